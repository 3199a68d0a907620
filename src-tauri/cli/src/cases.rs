//! Self-contained cases from standard input: template, data and circumstances in one line each.

use crate::lines::each_line;
use crate::render::{ErrorJson, write_line};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use personalization::{CompileOptions, Data, Format, Language, RenderOptions, Template};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io;

/// One case.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    /// Comes back in the answer, whatever it is.
    #[serde(default)]
    id: Value,
    template: String,
    #[serde(default)]
    data: Value,
    now: Option<String>,
    time_zone: Option<String>,
    locale: Option<String>,
}

/// The answer to one case.
#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorJson>,
}

impl Answer {
    fn failed(id: Value, error: ErrorJson) -> Self {
        Self {
            id,
            output: None,
            error: Some(error),
        }
    }
}

/// The instant of a case that names none: 2024-11-01T00:00:00Z, a fixed one, so that a case means
/// the same on every day.
pub(crate) fn default_now() -> Timestamp {
    Timestamp::constant(1_730_419_200, 0)
}

/// Reads an instant, such as `2026-01-31T09:00:00Z`.
pub(crate) fn instant(text: &str) -> Result<Timestamp, jiff::Error> {
    text.parse()
}

/// Answers the cases on standard input, in order. What a case does not say is taken from `options`.
pub(crate) fn answer(
    options: &RenderOptions,
    format: Format,
    language: Language,
) -> io::Result<()> {
    let compile = CompileOptions {
        format,
        ..CompileOptions::default()
    };
    each_line(
        io::BufReader::new(io::stdin()),
        io::stdout().lock(),
        |line, answers| {
            write_line(answers, &one(line, options, &compile, language));
        },
    )
}

fn one(
    line: &[u8],
    options: &RenderOptions,
    compile: &CompileOptions,
    language: Language,
) -> Answer {
    let case: Case = match serde_json::from_slice(line) {
        Ok(case) => case,
        Err(error) => {
            let (row, column) = (error.line(), error.column());
            let error = ErrorJson::in_input("caseNotRead", error.to_string(), row, column);
            return Answer::failed(Value::Null, error);
        }
    };
    let mut options = options.clone();
    let circumstance =
        |code: &str, error: &jiff::Error| ErrorJson::in_input(code, error.to_string(), 1, 1);
    if let Some(now) = &case.now {
        match instant(now) {
            Ok(now) => options.now = now,
            Err(error) => return Answer::failed(case.id, circumstance("nowNotRead", &error)),
        }
    }
    if let Some(zone) = &case.time_zone {
        match TimeZone::get(zone) {
            Ok(zone) => options.time_zone = zone,
            Err(error) => return Answer::failed(case.id, circumstance("timeZoneUnknown", &error)),
        }
    }
    if let Some(locale) = case.locale {
        options.locale = locale;
    }
    let template = Template::compile(&case.template, compile);
    match template.render(&Data::from_json(case.data), &options) {
        Ok(output) => Answer {
            id: case.id,
            output: Some(output),
            error: None,
        },
        Err(error) => Answer::failed(case.id, ErrorJson::of(&error, language)),
    }
}
