//! Reading: one state of the workspace, with a handle for each table.

use crate::campaigns::Campaigns;
use crate::change::Change;
use crate::error::Error;
use crate::table::change;
use crate::table::inbox::Inbox;
use crate::table::record::{Record, Records};
use crate::table::request::Requests;
use crate::table::setting::Settings;
use crate::table::tag::{self, TagCount};
use jiff::Timestamp;
use rusqlite::Connection;

/// One state of the workspace, for reading; see [`crate::Workspace::read`].
#[derive(Clone, Copy)]
pub struct Read<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) now: Timestamp,
}

impl<'a> Read<'a> {
    pub(crate) const fn new(connection: &'a Connection, now: Timestamp) -> Self {
        Self { connection, now }
    }

    /// The time at which this state is looked at; statuses follow from it.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Campaigns, their versions and their history.
    pub const fn campaigns(&self) -> Campaigns<'a> {
        Campaigns::new(*self)
    }

    /// What campaigns share: channel configurations, fragments, …; also endpoints.
    pub const fn records<R: Record>(&self) -> Records<'a, R> {
        Records::new(self.connection)
    }

    /// The journal of requests.
    pub const fn requests(&self) -> Requests<'a> {
        Requests::new(self.connection)
    }

    /// The inbox of the local endpoint.
    pub const fn inbox(&self) -> Inbox<'a> {
        Inbox::new(self.connection)
    }

    /// Settings of the workspace.
    pub const fn settings(&self) -> Settings<'a> {
        Settings::new(self.connection)
    }

    /// Every tag in use or used before, by name, with how many campaigns carry it.
    pub fn tags(&self) -> Result<Vec<TagCount>, Error> {
        tag::all(self.connection)
    }

    /// The changes after `number`, oldest first, as far as they are kept.
    pub fn changes_since(&self, number: u64) -> Result<Vec<Change>, Error> {
        change::since(self.connection, number)
    }
}
