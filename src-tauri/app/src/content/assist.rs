//! Help at a position of a source: what could stand there, and what stands there for the chosen user.

use super::Stage;
use super::types::{AtPosition, CompletionItem, CompletionKind, Completions, HoverView};
use crate::app::App;
use crate::error::{CommandError, Range};
use campaign::text::Text;
use personalization::{Function, Language, LineIndex, Span, functions};
use serde_json::{Map, Value};

/// How many choices are shown at most.
const CHOICES: usize = 200;

/// How long a value shown beside a choice is at most, in characters.
const VALUE_LENGTH: usize = 60;

pub(crate) async fn complete(app: &App, request: AtPosition) -> Result<Completions, CommandError> {
    let stage = Stage::set(&*app.current()?, request.campaign_id, request.user_id)?;
    let (lines, at) = place(&request);
    let word = word_before(&request.source, at);
    let typed = word.of(&request.source).to_lowercase();
    let mut items: Vec<CompletionItem> = attributes(&stage)
        .into_iter()
        .chain(functions().map(function))
        .filter(|item| item.label.to_lowercase().contains(&typed))
        .collect();
    // What begins as typed comes first; otherwise attributes before functions, as collected.
    items.sort_by_key(|item| !item.label.to_lowercase().starts_with(&typed));
    items.truncate(CHOICES);
    Ok(Completions {
        range: super::diagnostics::range(&lines, word),
        items,
    })
}

pub(crate) async fn hover(
    app: &App,
    request: AtPosition,
) -> Result<Option<HoverView>, CommandError> {
    let stage = Stage::set(&*app.current()?, request.campaign_id, request.user_id)?;
    let (lines, at) = place(&request);
    let word = word_around(&request.source, at);
    let text = word.of(&request.source);
    let range: Range = super::diagnostics::range(&lines, word);
    if let Some(found) = attributes(&stage)
        .into_iter()
        .find(|item| item.label == text)
    {
        return Ok(Some(HoverView {
            range,
            title: found.label,
            value: Some(found.detail),
            documentation: None,
        }));
    }
    Ok(functions()
        .find(|function| function.name == text)
        .map(|function| HoverView {
            range,
            title: function.signature(),
            value: None,
            documentation: Some(documentation(function)),
        }))
}

fn place(request: &AtPosition) -> (LineIndex, usize) {
    let lines = LineIndex::new(&request.source);
    let at = lines.byte(usize::try_from(request.position).unwrap_or(usize::MAX));
    (lines, at)
}

/// Whether a character can be part of a path or a function's name.
fn is_word(character: char) -> bool {
    character == '.' || character == '_' || character == '@' || character.is_alphanumeric()
}

/// The word that ends at `at`.
fn word_before(source: &str, at: usize) -> Span {
    let before = source.get(..at).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, character)| is_word(*character))
        .last()
        .map_or(at, |(start, _)| start);
    Span::new(start, at)
}

/// The word on which `at` is.
fn word_around(source: &str, at: usize) -> Span {
    let before = word_before(source, at);
    let rest = source.get(at..).unwrap_or_default();
    let length = rest
        .char_indices()
        .find(|(_, character)| !is_word(*character))
        .map_or(rest.len(), |(end, _)| end);
    Span::new(before.start, at + length)
}

/// The attributes of the chosen user, whole paths with their values.
fn attributes(stage: &Stage) -> Vec<CompletionItem> {
    let mut items = Vec::new();
    let Some(user) = &stage.user else {
        return items;
    };
    if stage.kind.profile_available() {
        collect(
            "profile",
            &user.profile,
            CompletionKind::ProfileAttribute,
            &mut items,
        );
    }
    collect(
        "context",
        &user.context,
        CompletionKind::ContextAttribute,
        &mut items,
    );
    items
}

fn collect(
    path: &str,
    map: &Map<String, Value>,
    kind: CompletionKind,
    items: &mut Vec<CompletionItem>,
) {
    for (name, value) in map {
        // What is no plain name is quoted, as the language has it.
        let plain = name
            .chars()
            .all(|c| c == '_' || c == '@' || c.is_alphanumeric())
            && !name.starts_with(|c: char| c.is_ascii_digit());
        let path = if plain {
            format!("{path}.{name}")
        } else {
            format!("{path}.`{name}`")
        };
        if let Value::Object(inner) = value {
            collect(&path, inner, kind, items);
            continue;
        }
        let shown = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        items.push(CompletionItem {
            insert: path.clone(),
            label: path,
            kind,
            detail: shown.chars().take(VALUE_LENGTH).collect(),
            documentation: None,
        });
    }
}

fn function(function: &Function) -> CompletionItem {
    CompletionItem {
        label: function.name.to_owned(),
        insert: format!("{}(", function.name),
        kind: CompletionKind::Function,
        detail: function.signature(),
        documentation: Some(documentation(function)),
    }
}

fn documentation(function: &Function) -> Text {
    Text::new(
        function.documentation(Language::En),
        function.documentation(Language::Ja),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_at_a_position_is_a_path_or_a_name() {
        let source = "{%= upperCase(profile.姓.name) %}";
        let at = source.find(".name").expect("there") + 2;
        assert_eq!(word_before(source, at).of(source), "profile.姓.n");
        assert_eq!(word_around(source, at).of(source), "profile.姓.name");
        assert_eq!(word_before(source, 3).of(source), "");
        assert_eq!(word_around(source, source.len()).of(source), "");
    }
}
