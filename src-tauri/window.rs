//! The one window: how it opens, where it may go, and how it closes without losing a word.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Emitter, Manager, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::paths::Folders;
use crate::size::{SMALLEST, Size};

/// The window's name inside the program; capabilities refer to it.
const NAME: &str = "main";

/// What the window's title bar says.
const TITLE: &str = "Campaign Designer";

/// Asks the UI to save what is being typed and to answer with `answer_close`.
const CLOSE_REQUESTED: &str = "close-requested";

/// How long the UI may take to say that it heard. One that does not is stuck, and a window that
/// cannot be closed is worse.
const PATIENCE: Duration = Duration::from_secs(5);

/// How far a closing window has come.
#[derive(Debug, Default)]
pub(crate) struct Closing(Mutex<Stage>);

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody wants to close it.
    #[default]
    Open,
    /// The person asked; the UI has not said that it heard.
    Asked,
    /// The UI is saving, or asks the person what to do about what cannot be saved.
    Heard,
}

/// What the UI says to the wish to close.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum CloseAnswer {
    /// It has begun to save.
    Heard,
    /// All is saved: close.
    Close,
    /// The person decided to stay.
    Stay,
}

/// Opens the window.
pub(crate) fn open(app: &App, folders: &Folders) -> tauri::Result<()> {
    let size = Size::read(folders.data());
    WebviewWindowBuilder::new(app, NAME, WebviewUrl::default())
        .title(TITLE)
        .inner_size(size.width, size.height)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .maximized(size.maximized)
        .data_directory(folders.webview())
        .devtools(cfg!(debug_assertions))
        .on_navigation(|address| {
            let allowed = is_ours(address);
            if !allowed {
                tracing::warn!(scheme = address.scheme(), "kept the window from leaving");
            }
            allowed
        })
        .on_new_window(|address, _| {
            tracing::warn!(scheme = address.scheme(), "refused a new window");
            NewWindowResponse::Deny
        })
        .on_download(|_, _| false)
        .build()?;
    Ok(())
}

/// Brings the window to the front, for whoever starts the program a second time.
pub(crate) fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(NAME) else {
        return;
    };
    for step in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = step {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
}

/// Holds a closing window back until the UI has saved.
pub(crate) fn on_event(window: &tauri::Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    api.prevent_close();
    if !advance(window, Stage::Open, Stage::Asked) {
        return;
    }
    if let Err(error) = window.emit(CLOSE_REQUESTED, ()) {
        tracing::error!(%error, "the UI could not be asked to save");
        close(window);
        return;
    }
    let window = window.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if stage(&window, |stage| *stage == Stage::Asked) {
            tracing::warn!("the UI does not answer; closing without it");
            close(&window);
        }
    });
}

/// The UI's answer to the wish to close.
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands the window over")]
#[tauri::command]
pub(crate) fn answer_close(window: tauri::Window, answer: CloseAnswer) {
    match answer {
        CloseAnswer::Heard => {
            advance(&window, Stage::Asked, Stage::Heard);
        }
        CloseAnswer::Stay => stage(&window, |stage| *stage = Stage::Open),
        CloseAnswer::Close => close(&window),
    }
}

/// Goes from one stage to another, and says whether it was at the first.
fn advance(window: &tauri::Window, from: Stage, to: Stage) -> bool {
    stage(window, |stage| {
        let here = *stage == from;
        if here {
            *stage = to;
        }
        here
    })
}

fn stage<T>(window: &tauri::Window, look: impl FnOnce(&mut Stage) -> T) -> T {
    let closing = window.state::<Closing>();
    // A stage is a plain value: one left behind by a panic is as good as any.
    let mut stage = closing.0.lock().unwrap_or_else(PoisonError::into_inner);
    look(&mut stage)
}

fn close(window: &tauri::Window) {
    if let Err(error) = keep_size(window) {
        tracing::warn!(%error, "the window's size could not be read");
    }
    if let Err(error) = window.destroy() {
        tracing::error!(%error, "the window could not be closed");
        window.app_handle().exit(1);
    }
}

fn keep_size(window: &tauri::Window) -> tauri::Result<()> {
    let folder = window.state::<Folders>().data().to_path_buf();
    let maximized = window.is_maximized()?;
    let size = window.inner_size()?.to_logical(window.scale_factor()?);
    // The size to go back to from a maximized window is the one there was before.
    let before = Size::read(&folder);
    let size = Size {
        width: if maximized { before.width } else { size.width },
        height: if maximized {
            before.height
        } else {
            size.height
        },
        maximized,
    };
    size.write(&folder);
    Ok(())
}

/// Whether an address is the program's own: its files, or a frame that it fills itself.
fn is_ours(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        // Windows and Android have no schemes of one's own.
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        "about" => matches!(address.path(), "blank" | "srcdoc"),
        "blob" => Url::parse(address.path()).is_ok_and(|inner| is_ours(&inner)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(address: &str) -> bool {
        is_ours(&Url::parse(address).expect("an address"))
    }

    #[test]
    fn the_program_stays_at_home() {
        assert!(ours("tauri://localhost/index.html"));
        assert!(ours("http://tauri.localhost/"));
        assert!(ours("about:srcdoc"));
        assert!(ours("blob:tauri://localhost/0b6c"));
    }

    #[test]
    fn everything_else_is_outside() {
        assert!(!ours("https://example.com/"));
        assert!(!ours("https://tauri.localhost.example.com/"));
        assert!(!ours("tauri://elsewhere/"));
        assert!(!ours("file:///etc/passwd"));
        assert!(!ours("javascript:alert(1)"));
        assert!(!ours("data:text/html,x"));
        assert!(!ours("blob:https://example.com/0b6c"));
    }
}
