//! What a render may cost. Rendering user content always ends; these say where.

/// The limits of one render.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Turns of loops and calls, each weighted by the size of what it handles.
    pub steps: u64,
    /// Bytes of output.
    pub output: usize,
    /// Bytes of a single text value.
    pub value: usize,
}

impl Default for Limits {
    /// Generous for messages: a million steps take well under a second.
    fn default() -> Self {
        Self {
            steps: 1_000_000,
            output: 10 << 20,
            value: 1 << 20,
        }
    }
}
