//! The suites: what each one promises, in which order they run, and when a run counts as good.

mod counts;
mod licences;
mod locks;
mod preparation;
mod report;
mod rust;
mod ui;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use self::counts::Counts;
use self::preparation::{Needs, Preparation};
use self::report::Line;
use crate::tree::Tree;
use crate::{bindings, setup};

/// One suite.
struct Suite {
    name: &'static str,
    /// What holds when it passes.
    promise: &'static str,
    /// Whether `cargo xtask check` runs it too.
    quick: bool,
    needs: Needs,
    run: fn(&Tree) -> Result<Counts>,
}

/// All suites, cheap ones first, so that a small mistake shows in seconds.
const SUITES: [Suite; 11] = [
    Suite {
        name: "format",
        promise: "the Rust sources are formatted",
        quick: true,
        needs: Needs::Sources,
        run: rust::format,
    },
    Suite {
        name: "locks",
        promise: "the lock files are complete and name no place to download from",
        quick: true,
        needs: Needs::Sources,
        run: locks::check,
    },
    Suite {
        name: "licences",
        promise: "every library's licence is one this project may ship",
        quick: true,
        needs: Needs::Sources,
        run: licences::check,
    },
    Suite {
        name: "ui-types",
        promise: "the UI's types fit together",
        quick: true,
        needs: Needs::Libraries,
        run: ui::types,
    },
    Suite {
        name: "ui-lint",
        promise: "the UI's sources follow its rules",
        quick: true,
        needs: Needs::Libraries,
        run: ui::lint,
    },
    Suite {
        name: "ui",
        promise: "the UI's parts do what their tests say",
        quick: false,
        needs: Needs::Libraries,
        run: ui::tests,
    },
    Suite {
        name: "clippy",
        promise: "the linter finds nothing in the Rust sources",
        quick: true,
        needs: Needs::BuiltUi,
        run: rust::clippy,
    },
    Suite {
        name: "bindings",
        promise: "the UI's types of the commands are those of the Rust sources",
        quick: true,
        needs: Needs::Sources,
        run: |tree| bindings::check(tree).map(|()| Counts::one_check()),
    },
    Suite {
        name: "rust",
        promise: "the crates do what their tests and examples say",
        quick: false,
        needs: Needs::BuiltUi,
        run: rust::tests,
    },
    Suite {
        name: "fuzz",
        promise: "hostile content neither breaks the engine nor keeps it busy (a short run)",
        quick: false,
        needs: Needs::Sources,
        run: rust::fuzz,
    },
    Suite {
        name: "window",
        promise: "a person can do it in the real window",
        quick: false,
        needs: Needs::BuiltUi,
        run: rust::window,
    },
];

/// Prints the names and promises.
pub(crate) fn list() {
    for suite in &SUITES {
        println!("{:<10} {}", suite.name, suite.promise);
    }
}

/// Prepares the machine and runs all suites, or those in `only`.
pub(crate) fn test(tree: &Tree, only: &[String]) -> Result<ExitCode> {
    for name in only {
        if !SUITES.iter().any(|suite| suite.name == name) {
            bail!("there is no suite called {name}; `cargo xtask test --list` names them all");
        }
    }
    let chosen: Vec<&Suite> = SUITES
        .iter()
        .filter(|suite| only.is_empty() || only.iter().any(|name| name == suite.name))
        .collect();
    run(tree, &chosen, setup::Purpose::Test)
}

/// Runs the quick suites.
pub(crate) fn check(tree: &Tree) -> Result<ExitCode> {
    let chosen: Vec<&Suite> = SUITES.iter().filter(|suite| suite.quick).collect();
    run(tree, &chosen, setup::Purpose::Run)
}

fn run(tree: &Tree, chosen: &[&Suite], purpose: setup::Purpose) -> Result<ExitCode> {
    let began = Instant::now();
    setup::system_packages(purpose)?;
    let preparation = Preparation::default();
    let mut lines = Vec::new();
    for (index, suite) in chosen.iter().enumerate() {
        println!(
            "\n==== {}/{} {}: {} (after {} s)",
            index + 1,
            chosen.len(),
            suite.name,
            suite.promise,
            began.elapsed().as_secs()
        );
        let started = Instant::now();
        let counts = preparation
            .make(tree, suite.needs)
            .and_then(|()| (suite.run)(tree))
            .unwrap_or_else(|error| {
                println!("{}: {error:#}", suite.name);
                Counts::one_failure()
            });
        lines.push(Line {
            suite: suite.name,
            counts,
            seconds: started.elapsed().as_secs_f64(),
        });
    }
    let good = lines.iter().all(|line| line.counts.good());
    print!("\n{}", report::table(&lines));
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suites_have_names_of_their_own() {
        let mut names: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SUITES.len());
    }

    #[test]
    fn an_unknown_suite_is_refused_before_anything_runs() {
        let tree = Tree::locate().expect("the tree");
        let error = test(&tree, &["nonsense".to_owned()]).expect_err("no such suite");
        assert!(error.to_string().contains("nonsense"));
    }
}
