//! Preparing: from a call to exactly what will be sent, or to everything that is wrong with it.

use crate::call::Call;
use crate::endpoint::{Endpoint, EndpointFault};
use crate::guard::{ConfirmationReason, confirmation_reasons};
use crate::http::{Header, HttpRequest, Method};
use crate::payload::{Violation, check};
use crate::secret::{REDACTED, Secret};
use campaign::id::RequestId;
use campaign::text::Text;
use serde::Serialize;
use ts_rs::TS;
use url::Url;

/// A checked request: what is shown is what is sent, byte for byte, but for the token.
///
/// Only [`prepare`] makes one, so every request that leaves has been checked and guarded.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreparedRequest {
    id: RequestId,
    endpoint: Endpoint,
    campaign_name: String,
    method: Method,
    #[ts(type = "string")]
    url: Url,
    headers: Vec<Header>,
    body: Option<String>,
    wire_request_id: Option<String>,
    confirmation_reasons: Vec<ConfirmationReason>,
    #[serde(skip)]
    #[ts(skip)]
    call: Call,
}

/// Why a call cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[serde(rename_all = "camelCase", tag = "reason")]
pub enum PrepareError {
    /// The endpoint's settings are not complete.
    #[error("the endpoint cannot be used: {} fault(s)", faults.len())]
    Endpoint {
        /// What is wrong with them.
        faults: Vec<EndpointFault>,
    },
    /// The call breaks the specification.
    #[error("the call breaks the specification in {} place(s)", violations.len())]
    Payload {
        /// Where and how.
        violations: Vec<Violation>,
    },
}

/// Checks `call` and writes it down as it will be sent. `id` is the request's id in the journal;
/// `campaign_name` what has to be typed where confirmation is needed.
pub fn prepare(
    id: RequestId,
    endpoint: &Endpoint,
    campaign_name: &str,
    call: Call,
) -> Result<PreparedRequest, PrepareError> {
    let faults = endpoint.faults();
    if !faults.is_empty() {
        return Err(PrepareError::Endpoint { faults });
    }
    let mut violations = path_violations(&call);
    if let Some((kind, body)) = call.body() {
        violations.extend(check(kind, body));
    }
    let url = match call.url(endpoint) {
        Some(url) if violations.is_empty() => url,
        // The base URL was checked above, so only a body or an id can be at fault.
        _ => return Err(PrepareError::Payload { violations }),
    };
    let mut headers = vec![
        Header::new("Authorization", format!("Bearer {REDACTED}")),
        Header::new("x-api-key", &endpoint.client_id),
        Header::new("x-gw-ims-org-id", &endpoint.org_id),
        Header::new("x-sandbox-name", &endpoint.sandbox),
        Header::new("Accept", "application/json"),
    ];
    if call.body().is_some() {
        headers.push(Header::new("Content-Type", "application/json"));
    }
    Ok(PreparedRequest {
        id,
        campaign_name: campaign_name.to_owned(),
        method: call.method(),
        url,
        headers,
        body: call.body().map(|(_, body)| body.to_owned()),
        wire_request_id: call.body().and_then(|(_, body)| wire_request_id(body)),
        confirmation_reasons: confirmation_reasons(endpoint, &call),
        endpoint: endpoint.clone(),
        call,
    })
}

impl PreparedRequest {
    /// Its id in the journal.
    pub const fn id(&self) -> RequestId {
        self.id
    }

    /// Where it goes.
    pub const fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The campaign's name.
    pub fn campaign_name(&self) -> &str {
        &self.campaign_name
    }

    /// The call.
    pub const fn call(&self) -> &Call {
        &self.call
    }

    /// The HTTP method.
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The address.
    pub const fn url(&self) -> &Url {
        &self.url
    }

    /// The headers for display and journal: Authorization is blackened.
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// The body, byte for byte.
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    /// The `requestId` in the body.
    pub fn wire_request_id(&self) -> Option<&str> {
        self.wire_request_id.as_deref()
    }

    /// Why the campaign's name must be typed; empty when it need not.
    pub fn confirmation_reasons(&self) -> &[ConfirmationReason] {
        &self.confirmation_reasons
    }

    /// The request with the token in its place.
    pub(crate) fn to_http(&self, token: Secret) -> HttpRequest {
        HttpRequest {
            method: self.method,
            url: self.url.clone(),
            headers: self
                .headers
                .iter()
                .filter(|header| header.name != "Authorization")
                .cloned()
                .collect(),
            bearer: Some(token),
            body: self.body.as_deref().map(Secret::new),
        }
    }
}

fn path_violations(call: &Call) -> Vec<Violation> {
    call.path_ids()
        .into_iter()
        .filter(|(_, id)| id.trim().is_empty() || matches!(*id, "." | ".."))
        .map(|(name, _)| Violation {
            pointer: String::new(),
            code: "missing".to_owned(),
            message: Text::new(
                format!("“{name}” is required."),
                format!("「{name}」は必須です。"),
            ),
        })
        .collect()
}

fn wire_request_id(body: &str) -> Option<String> {
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    Some(body.get("requestId")?.as_str()?.to_owned())
}
