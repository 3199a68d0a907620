//! What the endpoint refuses, and how it says so.

use crate::support::{Local, ORDER, body, id, start, unitary};
use campaign::lifecycle::Status;
use delivery::Secret;
use delivery::call::Call;
use delivery::http::{Header, HttpAnswer, HttpRequest, Limits, Method, Transport};
use delivery::network::{NetworkSettings, ReqwestTransport};
use endpoint::{Dials, LocalEndpoint, StartError};
use serde_json::{Value, json};

/// A request as somebody else's program might send it.
async fn raw(
    local: &Local,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    text: Option<&str>,
) -> (HttpAnswer, Value) {
    let port = local.endpoint.port();
    let request = HttpRequest {
        method,
        url: format!("http://127.0.0.1:{port}{path}")
            .parse()
            .expect("an address"),
        headers: headers
            .iter()
            .map(|(name, value)| Header::new(*name, *value))
            .collect(),
        bearer: None,
        body: text.map(Secret::new),
    };
    let transport = ReqwestTransport::new(&NetworkSettings::default(), Limits::default())
        .expect("settings are fine");
    let answer = transport
        .send(request, Limits::default())
        .await
        .expect("an answer");
    let body = serde_json::from_slice(&answer.body).expect("JSON");
    (answer, body)
}

async fn token(local: &Local) -> String {
    let form = "grant_type=client_credentials&client_id=local-client&client_secret=local-secret&scope=openid";
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    let (_, body) = raw(local, Method::Post, "/ims/token/v3", &headers, Some(form)).await;
    assert_eq!(body["expires_in"], 86_400);
    body["access_token"].as_str().expect("a token").to_owned()
}

const UNITARY: &str = "/ajo/im/executions/unitary";

fn pointers(body: &Value) -> Vec<&str> {
    let violations = body["report"]["violations"].as_array().expect("a list");
    violations
        .iter()
        .map(|violation| violation["pointer"].as_str().expect("a pointer"))
        .collect()
}

#[tokio::test]
async fn every_header_is_asked_for() {
    let local = start().await;
    let (answer, body) = raw(&local, Method::Post, UNITARY, &[], Some("{}")).await;
    assert_eq!(answer.status, 401);
    assert_eq!(
        pointers(&body),
        [
            "header:Authorization",
            "header:x-api-key",
            "header:x-gw-ims-org-id"
        ]
    );
    let bearer = format!("Bearer {}", token(&local).await);
    let caller = [
        ("Authorization", bearer.as_str()),
        ("x-api-key", "local-client"),
        ("x-gw-ims-org-id", "0123456789ABCDEF01234567@AdobeOrg"),
    ];
    let (answer, body) = raw(&local, Method::Post, UNITARY, &caller, Some("{}")).await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        pointers(&body),
        ["header:x-sandbox-name", "header:Content-Type"]
    );
    let mut whole = caller.to_vec();
    whole.extend([
        ("x-sandbox-name", "local"),
        ("Content-Type", "application/json; charset=utf-8"),
        ("x-request-id", "mine"),
    ]);
    let (answer, body) = raw(&local, Method::Post, UNITARY, &whole, Some("{}")).await;
    assert_eq!(answer.status, 400);
    assert_eq!(body["status"], 400);
    let mut found = pointers(&body);
    found.sort_unstable();
    assert_eq!(found, ["/campaignId", "/recipients", "/requestId"]);
    assert!(body["report"]["additionalContext"]["/campaignId"].is_string());
    let advice = &local.endpoint.service().log().pop().expect("logged").advice;
    assert!(advice[0].contains("x-request-id"));
    let (answer, body) = raw(&local, Method::Post, UNITARY, &whole, Some("{oops")).await;
    assert_eq!((answer.status, pointers(&body)), (400, vec![""]));
}

#[tokio::test]
async fn a_token_ends_after_a_day() {
    let local = start().await;
    let bearer = format!("Bearer {}", token(&local).await);
    let headers = [
        ("Authorization", bearer.as_str()),
        ("x-api-key", "local-client"),
        ("x-gw-ims-org-id", "0123456789ABCDEF01234567@AdobeOrg"),
        ("x-sandbox-name", "local"),
    ];
    let health = async || {
        raw(&local, Method::Get, "/ajo/im/health", &headers, None)
            .await
            .0
            .status
    };
    assert_eq!(health().await, 200);
    local.platform.at("2026-11-24T12:00:00Z");
    assert_eq!(health().await, 401);
}

#[tokio::test]
async fn wrong_credentials_get_no_token() {
    let local = start().await;
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    for (form, error) in [
        (
            "grant_type=client_credentials&client_id=local-client&client_secret=wrong&scope=x",
            "invalid_client",
        ),
        ("grant_type=password", "unsupported_grant_type"),
        (
            "grant_type=client_credentials&client_id=local-client&client_secret=local-secret",
            "invalid_scope",
        ),
    ] {
        let (answer, body) = raw(&local, Method::Post, "/ims/token/v3", &headers, Some(form)).await;
        assert_eq!((answer.status, body["error"].as_str()), (400, Some(error)));
    }
}

#[tokio::test]
async fn what_matches_nothing_is_answered_and_logged() {
    let local = start().await;
    let (answer, body) = raw(&local, Method::Post, "/im/executions/unitary", &[], None).await;
    assert_eq!((answer.status, body["status"].as_u64()), (404, Some(404)));
    let (answer, body) = raw(&local, Method::Get, UNITARY, &[], None).await;
    assert_eq!(answer.status, 405);
    assert!(body["title"].as_str().expect("title").contains("POST"));
    let log = local.endpoint.service().log();
    assert_eq!(log.len(), 2);
    assert!(log.iter().all(|entry| !entry.matched));
    assert_eq!(
        (log[0].number, log[0].path.as_str()),
        (1, "/im/executions/unitary")
    );
}

#[tokio::test]
async fn a_name_that_only_points_here_is_refused() {
    let local = start().await;
    let headers = [("Host", "evil.example:8080")];
    let (answer, _) = raw(&local, Method::Get, "/openapi.json", &headers, None).await;
    assert_eq!(answer.status, 403);
    let (answer, body) = raw(&local, Method::Get, "/openapi.json", &[], None).await;
    assert_eq!(
        (answer.status, body["openapi"].as_str()),
        (200, Some("3.1.0"))
    );
}

#[tokio::test]
async fn only_a_live_campaign_is_triggered() {
    let local = start().await;
    let recipients = json!([{"type": "external", "userId": "a@example.com", "namespace": "email"}]);
    for status in Status::ALL {
        local
            .platform
            .change(ORDER, |campaign| campaign.status = status);
        let answered = local.answer(unitary(&recipients)).await;
        assert_eq!(
            answered.status,
            if status == Status::Live { 202 } else { 400 },
            "{status:?}"
        );
    }
    for unknown in ["not-an-id", &id(99)] {
        let text = json!({"requestId": "r", "campaignId": unknown, "recipients": recipients});
        let call = Call::Unitary {
            body: text.to_string(),
        };
        let (refusal, report) = local.refused(call).await;
        assert_eq!(refusal.error.status, 400);
        assert_eq!(report["additionalContext"]["campaignId"], unknown);
    }
    let marketing = Call::Audience {
        body: json!({"campaignId": id(ORDER)}).to_string(),
    };
    let (refusal, _) = local.refused(marketing).await;
    assert!(refusal.error.title.expect("title").contains("unitary"));
}

#[tokio::test]
async fn recipients_have_the_campaigns_identity_type() {
    let local = start().await;
    let recipients = json!([
        {"type": "external", "userId": "a", "namespace": "Email"},
        {"type": "external", "userId": "b", "namespace": "crmid"},
    ]);
    let (_, report) = local.refused(unitary(&recipients)).await;
    assert_eq!(
        pointers(&json!({"report": report})),
        ["/recipients/1/namespace"]
    );
    assert!(local.platform.delivered().is_empty(), "all or nothing");
}

#[tokio::test]
async fn a_workspace_that_fails_is_a_500() {
    let local = start().await;
    let recipients = json!([{"type": "aep", "userId": "disk@full.example", "namespace": "email"}]);
    let (refusal, _) = local.refused(unitary(&recipients)).await;
    assert_eq!((refusal.error.status, refusal.retryable), (500, true));
}

#[tokio::test]
async fn throttling_and_errors_are_dialled_in() {
    let local = start().await;
    let recipients = json!([{"type": "external", "userId": "a@example.com", "namespace": "email"}]);
    let dial = |throttle_rate, error_rate| {
        local.endpoint.service().set_dials(Dials {
            throttle_rate,
            error_rate,
            ..Dials::default()
        });
    };
    dial(1.0, 0.0);
    let (refusal, _) = local.refused(unitary(&recipients)).await;
    assert_eq!(
        (refusal.error.status, refusal.retry_after),
        (429, Some(1.0))
    );
    dial(0.0, 1.0);
    let (refusal, _) = local.refused(unitary(&recipients)).await;
    assert_eq!(refusal.error.status, 503);
    assert!(local.platform.delivered().is_empty());
    dial(0.0, 0.0);
    local.accepted(unitary(&recipients)).await;
}

#[tokio::test]
async fn latency_is_dialled_in() {
    let local = start().await;
    local.endpoint.service().set_dials(Dials {
        latency_ms: 150,
        ..Dials::default()
    });
    let answered = local.answer(Call::Health).await;
    assert!(answered.timing.answer_ms.expect("measured") >= 150.0);
}

#[tokio::test]
async fn a_taken_port_is_said() {
    let local = start().await;
    let port = local.endpoint.port();
    let again = LocalEndpoint::start(Some(port), local.endpoint.service().clone()).await;
    assert!(matches!(again.err(), Some(StartError::PortTaken { port: taken }) if taken == port));
    let service = local.endpoint.service().clone();
    local.endpoint.stop().await;
    let again = LocalEndpoint::start(Some(port), service)
        .await
        .expect("free again");
    assert_eq!(again.port(), port, "the port is kept");
    assert!(body(ORDER, &json!([])).contains(&id(ORDER)));
}

#[tokio::test]
async fn every_call_of_the_published_document_is_served() {
    let local = start().await;
    let document: Value = serde_json::from_str(endpoint::OPENAPI).expect("JSON");
    let mut calls = 0;
    for (path, methods) in document["paths"].as_object().expect("paths") {
        let path = path.replace(['{', '}'], "");
        for name in methods.as_object().expect("methods").keys() {
            let method = match name.as_str() {
                "get" => Method::Get,
                "post" => Method::Post,
                "delete" => Method::Delete,
                other => panic!("{other}"),
            };
            raw(&local, method, &path, &[], None).await;
            let entry = local.endpoint.service().log().pop().expect("logged");
            assert!(entry.matched, "{name} {path}");
            calls += 1;
        }
    }
    assert_eq!(calls, 13);
}
