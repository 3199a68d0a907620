//! Checks before activation: pure functions from a campaign to findings, each with code, place, text and remedy.
//!
//! What only the personalization engine can see (syntax, unknown functions, …) is found there and
//! joined with these findings by the application.

mod actions;
mod audience;
mod content;
mod properties;
mod schedule;

use crate::design::Design;
use crate::kind::Kind;
use crate::library::ChannelConfiguration;
use crate::text::Text;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the checks look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The kind of the campaign.
    pub kind: Kind,
    /// Its design.
    pub design: &'a Design,
    /// The channel configuration that the design names, if it exists.
    pub configuration: Option<&'a ChannelConfiguration>,
    /// The time at which it would be activated.
    pub now: Timestamp,
}

/// Whether a finding blocks activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Blocks activation.
    Error,
    /// Should be looked at.
    Warning,
}

/// The tab on which a finding is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Tab {
    Properties,
    Actions,
    Content,
    Audience,
    Schedule,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The tab.
    pub tab: Tab,
    /// JSON pointer into the design of the field concerned, such as `/properties/name`.
    pub path: String,
}

/// Something that is wrong with a campaign, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Stable code, such as `nameMissing`.
    pub code: String,
    /// Whether it blocks activation.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub remedy: Text,
}

impl Finding {
    pub(crate) fn error(
        code: &str,
        tab: Tab,
        path: impl Into<String>,
        message: Text,
        remedy: Text,
    ) -> Self {
        Self {
            code: code.to_owned(),
            severity: Severity::Error,
            place: Place {
                tab,
                path: path.into(),
            },
            message,
            remedy,
        }
    }

    pub(crate) fn warning(
        code: &str,
        tab: Tab,
        path: impl Into<String>,
        message: Text,
        remedy: Text,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, tab, path, message, remedy)
        }
    }
}

/// Every finding of `subject`, errors first, each group in the order of the tabs.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    properties::check(subject, &mut findings);
    actions::check(subject, &mut findings);
    content::check(subject, &mut findings);
    audience::check(subject, &mut findings);
    schedule::check(subject, &mut findings);
    sort(&mut findings);
    findings
}

/// A member name as a segment of a JSON pointer (RFC 6901).
pub fn pointer_segment(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Puts findings in the order in which they are shown: errors first, then by tab; otherwise as found.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.severity, finding.place.tab));
}

#[cfg(test)]
mod tests;
