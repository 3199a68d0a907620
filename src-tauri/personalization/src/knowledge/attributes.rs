//! The attributes that a message uses, with the types that their use implies.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::Use;
use crate::span::Span;
use crate::template::Template;
use crate::value::Type;

/// An attribute that a message uses. Aliases and loops are resolved: `context.order.items[].price`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UsedAttribute {
    /// The full path, from `profile` or `context`.
    pub path: String,
    /// The type that the uses imply; text where nothing implies more.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Where it is used, in the order of the source; for uses inside of a fragment, the fragment's tag.
    pub places: Vec<Span>,
}

impl Template {
    /// The attributes used, sorted by path.
    pub fn attributes(&self) -> Vec<UsedAttribute> {
        attributes(&self.inner.uses)
    }
}

fn attributes(uses: &[Use]) -> Vec<UsedAttribute> {
    let mut found: BTreeMap<String, UsedAttribute> = BTreeMap::new();
    for used in uses.iter().filter(|used| used.origin.length() > 1) {
        // What is gone through is a list; its mark stands only where items are meant.
        let path = used.origin.text();
        let entry = found.entry(path.clone()).or_insert(UsedAttribute {
            path,
            kind: Type::Any,
            places: Vec::new(),
        });
        entry.kind = stronger(entry.kind, used.implied);
        if !entry.places.contains(&used.span) {
            entry.places.push(used.span);
        }
    }
    let paths: Vec<String> = found.keys().cloned().collect();
    for attribute in found.values_mut() {
        let items = format!("{}[]", attribute.path);
        let inside = |separator: &str, base: &str| {
            let prefix = format!("{base}{separator}");
            paths.iter().any(|path| path.starts_with(&prefix))
        };
        if attribute.path.ends_with("[]") {
            // The items themselves: a map when fields of them are used.
            if inside(".", &attribute.path) {
                attribute.kind = Type::Map;
            }
        } else if inside("", &items) {
            attribute.kind = Type::List;
        } else if inside(".", &attribute.path) && attribute.kind != Type::List {
            attribute.kind = Type::Map;
        }
        if attribute.kind == Type::Any {
            attribute.kind = Type::String;
        }
    }
    found.into_values().collect()
}

/// The type that says more; on a par, the one that was there.
fn stronger(known: Type, new: Type) -> Type {
    let strength = |kind: Type| match kind {
        Type::Any => 0,
        Type::String => 1,
        Type::Boolean => 2,
        Type::Integer => 3,
        Type::Number => 4,
        Type::Date => 5,
        Type::Map => 6,
        Type::List => 7,
    };
    if strength(new) > strength(known) {
        new
    } else {
        known
    }
}
