//! The operating system's libraries and tools: installed where that can be done without asking a
//! person, named exactly where it cannot.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;

/// What the machine is to be prepared for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and opening the program.
    Run,
    /// That, and driving its window without a screen.
    Test,
}

/// Needed to build and open the program on Debian and its relatives.
const TO_RUN: [&str; 8] = [
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libxdo-dev",
    "libssl-dev",
    "libdbus-1-dev",
];

/// Needed on top to drive a window on a machine without a screen; the fonts make Japanese show.
const TO_TEST: [&str; 5] = [
    "xvfb",
    "webkit2gtk-driver",
    "dbus-x11",
    "dbus",
    "fonts-noto-cjk",
];

/// Installs what is missing, or says what a person must install.
pub(crate) fn packages(purpose: Purpose) -> Result<()> {
    if !cfg!(target_os = "linux") {
        println!(
            "setup: on this system Tauri needs the compiler tools of the platform (Xcode command line tools, or Visual Studio build tools and WebView2)"
        );
        return Ok(());
    }
    let mut wanted: Vec<&str> = TO_RUN.to_vec();
    if purpose == Purpose::Test {
        wanted.extend(TO_TEST);
    }
    if !on_path("dpkg-query") || !on_path("apt-get") {
        println!(
            "setup: this system has no apt-get, so nothing is installed here. The build needs what Debian calls {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|package| !installed(package))
        .collect();
    if missing.is_empty() {
        println!("setup: all {} system packages are there", wanted.len());
        return Ok(());
    }
    install(&missing)
}

fn install(missing: &[&str]) -> Result<()> {
    let names = missing.join(" ");
    let prefix: &[&str] = if is_root() {
        &[]
    } else if sudo_asks_nothing() {
        &["sudo", "-n"]
    } else {
        bail!(
            "system packages are missing and installing them needs an administrator. Run\n\n    sudo apt-get update && sudo apt-get install -y {names}\n\nand then this command again"
        );
    };
    println!("setup: installing {names}");
    apt(prefix, &["update"])?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(missing);
    apt(prefix, &arguments).with_context(|| {
        format!("the packages {names} could not be installed; see apt-get's message above")
    })
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Result<()> {
    let mut words: Vec<&str> = prefix.to_vec();
    // `env` keeps the setting through sudo; without it a package may stop to ask a question.
    words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    words.extend(arguments);
    let (program, rest) = words.split_first().context("an empty command")?;
    process::run(&mut process::command(Path::new("/"), program, rest))
}

fn installed(package: &str) -> bool {
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output();
    output.is_ok_and(|output| output.stdout == b"installed")
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn sudo_asks_nothing() -> bool {
    succeeds("sudo", &["-n", "true"])
}

fn on_path(program: &str) -> bool {
    succeeds(program, &["--version"])
}

fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
