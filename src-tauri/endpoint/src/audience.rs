//! Audience executions: at once or scheduled, and how they stand. Kept in memory: a restart forgets them.

use crate::compose::Addressed;
use crate::execution::{accepted, members, text};
use crate::refusal::Refusal;
use crate::service::{Reply, Service, lock};
use crate::world::ActiveCampaign;
use campaign::Kind;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// What the endpoint remembers of executions, schedules and proof jobs.
#[derive(Default)]
pub(crate) struct Executions {
    statuses: HashMap<String, Value>,
    schedules: HashMap<String, Schedule>,
    pub(crate) proofs: HashMap<String, ProofRecord>,
}

/// A proof job that ran.
pub(crate) struct ProofRecord {
    pub campaign_id: String,
    pub body: Value,
}

#[derive(Clone)]
struct Schedule {
    campaign_id: String,
    audience_id: String,
    request_id: Option<String>,
    context: Map<String, Value>,
    execute_at: Timestamp,
    /// The execution's id, once triggered.
    execution_id: Option<String>,
}

impl Service {
    /// An audience call, whose body is known to keep to the specification.
    pub(crate) fn trigger_audience(&self, body: &Value, now: Timestamp) -> Result<Reply, Refusal> {
        let campaign = self.triggerable(text(body, "campaignId"), Kind::Marketing)?;
        let in_call = body.get("audience").map(|audience| text(audience, "id"));
        let audience_id = in_call
            .map(str::to_owned)
            .or_else(|| campaign.audience.clone())
            .ok_or_else(|| {
                Refusal::at(
                    "audienceMissing",
                    "/audience",
                    "Neither the call nor the campaign names an audience",
                )
            })?;
        if self.world.profiles.in_audience(&audience_id)?.is_none() {
            return Err(Refusal::at(
                "audienceUnknown",
                "/audience/id",
                "There is no audience of this id",
            ));
        }
        let request_id = body.get("requestId").and_then(Value::as_str);
        let execute_at = body
            .pointer("/schedule/executeAt")
            .and_then(Value::as_str)
            .map(|text| {
                text.parse::<Timestamp>().map_err(|error| {
                    Refusal::at("executeAt", "/schedule/executeAt", error.to_string())
                })
            })
            .transpose()?;
        let Some(execute_at) = execute_at else {
            let context = members(body, "context");
            let request_id = request_id.map(str::to_owned);
            let execution_id =
                self.execute(&campaign, &audience_id, request_id.clone(), &context, now)?;
            return Ok(accepted(&execution_id, request_id.as_deref(), now));
        };
        if execute_at <= now {
            return Err(Refusal::at(
                "executeAtPast",
                "/schedule/executeAt",
                "The time has passed",
            ));
        }
        let id = self.world.random.uuid().to_string();
        let schedule = Schedule {
            campaign_id: campaign.id.to_string(),
            audience_id,
            request_id: request_id.map(str::to_owned),
            context: members(body, "context"),
            execute_at,
            execution_id: None,
        };
        let mut executions = lock(&self.executions);
        executions.schedules.insert(id.clone(), schedule);
        Ok(Reply::json(202, &executions.schedule(&id)?))
    }

    /// Sends to everybody in the audience and remembers how it went.
    fn execute(
        &self,
        campaign: &ActiveCampaign,
        audience_id: &str,
        request_id: Option<String>,
        context: &Map<String, Value>,
        now: Timestamp,
    ) -> Result<String, Refusal> {
        let origin = self.origin(campaign, request_id);
        let people = self.world.profiles.in_audience(audience_id)?;
        let people = people.unwrap_or_default();
        let count = people.len();
        for (index, person) in people.into_iter().enumerate() {
            let person = Addressed {
                user_id: person.user_id,
                namespace: person.namespace,
                channel_data: None,
                profile: person.profile,
                context: context.clone(),
            };
            self.deliver(campaign, &origin, &person, index, now)?;
        }
        let status = json!({
            "executionId": origin.execution_id,
            "campaignId": campaign.id.to_string(),
            "audienceId": audience_id,
            "status": "Succeeded",
            "targetedProfileCount": count,
            "createdAt": now,
        });
        lock(&self.executions)
            .statuses
            .insert(origin.execution_id.clone(), status);
        Ok(origin.execution_id)
    }

    /// Triggers what is due. The server calls it every second.
    pub fn run_due(&self) {
        let now = self.world.clock.now();
        let due: Vec<(String, Schedule)> = lock(&self.executions)
            .schedules
            .iter()
            .filter(|(_, schedule)| schedule.execution_id.is_none() && schedule.execute_at <= now)
            .map(|(id, schedule)| (id.clone(), schedule.clone()))
            .collect();
        for (id, schedule) in due {
            let execution_id = self.run_scheduled(&schedule, now);
            if let Some(schedule) = lock(&self.executions).schedules.get_mut(&id) {
                schedule.execution_id = Some(execution_id);
            }
        }
    }

    /// A campaign that has ended meanwhile makes a failed execution, not none.
    fn run_scheduled(&self, schedule: &Schedule, now: Timestamp) -> String {
        let executed = self
            .triggerable(&schedule.campaign_id, Kind::Marketing)
            .and_then(|campaign| {
                self.execute(
                    &campaign,
                    &schedule.audience_id,
                    schedule.request_id.clone(),
                    &schedule.context,
                    now,
                )
            });
        executed.unwrap_or_else(|refusal| {
            let id = self.world.random.uuid().to_string();
            let status = json!({
                "executionId": id,
                "campaignId": schedule.campaign_id,
                "audienceId": schedule.audience_id,
                "status": "Failed",
                "createdAt": now,
                "reason": refusal.title,
            });
            lock(&self.executions).statuses.insert(id.clone(), status);
            id
        })
    }

    pub(crate) fn execution_status(&self, id: &str) -> Result<Reply, Refusal> {
        lock(&self.executions)
            .statuses
            .get(id)
            .map(|status| Reply::json(200, status))
            .ok_or_else(|| not_found("execution"))
    }

    pub(crate) fn schedule_status(&self, id: &str) -> Result<Reply, Refusal> {
        Ok(Reply::json(200, &lock(&self.executions).schedule(id)?))
    }

    pub(crate) fn delete_schedule(&self, id: &str) -> Result<Reply, Refusal> {
        let mut executions = lock(&self.executions);
        match executions.schedules.get(id) {
            // What was triggered cannot be taken back.
            Some(schedule) if schedule.execution_id.is_none() => {
                executions.schedules.remove(id);
                Ok(Reply::json(200, &json!({})))
            }
            _ => Err(not_found("schedule that still waits")),
        }
    }
}

impl Executions {
    fn schedule(&self, id: &str) -> Result<Value, Refusal> {
        let schedule = self
            .schedules
            .get(id)
            .ok_or_else(|| not_found("schedule"))?;
        let triggered = schedule.execution_id.as_ref();
        let mut body = json!({
            "scheduleId": id,
            "audience": {"id": schedule.audience_id},
            "campaignId": schedule.campaign_id,
            "executeAt": schedule.execute_at,
            "scheduleStatus": if triggered.is_some() { "Triggered" } else { "Scheduled" },
        });
        if let Some(status) = triggered.and_then(|id| self.statuses.get(id)) {
            body["executionDetails"] = status.clone();
        }
        Ok(body)
    }
}

pub(crate) fn not_found(what: &str) -> Refusal {
    Refusal::new(404, "notFound", format!("There is no {what} of this id"))
}
