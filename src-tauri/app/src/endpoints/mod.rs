//! Endpoints: where campaigns are triggered.

mod local;
mod types;
mod world;

pub(crate) use local::LocalEndpoint;
pub use types::{EndpointRef, EndpointView, LocalEndpointView, SwitchLocalEndpoint};

use crate::app::{App, Open};
use crate::campaigns::ORIGIN;
use crate::error::{CommandError, ErrorCode};
use crate::session::{self, AppState, Nothing};
use campaign::id::EndpointId;
use delivery::endpoint::Authorization;
use workspace::{Endpoint, EndpointKind};

/// The workspace's setting that names the endpoint that triggers go to.
const ACTIVE: &str = "activeEndpoint";

pub(crate) async fn list(app: &App, _: Nothing) -> Result<Vec<EndpointView>, CommandError> {
    let open = app.current()?;
    let endpoints = open.read(|read| read.records::<Endpoint>().all())?;
    Ok(endpoints
        .into_iter()
        .map(|endpoint| view(&open, endpoint))
        .collect())
}

pub(crate) async fn select(app: &App, request: EndpointRef) -> Result<AppState, CommandError> {
    app.current()?.write(ORIGIN, |write| {
        write
            .read()
            .records::<Endpoint>()
            .get(&request.endpoint_id)?;
        write.settings().set(ACTIVE, &request.endpoint_id)
    })?;
    session::state(app, Nothing {}).await
}

pub(crate) async fn switch_local(
    app: &App,
    request: SwitchLocalEndpoint,
) -> Result<EndpointView, CommandError> {
    let open = app.current()?;
    open.local
        .switch(&open.workspace, request.running, request.port)
        .await?;
    let endpoint = open.read(|read| read.records::<Endpoint>().get(&open.local.id))?;
    Ok(view(&open, endpoint))
}

/// The endpoint that triggers go to unless another is chosen.
pub(crate) fn active(open: &Open) -> Result<EndpointId, CommandError> {
    open.read(|read| {
        let chosen: Option<EndpointId> = read.settings().get(ACTIVE)?;
        let known = match chosen {
            Some(id) => read.records::<Endpoint>().find(&id)?.is_some(),
            None => false,
        };
        Ok(chosen.filter(|_| known).unwrap_or(open.local.id))
    })
}

/// An endpoint as the client needs it.
pub(crate) fn target(open: &Open, id: EndpointId) -> Result<delivery::Endpoint, CommandError> {
    let endpoint = open.read(|read| read.records::<Endpoint>().get(&id))?;
    let mut base_url = endpoint.base_url;
    let authorization = match endpoint.settings.get("authorization") {
        Some(settings) => serde_json::from_value(settings.clone()).map_err(|error| {
            CommandError::new(ErrorCode::EndpointIncomplete, error.to_string())
                .with("name", &endpoint.name)
                .with("reason", error)
        })?,
        None => Authorization::PastedToken,
    };
    let (kind, authorization) = match endpoint.kind {
        EndpointKind::Local => {
            let (address, token_url) = open.local.addresses().ok_or_else(|| {
                CommandError::refused(ErrorCode::EndpointStopped, "the local endpoint is off")
                    .with("name", &endpoint.name)
            })?;
            base_url = address;
            let scopes = vec!["openid".to_owned()];
            (
                delivery::endpoint::EndpointKind::Local,
                Authorization::ServerToServer { token_url, scopes },
            )
        }
        EndpointKind::JourneyOptimizer => (
            delivery::endpoint::EndpointKind::JourneyOptimizer,
            authorization,
        ),
        EndpointKind::Other => (delivery::endpoint::EndpointKind::Other, authorization),
    };
    Ok(delivery::Endpoint {
        id,
        name: endpoint.name,
        kind,
        base_url,
        org_id: endpoint.organization_id,
        sandbox: endpoint.sandbox,
        client_id: endpoint.client_id,
        authorization,
        production: endpoint.production,
        allow_list: endpoint.allow_list,
    })
}

fn view(open: &Open, endpoint: Endpoint) -> EndpointView {
    let local = (endpoint.kind == EndpointKind::Local).then(|| open.local.view());
    let base_url = if local.is_some() {
        let addresses = open.local.addresses();
        addresses.map(|(base_url, _)| base_url).unwrap_or_default()
    } else {
        endpoint.base_url
    };
    EndpointView {
        id: endpoint.id,
        kind: endpoint.kind,
        name: endpoint.name,
        color: endpoint.color,
        production: endpoint.production,
        base_url,
        organization_id: endpoint.organization_id,
        sandbox: endpoint.sandbox,
        client_id: endpoint.client_id,
        local,
    }
}
