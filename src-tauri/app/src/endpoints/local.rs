//! The local endpoint of the open workspace: its record, its port, and whether it runs.

use super::types::LocalEndpointView;
use super::world::LocalWorld;
use crate::app::lock;
use crate::campaigns::ORIGIN;
use crate::engine;
use crate::environment::Environment;
use crate::error::{CommandError, ErrorCode};
use crate::translate;
use ::endpoint::{Exclusion, SampleCredentials, Service, Settings, StartError};
use campaign::design::TagColor;
use campaign::id::EndpointId;
use campaign::text::{Language, Text};
use serde_json::{Map, json};
use std::sync::{Arc, Mutex};
use workspace::{Endpoint, EndpointKind, Workspace};

/// The setting of the record that holds the port.
const PORT: &str = "port";

/// The port a new workspace's endpoint asks for first.
const FIRST_PORT: u16 = 4280;

/// How many ports after it are tried when they are taken.
const PORTS_TRIED: u16 = 50;

/// The local endpoint of a workspace, running or not.
pub(crate) struct LocalEndpoint {
    pub id: EndpointId,
    service: Arc<Service>,
    world: Arc<LocalWorld>,
    running: Mutex<Running>,
}

/// Whether it runs, and where.
struct Running {
    server: Option<::endpoint::LocalEndpoint>,
    port: u16,
    problem: Option<String>,
}

impl LocalEndpoint {
    /// Starts the endpoint on its kept port. That it cannot listen there is shown, not fatal: the
    /// rest of the workspace works without it.
    pub(crate) async fn start(
        workspace: &Arc<Workspace>,
        environment: &Environment,
        language: Language,
    ) -> Result<Self, CommandError> {
        let record = record(workspace, environment, language)?;
        let world = LocalWorld::new(Arc::clone(workspace));
        let settings = Settings {
            credentials: SampleCredentials::default(),
            time_zone: engine::TIME_ZONE.to_owned(),
        };
        let service = Service::new(settings, world.world(environment)).map_err(|reason| {
            CommandError::new(ErrorCode::Internal, reason.clone()).with("reason", reason)
        })?;
        let kept = port(&record);
        let local = Self {
            id: record.id,
            service: Arc::new(service),
            world,
            running: Mutex::new(Running {
                server: None,
                port: kept.unwrap_or(FIRST_PORT),
                problem: None,
            }),
        };
        if let Some(port) = kept {
            // The reason is kept and shown with the endpoint.
            let _shown = local.listen(port).await;
        } else {
            local.find_port(workspace, record).await?;
        }
        Ok(local)
    }

    /// Takes the first free port and keeps it: callers are configured with it.
    async fn find_port(
        &self,
        workspace: &Workspace,
        mut record: Endpoint,
    ) -> Result<(), CommandError> {
        for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
            if self.listen(port).await.is_ok() {
                record.settings.insert(PORT.to_owned(), json!(port));
                break;
            }
        }
        save(workspace, &record)
    }

    /// Starts listening; on failure, why not is kept for the view.
    async fn listen(&self, port: u16) -> Result<(), StartError> {
        let started = ::endpoint::LocalEndpoint::start(Some(port), Arc::clone(&self.service)).await;
        let mut running = lock(&self.running);
        running.port = port;
        match started {
            Ok(server) => {
                running.server = Some(server);
                running.problem = None;
                Ok(())
            }
            Err(error) => {
                running.problem = Some(error.to_string());
                Err(error)
            }
        }
    }

    /// Switches on or off, or moves to another port, which is kept.
    pub(crate) async fn switch(
        &self,
        workspace: &Workspace,
        on: bool,
        port: Option<u16>,
    ) -> Result<(), CommandError> {
        let port = port.unwrap_or_else(|| lock(&self.running).port);
        self.stop().await;
        if !on {
            return Ok(());
        }
        self.listen(port).await.map_err(|error| {
            CommandError::new(ErrorCode::EndpointNotStarted, error.to_string())
                .with("port", port)
                .with("reason", error)
        })?;
        let mut record = workspace
            .read(|read| read.records::<Endpoint>().get(&self.id))
            .map_err(|error| translate::working(workspace.path(), &error))?;
        record.settings.insert(PORT.to_owned(), json!(port));
        save(workspace, &record)
    }

    /// Stops listening; calls under way end first.
    pub(crate) async fn stop(&self) {
        let server = {
            let mut running = lock(&self.running);
            running.problem = None;
            running.server.take()
        };
        if let Some(server) = server {
            server.stop().await;
        }
    }

    /// Base URL and address of the token call, while it runs.
    pub(crate) fn addresses(&self) -> Option<(String, String)> {
        let running = lock(&self.running);
        let server = running.server.as_ref()?;
        Some((server.base_url(), server.token_url()))
    }

    /// Who got no message from an execution, and why.
    pub(crate) fn exclusions(&self, execution_id: &str) -> Vec<Exclusion> {
        self.world.exclusions(execution_id)
    }

    pub(crate) fn view(&self) -> LocalEndpointView {
        let running = lock(&self.running);
        LocalEndpointView {
            running: running.server.is_some(),
            port: running.port,
            sample_secret: SampleCredentials::default().client_secret,
            problem: running.problem.clone(),
        }
    }
}

/// The workspace's local endpoint; made on first use.
fn record(
    workspace: &Workspace,
    environment: &Environment,
    language: Language,
) -> Result<Endpoint, CommandError> {
    let known = workspace
        .read(|read| read.records::<Endpoint>().all())
        .map_err(|error| translate::working(workspace.path(), &error))?
        .into_iter()
        .find(|endpoint| endpoint.kind == EndpointKind::Local);
    if let Some(known) = known {
        return Ok(known);
    }
    let credentials = SampleCredentials::default();
    let name = Text::new("Local endpoint", "ローカルエンドポイント");
    let record = Endpoint {
        id: EndpointId(environment.identifiers.next()),
        kind: EndpointKind::Local,
        name: name.get(language).to_owned(),
        color: TagColor::Green,
        production: false,
        // Follows from the port, which may change.
        base_url: String::new(),
        organization_id: credentials.org_id,
        sandbox: credentials.sandbox,
        client_id: credentials.client_id,
        allow_list: Vec::new(),
        settings: Map::new(),
    };
    save(workspace, &record)?;
    Ok(record)
}

fn port(record: &Endpoint) -> Option<u16> {
    record.settings.get(PORT)?.as_u64()?.try_into().ok()
}

fn save(workspace: &Workspace, record: &Endpoint) -> Result<(), CommandError> {
    workspace
        .write(ORIGIN, |write| write.records::<Endpoint>().save(record))
        .map_err(|error| translate::working(workspace.path(), &error))
}
