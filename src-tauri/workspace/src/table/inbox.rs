//! `inbox_message` and `inbox_content`: what the local endpoint delivered. Content is apart, so that lists do not read it.

use crate::change::{ChangeKind, Entity};
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Conditions, Id, Json, Time, Word};
use crate::text;
use crate::write::Write;
use campaign::Channel;
use campaign::id::{CampaignId, InboxMessageId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "inbox_message",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE inbox_message (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    execution_id TEXT NOT NULL,
    request_id TEXT,
    -- No reference: a message outlives its campaign.
    campaign_id TEXT NOT NULL,
    campaign_name TEXT NOT NULL,
    campaign_version INTEGER NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'push')),
    recipient TEXT NOT NULL,
    variant TEXT NOT NULL,
    locale TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Recipient and subject, folded, for search.
    find_key TEXT NOT NULL
) STRICT;
CREATE INDEX inbox_message_by_campaign ON inbox_message (campaign_id);
CREATE INDEX inbox_message_by_execution ON inbox_message (execution_id);
",
    }],
};

pub(crate) const CONTENT: Table = Table {
    name: "inbox_content",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE inbox_content (
    message INTEGER PRIMARY KEY REFERENCES inbox_message (key) ON DELETE CASCADE,
    content TEXT NOT NULL CHECK (json_valid(content)),
    source TEXT NOT NULL
) STRICT;
",
    }],
};

/// A message, without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxRow {
    /// Its id.
    pub id: InboxMessageId,
    /// When the endpoint delivered it.
    #[ts(type = "string")]
    pub received_at: Timestamp,
    /// The execution that the endpoint answered with.
    pub execution_id: String,
    /// The `requestId` of the call.
    pub request_id: Option<String>,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Its name at that time.
    pub campaign_name: String,
    /// The version that was rendered.
    pub campaign_version: u32,
    /// The channel.
    pub channel: Channel,
    /// The address: email, phone number or device.
    pub recipient: String,
    /// Key of the treatment or rule.
    pub variant: String,
    /// Key of the locale.
    pub locale: String,
    /// Subject, title or beginning of the text.
    pub subject: String,
}

/// A message with its content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxMessage {
    /// What lists show.
    pub row: InboxRow,
    /// What was rendered, in the shape that the endpoint gives it.
    #[ts(type = "unknown")]
    pub content: serde_json::Value,
    /// The whole message as it would travel.
    pub source: String,
}

/// Which messages to list, newest first. Empty filters let everything pass.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct InboxQuery {
    /// Words, all of which must be found in recipient or subject.
    pub search: String,
    /// Only this campaign's.
    pub campaign_id: Option<CampaignId>,
    /// Only this execution's.
    pub execution_id: Option<String>,
    /// Channels.
    pub channels: Vec<Channel>,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most; 0 gives only the total.
    pub limit: u32,
}

/// A page of the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxPage {
    /// The rows.
    pub rows: Vec<InboxRow>,
    /// How many match, on all pages.
    pub total: u32,
}

/// Reading the inbox.
#[derive(Clone, Copy)]
pub struct Inbox<'a> {
    connection: &'a Connection,
}

impl<'a> Inbox<'a> {
    pub(crate) const fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    /// A message with its content.
    pub fn get(&self, id: InboxMessageId) -> Result<InboxMessage, Error> {
        self.connection
            .prepare_cached(
                "SELECT * FROM inbox_message JOIN inbox_content ON message = key WHERE id = ?1",
            )?
            .query_row([Id(id)], |row| {
                Ok(InboxMessage {
                    row: read(row)?,
                    content: row.get::<_, Json<_>>("content")?.0,
                    source: row.get("source")?,
                })
            })
            .optional()?
            .ok_or_else(|| Error::NotFound {
                entity: Entity::InboxMessage,
                id: id.to_string(),
            })
    }

    /// A page of the inbox.
    pub fn list(&self, query: &InboxQuery) -> Result<InboxPage, Error> {
        let mut conditions = Conditions::default();
        for word in text::fold(&query.search).split_whitespace() {
            let word: Box<dyn ToSql> = Box::new(word.to_owned());
            conditions.add("instr(find_key, ?) > 0", [word]);
        }
        if let Some(id) = query.campaign_id {
            let id: Box<dyn ToSql> = Box::new(Id(id));
            conditions.add("campaign_id = ?", [id]);
        }
        if let Some(id) = &query.execution_id {
            let id: Box<dyn ToSql> = Box::new(id.clone());
            conditions.add("execution_id = ?", [id]);
        }
        conditions.one_of("channel", &query.channels)?;
        let filter = conditions.clause();
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM inbox_message {filter}"))?
            .query_row(conditions.values(&[]).as_slice(), |row| row.get(0))?;
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT * FROM inbox_message {filter} ORDER BY key DESC LIMIT ? OFFSET ?"
        ))?;
        let rows = statement
            .query_map(
                conditions.values(&[&query.limit, &query.offset]).as_slice(),
                read,
            )?
            .collect::<rusqlite::Result<_>>()?;
        Ok(InboxPage { rows, total })
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<InboxRow> {
    Ok(InboxRow {
        id: row.get::<_, Id<_>>("id")?.0,
        received_at: row.get::<_, Time>("received_at")?.0,
        execution_id: row.get("execution_id")?,
        request_id: row.get("request_id")?,
        campaign_id: row.get::<_, Id<_>>("campaign_id")?.0,
        campaign_name: row.get("campaign_name")?,
        campaign_version: row.get("campaign_version")?,
        channel: row.get::<_, Word<_>>("channel")?.0,
        recipient: row.get("recipient")?,
        variant: row.get("variant")?,
        locale: row.get("locale")?,
        subject: row.get("subject")?,
    })
}

/// Changing the inbox.
pub struct InboxMut<'w, 'a> {
    write: &'w mut Write<'a>,
}

impl<'w, 'a> InboxMut<'w, 'a> {
    pub(crate) const fn new(write: &'w mut Write<'a>) -> Self {
        Self { write }
    }

    /// Adds a message. The id must be new.
    pub fn insert(&mut self, message: &InboxMessage) -> Result<(), Error> {
        let connection = self.write.connection;
        let row = &message.row;
        let key: Option<i64> = connection
            .prepare_cached(
                "INSERT INTO inbox_message (id, received_at, execution_id, request_id, campaign_id,
                     campaign_name, campaign_version, channel, recipient, variant, locale, subject,
                     find_key)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                 ON CONFLICT (id) DO NOTHING
                 RETURNING key",
            )?
            .query_row(
                params![
                    Id(row.id),
                    Time(row.received_at),
                    row.execution_id,
                    row.request_id,
                    Id(row.campaign_id),
                    row.campaign_name,
                    row.campaign_version,
                    Word(row.channel),
                    row.recipient,
                    row.variant,
                    row.locale,
                    row.subject,
                    text::fold(&format!("{}\n{}", row.recipient, row.subject)),
                ],
                |row| row.get(0),
            )
            .optional()?;
        let key = key.ok_or_else(|| Error::AlreadyThere {
            entity: Entity::InboxMessage,
            id: row.id.to_string(),
        })?;
        connection
            .prepare_cached("INSERT INTO inbox_content VALUES (?1, ?2, ?3)")?
            .execute(params![key, Json(&message.content), message.source])?;
        self.note(Some(row.id), ChangeKind::Created);
        Ok(())
    }

    /// Deletes one message.
    pub fn delete(&mut self, id: InboxMessageId) -> Result<(), Error> {
        let deleted = self
            .write
            .connection
            .prepare_cached("DELETE FROM inbox_message WHERE id = ?1")?
            .execute([Id(id)])?;
        if deleted == 0 {
            return Err(Error::NotFound {
                entity: Entity::InboxMessage,
                id: id.to_string(),
            });
        }
        self.note(Some(id), ChangeKind::Deleted);
        Ok(())
    }

    /// Deletes every message. Says how many there were.
    pub fn clear(&mut self) -> Result<usize, Error> {
        let connection = self.write.connection;
        // In this order the cascade has nothing left to look for.
        connection.execute("DELETE FROM inbox_content", [])?;
        let deleted = connection.execute("DELETE FROM inbox_message", [])?;
        if deleted > 0 {
            self.note(None, ChangeKind::Deleted);
        }
        Ok(deleted)
    }

    fn note(&mut self, id: Option<InboxMessageId>, kind: ChangeKind) {
        let id = id.map(|id| id.to_string());
        self.write.note(Entity::InboxMessage, id, kind);
    }
}
