//! Requests and answers about endpoints.

use campaign::design::TagColor;
use campaign::id::EndpointId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use workspace::EndpointKind;

/// An endpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct EndpointView {
    pub id: EndpointId,
    pub kind: EndpointKind,
    pub name: String,
    pub color: TagColor,
    /// Production is red and asks before it sends.
    pub production: bool,
    /// Address that calls are appended to, such as `http://127.0.0.1:4280/ajo`; empty while the local endpoint is off.
    pub base_url: String,
    pub organization_id: String,
    pub sandbox: String,
    pub client_id: String,
    /// The local endpoint's own: whether it runs, on which port, and its sample secret.
    pub local: Option<LocalEndpointView>,
}

/// The state of the local endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalEndpointView {
    /// Whether it answers.
    pub running: bool,
    /// The port it is kept on.
    pub port: u16,
    /// The sample client secret that its token call accepts. It opens nothing but this endpoint.
    pub sample_secret: String,
    /// Why it does not run, when it should.
    pub problem: Option<String>,
}

/// Names an endpoint.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndpointRef {
    /// The endpoint.
    pub endpoint_id: EndpointId,
}

/// Switches the local endpoint.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SwitchLocalEndpoint {
    /// On or off.
    pub running: bool,
    /// The port to keep; `null` leaves it.
    pub port: Option<u16>,
}
