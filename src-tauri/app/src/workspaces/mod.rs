//! The workspace file as a whole: create, open, copy, check.

pub(crate) mod types;

pub use types::{CreateWorkspace, IntegrityReport, OpenWorkspace, SaveCopy};

use crate::app::App;
use crate::error::{CommandError, ErrorCode};
use crate::session::{self, AppState, Nothing};
use crate::{sample, translate};
use campaign::text::Language;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The ending of a workspace file.
const ENDING: &str = "campaigns";

pub(crate) async fn create(app: &App, request: CreateWorkspace) -> Result<AppState, CommandError> {
    let language = app.language();
    let path = match request.path {
        Some(path) => with_ending(PathBuf::from(path)),
        None => free_name(&app.environment.workspace_folder, request.sample, language)?,
    };
    app.create_file(&path, |workspace| {
        if request.sample {
            sample::fill(workspace, language)
                .map_err(|error| translate::working(workspace.path(), &error))?;
        }
        Ok(())
    })
    .await?;
    session::state(app, Nothing {}).await
}

pub(crate) async fn open(app: &App, request: OpenWorkspace) -> Result<AppState, CommandError> {
    app.open_file(Path::new(&request.path)).await?;
    session::state(app, Nothing {}).await
}

pub(crate) async fn save_copy(app: &App, request: SaveCopy) -> Result<Nothing, CommandError> {
    let open = app.current()?;
    let path = with_ending(PathBuf::from(request.path));
    blocking(move || {
        open.workspace
            .save_copy(&path, request.overwrite)
            .map_err(|error| translate::storing(&path, &error))
    })
    .await?;
    Ok(Nothing {})
}

pub(crate) async fn check(app: &App, _: Nothing) -> Result<IntegrityReport, CommandError> {
    let workspace = Arc::clone(&app.current()?.workspace);
    let integrity = blocking(move || {
        workspace
            .check_integrity()
            .map_err(|error| translate::storing(workspace.path(), &error))
    })
    .await?;
    Ok(IntegrityReport {
        sound: integrity.is_sound(),
        problems: integrity.problems,
    })
}

/// Runs what takes long off the threads that answer the window.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        CommandError::new(ErrorCode::Internal, error.to_string()).with("reason", error)
    })?
}

fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    path.with_extension(ENDING)
}

/// A name in the suggested folder that is not taken.
fn free_name(folder: &Path, sample: bool, language: Language) -> Result<PathBuf, CommandError> {
    std::fs::create_dir_all(folder).map_err(|error| {
        CommandError::new(ErrorCode::ReadOnly, error.to_string())
            .with("path", folder.display())
            .with("reason", error)
    })?;
    let name = match (sample, language) {
        (true, Language::En) => "Sample workspace",
        (true, Language::Ja) => "サンプルワークスペース",
        (false, Language::En) => "Workspace",
        (false, Language::Ja) => "ワークスペース",
    };
    let mut number = 1_u32;
    loop {
        let candidate = match number {
            1 => folder.join(format!("{name}.{ENDING}")),
            _ => folder.join(format!("{name} {number}.{ENDING}")),
        };
        if !candidate.exists() {
            return Ok(candidate);
        }
        number += 1;
    }
}
