//! What may be repeated, how often, and how long to wait: only what certainly was not sent, or was
//! refused before anything was done.

use crate::failure::Stage;
use crate::outcome::{Outcome, Verdict};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;

/// How patient a run is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetryPolicy {
    /// How often a batch is tried altogether.
    pub attempts: u32,
    /// Milliseconds of the first wait; each further one is twice as long.
    pub first_wait_ms: u32,
    /// Longest wait in milliseconds. `Retry-After` may ask for more.
    pub longest_wait_ms: u32,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 5,
            first_wait_ms: 500,
            longest_wait_ms: 30_000,
        }
    }
}

/// What an outcome means for a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Consequence {
    /// The service took the batch.
    Accepted,
    /// The service said no, for good.
    Refused,
    /// It may have been sent: for a person to decide.
    Unknown,
    /// It was certainly not taken: try again, after at least this long.
    Retry {
        /// What the service asked for; zero where it said nothing.
        at_least: Duration,
        /// Whether the service asked everybody to slow down.
        throttled: bool,
    },
    /// Nothing further will go through either: the run has to stop.
    Halt,
}

/// What to make of an outcome.
pub fn consequence(outcome: &Outcome) -> Consequence {
    match outcome {
        Outcome::Answered(answered) => match (&answered.verdict, answered.status) {
            (Verdict::Accepted, _) => Consequence::Accepted,
            (Verdict::Refused(refusal), 429 | 500..) => Consequence::Retry {
                at_least: refusal
                    .retry_after
                    .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
                    .unwrap_or_default(),
                throttled: answered.status == 429 || refusal.retry_after.is_some(),
            },
            // A gateway before the service answers in pages of its own.
            (Verdict::NotUnderstood { .. }, 429 | 500..) => Consequence::Retry {
                at_least: Duration::ZERO,
                throttled: answered.status == 429,
            },
            (Verdict::NotUnderstood { .. }, 200..=299) => Consequence::Unknown,
            // A token or permission that is refused once is refused for every row, and a redirect
            // or a page by somebody else says that the service is not there at all.
            (Verdict::Refused(_), 401 | 403 | 407) | (Verdict::NotUnderstood { .. }, _) => {
                Consequence::Halt
            }
            (Verdict::Refused(_), _) => Consequence::Refused,
        },
        Outcome::Failed(failed) if failed.failure.may_have_been_sent => Consequence::Unknown,
        Outcome::Failed(failed) => match (failed.failure.stage, failed.failure.code.as_str()) {
            (_, "tlsFailed" | "tlsSetup" | "requestInvalid") => Consequence::Halt,
            (Stage::Resolve | Stage::Connect, _) => Consequence::Retry {
                at_least: Duration::ZERO,
                throttled: false,
            },
            _ => Consequence::Halt,
        },
    }
}

impl RetryPolicy {
    /// The wait before attempt `next` (the second is 2), with `chance` in `[0, 1)` as jitter: many
    /// batches that failed together must not come back together.
    pub fn wait(&self, next: u32, at_least: Duration, chance: f64) -> Duration {
        let doubled = next.saturating_sub(2).min(31);
        let longest = u64::from(self.longest_wait_ms);
        let wait = (u64::from(self.first_wait_ms) << doubled).min(longest);
        at_least + Duration::from_millis(wait).mul_f64(chance.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_are_bounded_and_never_shorter_than_asked() {
        let policy = RetryPolicy::default();
        let waits: Vec<_> = (2..12)
            .map(|next| policy.wait(next, Duration::ZERO, 1.0).as_millis())
            .collect();
        assert_eq!(
            waits,
            [
                500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000
            ]
        );
        assert_eq!(
            policy.wait(2, Duration::from_secs(7), 0.0),
            Duration::from_secs(7)
        );
        assert_eq!(policy.wait(u32::MAX, Duration::ZERO, 0.0), Duration::ZERO);
    }
}
