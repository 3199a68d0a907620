//! The answers of the API, typed; members that are not known here are kept.

use crate::http::{Header, header};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// Members that the type does not name.
type Others = Map<String, Value>;

/// Answer to a unitary, high throughput or immediate audience call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionAccepted {
    /// Id of the execution.
    pub execution_id: String,
    /// The request id that was sent.
    pub request_id: Option<String>,
    /// When the execution was created, as the service wrote it.
    pub created_at: Option<String>,
    /// Everything else.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Others,
}

/// Answer to a status question about an audience execution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionStatus {
    /// Id of the execution.
    pub execution_id: String,
    /// `Succeeded`, `InProgress`, `Failed`; another word is kept as it is.
    pub status: String,
    /// When it was created, as the service wrote it.
    pub created_at: Option<String>,
    /// The campaign.
    pub campaign_id: Option<String>,
    /// The audience.
    pub audience_id: Option<String>,
    /// How many profiles were targeted.
    #[ts(type = "number | null")]
    pub targeted_profile_count: Option<u64>,
    /// Everything else.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Others,
}

/// Answer to a scheduled audience call, and to a question about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScheduledExecution {
    /// Id of the schedule.
    pub schedule_id: String,
    /// `Scheduled` or `Triggered`; another word is kept as it is.
    pub schedule_status: String,
    /// The campaign.
    pub campaign_id: Option<String>,
    /// When it is triggered, as the service wrote it.
    pub execute_at: Option<String>,
    /// The execution, once triggered.
    pub execution_details: Option<ExecutionStatus>,
    /// Everything else.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Others,
}

/// Answer to a preview call: one preview a variant and profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Previews {
    /// The previews.
    pub previews: Vec<Preview>,
    /// Everything else.
    #[serde(flatten)]
    pub others: Others,
}

/// What the service rendered for one variant and profile. Which members are there depends on the channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The profile.
    pub profile_id: Option<String>,
    /// The variant.
    pub variant_id: Option<String>,
    /// `email`, `sms`, `push`.
    pub channel: Option<String>,
    /// Email: subject.
    pub subject: Option<String>,
    /// Email: `{"body": "<html>…"}`.
    pub html: Option<PreviewHtml>,
    /// SMS: text.
    pub text: Option<String>,
    /// Push: title.
    pub title: Option<String>,
    /// Push: body.
    pub message: Option<String>,
    /// Everything else.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Others,
}

/// The body of an email preview.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PreviewHtml {
    /// The HTML.
    pub body: String,
}

/// Answer to a proof call and to a question about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofJob {
    /// Id of the job.
    pub proof_job_id: String,
    /// `CREATED`, `PROCESSING`, `SUBMITTED`, `PARTIALLY_FAILED`, `FAILED`; another word is kept.
    pub status: String,
    /// By variant.
    #[serde(default)]
    pub proofs: Vec<ProofItem>,
    /// Everything else.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Others,
}

/// The proof of one variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofItem {
    /// The variant.
    pub variant_id: Option<String>,
    /// Status word.
    pub status: Option<String>,
    /// Recipients meant.
    #[ts(type = "number | null")]
    pub targeted: Option<u64>,
    /// Recipients handed to delivery.
    #[ts(type = "number | null")]
    pub submitted: Option<u64>,
    /// Everything else, failure reasons among it.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Others,
}

/// An error as the service words it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceError {
    /// Type, such as `https://ns.adobe.com/aep/errors/MSG-000052-400`.
    #[serde(rename = "type")]
    pub error_type: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Status in the body; that of the answer where the body has none.
    pub status: u16,
    /// Report: where and why.
    #[ts(type = "unknown")]
    pub report: Option<Value>,
    /// Everything else.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Others,
}

/// Reads an error body leniently: gateways before the service answer in shapes of their own.
pub(crate) fn parse_service_error(status: u16, body: &str) -> ServiceError {
    let mut members = match serde_json::from_str(body) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    let mut text = |names: &[&str]| {
        names.iter().find_map(|name| {
            let is_text = members.get(*name).is_some_and(Value::is_string);
            match is_text.then(|| members.shift_remove(*name)).flatten() {
                Some(Value::String(text)) => Some(text),
                _ => None,
            }
        })
    };
    let error_type = text(&["type", "error_code", "error"]);
    let title = text(&["title", "message", "error_description"]);
    let in_body = members
        .get("status")
        .and_then(Value::as_u64)
        .and_then(|status| u16::try_from(status).ok());
    if in_body.is_some() {
        members.shift_remove("status");
    }
    ServiceError {
        error_type,
        title,
        status: in_body.unwrap_or(status),
        report: members.shift_remove("report"),
        others: members,
    }
}

/// `Retry-After` in seconds: a number, or a date counted from `now`.
pub(crate) fn retry_after(headers: &[Header], now: Timestamp) -> Option<f64> {
    let value = header(headers, "retry-after")?.trim();
    if let Ok(seconds) = value.parse::<u32>() {
        return Some(f64::from(seconds));
    }
    let until = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(until.duration_since(now).as_secs_f64().max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_members_survive_a_round_trip() {
        let text =
            r#"{"executionId":"HUMA-1","requestId":"r","createdAt":null,"newThing":{"a":[1]}}"#;
        let answer: ExecutionAccepted = serde_json::from_str(text).expect("reads");
        assert_eq!(answer.others["newThing"]["a"][0], 1);
        assert_eq!(serde_json::to_string(&answer).expect("writes"), text);
    }

    #[test]
    fn errors_of_the_service_and_of_gateways_are_read() {
        let error = parse_service_error(
            400,
            r#"{"type":"https://ns.adobe.com/aep/errors/MSG-000052-400","title":"An error has occurred","status":400,"report":{"additionalContext":{"campaignId":"c"}},"extra":1}"#,
        );
        assert_eq!(error.title.as_deref(), Some("An error has occurred"));
        assert_eq!(
            error.report.expect("report")["additionalContext"]["campaignId"],
            "c"
        );
        assert_eq!(error.others["extra"], 1);
        let gateway = parse_service_error(
            403,
            r#"{"error_code":"403003","message":"Api Key is invalid"}"#,
        );
        assert_eq!(gateway.error_type.as_deref(), Some("403003"));
        assert_eq!(gateway.title.as_deref(), Some("Api Key is invalid"));
        assert_eq!(parse_service_error(503, "<html>").status, 503);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now: Timestamp = "2026-11-06T08:49:00Z".parse().expect("a time");
        let after = |value: &str| retry_after(&[Header::new("Retry-After", value)], now);
        assert_eq!(after("120"), Some(120.0));
        assert_eq!(after("Fri, 06 Nov 2026 08:49:37 GMT"), Some(37.0));
        assert_eq!(after("Fri, 06 Nov 2026 08:48:00 GMT"), Some(0.0));
        assert_eq!(after("soon"), None);
    }
}
