//! A screen that nobody sees, always of the same size, so that pictures compare.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::process::Running;

/// Width, height and colours in bits.
const SIZE: &str = "1440x900x24";

/// An X server without a monitor.
pub(super) struct Screen {
    display: String,
    _server: Running,
}

impl Screen {
    /// Starts the server on a display that is free.
    pub(super) fn open() -> Result<Self> {
        let mut server = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", SIZE])
                .args(["-nolisten", "tcp", "-noreset"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        // It prints the number once it takes connections.
        let printed = server.child().stdout.take().context("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(printed)
            .read_line(&mut number)
            .context("Xvfb ended without opening a display")?;
        let number = number.trim();
        anyhow::ensure!(!number.is_empty(), "Xvfb opened no display");
        Ok(Self {
            display: format!(":{number}"),
            _server: server,
        })
    }

    /// What goes into `DISPLAY`.
    pub(super) fn display(&self) -> &str {
        &self.display
    }
}
