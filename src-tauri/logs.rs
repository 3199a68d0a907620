//! The log: a file a day in the data folder, the last week kept, secrets taken out.
//!
//! `CAMPAIGN_DESIGNER_LOG` sets what is written, in the form `warn,app=debug`.

use std::io::{self, Write};
use std::path::PathBuf;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

use crate::redaction::redacted;

/// Days of log that are kept.
const DAYS: usize = 7;

/// What is written unless the user asks for more.
const USUAL: &str = "info,tao=warn,wry=warn,tracing::span=off";

/// Why the log could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the log in {folder} could not be opened: {source}")]
pub struct LogsError {
    folder: PathBuf,
    source: tracing_appender::rolling::InitError,
}

/// Starts writing. What is returned must live as long as the program: it writes the rest on its way
/// out.
pub(crate) fn start(folder: PathBuf) -> Result<WorkerGuard, LogsError> {
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("campaign-designer")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(&folder)
        .map_err(|source| LogsError { folder, source })?;
    let (writer, guard) = tracing_appender::non_blocking(Redacting(file));
    let filter =
        EnvFilter::try_from_env("CAMPAIGN_DESIGNER_LOG").unwrap_or_else(|_| EnvFilter::new(USUAL));
    let set = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(writer)
        .try_init();
    if set.is_err() {
        // Only possible when a host of this library set a log of its own, which then gets it all.
        tracing::debug!("another log is in use");
    }
    Ok(guard)
}

/// Takes secrets out of what passes through. Each write is one whole event.
struct Redacting<W>(W);

impl<W: Write> Write for Redacting<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        self.0.write_all(redacted(&text).as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_reach_the_file() {
        let mut written = Vec::new();
        let event = b"INFO token: Bearer 0123456789abcdef\n";
        let length = Redacting(&mut written).write(event).expect("a write");
        assert_eq!(length, event.len());
        assert_eq!(written, b"INFO token: Bearer [redacted]\n");
    }
}
