//! The contract for other programs: JSON Schema of the context, `OpenAPI` of the call.

use super::Node;
use crate::payload::{PayloadKind, RECIPIENT_LIMIT};
use campaign::design::{AttributeType, ContextAttribute};
use serde_json::{Map, Value, json};

/// JSON Schema (2020-12) of `context` as the contract wants it.
pub fn context_schema(contract: &[ContextAttribute]) -> Value {
    let mut schema = Map::new();
    schema.insert(
        "$schema".to_owned(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    schema.extend(object(&Node::of(contract), true));
    Value::Object(schema)
}

/// An `OpenAPI` 3.1 document with the one call that triggers the campaign, for code generators and mocks.
pub fn openapi(
    kind: PayloadKind,
    base_url: &str,
    campaign_id: &str,
    campaign_name: &str,
    contract: &[ContextAttribute],
) -> Value {
    let context = Value::Object(object(&Node::of(contract), true));
    let path = match kind {
        PayloadKind::HighThroughput => "/im/executions/highthroughput",
        PayloadKind::Audience => "/im/executions/audience",
        _ => "/im/executions/unitary",
    };
    let body = if kind == PayloadKind::Audience {
        audience_body(campaign_id, &context)
    } else {
        recipients_body(kind, campaign_id, &context)
    };
    let header = |name: &str| json!({"name": name, "in": "header", "required": true, "schema": {"type": "string"}});
    json!({
        "openapi": "3.1.0",
        "info": {"title": campaign_name, "version": "1"},
        "servers": [{"url": base_url}],
        "security": [{"token": []}],
        "paths": {
            path: {
                "post": {
                    "summary": format!("Trigger “{campaign_name}”"),
                    "parameters": [header("x-api-key"), header("x-gw-ims-org-id"), header("x-sandbox-name")],
                    "requestBody": {
                        "required": true,
                        "content": {"application/json": {"schema": body}},
                    },
                    "responses": {
                        "202": {"description": "Accepted"},
                        "400": {"description": "Bad request"},
                        "401": {"description": "Unauthorized"},
                    },
                },
            },
        },
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    })
}

fn audience_body(campaign_id: &str, context: &Value) -> Value {
    json!({
        "type": "object",
        "required": required(&["campaignId"], context),
        "properties": {
            "requestId": {"type": "string"},
            "campaignId": {"const": campaign_id},
            "audience": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "string", "minLength": 1}},
            },
            "context": context,
            "schedule": {
                "type": "object",
                "properties": {"executeAt": {"type": "string", "format": "date-time"}},
            },
        },
    })
}

fn recipients_body(kind: PayloadKind, campaign_id: &str, context: &Value) -> Value {
    let text = json!({"type": "string", "minLength": 1});
    let types = if kind == PayloadKind::HighThroughput {
        json!(["external"])
    } else {
        json!(["aep", "external"])
    };
    let recipient = json!({
        "type": "object",
        "required": required(&["type", "userId", "namespace"], context),
        "properties": {
            "type": {"enum": types},
            "userId": text,
            "namespace": text,
            "channelData": {
                "type": "object",
                "properties": {
                    "emailAddress": {"type": "string"},
                    "mobilePhoneNumber": {"type": "string"},
                },
            },
            "profile": {
                "type": "object",
                "additionalProperties": {"type": ["string", "object"]},
            },
            "context": context,
        },
    });
    json!({
        "type": "object",
        "required": ["requestId", "campaignId", "recipients"],
        "properties": {
            "requestId": text,
            "campaignId": {"const": campaign_id},
            "recipients": {
                "type": "array",
                "minItems": 1,
                "maxItems": RECIPIENT_LIMIT,
                "items": recipient,
            },
        },
    })
}

/// The required members, with `context` among them where something in it is required.
fn required(names: &[&str], context: &Value) -> Vec<String> {
    let context = context.get("required").map(|_| "context");
    names
        .iter()
        .copied()
        .chain(context)
        .map(str::to_owned)
        .collect()
}

/// The schema of an object; `direct` for `context` itself, whose members are texts or objects.
fn object(node: &Node<'_>, direct: bool) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    let required: Vec<&str> = node
        .members
        .iter()
        .filter(|(_, member)| member.required)
        .map(|(name, _)| *name)
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let members: Map<String, Value> = node
        .members
        .iter()
        .map(|(name, member)| ((*name).to_owned(), member_schema(member, direct)))
        .collect();
    schema.insert("properties".to_owned(), Value::Object(members));
    if direct {
        schema.insert(
            "additionalProperties".to_owned(),
            json!({"type": ["string", "object"]}),
        );
    }
    schema
}

fn member_schema(node: &Node<'_>, direct: bool) -> Value {
    // Items of a list and members of an object have types of their own.
    let item = item_schema(node, direct && !node.list);
    let mut schema = if node.list {
        Map::from_iter([
            ("type".to_owned(), "array".into()),
            ("items".to_owned(), Value::Object(item)),
        ])
    } else {
        item
    };
    if let Some(attribute) = node.attribute {
        if !attribute.description.is_empty() {
            schema.insert(
                "description".to_owned(),
                attribute.description.clone().into(),
            );
        }
        if let Some(sample) = attribute.sample.as_ref().filter(|_| !node.list) {
            let sample = if direct {
                crate::payload::direct_member(sample)
            } else {
                Some(sample.clone())
            };
            if let Some(sample) = sample {
                schema.insert("examples".to_owned(), json!([sample]));
            }
        }
    }
    Value::Object(schema)
}

fn item_schema(node: &Node<'_>, direct: bool) -> Map<String, Value> {
    if !node.members.is_empty() {
        return object(node, false);
    }
    let number = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$";
    let integer = r"^\s*[+-]?\d+\s*$";
    let schema = match (node.kind(), direct) {
        (AttributeType::String, _) => json!({"type": "string"}),
        (AttributeType::Date, _) => {
            json!({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T.*)?$"})
        }
        (AttributeType::Number, true) => json!({"type": "string", "pattern": number}),
        (AttributeType::Number, false) => json!({"type": ["number", "string"], "pattern": number}),
        (AttributeType::Integer, true) => json!({"type": "string", "pattern": integer}),
        (AttributeType::Integer, false) => {
            json!({"type": ["integer", "string"], "pattern": integer})
        }
        (AttributeType::Boolean, true) => json!({"enum": ["true", "false"]}),
        (AttributeType::Boolean, false) => json!({"enum": [true, false, "true", "false"]}),
        (AttributeType::Object, _) => json!({"type": "object"}),
        (AttributeType::List, _) => json!({"type": "array"}),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}
