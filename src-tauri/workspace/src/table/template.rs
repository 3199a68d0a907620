//! `template`: content templates, the starting points for content.

use crate::change::Entity;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Json, Word, json, word};
use crate::table::record::Record;
use crate::table::record::columns::Columns;
use campaign::Channel;
use campaign::id::TemplateId;
use campaign::library::ContentTemplate;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "template",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE template (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Folded, for order and search.
    find_key TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'push')),
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX template_by_name ON template (find_key);
",
    }],
};

/// A template without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateSummary {
    /// Its id.
    pub id: TemplateId,
    /// The name shown.
    pub name: String,
    /// The channel it is for.
    pub channel: Channel,
}

impl Record for ContentTemplate {}

impl Columns for ContentTemplate {
    type Id = TemplateId;
    type Summary = TemplateSummary;
    const ENTITY: Entity = Entity::Template;
    const TABLE: &'static str = TABLE.name;
    const COLUMNS: &'static [&'static str] = &["channel", "content"];
    const LISTED: &'static [&'static str] = &["channel"];

    fn id(&self) -> Self::Id {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn values(&self) -> rusqlite::Result<Vec<Value>> {
        Ok(vec![
            word(&self.channel)?.into(),
            json(&self.content)?.into(),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let TemplateSummary { id, name, channel } = Self::summary(row)?;
        Ok(Self {
            id,
            name,
            channel,
            content: row.get::<_, Json<_>>("content")?.0,
        })
    }

    fn summary(row: &Row<'_>) -> rusqlite::Result<TemplateSummary> {
        Ok(TemplateSummary {
            id: row.get::<_, Id<_>>("id")?.0,
            name: row.get("name")?,
            channel: row.get::<_, Word<_>>("channel")?.0,
        })
    }
}
