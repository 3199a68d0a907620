//! Walking a JSON body: members with their pointers, and what is wrong with their types.

use super::check::Violation;
use campaign::text::Text;
use serde_json::{Map, Value};

/// A place in the body, with what has been found wrong so far.
pub(super) struct Place<'a, 'v> {
    pub(super) pointer: String,
    pub(super) object: &'a Map<String, Value>,
    pub(super) violations: &'v mut Vec<Violation>,
}

impl<'a> Place<'a, '_> {
    /// The pointer of a member.
    pub(super) fn at(&self, name: &str) -> String {
        format!("{}/{}", self.pointer, escape(name))
    }

    /// Notes a violation at a member.
    pub(super) fn say(
        &mut self,
        name: &str,
        code: &str,
        en: impl Into<String>,
        ja: impl Into<String>,
    ) {
        let pointer = self.at(name);
        self.violations.push(Violation {
            pointer,
            code: code.to_owned(),
            message: Text::new(en, ja),
        });
    }

    fn missing(&mut self, name: &str) {
        self.say(
            name,
            "missing",
            format!("“{name}” is required."),
            format!("「{name}」は必須です。"),
        );
    }

    fn wrong_type(&mut self, name: &str, code: &str, en: &str, ja: &str) {
        self.say(
            name,
            code,
            format!("“{name}” must be {en}."),
            format!("「{name}」は{ja}でなければなりません。"),
        );
    }

    /// A member that must be there as a text with something in it.
    pub(super) fn required_text(&mut self, name: &str) -> Option<&'a str> {
        match self.object.get(name) {
            None => self.missing(name),
            Some(Value::String(text)) if text.trim().is_empty() => self.say(
                name,
                "empty",
                format!("“{name}” must not be empty."),
                format!("「{name}」を空にすることはできません。"),
            ),
            Some(Value::String(text)) => return Some(text),
            Some(_) => self.wrong_type(name, "notText", "a text", "文字列"),
        }
        None
    }

    /// A member that may be missing, but else must be a text.
    pub(super) fn optional_text(&mut self, name: &str) -> Option<&'a str> {
        match self.object.get(name) {
            None => None,
            Some(Value::String(text)) => Some(text),
            Some(_) => {
                self.wrong_type(name, "notText", "a text", "文字列");
                None
            }
        }
    }

    /// A member that may be missing, but else must be an object.
    pub(super) fn optional_object(&mut self, name: &str) -> Option<&'a Map<String, Value>> {
        match self.object.get(name) {
            None => None,
            Some(Value::Object(object)) => Some(object),
            Some(_) => {
                self.wrong_type(name, "notObject", "an object", "オブジェクト");
                None
            }
        }
    }

    /// A list that must be there with `1..=limit` items.
    pub(super) fn list(&mut self, name: &str, limit: usize) -> &'a [Value] {
        match self.object.get(name) {
            None => self.missing(name),
            Some(Value::Array(items)) if items.is_empty() => self.say(
                name,
                "tooFew",
                format!("“{name}” needs at least one item."),
                format!("「{name}」には 1 件以上必要です。"),
            ),
            Some(Value::Array(items)) => {
                if items.len() > limit {
                    self.say(
                        name,
                        "tooMany",
                        format!(
                            "“{name}” has {} items; at most {limit} are allowed.",
                            items.len()
                        ),
                        format!(
                            "「{name}」は {} 件あります。上限は {limit} 件です。",
                            items.len()
                        ),
                    );
                }
                return items;
            }
            Some(_) => self.wrong_type(name, "notList", "a list", "配列"),
        }
        &[]
    }

    /// `object` at the pointer of a member, to look further inside.
    pub(super) fn inside<'b>(
        &'b mut self,
        path: &str,
        object: &'a Map<String, Value>,
    ) -> Place<'a, 'b> {
        Place {
            pointer: format!("{}/{path}", self.pointer),
            object,
            violations: self.violations,
        }
    }

    /// The objects of a list, each as a place of its own; items that are no objects are noted.
    pub(super) fn each(
        &mut self,
        name: &str,
        limit: usize,
        mut look: impl FnMut(&mut Place<'a, '_>),
    ) {
        for (index, item) in self.list(name, limit).iter().enumerate() {
            let path = format!("{}/{index}", escape(name));
            match item {
                Value::Object(object) => look(&mut self.inside(&path, object)),
                _ => self.violations.push(Violation {
                    pointer: format!("{}/{path}", self.pointer),
                    code: "notObject".to_owned(),
                    message: Text::new(
                        "This item must be an object.",
                        "この項目はオブジェクトでなければなりません。",
                    ),
                }),
            }
        }
    }
}

/// A member's name inside a JSON pointer.
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
