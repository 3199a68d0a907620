//! What the engine tells an editor about a message besides its problems.

mod attributes;
mod branches;
mod completion;
mod hover;
mod place;
mod variants;

pub use attributes::UsedAttribute;
pub(crate) use branches::branches;
pub use branches::{Branch, BranchKind};
pub use completion::{Completion, CompletionKind, Completions};
pub use hover::{Hover, Signature};
pub use variants::Variants;

use crate::template::Template;

impl Template {
    /// The branches of the message, in the order of the source; fragments' own branches are not among them.
    pub fn branches(&self) -> Vec<Branch> {
        branches(&self.inner.body)
    }
}
