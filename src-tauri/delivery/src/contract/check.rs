//! A payload against the contract.

use super::Node;
use crate::payload::Violation;
use campaign::design::{AttributeType, ContextAttribute};
use campaign::text::Text;
use jiff::civil;
use serde_json::{Map, Value};

/// What a body lacks of the contract; pointers are into the body. A body that is no JSON is the
/// specification's matter and gives nothing here.
pub fn check_body(contract: &[ContextAttribute], body: &str) -> Vec<Violation> {
    let Ok(body) = serde_json::from_str::<Value>(body) else {
        return Vec::new();
    };
    let mut violations = Vec::new();
    let nothing = Map::new();
    let mut look = |pointer: String, holder: &Value| {
        let context = holder.get("context").and_then(Value::as_object);
        violations.extend(
            check_context(contract, context.unwrap_or(&nothing))
                .into_iter()
                .map(|violation| Violation {
                    pointer: format!("{pointer}/context{}", violation.pointer),
                    ..violation
                }),
        );
    };
    match body.get("recipients").and_then(Value::as_array) {
        Some(recipients) => {
            for (index, recipient) in recipients.iter().enumerate() {
                look(format!("/recipients/{index}"), recipient);
            }
        }
        None => look(String::new(), &body),
    }
    violations
}

/// What a context lacks of the contract; pointers are into the context.
pub fn check_context(
    contract: &[ContextAttribute],
    context: &Map<String, Value>,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    members(&Node::of(contract), context, "", &mut violations);
    violations
}

fn members(
    node: &Node<'_>,
    object: &Map<String, Value>,
    pointer: &str,
    violations: &mut Vec<Violation>,
) {
    for (name, node) in &node.members {
        let pointer = format!("{pointer}/{}", crate::payload::escape(name));
        match object.get(*name) {
            None | Some(Value::Null) if node.required => violations.push(Violation {
                pointer,
                code: "contractMissing".to_owned(),
                message: Text::new(
                    format!("The content needs “{name}”."),
                    format!("コンテンツに「{name}」が必要です。"),
                ),
            }),
            None | Some(Value::Null) => {}
            Some(Value::Array(items)) if node.list => {
                for (index, item) in items.iter().enumerate() {
                    value(node, item, format!("{pointer}/{index}"), violations);
                }
            }
            Some(_) if node.list => violations.push(wrong(pointer, "a list", "配列")),
            Some(found) => value(node, found, pointer, violations),
        }
    }
}

fn value(node: &Node<'_>, found: &Value, pointer: String, violations: &mut Vec<Violation>) {
    if !node.members.is_empty() {
        match found {
            Value::Object(object) => members(node, object, &pointer, violations),
            _ => violations.push(wrong(pointer, "an object", "オブジェクト")),
        }
        return;
    }
    let text = found.as_str();
    let (fits, en, ja) = match node.kind() {
        AttributeType::String => (text.is_some(), "a text", "文字列"),
        AttributeType::Number => (
            found.is_number() || text.is_some_and(is_number),
            "a number, or a text that is one",
            "数値または数値を表す文字列",
        ),
        AttributeType::Integer => (
            found.is_i64()
                || found.is_u64()
                || text.is_some_and(|text| text.trim().parse::<i64>().is_ok()),
            "a whole number, or a text that is one",
            "整数または整数を表す文字列",
        ),
        AttributeType::Boolean => (
            found.is_boolean() || matches!(text, Some("true" | "false")),
            "true or false",
            "true または false",
        ),
        AttributeType::Date => (
            text.is_some_and(is_date),
            "a date, such as 2026-12-01 or 2026-12-01T09:00:00Z",
            "日付（例：2026-12-01、2026-12-01T09:00:00Z）",
        ),
        AttributeType::Object => (found.is_object(), "an object", "オブジェクト"),
        AttributeType::List => (found.is_array(), "a list", "配列"),
    };
    if !fits {
        violations.push(wrong(pointer, en, ja));
    }
}

fn is_number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
}

fn is_date(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
        || text.parse::<civil::DateTime>().is_ok()
        || text.parse::<civil::Date>().is_ok()
}

fn wrong(pointer: String, en: &str, ja: &str) -> Violation {
    Violation {
        pointer,
        code: "contractType".to_owned(),
        message: Text::new(
            format!("The content expects {en} here."),
            format!("ここには{ja}が必要です。"),
        ),
    }
}
