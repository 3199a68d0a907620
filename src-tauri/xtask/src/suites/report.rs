//! The closing table: a line a suite, then the whole.

use std::fmt::Write;

use super::counts::Counts;

/// What became of one suite.
pub(super) struct Line {
    pub(super) suite: &'static str,
    pub(super) counts: Counts,
    pub(super) seconds: f64,
}

/// The table, ending with `N passed, N failed` on a line of its own.
///
/// A skipped test counts as failed in that last line, so that it can never say less than the exit
/// code.
pub(super) fn table(lines: &[Line]) -> String {
    let mut text = format!(
        "{:<10} {:>7} {:>7} {:>8} {:>8}\n",
        "suite", "passed", "failed", "skipped", "seconds"
    );
    let mut whole = Counts::default();
    for line in lines {
        let Counts {
            passed,
            failed,
            skipped,
        } = line.counts;
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "{:<10} {passed:>7} {failed:>7} {skipped:>8} {:>8.1}",
            line.suite, line.seconds
        );
        whole = whole.and(line.counts);
    }
    let _ = writeln!(
        text,
        "\n{} passed, {} failed",
        whole.passed,
        whole.failed + whole.skipped
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_the_whole() {
        let counts = |passed, failed, skipped| Counts {
            passed,
            failed,
            skipped,
        };
        let text = table(&[
            Line {
                suite: "format",
                counts: counts(1, 0, 0),
                seconds: 0.5,
            },
            Line {
                suite: "rust",
                counts: counts(240, 1, 2),
                seconds: 61.25,
            },
        ]);
        assert_eq!(
            text,
            "suite       passed  failed  skipped  seconds\n\
             format           1       0        0      0.5\n\
             rust           240       1        2     61.2\n\
             \n241 passed, 3 failed\n"
        );
    }
}
