//! `cargo xtask screenshots`: takes the README's pictures of the real window.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::tree::Tree;
use crate::{process, setup};

/// Where the README finds them.
const KEPT: &str = "tests/window/pictures";

/// How the names of those begin that are kept, without this; the window tests take many more.
const PREFIX: &str = "readme-";

/// Runs the window tests that take pictures and keeps those for the README.
pub(crate) fn take(tree: &Tree) -> Result<ExitCode> {
    setup::system_packages(setup::Purpose::Test)?;
    setup::ui_libraries(tree)?;
    setup::built_ui(tree)?;
    process::run(&mut process::cargo(
        tree.root(),
        &[
            "test",
            "--workspace",
            "--test",
            "window",
            "--",
            "--test-threads",
            "1",
            "pictures::",
        ],
    ))?;
    let kept = tree.file(KEPT);
    fs::create_dir_all(&kept).with_context(|| format!("{} could not be made", kept.display()))?;
    let taken = tree.target()?.join("screenshots");
    let mut count = 0;
    for entry in
        fs::read_dir(&taken).with_context(|| format!("{} could not be read", taken.display()))?
    {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else {
            continue;
        };
        let file = kept.join(name);
        fs::copy(entry.path(), &file)
            .with_context(|| format!("{} could not be written", file.display()))?;
        println!("screenshots: {}", file.display());
        count += 1;
    }
    ensure!(
        count > 0,
        "no picture in {} begins with {PREFIX}",
        taken.display()
    );
    Ok(ExitCode::SUCCESS)
}
