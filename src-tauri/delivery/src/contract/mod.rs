//! The context contract towards callers: what a payload lacks, and the contract as JSON Schema and `OpenAPI`.
//!
//! Context attributes travel as texts where they are direct members of `context`; deeper ones may
//! have types of their own. A number that is a text is a number all the same.

mod check;
mod schema;

pub use check::{check_body, check_context};
pub use schema::{context_schema, openapi};

use campaign::design::{AttributeType, ContextAttribute};

/// The contract as a tree: what the paths `order.id` and `order.items[].price` say together.
#[derive(Debug, Default)]
struct Node<'a> {
    attribute: Option<&'a ContextAttribute>,
    /// Whether something at or below it is required.
    required: bool,
    /// Members, in the order of the contract.
    members: Vec<(&'a str, Node<'a>)>,
    /// Whether it is a list whose items have `members`, or are the attribute.
    list: bool,
}

impl<'a> Node<'a> {
    fn of(contract: &'a [ContextAttribute]) -> Self {
        let mut root = Self::default();
        for attribute in contract {
            let mut node = &mut root;
            node.required |= attribute.required;
            for segment in attribute.path.split('.') {
                let (name, list) = match segment.strip_suffix("[]") {
                    Some(name) => (name, true),
                    None => (segment, false),
                };
                let known = node.members.iter().position(|(known, _)| *known == name);
                let at = known.unwrap_or_else(|| {
                    node.members.push((name, Node::default()));
                    node.members.len() - 1
                });
                node = &mut node.members[at].1;
                node.required |= attribute.required;
                node.list |= list;
            }
            node.attribute = Some(attribute);
        }
        root
    }

    /// The type, as far as the contract says it.
    fn kind(&self) -> AttributeType {
        match self.attribute {
            Some(attribute) if self.members.is_empty() => attribute.attribute_type,
            _ => AttributeType::Object,
        }
    }
}

#[cfg(test)]
mod tests;
