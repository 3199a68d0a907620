//! How many tests passed, failed or were left out, read from what the runners report.

use anyhow::{Context, Result};
use serde::Deserialize;

/// The outcome of a suite in numbers.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    /// Left out by their own mark. There is no reason good enough: they make the suite fail.
    pub(crate) skipped: u64,
}

impl Counts {
    /// A suite that is one yes-or-no question, answered yes.
    pub(crate) const fn one_check() -> Self {
        Self {
            passed: 1,
            failed: 0,
            skipped: 0,
        }
    }

    /// A suite that was answered no, or could not be run to its end.
    pub(crate) const fn one_failure() -> Self {
        Self {
            passed: 0,
            failed: 1,
            skipped: 0,
        }
    }

    /// Whether the suite counts as good: something ran, and nothing failed or was left out.
    pub(crate) const fn good(self) -> bool {
        self.passed > 0 && self.failed == 0 && self.skipped == 0
    }

    /// The counts of two parts together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Adds a failure when the runner ended badly without naming a failed test, or ended well
    /// without having run one: both mean that something was not tested.
    #[must_use]
    pub(crate) fn checked_against(self, runner_succeeded: bool) -> Self {
        let unexplained = !runner_succeeded && self.failed == 0;
        let empty = runner_succeeded && self.passed == 0;
        if !unexplained && !empty {
            return self;
        }
        let reason = if empty {
            "no test ran"
        } else {
            "the runner broke off"
        };
        println!("counted as a failure: {reason}");
        self.and(Self::one_failure())
    }

    /// Reads a closing line of Rust's test runner, such as
    /// `test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.01s`.
    pub(crate) fn from_libtest(line: &str) -> Option<Self> {
        let summary = line.trim().strip_prefix("test result: ")?;
        let (_, numbers) = summary.split_once(". ")?;
        let mut counts = Self::default();
        for part in numbers.split("; ") {
            let Some((number, what)) = part.split_once(' ') else {
                continue;
            };
            match what {
                "passed" => counts.passed = number.parse().ok()?,
                "failed" => counts.failed = number.parse().ok()?,
                "ignored" => counts.skipped = number.parse().ok()?,
                _ => {}
            }
        }
        Some(counts)
    }

    /// Reads the report that Vitest writes as JSON.
    pub(crate) fn from_vitest(report: &str) -> Result<Self> {
        let report: VitestReport =
            serde_json::from_str(report).context("Vitest wrote an unexpected report")?;
        Ok(Self {
            passed: report.passed,
            failed: report.failed,
            skipped: report.pending + report.todo,
        })
    }
}

#[derive(Deserialize)]
struct VitestReport {
    #[serde(rename = "numPassedTests")]
    passed: u64,
    #[serde(rename = "numFailedTests")]
    failed: u64,
    #[serde(rename = "numPendingTests")]
    pending: u64,
    #[serde(rename = "numTodoTests")]
    todo: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libtest_closing_lines_are_read() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s";
        assert_eq!(
            Counts::from_libtest(line),
            Some(Counts {
                passed: 12,
                failed: 2,
                skipped: 1
            })
        );
    }

    #[test]
    fn other_lines_are_not_closing_lines() {
        assert_eq!(Counts::from_libtest("test lexer::spans ... ok"), None);
        assert_eq!(Counts::from_libtest("running 3 tests"), None);
    }

    #[test]
    fn vitest_reports_are_read() {
        let report = r#"{"numTotalTests":7,"numPassedTests":4,"numFailedTests":1,"numPendingTests":1,"numTodoTests":1,"success":false}"#;
        let counts = Counts::from_vitest(report).expect("a report");
        assert_eq!(
            counts,
            Counts {
                passed: 4,
                failed: 1,
                skipped: 2
            }
        );
    }

    #[test]
    fn a_suite_without_a_test_is_not_good() {
        let nothing = Counts::default();
        assert!(!nothing.good());
        assert_eq!(nothing.checked_against(true).failed, 1);
    }

    #[test]
    fn a_skipped_test_is_not_good() {
        let skipped = Counts {
            passed: 5,
            failed: 0,
            skipped: 1,
        };
        assert!(!skipped.good());
    }

    #[test]
    fn a_runner_that_broke_off_is_a_failure() {
        let counts = Counts::one_check().checked_against(false);
        assert_eq!(counts.failed, 1);
        let told = Counts::one_failure().checked_against(false);
        assert_eq!(told.failed, 1, "a failure that was named counts once");
    }
}
