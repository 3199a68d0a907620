//! Maps and objects, in the order in which JavaScript would list their keys.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::{Value, to_native};

/// Maps up to this size are searched from the front, which is faster than an index.
const SMALL: usize = 12;

/// Keys and values.
#[derive(Debug, Default)]
pub(crate) struct Map {
    entries: Vec<(Arc<str>, Value)>,
    /// Positions of the entries by key, for maps that are not small.
    sorted: Vec<u32>,
}

impl Map {
    /// A map of these entries; keys are taken to be unique. Keys that are whole numbers come first, in their order.
    pub(crate) fn new(mut entries: Vec<(Arc<str>, Value)>) -> Self {
        let number = |key: &str| super::list::index(key).filter(|index| *index < u32::MAX as usize);
        if entries.iter().any(|(key, _)| number(key).is_some()) {
            entries.sort_by_key(|(key, _)| number(key).unwrap_or(usize::MAX));
        }
        let mut sorted = Vec::new();
        if entries.len() > SMALL {
            sorted = (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect();
            sorted.sort_by(|a, b| entries[*a as usize].0.cmp(&entries[*b as usize].0));
        }
        Self { entries, sorted }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        if self.sorted.is_empty() {
            return self
                .entries
                .iter()
                .find(|(name, _)| &**name == key)
                .map(|(_, value)| value);
        }
        let found = self
            .sorted
            .binary_search_by(|at| (*self.entries[*at as usize].0).cmp(key))
            .ok()?;
        Some(&self.entries[self.sorted[found] as usize].1)
    }

    pub(crate) fn entries(&self) -> &[(Arc<str>, Value)] {
        &self.entries
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Object for Map {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &minijinja::Value) -> Option<minijinja::Value> {
        self.get(key.as_str()?).map(to_native)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<minijinja::Value> {
        self.get(key).map(to_native)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }
}
