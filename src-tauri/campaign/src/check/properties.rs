//! Checks of the properties.

use super::{Finding, Subject, Tab};
use crate::text::Text;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.design.properties.name.trim().is_empty() {
        findings.push(Finding::error(
            "nameMissing",
            Tab::Properties,
            "/properties/name",
            Text::new(
                "The campaign has no name.",
                "キャンペーンに名前がありません。",
            ),
            Text::new("Enter a name.", "名前を入力してください。"),
        ));
    }
}
