//! `request`, `request_content` and `request_count`: the journal of every call ever made. Headers and
//! bodies are apart, so that lists over a million rows do not read them, and the rows are counted as
//! they come, so that nobody has to count a million.

mod query;
mod types;

pub use query::{RequestCount, RequestPage, RequestQuery, Requests};
pub use types::{Header, NewRequest, Outcome, RequestRecord, RequestRow, RequestState};

use crate::change::{ChangeKind, Entity};
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Json, Time, Word};
use crate::write::Write;
use campaign::id::RequestId;
use rusqlite::{OptionalExtension, params};

pub(crate) const TABLE: Table = Table {
    name: "request",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE request (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    run_id TEXT,
    -- No references: the journal outlives campaigns and endpoints, and keeps their names.
    campaign_id TEXT,
    campaign_name TEXT NOT NULL,
    campaign_version INTEGER,
    endpoint_id TEXT,
    endpoint_name TEXT NOT NULL,
    operation TEXT NOT NULL,
    recipients INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('prepared', 'sent', 'answered', 'failed', 'unknown')),
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    status INTEGER,
    execution_id TEXT,
    duration_ms REAL
) STRICT;
-- In the order of the keys, newest last, as lists need them.
CREATE INDEX request_by_campaign ON request (campaign_id);
CREATE INDEX request_by_run ON request (run_id, state) WHERE run_id IS NOT NULL;
CREATE INDEX request_by_execution ON request (execution_id) WHERE execution_id IS NOT NULL;
CREATE INDEX request_open ON request (state) WHERE state IN ('prepared', 'sent');

-- For people with the sqlite3 program.
CREATE VIEW v_request AS
SELECT datetime(created_at / 1000000, 'unixepoch') AS created_at_utc, campaign_name, endpoint_name,
    operation, recipients, state, status, execution_id, duration_ms, id
FROM request ORDER BY key DESC;
",
    }],
};

pub(crate) const COUNT: Table = Table {
    name: "request_count",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE request_count (
    -- Empty for a request without a campaign.
    campaign_id TEXT NOT NULL,
    state TEXT NOT NULL,
    -- 0 without an answer.
    status INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, state, status)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER request_count_insert AFTER INSERT ON request BEGIN
    INSERT INTO request_count
    VALUES (coalesce(new.campaign_id, ''), new.state, coalesce(new.status, 0), 1)
    ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER request_count_delete AFTER DELETE ON request BEGIN
    UPDATE request_count SET number = number - 1
    WHERE campaign_id = coalesce(old.campaign_id, '') AND state = old.state
        AND status = coalesce(old.status, 0);
END;
CREATE TRIGGER request_count_update AFTER UPDATE OF campaign_id, state, status ON request BEGIN
    UPDATE request_count SET number = number - 1
    WHERE campaign_id = coalesce(old.campaign_id, '') AND state = old.state
        AND status = coalesce(old.status, 0);
    INSERT INTO request_count
    VALUES (coalesce(new.campaign_id, ''), new.state, coalesce(new.status, 0), 1)
    ON CONFLICT DO UPDATE SET number = number + 1;
END;
",
    }],
};

pub(crate) const CONTENT: Table = Table {
    name: "request_content",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE request_content (
    request INTEGER PRIMARY KEY REFERENCES request (key) ON DELETE CASCADE,
    -- Redacted before they come here.
    headers TEXT NOT NULL CHECK (json_valid(headers)),
    body TEXT NOT NULL,
    answer_headers TEXT CHECK (json_valid(answer_headers)),
    answer_body TEXT,
    error TEXT CHECK (json_valid(error)),
    timings TEXT CHECK (json_valid(timings))
) STRICT;
",
    }],
};

/// Writing the journal.
pub struct RequestsMut<'w, 'a> {
    write: &'w mut Write<'a>,
}

impl<'w, 'a> RequestsMut<'w, 'a> {
    pub(crate) const fn new(write: &'w mut Write<'a>) -> Self {
        Self { write }
    }

    /// Writes a request down before it leaves, as [`RequestState::Prepared`]. The id must be new.
    /// Nothing in it may be a secret.
    pub fn insert(&mut self, request: &NewRequest) -> Result<(), Error> {
        let (connection, now) = (self.write.connection, self.write.now);
        let key: Option<i64> = connection
            .prepare_cached(
                "INSERT INTO request (id, run_id, campaign_id, campaign_name, campaign_version,
                     endpoint_id, endpoint_name, operation, recipients, created_at, updated_at,
                     state, method, url)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, 'prepared', ?11, ?12)
                 ON CONFLICT (id) DO NOTHING
                 RETURNING key",
            )?
            .query_row(
                params![
                    Id(request.id),
                    request.run_id,
                    request.campaign_id.map(Id),
                    request.campaign_name,
                    request.campaign_version,
                    request.endpoint_id.map(Id),
                    request.endpoint_name,
                    request.operation,
                    request.recipients,
                    Time(now),
                    request.method,
                    request.url,
                ],
                |row| row.get(0),
            )
            .optional()?;
        let key = key.ok_or_else(|| Error::AlreadyThere {
            entity: Entity::Request,
            id: request.id.to_string(),
        })?;
        connection
            .prepare_cached(
                "INSERT INTO request_content (request, headers, body) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![key, Json(&request.headers), request.body])?;
        self.note(request.id, ChangeKind::Created);
        Ok(())
    }

    /// Notes that the request is leaving: should the program end now, its outcome is unknown.
    pub fn mark_sent(&mut self, id: RequestId) -> Result<(), Error> {
        let marked = self
            .write
            .connection
            .prepare_cached("UPDATE request SET state = 'sent', updated_at = ?2 WHERE id = ?1")?
            .execute(params![Id(id), Time(self.write.now)])?;
        if marked == 0 {
            return Err(not_found(id));
        }
        self.note(id, ChangeKind::Updated);
        Ok(())
    }

    /// Writes down what became of a request.
    pub fn settle(&mut self, id: RequestId, outcome: &Outcome) -> Result<(), Error> {
        let (connection, now) = (self.write.connection, self.write.now);
        let key: i64 = connection
            .prepare_cached(
                "UPDATE request
                 SET state = ?2, status = ?3, execution_id = ?4, duration_ms = ?5, updated_at = ?6
                 WHERE id = ?1 RETURNING key",
            )?
            .query_row(
                params![
                    Id(id),
                    Word(outcome.state),
                    outcome.status,
                    outcome.execution_id,
                    outcome.duration_ms,
                    Time(now)
                ],
                |row| row.get(0),
            )
            .optional()?
            .ok_or_else(|| not_found(id))?;
        connection
            .prepare_cached(
                "UPDATE request_content
                 SET answer_headers = ?2, answer_body = ?3, error = ?4, timings = ?5
                 WHERE request = ?1",
            )?
            .execute(params![
                key,
                Json(&outcome.headers),
                outcome.body,
                outcome.error.as_ref().map(Json),
                outcome.timings.as_ref().map(Json),
            ])?;
        self.note(id, ChangeKind::Updated);
        Ok(())
    }

    /// Marks requests that are neither answered nor failed as unknown: for the start of the
    /// program, when nothing can still be under way. Says how many there were.
    pub fn abandon_open(&mut self) -> Result<usize, Error> {
        let mut statement = self.write.connection.prepare_cached(
            "UPDATE request SET state = 'unknown', updated_at = ?1
             WHERE state IN ('prepared', 'sent') RETURNING id",
        )?;
        let ids: Vec<Id<RequestId>> = statement
            .query_map([Time(self.write.now)], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in &ids {
            self.note(id.0, ChangeKind::Updated);
        }
        Ok(ids.len())
    }

    fn note(&mut self, id: RequestId, kind: ChangeKind) {
        self.write.note(Entity::Request, Some(id.to_string()), kind);
    }
}

fn not_found(id: RequestId) -> Error {
    Error::NotFound {
        entity: Entity::Request,
        id: id.to_string(),
    }
}
