//! HTTP as the client needs it: one request, one answer, and what may go wrong between, at which stage.

use crate::Pending;
use crate::failure::Stage;
use crate::secret::Secret;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;
use url::Url;

/// The methods of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Method {
    Get,
    Post,
    Delete,
}

impl Method {
    /// The method as it stands in a request line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// One header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Header {
    /// Makes a header.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// The value of the first header of that name, in any case.
pub fn header<'a>(headers: &'a [Header], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case(name))
        .map(|header| header.value.as_str())
}

/// A request on its way out. It may hold secrets and has therefore no `Debug`.
pub struct HttpRequest {
    /// Method.
    pub method: Method,
    /// Address.
    pub url: Url,
    /// Headers without Authorization.
    pub headers: Vec<Header>,
    /// The bearer token.
    pub bearer: Option<Secret>,
    /// The body; a form with a client secret is as secret as the token.
    pub body: Option<Secret>,
}

/// How long and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the beginning until the last byte of the answer.
    pub total: Duration,
    /// For name resolution, connection and TLS together.
    pub connect: Duration,
    /// Largest body of an answer, in bytes.
    pub answer_bytes: usize,
}

impl Default for Limits {
    /// The service's own limit of 60 seconds a call; 10 of them to connect; 8 MiB.
    fn default() -> Self {
        Self {
            total: Duration::from_mins(1),
            connect: Duration::from_secs(10),
            answer_bytes: 8 * 1024 * 1024,
        }
    }
}

/// An answer that was read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpAnswer {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: Vec<Header>,
    /// Body.
    pub body: Vec<u8>,
    /// From the beginning until the status line and headers were there.
    pub first_byte: Duration,
    /// From the beginning until the body was read.
    pub total: Duration,
}

/// Why there is no answer, or no whole one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransportError {
    /// The stage that failed.
    pub stage: Stage,
    /// Stable code, see [`crate::failure`].
    pub code: &'static str,
    /// What the network layer said.
    pub message: String,
    /// The status, where the answer had begun.
    pub status: Option<u16>,
    /// Whether bytes of the request may have reached the other side.
    pub may_have_been_sent: bool,
}

/// The network, passed in.
pub trait Transport: Send + Sync {
    /// Sends `request` once. Implementations follow no redirect and repeat nothing.
    fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Pending<'_, Result<HttpAnswer, TransportError>>;
}
