//! What the engine reports about a source: stable codes, exact ranges, messages in two languages and fixes.

mod english;
mod japanese;
mod problem;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

pub use problem::{Expected, Problem};

use crate::span::Span;

/// The languages that messages and documentation come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Japanese.
    #[serde(rename = "ja")]
    Ja,
}

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Likely not what was meant; the message can be sent.
    Warning,
    /// The message cannot be sent.
    Error,
}

/// A replacement of one range of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// A change that removes the cause of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What stands there afterwards, or what the change does, in English and Japanese.
    pub title: FixTitle,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

/// The title of a fix in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FixTitle {
    /// English.
    pub en: String,
    /// Japanese.
    pub ja: String,
}

impl Fix {
    /// The fix that writes `text` over `span`.
    pub(crate) fn replace(span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        let title = FixTitle {
            en: format!("Replace with “{text}”"),
            ja: format!("「{text}」に置き換える"),
        };
        Self {
            title,
            edits: vec![Edit { span, text }],
        }
    }

    /// The fix that inserts `text` at `offset`.
    pub(crate) fn insert(offset: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        let title = FixTitle {
            en: format!("Insert “{text}”"),
            ja: format!("「{text}」を挿入する"),
        };
        Self {
            title,
            edits: vec![Edit {
                span: Span::new(offset, offset),
                text,
            }],
        }
    }

    /// The fix that takes `span` away.
    pub(crate) fn remove(span: Span) -> Self {
        let title = FixTitle {
            en: "Remove".to_owned(),
            ja: "削除する".to_owned(),
        };
        Self {
            title,
            edits: vec![Edit {
                span,
                text: String::new(),
            }],
        }
    }

    /// The title in a language.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::En => &self.title.en,
            Language::Ja => &self.title.ja,
        }
    }

    /// The source after the fix.
    pub fn apply(&self, source: &str) -> String {
        let mut edits: Vec<&Edit> = self.edits.iter().collect();
        edits.sort_by_key(|edit| edit.span.start);
        let mut result = String::with_capacity(source.len());
        let mut at = 0;
        for edit in edits {
            result.push_str(source.get(at..edit.span.start).unwrap_or_default());
            result.push_str(&edit.text);
            at = edit.span.end;
        }
        result.push_str(source.get(at..).unwrap_or_default());
        result
    }
}

/// One problem at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The stable code of the problem.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where in the source.
    pub span: Span,
    /// What would repair it, best first; may be empty.
    pub fixes: Vec<Fix>,
    /// The problem with its particulars.
    pub problem: Box<Problem>,
}

impl Diagnostic {
    /// A diagnostic without fixes.
    pub(crate) fn new(problem: Problem, span: Span) -> Self {
        Self {
            code: problem.code(),
            severity: problem.severity(),
            span,
            fixes: Vec::new(),
            problem: Box::new(problem),
        }
    }

    /// The same with one more fix.
    #[must_use]
    pub(crate) fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// What happened, what it means and what to do, in a language.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::En => english::message(&self.problem),
            Language::Ja => japanese::message(&self.problem),
        }
    }

    /// Whether a message with this diagnostic must not be sent.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl Problem {
    /// The problem in a language.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::En => english::message(self),
            Language::Ja => japanese::message(self),
        }
    }
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Diagnostic", 5)?;
        fields.serialize_field("code", self.code)?;
        fields.serialize_field("severity", &self.severity)?;
        fields.serialize_field("span", &self.span)?;
        fields.serialize_field(
            "message",
            &FixTitle {
                en: self.message(Language::En),
                ja: self.message(Language::Ja),
            },
        )?;
        fields.serialize_field("fixes", &self.fixes)?;
        fields.end()
    }
}
