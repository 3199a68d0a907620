//! The attributes that a message may use, with their types: the profile's schema and the campaign's context contract.

use serde::{Deserialize, Serialize};

use crate::value::Type;

/// One known attribute. Lists are marked in the path: `context.order.items[].price`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// The full path, from `profile` or `context`.
    pub path: String,
    /// The type of the value.
    #[serde(rename = "type")]
    pub kind: Type,
}

/// The known attributes. A part (profile or context) of which nothing is known is not checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// The attributes, in any order.
    pub attributes: Vec<Attribute>,
}

impl Schema {
    /// A schema of attributes given as path and type.
    pub fn new(attributes: impl IntoIterator<Item = (String, Type)>) -> Self {
        Self {
            attributes: attributes
                .into_iter()
                .map(|(path, kind)| Attribute { path, kind })
                .collect(),
        }
    }

    /// Whether anything is known of this part (`profile`, `context`).
    pub(crate) fn covers(&self, root: &str) -> bool {
        self.attributes
            .iter()
            .any(|attribute| attribute.path.split(['.', '[']).next() == Some(root))
    }

    /// The type of a path, given without list marks; an inner node is a map or list. Nothing when there is no such
    /// path. A map of unknown content has every field.
    pub(crate) fn type_of(&self, path: &[&str]) -> Option<Type> {
        let mut found = None;
        for attribute in &self.attributes {
            let mut segments = attribute.path.split('.');
            let mut at = 0;
            let mut list = false;
            let matched = loop {
                let Some(segment) = segments.next() else {
                    break at == path.len()
                        || attribute.kind == Type::Map
                        || attribute.kind == Type::Any;
                };
                let Some(wanted) = path.get(at) else {
                    break true;
                };
                list = segment.ends_with("[]");
                if segment.trim_end_matches("[]").trim_matches('`') != *wanted {
                    break false;
                }
                at += 1;
            };
            if !matched || at < path.len() && !matches!(attribute.kind, Type::Map | Type::Any) {
                continue;
            }
            let whole = at == path.len() && attribute.path.split('.').count() == at;
            let kind = match (at < path.len(), whole, list) {
                (true, ..) => Type::Any,
                (_, true, false) => attribute.kind,
                (_, _, true) => Type::List,
                _ => Type::Map,
            };
            if whole && !list {
                return Some(kind);
            }
            found =
                Some(found.map_or(kind, |known| if known == Type::List { known } else { kind }));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_the_types_of_their_leaves_and_of_their_inner_nodes() {
        let schema = Schema::new([
            ("context.order.id".to_owned(), Type::String),
            ("context.order.items[].price".to_owned(), Type::Number),
            ("context.extra".to_owned(), Type::Map),
        ]);
        assert_eq!(
            schema.type_of(&["context", "order", "id"]),
            Some(Type::String)
        );
        assert_eq!(schema.type_of(&["context", "order"]), Some(Type::Map));
        assert_eq!(
            schema.type_of(&["context", "order", "items"]),
            Some(Type::List)
        );
        assert_eq!(
            schema.type_of(&["context", "order", "items", "price"]),
            Some(Type::Number)
        );
        assert_eq!(
            schema.type_of(&["context", "extra", "anything"]),
            Some(Type::Any)
        );
        assert_eq!(schema.type_of(&["context", "order", "nothing"]), None);
        assert_eq!(schema.type_of(&["context", "order", "id", "deeper"]), None);
        assert!(schema.covers("context") && !schema.covers("profile"));
    }
}
