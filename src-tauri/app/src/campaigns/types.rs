//! Requests and answers about campaigns.

use campaign::check::Finding;
use campaign::edit::Edit;
use campaign::id::CampaignId;
use campaign::{Channel, Design, Kind, Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use workspace::CampaignSort;

/// Which campaigns to list. Empty filters let everything pass.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListCampaigns {
    /// Words to find in name, description, tags and content.
    pub search: String,
    /// Statuses to show; empty shows all but archived.
    pub statuses: Vec<Status>,
    /// Kinds to show.
    pub kinds: Vec<Kind>,
    /// Channels to show.
    pub channels: Vec<Channel>,
    /// Tag names; a campaign with any of them is shown.
    pub tags: Vec<String>,
    /// The order.
    pub sort: CampaignSort,
    /// Whether the order is turned round.
    pub descending: bool,
    /// How many rows to pass over.
    pub offset: u32,
    /// How many rows to give at most; 0 gives none, only the total.
    pub limit: u32,
}

/// Names a campaign.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignRef {
    /// The campaign.
    pub campaign_id: CampaignId,
}

/// Makes a campaign.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateCampaign {
    /// Its kind, fixed from then on.
    pub kind: Kind,
    /// Its name; may be empty.
    pub name: String,
}

/// Makes a draft from any campaign.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateCampaign {
    /// The campaign to copy.
    pub campaign_id: CampaignId,
    /// The copy's name.
    pub name: String,
}

/// Where a campaign stands, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignState {
    /// Where it stands.
    #[serde(flatten)]
    pub standing: workspace::CampaignState,
    /// Errors and warnings, errors first.
    pub findings: Vec<Finding>,
}

/// A campaign with its design.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignView {
    /// Where it stands.
    pub state: CampaignState,
    /// The design: of the draft when there is one, else of the active version.
    pub design: Design,
}

/// Changes a campaign.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditCampaign {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The change.
    pub edit: Edit,
    /// Who changes: comes back in the change event, so that a window knows its own echo.
    pub origin: String,
    /// Edits with the same key that follow each other closely become one step of undo; for typing,
    /// the path of the field. `null` makes a step of its own.
    pub coalesce: Option<String>,
}

/// Asks for undo or redo.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepCampaign {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Who asks, see [`EditCampaign::origin`].
    pub origin: String,
}
