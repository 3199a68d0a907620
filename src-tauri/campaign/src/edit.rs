//! Edits: changes to a design as JSON Patch (RFC 6902), each with the patch that takes it back.

use crate::design::Design;
use json_patch::Patch;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A list of JSON Patch operations against a design's JSON form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(
    type = "Array<{ op: \"add\" | \"replace\"; path: string; value: unknown } | { op: \"remove\"; path: string } | { op: \"move\" | \"copy\"; from: string; path: string }>"
)]
pub struct Edit(pub Patch);

impl Edit {
    /// Whether the edit changes nothing.
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    /// The JSON pointers that the edit writes to, in order, as given.
    pub fn paths(&self) -> Vec<String> {
        self.0
            .0
            .iter()
            .map(|operation| operation.path().to_string())
            .collect()
    }
}

/// The result of an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The design after the edit.
    pub design: Design,
    /// What takes the edit back.
    pub inverse: Edit,
}

/// Why an edit was refused. The design is unchanged.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// An operation names a place that is not there.
    #[error("{path}: {reason}")]
    Place {
        /// JSON pointer of the operation.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// The result is no design: a member that is not known, or a value of the wrong type.
    #[error("not a campaign design: {0}")]
    Shape(String),
}

/// Applies `edit` to `design`: all of it or, on an error, nothing.
pub fn apply(design: &Design, edit: &Edit) -> Result<Edited, EditError> {
    let before =
        serde_json::to_value(design).map_err(|error| EditError::Shape(error.to_string()))?;
    let mut after = before.clone();
    json_patch::patch(&mut after, &edit.0).map_err(|error| EditError::Place {
        path: error.path.to_string(),
        reason: error.kind.to_string(),
    })?;
    let design: Design =
        serde_json::from_value(after).map_err(|error| EditError::Shape(error.to_string()))?;
    // The inverse is taken from the design as it will be stored, so that what serde fills in or
    // normalizes is taken back as well.
    let stored =
        serde_json::to_value(&design).map_err(|error| EditError::Shape(error.to_string()))?;
    Ok(Edited {
        design,
        inverse: Edit(json_patch::diff(&stored, &before)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use proptest::prelude::*;
    use serde_json::json;

    fn edit(operations: serde_json::Value) -> Edit {
        serde_json::from_value(operations).expect("a patch")
    }

    #[test]
    fn an_edit_changes_what_it_names_and_its_inverse_takes_it_back() {
        let design = Design::new(Kind::Transactional, "Order");
        let edited = apply(
            &design,
            &edit(json!([
                {"op": "replace", "path": "/properties/name", "value": "Order confirmation"},
                {"op": "add", "path": "/properties/tags/-", "value": {"name": "orders"}},
                {"op": "replace", "path": "/content/variants/default/locales/default/email/subject", "value": "Hi"}
            ])),
        )
        .expect("applies");
        assert_eq!(edited.design.properties.name, "Order confirmation");
        let message = edited.design.content.message("default", "default");
        assert_eq!(message.expect("a message").email.subject, "Hi");
        let back = apply(&edited.design, &edited.inverse).expect("applies");
        assert_eq!(back.design, design);
    }

    #[test]
    fn an_unknown_member_or_a_wrong_type_is_refused() {
        let design = Design::new(Kind::Transactional, "Order");
        for operations in [
            json!([{"op": "add", "path": "/properties/nmae", "value": "x"}]),
            json!([{"op": "replace", "path": "/properties/name", "value": 1}]),
        ] {
            assert!(matches!(
                apply(&design, &edit(operations)),
                Err(EditError::Shape(_))
            ));
        }
        let missing = json!([{"op": "replace", "path": "/nothing/here", "value": 1}]);
        assert!(matches!(
            apply(&design, &edit(missing)),
            Err(EditError::Place { .. })
        ));
    }

    #[test]
    fn a_failing_operation_undoes_the_ones_before_it() {
        let design = Design::new(Kind::Transactional, "Order");
        let result = apply(
            &design,
            &edit(json!([
                {"op": "replace", "path": "/properties/name", "value": "x"},
                {"op": "remove", "path": "/properties/tags/4"}
            ])),
        );
        assert!(result.is_err());
    }

    proptest! {
        #[test]
        fn every_text_edit_can_be_taken_back(names in proptest::collection::vec(".{0,40}", 1..8)) {
            let first = Design::new(Kind::Marketing, "start");
            let mut design = first.clone();
            let mut inverses = Vec::new();
            for name in names {
                let edited = apply(&design, &edit(json!([
                    {"op": "replace", "path": "/properties/name", "value": name},
                    {"op": "add", "path": "/properties/accessLabels/-", "value": name},
                ]))).expect("applies");
                inverses.push(edited.inverse);
                design = edited.design;
            }
            for inverse in inverses.iter().rev() {
                design = apply(&design, inverse).expect("applies").design;
            }
            prop_assert_eq!(design, first);
        }
    }
}
