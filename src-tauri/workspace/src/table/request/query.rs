//! Reading the journal: pages, single requests, counts for reports.

use super::types::{RequestRecord, RequestRow, RequestState};
use crate::error::Error;
use crate::sql::{Conditions, Id, Json, Time, Word};
use campaign::id::{CampaignId, EndpointId, RequestId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which requests to list, newest first. Empty filters let everything pass.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct RequestQuery {
    /// Text to find in address, execution id, body or answer; ASCII letters in either case. Reads
    /// every body that the other filters let pass.
    pub search: String,
    /// Only this campaign's.
    pub campaign_id: Option<CampaignId>,
    /// Only this endpoint's.
    pub endpoint_id: Option<EndpointId>,
    /// Only this run's.
    pub run_id: Option<String>,
    /// States.
    pub states: Vec<RequestState>,
    /// HTTP status at least.
    pub status_from: Option<u16>,
    /// HTTP status at most.
    pub status_to: Option<u16>,
    /// Written down at or after this.
    #[ts(type = "string | null")]
    pub from: Option<Timestamp>,
    /// Written down before this.
    #[ts(type = "string | null")]
    pub until: Option<Timestamp>,
    /// Only older ones than this: the last of the page before. Stays quick however far one goes,
    /// which `offset` does not.
    pub before: Option<RequestId>,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most; 0 gives only the total.
    pub limit: u32,
}

/// A page of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestPage {
    /// The rows.
    pub rows: Vec<RequestRow>,
    /// How many match, on all pages; `before` does not count.
    pub total: u32,
}

/// How many requests ended the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestCount {
    /// Where they stand.
    pub state: RequestState,
    /// HTTP status of their answers.
    pub status: Option<u16>,
    /// How many.
    pub count: u32,
}

/// Reading the journal.
#[derive(Clone, Copy)]
pub struct Requests<'a> {
    connection: &'a Connection,
}

impl<'a> Requests<'a> {
    pub(crate) const fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    /// A request with its answer.
    pub fn get(&self, id: RequestId) -> Result<RequestRecord, Error> {
        self.connection
            .prepare_cached(
                "SELECT * FROM request JOIN request_content ON request = key WHERE id = ?1",
            )?
            .query_row([Id(id)], |row| {
                let answer_headers: Option<Json<_>> = row.get("answer_headers")?;
                let error: Option<Json<_>> = row.get("error")?;
                let timings: Option<Json<_>> = row.get("timings")?;
                Ok(RequestRecord {
                    row: read(row)?,
                    headers: row.get::<_, Json<_>>("headers")?.0,
                    body: row.get("body")?,
                    answer_headers: answer_headers.map(|json| json.0).unwrap_or_default(),
                    answer_body: row.get("answer_body")?,
                    error: error.map(|json| json.0),
                    timings: timings.map(|json| json.0),
                })
            })
            .optional()?
            .ok_or_else(|| super::not_found(id))
    }

    /// A page of the journal.
    pub fn list(&self, query: &RequestQuery) -> Result<RequestPage, Error> {
        let total = self.total(query)?;
        let mut conditions = conditions(query)?;
        if let Some(id) = query.before {
            conditions.add(
                "key < (SELECT key FROM request WHERE id = ?)",
                [boxed(Id(id))],
            );
        }
        let filter = conditions.clause();
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT * FROM request {filter} ORDER BY key DESC LIMIT ? OFFSET ?"
        ))?;
        let rows = statement
            .query_map(
                conditions.values(&[&query.limit, &query.offset]).as_slice(),
                read,
            )?
            .collect::<rusqlite::Result<_>>()?;
        Ok(RequestPage { rows, total })
    }

    fn total(self, query: &RequestQuery) -> Result<u32, Error> {
        let (sql, conditions) = match counted(query)? {
            Some(counted) => (
                "SELECT coalesce(sum(number), 0) FROM request_count",
                counted,
            ),
            None => ("SELECT count(*) FROM request", conditions(query)?),
        };
        Ok(self
            .connection
            .prepare_cached(&format!("{sql} {}", conditions.clause()))?
            .query_row(conditions.values(&[]).as_slice(), |row| row.get(0))?)
    }

    /// How the requests of a campaign ended, most frequent first.
    pub fn counts(&self, campaign: CampaignId) -> Result<Vec<RequestCount>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT state, nullif(status, 0), number FROM request_count
             WHERE campaign_id = ?1 AND number > 0 ORDER BY number DESC, state, status",
        )?;
        let counts = statement.query_map([Id(campaign)], |row| {
            Ok(RequestCount {
                state: row.get::<_, Word<_>>(0)?.0,
                status: row.get(1)?,
                count: row.get(2)?,
            })
        })?;
        Ok(counts.collect::<rusqlite::Result<_>>()?)
    }
}

/// The conditions on `request_count`, when it can answer how many requests match.
fn counted(query: &RequestQuery) -> Result<Option<Conditions>, Error> {
    let finer = query.endpoint_id.is_some()
        || query.run_id.is_some()
        || query.from.is_some()
        || query.until.is_some()
        || !query.search.trim().is_empty();
    if finer {
        return Ok(None);
    }
    let mut conditions = Conditions::default();
    if let Some(id) = query.campaign_id {
        conditions.add("campaign_id = ?", [boxed(Id(id))]);
    }
    conditions.one_of("state", &query.states)?;
    if query.status_from.is_some() || query.status_to.is_some() {
        let (from, to) = (
            query.status_from.unwrap_or(1),
            query.status_to.unwrap_or(u16::MAX),
        );
        // 0 is no status.
        conditions.add("status BETWEEN max(?, 1) AND ?", [boxed(from), boxed(to)]);
    }
    Ok(Some(conditions))
}

fn conditions(query: &RequestQuery) -> Result<Conditions, Error> {
    let mut conditions = Conditions::default();
    let equal = [
        (
            "campaign_id = ?",
            query.campaign_id.map(|id| id.to_string()),
        ),
        (
            "endpoint_id = ?",
            query.endpoint_id.map(|id| id.to_string()),
        ),
        ("run_id = ?", query.run_id.clone()),
    ];
    for (condition, value) in equal {
        if let Some(value) = value {
            conditions.add(condition, [boxed(value)]);
        }
    }
    conditions.one_of("state", &query.states)?;
    for (condition, status) in [
        ("status >= ?", query.status_from),
        ("status <= ?", query.status_to),
    ] {
        if let Some(status) = status {
            conditions.add(condition, [boxed(status)]);
        }
    }
    for (condition, time) in [
        ("created_at >= ?", query.from),
        ("created_at < ?", query.until),
    ] {
        if let Some(time) = time {
            conditions.add(condition, [boxed(Time(time))]);
        }
    }
    let sought = query.search.trim().to_ascii_lowercase();
    if !sought.is_empty() {
        conditions.add(
            "(instr(lower(url), ?) > 0 OR instr(lower(execution_id), ?) > 0 OR EXISTS (
                SELECT 1 FROM request_content WHERE request = request.key
                AND (instr(lower(body), ?) > 0 OR instr(lower(answer_body), ?) > 0)))",
            std::iter::repeat_with(|| boxed(sought.clone())).take(4),
        );
    }
    Ok(conditions)
}

fn boxed(value: impl ToSql + 'static) -> Box<dyn ToSql> {
    Box::new(value)
}

fn read(row: &Row<'_>) -> rusqlite::Result<RequestRow> {
    let campaign_id: Option<Id<CampaignId>> = row.get("campaign_id")?;
    let endpoint_id: Option<Id<EndpointId>> = row.get("endpoint_id")?;
    Ok(RequestRow {
        id: row.get::<_, Id<_>>("id")?.0,
        run_id: row.get("run_id")?,
        campaign_id: campaign_id.map(|id| id.0),
        campaign_name: row.get("campaign_name")?,
        campaign_version: row.get("campaign_version")?,
        endpoint_id: endpoint_id.map(|id| id.0),
        endpoint_name: row.get("endpoint_name")?,
        operation: row.get("operation")?,
        recipients: row.get("recipients")?,
        created_at: row.get::<_, Time>("created_at")?.0,
        updated_at: row.get::<_, Time>("updated_at")?.0,
        state: row.get::<_, Word<_>>("state")?.0,
        method: row.get("method")?,
        url: row.get("url")?,
        status: row.get("status")?,
        execution_id: row.get("execution_id")?,
        duration_ms: row.get("duration_ms")?,
    })
}
