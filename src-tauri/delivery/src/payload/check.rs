//! The specification's rules for bodies, each violation with the place where it is.

use super::PayloadKind;
use super::shape::{Place, escape};
use campaign::text::Text;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;
use ts_rs::TS;

/// Most recipients a call.
pub const RECIPIENT_LIMIT: usize = 20;

/// Most bytes of context a call, all recipients together, as compact JSON.
pub const CONTEXT_LIMIT_BYTES: usize = 200 * 1024;

/// Most addresses a channel of a proof.
const PROOF_ADDRESS_LIMIT: usize = 10;

/// Something in a body that the specification does not allow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// JSON pointer into the body; empty for the body as a whole.
    pub pointer: String,
    /// Stable code, such as `tooMany`.
    pub code: String,
    /// What is wrong and what to do.
    pub message: Text,
}

/// Everything that is wrong with a body; empty when nothing is.
pub fn check(kind: PayloadKind, text: &str) -> Vec<Violation> {
    let whole = |code: &str, en: String, ja: String| {
        vec![Violation {
            pointer: String::new(),
            code: code.to_owned(),
            message: Text::new(en, ja),
        }]
    };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(object)) => {
            let mut violations = super::unique::repeated(text);
            let mut place = Place {
                pointer: String::new(),
                object: &object,
                violations: &mut violations,
            };
            match kind {
                PayloadKind::Unitary | PayloadKind::HighThroughput => recipients(&mut place, kind),
                PayloadKind::Audience => audience(&mut place),
                PayloadKind::Preview => preview(&mut place),
                PayloadKind::Proof => proof(&mut place),
            }
            violations
        }
        Ok(_) => whole(
            "notObject",
            "The body must be a JSON object.".to_owned(),
            "本文は JSON オブジェクトでなければなりません。".to_owned(),
        ),
        Err(error) => whole(
            "notJson",
            format!(
                "This is not JSON (line {}, column {}).",
                error.line(),
                error.column()
            ),
            format!(
                "JSON として読み取れません（{} 行 {} 列）。",
                error.line(),
                error.column()
            ),
        ),
    }
}

fn recipients(place: &mut Place<'_, '_>, kind: PayloadKind) {
    place.required_text("requestId");
    place.required_text("campaignId");
    let mut first_use: HashMap<String, String> = HashMap::new();
    let mut context_bytes = 0;
    place.each("recipients", RECIPIENT_LIMIT, |place| {
        recipient(place, kind);
        context_bytes += attributes(place, "context");
        if let Some(Value::String(id)) = place.object.get("userId") {
            let pointer = place.at("userId");
            if let Some(earlier) = first_use.get(id) {
                place.say(
                    "userId",
                    "duplicate",
                    format!("User ids are unique within a call; this one is also at {earlier}."),
                    format!("ユーザー ID は呼び出し内で一意でなければなりません。{earlier} と重複しています。"),
                );
            } else {
                first_use.insert(id.clone(), pointer);
            }
        }
    });
    context_size(place, "recipients", context_bytes);
}

fn recipient(place: &mut Place<'_, '_>, kind: PayloadKind) {
    if let Some(recipient_type) = place.required_text("type") {
        match (recipient_type, kind) {
            ("external", _) | ("aep", PayloadKind::Unitary) => {}
            ("aep", _) => place.say(
                "type",
                "typeNotAllowed",
                "High throughput calls take recipients of type “external” only.",
                "高スループットの呼び出しで使えるのは「external」タイプの受信者のみです。",
            ),
            _ => place.say(
                "type",
                "unknownType",
                "The type is “aep” or “external”.",
                "タイプは「aep」または「external」です。",
            ),
        }
    }
    place.required_text("userId");
    place.required_text("namespace");
    place.optional_text("mergePolicyName");
    place.optional_text("mergePolicySchema");
    if let Some(channels) = place.optional_object("channelData") {
        let mut channels = place.inside("channelData", channels);
        channels.optional_text("emailAddress");
        channels.optional_text("mobilePhoneNumber");
        if let Some(push) = channels.optional_object("pushInfo") {
            let mut push = channels.inside("pushInfo", push);
            for name in ["appID", "platform", "token"] {
                push.optional_text(name);
            }
        }
    }
    attributes(place, "profile");
}

/// Checks `profile` or `context` and returns its size in bytes.
fn attributes(place: &mut Place<'_, '_>, name: &str) -> usize {
    let Some(members) = place.optional_object(name) else {
        return 0;
    };
    for (key, value) in members {
        if !matches!(value, Value::String(_) | Value::Object(_)) {
            let pointer = format!("{}/{}", place.at(name), escape(key));
            place.violations.push(direct_member(pointer, key));
        }
    }
    size(members)
}

fn direct_member(pointer: String, key: &str) -> Violation {
    Violation {
        pointer,
        code: "directMember".to_owned(),
        message: Text::new(
            format!(
                "“{key}” must be a text or an object: write a number or boolean as a text, and put a list inside an object."
            ),
            format!(
                "「{key}」は文字列またはオブジェクトでなければなりません。数値や真偽値は文字列にし、配列はオブジェクトの中に入れてください。"
            ),
        ),
    }
}

fn size(members: &Map<String, Value>) -> usize {
    serde_json::to_vec(members).map_or(0, |bytes| bytes.len())
}

fn context_size(place: &mut Place<'_, '_>, name: &str, bytes: usize) {
    if bytes > CONTEXT_LIMIT_BYTES {
        place.say(
            name,
            "contextTooLarge",
            format!(
                "The context of a call is at most 200 KB; this one has {} KB.",
                bytes.div_ceil(1024)
            ),
            format!(
                "コンテキストは 1 回の呼び出しにつき最大 200 KB です。現在 {} KB あります。",
                bytes.div_ceil(1024)
            ),
        );
    }
}

fn audience(place: &mut Place<'_, '_>) {
    place.optional_text("requestId");
    place.required_text("campaignId");
    if let Some(audience) = place.optional_object("audience") {
        place.inside("audience", audience).required_text("id");
    }
    let bytes = attributes(place, "context");
    context_size(place, "context", bytes);
    if let Some(schedule) = place.optional_object("schedule") {
        let mut schedule = place.inside("schedule", schedule);
        if let Some(at) = schedule.optional_text("executeAt")
            && at.parse::<jiff::Timestamp>().is_err()
        {
            schedule.say(
                "executeAt",
                "notDateTime",
                "This is not a date and time with a time zone, such as 2026-12-01T09:00:00Z.",
                "タイムゾーン付きの日時（例：2026-12-01T09:00:00Z）ではありません。",
            );
        }
    }
}

fn preview(place: &mut Place<'_, '_>) {
    place.each("previewRequestItems", usize::MAX, |place| {
        place.required_text("userId");
        place.required_text("namespace");
        place.optional_object("profileAttributes");
        place.optional_object("contextAttributes");
    });
}

fn proof(place: &mut Place<'_, '_>) {
    place.each("recipients", usize::MAX, |place| {
        place.required_text("userId");
        place.required_text("namespace");
        place.optional_object("profile");
        place.optional_object("context");
        place.each("channelsData", usize::MAX, proof_channel);
    });
}

fn proof_channel(place: &mut Place<'_, '_>) {
    match place.required_text("channel") {
        Some("email") => {
            proof_prefix(place);
            texts(place, "emailAddresses");
        }
        Some("sms") => texts(place, "phoneNumbers"),
        Some("push") => place.each("tokens", PROOF_ADDRESS_LIMIT, |place| {
            place.required_text("token");
            if let Some(platform) = place.optional_text("platform")
                && !matches!(platform, "apns" | "fcm")
            {
                place.say(
                    "platform",
                    "unknownPlatform",
                    "The platform is “apns” or “fcm”.",
                    "プラットフォームは「apns」または「fcm」です。",
                );
            }
        }),
        Some(_) => place.say(
            "channel",
            "unknownChannel",
            "The channel is “email”, “sms” or “push”.",
            "チャネルは「email」「sms」「push」のいずれかです。",
        ),
        None => {}
    }
}

fn proof_prefix(place: &mut Place<'_, '_>) {
    let Some(prefix) = place.optional_text("subjectPrefix") else {
        return;
    };
    let allowed = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, '.' | '-' | '_' | '(' | ')' | '[' | ']')
    };
    if !prefix.chars().all(allowed) {
        place.say(
            "subjectPrefix",
            "invalidPrefix",
            "A subject prefix has letters, digits and . - _ ( ) [ ] only.",
            "件名プレフィックスに使えるのは英数字と . - _ ( ) [ ] のみです。",
        );
    }
}

fn texts(place: &mut Place<'_, '_>, name: &str) {
    for (index, item) in place.list(name, PROOF_ADDRESS_LIMIT).iter().enumerate() {
        if item.as_str().is_none_or(|text| text.trim().is_empty()) {
            let pointer = format!("{}/{index}", place.at(name));
            place.violations.push(Violation {
                pointer,
                code: "notText".to_owned(),
                message: Text::new("This must be an address.", "アドレスを入力してください。"),
            });
        }
    }
}

#[cfg(test)]
mod tests;
