//! Names and where their values come from, as far as the source tells.

use crate::syntax::tree::{Path, PathHead};
use crate::value::Type;

/// A full path from the root of the data; a step that is a list gone through ends in `[]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Origin {
    pub(crate) steps: Vec<String>,
}

impl Origin {
    pub(crate) fn root() -> Self {
        Self::default()
    }

    pub(crate) fn child(&self, name: &str) -> Self {
        let mut steps = self.steps.clone();
        steps.push(name.to_owned());
        Self { steps }
    }

    /// The items of this list.
    pub(crate) fn items(&self) -> Self {
        let mut steps = self.steps.clone();
        if let Some(last) = steps.last_mut()
            && !last.ends_with("[]")
        {
            last.push_str("[]");
        }
        Self { steps }
    }

    /// `profile` or `context`, or nothing for other places.
    pub(crate) fn base(&self) -> Option<&str> {
        self.steps.first().map(|first| first.trim_end_matches("[]"))
    }

    /// The names without the list marks.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.steps
            .iter()
            .map(|step| step.trim_end_matches("[]"))
            .collect()
    }

    /// The path as people write it.
    pub(crate) fn text(&self) -> String {
        self.steps.join(".")
    }
}

/// What a name or an expression stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meaning {
    /// The attribute it stands for, if it stands for one.
    pub(crate) origin: Option<Origin>,
    /// Its type, as far as known.
    pub(crate) kind: Option<Type>,
    /// The type of its items, for a list.
    pub(crate) items: Option<Type>,
}

impl Meaning {
    pub(crate) fn of(kind: Type) -> Self {
        Self {
            kind: (kind != Type::Any).then_some(kind),
            ..Self::default()
        }
    }
}

/// The names at a place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    /// The contexts, outermost first, without the root.
    pub(crate) contexts: Vec<Meaning>,
    /// Block parameters, innermost last.
    pub(crate) parameters: Vec<(String, Meaning)>,
    /// How many loops there are around.
    pub(crate) loops: usize,
    /// The let variables; filled for probes only.
    pub(crate) lets: Vec<(String, Meaning)>,
}

impl Scope {
    /// What `this` means after so many `../`.
    pub(crate) fn context(&self, parents: usize) -> Meaning {
        match self.contexts.len().checked_sub(parents) {
            None => Meaning::default(),
            Some(0) => Meaning {
                origin: Some(Origin::root()),
                kind: Some(Type::Map),
                items: None,
            },
            Some(depth) => self.contexts[depth - 1].clone(),
        }
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&Meaning> {
        self.parameters
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, meaning)| meaning)
    }

    /// What the head of a path means, and whether it already includes the head's name.
    pub(crate) fn head(&self, path: &Path, lets: impl Fn(&str) -> Option<Meaning>) -> Meaning {
        match &path.head {
            PathHead::Loop(_) => Meaning::of(Type::Any),
            PathHead::Root => Meaning {
                origin: Some(Origin::root()),
                kind: Some(Type::Map),
                items: None,
            },
            PathHead::This => self.context(path.parents),
            PathHead::Name(name) => {
                if let Some(parameter) = self.parameter(&name.text)
                    && !name.quoted
                {
                    return parameter.clone();
                }
                if let Some(meaning) = lets(&name.text) {
                    return meaning;
                }
                if matches!(name.text.as_str(), "profile" | "context" | "offers") {
                    let origin = Some(Origin::root().child(&name.text));
                    return Meaning {
                        origin,
                        kind: Some(Type::Map),
                        items: None,
                    };
                }
                let origin = self
                    .context(0)
                    .origin
                    .map(|origin| origin.child(&name.text));
                Meaning {
                    origin,
                    kind: None,
                    items: None,
                }
            }
        }
    }
}
