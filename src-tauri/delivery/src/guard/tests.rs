//! What the guard lets pass and what it stops.

use super::*;
use crate::endpoint::tests::sample;
use crate::prepare::prepare;
use campaign::id::RequestId;
use serde_json::json;

fn call(recipients: &Value) -> Call {
    let body = json!({"requestId": "r", "campaignId": "c", "recipients": recipients});
    Call::Unitary {
        body: body.to_string(),
    }
}

fn to(address: &str) -> Call {
    call(&json!([{"type": "external", "userId": address, "namespace": "email"}]))
}

fn endpoint(production: bool, list: &[&str]) -> Endpoint {
    Endpoint {
        production,
        allow_list: list.iter().map(|entry| (*entry).to_owned()).collect(),
        ..sample("https://test.example/ajo")
    }
}

fn request(endpoint: &Endpoint, call: Call) -> PreparedRequest {
    prepare(
        RequestId(uuid::Uuid::nil()),
        endpoint,
        "Order confirmation",
        call,
    )
    .expect("prepares")
}

fn typed(name: &str) -> Confirmation {
    Confirmation {
        campaign_name: name.to_owned(),
    }
}

#[test]
fn production_needs_the_name_and_nothing_else_will_do() {
    let endpoint = endpoint(true, &["*@example.com"]);
    let refused = clear(request(&endpoint, to("ann@example.com")), None)
        .err()
        .expect("refused");
    assert_eq!(refused.reasons, [ConfirmationReason::Production]);
    assert!(!refused.mistyped);
    let refused = clear(*refused.request, Some(&typed("order confirmation")))
        .err()
        .expect("refused");
    assert!(refused.mistyped);
    assert!(clear(*refused.request, Some(&typed(" Order confirmation "))).is_ok());
}

#[test]
fn a_campaign_without_a_name_cannot_be_confirmed() {
    let endpoint = endpoint(true, &[]);
    let request = prepare(
        RequestId(uuid::Uuid::nil()),
        &endpoint,
        " ",
        to("ann@example.com"),
    )
    .expect("prepares");
    assert!(clear(request, Some(&typed(""))).is_err());
}

#[test]
fn addresses_outside_the_allow_list_are_named() {
    let endpoint = endpoint(false, &["ann@example.com", "+81 90-1234-5678"]);
    assert!(clear(request(&endpoint, to("Ann@Example.com")), None).is_ok());
    let both = call(&json!([
        {"type": "aep", "userId": "+819012345678", "namespace": "Phone"},
        {"type": "aep", "userId": "ann@example.com", "namespace": "email",
         "channelData": {"emailAddress": "bob@example.com"}},
    ]));
    let refused = clear(request(&endpoint, both), None)
        .err()
        .expect("refused");
    assert_eq!(
        refused.reasons,
        [ConfirmationReason::OutsideAllowList {
            addresses: vec!["bob@example.com".into()]
        }]
    );
}

#[test]
fn whom_only_the_service_knows_is_asked_about() {
    let endpoint = endpoint(false, &["*@example.com"]);
    let by_id = call(&json!([{"type": "aep", "userId": "42", "namespace": "crmid"}]));
    let audience = Call::Audience {
        body: json!({"campaignId": "c"}).to_string(),
    };
    for call in [by_id, audience] {
        assert_eq!(
            request(&endpoint, call).confirmation_reasons(),
            [ConfirmationReason::UnknownRecipients]
        );
    }
}

#[test]
fn an_empty_list_allows_nobody_and_local_needs_no_list() {
    let mut endpoint = endpoint(false, &[]);
    assert!(clear(request(&endpoint, to("ann@example.com")), None).is_err());
    endpoint.kind = EndpointKind::Local;
    endpoint.base_url = "http://127.0.0.1:9/ajo".into();
    assert!(clear(request(&endpoint, to("ann@example.com")), None).is_ok());
}

#[test]
fn questions_are_never_guarded() {
    let endpoint = endpoint(true, &[]);
    for call in [
        Call::Health,
        Call::ExecutionStatus {
            execution_id: "e".into(),
        },
    ] {
        assert!(clear(request(&endpoint, call), None).is_ok());
    }
}

#[test]
fn patterns_match_whole_domains_only() {
    let list = |entry: &str| vec![entry.to_owned()];
    assert!(allowed(&list("*@example.com"), "a@example.com"));
    assert!(!allowed(&list("*@example.com"), "a@sub.example.com"));
    assert!(!allowed(&list("*@example.com"), "a@b@example.com"));
    assert!(!allowed(&list("*@example.com"), "@example.com"));
    assert!(allowed(&list("*.example.com"), "a@sub.example.com"));
    assert!(!allowed(&list("*.example.com"), "a@example.com"));
    assert!(!allowed(&list("*.example.com"), "a@evilexample.com"));
    assert!(!allowed(&list(""), ""));
    assert!(!allowed(&list("*@"), "a@"));
    assert!(!allowed(&list("*"), "a@example.com"));
}

#[test]
fn proofs_are_guarded_by_their_addresses() {
    let endpoint = endpoint(false, &["*@example.com"]);
    let proof = Call::Proof {
        campaign_id: "c".into(),
        body: json!({"recipients": [{"userId": "u", "namespace": "Email", "channelsData": [
            {"channel": "email", "emailAddresses": ["a@example.com", "b@other.example"]},
            {"channel": "push", "tokens": [{"token": "device", "platform": "fcm"}]},
        ]}]})
        .to_string(),
    };
    assert_eq!(
        request(&endpoint, proof).confirmation_reasons(),
        [ConfirmationReason::OutsideAllowList {
            addresses: vec!["b@other.example".into(), "device".into()]
        }]
    );
}
