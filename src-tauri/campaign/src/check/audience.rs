//! Checks of the audience.

use super::{Finding, Subject, Tab};
use crate::design::IdentityType;
use crate::kind::Kind;
use crate::text::Text;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let audience = &subject.design.audience;
    if subject.kind == Kind::Marketing && audience.audience_id.is_none() {
        findings.push(Finding::error(
            "audienceMissing",
            Tab::Audience,
            "/audience/audienceId",
            Text::new(
                "A marketing campaign needs an audience.",
                "マーケティングキャンペーンにはオーディエンスが必要です。",
            ),
            Text::new("Choose an audience.", "オーディエンスを選択してください。"),
        ));
    }
    let named = match &audience.identity_type {
        None => false,
        Some(IdentityType::Custom(code)) => !code.trim().is_empty(),
        Some(_) => true,
    };
    if !named {
        findings.push(Finding::error(
            "identityTypeMissing",
            Tab::Audience,
            "/audience/identityType",
            Text::new(
                "No identity type is chosen, so recipients cannot be identified.",
                "ID タイプが選択されていないため、受信者を識別できません。",
            ),
            Text::new("Choose an identity type.", "ID タイプを選択してください。"),
        ));
    }
}
