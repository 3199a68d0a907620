//! `campaign_search`: the full text of campaigns, in pieces of three characters, so that parts of
//! words and languages without spaces are found.

use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::text;
use campaign::Design;
use rusqlite::{Connection, params};

pub(crate) const TABLE: Table = Table {
    name: "campaign_search",
    steps: &[Step {
        version: 1,
        sql: "
-- The rowid is campaign.key. Everything is folded before it comes here.
CREATE VIRTUAL TABLE campaign_search USING fts5 (
    name, description, tags, subject, body, tokenize = 'trigram'
);
",
    }],
};

/// How many bytes of a campaign's content are searchable.
const BODY: usize = 256 * 1024;

/// How many bytes of `find_key` are kept.
const HEAD: usize = 1_000;

/// What is searched of a campaign, folded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Searched {
    name: String,
    description: String,
    tags: String,
    subject: String,
    body: String,
}

impl Searched {
    pub(crate) fn of(design: &Design) -> Self {
        let properties = &design.properties;
        let mut subject = Vec::new();
        let mut body = Vec::new();
        for message in design
            .content
            .variants
            .values()
            .flat_map(|variant| variant.locales.values())
        {
            let (email, sms, push) = (&message.email, &message.sms, &message.push);
            subject.extend([&email.subject, &email.preheader, &sms.title, &push.title]);
            body.push(text::without_markup(&email.body, BODY));
            body.extend([&email.text, &sms.text, &push.body].map(Clone::clone));
        }
        let tags: Vec<&str> = properties
            .tags
            .iter()
            .map(|tag| tag.name.as_str())
            .chain(properties.access_labels.iter().map(String::as_str))
            .collect();
        let subject: Vec<&str> = subject.into_iter().map(String::as_str).collect();
        body.retain(|text| !text.is_empty());
        Self {
            name: text::fold(&properties.name),
            description: text::fold(&properties.description),
            tags: text::fold(&tags.join("\n")),
            subject: text::fold(subject.join("\n").trim()),
            body: text::fold(text::beginning(&body.join("\n"), BODY)),
        }
    }

    pub(crate) fn name_key(&self) -> String {
        self.name.clone()
    }

    /// The part in which words are looked for that are too short for the index.
    pub(crate) fn find_key(&self) -> String {
        let parts = [&self.name, &self.tags, &self.subject, &self.description];
        let whole = parts.map(String::as_str).join("\n");
        text::beginning(&whole, HEAD).to_owned()
    }
}

pub(crate) fn replace(connection: &Connection, key: i64, text: &Searched) -> Result<(), Error> {
    delete(connection, key)?;
    connection
        .prepare_cached(
            "INSERT INTO campaign_search (rowid, name, description, tags, subject, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            key,
            text.name,
            text.description,
            text.tags,
            text.subject,
            text.body
        ])?;
    Ok(())
}

pub(crate) fn delete(connection: &Connection, key: i64) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM campaign_search WHERE rowid = ?1")?
        .execute([key])?;
    Ok(())
}

/// What a person typed, as words: those that the index can find, joined into a query in which they
/// are plain text, and those that are too short for it.
pub(crate) fn query(typed: &str) -> (Option<String>, Vec<String>) {
    let folded = text::fold(typed).replace('\0', " ");
    let (long, short): (Vec<&str>, Vec<&str>) = folded
        .split_whitespace()
        .partition(|word| word.chars().count() >= 3);
    let long: Vec<String> = long
        .into_iter()
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    (
        (!long.is_empty()).then(|| long.join(" ")),
        short.into_iter().map(str::to_owned).collect(),
    )
}
