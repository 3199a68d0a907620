//! Posting feedback events to the address that a developer gave for the local endpoint.

use crate::http::{Header, HttpRequest, Limits, Method, Transport, TransportError};
use crate::secret::Secret;
use url::Url;

/// Where events are posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// The address.
    pub url: Url,
    /// Headers of the receiver's own.
    pub headers: Vec<Header>,
}

/// Posts one event, given as JSON text, and returns the status of the answer.
pub async fn post(
    transport: &dyn Transport,
    webhook: &Webhook,
    event: String,
    limits: Limits,
) -> Result<u16, TransportError> {
    let mut headers = vec![Header::new("Content-Type", "application/json")];
    headers.extend(webhook.headers.iter().cloned());
    let request = HttpRequest {
        method: Method::Post,
        url: webhook.url.clone(),
        headers,
        bearer: None,
        body: Some(Secret::new(event)),
    };
    transport
        .send(request, limits)
        .await
        .map(|answer| answer.status)
}
