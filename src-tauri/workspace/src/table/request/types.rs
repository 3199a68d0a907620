//! What the journal keeps of a call.

use campaign::id::{CampaignId, EndpointId, RequestId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value, redacted where it was a secret.
    pub value: String,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RequestState {
    /// Written down; has not left.
    Prepared,
    /// Leaving, or waiting for the answer.
    Sent,
    /// A whole answer came, whatever it says.
    Answered,
    /// No answer came, and it is certain that the service did not get it.
    Failed,
    /// No answer came; the service may have got it.
    Unknown,
}

/// A request that is about to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRequest {
    /// Its id.
    pub id: RequestId,
    /// The run it belongs to, if it belongs to one.
    pub run_id: Option<String>,
    /// The campaign.
    pub campaign_id: Option<CampaignId>,
    /// The campaign's name now.
    pub campaign_name: String,
    /// The version that is live now.
    pub campaign_version: Option<u32>,
    /// The endpoint.
    pub endpoint_id: Option<EndpointId>,
    /// The endpoint's name now.
    pub endpoint_name: String,
    /// Which call it is, such as `unitary`.
    pub operation: String,
    /// How many recipients it names.
    pub recipients: u32,
    /// HTTP method.
    pub method: String,
    /// Address.
    pub url: String,
    /// Headers, in order, redacted.
    pub headers: Vec<Header>,
    /// Body.
    pub body: String,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Where it stands now.
    pub state: RequestState,
    /// HTTP status of the answer.
    pub status: Option<u16>,
    /// Headers of the answer, in order.
    pub headers: Vec<Header>,
    /// Body of the answer.
    pub body: Option<String>,
    /// The execution that the answer names.
    pub execution_id: Option<String>,
    /// From sending to the end of the answer, in milliseconds.
    pub duration_ms: Option<f64>,
    /// Why no answer came, in the shape that the sender gives it.
    pub error: Option<serde_json::Value>,
    /// When and how long, in the shape that the sender gives it.
    pub timings: Option<serde_json::Value>,
}

/// A row of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestRow {
    /// Its id.
    pub id: RequestId,
    /// The run it belongs to.
    pub run_id: Option<String>,
    /// The campaign.
    pub campaign_id: Option<CampaignId>,
    /// The campaign's name at that time.
    pub campaign_name: String,
    /// The version that was live.
    pub campaign_version: Option<u32>,
    /// The endpoint.
    pub endpoint_id: Option<EndpointId>,
    /// The endpoint's name at that time.
    pub endpoint_name: String,
    /// Which call it is.
    pub operation: String,
    /// How many recipients it names.
    pub recipients: u32,
    /// When it was written down.
    #[ts(type = "string")]
    pub created_at: Timestamp,
    /// When something was last learned of it.
    #[ts(type = "string")]
    pub updated_at: Timestamp,
    /// Where it stands.
    pub state: RequestState,
    /// HTTP method.
    pub method: String,
    /// Address.
    pub url: String,
    /// HTTP status of the answer.
    pub status: Option<u16>,
    /// The execution that the answer names.
    pub execution_id: Option<String>,
    /// From sending to the end of the answer, in milliseconds.
    pub duration_ms: Option<f64>,
}

/// A request with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestRecord {
    /// What lists show.
    pub row: RequestRow,
    /// Headers sent.
    pub headers: Vec<Header>,
    /// Body sent.
    pub body: String,
    /// Headers of the answer; empty when none came.
    pub answer_headers: Vec<Header>,
    /// Body of the answer.
    pub answer_body: Option<String>,
    /// Why no answer came.
    #[ts(type = "unknown")]
    pub error: Option<serde_json::Value>,
    /// When and how long.
    #[ts(type = "unknown")]
    pub timings: Option<serde_json::Value>,
}
