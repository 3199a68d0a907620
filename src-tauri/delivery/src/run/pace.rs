//! The pace of a run: so many calls a second over time, never many more at once.

use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// How much lateness is made up for. Timers wake up to a millisecond late, which would lower a
/// high rate; a stall of seconds must not end in a flood.
const CATCH_UP: Duration = Duration::from_millis(100);

/// Hands out turns at a rate.
pub(super) struct Pace {
    next: Instant,
    period: Duration,
}

impl Pace {
    /// `rate` turns a second; a rate that is no number or not positive is one.
    pub(super) fn new(rate: f64) -> Self {
        let rate = if rate.is_finite() && rate > 0.0 {
            rate.clamp(0.001, 100_000.0)
        } else {
            1.0
        };
        Self {
            next: Instant::now(),
            period: Duration::from_secs_f64(1.0 / rate),
        }
    }

    /// Waits for the next turn.
    pub(super) async fn turn(&mut self) {
        sleep_until(self.next).await;
        let earliest = Instant::now().checked_sub(CATCH_UP).unwrap_or(self.next);
        self.next = (self.next + self.period).max(earliest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_rate_is_kept_over_time() {
        let start = Instant::now();
        let mut pace = Pace::new(700.0);
        for _ in 0..7000 {
            pace.turn().await;
        }
        let seconds = start.elapsed().as_secs_f64();
        assert!((seconds - 10.0).abs() < 0.02, "{seconds}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_stall_ends_in_no_flood() {
        let mut pace = Pace::new(100.0);
        pace.turn().await;
        tokio::time::advance(Duration::from_secs(10)).await;
        let start = Instant::now();
        for _ in 0..111 {
            pace.turn().await;
        }
        // A tenth of a second is made up for: eleven turns at once, then a hundred a second.
        let seconds = start.elapsed().as_secs_f64();
        assert!((seconds - 1.0).abs() < 0.03, "{seconds}");
    }
}
