//! The calls of the API, and what each looks like on the wire.

use crate::endpoint::Endpoint;
use crate::http::Method;
use crate::outcome::Expected;
use crate::payload::PayloadKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

/// One call. Bodies are JSON texts and are sent byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "call"
)]
pub enum Call {
    /// Transactional: 1 to 20 recipients. Body: [`crate::payload::RecipientsRequest`].
    Unitary {
        /// The body.
        body: String,
    },
    /// High throughput: 1 to 20 recipients of type external. Body: [`crate::payload::RecipientsRequest`].
    HighThroughput {
        /// The body.
        body: String,
    },
    /// Marketing: an audience, at once or scheduled. Body: [`crate::payload::AudienceRequest`].
    Audience {
        /// The body.
        body: String,
    },
    /// How an audience execution goes. Answer: [`crate::answer::ExecutionStatus`].
    ExecutionStatus {
        /// The execution.
        execution_id: String,
    },
    /// How a scheduled execution stands. Answer: [`crate::answer::ScheduledExecution`].
    ScheduleStatus {
        /// The schedule.
        schedule_id: String,
    },
    /// Takes a scheduled execution back before it is triggered.
    DeleteSchedule {
        /// The schedule.
        schedule_id: String,
    },
    /// Whether the service is up.
    Health,
    /// What the service renders. Body: [`crate::payload::PreviewRequest`], answer: [`crate::answer::Previews`].
    Preview {
        /// The campaign's id at the endpoint.
        campaign_id: String,
        /// The body.
        body: String,
    },
    /// Sends proofs. Body: [`crate::payload::ProofRequest`], answer: [`crate::answer::ProofJob`].
    Proof {
        /// The campaign's id at the endpoint.
        campaign_id: String,
        /// The body.
        body: String,
    },
    /// How proofs go. Answer: [`crate::answer::ProofJob`].
    ProofStatus {
        /// The campaign's id at the endpoint.
        campaign_id: String,
        /// The job.
        proof_job_id: String,
    },
    /// The endpoint's campaigns, a page of them.
    ListCampaigns {
        /// Page, from 0.
        page: u32,
        /// Campaigns a page; the service's own default is 50.
        count: u32,
        /// Filter in the service's syntax, such as `name=like="order"`.
        property: Option<String>,
    },
    /// One campaign.
    GetCampaign {
        /// The campaign's id at the endpoint.
        campaign_id: String,
    },
}

impl Call {
    /// The HTTP method.
    pub const fn method(&self) -> Method {
        match self {
            Self::Unitary { .. }
            | Self::HighThroughput { .. }
            | Self::Audience { .. }
            | Self::Preview { .. }
            | Self::Proof { .. } => Method::Post,
            Self::DeleteSchedule { .. } => Method::Delete,
            Self::ExecutionStatus { .. }
            | Self::ScheduleStatus { .. }
            | Self::Health
            | Self::ProofStatus { .. }
            | Self::ListCampaigns { .. }
            | Self::GetCampaign { .. } => Method::Get,
        }
    }

    /// The body with the rules it is checked by.
    pub fn body(&self) -> Option<(PayloadKind, &str)> {
        match self {
            Self::Unitary { body } => Some((PayloadKind::Unitary, body)),
            Self::HighThroughput { body } => Some((PayloadKind::HighThroughput, body)),
            Self::Audience { body } => Some((PayloadKind::Audience, body)),
            Self::Preview { body, .. } => Some((PayloadKind::Preview, body)),
            Self::Proof { body, .. } => Some((PayloadKind::Proof, body)),
            _ => None,
        }
    }

    /// Whether the call makes messages leave: such calls are guarded, and never repeated when
    /// their outcome is unknown.
    pub const fn sends_messages(&self) -> bool {
        matches!(
            self,
            Self::Unitary { .. }
                | Self::HighThroughput { .. }
                | Self::Audience { .. }
                | Self::Proof { .. }
        )
    }

    /// The address at `endpoint`; `None` when the base URL is none.
    pub(crate) fn url(&self, endpoint: &Endpoint) -> Option<Url> {
        let executions = |rest: &[&str]| endpoint.url(&[&["im", "executions"], rest].concat());
        let simulations = |campaign: &str, rest: &[&str]| {
            endpoint.url(&[&["simulations", "campaigns", campaign], rest].concat())
        };
        match self {
            Self::Unitary { .. } => executions(&["unitary"]),
            Self::HighThroughput { .. } => executions(&["highthroughput"]),
            Self::Audience { .. } => executions(&["audience"]),
            Self::ExecutionStatus { execution_id } => executions(&["audience", execution_id]),
            Self::ScheduleStatus { schedule_id } | Self::DeleteSchedule { schedule_id } => {
                executions(&["schedules", schedule_id])
            }
            Self::Health => endpoint.url(&["im", "health"]),
            Self::Preview { campaign_id, .. } => simulations(campaign_id, &["previews"]),
            Self::Proof { campaign_id, .. } => simulations(campaign_id, &["proofs"]),
            Self::ProofStatus {
                campaign_id,
                proof_job_id,
            } => simulations(campaign_id, &["proofs", proof_job_id]),
            Self::ListCampaigns {
                page,
                count,
                property,
            } => {
                let mut url = endpoint.campaigns_url(&["service", "campaigns"])?;
                url.query_pairs_mut()
                    .append_pair("page", &page.to_string())
                    .append_pair("count", &count.to_string());
                if let Some(property) = property {
                    url.query_pairs_mut().append_pair("property", property);
                }
                Some(url)
            }
            Self::GetCampaign { campaign_id } => {
                endpoint.campaigns_url(&["service", "campaigns", campaign_id])
            }
        }
    }

    /// The ids in the path: a path segment that is empty or a dot would name another call.
    pub(crate) fn path_ids(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::ExecutionStatus { execution_id } => vec![("executionId", execution_id)],
            Self::ScheduleStatus { schedule_id } | Self::DeleteSchedule { schedule_id } => {
                vec![("scheduleId", schedule_id)]
            }
            Self::Preview { campaign_id, .. }
            | Self::Proof { campaign_id, .. }
            | Self::GetCampaign { campaign_id } => vec![("campaignId", campaign_id)],
            Self::ProofStatus {
                campaign_id,
                proof_job_id,
            } => vec![("campaignId", campaign_id), ("proofJobId", proof_job_id)],
            _ => Vec::new(),
        }
    }

    /// What a successful answer looks like.
    pub(crate) const fn expected(&self) -> Expected {
        match self {
            Self::Unitary { .. } | Self::HighThroughput { .. } => Expected::Execution,
            Self::Audience { .. } => Expected::ExecutionOrSchedule,
            Self::Health | Self::DeleteSchedule { .. } => Expected::Anything,
            _ => Expected::Object,
        }
    }
}
