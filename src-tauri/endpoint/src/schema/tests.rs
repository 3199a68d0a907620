//! What the published document lets pass and what it stops, place by place.

use super::*;

fn found(body: Body, value: &Value) -> Vec<(String, String)> {
    let schemas = Schemas::compile().expect("the document is sound");
    let mut found: Vec<_> = schemas
        .violations(body, value)
        .into_iter()
        .map(|violation| (violation.pointer, violation.code))
        .collect();
    found.sort();
    found
}

fn expect(body: Body, value: &Value, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned()))
        .collect();
    assert_eq!(found(body, value), expected, "{value}");
}

fn call(recipient: &Value) -> Value {
    json!({"requestId": "r", "campaignId": "c", "recipients": [recipient]})
}

#[test]
fn a_whole_call_passes() {
    let recipient = json!({
        "type": "aep", "userId": "u", "namespace": "email", "mergePolicyName": "m",
        "channelData": {"emailAddress": "a@b.c", "pushInfo": {"appID": "a", "platform": "fcm", "token": "t"}},
        "profile": {"person": {"age": 3}}, "context": {"total": "1", "order": {"items": [1]}},
        "somethingNew": 1,
    });
    expect(Body::Unitary, &call(&recipient), &[]);
}

#[test]
fn everything_that_is_missing_is_named() {
    expect(
        Body::Unitary,
        &json!({}),
        &[
            ("/campaignId", "required"),
            ("/recipients", "required"),
            ("/requestId", "required"),
        ],
    );
    expect(
        Body::Unitary,
        &call(&json!({"type": "aep"})),
        &[
            ("/recipients/0/namespace", "required"),
            ("/recipients/0/userId", "required"),
        ],
    );
    expect(
        Body::Unitary,
        &call(&json!({"userId": "u", "namespace": "n"})),
        &[("/recipients/0/type", "required")],
    );
}

#[test]
fn the_type_decides_and_high_throughput_takes_external_only() {
    let aep = json!({"type": "aep", "userId": "u", "namespace": "n"});
    expect(
        Body::HighThroughput,
        &call(&aep),
        &[("/recipients/0/type", "const")],
    );
    let other = json!({"type": "AEP", "userId": "u", "namespace": "n"});
    expect(
        Body::Unitary,
        &call(&other),
        &[("/recipients/0/type", "enum")],
    );
}

#[test]
fn direct_members_are_texts_or_objects() {
    let recipient = json!({
        "type": "external", "userId": "u", "namespace": "n",
        "profile": {"age": 3}, "context": {"list": [], "flag": true, "none": null, "ok": {"n": 1}},
    });
    expect(
        Body::Unitary,
        &call(&recipient),
        &[
            ("/recipients/0/context/flag", "type"),
            ("/recipients/0/context/list", "type"),
            ("/recipients/0/context/none", "type"),
            ("/recipients/0/profile/age", "type"),
        ],
    );
}

#[test]
fn counts_duplicates_and_sizes() {
    let recipient = |id: &str| json!({"type": "external", "userId": id, "namespace": "n"});
    let many: Vec<Value> = (0..21).map(|n| recipient(&n.to_string())).collect();
    let body =
        |recipients: Value| json!({"requestId": "r", "campaignId": "c", "recipients": recipients});
    expect(
        Body::Unitary,
        &body(json!(many)),
        &[("/recipients", "maxItems")],
    );
    expect(
        Body::Unitary,
        &body(json!([])),
        &[("/recipients", "minItems")],
    );
    expect(
        Body::Unitary,
        &body(json!([recipient("a"), recipient("a")])),
        &[("/recipients/1/userId", "uniqueUserId")],
    );
    let mut large = recipient("a");
    large["context"] = json!({"text": "x".repeat(CONTEXT_LIMIT)});
    expect(
        Body::Unitary,
        &body(json!([large])),
        &[("/recipients", "contextSize")],
    );
}

#[test]
fn audience_and_simulation_bodies() {
    expect(
        Body::Audience,
        &json!({"campaignId": "c", "audience": {}, "schedule": {"executeAt": "tomorrow"}}),
        &[
            ("/audience/id", "required"),
            ("/schedule/executeAt", "format"),
        ],
    );
    expect(
        Body::Preview,
        &json!({"previewRequestItems": [{"userId": "u"}]}),
        &[("/previewRequestItems/0/namespace", "required")],
    );
    let proof = json!({"recipients": [{"userId": "u", "namespace": "n", "channelsData": [
        {"channel": "email", "subjectPrefix": "Proof:", "emailAddresses": []},
        {"channel": "sms"},
        {"channel": "push", "tokens": [{"token": "t", "platform": "web"}]},
        {"channel": "fax"},
    ]}]});
    let place = "/recipients/0/channelsData";
    expect(
        Body::Proof,
        &proof,
        &[
            (&format!("{place}/0/emailAddresses"), "minItems"),
            (&format!("{place}/0/subjectPrefix"), "pattern"),
            (&format!("{place}/1/phoneNumbers"), "required"),
            (&format!("{place}/2/tokens/0/platform"), "enum"),
            (&format!("{place}/3/channel"), "enum"),
        ],
    );
}
