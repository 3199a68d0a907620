//! Lock files pin names, versions and hashes for every platform, and name no place of their own to
//! download from: whoever builds gets the same files through the registry set up on their machine.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::counts::Counts;
use crate::tree::Tree;

/// The packages of an npm lock file by their path.
type Packages = serde_json::Map<String, Value>;

/// Checks both lock files.
pub(super) fn check(tree: &Tree) -> Result<Counts> {
    let read = |path: &str| {
        let file = tree.file(path);
        fs::read_to_string(&file).with_context(|| format!("{} could not be read", file.display()))
    };
    let npm: Value = serde_json::from_str(&read("ui/package-lock.json")?)
        .context("ui/package-lock.json is no JSON")?;
    let npm = npm["packages"]
        .as_object()
        .context("ui/package-lock.json lists no packages")?;
    let findings = [
        (
            "addresses in ui/package-lock.json",
            addresses_in_npm_lock(npm),
        ),
        (
            "packages that ui/package-lock.json lacks for other platforms, so that `npm ci` refuses it",
            absent_from_npm_lock(npm),
        ),
        (
            "addresses in Cargo.lock",
            addresses_in_cargo_lock(&read("Cargo.lock")?),
        ),
    ];
    let mut counts = Counts::default();
    for (what, offenders) in findings {
        println!("{what}: {}", offenders.len());
        for offender in &offenders {
            println!("  {offender}");
        }
        counts = counts.and(if offenders.is_empty() {
            Counts::one_check()
        } else {
            Counts::one_failure()
        });
    }
    Ok(counts)
}

/// Packages with a `resolved` address. Links to folders of this tree have one without a scheme.
fn addresses_in_npm_lock(packages: &Packages) -> Vec<String> {
    packages
        .iter()
        .filter(|(_, package)| {
            package["resolved"]
                .as_str()
                .is_some_and(|address| address.contains(':'))
        })
        .map(|(name, _)| name.clone())
        .collect()
}

/// Optional packages that a package names and the lock file does not hold. npm leaves one out
/// without a word when the registry at hand does not have it.
fn absent_from_npm_lock(packages: &Packages) -> Vec<String> {
    let mut absent = Vec::new();
    for (path, package) in packages {
        let Some(optional) = package["optionalDependencies"].as_object() else {
            continue;
        };
        for name in optional.keys() {
            let beside = format!("node_modules/{name}");
            let inside = format!("{path}/node_modules/{name}");
            if !packages.contains_key(&beside) && !packages.contains_key(&inside) {
                absent.push(format!("{name}, which {path} names"));
            }
        }
    }
    absent
}

/// Sources that are not Cargo's own default registry, by which Cargo names it on every machine.
fn addresses_in_cargo_lock(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("source = "))
        .map(|source| source.trim_matches('"'))
        .filter(|source| !(source.starts_with("registry+") && source.ends_with("/crates.io-index")))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packages(text: &str) -> Packages {
        serde_json::from_str(text).expect("packages")
    }

    #[test]
    fn an_npm_address_is_found() {
        let packages = packages(
            r#"{"":{},"node_modules/a":{"resolved":"https://example.com/a.tgz"},"node_modules/b":{"integrity":"sha512-x"}}"#,
        );
        assert_eq!(addresses_in_npm_lock(&packages), ["node_modules/a"]);
    }

    #[test]
    fn an_absent_platform_is_found() {
        let packages = packages(
            r#"{"node_modules/a":{"optionalDependencies":{"a-linux":"1.0.0","a-mac":"1.0.0"}},"node_modules/a-linux":{}}"#,
        );
        assert_eq!(
            absent_from_npm_lock(&packages),
            ["a-mac, which node_modules/a names"]
        );
    }

    #[test]
    fn a_git_source_is_found() {
        let text = "source = \"git+https://example.com/a#1\"\nsource = \"registry+https://example.com/crates.io-index\"\n";
        assert_eq!(
            addresses_in_cargo_lock(text),
            ["git+https://example.com/a#1"]
        );
    }
}
