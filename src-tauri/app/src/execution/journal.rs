//! The journal in the workspace: a request is written down before it leaves, its outcome after.

use super::Header;
use super::types::{FailureView, RequestOutcome, RequestRecord, RequestRow};
use crate::campaigns::ORIGIN;
use campaign::id::CampaignId;
use delivery::failure::Failure;
use delivery::journal::{Journal, JournalError};
use delivery::{Outcome, Pending, PreparedRequest};
use endpoint::Exclusion;
use std::sync::Arc;
use workspace::{Error, NewRequest, RequestState, Workspace};

/// What the journal keeps of a request beside the request itself.
pub(crate) struct WorkspaceJournal {
    pub workspace: Arc<Workspace>,
    pub campaign: CampaignId,
    /// The version that is live now.
    pub version: Option<u32>,
    pub operation: &'static str,
    pub recipients: u32,
}

impl WorkspaceJournal {
    fn prepared(&self, request: &PreparedRequest) -> Result<(), Error> {
        let new = NewRequest {
            id: request.id(),
            run_id: None,
            campaign_id: Some(self.campaign),
            campaign_name: request.campaign_name().to_owned(),
            campaign_version: self.version,
            endpoint_id: Some(request.endpoint().id),
            endpoint_name: request.endpoint().name.clone(),
            operation: self.operation.to_owned(),
            recipients: self.recipients,
            method: request.method().as_str().to_owned(),
            url: request.url().to_string(),
            headers: kept(request.headers()),
            body: request.body().unwrap_or_default().to_owned(),
        };
        self.workspace.write(ORIGIN, |write| {
            write.requests().insert(&new)?;
            write.requests().mark_sent(new.id)
        })
    }

    fn settled(&self, request: &PreparedRequest, outcome: &Outcome) -> Result<(), Error> {
        let outcome = match outcome {
            Outcome::Answered(answered) => workspace::Outcome {
                state: RequestState::Answered,
                status: Some(answered.status),
                headers: kept(&answered.headers),
                body: Some(answered.body.clone()),
                execution_id: answered
                    .execution_id
                    .clone()
                    .or_else(|| answered.schedule_id.clone()),
                duration_ms: Some(answered.timing.total_ms),
                error: None,
                timings: Some(serde_json::to_value(answered.timing)?),
            },
            Outcome::Failed(failed) => workspace::Outcome {
                state: if failed.failure.may_have_been_sent {
                    RequestState::Unknown
                } else {
                    RequestState::Failed
                },
                status: failed.failure.status,
                headers: Vec::new(),
                body: None,
                execution_id: None,
                duration_ms: Some(failed.timing.total_ms),
                error: Some(serde_json::to_value(&failed.failure)?),
                timings: Some(serde_json::to_value(failed.timing)?),
            },
        };
        self.workspace.write(ORIGIN, |write| {
            write.requests().settle(request.id(), &outcome)
        })
    }
}

impl Journal for WorkspaceJournal {
    fn before<'a>(&'a self, request: &'a PreparedRequest) -> Pending<'a, Result<(), JournalError>> {
        Box::pin(std::future::ready(self.prepared(request).map_err(refused)))
    }

    fn after<'a>(
        &'a self,
        request: &'a PreparedRequest,
        outcome: &'a Outcome,
    ) -> Pending<'a, Result<(), JournalError>> {
        Box::pin(std::future::ready(
            self.settled(request, outcome).map_err(refused),
        ))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn refused(error: Error) -> JournalError {
    JournalError {
        message: error.to_string(),
    }
}

fn kept(headers: &[delivery::http::Header]) -> Vec<workspace::Header> {
    headers
        .iter()
        .map(|header| workspace::Header {
            name: header.name.clone(),
            value: header.value.clone(),
        })
        .collect()
}

/// What became of a request, from where it stands in the journal.
pub(crate) const fn outcome(state: RequestState, status: Option<u16>) -> RequestOutcome {
    match (state, status) {
        (RequestState::Answered, Some(200..300)) => RequestOutcome::Accepted,
        (RequestState::Answered, _) => RequestOutcome::Rejected,
        (RequestState::Failed, _) => RequestOutcome::NotSent,
        (RequestState::Prepared | RequestState::Sent | RequestState::Unknown, _) => {
            RequestOutcome::Unknown
        }
    }
}

/// A row of the journal as it is shown.
pub(crate) fn row(row: workspace::RequestRow) -> RequestRow {
    RequestRow {
        id: row.id,
        sent_at: row.created_at,
        campaign_id: row.campaign_id,
        campaign_name: row.campaign_name,
        endpoint_id: row.endpoint_id,
        endpoint_name: row.endpoint_name,
        outcome: outcome(row.state, row.status),
        status: row.status,
        duration_millis: row.duration_ms,
        execution_id: row.execution_id,
    }
}

/// A request with its answer as it is shown.
pub(crate) fn record(
    record: workspace::RequestRecord,
    exclusions: Vec<Exclusion>,
) -> Result<RequestRecord, serde_json::Error> {
    let shown = |headers: Vec<workspace::Header>| {
        headers
            .into_iter()
            .map(|header| Header {
                name: header.name,
                value: header.value,
            })
            .collect()
    };
    let failure: Option<Failure> = record.error.map(serde_json::from_value).transpose()?;
    Ok(RequestRecord {
        method: record.row.method.clone(),
        url: record.row.url.clone(),
        row: row(record.row),
        headers: shown(record.headers),
        body: record.body,
        answer_headers: shown(record.answer_headers),
        answer_body: record.answer_body,
        exclusions,
        failure: failure.map(|failure| FailureView {
            stage: failure.stage,
            code: failure.code,
            reason: failure.cause,
            may_have_been_sent: failure.may_have_been_sent,
            remedy: failure.remedy,
        }),
    })
}
