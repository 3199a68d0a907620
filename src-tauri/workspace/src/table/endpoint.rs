//! `endpoint`: where campaigns are triggered. Never a secret: those are in the key store under the endpoint's id.

use crate::change::Entity;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Json, Word, json, word};
use crate::table::record::Record;
use crate::table::record::columns::Columns;
use campaign::design::TagColor;
use campaign::id::EndpointId;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use serde_json::Map;
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "endpoint",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE endpoint (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Folded, for order and search.
    find_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('local', 'journeyOptimizer', 'other')),
    color TEXT NOT NULL,
    production INTEGER NOT NULL CHECK (production IN (0, 1)),
    base_url TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    sandbox TEXT NOT NULL,
    client_id TEXT NOT NULL,
    allow_list TEXT NOT NULL CHECK (json_valid(allow_list)),
    settings TEXT NOT NULL CHECK (json_valid(settings)),
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX endpoint_by_name ON endpoint (find_key);
",
    }],
};

/// What stands behind an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EndpointKind {
    /// The built-in endpoint on loopback.
    Local,
    /// Adobe Journey Optimizer.
    JourneyOptimizer,
    /// Another host with the same API.
    Other,
}

/// An endpoint, without the secrets that open it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Endpoint {
    /// Its id.
    pub id: EndpointId,
    /// What stands behind it.
    pub kind: EndpointKind,
    /// The name shown.
    pub name: String,
    /// The colour it is shown in.
    pub color: TagColor,
    /// Whether real people are behind it.
    pub production: bool,
    /// Base URL of the execution API.
    pub base_url: String,
    /// Organization, `…@AdobeOrg`.
    pub organization_id: String,
    /// Name of the organization's sandbox.
    pub sandbox: String,
    /// Client id; not a secret.
    pub client_id: String,
    /// Recipients that may be sent to without confirmation.
    pub allow_list: Vec<String>,
    /// What only this kind of endpoint has, such as how calls are authorized, or port and latency
    /// of the local one. Never a secret.
    #[ts(type = "Record<string, unknown>")]
    pub settings: Map<String, serde_json::Value>,
}

impl Record for Endpoint {}

impl Columns for Endpoint {
    type Id = EndpointId;
    type Summary = Self;
    const ENTITY: Entity = Entity::Endpoint;
    const TABLE: &'static str = TABLE.name;
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "color",
        "production",
        "base_url",
        "organization_id",
        "sandbox",
        "client_id",
        "allow_list",
        "settings",
    ];
    const LISTED: &'static [&'static str] = Self::COLUMNS;

    fn id(&self) -> Self::Id {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn values(&self) -> rusqlite::Result<Vec<Value>> {
        Ok(vec![
            word(&self.kind)?.into(),
            word(&self.color)?.into(),
            self.production.into(),
            self.base_url.clone().into(),
            self.organization_id.clone().into(),
            self.sandbox.clone().into(),
            self.client_id.clone().into(),
            json(&self.allow_list)?.into(),
            json(&self.settings)?.into(),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get::<_, Id<_>>("id")?.0,
            kind: row.get::<_, Word<_>>("kind")?.0,
            name: row.get("name")?,
            color: row.get::<_, Word<_>>("color")?.0,
            production: row.get("production")?,
            base_url: row.get("base_url")?,
            organization_id: row.get("organization_id")?,
            sandbox: row.get("sandbox")?,
            client_id: row.get("client_id")?,
            allow_list: row.get::<_, Json<_>>("allow_list")?.0,
            settings: row.get::<_, Json<_>>("settings")?.0,
        })
    }

    fn summary(row: &Row<'_>) -> rusqlite::Result<Self> {
        Self::read(row)
    }
}
