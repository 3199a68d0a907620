//! The contract's own check and its schema say the same of every context.

use super::*;
use crate::payload::PayloadKind;
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

fn attribute(path: &str, attribute_type: AttributeType, required: bool) -> ContextAttribute {
    ContextAttribute {
        path: path.into(),
        attribute_type,
        required,
        sample: None,
        description: String::new(),
    }
}

fn contract() -> Vec<ContextAttribute> {
    vec![
        attribute("order.id", AttributeType::String, true),
        attribute("order.items[].price", AttributeType::Number, true),
        attribute("order.items[].name", AttributeType::String, false),
        attribute("order.tags[]", AttributeType::String, false),
        attribute("total", AttributeType::Number, false),
        attribute("count", AttributeType::Integer, false),
        attribute("gift", AttributeType::Boolean, false),
        attribute("due", AttributeType::Date, false),
    ]
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .build(schema)
        .expect("a schema")
}

fn found(context: &Value) -> Vec<(String, String)> {
    let violations = check_context(&contract(), context.as_object().expect("an object"));
    let own: Vec<_> = violations
        .into_iter()
        .map(|violation| (violation.pointer, violation.code))
        .collect();
    let schema = validator(&context_schema(&contract()));
    assert_eq!(own.is_empty(), schema.is_valid(context), "{context}");
    own
}

fn whole() -> Value {
    json!({
        "order": {"id": "A", "items": [{"price": 9.5, "name": "Tea"}, {"price": "1e2"}], "tags": ["x"]},
        "total": " 12.50 ", "count": "3", "gift": "true", "due": "2026-12-01", "more": "allowed",
    })
}

#[test]
fn a_context_that_has_everything() {
    assert_eq!(found(&whole()), []);
    assert_eq!(found(&json!({"order": {"id": "A", "items": []}})), []);
}

#[test]
fn what_is_missing_is_named_where_it_should_stand() {
    let named = |pointer: &str| vec![(pointer.to_owned(), "contractMissing".to_owned())];
    assert_eq!(found(&json!({})), named("/order"));
    let mut context = whole();
    context["order"]["items"][1] = json!({"name": "Cup"});
    assert_eq!(found(&context), named("/order/items/1/price"));
}

#[test]
fn types_are_checked_and_texts_that_are_numbers_count() {
    for (pointer, value) in [
        ("/total", json!("12,50")),
        ("/count", json!("3.5")),
        ("/gift", json!("yes")),
        ("/due", json!("tomorrow")),
        ("/order/id", json!(7)),
        ("/order/items", json!({})),
        ("/order/items/0", json!("x")),
        ("/order/items/0/price", json!("free")),
        ("/order/tags/0", json!(1)),
    ] {
        let mut context = whole();
        *context.pointer_mut(pointer).expect("a place") = value;
        assert_eq!(
            found(&context),
            [(pointer.to_owned(), "contractType".to_owned())]
        );
    }
}

#[test]
fn bodies_are_checked_recipient_by_recipient() {
    let body = json!({"recipients": [{"context": whole()}, {}]}).to_string();
    let pointers: Vec<_> = check_body(&contract(), &body)
        .into_iter()
        .map(|violation| violation.pointer)
        .collect();
    assert_eq!(pointers, ["/recipients/1/context/order"]);
    let audience = check_body(&contract(), r#"{"campaignId":"c"}"#);
    assert_eq!(audience[0].pointer, "/context/order");
    assert!(check_body(&contract(), "{oops").is_empty());
}

#[test]
fn the_document_takes_the_call_and_refuses_another() {
    for (kind, path, recipient_type) in [
        (PayloadKind::Unitary, "/im/executions/unitary", "aep"),
        (
            PayloadKind::HighThroughput,
            "/im/executions/highthroughput",
            "external",
        ),
    ] {
        let document = openapi(
            kind,
            "https://platform.adobe.io/ajo",
            "c-1",
            "Order",
            &contract(),
        );
        let operation = &document["paths"][path]["post"];
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let schema = validator(schema);
        let body = |campaign: &str, context: Value| {
            json!({"requestId": "r", "campaignId": campaign, "recipients": [
                {"type": recipient_type, "userId": "u", "namespace": "email", "context": context}]})
        };
        assert!(schema.is_valid(&body("c-1", whole())));
        assert!(!schema.is_valid(&body("c-2", whole())));
        assert!(!schema.is_valid(&body("c-1", json!({}))));
    }
    let document = openapi(PayloadKind::Audience, "https://x", "c", "Sale", &[]);
    assert!(document["paths"]["/im/executions/audience"].is_object());
}
