//! Lines in, lines out: worked on by all cores, answered in order, in bounded memory.

use std::io::{self, BufRead, Write};
use std::num::NonZero;
use std::sync::mpsc::sync_channel;
use std::thread;

/// A block of lines is at least this long, so that handing it over costs little beside the work.
const BLOCK_BYTES: usize = 256 * 1024;

/// Blocks that wait for each worker, and for the writer.
const WAITING: usize = 2;

/// Gives each line of `input` to `answer`, which appends its answer to the given buffer, and writes
/// the answers in the order of the lines. Empty lines are passed over.
pub(crate) fn each_line(
    mut input: impl BufRead + Send,
    mut output: impl Write,
    answer: impl Fn(&[u8], &mut Vec<u8>) + Sync,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let mut to_workers = Vec::new();
        let mut from_workers = Vec::new();
        for _ in 0..workers {
            let (give, blocks) = sync_channel::<Vec<u8>>(WAITING);
            let (done, answers) = sync_channel::<Vec<u8>>(WAITING);
            let answer = &answer;
            scope.spawn(move || {
                for block in blocks {
                    let mut answers = Vec::with_capacity(block.len() * 4);
                    for line in block.split(|byte| *byte == b'\n') {
                        let line = line.trim_ascii();
                        if !line.is_empty() {
                            answer(line, &mut answers);
                        }
                    }
                    if done.send(answers).is_err() {
                        // The writer has stopped: nobody wants the rest.
                        return;
                    }
                }
            });
            to_workers.push(give);
            from_workers.push(answers);
        }
        let reader = scope.spawn(move || -> io::Result<()> {
            // In turns, so that the writer, taking turns as well, has the order of the lines.
            for give in to_workers.iter().cycle() {
                let block = block(&mut input)?;
                if block.is_empty() || give.send(block).is_err() {
                    break;
                }
            }
            Ok(())
        });
        for answers in from_workers.iter().cycle() {
            // The first worker without an answer was given no block, and so were all after it.
            let Ok(answers) = answers.recv() else { break };
            output.write_all(&answers)?;
        }
        output.flush()?;
        drop(from_workers);
        reader
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("reading broke off")))
    })
}

/// The next whole lines; empty at the end.
fn block(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut block = Vec::with_capacity(BLOCK_BYTES + BLOCK_BYTES / 8);
    while block.len() < BLOCK_BYTES {
        if input.read_until(b'\n', &mut block)? == 0 {
            break;
        }
    }
    Ok(block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn answers_come_in_the_order_of_the_lines() {
        let mut input = String::new();
        for number in 0..200_000 {
            let _ = writeln!(input, "{number}");
        }
        let mut output = Vec::new();
        each_line(input.as_bytes(), &mut output, |line, answers| {
            answers.extend_from_slice(line);
            answers.push(b'\n');
        })
        .expect("answered");
        assert_eq!(String::from_utf8(output).expect("text"), input);
    }

    #[test]
    fn a_writer_that_stops_ends_the_work() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let input = "x\n".repeat(2_000_000);
        let result = each_line(input.as_bytes(), Full, |line, answers| {
            answers.extend_from_slice(line);
        });
        assert!(result.is_err());
    }
}
