//! Programs that live as long as the value that holds them.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// A program that is ended when this is dropped.
pub(super) struct Running {
    child: Child,
}

impl Running {
    /// Starts a program with nothing to read; what it says goes to the test's own error output.
    pub(super) fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).spawn().with_context(|| {
            format!("{name} could not be started; `cargo xtask setup` installs it")
        })?;
        Ok(Self { child })
    }

    /// The program itself, for its pipes.
    pub(super) fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail when the program has ended by itself, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port of the loopback address that nobody listens on.
pub(super) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?.port())
}

/// The processes that run `program` with `setting` in their environment.
pub(super) fn running(program: &Path, setting: &str) -> Result<Vec<u32>> {
    let program = program.canonicalize()?;
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let folder = entry?.path();
        let Some(id) = folder
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // Processes come and go, and others' are not ours to read: both are simply not the one.
        let is_program = fs::read_link(folder.join("exe")).is_ok_and(|exe| exe == program);
        let has_setting = fs::read(folder.join("environ")).is_ok_and(|variables| {
            variables
                .split(|byte| *byte == 0)
                .any(|variable| variable == setting.as_bytes())
        });
        if is_program && has_setting {
            found.push(id);
        }
    }
    Ok(found)
}

/// Pulls the plug: the process gets no chance to do anything more.
pub(super) fn kill(id: u32) -> Result<()> {
    let killed = Command::new("kill")
        .args(["-KILL", &id.to_string()])
        .status()?;
    if !killed.success() {
        bail!("process {id} could not be killed");
    }
    wait_until("the killed process is gone", || {
        !Path::new(&format!("/proc/{id}/exe")).exists()
    })
}

/// Waits for something that happens outside of the window.
pub(super) fn wait_until(what: &str, mut happened: impl FnMut() -> bool) -> Result<()> {
    let limit = Duration::from_secs(30);
    let began = Instant::now();
    while !happened() {
        if began.elapsed() > limit {
            bail!("waited {limit:?} in vain: {what}");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
