//! What is known of the thing at a place: a function's documentation, an attribute's full path and type.

use serde::Serialize;

use super::completion::origin_of;
use super::place::Place;
use crate::diagnostics::Language;
use crate::functions::{self, Function};
use crate::span::Span;
use crate::syntax::lexer::TokenKind;
use crate::template::Template;
use crate::value::Type;

/// What a hover shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Hover {
    /// A function.
    Function {
        /// Its place.
        span: Span,
        /// Its signature.
        signature: String,
        /// What it does, in English.
        en: &'static str,
        /// What it does, in Japanese.
        ja: &'static str,
        /// An example of its use.
        example: &'static str,
        /// What the example prints.
        output: &'static str,
    },
    /// An attribute.
    Attribute {
        /// Its place.
        span: Span,
        /// Its full path.
        path: String,
        /// Its type, from the schema or else from its uses.
        #[serde(rename = "type")]
        kind: Type,
    },
}

/// The call around a place.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    /// The function.
    #[serde(skip)]
    pub function: &'static Function,
    /// The whole signature.
    pub label: String,
    /// The parameters, as they stand in the label.
    pub parameters: Vec<String>,
    /// The parameter that is being written; past the last when there are too many.
    pub active: usize,
}

impl Signature {
    /// What the function does, in a language.
    pub fn documentation(&self, language: Language) -> &'static str {
        self.function.documentation(language)
    }
}

impl Template {
    /// What is known of the thing at a byte offset.
    pub fn hover(&self, offset: usize) -> Option<Hover> {
        let source = self.source();
        let tag = Place::at(source, offset).tag?;
        let all = crate::syntax::lexer::tokens(source, tag.inner, &mut Vec::new());
        let at = all.iter().position(|token| {
            token.span.start <= offset
                && offset < token.span.end
                && matches!(token.kind, TokenKind::Name | TokenKind::Quoted(_))
        })?;
        let token = &all[at];
        let called = all
            .get(at + 1)
            .is_some_and(|next| next.kind == TokenKind::Open);
        if called && let Some(function) = functions::find(token.span.of(source)) {
            return Some(Hover::Function {
                span: token.span,
                signature: function.signature(),
                en: function.en,
                ja: function.ja,
                example: function.example.template,
                output: function.example.output,
            });
        }
        let end = token.span.end;
        let path = Place::at(source, end).path(source, end);
        if path.after_value {
            return None;
        }
        let mut names = path.names;
        names.push(match &token.kind {
            TokenKind::Quoted(text) => text.clone(),
            _ => token.span.of(source).to_owned(),
        });
        let origin = origin_of(&names, &self.scope_at(tag.span.start));
        if !matches!(origin.base(), Some("profile" | "context")) {
            return None;
        }
        let text = origin.text();
        let from_schema = self
            .inner
            .options
            .schema
            .as_ref()
            .and_then(|schema| schema.type_of(&origin.names()));
        let kind = from_schema
            .or_else(|| {
                self.attributes()
                    .into_iter()
                    .find(|used| used.path == text)
                    .map(|used| used.kind)
            })
            .unwrap_or(Type::Any);
        Some(Hover::Attribute {
            span: token.span,
            path: text,
            kind,
        })
    }

    /// The call that a byte offset is in.
    pub fn signature(&self, offset: usize) -> Option<Signature> {
        let source = self.source();
        let (name, active) = Place::at(source, offset).call(source)?;
        let function = functions::find(&name)?;
        let repeated = function.parameters.last().is_some_and(|last| last.repeated);
        let active = if repeated {
            active.min(function.parameters.len() - 1)
        } else {
            active
        };
        Some(Signature {
            function,
            label: function.signature(),
            parameters: function
                .parameters
                .iter()
                .map(functions::Parameter::label)
                .collect(),
            active,
        })
    }
}
