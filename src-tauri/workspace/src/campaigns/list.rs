//! The campaign list: filtered, sorted and paged in SQL, without loading a design.

use crate::error::Error;
use crate::read::Read;
use crate::sql::{Conditions, Id, Json, Time, Word};
use crate::table::campaign::STATUS;
use crate::table::campaign_search;
use campaign::design::Tag;
use campaign::id::CampaignId;
use campaign::{Channel, Kind, Status};
use jiff::Timestamp;
use rusqlite::{Row, ToSql};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a campaign list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum CampaignSort {
    Name,
    Kind,
    Channel,
    Status,
    #[default]
    Modified,
    Created,
    Start,
    End,
}

/// Which campaigns to list. Empty filters let everything pass.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CampaignQuery {
    /// Words, all of which must be found in name, description, tags, labels, subject or content;
    /// parts of words count. Words of one or two characters are not looked for in the content.
    pub search: String,
    /// Statuses at the time of reading.
    pub statuses: Vec<Status>,
    /// Kinds.
    pub kinds: Vec<Kind>,
    /// Channels.
    pub channels: Vec<Channel>,
    /// Names of tags; a campaign with any of them passes.
    pub tags: Vec<String>,
    /// Access labels; a campaign with any of them passes.
    pub labels: Vec<String>,
    /// Changed at or after this.
    #[ts(type = "string | null")]
    pub modified_from: Option<Timestamp>,
    /// Changed before this.
    #[ts(type = "string | null")]
    pub modified_until: Option<Timestamp>,
    /// Still running at this: without an end, or with a later one.
    #[ts(type = "string | null")]
    pub runs_from: Option<Timestamp>,
    /// Started before this: without a start, or with an earlier one.
    #[ts(type = "string | null")]
    pub runs_until: Option<Timestamp>,
    /// The order.
    pub sort: CampaignSort,
    /// Whether the order is turned round.
    pub descending: bool,
    /// How many rows to pass over.
    pub offset: u32,
    /// How many rows to give at most; 0 gives only the total.
    pub limit: u32,
}

/// A row of the campaign list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignRow {
    /// The campaign.
    pub id: CampaignId,
    /// Its name: of the draft where there is one; as are channel and tags.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// Its channel, once chosen.
    pub channel: Option<Channel>,
    /// The status at the time of reading.
    pub status: Status,
    /// Whether a draft version stands beside the active one.
    pub draft_version: bool,
    /// Its tags, in the colours they have in the workspace.
    pub tags: Vec<Tag>,
    /// Start of the active version, or of the draft.
    #[ts(type = "string | null")]
    pub starts_at: Option<Timestamp>,
    /// End of the active version, or of the draft.
    #[ts(type = "string | null")]
    pub ends_at: Option<Timestamp>,
    /// When it was made.
    #[ts(type = "string")]
    pub created_at: Timestamp,
    /// When it was last changed.
    #[ts(type = "string")]
    pub modified_at: Timestamp,
    /// Grows with every change of the campaign.
    #[ts(type = "number")]
    pub revision: u64,
}

/// A page of the campaign list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignPage {
    /// The rows.
    pub rows: Vec<CampaignRow>,
    /// How many campaigns pass the filters, on all pages.
    pub total: u32,
}

pub(super) fn list(read: Read<'_>, query: &CampaignQuery) -> Result<CampaignPage, Error> {
    let conditions = conditions(query)?;
    let filter = conditions.clause();
    let order = order(query);
    // Searching is the dear part, so what is found is listed and counted in one go; without a
    // search, an index gives the page without looking at the rest.
    let (hits, source, total) = if query.search.trim().is_empty() {
        (String::new(), format!("campaign {filter}"), "NULL")
    } else {
        (
            format!("hits AS MATERIALIZED (SELECT key FROM campaign {filter}),"),
            "hits JOIN campaign ON campaign.key = hits.key".to_owned(),
            "(SELECT count(*) FROM hits)",
        )
    };
    // `now` is named first so that it is ?1 and the conditions follow.
    let paging = format!(
        "WITH clock AS (SELECT ?1), {hits}
         page AS (SELECT campaign.key FROM {source} ORDER BY {order} LIMIT ? OFFSET ?)
         SELECT id, name, kind, channel, {STATUS} AS status, draft_version, starts_at, ends_at,
                created_at, modified_at, revision, {total} AS total,
                (SELECT json_group_array(json_object('name', tag.name, 'color', tag.color)
                                         ORDER BY position)
                 FROM campaign_tag JOIN tag ON tag.name = campaign_tag.name
                 WHERE campaign_id = campaign.id) AS tags
         FROM page JOIN campaign ON campaign.key = page.key
         ORDER BY {order}"
    );
    let now = Time(read.now);
    let page: [&dyn ToSql; 2] = [&query.limit, &query.offset];
    let mut values: Vec<&dyn ToSql> = vec![&now];
    values.extend(conditions.values(&page));
    let mut statement = read.connection.prepare_cached(&paging)?;
    let mut counted = None;
    let rows = statement
        .query_map(values.as_slice(), |sql_row| {
            counted = sql_row.get("total")?;
            row(sql_row)
        })?
        .collect::<rusqlite::Result<_>>()?;
    let total = match counted {
        Some(total) => total,
        None => read
            .connection
            .prepare_cached(&format!(
                "WITH clock AS (SELECT ?1) SELECT count(*) FROM campaign {filter}"
            ))?
            .query_row(&values[..values.len() - page.len()], |row| row.get(0))?,
    };
    Ok(CampaignPage { rows, total })
}

fn row(row: &Row<'_>) -> rusqlite::Result<CampaignRow> {
    Ok(CampaignRow {
        id: row.get::<_, Id<_>>("id")?.0,
        name: row.get("name")?,
        kind: row.get::<_, Word<_>>("kind")?.0,
        channel: row.get::<_, Option<Word<_>>>("channel")?.map(|word| word.0),
        status: row.get::<_, Word<_>>("status")?.0,
        draft_version: row.get("draft_version")?,
        tags: row.get::<_, Json<_>>("tags")?.0,
        starts_at: row.get::<_, Option<Time>>("starts_at")?.map(|time| time.0),
        ends_at: row.get::<_, Option<Time>>("ends_at")?.map(|time| time.0),
        created_at: row.get::<_, Time>("created_at")?.0,
        modified_at: row.get::<_, Time>("modified_at")?.0,
        revision: row.get("revision")?,
    })
}

fn conditions(query: &CampaignQuery) -> Result<Conditions, Error> {
    let mut conditions = Conditions::default();
    let (indexed, short) = campaign_search::query(&query.search);
    if let Some(indexed) = indexed {
        conditions.add(
            "campaign.key IN (SELECT rowid FROM campaign_search WHERE campaign_search MATCH ?)",
            [boxed(indexed)],
        );
    }
    for word in short {
        conditions.add("instr(campaign.find_key, ?) > 0", [boxed(word)]);
    }
    conditions.one_of(&format!("({STATUS})"), &query.statuses)?;
    conditions.one_of("campaign.kind", &query.kinds)?;
    conditions.one_of("campaign.channel", &query.channels)?;
    any_of(&mut conditions, "campaign_tag", &query.tags);
    any_of(&mut conditions, "campaign_label", &query.labels);
    let times = [
        ("campaign.modified_at >= ?", query.modified_from),
        ("campaign.modified_at < ?", query.modified_until),
        (
            "(campaign.ends_at IS NULL OR campaign.ends_at > ?)",
            query.runs_from,
        ),
        (
            "(campaign.starts_at IS NULL OR campaign.starts_at < ?)",
            query.runs_until,
        ),
    ];
    for (condition, time) in times {
        if let Some(time) = time {
            conditions.add(condition, [boxed(Time(time))]);
        }
    }
    Ok(conditions)
}

fn any_of(conditions: &mut Conditions, table: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let places = vec!["?"; names.len()].join(", ");
    conditions.add(
        format!("campaign.id IN (SELECT campaign_id FROM {table} WHERE name IN ({places}))"),
        names.iter().cloned().map(boxed),
    );
}

fn boxed(value: impl ToSql + 'static) -> Box<dyn ToSql> {
    Box::new(value)
}

fn order(query: &CampaignQuery) -> String {
    let direction = if query.descending { "DESC" } else { "ASC" };
    let by = match query.sort {
        CampaignSort::Name => "campaign.name_key".to_owned(),
        CampaignSort::Kind => "campaign.kind".to_owned(),
        CampaignSort::Channel => "campaign.channel".to_owned(),
        CampaignSort::Status => status_order(),
        CampaignSort::Modified => "campaign.modified_at".to_owned(),
        CampaignSort::Created => "campaign.created_at".to_owned(),
        CampaignSort::Start => "campaign.starts_at".to_owned(),
        CampaignSort::End => "campaign.ends_at".to_owned(),
    };
    // What is not set comes last in either direction.
    format!("{by} {direction} NULLS LAST, campaign.key {direction}")
}

/// The place of the status in a campaign's life, as [`Status::ALL`] has it.
fn status_order() -> String {
    let places: Vec<String> = Status::ALL
        .iter()
        .enumerate()
        .map(|(place, status)| {
            let word = crate::sql::word(status).unwrap_or_default();
            format!("WHEN '{word}' THEN {place}")
        })
        .collect();
    format!("CASE {STATUS} {} END", places.join(" "))
}

/// See [`super::Campaigns::next_turn`].
pub(super) fn next_turn(read: Read<'_>) -> Result<Option<Timestamp>, Error> {
    let next: Option<Time> = read
        .connection
        .prepare_cached(
            "SELECT min(at) FROM (
                SELECT min(starts_at) AS at FROM campaign
                WHERE lifecycle = 'active' AND starts_at > ?1
                UNION ALL
                SELECT min(ends_at) FROM campaign
                WHERE lifecycle = 'active' AND ends_at > ?1)",
        )?
        .query_row([Time(read.now)], |row| row.get(0))?;
    Ok(next.map(|time| time.0))
}
