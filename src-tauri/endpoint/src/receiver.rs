//! The receiver of the live service's feedback webhook: on loopback, for use behind a tunnel of the user's own.

use crate::feedback::FeedbackEvent;
use crate::server::{StartError, bind};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use std::sync::Arc;
use tokio::task::JoinHandle;

/// Largest event taken, in bytes.
const EVENT_LIMIT: usize = 1 << 20;

/// Keeps an event; what it cannot keep is answered 500, so that the service posts it again.
pub type Keep = dyn Fn(FeedbackEvent) -> Result<(), crate::world::WorldError> + Send + Sync;

/// A header that every event must carry, as set for the webhook at the service. Anybody who knows
/// the tunnel's address could post otherwise.
#[derive(Clone)]
pub struct ExpectedHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A running receiver. Dropping it stops it.
pub struct WebhookReceiver {
    port: u16,
    server: JoinHandle<()>,
}

impl WebhookReceiver {
    /// Starts listening on 127.0.0.1 at `port`, or at a free one without it.
    pub async fn start(
        port: Option<u16>,
        expected: Option<ExpectedHeader>,
        keep: Arc<Keep>,
    ) -> Result<Self, StartError> {
        let (listener, port) = bind(port).await?;
        let router = Router::new().fallback(move |request: Request<Body>| {
            let (expected, keep) = (expected.clone(), Arc::clone(&keep));
            async move { receive(request, expected.as_ref(), keep).await }
        });
        let server = tokio::spawn(async move {
            // axum's accept loop retries errors itself.
            let _ended = axum::serve(listener, router).await;
        });
        Ok(Self { port, server })
    }

    /// The port.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Where events are posted to; any path is taken.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/webhook", self.port)
    }
}

impl Drop for WebhookReceiver {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn receive(
    request: Request<Body>,
    expected: Option<&ExpectedHeader>,
    keep: Arc<Keep>,
) -> StatusCode {
    if request.method() != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED;
    }
    if let Some(expected) = expected {
        let found = request.headers().get(&expected.name);
        if found.is_none_or(|found| !same(found.as_bytes(), expected.value.as_bytes())) {
            return StatusCode::UNAUTHORIZED;
        }
    }
    let Ok(body) = to_bytes(request.into_body(), EVENT_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let Ok(event) = serde_json::from_slice::<FeedbackEvent>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    match tokio::task::spawn_blocking(move || keep(event)).await {
        Ok(Ok(())) => StatusCode::OK,
        Ok(Err(_)) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Compares without telling through timing how far the two agree.
fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .fold(0, |difference, (a, b)| difference | (a ^ b))
            == 0
}
