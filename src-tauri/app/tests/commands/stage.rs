//! What every test stands on: an application in a folder of its own.

use app::command::dispatch;
use app::environment::{ChangeListener, Environment, Identifiers, RandomIdentifiers, Transport};
use app::{App, CommandError};
use campaign::text::Language;
use delivery::Pending;
use delivery::failure::Stage as FailedStage;
use delivery::http::{HttpAnswer, HttpRequest, Limits, TransportError};
use delivery::network::{NetworkSettings, ReqwestTransport};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// A clock that a test sets.
#[derive(Clone)]
pub(crate) struct FakeClock(Arc<Mutex<Timestamp>>);

impl FakeClock {
    pub(crate) fn set(&self, instant: &str) {
        *self.0.lock().expect("the clock") = instant.parse().expect("an instant");
    }
}

/// A network that reaches nobody.
pub(crate) struct NoNetwork;

impl Transport for NoNetwork {
    fn send(&self, _: HttpRequest, _: Limits) -> Pending<'_, Result<HttpAnswer, TransportError>> {
        Box::pin(std::future::ready(Err(TransportError {
            stage: FailedStage::Connect,
            code: "connectFailed",
            message: "no network".to_owned(),
            status: None,
            may_have_been_sent: false,
        })))
    }
}

/// An application with what surrounds it.
pub(crate) struct Stage {
    pub app: App,
    pub clock: FakeClock,
    pub changes: Arc<Mutex<Vec<Value>>>,
    folder: Arc<TempDir>,
    transport: Arc<dyn Transport>,
}

impl Stage {
    /// Loopback works; the clock stands at noon of 2026-06-01.
    pub(crate) fn new() -> Self {
        let transport = ReqwestTransport::new(&NetworkSettings::default(), Limits::default());
        Self::with(Arc::new(transport.expect("a network")))
    }

    pub(crate) fn without_network() -> Self {
        Self::with(Arc::new(NoNetwork))
    }

    fn with(transport: Arc<dyn Transport>) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        Self::in_folder(folder, transport)
    }

    fn in_folder(folder: Arc<TempDir>, transport: Arc<dyn Transport>) -> Self {
        let instant = "2026-06-01T12:00:00Z".parse().expect("an instant");
        let clock = FakeClock(Arc::new(Mutex::new(instant)));
        let changes: Arc<Mutex<Vec<Value>>> = Arc::default();
        let heard = Arc::clone(&changes);
        let on_changes: ChangeListener = Arc::new(move |events| {
            let events = events.iter().map(|event| json!(event));
            heard.lock().expect("changes").extend(events);
        });
        let ticking = clock.clone();
        let app = App::new(Environment {
            version: "0".into(),
            data_folder: folder.path().join("data"),
            workspace_folder: folder.path().join("documents"),
            system_language: Language::En,
            system_time_zone: "Asia/Tokyo".into(),
            clock: Arc::new(move || *ticking.0.lock().expect("the clock")),
            identifiers: Arc::new(RandomIdentifiers) as Arc<dyn Identifiers>,
            transport: Arc::clone(&transport),
            on_changes,
        });
        Self {
            app,
            clock,
            changes,
            folder,
            transport,
        }
    }

    /// Quits and starts again.
    pub(crate) async fn restart(self) -> Self {
        self.app.stop().await;
        let again = Self::in_folder(Arc::clone(&self.folder), Arc::clone(&self.transport));
        drop(self.app);
        again.app.start().await;
        again
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command that must succeed.
    pub(crate) async fn call(&self, name: &str, request: Value) -> Value {
        match dispatch(&self.app, name, request).await {
            Ok(response) => response,
            Err(error) => panic!("{name}: {error:?}"),
        }
    }

    /// Runs a command that must fail.
    pub(crate) async fn refused(&self, name: &str, request: Value) -> CommandError {
        match dispatch(&self.app, name, request).await {
            Ok(response) => panic!("{name} should have failed: {response}"),
            Err(error) => error,
        }
    }

    /// Opens a new sample workspace.
    pub(crate) async fn sample(self) -> Self {
        let state = self
            .call("workspace.create", json!({"path": null, "sample": true}))
            .await;
        assert!(state["workspace"]["path"].is_string());
        self
    }

    /// The id of the campaign of that name.
    pub(crate) async fn campaign(&self, name: &str) -> String {
        let page = self
            .call("campaign.list", json!({"search": name, "limit": 10}))
            .await;
        let row = &page["rows"][0];
        assert_eq!(row["name"], name);
        row["id"].as_str().expect("an id").to_owned()
    }

    /// The id of the local endpoint.
    pub(crate) async fn endpoint(&self) -> Value {
        self.call("endpoint.list", json!({})).await[0]["id"].clone()
    }
}
