//! Joins the application to this machine: gives it folders, clock, random numbers and network, and
//! hands it what the window asks.

use std::sync::Arc;

use app::environment::RandomIdentifiers;
use app::{App, CommandError, Environment, ErrorCode};
use campaign::text::Language;
use delivery::http::Limits;
use delivery::network::{NetworkSettings, ReqwestTransport, SettingsError};
use jiff::tz::TimeZone;
use serde_json::Value;
use tauri::{AppHandle, Emitter, State};
use workspace::SystemClock;

use crate::paths::Folders;

/// The event by which the window hears of committed changes.
const CHANGES: &str = "changes";

/// Makes the application and opens the workspace of last time.
pub(crate) fn start(handle: &AppHandle, folders: &Folders) -> Result<Arc<App>, HostError> {
    let transport = ReqwestTransport::new(&NetworkSettings::default(), Limits::default())?;
    let listener = handle.clone();
    let app = Arc::new(App::new(Environment {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_folder: folders.data().to_path_buf(),
        workspace_folder: folders.workspaces().to_path_buf(),
        system_language: system_language(),
        system_time_zone: system_time_zone(),
        clock: Arc::new(SystemClock),
        identifiers: Arc::new(RandomIdentifiers),
        transport: Arc::new(transport),
        on_changes: Arc::new(move |changes| {
            if let Err(error) = listener.emit(CHANGES, changes) {
                tracing::warn!(%error, "the window could not be told of changes");
            }
        }),
    }));
    tauri::async_runtime::block_on(app.start());
    Ok(app)
}

/// Why the application could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the network could not be set up: {0}")]
pub struct HostError(#[from] SettingsError);

/// The one command: runs a command of the application by name.
#[tauri::command]
pub(crate) async fn call(
    app: State<'_, Arc<App>>,
    name: String,
    request: Value,
) -> Result<Value, CommandError> {
    let app = Arc::clone(&app);
    let command = name.clone();
    // In a task of its own, so that a panic ends the command and not the program.
    let task =
        tauri::async_runtime::spawn(
            async move { app::command::dispatch(&app, &name, request).await },
        );
    task.await.unwrap_or_else(|error| {
        let reason = format!("{command} broke off: {error}");
        Err(CommandError::new(ErrorCode::Internal, &reason).with("reason", &reason))
    })
}

/// The system's language as far as the program speaks it.
fn system_language() -> Language {
    let preferred = sys_locale::get_locale().unwrap_or_default();
    if preferred.to_ascii_lowercase().starts_with("ja") {
        Language::Ja
    } else {
        Language::En
    }
}

/// The system's time zone by its IANA name; UTC on a system that has none.
fn system_time_zone() -> String {
    let zone = TimeZone::system();
    zone.iana_name().unwrap_or("UTC").to_owned()
}
