//! Help at a position of a source: what could be written there, and what stands there for the chosen user.

use super::Stage;
use super::types::{
    AtPosition, CompletionItem, CompletionKind, Completions, HoverView, SourceFormat,
};
use crate::app::App;
use crate::engine;
use crate::error::CommandError;
use campaign::text::Text;
use personalization::{Attribute, Completion, Format, Hover, LineIndex, Schema, Template, Type};
use serde_json::{Map, Value};

/// How many choices are shown at most.
const CHOICES: usize = 200;

/// How long a value shown in a hover is at most, in characters.
const VALUE_LENGTH: usize = 200;

pub(crate) async fn complete(app: &App, request: AtPosition) -> Result<Completions, CommandError> {
    let stage = Stage::set(&*app.current()?, request.campaign_id, request.user_id)?;
    let lines = LineIndex::new(&request.source);
    let found = template(&stage, &request).complete(offset(&lines, &request));
    Ok(Completions {
        range: super::diagnostics::range(&lines, found.replaces),
        items: found.items.into_iter().take(CHOICES).map(item).collect(),
    })
}

pub(crate) async fn hover(
    app: &App,
    request: AtPosition,
) -> Result<Option<HoverView>, CommandError> {
    let stage = Stage::set(&*app.current()?, request.campaign_id, request.user_id)?;
    let lines = LineIndex::new(&request.source);
    let Some(found) = template(&stage, &request).hover(offset(&lines, &request)) else {
        return Ok(None);
    };
    Ok(Some(match found {
        Hover::Function {
            span,
            signature,
            en,
            ja,
            ..
        } => HoverView {
            range: super::diagnostics::range(&lines, span),
            title: signature,
            value: None,
            documentation: Some(Text::new(en, ja)),
        },
        Hover::Attribute { span, path, .. } => HoverView {
            range: super::diagnostics::range(&lines, span),
            value: value(app, &stage, &path)?,
            title: path,
            documentation: None,
        },
    }))
}

/// The source with everything the chosen user has as the known attributes.
fn template(stage: &Stage, request: &AtPosition) -> Template {
    let format = match request.format {
        SourceFormat::Html => Format::Html,
        SourceFormat::Text => Format::Text,
    };
    let mut attributes = Vec::new();
    if let Some(user) = &stage.user {
        if stage.kind.profile_available() {
            collect("profile", &user.profile, &mut attributes);
        }
        collect("context", &user.context, &mut attributes);
    }
    engine::compile_knowing(
        &request.source,
        format,
        stage.kind.profile_available(),
        &stage.fragments,
        Schema { attributes },
    )
}

/// What an attribute is for the chosen user, as it would print; nothing without a user.
fn value(app: &App, stage: &Stage, path: &str) -> Result<Option<String>, CommandError> {
    if stage.user.is_none() {
        return Ok(None);
    }
    // A path through a list gives every item's value.
    let source = format!("{{{{{{{}}}}}}}", path.replace("[]", ""));
    let options = super::circumstances(app, None)?;
    let printed = engine::compile(&source, Format::Text, true, &stage.fragments)
        .render(&stage.data(), &options)
        .ok();
    Ok(printed.map(|text| text.chars().take(VALUE_LENGTH).collect()))
}

fn offset(lines: &LineIndex, request: &AtPosition) -> usize {
    lines.byte(usize::try_from(request.position).unwrap_or(usize::MAX))
}

fn collect(path: &str, map: &Map<String, Value>, attributes: &mut Vec<Attribute>) {
    for (name, value) in map {
        // What is no plain name is quoted, as the language has it.
        let plain = !name.is_empty()
            && name.chars().all(|c| c == '_' || c.is_alphanumeric())
            && !name.starts_with(|c: char| c.is_ascii_digit());
        let path = if plain {
            format!("{path}.{name}")
        } else {
            format!("{path}.`{name}`")
        };
        add(path, value, attributes);
    }
}

fn add(path: String, value: &Value, attributes: &mut Vec<Attribute>) {
    let kind = match value {
        Value::Object(inner) if !inner.is_empty() => return collect(&path, inner, attributes),
        Value::Array(items) => {
            return match items.first() {
                Some(Value::Object(inner)) => collect(&format!("{path}[]"), inner, attributes),
                _ => attributes.push(Attribute {
                    path,
                    kind: Type::List,
                }),
            };
        }
        Value::Object(_) => Type::Map,
        Value::Null => Type::Any,
        Value::Bool(_) => Type::Boolean,
        Value::Number(number) if number.is_i64() => Type::Integer,
        Value::Number(_) => Type::Number,
        Value::String(_) => Type::String,
    };
    attributes.push(Attribute { path, kind });
}

fn item(completion: Completion) -> CompletionItem {
    use personalization::CompletionKind as Kind;
    CompletionItem {
        kind: match completion.kind {
            Kind::Attribute if completion.detail.starts_with("context") => {
                CompletionKind::ContextAttribute
            }
            Kind::Attribute => CompletionKind::ProfileAttribute,
            Kind::Variable => CompletionKind::Variable,
            Kind::Function => CompletionKind::Function,
            Kind::Block => CompletionKind::Snippet,
            Kind::Fragment => CompletionKind::Fragment,
        },
        label: completion.label,
        insert: completion.insert,
        detail: completion.detail,
        documentation: completion.documentation.map(|(en, ja)| Text::new(en, ja)),
    }
}
