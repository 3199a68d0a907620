//! Tokens: fetched once, renewed in time and after a refusal, and never seen where they do not belong.

use crate::support::{
    Act, NOW, Remembering, Server, answer, client, endpoint, json, limits, request, with_keys,
};
use campaign::id::EndpointId;
use delivery::endpoint::{Authorization, Endpoint};
use delivery::failure::Stage;
use delivery::http::{HttpAnswer, HttpRequest, Limits, Transport, TransportError};
use delivery::journal::Unjournalled;
use delivery::keys::{KeyStore, KeyStoreError, SecretKind, SessionKeyStore};
use delivery::outcome::Verdict;
use delivery::{Client, Outcome, Pending, Secret};
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn oauth(api: &str, tokens: &str) -> Endpoint {
    Endpoint {
        authorization: Authorization::ServerToServer {
            token_url: format!("{tokens}/ims/token/v3"),
            scopes: vec!["openid".into(), "AdobeID".into()],
        },
        ..endpoint(api)
    }
}

fn token(name: &str) -> Act {
    json(
        "200 OK",
        &format!(r#"{{"access_token":"{name}","token_type":"bearer","expires_in":86399}}"#),
    )
}

fn accepted() -> Act {
    json("202 Accepted", r#"{"executionId":"1"}"#)
}

async fn send(client: &Client, endpoint: &Endpoint) -> Outcome {
    client
        .send(request(endpoint), limits(), &Unjournalled)
        .await
        .outcome
}

#[tokio::test]
async fn a_token_is_asked_for_as_the_sign_in_service_wants_it_and_kept() {
    let ims = Server::start(vec![token("first-token")]).await;
    let api = Server::start(vec![accepted()]).await;
    let endpoint = oauth(&api.base, &ims.base);
    let client = client(&endpoint).await;
    for _ in 0..3 {
        assert!(matches!(
            send(&client, &endpoint).await,
            Outcome::Answered(_)
        ));
    }
    let asked = ims.requests();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].starts_with("POST /ims/token/v3 "));
    assert!(
        asked[0]
            .to_lowercase()
            .contains("content-type: application/x-www-form-urlencoded")
    );
    assert!(asked[0].ends_with(
        "grant_type=client_credentials&client_id=the-client&client_secret=client-secret%26&scope=openid%2CAdobeID"
    ));
    for call in api.requests() {
        assert!(call.contains("Bearer first-token"));
    }
}

#[tokio::test]
async fn many_callers_share_one_token_call() {
    let ims = Server::start(vec![token("shared-token")]).await;
    let api = Server::start(vec![accepted()]).await;
    let endpoint = oauth(&api.base, &ims.base);
    let client = Arc::new(client(&endpoint).await);
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let (client, endpoint) = (Arc::clone(&client), endpoint.clone());
            tokio::spawn(async move { send(&client, &endpoint).await })
        })
        .collect();
    for call in calls {
        assert!(matches!(call.await.expect("runs"), Outcome::Answered(_)));
    }
    assert_eq!(ims.requests().len(), 1);
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    let ims = Server::start(vec![token("old-token"), token("new-token")]).await;
    let api = Server::start(vec![json("401 Unauthorized", "{}"), accepted()]).await;
    let endpoint = oauth(&api.base, &ims.base);
    let Outcome::Answered(answered) = send(&client(&endpoint).await, &endpoint).await else {
        panic!("failed");
    };
    assert_eq!(
        (answered.verdict.clone(), answered.attempts),
        (Verdict::Accepted, 2)
    );
    assert!(api.requests()[1].contains("Bearer new-token"));
}

#[tokio::test]
async fn a_token_refused_twice_is_the_answer() {
    let ims = Server::start(vec![token("old-token"), token("new-token")]).await;
    let api = Server::start(vec![json("401 Unauthorized", "{}")]).await;
    let endpoint = oauth(&api.base, &ims.base);
    let Outcome::Answered(answered) = send(&client(&endpoint).await, &endpoint).await else {
        panic!("failed");
    };
    assert_eq!((answered.status, answered.attempts), (401, 2));
    assert_eq!((api.requests().len(), ims.requests().len()), (2, 2));
}

#[tokio::test]
async fn a_refused_pasted_token_is_not_repeated() {
    let api = Server::start(vec![json("401 Unauthorized", "{}")]).await;
    let endpoint = endpoint(&api.base);
    let Outcome::Answered(answered) = send(&client(&endpoint).await, &endpoint).await else {
        panic!("failed");
    };
    assert_eq!((answered.status, answered.attempts), (401, 1));
    assert_eq!(api.requests().len(), 1);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let api = Server::start(vec![accepted()]).await;
    let refusing = Server::start(vec![json(
        "400 Bad Request",
        r#"{"error":"invalid_client","error_description":"bad client-secret& given"}"#,
    )])
    .await;
    let endpoint = oauth(&api.base, &refusing.base);
    let Outcome::Failed(failed) = send(&client(&endpoint).await, &endpoint).await else {
        panic!("answered");
    };
    let failure = failed.failure;
    assert_eq!(
        (failure.stage, failure.code.as_str()),
        (Stage::Authorize, "tokenRefused")
    );
    assert_eq!(failure.status, Some(400));
    assert!(!failure.may_have_been_sent);
    assert!(failure.cause.contains("invalid_client"));
    assert!(
        !failure.cause.contains("client-secret"),
        "{}",
        failure.cause
    );
    assert!(api.requests().is_empty());

    let garbled = Server::start(vec![json("200 OK", r#"{"access_token":42}"#)]).await;
    let endpoint = oauth(&api.base, &garbled.base);
    let Outcome::Failed(failed) = send(&client(&endpoint).await, &endpoint).await else {
        panic!("answered");
    };
    assert_eq!(failed.failure.code, "tokenUnreadable");
}

#[tokio::test]
async fn missing_secrets_and_locked_stores_are_told_apart() {
    struct Locked;
    impl KeyStore for Locked {
        fn get(
            &self,
            _: EndpointId,
            _: SecretKind,
        ) -> Pending<'_, Result<Option<Secret>, KeyStoreError>> {
            Box::pin(async { Err(KeyStoreError::Refused("locked".into())) })
        }
        fn set(
            &self,
            _: EndpointId,
            _: SecretKind,
            _: Secret,
        ) -> Pending<'_, Result<(), KeyStoreError>> {
            Box::pin(async { Err(KeyStoreError::Refused("locked".into())) })
        }
        fn remove(&self, _: EndpointId, _: SecretKind) -> Pending<'_, Result<(), KeyStoreError>> {
            Box::pin(async { Err(KeyStoreError::Refused("locked".into())) })
        }
    }
    let endpoint = endpoint("http://127.0.0.1:9");
    let stores: [(Arc<dyn KeyStore>, &str); 2] = [
        (Arc::new(Locked), "keyStoreFailed"),
        (Arc::new(SessionKeyStore::default()), "credentialsMissing"),
    ];
    for (keys, code) in stores {
        let Outcome::Failed(failed) = send(&with_keys(keys), &endpoint).await else {
            panic!("answered");
        };
        assert_eq!(failed.failure.code, code);
        assert_eq!(failed.failure.stage, Stage::Authorize);
    }
}

#[tokio::test]
async fn secrets_that_the_service_echoes_do_not_reach_the_journal() {
    let ims = Server::start(vec![token("echoed-token")]).await;
    let body = r#"{"title":"Bearer echoed-token is odd","report":{"secret":"client-secret&"}}"#;
    let api = Server::start(vec![Act::Write(answer(
        "400 Bad Request",
        "X-Echo: echoed-token\r\nSet-Cookie: session=echoed\r\n",
        body,
    ))])
    .await;
    let endpoint = oauth(&api.base, &ims.base);
    let journal = Remembering::default();
    client(&endpoint)
        .await
        .send(request(&endpoint), limits(), &journal)
        .await;
    let entries = journal.entries().join("\n");
    assert!(entries.contains("is odd"));
    for secret in ["echoed-token", "client-secret", "session=echoed"] {
        assert!(!entries.contains(secret), "{secret} in {entries}");
    }
}

/// Answers token calls with tokens that live `lifetime` seconds, and every other call with 202.
struct TokenService {
    lifetime: u64,
    issued: Mutex<u32>,
}

impl Transport for TokenService {
    fn send(
        &self,
        request: HttpRequest,
        _: Limits,
    ) -> Pending<'_, Result<HttpAnswer, TransportError>> {
        let (status, body) = if request.url.path() == "/ims/token/v3" {
            let mut issued = self.issued.lock().expect("count");
            *issued += 1;
            let body = format!(
                r#"{{"access_token":"token-{issued}","expires_in":{}}}"#,
                self.lifetime
            );
            (200, body)
        } else {
            (202, r#"{"executionId":"1"}"#.to_owned())
        };
        Box::pin(async move {
            Ok(HttpAnswer {
                status,
                headers: Vec::new(),
                body: body.into_bytes(),
                first_byte: Duration::ZERO,
                total: Duration::ZERO,
            })
        })
    }
}

#[tokio::test]
async fn tokens_are_renewed_before_they_end() {
    let endpoint = oauth("http://127.0.0.1:9", "http://127.0.0.1:9");
    let keys = SessionKeyStore::default();
    keys.set(endpoint.id, SecretKind::ClientSecret, Secret::new("secret"))
        .await
        .expect("kept");
    let service = Arc::new(TokenService {
        lifetime: 3600,
        issued: Mutex::new(0),
    });
    let now = Arc::new(Mutex::new(NOW.parse::<Timestamp>().expect("a time")));
    let clock = Arc::clone(&now);
    let transport: Arc<dyn Transport> = Arc::clone(&service) as _;
    let client = Client::new(
        transport,
        Arc::new(keys),
        Arc::new(move || *clock.lock().expect("clock")),
    );
    let mut issued = Vec::new();
    for minutes in [0, 54, 2, 54] {
        *now.lock().expect("clock") += SignedDuration::from_mins(minutes);
        send(&client, &endpoint).await;
        issued.push(*service.issued.lock().expect("count"));
    }
    assert_eq!(
        issued,
        [1, 1, 2, 2],
        "five minutes before the hour, not earlier"
    );
}
