//! Refusals in the service's shape: type, title, status, report — with every violation named.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

/// Something in a request that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// JSON pointer into the body, or `header:NAME`.
    pub pointer: String,
    /// Stable code: a keyword of JSON Schema, or a rule beyond it.
    pub code: String,
    /// What is wrong, for the developer who calls.
    pub message: String,
}

impl Violation {
    pub(crate) fn new(
        pointer: impl Into<String>,
        code: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            code: code.into(),
            message: message.into(),
        }
    }
}

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub status: u16,
    /// Last part of the error's type.
    pub code: &'static str,
    pub title: String,
    pub violations: Vec<Violation>,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: &'static str, title: impl Into<String>) -> Self {
        Self {
            status,
            code,
            title: title.into(),
            violations: Vec::new(),
        }
    }

    /// A request that breaks the specification.
    pub(crate) fn invalid(violations: Vec<Violation>) -> Self {
        Self {
            violations,
            ..Self::new(
                400,
                "requestInvalid",
                "The request breaks the specification",
            )
        }
    }

    /// A request that the campaign does not accept.
    pub(crate) fn at(
        code: &'static str,
        pointer: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        let title = title.into();
        Self {
            violations: vec![Violation::new(pointer, code, title.clone())],
            ..Self::new(400, code, title)
        }
    }

    /// The body. `additionalContext` holds texts only, as the specification wants it; the same
    /// violations stand beside it as a list for programs.
    pub(crate) fn body(&self, request_id: Option<&str>, campaign_id: Option<&str>) -> Value {
        let mut context = Map::new();
        for (name, value) in [("requestId", request_id), ("campaignId", campaign_id)] {
            if let Some(value) = value {
                context.insert(name.to_owned(), value.into());
            }
        }
        for violation in &self.violations {
            context.insert(violation.pointer.clone(), violation.message.clone().into());
        }
        json!({
            "type": format!("urn:campaign-designer:error:{}", self.code),
            "title": self.title,
            "status": self.status,
            "report": {"additionalContext": context, "violations": self.violations},
        })
    }
}

impl From<crate::world::WorldError> for Refusal {
    fn from(error: crate::world::WorldError) -> Self {
        Self::new(500, "workspaceFailed", error.0)
    }
}
