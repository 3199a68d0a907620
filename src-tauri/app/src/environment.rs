//! What the application is given by its host: folders, clock, random numbers, the network and an ear for changes.
//!
//! Nothing in this crate reaches for any of these itself, so that a test can give its own.

use crate::change::ChangeEvent;
use campaign::text::Language;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

pub use delivery::http::Transport;
pub use workspace::Clock;

/// Where new identifiers come from.
pub trait Identifiers: Send + Sync {
    /// An identifier never given before.
    fn next(&self) -> Uuid;
}

/// Random identifiers (UUID version 4).
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIdentifiers;

impl Identifiers for RandomIdentifiers {
    fn next(&self) -> Uuid {
        Uuid::new_v4()
    }
}

/// Hears of committed changes, in order, in batches.
pub type ChangeListener = Arc<dyn Fn(&[ChangeEvent]) + Send + Sync>;

/// Everything that the application does not make itself.
#[derive(Clone)]
pub struct Environment {
    /// The program's version, as shown.
    pub version: String,
    /// Where settings, logs and reports are kept. Made when missing.
    pub data_folder: PathBuf,
    /// Where new workspaces are suggested to be kept. Made when needed.
    pub workspace_folder: PathBuf,
    /// The system's language, as far as the program speaks it.
    pub system_language: Language,
    /// The system's time zone: an IANA region.
    pub system_time_zone: String,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// New identifiers.
    pub identifiers: Arc<dyn Identifiers>,
    /// The network.
    pub transport: Arc<dyn Transport>,
    /// Who hears of changes.
    pub on_changes: ChangeListener,
}
