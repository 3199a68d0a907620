//! Writing: one transaction, with a handle for each table, and the changes it makes.

use crate::campaigns::CampaignsMut;
use crate::change::{Change, ChangeKind, Entity};
use crate::error::Error;
use crate::read::Read;
use crate::table::change;
use crate::table::inbox::InboxMut;
use crate::table::record::{Record, RecordsMut};
use crate::table::request::RequestsMut;
use crate::table::setting::SettingsMut;
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// One transaction; see [`crate::Workspace::write`].
pub struct Write<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) now: Timestamp,
    origin: String,
    changes: Vec<Noted>,
    /// Where a thing is in `changes`.
    noted: HashMap<(Entity, Option<String>), usize>,
}

/// A change that has no number yet.
struct Noted {
    entity: Entity,
    id: Option<String>,
    kind: ChangeKind,
}

impl<'a> Write<'a> {
    pub(crate) fn new(connection: &'a Connection, origin: &str, now: Timestamp) -> Self {
        Self {
            connection,
            now,
            origin: origin.to_owned(),
            changes: Vec::new(),
            noted: HashMap::new(),
        }
    }

    /// Reading, with what this transaction has written so far.
    pub const fn read(&self) -> Read<'a> {
        Read::new(self.connection, self.now)
    }

    /// Campaigns, their versions and their history.
    pub const fn campaigns(&mut self) -> CampaignsMut<'_, 'a> {
        CampaignsMut::new(self)
    }

    /// What campaigns share: channel configurations, fragments, …; also endpoints.
    pub const fn records<R: Record>(&mut self) -> RecordsMut<'_, 'a, R> {
        RecordsMut::new(self)
    }

    /// The journal of requests.
    pub const fn requests(&mut self) -> RequestsMut<'_, 'a> {
        RequestsMut::new(self)
    }

    /// The inbox of the local endpoint.
    pub const fn inbox(&mut self) -> InboxMut<'_, 'a> {
        InboxMut::new(self)
    }

    /// Settings of the workspace.
    pub const fn settings(&mut self) -> SettingsMut<'_, 'a> {
        SettingsMut::new(self)
    }

    /// Notes that something changed. Several notes of one thing become one change.
    pub(crate) fn note(&mut self, entity: Entity, id: Option<String>, kind: ChangeKind) {
        let count = self.changes.len();
        match self.noted.entry((entity, id.clone())) {
            Entry::Vacant(place) => {
                place.insert(count);
                self.changes.push(Noted { entity, id, kind });
            }
            Entry::Occupied(place) => {
                let noted = &mut self.changes[*place.get()];
                // What was made in this transaction and then changed has, from outside, been made.
                if noted.kind != ChangeKind::Created || kind != ChangeKind::Updated {
                    noted.kind = kind;
                }
            }
        }
    }

    /// Numbers the changes and writes them down.
    pub(crate) fn finish(self) -> Result<Vec<Change>, Error> {
        self.changes
            .into_iter()
            .map(|noted| {
                let Noted { entity, id, kind } = noted;
                change::insert(self.connection, &self.origin, self.now, entity, id, kind)
            })
            .collect()
    }
}
