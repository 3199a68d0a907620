//! Properties: how a campaign is named, found and restricted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Name, description, tags and access labels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Properties {
    /// The name; required before activation.
    pub name: String,
    /// What the campaign is for.
    pub description: String,
    /// Tags, in the order given; names are unique within a campaign.
    pub tags: Vec<Tag>,
    /// Access labels (data usage and access control labels, such as `C1`).
    pub access_labels: Vec<String>,
}

/// A tag: a name with a colour, shared by name across the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tag {
    /// The tag's name.
    pub name: String,
    /// The colour it is shown in.
    #[serde(default)]
    pub color: TagColor,
}

/// The colours of tags: Spectrum's names for categorical colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum TagColor {
    #[default]
    Gray,
    Red,
    Orange,
    Yellow,
    Green,
    Cyan,
    Blue,
    Purple,
    Magenta,
}
