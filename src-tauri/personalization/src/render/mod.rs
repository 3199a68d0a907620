//! Running a lowered message: context, call sites, escaping, limits.

mod environment;
mod escape;
mod limits;
mod operators;
mod root;
mod run;
mod site;
mod writer;

use std::error::Error as _;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use minijinja::UndefinedBehavior;

pub(crate) use environment::Environment;
pub(crate) use escape::escape;
pub use limits::Limits;
pub(crate) use run::{Piece, Run, Source};
pub(crate) use site::{Action, Site};

use self::root::Root;
use self::site::SiteFault;
use self::writer::Bounded;
use crate::diagnostics::{Diagnostic, Language, Problem};
use crate::lower::Program;
use crate::span::{LineIndex, Span};

/// The circumstances of a render. The clock is given, never read.
#[derive(Debug, Clone)]
pub struct RenderOptions {
    /// The instant that counts as now.
    pub now: Timestamp,
    /// The time zone of the clock.
    pub time_zone: TimeZone,
    /// The locale of names and numbers, such as `en_US`.
    pub locale: String,
    /// What the render may cost.
    pub limits: Limits,
}

impl RenderOptions {
    /// Now at this instant, in UTC and American English, with the usual limits.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            time_zone: TimeZone::UTC,
            locale: "en_US".to_owned(),
            limits: Limits::default(),
        }
    }
}

/// Why a message could not be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderError {
    /// The stable code.
    pub code: &'static str,
    /// Where in the source.
    pub span: Span,
    /// The line of its start, from 1.
    pub line: usize,
    /// The column of its start in characters, from 1.
    pub column: usize,
    problem: Box<Problem>,
}

impl RenderError {
    pub(crate) fn new(diagnostic: &Diagnostic, source: &str) -> Self {
        let position = LineIndex::new(source).position(diagnostic.span.start);
        Self {
            code: diagnostic.code,
            span: diagnostic.span,
            line: position.line,
            column: position.column,
            problem: diagnostic.problem.clone(),
        }
    }

    /// What happened, in a language.
    pub fn message(&self, language: Language) -> String {
        self.problem.message(language)
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}:{}: {}",
            self.line,
            self.column,
            self.message(Language::En)
        )
    }
}

impl std::error::Error for RenderError {}

/// The name under which a message is known to minijinja.
const NAME: &str = "message";

/// The most bytes that are set aside for an output before it is known.
const MOST_RESERVED: usize = 1 << 20;

/// A message, ready to run.
#[derive(Debug)]
pub(crate) struct Executable {
    program: Arc<Program>,
    engine: minijinja::Environment<'static>,
    /// The longest output so far, for sizing the next buffer.
    longest: AtomicUsize,
}

impl Executable {
    /// Hands the lowered code to minijinja.
    pub(crate) fn new(program: Program) -> Result<Self, Diagnostic> {
        let internal = |error: &minijinja::Error| {
            Diagnostic::new(
                Problem::Internal {
                    detail: error.to_string(),
                },
                program.span_of_line(error.line()),
            )
        };
        let mut engine = minijinja::Environment::empty();
        engine.set_syntax(crate::lower::syntax().map_err(|error| internal(&error))?);
        engine.set_undefined_behavior(UndefinedBehavior::Chainable);
        engine.set_formatter(|out, _, value| escape::format(out, value));
        engine.add_test("defined", |value: &minijinja::Value| !value.is_undefined());
        engine
            .add_template_owned(NAME, program.code.clone())
            .map_err(|error| internal(&error))?;
        Ok(Self {
            program: Arc::new(program),
            engine,
            longest: AtomicUsize::new(0),
        })
    }

    /// Runs the message. The output so far comes back even when it fails.
    pub(crate) fn run(
        &self,
        environment: &Arc<Environment>,
        source: &Arc<str>,
    ) -> (String, Result<(), Diagnostic>) {
        let root = Root::new(
            Arc::clone(&self.program),
            Arc::clone(environment),
            Arc::clone(source),
        );
        let mut buffer = Vec::with_capacity(
            self.longest
                .load(Ordering::Relaxed)
                .max(self.program.text_size),
        );
        let mut exceeded = false;
        let limit = environment.limits().output;
        let result = self.engine.get_template(NAME).and_then(|template| {
            template
                .render_captured_to(
                    minijinja::Value::from_object(root),
                    Bounded::new(&mut buffer, limit, &mut exceeded),
                )
                .map(|_| ())
        });
        self.longest
            .fetch_max(buffer.len().min(MOST_RESERVED), Ordering::Relaxed);
        // Only whole texts are written, so this never loses anything.
        let output = String::from_utf8(buffer)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let result = result.map_err(|error| {
            if exceeded {
                return Diagnostic::new(
                    Problem::OutputLimit { most: limit },
                    self.program.span_of_line(error.line()),
                );
            }
            match error
                .source()
                .and_then(|source| source.downcast_ref::<SiteFault>())
            {
                Some(SiteFault(fault)) => fault.clone(),
                None => Diagnostic::new(
                    Problem::Internal {
                        detail: error.to_string(),
                    },
                    self.program.span_of_line(error.line()),
                ),
            }
        });
        (output, result)
    }
}
