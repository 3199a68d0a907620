//! Runs other programs and tells plainly when one cannot be run or fails.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// What this program inherited from `cargo run` and must not hand on: build scripts that watch
/// these variables would run again each time a person calls `cargo` directly in between.
const SET_BY_CARGO: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];

/// A program with its arguments, to be run in `folder`.
pub(crate) fn command<S: AsRef<OsStr>>(folder: &Path, program: &str, arguments: &[S]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let inherited = name
            .to_str()
            .is_some_and(|name| SET_BY_CARGO.iter().any(|prefix| name.starts_with(prefix)));
        if inherited {
            command.env_remove(name);
        }
    }
    command
}

/// The same for `cargo`: the one that started this program, so that a chosen toolchain stays.
pub(crate) fn cargo<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(folder, &cargo, arguments)
}

/// How a person would type the command.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let mut line = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Runs to the end with the console as it is and returns how it ended.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    let line = shown(command);
    command
        .status()
        .with_context(|| format!("`{line}` could not be started"))
}

/// Runs to the end with the console as it is; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let ended = status(command)?;
    if !ended.success() {
        bail!("`{}` failed ({ended})", shown(command));
    }
    Ok(())
}

/// Runs to the end and returns what it printed; errors still go to the console.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{line}` could not be started"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({})", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed no text"))
}

/// Runs to the end, hands every line it prints to the console at once and also to `each`.
pub(crate) fn watch(command: &mut Command, mut each: impl FnMut(&str)) -> Result<ExitStatus> {
    let line = shown(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{line}` could not be started"))?;
    let printed = child
        .stdout
        .take()
        .with_context(|| format!("`{line}` has no output to read"))?;
    let mut console = std::io::stdout();
    for bytes in BufReader::new(printed).split(b'\n') {
        let bytes = bytes.with_context(|| format!("the output of `{line}` broke off"))?;
        let text = String::from_utf8_lossy(&bytes);
        writeln!(console, "{text}").context("the console is gone")?;
        each(&text);
    }
    child
        .wait()
        .with_context(|| format!("`{line}` could not be waited for"))
}
