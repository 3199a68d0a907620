//! Start-up: in which order folders, logs, error reports and the window come to be.

use std::sync::Arc;

use app::App;
use tauri::{Manager, RunEvent};

use crate::paths::Folders;
use crate::{host, logs, panics, window};

/// Why the program could not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// There is no folder to keep things in, or it cannot be written to.
    #[error(transparent)]
    Folders(#[from] crate::paths::FoldersError),
    /// The log file could not be opened.
    #[error(transparent)]
    Logs(#[from] crate::logs::LogsError),
    /// The network could not be set up.
    #[error(transparent)]
    Host(#[from] crate::host::HostError),
    /// The window or the system services it needs are not available.
    #[error("the window could not be opened: {0}")]
    Window(#[from] tauri::Error),
}

/// Opens the window and returns when the person has quit.
pub fn run() -> Result<(), StartError> {
    let folders = Folders::prepare()?;
    let _writing = logs::start(folders.logs())?;
    panics::report_to(folders.reports());
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        data = %folders.data().display(),
        "starting"
    );
    let program = tauri::Builder::default()
        // First of all, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::show(app);
        }))
        .plugin(tauri_plugin_dialog::init())
        .manage(window::Closing::default())
        .manage(folders.clone())
        .invoke_handler(tauri::generate_handler![host::call, window::answer_close])
        .on_window_event(window::on_event)
        .build(tauri::generate_context!())?;
    // Not in Tauri's own set-up hook, where a failure would be a panic.
    panics::tell(program.handle().clone());
    program.manage(host::start(program.handle(), &folders)?);
    window::open(&program, &folders)?;
    program.run(|handle, event| {
        if matches!(event, RunEvent::Exit) {
            tauri::async_runtime::block_on(handle.state::<Arc<App>>().stop());
            tracing::info!("ended");
        }
    });
    Ok(())
}

/// Tells the person at the screen why the program could not start: whoever opened it from a menu
/// sees no console.
pub fn tell(error: &StartError) {
    // The dialog would wait forever for a screen that is not there.
    let on_linux = cfg!(target_os = "linux");
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if on_linux && !screen {
        return;
    }
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Campaign Designer")
        .set_description(format!("Campaign Designer could not start: {error}"))
        .show();
}
