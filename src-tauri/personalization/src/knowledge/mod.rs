//! What the engine tells an editor about a message besides its problems.

mod branches;

pub(crate) use branches::branches;
pub use branches::{Branch, BranchKind};

use crate::template::Template;

impl Template {
    /// The branches of the message, in the order of the source; fragments' own branches are not among them.
    pub fn branches(&self) -> Vec<Branch> {
        branches(&self.inner.body)
    }
}
