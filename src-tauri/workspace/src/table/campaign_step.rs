//! `campaign_step`: the steps of undo and redo of each draft, written in the transaction of the edit.

use crate::campaigns::script::Script;
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Json, Time};
use campaign::id::CampaignId;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(crate) const TABLE: Table = Table {
    name: "campaign_step",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE campaign_step (
    campaign_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- Grows with time; the tail from the first undone step on is what redo brings back.
    position INTEGER NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    -- Edits with the same key in quick succession share a step; NULL takes no more.
    coalesce_key TEXT,
    started_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    forward TEXT NOT NULL CHECK (json_valid(forward)),
    inverse TEXT NOT NULL CHECK (json_valid(inverse)),
    PRIMARY KEY (campaign_id, version, position),
    FOREIGN KEY (campaign_id, version)
        REFERENCES campaign_version (campaign_id, number) ON DELETE CASCADE
) STRICT;
CREATE INDEX campaign_step_size ON campaign_step (campaign_id, version, position, undone, bytes);
",
    }],
};

/// How many steps a draft keeps.
const STEPS: u32 = 300;

/// How many bytes the steps of a draft take at most; the newest step stays even when it is larger.
const BYTES: usize = 16 * 1024 * 1024;

/// The draft whose steps are meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draft {
    pub(crate) id: CampaignId,
    pub(crate) number: u32,
}

/// A step as kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) position: i64,
    pub(crate) coalesce_key: Option<String>,
    pub(crate) started_at: Timestamp,
    pub(crate) at: Timestamp,
    pub(crate) forward: Script,
    pub(crate) inverse: Script,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        position: row.get("position")?,
        coalesce_key: row.get("coalesce_key")?,
        started_at: row.get::<_, Time>("started_at")?.0,
        at: row.get::<_, Time>("at")?.0,
        forward: row.get::<_, Json<_>>("forward")?.0,
        inverse: row.get::<_, Json<_>>("inverse")?.0,
    })
}

/// The step that undo takes back.
pub(crate) fn last_done(connection: &Connection, draft: Draft) -> Result<Option<Kept>, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT * FROM campaign_step
             WHERE campaign_id = ?1 AND version = ?2 AND undone = 0
             ORDER BY position DESC LIMIT 1",
        )?
        .query_row(params![Id(draft.id), draft.number], read)
        .optional()?)
}

/// The step that redo brings back.
pub(crate) fn first_undone(connection: &Connection, draft: Draft) -> Result<Option<Kept>, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT * FROM campaign_step
             WHERE campaign_id = ?1 AND version = ?2 AND undone = 1
             ORDER BY position LIMIT 1",
        )?
        .query_row(params![Id(draft.id), draft.number], read)
        .optional()?)
}

/// Whether there is something to undo, and something to redo.
pub(crate) fn possible(connection: &Connection, draft: Draft) -> Result<(bool, bool), Error> {
    Ok(connection
        .prepare_cached(
            "SELECT
                EXISTS (SELECT 1 FROM campaign_step
                        WHERE campaign_id = ?1 AND version = ?2 AND undone = 0),
                EXISTS (SELECT 1 FROM campaign_step
                        WHERE campaign_id = ?1 AND version = ?2 AND undone = 1)",
        )?
        .query_row(params![Id(draft.id), draft.number], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?)
}

/// Forgets what redo would bring back. Says whether there was anything.
pub(crate) fn drop_undone(connection: &Connection, draft: Draft) -> Result<bool, Error> {
    let dropped = connection
        .prepare_cached(
            "DELETE FROM campaign_step WHERE campaign_id = ?1 AND version = ?2 AND undone = 1",
        )?
        .execute(params![Id(draft.id), draft.number])?;
    Ok(dropped > 0)
}

/// Adds a step after the last, and forgets the oldest where there are too many.
pub(crate) fn push(
    connection: &Connection,
    draft: Draft,
    key: Option<&str>,
    (forward, inverse): (&Script, &Script),
    now: Timestamp,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT INTO campaign_step (campaign_id, version, position, undone, coalesce_key,
                                        started_at, at, bytes, forward, inverse)
             SELECT ?1, ?2, coalesce(max(position), 0) + 1, 0, ?3, ?4, ?4,
                    octet_length(?5) + octet_length(?6), ?5, ?6
             FROM campaign_step WHERE campaign_id = ?1 AND version = ?2",
        )?
        .execute(params![
            Id(draft.id),
            draft.number,
            key,
            Time(now),
            Json(forward),
            Json(inverse)
        ])?;
    connection
        .prepare_cached(
            "DELETE FROM campaign_step
             WHERE campaign_id = ?1 AND version = ?2 AND position <= (
                SELECT max(position) FROM (
                    SELECT position,
                           sum(bytes) OVER (ORDER BY position DESC) AS held,
                           row_number() OVER (ORDER BY position DESC) AS steps
                    FROM campaign_step WHERE campaign_id = ?1 AND version = ?2)
                WHERE steps > 1 AND (held > ?3 OR steps > ?4))",
        )?
        .execute(params![Id(draft.id), draft.number, BYTES, STEPS])?;
    Ok(())
}

/// Makes a step say something else, as typing goes on.
pub(crate) fn extend(
    connection: &Connection,
    draft: Draft,
    position: i64,
    (forward, inverse): (&Script, &Script),
    now: Timestamp,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE campaign_step
             SET at = ?4, forward = ?5, inverse = ?6,
                 bytes = octet_length(?5) + octet_length(?6)
             WHERE campaign_id = ?1 AND version = ?2 AND position = ?3",
        )?
        .execute(params![
            Id(draft.id),
            draft.number,
            position,
            Time(now),
            Json(forward),
            Json(inverse)
        ])?;
    Ok(())
}

/// Forgets one step.
pub(crate) fn remove(connection: &Connection, draft: Draft, position: i64) -> Result<(), Error> {
    connection
        .prepare_cached(
            "DELETE FROM campaign_step
             WHERE campaign_id = ?1 AND version = ?2 AND position = ?3",
        )?
        .execute(params![Id(draft.id), draft.number, position])?;
    Ok(())
}

/// Marks a step as undone or done again, and closes every burst of typing: what is typed next is a
/// step of its own.
pub(crate) fn mark(
    connection: &Connection,
    draft: Draft,
    position: i64,
    undone: bool,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE campaign_step SET undone = ?4
             WHERE campaign_id = ?1 AND version = ?2 AND position = ?3",
        )?
        .execute(params![Id(draft.id), draft.number, position, undone])?;
    connection
        .prepare_cached(
            "UPDATE campaign_step SET coalesce_key = NULL
             WHERE campaign_id = ?1 AND version = ?2 AND coalesce_key IS NOT NULL",
        )?
        .execute(params![Id(draft.id), draft.number])?;
    Ok(())
}

/// Forgets every step of a draft.
pub(crate) fn clear(connection: &Connection, draft: Draft) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM campaign_step WHERE campaign_id = ?1 AND version = ?2")?
        .execute(params![Id(draft.id), draft.number])?;
    Ok(())
}
