//! How much work searches may take.

/// Steps that a search may always take; more are given for longer texts.
const STEPS: u64 = 5_000_000;
const STEPS_A_BYTE: u64 = 64;

/// A budget of steps: a step is one attempt to match one part of an expression at one place.
///
/// It is shared by all searches that are given it, so that a message with many of them is bounded too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    pub(super) left: u64,
    given: u64,
}

impl Steps {
    /// This many steps.
    pub fn new(steps: u64) -> Self {
        Self {
            left: steps,
            given: steps,
        }
    }

    /// What one search in a text gets: enough for every expression that does not explode.
    pub fn for_text(text: &str) -> Self {
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        Self::new(length.saturating_mul(STEPS_A_BYTE).saturating_add(STEPS))
    }

    /// How many steps were taken.
    pub fn taken(self) -> u64 {
        self.given - self.left
    }
}
