//! Outcomes: what became of a request, and what the answer means.

use crate::answer::{ServiceError, parse_service_error};
use crate::failure::Failure;
use crate::http::{Header, HttpAnswer};
use crate::secret::Secret;
use campaign::text::Text;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "result")]
pub enum Outcome {
    /// The service answered; see [`Answered::verdict`] for whether it said yes.
    Answered(Box<Answered>),
    /// There is no whole answer.
    Failed(Failed),
}

/// A whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// Status code.
    pub status: u16,
    /// Headers, in the order received, without cookies.
    pub headers: Vec<Header>,
    /// Body; bytes that are no UTF-8 are replaced.
    pub body: String,
    /// What it means.
    pub verdict: Verdict,
    /// The execution's id, where the answer has one.
    pub execution_id: Option<String>,
    /// The schedule's id, where the answer has one.
    pub schedule_id: Option<String>,
    /// How often the request was sent: 2 when the first token was refused.
    pub attempts: u32,
    /// When and how long.
    pub timing: Timing,
}

/// A call without a whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Failed {
    /// What failed.
    pub failure: Failure,
    /// When and how long.
    pub timing: Timing,
}

/// When a call began and how long its parts took, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Timing {
    /// When it began.
    #[ts(type = "string")]
    pub started: Timestamp,
    /// Getting a token; close to 0 when one was cached.
    pub authorize_ms: f64,
    /// From sending until status and headers were there.
    pub answer_ms: Option<f64>,
    /// Altogether.
    pub total_ms: f64,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "verdict")]
pub enum Verdict {
    /// The service did or will do what was asked.
    Accepted,
    /// The service says no.
    Refused(Refusal),
    /// The answer is not one of this API: a web page, a redirect, JSON without what it must have.
    NotUnderstood {
        /// Stable code: `html`, `redirect`, `notJson`, `incomplete`, `unexpectedStatus`.
        code: String,
        /// What to do.
        remedy: Text,
    },
}

/// A refusal by the service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// What the service said.
    pub error: ServiceError,
    /// Whether the same request may be tried again: 429 and 5xx.
    pub retryable: bool,
    /// Seconds after which the service wants to be asked again.
    pub retry_after: Option<f64>,
    /// What to do.
    pub remedy: Text,
}

/// What a successful answer to a call must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// 202 with an `executionId`.
    Execution,
    /// 202 with an `executionId` or a `scheduleId`.
    ExecutionOrSchedule,
    /// 200 or 202 with a JSON object.
    Object,
    /// Any 2xx.
    Anything,
}

impl Answered {
    /// Reads an answer. `secrets` are taken out of everything that is kept.
    pub(crate) fn read(
        answer: &HttpAnswer,
        expected: Expected,
        secrets: &[Secret],
        now: Timestamp,
    ) -> Self {
        let redact = |text: String| {
            secrets
                .iter()
                .fold(text, |text, secret| secret.redact(&text))
        };
        let headers: Vec<Header> = answer
            .headers
            .iter()
            .filter(|header| !header.name.eq_ignore_ascii_case("set-cookie"))
            .map(|header| Header::new(header.name.clone(), redact(header.value.clone())))
            .collect();
        let body = redact(String::from_utf8_lossy(&answer.body).into_owned());
        let json: Option<serde_json::Value> = serde_json::from_str(&body).ok();
        let text_member = |name: &str| {
            json.as_ref()
                .and_then(|json| json.get(name))
                .and_then(serde_json::Value::as_str)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let execution_id = text_member("executionId");
        let schedule_id = text_member("scheduleId");
        let shape = match expected {
            Expected::Execution => execution_id.is_some(),
            Expected::ExecutionOrSchedule => execution_id.is_some() || schedule_id.is_some(),
            Expected::Object => json.as_ref().is_some_and(serde_json::Value::is_object),
            Expected::Anything => true,
        };
        let verdict = verdict(answer, &headers, &body, json.is_some(), shape, now);
        Self {
            status: answer.status,
            headers,
            body,
            verdict,
            execution_id,
            schedule_id,
            attempts: 1,
            timing: Timing {
                started: now,
                authorize_ms: 0.0,
                answer_ms: Some(answer.first_byte.as_secs_f64() * 1000.0),
                total_ms: answer.total.as_secs_f64() * 1000.0,
            },
        }
    }
}

fn verdict(
    answer: &HttpAnswer,
    headers: &[Header],
    body: &str,
    is_json: bool,
    shape: bool,
    now: Timestamp,
) -> Verdict {
    let not_understood = |code: &str, en: &str, ja: &str| Verdict::NotUnderstood {
        code: code.to_owned(),
        remedy: Text::new(en, ja),
    };
    let html = looks_like_html(headers, body);
    match answer.status {
        200..=299 if shape && !html => Verdict::Accepted,
        300..=399 => not_understood(
            "redirect",
            "The address sends callers elsewhere; redirects are not followed, because they would carry the token along. Enter the final address.",
            "このアドレスは別の場所へ転送します。トークンが渡るおそれがあるため転送には従いません。最終的なアドレスを入力してください。",
        ),
        _ if html => not_understood(
            "html",
            "A web page came back instead of the service's answer: a sign-in page, a proxy or a wrong address. Open the address in a browser to see which.",
            "サービスの応答ではなく Web ページが返されました。ログインページ、プロキシ、またはアドレスの誤りが考えられます。ブラウザーで開いて確認してください。",
        ),
        200..=299 if !is_json => not_understood(
            "notJson",
            "The answer is not JSON. Check that the address is that of the execution API.",
            "応答が JSON ではありません。アドレスが実行 API のものか確認してください。",
        ),
        200..=299 => not_understood(
            "incomplete",
            "The answer lacks what the specification promises. The message may have been sent: look at the service before you send again.",
            "応答に仕様で定められた項目がありません。メッセージが送信された可能性があります。再送する前にサービス側を確認してください。",
        ),
        400..=599 => Verdict::Refused(Refusal {
            error: parse_service_error(answer.status, body),
            retryable: answer.status == 429 || answer.status >= 500,
            retry_after: crate::answer::retry_after(headers, now),
            remedy: refusal_remedy(answer.status),
        }),
        _ => not_understood(
            "unexpectedStatus",
            "The answer has a status that this API does not use. Check the address.",
            "この API では使われないステータスが返されました。アドレスを確認してください。",
        ),
    }
}

fn looks_like_html(headers: &[Header], body: &str) -> bool {
    let declared =
        crate::http::header(headers, "content-type").is_some_and(|value| value.contains("html"));
    let start = body.trim_start().get(..15).unwrap_or(body.trim_start());
    declared
        || start.to_ascii_lowercase().starts_with("<!doctype html")
        || start.to_ascii_lowercase().starts_with("<html")
}

fn refusal_remedy(status: u16) -> Text {
    let (en, ja) = match status {
        400 | 422 => (
            "The service found the request wrong. Its report says where; correct the payload or the campaign.",
            "リクエストに誤りがあります。レポートの内容に従って、ペイロードまたはキャンペーンを修正してください。",
        ),
        401 => (
            "The token was refused, also after it was renewed. Check secret, client id and organization, or paste a new token.",
            "トークンは更新後も拒否されました。シークレット、クライアント ID、組織を確認するか、新しいトークンを貼り付けてください。",
        ),
        403 => (
            "The client may not do this in this organization and sandbox. Ask an administrator for the permission.",
            "この組織とサンドボックスでの権限がありません。管理者に権限を依頼してください。",
        ),
        404 => (
            "The service does not know this id in this sandbox. Check the campaign id, the sandbox and the base address.",
            "このサンドボックスにその ID はありません。キャンペーン ID、サンドボックス、ベースアドレスを確認してください。",
        ),
        407 => (
            "The proxy wants you to sign in. Enter user name and password of the proxy in Settings.",
            "プロキシの認証が必要です。設定でプロキシのユーザー名とパスワードを入力してください。",
        ),
        429 => (
            "Too many calls at once. Nothing was sent by this one; wait and try again, or lower the rate.",
            "呼び出しが多すぎます。この呼び出しでは何も送信されていません。しばらく待つか、レートを下げてください。",
        ),
        500..=599 => (
            "The service has a problem of its own. Try again later; if it lasts, look at Adobe's status page.",
            "サービス側の問題です。しばらくしてからお試しください。続く場合は Adobe のステータスページを確認してください。",
        ),
        _ => (
            "The service refused the request. See its title and report.",
            "サービスがリクエストを拒否しました。タイトルとレポートを確認してください。",
        ),
    };
    Text::new(en, ja)
}
