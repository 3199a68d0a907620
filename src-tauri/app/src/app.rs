//! The application: what is open, and what every handler works with.

use crate::campaigns::ORIGIN;
use crate::change::ChangeEvent;
use crate::endpoints::LocalEndpoint;
use crate::environment::{ChangeListener, Environment};
use crate::error::{CommandError, ErrorCode};
use crate::session::store::Store;
use crate::session::types::RecentWorkspace;
use crate::translate;
use campaign::text::Language;
use delivery::keys::{KeyStore as _, SecretKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use workspace::{Read, Workspace, Write};

/// The application behind a window, or without one.
pub struct App {
    pub(crate) environment: Environment,
    pub(crate) store: Mutex<Store>,
    /// What could not be done at the start.
    pub(crate) problems: Mutex<Vec<CommandError>>,
    open: RwLock<Option<Arc<Open>>>,
    /// One opening or closing at a time.
    switching: tokio::sync::Mutex<()>,
    pub(crate) client: delivery::Client,
    pub(crate) keys: Arc<delivery::keys::SessionKeyStore>,
}

/// An open workspace with what runs beside it.
pub(crate) struct Open {
    pub workspace: Arc<Workspace>,
    pub local: LocalEndpoint,
}

impl App {
    /// Reads settings and memory; opens nothing yet, see [`App::start`].
    pub fn new(environment: Environment) -> Self {
        let (store, problems) = Store::load(&environment.data_folder);
        let keys = Arc::new(delivery::keys::SessionKeyStore::default());
        let clock = Arc::clone(&environment.clock);
        Self {
            client: delivery::Client::new(
                Arc::clone(&environment.transport),
                Arc::clone(&keys) as Arc<dyn delivery::keys::KeyStore>,
                Arc::new(move || clock.now()),
            ),
            keys,
            environment,
            store: Mutex::new(store),
            problems: Mutex::new(problems),
            open: RwLock::new(None),
            switching: tokio::sync::Mutex::new(()),
        }
    }

    /// Opens the workspace of last time. What stands in the way is shown, not fatal.
    pub async fn start(&self) {
        let Some(path) = lock(&self.store).memory.open.clone() else {
            return;
        };
        if let Err(error) = self.open_file(Path::new(&path)).await {
            lock(&self.problems).push(error);
        }
    }

    /// Stops what runs beside the open workspace.
    pub async fn stop(&self) {
        let _one_at_a_time = self.switching.lock().await;
        let open = self.replace(None);
        if let Some(open) = open {
            open.local.stop().await;
        }
    }

    /// The open workspace.
    pub(crate) fn current(&self) -> Result<Arc<Open>, CommandError> {
        self.current_if_any().ok_or_else(|| {
            CommandError::refused(ErrorCode::WorkspaceNotOpen, "no workspace is open")
        })
    }

    pub(crate) fn current_if_any(&self) -> Option<Arc<Open>> {
        self.open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Creates a workspace file, lets `fill` put the first things in, and opens it. When filling
    /// fails, no file is left behind.
    pub(crate) async fn create_file(
        &self,
        path: &Path,
        fill: impl FnOnce(&Workspace) -> Result<(), CommandError>,
    ) -> Result<(), CommandError> {
        let workspace = Workspace::create(path, Arc::clone(&self.environment.clock))
            .map_err(|error| translate::opening(path, &error))?;
        if let Err(error) = fill(&workspace) {
            drop(workspace);
            for ending in ["", "-wal", "-shm"] {
                let mut name = path.as_os_str().to_owned();
                name.push(ending);
                // Made a moment ago by this very call; what is not there need not be removed.
                let _ = std::fs::remove_file(PathBuf::from(name));
            }
            return Err(error);
        }
        self.use_workspace(workspace).await
    }

    /// Opens a workspace file in place of the open one, which stays open when this fails.
    pub(crate) async fn open_file(&self, path: &Path) -> Result<(), CommandError> {
        let workspace = Workspace::open(path, Arc::clone(&self.environment.clock))
            .map_err(|error| translate::opening(path, &error))?;
        self.use_workspace(workspace).await
    }

    async fn use_workspace(&self, workspace: Workspace) -> Result<(), CommandError> {
        let _one_at_a_time = self.switching.lock().await;
        let workspace = Arc::new(workspace);
        let path = workspace.path().to_owned();
        if let Some(before) = self.replace(None) {
            before.local.stop().await;
        }
        forward(&workspace, &self.environment.on_changes);
        // What was under way when the program ended may have been sent: nobody knows any more.
        workspace
            .write(ORIGIN, |write| write.requests().abandon_open())
            .map_err(|error| translate::working(&path, &error))?;
        let local = LocalEndpoint::start(&workspace, &self.environment, self.language()).await?;
        let secret = delivery::Secret::new(endpoint::SampleCredentials::default().client_secret);
        // The session's own store takes everything.
        let _kept = self
            .keys
            .set(local.id, SecretKind::ClientSecret, secret)
            .await;
        self.replace(Some(Arc::new(Open { workspace, local })));
        lock(&self.store).opened(RecentWorkspace {
            name: file_name(&path),
            path: path.display().to_string(),
            opened_at: self.environment.clock.now(),
        })
    }

    /// The language in effect: the user's choice, else the system's.
    pub(crate) fn language(&self) -> Language {
        let chosen = lock(&self.store).settings.language;
        chosen.unwrap_or(self.environment.system_language)
    }

    fn replace(&self, open: Option<Arc<Open>>) -> Option<Arc<Open>> {
        std::mem::replace(
            &mut *self.open.write().unwrap_or_else(PoisonError::into_inner),
            open,
        )
    }
}

impl Open {
    /// Reads from the workspace.
    pub(crate) fn read<T>(
        &self,
        question: impl FnOnce(&Read<'_>) -> Result<T, workspace::Error>,
    ) -> Result<T, CommandError> {
        self.workspace
            .read(question)
            .map_err(|error| self.failed(&error))
    }

    /// Writes to the workspace, all or nothing.
    pub(crate) fn write<T>(
        &self,
        origin: &str,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, workspace::Error>,
    ) -> Result<T, CommandError> {
        self.workspace
            .write(origin, work)
            .map_err(|error| self.failed(&error))
    }

    pub(crate) fn failed(&self, error: &workspace::Error) -> CommandError {
        translate::working(self.workspace.path(), error)
    }
}

/// The name of a workspace: its file's, without the ending.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Hands the workspace's changes to the listener until the workspace is closed.
fn forward(workspace: &Workspace, listener: &ChangeListener) {
    let changes = workspace.subscribe();
    let listener = Arc::clone(listener);
    std::thread::spawn(move || {
        while let Ok(batch) = changes.recv() {
            let events: Vec<ChangeEvent> = batch
                .into_iter()
                .chain(changes.try_iter().flatten())
                .map(ChangeEvent::from)
                .collect();
            listener(&events);
        }
    });
}

/// Locks. What is behind these locks is replaced whole, so a panic of an earlier holder left it sound.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
