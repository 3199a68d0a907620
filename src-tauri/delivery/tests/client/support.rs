//! A server that says what it is told to, a journal that remembers, and a request to send.

use campaign::id::{EndpointId, RequestId};
use delivery::call::Call;
use delivery::endpoint::{Authorization, Endpoint, EndpointKind};
use delivery::guard::{Cleared, clear};
use delivery::http::Limits;
use delivery::journal::{Journal, JournalError};
use delivery::keys::{KeyStore, SecretKind, SessionKeyStore};
use delivery::network::{NetworkSettings, ProxySetting, ReqwestTransport};
use delivery::prepare::prepare;
use delivery::{Client, Outcome, Pending, PreparedRequest, Secret};
use jiff::Timestamp;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub(crate) const NOW: &str = "2026-11-23T12:00:00Z";

/// What a server does with a connection after it has read the request.
#[derive(Clone)]
pub(crate) enum Act {
    /// Writes these bytes and closes.
    Write(Vec<u8>),
    /// Writes these bytes and keeps the connection open without another word.
    WriteAndHang(Vec<u8>),
}

pub(crate) fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
    )
    .into_bytes()
}

pub(crate) fn json(status: &str, body: &str) -> Act {
    Act::Write(answer(status, "Content-Type: application/json\r\n", body))
}

/// A server on loopback: the n-th request gets the n-th act, the last one for ever.
pub(crate) struct Server {
    pub base: String,
    pub requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) async fn start(acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("binds");
        let base = format!("http://{}", listener.local_addr().expect("bound"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, acts) = (Arc::clone(&log), acts.clone());
                tokio::spawn(async move { serve(stream, &log, &acts).await });
            }
        });
        Self { base, requests }
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("log").clone()
    }
}

async fn serve(mut stream: TcpStream, log: &Mutex<Vec<String>>, acts: &[Act]) {
    let Some(request) = read_request(&mut stream).await else {
        return;
    };
    let act = {
        let mut log = log.lock().expect("log");
        log.push(request);
        acts[(log.len() - 1).min(acts.len() - 1)].clone()
    };
    match act {
        Act::Write(bytes) => {
            // A client that has seen enough may be gone.
            let _gone = stream.write_all(&bytes).await;
        }
        Act::WriteAndHang(bytes) => {
            let _gone = stream.write_all(&bytes).await;
            tokio::time::sleep(Duration::from_mins(1)).await;
        }
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length: usize = head
                .lines()
                .find_map(|line| {
                    line.to_lowercase()
                        .strip_prefix("content-length: ")?
                        .parse()
                        .ok()
                })
                .unwrap_or(0);
            if body.len() >= length {
                return Some(text);
            }
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

/// Remembers what it was told, and refuses where it shall.
#[derive(Default)]
pub(crate) struct Remembering {
    pub refuse_before: bool,
    pub refuse_after: bool,
    pub entries: Mutex<Vec<String>>,
}

impl Remembering {
    fn note(&self, entry: String, refuse: bool) -> Result<(), JournalError> {
        self.entries.lock().expect("entries").push(entry);
        if refuse {
            return Err(JournalError {
                message: "disk full".into(),
            });
        }
        Ok(())
    }

    pub(crate) fn entries(&self) -> Vec<String> {
        self.entries.lock().expect("entries").clone()
    }
}

impl Journal for Remembering {
    fn before<'a>(&'a self, request: &'a PreparedRequest) -> Pending<'a, Result<(), JournalError>> {
        let text = serde_json::to_string(request).expect("writes");
        Box::pin(async move { self.note(format!("before {text}"), self.refuse_before) })
    }

    fn after<'a>(
        &'a self,
        _: &'a PreparedRequest,
        outcome: &'a Outcome,
    ) -> Pending<'a, Result<(), JournalError>> {
        let text = serde_json::to_string(outcome).expect("writes");
        Box::pin(async move { self.note(format!("after {text}"), self.refuse_after) })
    }
}

pub(crate) fn limits() -> Limits {
    Limits {
        total: Duration::from_millis(700),
        connect: Duration::from_millis(400),
        answer_bytes: 10_000,
    }
}

pub(crate) fn endpoint(base: &str) -> Endpoint {
    Endpoint {
        id: EndpointId(uuid::Uuid::nil()),
        name: "Test".into(),
        kind: EndpointKind::Local,
        base_url: format!("{base}/ajo"),
        org_id: "ORG@AdobeOrg".into(),
        sandbox: "dev".into(),
        client_id: "the-client".into(),
        authorization: Authorization::PastedToken,
        production: false,
        allow_list: Vec::new(),
    }
}

pub(crate) const BODY: &str = "{\n  \"requestId\": \"r-1\", \"campaignId\": \"c-1\",\n  \"recipients\": [{\"type\": \"external\", \"userId\": \"a\", \"namespace\": \"email\", \"context\": {\"total\": \"1.10\"}}]\n}";

pub(crate) fn request(endpoint: &Endpoint) -> Cleared {
    let call = Call::Unitary { body: BODY.into() };
    let prepared =
        prepare(RequestId(uuid::Uuid::nil()), endpoint, "Campaign", call).expect("prepares");
    clear(prepared, None).expect("needs no confirmation")
}

pub(crate) async fn client(endpoint: &Endpoint) -> Client {
    let keys = SessionKeyStore::default();
    for (kind, secret) in [
        (SecretKind::AccessToken, "pasted-token"),
        (SecretKind::ClientSecret, "client-secret&"),
    ] {
        keys.set(endpoint.id, kind, Secret::new(secret))
            .await
            .expect("kept");
    }
    with_keys(Arc::new(keys))
}

pub(crate) fn with_keys(keys: Arc<dyn KeyStore>) -> Client {
    let settings = NetworkSettings {
        proxy: ProxySetting::Direct,
        extra_certificates: Vec::new(),
    };
    let transport = ReqwestTransport::new(&settings, limits()).expect("settings are fine");
    let now: Timestamp = NOW.parse().expect("a time");
    Client::new(Arc::new(transport), keys, Arc::new(move || now))
}
