//! Every library this project uses comes under a licence that lets it be shipped.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use spdx::{Expression, ParseMode};

use super::counts::Counts;
use crate::process;
use crate::tree::Tree;

/// Licences that allow shipping without opening this project's own sources.
const ALLOWED: [&str; 17] = [
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Python-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// A library and what it says of its licence.
struct Library {
    name: String,
    licence: Option<String>,
}

/// Checks the libraries of the Rust crates and of the UI.
pub(super) fn check(tree: &Tree) -> Result<Counts> {
    let mut counts = Counts::default();
    for (what, libraries) in [("crates", crates(tree)?), ("npm packages", packages(tree)?)] {
        let offenders: Vec<&Library> = libraries
            .iter()
            .filter(|library| !library.licence.as_deref().is_some_and(allowed))
            .collect();
        println!(
            "{what}: {} libraries, {} with a licence that is not on the list",
            libraries.len(),
            offenders.len()
        );
        for library in &offenders {
            let licence = library.licence.as_deref().unwrap_or("no licence given");
            println!("  {}: {licence}", library.name);
        }
        counts = counts.and(if offenders.is_empty() {
            Counts::one_check()
        } else {
            Counts::one_failure()
        });
    }
    Ok(counts)
}

/// Whether an expression such as `MIT OR (Apache-2.0 AND BSD-3-Clause)` can be met with the list.
/// An exception (`WITH`) only ever grants more than the licence itself.
fn allowed(expression: &str) -> bool {
    // Old crates write `MIT/Apache-2.0`, which the lax mode reads as OR.
    let Ok(expression) = Expression::parse_mode(expression, ParseMode::LAX) else {
        return false;
    };
    expression.evaluate(|requirement| {
        requirement
            .license
            .id()
            .is_some_and(|id| ALLOWED.contains(&id.name))
    })
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
}

/// All crates of the lock file, for every platform. Our own are among them and pass like others.
fn crates(tree: &Tree) -> Result<Vec<Library>> {
    let text = process::output(&mut process::cargo(
        tree.root(),
        &["metadata", "--format-version", "1", "--locked"],
    ))?;
    let metadata: Metadata =
        serde_json::from_str(&text).context("cargo metadata printed something unexpected")?;
    Ok(metadata
        .packages
        .into_iter()
        .map(|package| Library {
            name: format!("{} {}", package.name, package.version),
            licence: package.license,
        })
        .collect())
}

/// All packages of the lock file; where it gives no licence, the installed package is asked.
fn packages(tree: &Tree) -> Result<Vec<Library>> {
    let file = tree.file("ui/package-lock.json");
    let text = fs::read_to_string(&file)
        .with_context(|| format!("{} could not be read", file.display()))?;
    let lock: Value = serde_json::from_str(&text).context("ui/package-lock.json is no JSON")?;
    let packages = lock["packages"]
        .as_object()
        .context("ui/package-lock.json lists no packages")?;
    Ok(packages
        .iter()
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, package)| Library {
            name: path.trim_start_matches("node_modules/").to_owned(),
            licence: package["license"]
                .as_str()
                .map(str::to_owned)
                .or_else(|| installed_licence(&tree.ui().join(path))),
        })
        .collect())
}

fn installed_licence(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join("package.json")).ok()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    manifest["license"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn a_choice_needs_one_good_side_and_a_sum_needs_both() {
        assert!(allowed("GPL-3.0-only OR MIT"));
        assert!(!allowed("GPL-3.0-only AND MIT"));
        assert!(allowed("(MIT OR GPL-3.0-only) AND BSD-3-Clause"));
    }

    #[test]
    fn the_old_way_to_write_a_choice_is_read() {
        assert!(allowed("MIT/Apache-2.0"));
    }

    #[test]
    fn an_exception_grants_more_than_its_licence() {
        assert!(allowed("Apache-2.0 WITH LLVM-exception"));
    }

    #[test]
    fn what_cannot_be_read_is_not_allowed() {
        assert!(!allowed("SEE LICENSE IN FILE"));
        assert!(!allowed("UNLICENSED"));
        assert!(!allowed("AGPL-3.0-only"));
    }
}
