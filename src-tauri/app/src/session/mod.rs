//! Start, settings and where the user was.

pub(crate) mod store;
pub(crate) mod types;

pub use types::{AppState, Nothing, RecentWorkspace, SaveSession, Settings, Theme, WorkspaceInfo};

use crate::app::{App, file_name, lock};
use crate::endpoints;
use crate::error::CommandError;

pub(crate) async fn state(app: &App, _: Nothing) -> Result<AppState, CommandError> {
    let workspace = match app.current_if_any() {
        None => None,
        Some(open) => Some(WorkspaceInfo {
            path: open.workspace.path().display().to_string(),
            name: file_name(open.workspace.path()),
            active_endpoint_id: Some(endpoints::active(&open)?),
        }),
    };
    let environment = &app.environment;
    let language = app.language();
    let store = lock(&app.store);
    Ok(AppState {
        version: environment.version.clone(),
        language,
        time_zone: store
            .settings
            .time_zone
            .clone()
            .unwrap_or_else(|| environment.system_time_zone.clone()),
        time_zones: time_zones(),
        settings: store.settings.clone(),
        workspace,
        recent: store.memory.recent.clone(),
        suggested_folder: environment.workspace_folder.display().to_string(),
        session: store.memory.session.clone(),
        data_folder: environment.data_folder.display().to_string(),
        problems: lock(&app.problems).clone(),
    })
}

/// The regions people choose from: those of the IANA database that are named after a place, and UTC.
fn time_zones() -> Vec<String> {
    let mut zones: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| {
            let historic = [
                "Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/",
            ];
            name == "UTC"
                || (name.contains('/') && !historic.iter().any(|prefix| name.starts_with(prefix)))
        })
        .collect();
    zones.sort();
    zones
}

pub(crate) async fn save_settings(app: &App, settings: Settings) -> Result<AppState, CommandError> {
    lock(&app.store).save_settings(settings)?;
    state(app, Nothing {}).await
}

pub(crate) async fn save_session(app: &App, request: SaveSession) -> Result<Nothing, CommandError> {
    lock(&app.store).save_session(request.session)?;
    Ok(Nothing {})
}
