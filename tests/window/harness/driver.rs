//! WebKit's WebDriver server, which starts the program and hands it clicks and keys.

use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use super::process::{Running, free_port, wait_until};

/// The server, on a session bus of its own: programs on one bus would take each other for a second
/// start.
pub(super) struct Driver {
    port: u16,
    _server: Running,
}

impl Driver {
    /// Starts the server; the program it starts inherits `environment` and nothing else that
    /// matters.
    pub(super) fn start(environment: &[(&str, &str)]) -> Result<Self> {
        let port = free_port()?;
        let server = Running::start(
            Command::new("dbus-run-session")
                .args(["--", "WebKitWebDriver", "--host=127.0.0.1"])
                .arg(format!("--port={port}"))
                .envs(environment.iter().copied()),
        )?;
        wait_until("WebKitWebDriver takes connections", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        })?;
        Ok(Self {
            port,
            _server: server,
        })
    }

    /// Opens `program` and returns its window.
    pub(super) async fn open(&self, program: &Path) -> Result<WebDriver> {
        let mut wanted = Capabilities::new();
        wanted.set(
            "webkitgtk:browserOptions",
            json!({ "binary": program, "args": [] }),
        );
        WebDriver::new(format!("http://127.0.0.1:{}", self.port), wanted)
            .await
            .with_context(|| format!("{} did not open a window", program.display()))
    }
}
