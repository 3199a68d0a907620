//! The UI's libraries and its build, each renewed only when what it is made from changed.
//!
//! A stamp beside the libraries holds a digest of the inputs. It lies inside `node_modules`, so
//! that whoever deletes that folder also deletes the belief that it is complete.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::node;
use crate::process;
use crate::tree::Tree;

/// Folders in `ui/` that are made and not written by a person.
const MADE: [&str; 3] = ["node_modules", "dist", "coverage"];

/// Installs the UI's libraries exactly as the lock file names them.
pub(crate) fn install(tree: &Tree) -> Result<()> {
    node::require()?;
    let ui = tree.ui();
    let inputs = [ui.join("package.json"), ui.join("package-lock.json")];
    let stamp = stamp(tree, "installed");
    let digest = digest(&inputs)?;
    if is_current(&stamp, digest) {
        println!("setup: the UI's libraries are there");
        return Ok(());
    }
    println!("setup: installing the UI's libraries (npm ci)");
    process::run(&mut process::command(
        &ui,
        "npm",
        &["ci", "--no-audit", "--no-fund"],
    ))
    .context("the UI's libraries could not be installed; see npm's message above")?;
    renew(&stamp, digest)
}

/// Builds the UI into `ui/dist`, from where it goes into the program. The libraries must be there.
pub(crate) fn build(tree: &Tree) -> Result<()> {
    let ui = tree.ui();
    let mut inputs = Vec::new();
    written_files(&ui, &mut inputs)?;
    let stamp = stamp(tree, "built");
    let digest = digest(&inputs)?;
    if is_current(&stamp, digest) && ui.join("dist/index.html").is_file() {
        println!("setup: the UI is built");
        return Ok(());
    }
    println!("setup: building the UI (npm run build)");
    process::run(&mut process::command(&ui, "npm", &["run", "build"]))
        .context("the UI could not be built; see the message above")?;
    renew(&stamp, digest)
}

fn stamp(tree: &Tree, name: &str) -> PathBuf {
    tree.ui().join("node_modules/.campaign-designer").join(name)
}

fn is_current(stamp: &Path, digest: u64) -> bool {
    fs::read_to_string(stamp).is_ok_and(|found| found == format!("{digest:016x}"))
}

fn renew(stamp: &Path, digest: u64) -> Result<()> {
    let folder = stamp.parent().context("a stamp lies in a folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(stamp, format!("{digest:016x}")))
        .with_context(|| format!("{} could not be written", stamp.display()))
}

/// Collects the files under `folder` that people write, in an order that does not vary.
fn written_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = || format!("{} could not be read", folder.display());
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .with_context(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().with_context(unreadable)?;
        if kind.is_file() {
            found.push(entry.path());
        } else if kind.is_dir() && !MADE.iter().any(|made| entry.file_name() == *made) {
            written_files(&entry.path(), found)?;
        }
    }
    Ok(())
}

/// A number that changes when a file's name or content does. It guards against forgetting, not
/// against an adversary, so the standard library's hash is enough.
fn digest(files: &[PathBuf]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        let content =
            fs::read(file).with_context(|| format!("{} could not be read", file.display()))?;
        file.hash(&mut hasher);
        content.hash(&mut hasher);
    }
    Ok(hasher.finish())
}
