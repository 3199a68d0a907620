//! `tag` and `campaign_tag`: the tags of the workspace with their colours, and who carries them.

use crate::change::{ChangeKind, Entity};
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Word};
use crate::text;
use crate::write::Write;
use campaign::design::Tag;
use campaign::id::CampaignId;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "tag",
    steps: &[Step {
        version: 1,
        sql: "
-- Stays when no campaign carries it any more, for completion.
CREATE TABLE tag (
    name TEXT PRIMARY KEY NOT NULL,
    name_key TEXT NOT NULL,
    color TEXT NOT NULL
) STRICT;
CREATE INDEX tag_by_name ON tag (name_key);
",
    }],
};

pub(crate) const OF_CAMPAIGNS: Table = Table {
    name: "campaign_tag",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE campaign_tag (
    campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL REFERENCES tag (name),
    PRIMARY KEY (campaign_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_tag_by_name ON campaign_tag (name);
",
    }],
};

/// A tag and how many campaigns carry it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagCount {
    /// The tag, in the colour it was given last, on any campaign.
    pub tag: Tag,
    /// How many campaigns carry it.
    pub count: u32,
}

/// Every tag, by name.
pub(crate) fn all(connection: &Connection) -> Result<Vec<TagCount>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT name, color,
                (SELECT count(DISTINCT campaign_id) FROM campaign_tag WHERE campaign_tag.name = tag.name)
         FROM tag ORDER BY name_key, name",
    )?;
    let tags = statement.query_map([], |row| {
        Ok(TagCount {
            tag: Tag {
                name: row.get(0)?,
                color: row.get::<_, Word<_>>(1)?.0,
            },
            count: row.get(2)?,
        })
    })?;
    Ok(tags.collect::<rusqlite::Result<_>>()?)
}

/// Brings the tags of a campaign from `before` to `after`. A name that is new becomes the
/// workspace's; its colour there changes only when it was changed on purpose, not when a campaign
/// that remembers an older one is written.
pub(crate) fn replace(
    write: &mut Write<'_>,
    id: CampaignId,
    before: &[Tag],
    after: &[Tag],
) -> Result<(), Error> {
    let connection = write.connection;
    connection
        .prepare_cached("DELETE FROM campaign_tag WHERE campaign_id = ?1")?
        .execute([Id(id)])?;
    for (position, tag) in after.iter().enumerate() {
        let recoloured = before
            .iter()
            .any(|old| old.name == tag.name && old.color != tag.color);
        let changed = connection
            .prepare_cached(
                "INSERT INTO tag (name, name_key, color) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET color = excluded.color
                 WHERE color <> excluded.color AND ?4",
            )?
            .execute(params![
                tag.name,
                text::fold(&tag.name),
                Word(tag.color),
                recoloured
            ])?;
        if changed > 0 {
            write.note(Entity::Tag, Some(tag.name.clone()), ChangeKind::Updated);
        }
        connection
            .prepare_cached("INSERT INTO campaign_tag VALUES (?1, ?2, ?3)")?
            .execute(params![Id(id), position, tag.name])?;
    }
    Ok(())
}
