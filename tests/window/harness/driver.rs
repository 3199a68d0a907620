//! WebKit's WebDriver server, which starts the program and hands it clicks and keys.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use super::process::{Running, free_port, wait_until};

/// Where the environment names the session bus.
const BUS: &str = "DBUS_SESSION_BUS_ADDRESS";

/// How long one request to the server may take. None takes a second unless something hangs.
const REQUEST: Duration = Duration::from_mins(1);

/// The server, on a session bus of its own: programs on one bus would take each other for a second
/// start.
pub(super) struct Driver {
    port: u16,
    bus_address: String,
    // The order matters: the server goes before the bus.
    _server: Running,
    _bus: Running,
}

impl Driver {
    /// Starts the server; the program it starts inherits `environment`. What the two of them and
    /// the libraries below them say goes to the end of `said`.
    pub(super) fn start(environment: &[(&str, String)], said: &Path) -> Result<Self> {
        let (bus, bus_address) = session_bus(environment)?;
        let port = free_port()?;
        let said = File::options().create(true).append(true).open(said)?;
        let server = Running::start(
            Command::new("WebKitWebDriver")
                .arg("--host=127.0.0.1")
                .arg(format!("--port={port}"))
                .stdout(said.try_clone()?)
                .stderr(said)
                .env(BUS, &bus_address)
                .envs(environment.iter().map(|(name, value)| (name, value))),
        )?;
        wait_until("WebKitWebDriver takes connections", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        })?;
        Ok(Self {
            port,
            bus_address,
            _server: server,
            _bus: bus,
        })
    }

    /// A command on the same bus as the window, as from the person's application menu.
    pub(super) fn beside(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env(BUS, &self.bus_address);
        command
    }

    /// Opens `program` and returns its window.
    pub(super) async fn open(&self, program: &Path) -> Result<WebDriver> {
        // The HTTP client wants to know who encrypts before it can talk in the clear; that another
        // test told it first is no error.
        let _already = rustls::crypto::ring::default_provider().install_default();
        let mut wanted = Capabilities::new();
        wanted.set(
            "webkitgtk:browserOptions",
            json!({ "binary": program, "args": [] }),
        )?;
        WebDriver::builder(format!("http://127.0.0.1:{}", self.port), wanted)
            .request_timeout(REQUEST)
            .await
            .with_context(|| format!("{} did not open a window", program.display()))
    }
}

/// Starts a bus and returns its address. What services say on it concerns nobody.
fn session_bus(environment: &[(&str, String)]) -> Result<(Running, String)> {
    let mut bus = Running::start(
        Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    )?;
    let printed = bus
        .child()
        .stdout
        .take()
        .context("dbus-daemon has no output")?;
    let mut address = String::new();
    BufReader::new(printed).read_line(&mut address)?;
    let address = address.trim().to_owned();
    ensure!(!address.is_empty(), "dbus-daemon opened no bus");
    Ok((bus, address))
}
