//! Requests and answers about triggering a campaign, and the journal of what was sent.

use campaign::id::{CampaignId, EndpointId, RequestId, SimulatedUserId};
use campaign::text::Text;
use delivery::failure::Stage;
use delivery::http::Header;
use delivery::payload::Violation;
use endpoint::Exclusion;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a payload for a campaign, built from its content and from simulated users.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildPayload {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The recipients; empty gives one recipient with sample values.
    pub user_ids: Vec<SimulatedUserId>,
}

/// A payload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Payload {
    /// JSON text, indented, as it will be sent.
    pub json: String,
}

/// Asks what exactly would be sent.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrepareRequest {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Where to.
    pub endpoint_id: EndpointId,
    /// The body: JSON text.
    pub payload: String,
}

/// Exactly what would be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreparedRequestView {
    /// `POST`.
    pub method: String,
    /// The address.
    pub url: String,
    /// Headers in order; secrets are shown as the name of a variable.
    pub headers: Vec<Header>,
    /// The body, byte for byte.
    pub body: String,
    /// The same as a command for a shell.
    pub curl: String,
    /// What the specification or the context contract says against it; empty when it may be sent.
    pub violations: Vec<Violation>,
    /// Whether the campaign's name must be typed to send it there.
    pub needs_confirmation: bool,
}

/// Sends a test trigger.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Trigger {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Where to.
    pub endpoint_id: EndpointId,
    /// The body: JSON text, sent as it is.
    pub payload: String,
    /// The campaign's name as typed, where the endpoint asks for it.
    pub confirmation: Option<String>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RequestOutcome {
    /// Written to the journal; has not left, or the program ended before it knew.
    Unknown,
    /// Accepted: an answer of 2xx came.
    Accepted,
    /// Refused: another answer came.
    Rejected,
    /// No answer came, and it is certain that it never left.
    NotSent,
}

/// A row of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct RequestRow {
    pub id: RequestId,
    #[ts(type = "string")]
    pub sent_at: jiff::Timestamp,
    pub campaign_id: Option<CampaignId>,
    pub campaign_name: String,
    pub endpoint_id: Option<EndpointId>,
    pub endpoint_name: String,
    pub outcome: RequestOutcome,
    /// HTTP status of the answer.
    pub status: Option<u16>,
    /// From sending to the end of the answer.
    pub duration_millis: Option<f64>,
    pub execution_id: Option<String>,
}

/// One request with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct RequestRecord {
    pub row: RequestRow,
    pub method: String,
    pub url: String,
    pub headers: Vec<Header>,
    pub body: String,
    pub answer_headers: Vec<Header>,
    /// The answer's body as text.
    pub answer_body: Option<String>,
    /// Why no answer came.
    pub failure: Option<FailureView>,
    /// Who got no message from the local endpoint, and why; remembered while the program runs.
    pub exclusions: Vec<Exclusion>,
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FailureView {
    /// Where it failed.
    pub stage: Stage,
    /// Stable code.
    pub code: String,
    /// What the network or the service said, for the report.
    pub reason: String,
    /// Whether the service may have received the request all the same.
    pub may_have_been_sent: bool,
    /// What it means and what to do.
    pub remedy: Text,
}

/// Which requests to list, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListRequests {
    /// Only this campaign's.
    pub campaign_id: Option<CampaignId>,
    /// Words to find in url, body, answer, execution id.
    pub search: String,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most.
    pub limit: u32,
}

/// A page of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestPage {
    /// The rows.
    pub rows: Vec<RequestRow>,
    /// How many match in all.
    pub total: u32,
}

/// Names a request of the journal.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestRef {
    /// The request.
    pub request_id: RequestId,
}

/// What is known of a campaign's triggers, counted from the journal and the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignReport {
    /// Requests sent.
    pub requests: u32,
    /// Requests accepted.
    pub accepted: u32,
    /// Requests refused.
    pub rejected: u32,
    /// Requests of which nothing is known.
    pub unknown: u32,
    /// Requests that never left.
    pub not_sent: u32,
    /// Messages that the local endpoint delivered.
    pub delivered: u32,
}
