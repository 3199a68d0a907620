//! Lists. A list answers the name of a field with that field of its items, which makes `orders.price` the prices.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::{Value, to_native};

/// A list of values, with measures that bound what may be built from it.
#[derive(Debug)]
pub(crate) struct List {
    items: Vec<Value>,
    depth: u32,
    weight: u64,
}

impl List {
    pub(crate) fn new(items: Vec<Value>) -> Self {
        let (mut depth, mut weight) = (0, items.len() as u64);
        for item in &items {
            if let Value::List(list) = item {
                depth = depth.max(list.depth);
                weight = weight.saturating_add(list.weight);
            }
        }
        Self {
            items,
            depth: depth + 1,
            weight,
        }
    }

    pub(crate) fn items(&self) -> &[Value] {
        &self.items
    }

    pub(crate) const fn depth(&self) -> u32 {
        self.depth
    }

    pub(crate) const fn weight(&self) -> u64 {
        self.weight
    }

    /// The field of every item that has it, lists among them opened up; null when no item has it.
    pub(crate) fn field(&self, name: &str) -> Value {
        let mut found = Vec::new();
        let mut any = false;
        for item in &self.items {
            match item {
                Value::Map(map) => {
                    if let Some(value) = map.get(name) {
                        any = true;
                        found.push(value.clone());
                    }
                }
                Value::List(list) => {
                    if let Value::List(inner) = list.field(name) {
                        any = true;
                        found.extend_from_slice(inner.items());
                    }
                }
                _ => {}
            }
        }
        if any {
            return Value::List(Arc::new(Self::new(found)));
        }
        if name == "length" {
            return Value::Integer(i64::try_from(self.items.len()).unwrap_or(i64::MAX));
        }
        index(name)
            .and_then(|at| self.items.get(at))
            .cloned()
            .unwrap_or_default()
    }
}

/// The list index that a name spells, as JavaScript spells them: no sign, no leading zero.
pub(super) fn index(name: &str) -> Option<usize> {
    let plain =
        name == "0" || (!name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit()));
    if plain { name.parse().ok() } else { None }
}

impl Object for List {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &minijinja::Value) -> Option<minijinja::Value> {
        if let Some(at) = key.as_usize() {
            return self.items.get(at).map(to_native);
        }
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<minijinja::Value> {
        match self.field(key) {
            Value::Null => None,
            value => Some(to_native(&value)),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.items.len())
    }

    fn enumerator_len(self: &Arc<Self>) -> Option<usize> {
        Some(self.items.len())
    }
}
