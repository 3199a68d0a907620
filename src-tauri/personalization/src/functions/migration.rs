//! Functions for content that was written for Adobe Campaign.

use super::Function;

pub(super) const FUNCTIONS: &[Function] = &[];
