//! Names and where their values come from, as far as the source tells.

use std::sync::Arc;

use crate::syntax::tree::{Path, PathHead};
use crate::value::Type;

/// A full path from the root of the data. Paths share their beginnings, so that going on from one costs one step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Origin(Option<Arc<Step>>);

#[derive(Debug, PartialEq, Eq)]
struct Step {
    before: Origin,
    name: Box<str>,
    /// Whether the path goes through the items of this list.
    items: bool,
}

impl Origin {
    pub(crate) fn root() -> Self {
        Self::default()
    }

    pub(crate) fn child(&self, name: &str) -> Self {
        Self(Some(Arc::new(Step {
            before: self.clone(),
            name: name.into(),
            items: false,
        })))
    }

    /// The items of this list.
    pub(crate) fn items(&self) -> Self {
        match &self.0 {
            Some(step) if !step.items => Self(Some(Arc::new(Step {
                before: step.before.clone(),
                name: step.name.clone(),
                items: true,
            }))),
            _ => self.clone(),
        }
    }

    pub(crate) fn is_items(&self) -> bool {
        self.0.as_ref().is_some_and(|step| step.items)
    }

    fn steps(&self) -> Vec<&Step> {
        let mut steps: Vec<&Step> =
            std::iter::successors(self.0.as_deref(), |step| step.before.0.as_deref()).collect();
        steps.reverse();
        steps
    }

    /// The names, each with whether the path goes through its items.
    pub(crate) fn parts(&self) -> Vec<(&str, bool)> {
        self.steps()
            .into_iter()
            .map(|step| (&*step.name, step.items))
            .collect()
    }

    /// How many names the path has.
    pub(crate) fn length(&self) -> usize {
        std::iter::successors(self.0.as_deref(), |step| step.before.0.as_deref()).count()
    }

    /// `profile` or `context`, or nothing for other places.
    pub(crate) fn base(&self) -> Option<&str> {
        std::iter::successors(self.0.as_deref(), |step| step.before.0.as_deref())
            .last()
            .map(|first| &*first.name)
    }

    /// The names without the list marks.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.steps().into_iter().map(|step| &*step.name).collect()
    }

    /// The path as people write it, with `[]` after a list that it goes through.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for (at, step) in self.steps().into_iter().enumerate() {
            if at > 0 {
                text.push('.');
            }
            text.push_str(&step.name);
            if step.items {
                text.push_str("[]");
            }
        }
        text
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
