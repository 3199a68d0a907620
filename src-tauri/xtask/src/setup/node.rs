//! Node.js and npm, which build the UI. They are not part of the program that comes out.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

/// The oldest Node.js that the UI's build supports; `engines` in ui/package.json says the same.
const OLDEST: (u32, u32) = (20, 19);

/// Says which Node.js and npm are used, or what to install.
pub(super) fn require() -> Result<()> {
    let advice = format!(
        "install Node.js {}.{} or newer with npm (nodejs.org/download, or your system's packages) and run this again",
        OLDEST.0, OLDEST.1
    );
    let Some(node) = version_of("node") else {
        bail!("Node.js builds the window's UI and is not installed: {advice}");
    };
    if parse(&node).is_none_or(|found| found < OLDEST) {
        bail!("Node.js {node} is too old to build the window's UI: {advice}");
    }
    let Some(npm) = version_of("npm") else {
        bail!("npm fetches the UI's libraries and is not installed: {advice}");
    };
    println!("setup: Node.js {node}, npm {npm}");
    Ok(())
}

fn version_of(program: &str) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.trim().trim_start_matches('v').to_owned())
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.').map(str::parse::<u32>);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number_and_not_by_letter() {
        assert_eq!(parse("20.20.2"), Some((20, 20)));
        assert!(parse("20.9.0") < Some(OLDEST));
        assert!(parse("100.1.0") > Some(OLDEST));
        assert_eq!(parse("nightly"), None);
    }
}
