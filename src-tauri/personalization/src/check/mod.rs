//! The checks on the tree: what a message does wrong although it can be read.

mod nearest;

pub(crate) use nearest::nearest;

use crate::diagnostics::Diagnostic;
use crate::fragment::ParsedFragments;
use crate::options::CompileOptions;
use crate::syntax::tree::Body;

/// Checks a message.
pub(crate) fn check(
    _source: &str,
    _body: &Body,
    _fragments: &ParsedFragments,
    _options: &CompileOptions,
    _diagnostics: &mut Vec<Diagnostic>,
) {
}
