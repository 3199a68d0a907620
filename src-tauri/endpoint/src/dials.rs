//! Dials: how slow, how busy and how broken the endpoint is to be.

use crate::world::Random;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;

/// What is dialled in. Rates are between 0 (never) and 1 (always).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Dials {
    /// Milliseconds before every answer.
    pub latency_ms: u32,
    /// Up to so many milliseconds more, at random.
    pub jitter_ms: u32,
    /// How many calls are answered 429 with `Retry-After`; nothing is sent by them.
    pub throttle_rate: f64,
    /// How many calls are answered 503; nothing is sent by them.
    pub error_rate: f64,
    /// How many messages bounce.
    pub bounce_rate: f64,
    /// How many delivered emails are opened.
    pub open_rate: f64,
    /// How many delivered emails and text messages are clicked in.
    pub click_rate: f64,
    /// How many delivered emails are reported as spam.
    pub complaint_rate: f64,
}

/// What the dials do to one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    None,
    Throttled,
    Broken,
}

impl Dials {
    /// How long the next answer waits.
    pub(crate) fn delay(self, random: &dyn Random) -> Duration {
        let jitter = f64::from(self.jitter_ms) * random.fraction();
        Duration::from_secs_f64((f64::from(self.latency_ms) + jitter) / 1000.0)
    }

    /// What happens to the next call.
    pub(crate) fn trouble(self, random: &dyn Random) -> Trouble {
        if random.fraction() < self.throttle_rate {
            Trouble::Throttled
        } else if random.fraction() < self.error_rate {
            Trouble::Broken
        } else {
            Trouble::None
        }
    }

    /// Whether the next message bounces.
    pub(crate) fn bounces(self, random: &dyn Random) -> bool {
        random.fraction() < self.bounce_rate
    }
}
