//! Testing a connection: stage by stage, so that one sees which step failed.

use crate::call::Call;
use crate::client::Client;
use crate::endpoint::{Endpoint, EndpointFault};
use crate::failure::{Failure, Stage};
use crate::guard::clear;
use crate::http::Limits;
use crate::journal::Unjournalled;
use crate::outcome::{Outcome, Verdict};
use crate::prepare::{PrepareError, prepare};
use campaign::id::RequestId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a connection test went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionReport {
    /// The stages in order; all of them, also those that were not reached.
    pub steps: Vec<ConnectionStep>,
    /// What is wrong with the endpoint's settings; nothing was tried then.
    pub faults: Vec<EndpointFault>,
    /// What failed, where something did.
    pub failure: Option<Failure>,
    /// What the service said, where it answered; only [`Verdict::Accepted`] is a good end.
    pub verdict: Option<Verdict>,
}

/// One stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionStep {
    /// Which.
    pub stage: Stage,
    /// How it ended.
    pub result: StepResult,
}

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum StepResult {
    Passed,
    Failed,
    NotReached,
}

/// The stages of a test; the token comes first, from a host of its own.
const STAGES: [Stage; 6] = [
    Stage::Authorize,
    Stage::Resolve,
    Stage::Connect,
    Stage::Send,
    Stage::Answer,
    Stage::Read,
];

impl Client {
    /// Gets a token and asks the service for its health. Sends no message.
    pub async fn test_connection(&self, endpoint: &Endpoint, limits: Limits) -> ConnectionReport {
        // The name is for confirmations, and a question for health needs none.
        let id = RequestId(uuid::Uuid::nil());
        let cleared = match prepare(id, endpoint, "", Call::Health) {
            Ok(request) => clear(request, None),
            Err(PrepareError::Endpoint { faults }) => return report(0, faults, None, None),
            Err(PrepareError::Payload { .. }) => return report(0, Vec::new(), None, None),
        };
        let Ok(cleared) = cleared else {
            return report(0, Vec::new(), None, None);
        };
        if let Err(failure) = self.tokens().check(endpoint, limits).await {
            return report(0, Vec::new(), Some(failure), None);
        }
        match self.send(cleared, limits, &Unjournalled).await.outcome {
            Outcome::Failed(failed) => {
                let reached = STAGES
                    .iter()
                    .position(|stage| *stage == failed.failure.stage);
                report(reached.unwrap_or(0), Vec::new(), Some(failed.failure), None)
            }
            Outcome::Answered(answered) => {
                let passed = match &answered.verdict {
                    Verdict::Accepted => STAGES.len(),
                    Verdict::Refused(refusal) if matches!(refusal.error.status, 401 | 403) => 0,
                    Verdict::Refused(_) | Verdict::NotUnderstood { .. } => STAGES.len() - 1,
                };
                report(passed, Vec::new(), None, Some(answered.verdict))
            }
        }
    }
}

/// A report in which `passed` stages were passed and, if something is wrong, the next one failed.
fn report(
    passed: usize,
    faults: Vec<EndpointFault>,
    failure: Option<Failure>,
    verdict: Option<Verdict>,
) -> ConnectionReport {
    let tried = faults.is_empty();
    let steps = STAGES
        .iter()
        .enumerate()
        .map(|(index, stage)| ConnectionStep {
            stage: *stage,
            result: match index {
                _ if index < passed => StepResult::Passed,
                _ if index == passed && tried => StepResult::Failed,
                _ => StepResult::NotReached,
            },
        })
        .collect();
    ConnectionReport {
        steps,
        faults,
        failure,
        verdict,
    }
}
