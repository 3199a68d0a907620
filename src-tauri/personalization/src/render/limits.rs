//! What a render may cost. Rendering user content always ends; these say where.

use std::time::Duration;

/// The limits of one render.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Turns of loops and calls, each weighted by the size of what it handles.
    pub steps: u64,
    /// Bytes of output.
    pub output: usize,
    /// Bytes of a single text value.
    pub value: usize,
    /// Time on the machine's own clock. Steps end a render sooner, and at the same place everywhere; this is for a
    /// machine so busy that even they take long.
    pub time: Duration,
}

impl Default for Limits {
    /// Generous for messages: a million steps take well under a second.
    fn default() -> Self {
        Self {
            steps: 1_000_000,
            output: 10 << 20,
            value: 1 << 20,
            time: Duration::from_secs(5),
        }
    }
}
