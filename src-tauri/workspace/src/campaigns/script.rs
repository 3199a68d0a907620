//! Scripts: how a step of undo is kept. A change of a text is kept as the piece that changed, so
//! that typing in a long email does not keep the email a hundred times.

use crate::error::Error;
use campaign::edit::Edit;
use json_patch::{Patch, PatchOperation};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What leads from one JSON value to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Script(Vec<Operation>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Operation {
    Splice(Splice),
    Patch(PatchOperation),
}

/// Replaces a piece of the text at `splice`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Splice {
    /// JSON pointer to the text; its name in JSON tells a splice from a JSON Patch.
    #[serde(rename = "splice")]
    path: String,
    /// Where the piece begins, in bytes.
    at: usize,
    /// How long it is, in bytes.
    delete: usize,
    /// What takes its place.
    insert: String,
}

impl Script {
    /// The script that leads from `from` to `to`.
    pub(crate) fn between(from: &Value, to: &Value) -> Result<Self, Error> {
        let mut at = from.clone();
        let mut operations = Vec::new();
        for operation in json_patch::diff(from, to).0 {
            operations.push(shorten(&at, &operation));
            if json_patch::patch(&mut at, std::slice::from_ref(&operation)).is_err() {
                break;
            }
        }
        // A step that cannot be taken back exactly would lose what somebody made.
        if at != *to {
            let whole = json!([{"op": "replace", "path": "", "value": to}]);
            let Patch(whole) = serde_json::from_value(whole)?;
            operations = whole.into_iter().map(Operation::Patch).collect();
        }
        Ok(Self(operations))
    }

    /// Whether nothing changes.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The script as an edit of `value`, which becomes what the script leads to.
    pub(crate) fn apply(&self, value: &mut Value) -> Result<Edit, Error> {
        let mut patch = Vec::with_capacity(self.0.len());
        for operation in &self.0 {
            let operation = match operation {
                Operation::Patch(operation) => operation.clone(),
                Operation::Splice(splice) => splice.expand(value)?,
            };
            json_patch::patch(value, std::slice::from_ref(&operation))
                .map_err(|error| broken(&error.to_string()))?;
            patch.push(operation);
        }
        Ok(Edit(Patch(patch)))
    }
}

impl Splice {
    fn expand(&self, value: &Value) -> Result<PatchOperation, Error> {
        let text = value
            .pointer(&self.path)
            .and_then(Value::as_str)
            .ok_or_else(|| broken("there is no text at the place"))?;
        let (before, after) = text
            .get(..self.at)
            .zip(text.get(self.at + self.delete..))
            .ok_or_else(|| broken("the piece is not in the text"))?;
        let text = [before, &self.insert, after].concat();
        Ok(serde_json::from_value(json!({
            "op": "replace",
            "path": self.path,
            "value": text,
        }))?)
    }
}

/// A step that does not fit its design: the file was written to by something else.
fn broken(why: &str) -> Error {
    crate::StorageError::Damaged(format!("a step of undo does not fit: {why}")).into()
}

/// `operation` on `value`, as a splice where it replaces one text by another.
fn shorten(value: &Value, operation: &PatchOperation) -> Operation {
    let kept = || Operation::Patch(operation.clone());
    let PatchOperation::Replace(replace) = operation else {
        return kept();
    };
    let path = replace.path.to_string();
    let (Some(Value::String(from)), Value::String(to)) = (value.pointer(&path), &replace.value)
    else {
        return kept();
    };
    let (at, delete, insert) = piece(from, to);
    Operation::Splice(Splice {
        path,
        at,
        delete,
        insert: insert.to_owned(),
    })
}

/// The piece in which two texts differ: where it begins, how long it is in `from`, what it is in `to`.
fn piece<'a>(from: &str, to: &'a str) -> (usize, usize, &'a str) {
    let same = |(a, b): &(u8, u8)| a == b;
    let mut start = from.bytes().zip(to.bytes()).take_while(same).count();
    while !from.is_char_boundary(start) || !to.is_char_boundary(start) {
        start -= 1;
    }
    let mut tail = from.as_bytes()[start..]
        .iter()
        .copied()
        .rev()
        .zip(to.as_bytes()[start..].iter().copied().rev())
        .take_while(same)
        .count();
    while !from.is_char_boundary(from.len() - tail) || !to.is_char_boundary(to.len() - tail) {
        tail -= 1;
    }
    (
        start,
        from.len() - tail - start,
        &to[start..to.len() - tail],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typing_in_a_long_text_keeps_only_what_was_typed() {
        let long = "x".repeat(100_000);
        let from = json!({"a/b": {"body": format!("{long} 注文 {long}")}});
        let to = json!({"a/b": {"body": format!("{long} 注意 {long}")}});
        let script = Script::between(&from, &to).expect("a script");
        let kept = serde_json::to_string(&script).expect("JSON");
        assert!(kept.len() < 200, "{} bytes", kept.len());
        let read: Script = serde_json::from_str(&kept).expect("a script");
        let mut value = from;
        read.apply(&mut value).expect("applies");
        assert_eq!(value, to);
    }

    #[test]
    fn a_step_that_does_not_fit_is_an_error() {
        let script = Script::between(&json!({"a": "long text"}), &json!({"a": "long word"}))
            .expect("a script");
        for mut other in [json!({}), json!({"a": 1}), json!({"a": "l"})] {
            assert!(script.apply(&mut other).is_err());
        }
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (0_i64..5).prop_map(Value::from),
            "[a注é]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map("[a/~]{0,2}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_script_leads_from_any_value_to_any_other(from in any_value(), to in any_value()) {
            let script = Script::between(&from, &to).expect("a script");
            let text = serde_json::to_string(&script).expect("JSON");
            let script: Script = serde_json::from_str(&text).expect("a script");
            let mut value = from;
            script.apply(&mut value).expect("applies");
            prop_assert_eq!(value, to);
        }
    }
}
