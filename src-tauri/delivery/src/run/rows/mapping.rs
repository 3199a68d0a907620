//! Which column of a table is what.

use crate::payload::RecipientType;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// How the columns of a table become recipients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// The type of all recipients.
    pub recipient_type: RecipientType,
    /// The namespace of all user ids.
    pub namespace: String,
    /// What each column is, in the order of the table.
    pub columns: Vec<Column>,
}

/// What a column is. Empty cells are left out of the recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "is")]
pub enum Column {
    /// The user id.
    UserId,
    /// An email address in place of the profile's.
    EmailAddress,
    /// A phone number in place of the profile's.
    MobilePhoneNumber,
    /// A context attribute.
    Context {
        /// Its path below `context`, such as `order.id`.
        path: String,
    },
    /// A profile attribute.
    Profile {
        /// Its path below `profile`, such as `person.name.firstName`.
        path: String,
    },
    /// Not sent.
    Ignored,
}

impl Mapping {
    /// What the columns probably are, by their headings. Headings that say nothing else name a
    /// context attribute.
    pub fn guess(headings: &[String], recipient_type: RecipientType, namespace: &str) -> Self {
        let mut has_id = false;
        let mut columns: Vec<Column> = headings
            .iter()
            .map(|heading| {
                let heading = heading.trim();
                let plain = heading.to_lowercase().replace(['_', ' ', '-'], "");
                match plain.as_str() {
                    "userid" if !has_id => {
                        has_id = true;
                        Column::UserId
                    }
                    "emailaddress" => Column::EmailAddress,
                    "mobilephonenumber" => Column::MobilePhoneNumber,
                    "" => Column::Ignored,
                    _ => match heading.split_once('.') {
                        Some(("context", path)) if !path.is_empty() => Column::Context {
                            path: path.to_owned(),
                        },
                        Some(("profile", path)) if !path.is_empty() => Column::Profile {
                            path: path.to_owned(),
                        },
                        _ => Column::Context {
                            path: heading.to_owned(),
                        },
                    },
                }
            })
            .collect();
        if !has_id {
            // The column that is named like the identity type is the id in most files.
            let wanted = [
                namespace.to_lowercase(),
                "email".to_owned(),
                "id".to_owned(),
            ];
            let found = wanted.iter().find_map(|wanted| {
                headings
                    .iter()
                    .position(|heading| heading.trim().to_lowercase() == *wanted)
            });
            if let Some(column) = found.and_then(|index| columns.get_mut(index)) {
                *column = Column::UserId;
            }
        }
        Self {
            recipient_type,
            namespace: namespace.to_owned(),
            columns,
        }
    }
}

/// Puts a text at a path; `false` where something else stands in the way.
pub(super) fn put(into: &mut Map<String, Value>, path: &str, text: &str) -> bool {
    match path.split_once('.') {
        None => {
            let free = !into.contains_key(path);
            into.entry(path).or_insert_with(|| text.into());
            free
        }
        Some((name, rest)) => {
            let below = into
                .entry(name)
                .or_insert_with(|| Value::Object(Map::new()));
            below
                .as_object_mut()
                .is_some_and(|below| put(below, rest, text))
        }
    }
}
