//! Execution: the payload of a campaign, what exactly will be sent, the test trigger, and the journal.

mod identity;
mod journal;
mod payload;
mod types;

pub use delivery::http::Header;
pub(crate) use identity::of as identity_of;
pub use types::{
    BuildPayload, CampaignReport, FailureView, ListRequests, Payload, PrepareRequest,
    PreparedRequestView, RequestOutcome, RequestPage, RequestRecord, RequestRef, RequestRow,
    Trigger,
};

use crate::app::{App, Open};
use crate::campaigns::findings::used_attributes;
use crate::campaigns::{CampaignRef, called};
use crate::endpoints;
use crate::error::{CommandError, ErrorCode};
use campaign::id::{CampaignId, EndpointId, RequestId};
use campaign::library::{AudienceDefinition, SimulatedUser};
use delivery::guard::{self, Confirmation};
use delivery::http::Limits;
use delivery::prepare::PrepareError;
use journal::WorkspaceJournal;
use payload::Ingredients;
use std::sync::Arc;
use workspace::{Campaign, InboxQuery, RequestQuery};

pub(crate) async fn payload(app: &App, request: BuildPayload) -> Result<Payload, CommandError> {
    let open = app.current()?;
    let (campaign, users, audience, used) = open.read(|read| {
        let campaign = called(read, request.campaign_id)?;
        let users = request
            .user_ids
            .iter()
            .map(|id| read.records::<SimulatedUser>().get(id))
            .collect::<Result<Vec<_>, _>>()?;
        let audience = match campaign.design.audience.audience_id {
            Some(id) => read.records::<AudienceDefinition>().find(&id)?,
            None => None,
        };
        let used = used_attributes(read, campaign.state.kind, &campaign.design)?;
        Ok((campaign, users, audience, used))
    })?;
    let json = payload::build(&Ingredients {
        campaign: request.campaign_id,
        kind: campaign.state.kind,
        design: &campaign.design,
        users: &users,
        used: &used,
        audience: audience.as_ref(),
        request: app.environment.identifiers.next(),
    })
    .map_err(internal)?;
    Ok(Payload { json })
}

/// A request that could be sent, with the campaign it is for.
struct Ready {
    campaign: Campaign,
    endpoint: delivery::Endpoint,
    prepared: Result<delivery::PreparedRequest, PrepareError>,
}

fn ready(
    app: &App,
    open: &Open,
    campaign: CampaignId,
    endpoint: EndpointId,
    body: String,
) -> Result<Ready, CommandError> {
    let campaign = open.read(|read| called(read, campaign))?;
    let endpoint = endpoints::target(open, endpoint)?;
    let prepared = delivery::prepare::prepare(
        RequestId(app.environment.identifiers.next()),
        &endpoint,
        &campaign.design.properties.name,
        payload::call(campaign.state.kind, body),
    );
    Ok(Ready {
        campaign,
        endpoint,
        prepared,
    })
}

pub(crate) async fn prepare(
    app: &App,
    request: PrepareRequest,
) -> Result<PreparedRequestView, CommandError> {
    let open = app.current()?;
    let ready = ready(
        app,
        &open,
        request.campaign_id,
        request.endpoint_id,
        request.payload.clone(),
    )?;
    match ready.prepared {
        Ok(prepared) => Ok(PreparedRequestView {
            method: prepared.method().as_str().to_owned(),
            url: prepared.url().to_string(),
            headers: prepared.headers().to_vec(),
            body: prepared.body().unwrap_or_default().to_owned(),
            curl: delivery::sample::curl(&prepared),
            violations: Vec::new(),
            needs_confirmation: !prepared.confirmation_reasons().is_empty(),
        }),
        Err(PrepareError::Payload { violations }) => Ok(PreparedRequestView {
            method: "POST".to_owned(),
            url: String::new(),
            headers: Vec::new(),
            body: request.payload,
            curl: String::new(),
            violations,
            needs_confirmation: false,
        }),
        Err(error @ PrepareError::Endpoint { .. }) => Err(unusable(&ready.endpoint, &error)),
    }
}

pub(crate) async fn trigger(app: &App, request: Trigger) -> Result<RequestRecord, CommandError> {
    let open = app.current()?;
    let ready = ready(
        app,
        &open,
        request.campaign_id,
        request.endpoint_id,
        request.payload,
    )?;
    let state = &ready.campaign.state;
    let prepared = ready.prepared.map_err(|error| match &error {
        PrepareError::Payload { violations } => {
            let refused = CommandError::refused(ErrorCode::PayloadInvalid, error.to_string())
                .with("count", violations.len());
            match violations.first() {
                Some(first) => refused.at(first.pointer.clone()),
                None => refused,
            }
        }
        PrepareError::Endpoint { .. } => unusable(&ready.endpoint, &error),
    })?;
    let confirmation = request
        .confirmation
        .map(|campaign_name| Confirmation { campaign_name });
    let cleared = guard::clear(prepared, confirmation.as_ref()).map_err(|refusal| {
        CommandError::refused(ErrorCode::ConfirmationNeeded, refusal.to_string())
            .with("name", refusal.request.campaign_name())
    })?;
    let id = cleared.request().id();
    let journal = WorkspaceJournal {
        workspace: Arc::clone(&open.workspace),
        campaign: request.campaign_id,
        version: state.live_version,
        operation: payload::operation(state.kind),
        recipients: recipients(cleared.request().body()),
    };
    let sent = app.client.send(cleared, Limits::default(), &journal).await;
    if let Some(error) = sent.journal_error {
        return Err(
            CommandError::new(ErrorCode::JournalFailed, error.to_string()).with("reason", error),
        );
    }
    match open.read(|read| read.requests().get(id)) {
        Ok(record) => shown(&open, record),
        // The journal did not take the request, so nothing was sent and there is no record.
        Err(error) if error.code == ErrorCode::NotFound => {
            let reason = match sent.outcome {
                delivery::Outcome::Failed(failed) => failed.failure.cause,
                delivery::Outcome::Answered(_) => String::new(),
            };
            Err(CommandError::new(ErrorCode::JournalFailed, reason.clone()).with("reason", reason))
        }
        Err(error) => Err(error),
    }
}

pub(crate) async fn report(
    app: &App,
    request: CampaignRef,
) -> Result<CampaignReport, CommandError> {
    let open = app.current()?;
    let (counts, delivered) = open.read(|read| {
        let inbox = InboxQuery {
            campaign_id: Some(request.campaign_id),
            ..InboxQuery::default()
        };
        Ok((
            read.requests().counts(request.campaign_id)?,
            read.inbox().list(&inbox)?.total,
        ))
    })?;
    let mut report = CampaignReport {
        delivered,
        ..CampaignReport::default()
    };
    for count in counts {
        report.requests += count.count;
        *match journal::outcome(count.state, count.status) {
            RequestOutcome::Accepted => &mut report.accepted,
            RequestOutcome::Rejected => &mut report.rejected,
            RequestOutcome::Unknown => &mut report.unknown,
            RequestOutcome::NotSent => &mut report.not_sent,
        } += count.count;
    }
    Ok(report)
}

pub(crate) async fn requests(
    app: &App,
    request: ListRequests,
) -> Result<RequestPage, CommandError> {
    let query = RequestQuery {
        search: request.search,
        campaign_id: request.campaign_id,
        offset: request.offset,
        limit: request.limit,
        ..RequestQuery::default()
    };
    let page = app.current()?.read(|read| read.requests().list(&query))?;
    Ok(RequestPage {
        rows: page.rows.into_iter().map(journal::row).collect(),
        total: page.total,
    })
}

pub(crate) async fn request(app: &App, request: RequestRef) -> Result<RequestRecord, CommandError> {
    let open = app.current()?;
    let record = open.read(|read| read.requests().get(request.request_id))?;
    shown(&open, record)
}

fn shown(open: &Open, record: workspace::RequestRecord) -> Result<RequestRecord, CommandError> {
    let execution = record.row.execution_id.as_deref();
    let exclusions = execution.map_or_else(Vec::new, |id| open.local.exclusions(id));
    journal::record(record, exclusions).map_err(internal)
}

/// How many recipients a body names; an audience counts as one.
fn recipients(body: Option<&str>) -> u32 {
    body.and_then(|body| serde_json::from_str::<serde_json::Value>(body).ok())
        .and_then(|body| Some(body.get("recipients")?.as_array()?.len()))
        .and_then(|count| u32::try_from(count).ok())
        .unwrap_or(1)
}

fn unusable(endpoint: &delivery::Endpoint, error: &PrepareError) -> CommandError {
    let code = if endpoint.kind == delivery::endpoint::EndpointKind::Local {
        ErrorCode::EndpointStopped
    } else {
        ErrorCode::EndpointIncomplete
    };
    CommandError::refused(code, error.to_string())
        .with("name", &endpoint.name)
        .with("reason", error)
}

fn internal(error: serde_json::Error) -> CommandError {
    CommandError::new(ErrorCode::Internal, error.to_string()).with("reason", error)
}
