//! Reports of a run for other programs: CSV and `JUnit`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use ts_rs::TS;

/// What became of one recipient.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecipientResult {
    /// Number of the row.
    #[ts(type = "number")]
    pub row: u64,
    /// The user id.
    pub user_id: String,
    /// What became of it.
    pub result: ResultKind,
    /// Status of the answer.
    pub status: Option<u16>,
    /// The execution.
    pub execution_id: Option<String>,
    /// The id on the wire.
    pub request_id: Option<String>,
    /// How long the request took, in milliseconds.
    pub duration_ms: Option<f64>,
    /// Why, where it was not accepted.
    pub reason: Option<String>,
}

/// The results a recipient can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum ResultKind {
    Accepted,
    Refused,
    Unknown,
    NotSent,
    SetAside,
}

impl ResultKind {
    /// The name in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::NotSent => "notSent",
            Self::SetAside => "setAside",
        }
    }
}

/// Writes one line a recipient, with a heading.
pub fn write_csv<W: Write>(
    output: W,
    results: impl IntoIterator<Item = RecipientResult>,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(output);
    writer.write_record([
        "row",
        "userId",
        "result",
        "status",
        "executionId",
        "requestId",
        "durationMs",
        "reason",
    ])?;
    for result in results {
        writer.write_record([
            result.row.to_string(),
            not_a_formula(result.user_id),
            result.result.as_str().to_owned(),
            result
                .status
                .map(|status| status.to_string())
                .unwrap_or_default(),
            result.execution_id.unwrap_or_default(),
            result.request_id.unwrap_or_default(),
            result
                .duration_ms
                .map(|ms| format!("{ms:.1}"))
                .unwrap_or_default(),
            not_a_formula(result.reason.unwrap_or_default()),
        ])?;
    }
    writer.flush()
}

/// A cell that a spreadsheet would run is quoted for it. Phone numbers begin with a plus and are
/// left alone: a number computes to itself.
fn not_a_formula(cell: String) -> String {
    let number = cell.strip_prefix(['+', '-']).is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == ' ')
    });
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number {
        format!("'{cell}")
    } else {
        cell
    }
}

/// Writes a `JUnit` report with one test case a recipient: what is not accepted has failed, what is
/// unknown is an error, what was set aside was skipped.
pub fn write_junit<W: Write>(
    output: W,
    name: &str,
    results: impl IntoIterator<Item = RecipientResult>,
) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(output, b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut suite = BytesStart::new("testsuite");
    suite.push_attribute(("name", &*printable(name)));
    writer.write_event(Event::Start(suite))?;
    for result in results {
        let mut case = BytesStart::new("testcase");
        case.push_attribute(("classname", &*printable(name)));
        let title = format!("{} {}", result.row, result.user_id);
        case.push_attribute(("name", &*printable(&title)));
        let seconds = format!("{:.3}", result.duration_ms.unwrap_or(0.0) / 1000.0);
        case.push_attribute(("time", &*seconds));
        let inner = match result.result {
            ResultKind::Accepted => None,
            ResultKind::Refused | ResultKind::NotSent => Some("failure"),
            ResultKind::Unknown => Some("error"),
            ResultKind::SetAside => Some("skipped"),
        };
        let Some(inner) = inner else {
            writer.write_event(Event::Empty(case))?;
            continue;
        };
        writer.write_event(Event::Start(case))?;
        let mut element = BytesStart::new(inner);
        element.push_attribute(("message", result.result.as_str()));
        writer.write_event(Event::Start(element))?;
        let status = result.status.map(|status| format!("{status} "));
        let reason = format!(
            "{}{}",
            status.unwrap_or_default(),
            result.reason.unwrap_or_default()
        );
        writer.write_event(Event::Text(BytesText::new(&printable(&reason))))?;
        writer.write_event(Event::End(BytesEnd::new(inner)))?;
        writer.write_event(Event::End(BytesEnd::new("testcase")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuite")))
}

/// XML has no way to write most control characters.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && !matches!(c, '\n' | '\t') {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(
        row: u64,
        user_id: &str,
        result: ResultKind,
        reason: Option<&str>,
    ) -> RecipientResult {
        RecipientResult {
            row,
            user_id: user_id.into(),
            result,
            status: (result != ResultKind::SetAside).then_some(202),
            execution_id: Some("E-1".into()),
            request_id: None,
            duration_ms: Some(12.34),
            reason: reason.map(str::to_owned),
        }
    }

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut output = Vec::new();
        write(&mut output).expect("writes");
        String::from_utf8(output).expect("text")
    }

    #[test]
    fn csv_is_quoted_and_runs_no_formulas() {
        let csv = text(|output| {
            write_csv(
                output,
                [
                    result(1, "+81 90", ResultKind::Accepted, None),
                    result(
                        2,
                        "=HYPERLINK(\"x\")",
                        ResultKind::Refused,
                        Some("a, \"b\"\nc"),
                    ),
                ],
            )
        });
        assert_eq!(
            csv,
            "row,userId,result,status,executionId,requestId,durationMs,reason\n\
             1,+81 90,accepted,202,E-1,,12.3,\n\
             2,\"'=HYPERLINK(\"\"x\"\")\",refused,202,E-1,,12.3,\"a, \"\"b\"\"\nc\"\n"
        );
    }

    #[test]
    fn junit_tells_failures_errors_and_skipped_apart() {
        let junit = text(|output| {
            write_junit(
                output,
                "Sale <1>",
                [
                    result(1, "a&b", ResultKind::Accepted, None),
                    result(2, "c", ResultKind::Refused, Some("no \u{1} <way>")),
                    result(3, "d", ResultKind::Unknown, None),
                    result(4, "e", ResultKind::SetAside, Some("no id")),
                ],
            )
        });
        let wanted = [
            r#"<?xml version="1.0" encoding="UTF-8"?>"#,
            r#"<testsuite name="Sale &lt;1&gt;">"#,
            r#"<testcase classname="Sale &lt;1&gt;" name="1 a&amp;b" time="0.012"/>"#,
            "<failure message=\"refused\">202 no \u{fffd} &lt;way&gt;</failure>",
            r#"<error message="unknown">202 </error>"#,
            r#"<skipped message="setAside">no id</skipped>"#,
        ];
        for line in wanted {
            assert!(junit.contains(line), "{line} missing in\n{junit}");
        }
    }
}
