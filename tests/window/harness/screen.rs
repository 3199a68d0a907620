//! A screen that nobody sees, always of the same size, so that pictures compare.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

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
        ensure!(!number.is_empty(), "Xvfb opened no display");
        Ok(Self {
            display: format!(":{number}"),
            _server: server,
        })
    }

    /// What goes into `DISPLAY`.
    pub(super) fn display(&self) -> &str {
        &self.display
    }

    /// Does what the close button of a title bar does to the window called `title`: asks it to go.
    pub(super) fn press_close(&self, title: &str) -> Result<()> {
        let (connection, screen) = x11rb::connect(Some(&self.display))?;
        let root = connection.setup().roots[screen].root;
        let window = find(&connection, root, title)?
            .with_context(|| format!("no window on the screen is called {title}"))?;
        let protocols = atom(&connection, "WM_PROTOCOLS")?;
        let delete = atom(&connection, "WM_DELETE_WINDOW")?;
        let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        connection
            .send_event(false, window, EventMask::NO_EVENT, message)?
            .check()?;
        Ok(())
    }
}

/// The visible window with a title. Without a window manager they all lie directly on the root.
fn find(connection: &RustConnection, root: Window, title: &str) -> Result<Option<Window>> {
    for window in connection.query_tree(root)?.reply()?.children {
        let visible =
            connection.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
        let name = connection
            .get_property(
                false,
                window,
                AtomEnum::WM_NAME,
                AtomEnum::ANY,
                0,
                u32::MAX / 4,
            )?
            .reply()?;
        if visible && name.value == title.as_bytes() {
            return Ok(Some(window));
        }
    }
    Ok(None)
}

fn atom(connection: &RustConnection, name: &str) -> Result<u32> {
    Ok(connection
        .intern_atom(false, name.as_bytes())?
        .reply()?
        .atom)
}
