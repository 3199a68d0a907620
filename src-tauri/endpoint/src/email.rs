//! Emails as they would travel: headers from the channel configuration, body as multipart/alternative.

use crate::message::{InboxEmail, MessageHeader};
use jiff::Timestamp;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

/// The parts of an email, rendered.
pub(crate) struct Parts {
    pub from_name: String,
    pub from_address: String,
    pub to: String,
    pub reply_to_name: String,
    pub reply_to_address: String,
    pub subject: String,
    pub preheader: String,
    pub html: String,
    pub text: String,
    /// Left of the `@` in Message-ID, and part of the boundary.
    pub unique: String,
    /// Right of the `@` in Message-ID.
    pub domain: String,
    pub date: Timestamp,
    pub list_unsubscribe: bool,
}

/// Puts an email together.
pub(crate) fn build(parts: Parts) -> InboxEmail {
    let message_id = format!("{}@{}", parts.unique, parts.domain);
    let mut headers = vec![
        header("From", mailbox(&parts.from_name, &parts.from_address)),
        header("To", line(&parts.to)),
    ];
    let mut message = MessageBuilder::new()
        .from(address(&parts.from_name, &parts.from_address))
        .to(line(&parts.to));
    if !parts.reply_to_address.is_empty() {
        headers.push(header(
            "Reply-To",
            mailbox(&parts.reply_to_name, &parts.reply_to_address),
        ));
        message = message.reply_to(address(&parts.reply_to_name, &parts.reply_to_address));
    }
    let subject = line(&parts.subject);
    headers.extend([
        header("Subject", subject.clone()),
        header("Message-ID", format!("<{message_id}>")),
        header("Date", Date::new(parts.date.as_second()).to_rfc822()),
    ]);
    message = message
        .subject(subject)
        .message_id(message_id)
        .date(Date::new(parts.date.as_second()));
    if parts.list_unsubscribe {
        let value = format!(
            "<mailto:unsubscribe@{}?subject=unsubscribe-{}>",
            parts.domain, parts.unique
        );
        headers.push(header("List-Unsubscribe", value.clone()));
        message = message.header("List-Unsubscribe", Raw::new(value));
    }
    let html = with_preheader(&parts.html, &parts.preheader);
    let html = MimePart::new("text/html; charset=utf-8", BodyPart::Text(html.into()));
    message = if parts.text.is_empty() {
        message.body(html)
    } else {
        let text = MimePart::new(
            "text/plain; charset=utf-8",
            BodyPart::Text(parts.text.clone().into()),
        );
        // A boundary of our own: the library's depends on the clock and the process.
        let kind = ContentType::new("multipart/alternative")
            .attribute("boundary", format!("part-{}", parts.unique));
        message.body(MimePart::new(kind, vec![text, html]))
    };
    let mut source = Vec::new();
    message.serialize(&mut source);
    InboxEmail {
        subject: parts.subject,
        preheader: parts.preheader,
        html: parts.html,
        text: parts.text,
        headers,
        source: String::from_utf8_lossy(&source).into_owned(),
    }
}

fn header(name: &str, value: String) -> MessageHeader {
    MessageHeader {
        name: name.to_owned(),
        value,
    }
}

fn address(name: &str, address: &str) -> Address<'static> {
    let name = Some(line(name)).filter(|name| !name.is_empty());
    Address::new_address(name, line(address))
}

fn mailbox(name: &str, address: &str) -> String {
    match line(name) {
        name if name.is_empty() => format!("<{}>", line(address)),
        name => format!("{name} <{}>", line(address)),
    }
}

/// A header's value on one line: content must not be able to add headers.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .trim()
        .to_owned()
}

/// The body with the preheader as its first, hidden text, where mail clients look for it.
fn with_preheader(html: &str, preheader: &str) -> String {
    if preheader.is_empty() {
        return html.to_owned();
    }
    let escaped = preheader
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let hidden =
        format!("<div style=\"display:none;max-height:0;overflow:hidden\">{escaped}</div>");
    let at = body_start(html).unwrap_or(0);
    format!("{}{hidden}{}", &html[..at], &html[at..])
}

/// Just behind the `<body …>` tag.
fn body_start(html: &str) -> Option<usize> {
    let lower = html.to_ascii_lowercase();
    let tag = lower
        .match_indices("<body")
        .find(|(at, _)| lower[at + 5..].starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))?
        .0;
    Some(tag + html[tag..].find('>')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            from_name: "お店".into(),
            from_address: "shop@mail.example.com".into(),
            to: "ann@example.com".into(),
            reply_to_name: String::new(),
            reply_to_address: "help@example.com".into(),
            subject: "ご注文ありがとうございます".into(),
            preheader: "A < B".into(),
            html: "<html><BODY class=\"x\"><p>Hi</p></BODY></html>".into(),
            text: "Hi".into(),
            unique: "e-1.0".into(),
            domain: "mail.example.com".into(),
            date: "2026-11-23T12:00:00Z".parse().expect("a time"),
            list_unsubscribe: true,
        }
    }

    #[test]
    fn the_source_has_the_headers_and_both_bodies() {
        let email = build(parts());
        let names: Vec<_> = email.headers.iter().map(|h| h.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "From",
                "To",
                "Reply-To",
                "Subject",
                "Message-ID",
                "Date",
                "List-Unsubscribe"
            ]
        );
        for part in [
            "To: <ann@example.com>\r\n",
            "Reply-To: <help@example.com>\r\n",
            "Message-ID: <e-1.0@mail.example.com>\r\n",
            "Date: Mon, 23 Nov 2026 12:00:00 +0000\r\n",
            "Subject: =?utf-8?",
            "boundary=\"part-e-1.0\"",
            "text/plain; charset=utf-8",
            "text/html; charset=utf-8",
            "MIME-Version: 1.0",
        ] {
            assert!(
                email.source.contains(part),
                "{part} missing in\n{}",
                email.source
            );
        }
        assert_eq!(email.source, build(parts()).source, "the same every time");
        assert!(
            !email.html.contains("A &lt; B"),
            "the body stays as rendered"
        );
    }

    #[test]
    fn content_cannot_add_headers() {
        let email = build(Parts {
            subject: "Hi\r\nBcc: all@example.com".into(),
            to: "ann@example.com\nBcc: all@example.com".into(),
            ..parts()
        });
        assert!(!email.source.contains("\nBcc:"), "{}", email.source);
    }

    #[test]
    fn the_preheader_is_the_first_text_of_the_body() {
        assert_eq!(
            with_preheader("<html><BODY class=\"x\"><p>", "A < B"),
            "<html><BODY class=\"x\"><div style=\"display:none;max-height:0;overflow:hidden\">A &lt; B</div><p>"
        );
        assert!(with_preheader("<p>Hi</p>", "x").starts_with("<div"));
        assert!(with_preheader("<tbody><tr>", "x").starts_with("<div"));
    }
}
