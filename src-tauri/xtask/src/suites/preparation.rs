//! What a suite needs to be there before it starts. Each thing is made once, when first needed, so
//! that a suite over the sources alone starts at once and a UI that does not build fails the suites
//! that need it and no others.

use std::cell::OnceCell;

use anyhow::{Result, anyhow};

use crate::setup;
use crate::tree::Tree;

/// How far the UI must have come.
#[derive(Clone, Copy)]
pub(super) enum Needs {
    /// Not at all.
    Sources,
    /// Its libraries are installed.
    Libraries,
    /// It is built: the root package embeds it, so that even the linter wants it.
    BuiltUi,
}

/// What has been made so far, or why it could not be.
#[derive(Default)]
pub(super) struct Preparation {
    libraries: OnceCell<Result<(), String>>,
    built: OnceCell<Result<(), String>>,
}

impl Preparation {
    /// Makes what is needed and not made yet.
    pub(super) fn make(&self, tree: &Tree, needs: Needs) -> Result<()> {
        match needs {
            Needs::Sources => Ok(()),
            Needs::Libraries => once(&self.libraries, || setup::ui_libraries(tree)),
            Needs::BuiltUi => once(&self.built, || {
                self.make(tree, Needs::Libraries)?;
                setup::built_ui(tree)
            }),
        }
    }
}

fn once(cell: &OnceCell<Result<(), String>>, make: impl FnOnce() -> Result<()>) -> Result<()> {
    cell.get_or_init(|| make().map_err(|error| format!("{error:#}")))
        .clone()
        .map_err(|error| anyhow!(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_again_and_not_tried_again() {
        let cell = OnceCell::new();
        let first = once(&cell, || Err(anyhow!("no network")));
        let second = once(&cell, || Ok(()));
        assert_eq!(first.expect_err("failed").to_string(), "no network");
        assert_eq!(second.expect_err("still failed").to_string(), "no network");
    }
}
