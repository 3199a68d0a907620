//! Checks of the content that need no personalization engine: what is missing, for each variant and locale.

use super::{Finding, Subject, Tab, pointer_segment};
use crate::design::{EmailContent, PushContent, SmsContent};
use crate::kind::Channel;
use crate::text::Text;

/// From this size on a warning is given: Gmail clips a message at 102 KB.
const BODY_WARNING_BYTES: usize = 100 * 1024;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(channel) = subject.design.actions.channel else {
        return;
    };
    let locales = subject.design.locale_keys();
    for variant in subject.design.variant_keys() {
        for locale in &locales {
            let path = format!(
                "/content/variants/{}/locales/{}",
                pointer_segment(&variant),
                pointer_segment(locale)
            );
            match subject.design.content.message(&variant, locale) {
                None => findings.push(missing(&path, locale)),
                Some(message) => match channel {
                    Channel::Email => email(&message.email, &format!("{path}/email"), findings),
                    Channel::Sms => sms(&message.sms, &format!("{path}/sms"), findings),
                    Channel::Push => push(&message.push, &format!("{path}/push"), findings),
                },
            }
        }
    }
}

fn missing(path: &str, locale: &str) -> Finding {
    Finding::error(
        "contentMissing",
        Tab::Content,
        path,
        Text::new(
            format!("There is no content for “{locale}”."),
            format!("「{locale}」のコンテンツがありません。"),
        ),
        Text::new(
            "Write it, or copy it from another locale or treatment.",
            "作成するか、別のロケールまたは処理からコピーしてください。",
        ),
    )
}

fn email(email: &EmailContent, path: &str, findings: &mut Vec<Finding>) {
    if email.subject.trim().is_empty() {
        findings.push(Finding::error(
            "subjectMissing",
            Tab::Content,
            format!("{path}/subject"),
            Text::new("The email has no subject.", "メールに件名がありません。"),
            Text::new("Enter a subject.", "件名を入力してください。"),
        ));
    }
    if email.body.trim().is_empty() {
        findings.push(Finding::error(
            "bodyEmpty",
            Tab::Content,
            format!("{path}/body"),
            Text::new("The email has no body.", "メールの本文が空です。"),
            Text::new("Write the body.", "本文を作成してください。"),
        ));
    } else if email.body.len() > BODY_WARNING_BYTES {
        let size = email.body.len() / 1024;
        findings.push(Finding::warning(
            "bodyTooLarge",
            Tab::Content,
            format!("{path}/body"),
            Text::new(
                format!("The body is {size} KB long; Gmail clips messages at 102 KB."),
                format!("本文が {size} KB あります。Gmail は 102 KB を超えるメッセージを途中で切ります。"),
            ),
            Text::new("Shorten the body.", "本文を短くしてください。"),
        ));
    }
    if email.text.trim().is_empty() {
        findings.push(Finding::warning(
            "textVersionEmpty",
            Tab::Content,
            format!("{path}/text"),
            Text::new(
                "The email has no text version.",
                "メールにテキストバージョンがありません。",
            ),
            Text::new(
                "Write a text version for clients that show no HTML.",
                "HTML を表示しないクライアントのためにテキストバージョンを作成してください。",
            ),
        ));
    }
}

fn sms(sms: &SmsContent, path: &str, findings: &mut Vec<Finding>) {
    if sms.text.trim().is_empty() {
        findings.push(empty_body(format!("{path}/text")));
    }
}

fn push(push: &PushContent, path: &str, findings: &mut Vec<Finding>) {
    if !push.silent && push.body.trim().is_empty() {
        findings.push(empty_body(format!("{path}/body")));
    }
}

fn empty_body(path: String) -> Finding {
    Finding::error(
        "bodyEmpty",
        Tab::Content,
        path,
        Text::new("The message has no text.", "メッセージのテキストが空です。"),
        Text::new("Write the text.", "テキストを入力してください。"),
    )
}
