//! `campaign render`: one message, one message a line of data, or self-contained cases.

use crate::cases;
use crate::failure::{Failure, read};
use crate::lines::each_line;
use clap::ValueEnum;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use personalization::{
    CompileOptions, Data, Format, Language, RenderError, RenderOptions, Template,
};
use serde::Serialize;
use std::io::{self, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to render.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The template.
    #[arg(long, required_unless_present = "jsonl", conflicts_with = "jsonl")]
    template: Option<PathBuf>,
    /// The data: {"profile": …, "context": …}; or JSON Lines (ending .jsonl or .ndjson, or more
    /// than one value), which gives a message a line.
    #[arg(long, required_unless_present = "jsonl", conflicts_with = "jsonl")]
    data: Option<PathBuf>,
    /// Read cases from standard input, one JSON object a line: {"id"?, "template", "data"?, "now"?,
    /// "timeZone"?, "locale"?}; answer {"id", "output"} or {"id", "error"} a line.
    #[arg(long)]
    jsonl: bool,
    /// The instant that counts as now, such as 2026-01-31T09:00:00Z; otherwise the clock's, or, for
    /// cases, 2024-11-01T00:00:00Z, so that a case means the same on every day.
    #[arg(long)]
    now: Option<String>,
    /// The time zone, such as Asia/Tokyo.
    #[arg(long, default_value = "UTC")]
    time_zone: String,
    /// The locale of names and numbers, such as ja-JP.
    #[arg(long, default_value = "en_US")]
    locale: String,
    /// What the message is.
    #[arg(long, value_enum, default_value_t = MessageFormat::Html)]
    format: MessageFormat,
    /// The language of errors.
    #[arg(long, value_enum, default_value_t = Speech::En)]
    language: Speech,
}

/// What a message is.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum MessageFormat {
    /// A page of HTML.
    Html,
    /// Text.
    Text,
}

impl From<MessageFormat> for Format {
    fn from(format: MessageFormat) -> Self {
        match format {
            MessageFormat::Html => Self::Html,
            MessageFormat::Text => Self::Text,
        }
    }
}

/// A language of messages.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Speech {
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl From<Speech> for Language {
    fn from(speech: Speech) -> Self {
        match speech {
            Speech::En => Self::En,
            Speech::Ja => Self::Ja,
        }
    }
}

/// An error as JSON.
#[derive(Serialize)]
pub(crate) struct ErrorJson {
    code: String,
    message: String,
    line: usize,
    column: usize,
}

impl ErrorJson {
    /// An error of a template.
    pub(crate) fn of(error: &RenderError, language: Language) -> Self {
        Self {
            code: error.code.to_owned(),
            message: error.message(language),
            line: error.line,
            column: error.column,
        }
    }

    /// An error in what surrounds the template, such as data that is no JSON.
    pub(crate) fn in_input(code: &str, message: String, line: usize, column: usize) -> Self {
        Self {
            code: code.to_owned(),
            message,
            line,
            column,
        }
    }
}

/// One line of output.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Answer {
    Output(String),
    Error(ErrorJson),
}

/// Renders.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let options = RenderOptions {
        time_zone: zone(&arguments.time_zone)?,
        locale: arguments.locale.clone(),
        ..RenderOptions::at(now(arguments)?)
    };
    let language = arguments.language.into();
    if arguments.jsonl {
        cases::answer(&options, arguments.format.into(), language)?;
        return Ok(ExitCode::SUCCESS);
    }
    // Both are there: the parser asks for them where there are no cases.
    let (Some(template), Some(data)) = (&arguments.template, &arguments.data) else {
        return Ok(ExitCode::from(2));
    };
    let source = read(template)?;
    let compiled = Template::compile(
        &source,
        &CompileOptions {
            format: arguments.format.into(),
            ..CompileOptions::default()
        },
    );
    let job = Job {
        template: compiled,
        options,
        language,
    };
    if is_lines(data)? {
        job.every_line(data)
    } else {
        job.one(template, data)
    }
}

/// A template with the circumstances it is rendered in.
struct Job {
    template: Template,
    options: RenderOptions,
    language: Language,
}

impl Job {
    fn one(&self, template: &Path, data: &Path) -> Result<ExitCode, Failure> {
        let data = Data::parse(&read(data)?).map_err(|error| Failure::Json {
            path: data.to_owned(),
            error,
        })?;
        match self.template.render(&data, &self.options) {
            Ok(output) => {
                io::stdout().lock().write_all(output.as_bytes())?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                eprintln!(
                    "{}:{}:{}: error[{}]: {}",
                    template.display(),
                    error.line,
                    error.column,
                    error.code,
                    error.message(self.language)
                );
                Ok(ExitCode::FAILURE)
            }
        }
    }

    fn every_line(&self, data: &Path) -> Result<ExitCode, Failure> {
        let file = std::fs::File::open(data).map_err(|error| Failure::Read {
            path: data.to_owned(),
            error,
        })?;
        each_line(
            BufReader::with_capacity(1 << 20, file),
            io::stdout().lock(),
            |line, answers| write_line(answers, &self.answer(line)),
        )?;
        Ok(ExitCode::SUCCESS)
    }

    fn answer(&self, line: &[u8]) -> Answer {
        let not_json = |reason: &dyn std::fmt::Display, row, column| {
            let message = format!("not JSON: {reason}");
            Answer::Error(ErrorJson::in_input("dataNotJson", message, row, column))
        };
        let data = match std::str::from_utf8(line).map(Data::parse) {
            Ok(Ok(data)) => data,
            Ok(Err(error)) => return not_json(&error, error.line(), error.column()),
            Err(error) => return not_json(&error, 1, error.valid_up_to() + 1),
        };
        match self.template.render(&data, &self.options) {
            Ok(output) => Answer::Output(output),
            Err(error) => Answer::Error(ErrorJson::of(&error, self.language)),
        }
    }
}

/// Appends `answer` as a line of JSON.
pub(crate) fn write_line<T: Serialize>(answers: &mut Vec<u8>, answer: &T) {
    // Texts and numbers have a JSON form, and a vector takes every byte.
    if serde_json::to_writer(&mut *answers, answer).is_ok() {
        answers.push(b'\n');
    }
}

/// Whether a file of data holds a message a line: its name says so, or a second value follows the first.
fn is_lines(path: &Path) -> Result<bool, Failure> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| {
        ending.eq_ignore_ascii_case("jsonl") || ending.eq_ignore_ascii_case("ndjson")
    }) {
        return Ok(true);
    }
    let file = std::fs::File::open(path).map_err(|error| Failure::Read {
        path: path.to_owned(),
        error,
    })?;
    let values = serde_json::Deserializer::from_reader(BufReader::new(file))
        .into_iter::<serde::de::IgnoredAny>();
    Ok(values.take(2).flatten().count() == 2)
}

fn now(arguments: &Arguments) -> Result<Timestamp, Failure> {
    match &arguments.now {
        Some(now) => cases::instant(now).map_err(|error| Failure::Option {
            option: "--now",
            value: now.clone(),
            reason: error.to_string(),
        }),
        None if arguments.jsonl => Ok(cases::default_now()),
        None => Ok(Timestamp::now()),
    }
}

fn zone(name: &str) -> Result<TimeZone, Failure> {
    TimeZone::get(name).map_err(|error| Failure::Option {
        option: "--time-zone",
        value: name.to_owned(),
        reason: error.to_string(),
    })
}
