//! Bodies against the endpoint's own `OpenAPI` document: what it publishes is what it enforces.

use crate::refusal::Violation;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The document, `OpenAPI` 3.1.
pub const OPENAPI: &str = include_str!("../openapi.json");

/// Most bytes of context a call.
const CONTEXT_LIMIT: usize = 200 * 1024;

/// The bodies of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Body {
    Unitary,
    HighThroughput,
    Audience,
    Preview,
    Proof,
}

impl Body {
    const ALL: [Self; 5] = [
        Self::Unitary,
        Self::HighThroughput,
        Self::Audience,
        Self::Preview,
        Self::Proof,
    ];

    /// The name of its schema in the document.
    const fn schema(self) -> &'static str {
        match self {
            Self::Unitary => "UnitaryRequest",
            Self::HighThroughput => "HighThroughputRequest",
            Self::Audience => "AudienceRequest",
            Self::Preview => "PreviewRequest",
            Self::Proof => "ProofRequest",
        }
    }
}

/// The compiled schemas.
pub(crate) struct Schemas {
    validators: HashMap<Body, Validator>,
}

impl Schemas {
    /// Compiles them. An error means that the document inside the program is broken.
    pub(crate) fn compile() -> Result<Self, String> {
        let document: Value = serde_json::from_str(OPENAPI).map_err(|error| error.to_string())?;
        let mut validators = HashMap::new();
        for body in Body::ALL {
            let schema = json!({
                "$ref": format!("#/components/schemas/{}", body.schema()),
                "components": document["components"],
            });
            let validator = jsonschema::options()
                .with_draft(Draft::Draft202012)
                .should_validate_formats(true)
                .build(&schema)
                .map_err(|error| format!("{}: {error}", body.schema()))?;
            validators.insert(body, validator);
        }
        Ok(Self { validators })
    }

    /// Everything wrong with a body.
    pub(crate) fn violations(&self, body: Body, value: &Value) -> Vec<Violation> {
        let mut violations: Vec<Violation> = self
            .validators
            .get(&body)
            .into_iter()
            .flat_map(|validator| validator.iter_errors(value))
            .map(|error| {
                let mut pointer = error.instance_path().to_string();
                // A missing member is named where it should stand, not at its parent.
                if let ValidationErrorKind::Required { property } = error.kind() {
                    pointer.push('/');
                    pointer.push_str(property.as_str().unwrap_or_default());
                }
                Violation::new(pointer, error.kind().keyword(), shorten(&error.to_string()))
            })
            .collect();
        beyond_schema(value, &mut violations);
        violations
    }
}

/// The rules that JSON Schema cannot say: unique user ids, and the context's size over all recipients.
fn beyond_schema(value: &Value, violations: &mut Vec<Violation>) {
    let recipients = value.get("recipients").and_then(Value::as_array);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, recipient) in recipients.into_iter().flatten().enumerate() {
        let Some(id) = recipient.get("userId").and_then(Value::as_str) else {
            continue;
        };
        if let Some(earlier) = seen.get(id) {
            violations.push(Violation::new(
                format!("/recipients/{index}/userId"),
                "uniqueUserId",
                format!("userId is already used at /recipients/{earlier}"),
            ));
        } else {
            seen.insert(id, index);
        }
    }
    let size = |value: &Value| {
        let context = value.get("context").and_then(Value::as_object);
        context.map_or(0, |context: &Map<String, Value>| {
            serde_json::to_vec(context).map_or(0, |bytes| bytes.len())
        })
    };
    let total = size(value) + recipients.into_iter().flatten().map(size).sum::<usize>();
    if total > CONTEXT_LIMIT {
        let pointer = if recipients.is_some() {
            "/recipients"
        } else {
            "/context"
        };
        violations.push(Violation::new(
            pointer,
            "contextSize",
            format!("context has {total} bytes; at most {CONTEXT_LIMIT} are allowed in a call"),
        ));
    }
}

/// A message that quotes a whole body helps nobody.
fn shorten(message: &str) -> String {
    const MOST: usize = 300;
    if message.chars().count() <= MOST {
        return message.to_owned();
    }
    let head: String = message.chars().take(MOST / 2).collect();
    let tail: Vec<char> = message.chars().rev().take(MOST / 2).collect();
    format!("{head} … {}", tail.into_iter().rev().collect::<String>())
}

#[cfg(test)]
mod tests;
