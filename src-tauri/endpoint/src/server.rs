//! The socket: binds on loopback and hands each request to the service.

use crate::service::{Reply, Request, Service};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderName, HeaderValue, Request as HttpRequest, Response, StatusCode};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Largest body taken, in bytes: twenty recipients with profiles are far below it.
const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// Why the endpoint could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken by another program.
    #[error("port {port} on 127.0.0.1 is taken")]
    PortTaken {
        /// The port asked for.
        port: u16,
    },
    /// The system does not let it listen.
    #[error("cannot listen on 127.0.0.1: {0}")]
    Listen(#[from] std::io::Error),
}

/// A running endpoint. Dropping it stops it at once; [`LocalEndpoint::stop`] lets calls end first.
pub struct LocalEndpoint {
    port: u16,
    service: Arc<Service>,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
    scheduler: JoinHandle<()>,
}

impl LocalEndpoint {
    /// Starts listening on 127.0.0.1 at `port`, or at a free one without it. Runs on the current
    /// tokio runtime. The port is worth keeping: callers are configured with it.
    pub async fn start(port: Option<u16>, service: Arc<Service>) -> Result<Self, StartError> {
        let (listener, port) = bind(port).await?;
        let handling = Arc::clone(&service);
        let router = Router::new().fallback(move |request: HttpRequest<Body>| {
            let service = Arc::clone(&handling);
            async move { respond(service, request).await }
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(async move {
            let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
                // A sender that was dropped says the same as one that was used.
                let _ = stopped.await;
            });
            // axum's accept loop retries errors itself and ends with the signal only.
            let _ended = serving.await;
        });
        let ticking = Arc::clone(&service);
        let scheduler = tokio::spawn(async move {
            let mut seconds = tokio::time::interval(Duration::from_secs(1));
            seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
            loop {
                seconds.tick().await;
                let service = Arc::clone(&ticking);
                let _done = tokio::task::spawn_blocking(move || service.run_due()).await;
            }
        });
        Ok(Self {
            port,
            service,
            stop: Some(stop),
            server,
            scheduler,
        })
    }

    /// The port.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The base URL of the execution API, for an endpoint's settings.
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/ajo", self.port)
    }

    /// The address of the token call.
    pub fn token_url(&self) -> String {
        format!("http://127.0.0.1:{}/ims/token/v3", self.port)
    }

    /// The service behind the socket: dials and log.
    pub const fn service(&self) -> &Arc<Service> {
        &self.service
    }

    /// Stops: no new calls, those under way end.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            // The server may have ended already.
            let _ = stop.send(());
        }
        let _ended = (&mut self.server).await;
    }
}

impl Drop for LocalEndpoint {
    fn drop(&mut self) {
        self.server.abort();
        self.scheduler.abort();
    }
}

/// Listens on 127.0.0.1 at a port, or at a free one.
pub(crate) async fn bind(port: Option<u16>) -> Result<(TcpListener, u16), StartError> {
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port.unwrap_or(0)));
    let listener = TcpListener::bind(wanted)
        .await
        .map_err(|error| match port {
            Some(port) if error.kind() == std::io::ErrorKind::AddrInUse => {
                StartError::PortTaken { port }
            }
            _ => StartError::Listen(error),
        })?;
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}

async fn respond(service: Arc<Service>, request: HttpRequest<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return plain(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let request = Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts
            .headers
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.as_str().to_owned(), value)
            })
            .collect(),
        body: body.to_vec(),
    };
    // Rendering takes the processor and keeping the message the disk.
    match tokio::task::spawn_blocking(move || service.handle(&request)).await {
        Ok(reply) => {
            tokio::time::sleep(reply.delay).await;
            response(reply)
        }
        // A panic in there is our fault, and must not look like the caller's.
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn response(reply: Reply) -> Response<Body> {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(
        HeaderName::from_static("content-type"),
        HeaderValue::from_static("application/json"),
    );
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(&value),
        ) {
            headers.insert(name, value);
        }
    }
    response
}

fn plain(status: StatusCode) -> Response<Body> {
    let title = status.canonical_reason().unwrap_or("Error");
    response(Reply {
        status: status.as_u16(),
        headers: Vec::new(),
        body: serde_json::json!({
            "type": "about:blank",
            "title": title,
            "status": status.as_u16(),
            "report": {"additionalContext": {}},
        })
        .to_string(),
        delay: Duration::ZERO,
    })
}
