//! Audience executions, at once and later.

use crate::support::{SALE, id, start};
use campaign::lifecycle::Status;
use delivery::answer::{ExecutionStatus, ScheduledExecution};
use delivery::call::Call;
use serde_json::{Value, json};

fn audience(extra: &Value) -> Call {
    let mut body = json!({"campaignId": id(SALE), "context": {"order": {"id": "S"}}});
    for (name, value) in extra.as_object().expect("an object") {
        body[name] = value.clone();
    }
    Call::Audience {
        body: body.to_string(),
    }
}

fn later() -> Value {
    json!({"schedule": {"executeAt": "2026-11-23T13:00:00Z"}})
}

#[tokio::test]
async fn an_audience_call_sends_to_everybody_in_it() {
    let local = start().await;
    let answer = local.accepted(audience(&json!({"requestId": "r-9"}))).await;
    assert_eq!(answer["requestId"], "r-9");
    let delivered = local.platform.delivered();
    let addresses: Vec<_> = delivered
        .iter()
        .map(|message| &message.recipient.address)
        .collect();
    assert_eq!(addresses, ["ann@home.example", "bob@example.com"]);
    let status = Call::ExecutionStatus {
        execution_id: answer["executionId"].as_str().expect("an id").into(),
    };
    let status: ExecutionStatus =
        serde_json::from_value(local.accepted(status).await).expect("typed");
    assert_eq!(
        (status.status.as_str(), status.targeted_profile_count),
        ("Succeeded", Some(2))
    );
}

#[tokio::test]
async fn audiences_and_executions_that_do_not_exist() {
    let local = start().await;
    let (refusal, report) = local
        .refused(audience(&json!({"audience": {"id": "nobody"}})))
        .await;
    assert_eq!(refusal.error.status, 400);
    assert!(report["additionalContext"]["/audience/id"].is_string());
    for call in [
        Call::ExecutionStatus {
            execution_id: "x".into(),
        },
        Call::ScheduleStatus {
            schedule_id: "x".into(),
        },
        Call::DeleteSchedule {
            schedule_id: "x".into(),
        },
    ] {
        assert_eq!(local.refused(call).await.0.error.status, 404);
    }
}

#[tokio::test]
async fn a_scheduled_execution_waits_is_triggered_and_cannot_be_taken_back_then() {
    let local = start().await;
    let answer = local.accepted(audience(&later())).await;
    let scheduled: ScheduledExecution = serde_json::from_value(answer).expect("typed");
    assert_eq!(scheduled.schedule_status, "Scheduled");
    let schedule_id = scheduled.schedule_id;
    local.endpoint.service().run_due();
    assert!(local.platform.delivered().is_empty());
    local.platform.at("2026-11-23T13:00:00Z");
    local.endpoint.service().run_due();
    local.endpoint.service().run_due();
    assert_eq!(local.platform.delivered().len(), 2, "once");
    let status = Call::ScheduleStatus {
        schedule_id: schedule_id.clone(),
    };
    let status: ScheduledExecution =
        serde_json::from_value(local.accepted(status).await).expect("typed");
    assert_eq!(status.schedule_status, "Triggered");
    assert_eq!(
        status.execution_details.expect("details").status,
        "Succeeded"
    );
    let (refusal, _) = local.refused(Call::DeleteSchedule { schedule_id }).await;
    assert_eq!(refusal.error.status, 404);
}

#[tokio::test]
async fn a_schedule_can_be_taken_back() {
    let local = start().await;
    let answer = local.accepted(audience(&later())).await;
    let schedule_id = answer["scheduleId"].as_str().expect("an id").to_owned();
    local.accepted(Call::DeleteSchedule { schedule_id }).await;
    local.platform.at("2026-11-23T14:00:00Z");
    local.endpoint.service().run_due();
    assert!(local.platform.delivered().is_empty());
}

#[tokio::test]
async fn a_campaign_that_ended_meanwhile_fails_the_execution() {
    let local = start().await;
    let answer = local.accepted(audience(&later())).await;
    local
        .platform
        .change(SALE, |campaign| campaign.status = Status::Stopped);
    local.platform.at("2026-11-23T13:00:00Z");
    local.endpoint.service().run_due();
    let status = Call::ScheduleStatus {
        schedule_id: answer["scheduleId"].as_str().expect("an id").to_owned(),
    };
    let status = local.accepted(status).await;
    assert_eq!(status["executionDetails"]["status"], "Failed");
    let past = json!({"schedule": {"executeAt": "2026-11-23T12:30:00Z"}});
    local
        .platform
        .change(SALE, |campaign| campaign.status = Status::Live);
    let (_, report) = local.refused(audience(&past)).await;
    assert!(report["additionalContext"]["/schedule/executeAt"].is_string());
}
