//! What could be written at a place.

use serde::Serialize;

use super::UsedAttribute;
use super::place::Place;
use crate::check::{Origin, Scope};
use crate::functions;
use crate::span::Span;
use crate::syntax::characters::is_plain_name;
use crate::template::Template;
use crate::value::Type;

/// What a completion inserts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CompletionKind {
    /// An attribute of the profile or the context.
    Attribute,
    /// A loop or let variable.
    Variable,
    /// A function.
    Function,
    /// A block with its closing tag.
    Block,
    /// The id of a fragment.
    Fragment,
}

/// Something that could be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// What the list shows.
    pub label: String,
    /// What is written; `$0` marks where the cursor stands afterwards.
    pub insert: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A type, a signature or a full path.
    pub detail: String,
    /// For functions, what they do, in English and Japanese.
    pub documentation: Option<(&'static str, &'static str)>,
}

/// What could be written at a place, and what it would replace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completions {
    /// The part already typed, which the insertion replaces.
    pub replaces: Span,
    /// The possibilities, best first.
    pub items: Vec<Completion>,
}

/// The blocks, as snippets in both forms.
const BLOCKS: &[(&str, &str)] = &[
    ("if", "{%#if $0%}{%/if%}"),
    ("if else", "{%#if $0%}{%else%}{%/if%}"),
    ("unless", "{%#unless $0%}{%/unless%}"),
    ("each", "{{#each $0 as |item|}}{{/each}}"),
    ("with", "{{#with $0 as |value|}}{{/with}}"),
    ("let", "{% let $0 =  %}"),
    ("fragment", "{{fragment id=\"$0\" mode=\"inline\"}}"),
];

impl Template {
    /// What could be written at a byte offset.
    pub fn complete(&self, offset: usize) -> Completions {
        let source = self.source();
        let place = Place::at(source, offset);
        let Some(tag) = place.tag else {
            let at = crate::span::floor_boundary(source, offset);
            return Completions {
                replaces: Span::new(at, at),
                items: blocks(),
            };
        };
        let offset = crate::span::floor_boundary(source, offset);
        let path = place.path(source, offset);
        let typed = path.typed.of(source).trim_start_matches(['`', '[']);
        let mut items = Vec::new();
        let scope = self.scope_at(tag.span.start);
        if path.after_value {
            items.extend(methods());
        } else if path.names.is_empty() {
            items.extend(names(&scope));
            items.extend(self.fields(&scope.context(0).origin.unwrap_or_default(), offset));
            items.extend(functions::functions().map(function));
            if tag.inner.start == path.typed.start || self.before_is_hash(&place) {
                items.extend(blocks());
            }
        } else {
            items.extend(self.fields(&origin_of(&path.names, &scope), offset));
        }
        let wanted = typed.to_lowercase();
        items.retain(|item| item.label.to_lowercase().contains(&wanted));
        items.sort_by_key(|item| !item.label.to_lowercase().starts_with(&wanted));
        let mut seen = std::collections::HashSet::new();
        items.retain(|item| seen.insert((item.label.clone(), item.kind as u8)));
        Completions {
            replaces: path.typed,
            items,
        }
    }

    fn before_is_hash(&self, place: &Place) -> bool {
        place
            .before
            .first()
            .is_some_and(|first| first.span.of(self.source()) == "#")
    }

    /// The names at a place.
    pub(super) fn scope_at(&self, offset: usize) -> Scope {
        let inner = &self.inner;
        crate::check::probe(
            &inner.source,
            &inner.body,
            &inner.fragments,
            &inner.options,
            offset,
        )
    }

    /// The fields that an attribute is known to have, from the schema and from other uses in the message.
    /// What is being typed at the offset does not count as a use.
    fn fields(&self, origin: &Origin, offset: usize) -> Vec<Completion> {
        let base = origin
            .names()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        let mut known: Vec<(Vec<String>, String, Type)> = Vec::new();
        let split = |path: &str| {
            path.split('.')
                .map(|step| step.trim_end_matches("[]").to_owned())
                .collect::<Vec<_>>()
        };
        if let Some(schema) = &self.inner.options.schema {
            known.extend(schema.attributes.iter().map(|attribute| {
                (
                    split(&attribute.path),
                    attribute.path.clone(),
                    attribute.kind,
                )
            }));
        }
        let elsewhere =
            |used: &UsedAttribute| used.places.iter().any(|place| !place.touches(offset));
        let others = self.attributes().into_iter().filter(elsewhere);
        known.extend(others.map(|used| (split(&used.path), used.path, used.kind)));
        let mut found = Vec::new();
        for (names, path, kind) in known {
            if names.len() <= base.len() || !names.starts_with(&base) {
                continue;
            }
            let name = &names[base.len()];
            let leaf = names.len() == base.len() + 1;
            let insert = if is_plain_name(name) {
                name.clone()
            } else {
                format!("`{name}`")
            };
            found.push(Completion {
                label: name.clone(),
                insert,
                kind: CompletionKind::Attribute,
                detail: if leaf { kind.name().to_owned() } else { path },
                documentation: None,
            });
        }
        found.sort_by(|a, b| a.label.cmp(&b.label));
        found
    }
}

/// The attribute that names so far lead to.
pub(super) fn origin_of(names: &[String], scope: &Scope) -> Origin {
    let Some((head, rest)) = names.split_first() else {
        return Origin::default();
    };
    let known = scope
        .parameter(head)
        .or_else(|| {
            scope
                .lets
                .iter()
                .find(|(name, _)| name == head)
                .map(|(_, meaning)| meaning)
        })
        .cloned();
    let mut origin = match known {
        Some(meaning) => meaning.origin.unwrap_or_default(),
        None if head == "this" => scope.context(0).origin.unwrap_or_default(),
        None if matches!(head.as_str(), "profile" | "context" | "offers") => {
            Origin::root().child(head)
        }
        None => scope.context(0).origin.unwrap_or_default().child(head),
    };
    for name in rest {
        origin = origin.child(name);
    }
    origin
}

fn names(scope: &Scope) -> Vec<Completion> {
    let variable = |name: &str, detail: String| Completion {
        label: name.to_owned(),
        insert: name.to_owned(),
        kind: CompletionKind::Variable,
        detail,
        documentation: None,
    };
    let mut found: Vec<Completion> = scope
        .parameters
        .iter()
        .rev()
        .chain(&scope.lets)
        .map(|(name, meaning)| {
            let detail = match (&meaning.origin, meaning.kind) {
                (Some(origin), _) => origin.text(),
                (None, Some(kind)) => kind.name().to_owned(),
                (None, None) => String::new(),
            };
            variable(name, detail)
        })
        .collect();
    if scope.loops > 0 {
        found.extend(
            ["this", "@index", "@first", "@last", "@key"].map(|name| variable(name, String::new())),
        );
    }
    for name in ["profile", "context"] {
        found.push(Completion {
            kind: CompletionKind::Attribute,
            ..variable(name, Type::Map.name().to_owned())
        });
    }
    found
}

fn function(function: &'static functions::Function) -> Completion {
    let insert = if function.parameters.is_empty() {
        format!("{}()", function.name)
    } else {
        format!("{}($0)", function.name)
    };
    Completion {
        label: function.name.to_owned(),
        insert,
        kind: CompletionKind::Function,
        detail: function.signature(),
        documentation: Some((function.en, function.ja)),
    }
}

/// Functions that can follow a value: those that take something.
fn methods() -> impl Iterator<Item = Completion> {
    functions::functions()
        .filter(|known| !known.parameters.is_empty())
        .map(function)
}

fn blocks() -> Vec<Completion> {
    BLOCKS
        .iter()
        .map(|(label, insert)| Completion {
            label: (*label).to_owned(),
            insert: (*insert).to_owned(),
            kind: CompletionKind::Block,
            detail: insert.replace("$0", "…"),
            documentation: None,
        })
        .collect()
}
