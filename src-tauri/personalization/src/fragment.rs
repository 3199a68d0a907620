//! Fragments: reusable pieces of content that a message inserts by id.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostics::Diagnostic;
use crate::syntax::tree::{Body, ExprKind, FragmentTag, Literal, Node};

/// Whether a fragment can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FragmentStatus {
    /// Being written; a message that uses it cannot be sent.
    Draft,
    /// Published.
    #[default]
    Live,
}

/// The content of a fragment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// Its source, in the personalization language.
    pub source: String,
    /// Whether it can be sent.
    #[serde(default)]
    pub status: FragmentStatus,
}

/// The fragments that content may use, by id; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Fragments {
    by_id: Arc<HashMap<String, Fragment>>,
}

impl Fragments {
    /// Fragments by id. Ids are given as in the tag, with or without `ajo:` and the variant after a slash.
    pub fn new(fragments: impl IntoIterator<Item = (String, Fragment)>) -> Self {
        Self {
            by_id: Arc::new(
                fragments
                    .into_iter()
                    .map(|(id, fragment)| (plain(&id).to_owned(), fragment))
                    .collect(),
            ),
        }
    }

    /// The fragment that a tag's id names: the variant if it is known, or else the fragment.
    pub fn get(&self, id: &str) -> Option<&Fragment> {
        let id = plain(id);
        self.by_id
            .get(id)
            .or_else(|| self.by_id.get(id.split('/').next()?))
    }

    /// The ids, without `ajo:`.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }
}

fn plain(id: &str) -> &str {
    id.trim().strip_prefix("ajo:").unwrap_or(id.trim())
}

/// A fragment with its tree.
#[derive(Debug)]
pub(crate) struct ParsedFragment {
    pub(crate) source: String,
    pub(crate) body: Body,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) status: FragmentStatus,
}

/// The fragments that a message uses, directly or inside of others, parsed once each.
#[derive(Debug, Default)]
pub(crate) struct ParsedFragments {
    by_id: HashMap<String, Option<Arc<ParsedFragment>>>,
}

impl ParsedFragments {
    /// Parses what the message uses; the depth is bounded by the walk stopping at what is already known.
    pub(crate) fn of(body: &Body, fragments: &Fragments) -> Self {
        let mut parsed = Self::default();
        let mut wanted = used_ids(body);
        while let Some(id) = wanted.pop() {
            if parsed.by_id.contains_key(&id) {
                continue;
            }
            let fragment = fragments.get(&id).map(|fragment| {
                let mut diagnostics = Vec::new();
                let body = crate::syntax::parse(&fragment.source, &mut diagnostics);
                wanted.extend(used_ids(&body));
                Arc::new(ParsedFragment {
                    source: fragment.source.clone(),
                    body,
                    diagnostics,
                    status: fragment.status,
                })
            });
            parsed.by_id.insert(id, fragment);
        }
        parsed
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Arc<ParsedFragment>> {
        self.by_id.get(id)?.as_ref()
    }
}

fn used_ids(body: &Body) -> Vec<String> {
    let mut ids = Vec::new();
    walk(body, &mut |node| {
        if let Node::Fragment(tag) = node
            && let Some(id) = tag.id()
        {
            ids.push(id.to_owned());
        }
    });
    ids
}

/// Visits every node of a body and of the blocks in it.
pub(crate) fn walk<'tree>(body: &'tree Body, visit: &mut dyn FnMut(&'tree Node)) {
    for node in body {
        visit(node);
        if let Node::Block(block) = node {
            walk(&block.program, visit);
            if let Some(inverse) = &block.inverse {
                walk(&inverse.body, visit);
            }
        }
    }
}

impl FragmentTag {
    /// The id, when it is given as a literal.
    pub(crate) fn id(&self) -> Option<&str> {
        self.arguments
            .iter()
            .find(|argument| argument.name.text == "id")?
            .value
            .as_text()
    }

    /// Whether the fragment's output is shown; `render=false` runs it for its variables alone.
    pub(crate) fn renders(&self) -> bool {
        !self.arguments.iter().any(|argument| {
            argument.name.text == "render"
                && match &argument.value.kind {
                    ExprKind::Literal(Literal::Boolean(value)) => !value,
                    ExprKind::Literal(Literal::Text(text)) => text == "false",
                    _ => false,
                }
        })
    }

    /// The arguments that override fields.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &crate::syntax::tree::Argument> {
        self.arguments
            .iter()
            .filter(|argument| !matches!(&*argument.name.text, "id" | "mode" | "render"))
    }
}
