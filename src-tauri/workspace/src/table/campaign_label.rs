//! `campaign_label`: the access labels of campaigns, for filters and completion.

use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::Id;
use campaign::id::CampaignId;
use rusqlite::{Connection, params};

pub(crate) const TABLE: Table = Table {
    name: "campaign_label",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE campaign_label (
    campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (campaign_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_label_by_name ON campaign_label (name);
",
    }],
};

/// Every label in use, in order.
pub(crate) fn all(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT name FROM campaign_label ORDER BY name")?;
    let labels = statement.query_map([], |row| row.get(0))?;
    Ok(labels.collect::<rusqlite::Result<_>>()?)
}

/// Replaces the labels of a campaign.
pub(crate) fn replace(
    connection: &Connection,
    id: CampaignId,
    labels: &[String],
) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM campaign_label WHERE campaign_id = ?1")?
        .execute([Id(id)])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO campaign_label VALUES (?1, ?2, ?3)")?;
    for (position, label) in labels.iter().enumerate() {
        statement.execute(params![Id(id), position, label])?;
    }
    Ok(())
}
