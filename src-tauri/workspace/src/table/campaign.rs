//! `campaign`: what lists need of a campaign. Designs are in `campaign_version`.

use crate::change::Entity;
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Time, Word};
use campaign::id::CampaignId;
use campaign::lifecycle::{Ended, Lifecycle, Standing};
use campaign::{Kind, Status};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(crate) const TABLE: Table = Table {
    name: "campaign",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE campaign (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('transactional', 'marketing', 'highThroughput')),
    -- Of the draft where there is one, else of the active version; as are channel and tags.
    name TEXT NOT NULL,
    -- The name, folded, for the order of lists.
    name_key TEXT NOT NULL,
    -- Name, description, tags and subjects, folded: for words too short for campaign_search.
    find_key TEXT NOT NULL,
    channel TEXT CHECK (channel IN ('email', 'sms', 'push')),
    lifecycle TEXT NOT NULL
        CHECK (lifecycle IN ('draft', 'inReview', 'active', 'stopped', 'failed', 'archived')),
    archived_from TEXT CHECK (archived_from IN ('completed', 'stopped')),
    -- Whether a draft version stands beside the active one.
    draft_version INTEGER NOT NULL CHECK (draft_version IN (0, 1)),
    -- Of the active version, else of the draft. All times are microseconds since 1970, UTC.
    starts_at INTEGER,
    ends_at INTEGER,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    CHECK ((lifecycle = 'archived') = (archived_from IS NOT NULL))
) STRICT;
CREATE INDEX campaign_by_name ON campaign (name_key);
CREATE INDEX campaign_by_modified ON campaign (modified_at);
CREATE INDEX campaign_by_time ON campaign (lifecycle, starts_at, ends_at);

-- For people with the sqlite3 program.
CREATE VIEW v_campaign AS
SELECT id, name, kind, channel,
    CASE
        WHEN lifecycle <> 'active' THEN lifecycle
        WHEN ends_at <= unixepoch() * 1000000 THEN 'completed'
        WHEN starts_at > unixepoch() * 1000000 THEN 'scheduled'
        ELSE 'live'
    END AS status,
    draft_version,
    datetime(starts_at / 1000000, 'unixepoch') AS starts_at_utc,
    datetime(ends_at / 1000000, 'unixepoch') AS ends_at_utc,
    datetime(modified_at / 1000000, 'unixepoch') AS modified_at_utc,
    revision
FROM campaign;
",
    }],
};

/// The status in SQL. `?1` is now; agrees with [`Lifecycle::status_between`].
pub(crate) const STATUS: &str = "CASE
    WHEN campaign.lifecycle <> 'active' THEN campaign.lifecycle
    WHEN campaign.ends_at <= ?1 THEN 'completed'
    WHEN campaign.starts_at > ?1 THEN 'scheduled'
    ELSE 'live'
END";

/// A row, as far as deciding needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stored {
    pub(crate) key: i64,
    pub(crate) id: CampaignId,
    pub(crate) kind: Kind,
    pub(crate) standing: Standing,
    pub(crate) starts_at: Option<Timestamp>,
    pub(crate) ends_at: Option<Timestamp>,
    pub(crate) revision: u64,
    pub(crate) created_at: Timestamp,
    pub(crate) modified_at: Timestamp,
}

impl Stored {
    pub(crate) fn status(&self, now: Timestamp) -> Status {
        self.standing
            .lifecycle
            .status_between(self.starts_at, self.ends_at, now)
    }
}

/// What the design shows in lists.
pub(crate) struct Shown<'a> {
    pub(crate) name: &'a str,
    pub(crate) name_key: String,
    pub(crate) find_key: String,
    pub(crate) channel: Option<campaign::Channel>,
}

pub(crate) fn get(connection: &Connection, id: CampaignId) -> Result<Stored, Error> {
    connection
        .prepare_cached(
            "SELECT key, id, kind, lifecycle, archived_from, draft_version, starts_at, ends_at,
                    revision, created_at, modified_at
             FROM campaign WHERE id = ?1",
        )?
        .query_row([Id(id)], read)
        .optional()?
        .ok_or_else(|| Error::NotFound {
            entity: Entity::Campaign,
            id: id.to_string(),
        })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let archived_from: Option<Word<Ended>> = row.get("archived_from")?;
    let lifecycle = match (row.get_ref("lifecycle")?.as_str()?, archived_from) {
        ("draft", _) => Lifecycle::Draft,
        ("inReview", _) => Lifecycle::InReview,
        ("active", _) => Lifecycle::Active,
        ("stopped", _) => Lifecycle::Stopped,
        ("failed", _) => Lifecycle::Failed,
        ("archived", Some(Word(from))) => Lifecycle::Archived { from },
        (other, _) => {
            return Err(
                rusqlite::types::FromSqlError::other(std::io::Error::other(format!(
                    "unknown lifecycle {other}"
                )))
                .into(),
            );
        }
    };
    Ok(Stored {
        key: row.get("key")?,
        id: row.get::<_, Id<_>>("id")?.0,
        kind: row.get::<_, Word<_>>("kind")?.0,
        standing: Standing {
            lifecycle,
            draft_version: row.get("draft_version")?,
        },
        starts_at: row.get::<_, Option<Time>>("starts_at")?.map(|time| time.0),
        ends_at: row.get::<_, Option<Time>>("ends_at")?.map(|time| time.0),
        revision: row.get("revision")?,
        created_at: row.get::<_, Time>("created_at")?.0,
        modified_at: row.get::<_, Time>("modified_at")?.0,
    })
}

/// Adds a draft, which [`show`] then fills.
pub(crate) fn insert(
    connection: &Connection,
    id: CampaignId,
    kind: Kind,
    now: Timestamp,
) -> Result<(), Error> {
    let added = connection
        .prepare_cached(
            "INSERT INTO campaign (id, kind, name, name_key, find_key, lifecycle, draft_version,
                                   revision, created_at, modified_at)
             VALUES (?1, ?2, '', '', '', 'draft', 0, 0, ?3, ?3)
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![Id(id), Word(kind), Time(now)])?;
    if added == 0 {
        return Err(Error::AlreadyThere {
            entity: Entity::Campaign,
            id: id.to_string(),
        });
    }
    Ok(())
}

/// Writes what the design shows in lists.
pub(crate) fn show(connection: &Connection, key: i64, shown: &Shown<'_>) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE campaign SET name = ?2, name_key = ?3, find_key = ?4, channel = ?5
             WHERE key = ?1",
        )?
        .execute(params![
            key,
            shown.name,
            shown.name_key,
            shown.find_key,
            shown.channel.map(Word)
        ])?;
    Ok(())
}

/// Writes where the campaign stands and marks it as changed.
pub(crate) fn update(
    connection: &Connection,
    key: i64,
    standing: Standing,
    (starts_at, ends_at): (Option<Timestamp>, Option<Timestamp>),
    now: Timestamp,
) -> Result<(), Error> {
    let (lifecycle, archived_from) = match standing.lifecycle {
        Lifecycle::Draft => ("draft", None),
        Lifecycle::InReview => ("inReview", None),
        Lifecycle::Active => ("active", None),
        Lifecycle::Stopped => ("stopped", None),
        Lifecycle::Failed => ("failed", None),
        Lifecycle::Archived { from } => ("archived", Some(Word(from))),
    };
    connection
        .prepare_cached(
            "UPDATE campaign
             SET lifecycle = ?2, archived_from = ?3, draft_version = ?4, starts_at = ?5,
                 ends_at = ?6, modified_at = ?7, revision = revision + 1
             WHERE key = ?1",
        )?
        .execute(params![
            key,
            lifecycle,
            archived_from,
            standing.draft_version,
            starts_at.map(Time),
            ends_at.map(Time),
            Time(now)
        ])?;
    Ok(())
}

pub(crate) fn delete(connection: &Connection, key: i64) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM campaign WHERE key = ?1")?
        .execute([key])?;
    Ok(())
}
