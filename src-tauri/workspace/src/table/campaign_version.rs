//! `campaign_version`: the designs of a campaign, one row a version. Versions that were activated stay.

use crate::change::Entity;
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Json, Time, Word};
use campaign::Design;
use campaign::id::CampaignId;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "campaign_version",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE campaign_version (
    campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'superseded', 'discarded')),
    design TEXT NOT NULL CHECK (json_valid(design)),
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    activated_at INTEGER,
    PRIMARY KEY (campaign_id, number)
) STRICT;
CREATE UNIQUE INDEX campaign_version_one_draft ON campaign_version (campaign_id)
    WHERE state = 'draft';
CREATE UNIQUE INDEX campaign_version_one_live ON campaign_version (campaign_id)
    WHERE state = 'live';
",
    }],
};

/// What a version is to its campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VersionState {
    /// The one that is edited.
    Draft,
    /// The one activated last. It stays so when the campaign ends.
    Live,
    /// Was live until a later one was activated.
    Superseded,
    /// A draft version that was thrown away, or that the campaign ended before.
    Discarded,
}

/// A version, without its design.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Counts from 1 within the campaign.
    pub number: u32,
    /// What it is to the campaign.
    pub state: VersionState,
    /// When it was made.
    #[ts(type = "string")]
    pub created_at: Timestamp,
    /// When it was last changed.
    #[ts(type = "string")]
    pub modified_at: Timestamp,
    /// When it was activated, if it was.
    #[ts(type = "string | null")]
    pub activated_at: Option<Timestamp>,
}

/// Every version of a campaign, newest first.
pub(crate) fn all(connection: &Connection, id: CampaignId) -> Result<Vec<Version>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT number, state, created_at, modified_at, activated_at
         FROM campaign_version WHERE campaign_id = ?1 ORDER BY number DESC",
    )?;
    let versions = statement.query_map([Id(id)], |row| {
        Ok(Version {
            number: row.get(0)?,
            state: row.get::<_, Word<_>>(1)?.0,
            created_at: row.get::<_, Time>(2)?.0,
            modified_at: row.get::<_, Time>(3)?.0,
            activated_at: row.get::<_, Option<Time>>(4)?.map(|time| time.0),
        })
    })?;
    Ok(versions.collect::<rusqlite::Result<_>>()?)
}

/// The number of the version in `state`, if there is one. Meant for draft and live.
pub(crate) fn in_state(
    connection: &Connection,
    id: CampaignId,
    state: VersionState,
) -> Result<Option<u32>, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT number FROM campaign_version WHERE campaign_id = ?1 AND state = ?2",
        )?
        .query_row(params![Id(id), Word(state)], |row| row.get(0))
        .optional()?)
}

/// The design of a version.
pub(crate) fn design(
    connection: &Connection,
    id: CampaignId,
    number: u32,
) -> Result<Design, Error> {
    let design: Option<Json<Design>> = connection
        .prepare_cached(
            "SELECT design FROM campaign_version WHERE campaign_id = ?1 AND number = ?2",
        )?
        .query_row(params![Id(id), number], |row| row.get(0))
        .optional()?;
    design
        .map(|design| design.0)
        .ok_or_else(|| Error::NotFound {
            entity: Entity::Campaign,
            id: format!("{id}, version {number}"),
        })
}

/// Adds a draft with the next number, which is returned.
pub(crate) fn insert_draft(
    connection: &Connection,
    id: CampaignId,
    design: &Design,
    now: Timestamp,
) -> Result<u32, Error> {
    Ok(connection
        .prepare_cached(
            "INSERT INTO campaign_version (campaign_id, number, state, design, created_at, modified_at)
             SELECT ?1, coalesce(max(number), 0) + 1, 'draft', ?2, ?3, ?3
             FROM campaign_version WHERE campaign_id = ?1
             RETURNING number",
        )?
        .query_row(params![Id(id), Json(design), Time(now)], |row| row.get(0))?)
}

/// Replaces the design of a version.
pub(crate) fn update(
    connection: &Connection,
    id: CampaignId,
    number: u32,
    design: &Design,
    now: Timestamp,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE campaign_version SET design = ?3, modified_at = ?4
             WHERE campaign_id = ?1 AND number = ?2",
        )?
        .execute(params![Id(id), number, Json(design), Time(now)])?;
    Ok(())
}

/// Turns the version in state `from`, if there is one, into `to`.
pub(crate) fn turn(
    connection: &Connection,
    id: CampaignId,
    from: VersionState,
    to: VersionState,
    activated_at: Option<Timestamp>,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE campaign_version SET state = ?3, activated_at = coalesce(?4, activated_at)
             WHERE campaign_id = ?1 AND state = ?2",
        )?
        .execute(params![
            Id(id),
            Word(from),
            Word(to),
            activated_at.map(Time)
        ])?;
    Ok(())
}
