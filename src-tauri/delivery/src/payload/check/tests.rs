//! Each rule of the specification, by what breaks it.

use super::*;
use serde_json::json;

fn found(kind: PayloadKind, body: &Value) -> Vec<(String, String)> {
    let violations = check(kind, &body.to_string());
    for violation in &violations {
        assert!(!violation.message.en.is_empty() && !violation.message.ja.is_empty());
        assert!(
            violation.pointer.is_empty()
                || violation.code == "missing"
                || body.pointer(&violation.pointer).is_some(),
            "{} points nowhere",
            violation.pointer
        );
    }
    violations
        .into_iter()
        .map(|violation| (violation.pointer, violation.code))
        .collect()
}

fn expect(kind: PayloadKind, body: &Value, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned()))
        .collect();
    assert_eq!(found(kind, body), expected, "{body}");
}

fn call() -> Value {
    json!({
        "requestId": "r-1",
        "campaignId": "c-1",
        "recipients": [{
            "type": "aep", "userId": "ann@example.com", "namespace": "email",
            "channelData": {"emailAddress": "ann@example.com", "pushInfo": {"appID": "a", "platform": "fcm", "token": "t"}},
            "profile": {"person": {"name": {"firstName": "Ann"}, "age": 3}},
            "context": {"total": "12.5", "order": {"items": [{"price": 1}]}},
        }],
    })
}

fn with(pointer: &str, value: Value) -> Value {
    let mut body = call();
    let (parent, name) = pointer.rsplit_once('/').expect("a member");
    body.pointer_mut(parent)
        .and_then(Value::as_object_mut)
        .expect("an object")
        .insert(name.to_owned(), value);
    body
}

fn without(pointer: &str) -> Value {
    let mut body = call();
    let (parent, name) = pointer.rsplit_once('/').expect("a member");
    body.pointer_mut(parent)
        .and_then(Value::as_object_mut)
        .expect("an object")
        .remove(name);
    body
}

#[test]
fn a_whole_call_has_nothing_wrong() {
    expect(PayloadKind::Unitary, &call(), &[]);
}

#[test]
fn required_members_are_named() {
    for pointer in [
        "/requestId",
        "/campaignId",
        "/recipients",
        "/recipients/0/type",
        "/recipients/0/userId",
        "/recipients/0/namespace",
    ] {
        expect(
            PayloadKind::Unitary,
            &without(pointer),
            &[(pointer, "missing")],
        );
    }
    expect(
        PayloadKind::Unitary,
        &with("/requestId", json!(" ")),
        &[("/requestId", "empty")],
    );
    expect(
        PayloadKind::Unitary,
        &with("/campaignId", json!(7)),
        &[("/campaignId", "notText")],
    );
}

#[test]
fn one_to_twenty_recipients_with_unique_ids() {
    expect(
        PayloadKind::Unitary,
        &with("/recipients", json!([])),
        &[("/recipients", "tooFew")],
    );
    expect(
        PayloadKind::Unitary,
        &with("/recipients", json!({})),
        &[("/recipients", "notList")],
    );
    expect(
        PayloadKind::Unitary,
        &with("/recipients", json!(["ann"])),
        &[("/recipients/0", "notObject")],
    );
    let many = |count: usize| {
        let list: Vec<Value> = (0..count)
            .map(|n| json!({"type": "external", "userId": format!("u{n}"), "namespace": "email"}))
            .collect();
        with("/recipients", Value::Array(list))
    };
    expect(PayloadKind::HighThroughput, &many(20), &[]);
    expect(
        PayloadKind::HighThroughput,
        &many(21),
        &[("/recipients", "tooMany")],
    );
    let mut twice = many(2);
    twice["recipients"][1]["userId"] = json!("u0");
    expect(
        PayloadKind::Unitary,
        &twice,
        &[("/recipients/1/userId", "duplicate")],
    );
}

#[test]
fn recipient_types_fit_the_call() {
    expect(
        PayloadKind::HighThroughput,
        &call(),
        &[("/recipients/0/type", "typeNotAllowed")],
    );
    expect(
        PayloadKind::Unitary,
        &with("/recipients/0/type", json!("AEP")),
        &[("/recipients/0/type", "unknownType")],
    );
}

#[test]
fn direct_members_are_texts_or_objects() {
    for value in [json!(1), json!(true), json!([1]), json!(null)] {
        expect(
            PayloadKind::Unitary,
            &with("/recipients/0/context/a~b", value.clone()),
            &[("/recipients/0/context/a~0b", "directMember")],
        );
        expect(
            PayloadKind::Unitary,
            &with("/recipients/0/profile/x", value),
            &[("/recipients/0/profile/x", "directMember")],
        );
    }
    expect(
        PayloadKind::Unitary,
        &with("/recipients/0/context", json!("x")),
        &[("/recipients/0/context", "notObject")],
    );
}

#[test]
fn context_counts_over_all_recipients() {
    let half = "x".repeat(CONTEXT_LIMIT_BYTES / 2 - 8);
    let recipients = |text: &str| {
        json!([
            {"type": "external", "userId": "a", "namespace": "n", "context": {"k": half}},
            {"type": "external", "userId": "b", "namespace": "n", "context": {"k": text}},
        ])
    };
    expect(
        PayloadKind::Unitary,
        &with("/recipients", recipients(&half)),
        &[],
    );
    expect(
        PayloadKind::Unitary,
        &with("/recipients", recipients(&format!("{half}x"))),
        &[("/recipients", "contextTooLarge")],
    );
}

#[test]
fn audience_calls_are_checked() {
    expect(
        PayloadKind::Audience,
        &json!({"campaignId": "c", "audience": {"id": "a"}, "context": {"k": "v"}, "schedule": {"executeAt": "2026-12-01T09:00:00.000Z"}}),
        &[],
    );
    expect(
        PayloadKind::Audience,
        &json!({"campaignId": "c", "audience": {"id": 1}, "context": {"k": 1}, "schedule": {"executeAt": "tomorrow"}}),
        &[
            ("/audience/id", "notText"),
            ("/context/k", "directMember"),
            ("/schedule/executeAt", "notDateTime"),
        ],
    );
}

#[test]
fn previews_and_proofs_are_checked() {
    expect(
        PayloadKind::Preview,
        &json!({"previewRequestItems": [{"userId": "u"}]}),
        &[("/previewRequestItems/0/namespace", "missing")],
    );
    let proof = |channel: Value| json!({"recipients": [{"userId": "u", "namespace": "Email", "channelsData": [channel]}]});
    let place = "/recipients/0/channelsData/0";
    expect(
        PayloadKind::Proof,
        &proof(
            json!({"channel": "email", "subjectPrefix": "[Proof]", "emailAddresses": ["a@b.c"]}),
        ),
        &[],
    );
    expect(
        PayloadKind::Proof,
        &proof(
            json!({"channel": "email", "subjectPrefix": "Proof: ", "emailAddresses": vec!["a"; 11]}),
        ),
        &[
            (&format!("{place}/subjectPrefix"), "invalidPrefix"),
            (&format!("{place}/emailAddresses"), "tooMany"),
        ],
    );
    expect(
        PayloadKind::Proof,
        &proof(json!({"channel": "push", "tokens": [{"token": "t", "platform": "web"}]})),
        &[(&format!("{place}/tokens/0/platform"), "unknownPlatform")],
    );
    expect(
        PayloadKind::Proof,
        &proof(json!({"channel": "fax"})),
        &[(&format!("{place}/channel"), "unknownChannel")],
    );
}

#[test]
fn what_is_no_json_object_is_said_so() {
    assert_eq!(check(PayloadKind::Unitary, "{\n,")[0].code, "notJson");
    assert_eq!(check(PayloadKind::Unitary, "[]")[0].code, "notObject");
}

#[test]
fn a_member_that_is_there_twice_is_refused() {
    let text = call().to_string().replacen(
        "\"userId\":",
        "\"userId\":\"bob@example.com\",\"userId\":",
        1,
    );
    let violations = check(PayloadKind::Unitary, &text);
    assert_eq!(violations.len(), 1);
    assert_eq!(
        (violations[0].pointer.as_str(), violations[0].code.as_str()),
        ("/recipients/0/userId", "repeated")
    );
}
