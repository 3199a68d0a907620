//! Which names mean what at a place in a message: contexts, block parameters and loops.

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The root of the data.
    Root,
    /// A variable of the lowered code.
    Variable(usize),
}

/// A loop around the place.
#[derive(Debug)]
pub(super) struct Loop {
    /// The number that names its own variables.
    pub(super) id: usize,
    pub(super) needs: Needs,
}

#[allow(clippy::struct_excessive_bools, reason = "four independent needs")]
/// What the body of a loop asks of it, found while the body is lowered.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Needs {
    pub(super) index: bool,
    pub(super) first: bool,
    pub(super) last: bool,
    pub(super) key: bool,
}

/// What a block parameter stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameter {
    /// The item, or the value of a `with`.
    Value(usize),
    /// The index or key of the loop at this depth.
    Key(usize),
    /// A parameter that Handlebars leaves empty.
    Nothing,
}

/// The names at a place.
#[derive(Debug, Default)]
pub(super) struct Scope<'a> {
    /// The contexts, outermost first, without the root.
    pub(super) contexts: Vec<Place>,
    pub(super) parameters: Vec<(&'a str, Parameter)>,
    pub(super) loops: Vec<Loop>,
    /// Names that are assigned by let somewhere inside of the loops around the place.
    pub(super) assigned_in_loops: Vec<&'a str>,
}

impl Scope<'_> {
    /// The context after so many `../`; nothing beyond the root.
    pub(super) fn context(&self, parents: usize) -> Option<Place> {
        match self.contexts.len().checked_sub(parents)? {
            0 => Some(Place::Root),
            depth => self.contexts.get(depth - 1).cloned(),
        }
    }

    /// The variables of the contexts, innermost first.
    pub(super) fn variables(&self) -> impl Iterator<Item = usize> {
        self.contexts.iter().rev().filter_map(|place| match place {
            Place::Root => None,
            Place::Variable(variable) => Some(*variable),
        })
    }

    pub(super) fn parameter(&self, name: &str) -> Option<Parameter> {
        self.parameters
            .iter()
            .rev()
            .find(|(known, _)| *known == name)
            .map(|(_, parameter)| *parameter)
    }

    /// The loop after so many `../`, as a position in `loops`.
    pub(super) fn loop_at(&self, parents: usize) -> Option<usize> {
        self.loops.len().checked_sub(parents + 1)
    }
}
