//! Campaigns as a whole: a row for lists, a design for each version, steps of undo, and search, kept in agreement.

mod act;
mod edit;
mod list;
mod project;
pub(crate) mod script;

pub use list::{CampaignPage, CampaignQuery, CampaignRow, CampaignSort};

use crate::error::Error;
use crate::read::Read;
use crate::table::campaign::{self, Stored};
use crate::table::campaign_step::{self, Draft};
use crate::table::campaign_version::{self, Version, VersionState};
use crate::table::{campaign_label, campaign_use};
use crate::write::Write;
use ::campaign::edit::Edit;
use ::campaign::id::CampaignId;
use ::campaign::lifecycle::Standing;
use ::campaign::{Act, Design, Kind, Status};
use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

/// Where a campaign stands, without its design.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignState {
    /// Its id.
    pub id: CampaignId,
    /// Its kind.
    pub kind: Kind,
    /// What has happened to it.
    #[serde(skip)]
    #[ts(skip)]
    pub standing: Standing,
    /// The status at the time of reading.
    pub status: Status,
    /// What can be done to it now.
    pub allowed: Vec<Act>,
    /// Grows with every change of the campaign.
    #[ts(type = "number")]
    pub revision: u64,
    /// The version shown: the draft where there is one, else the one activated last.
    pub version: u32,
    /// Whether a draft version stands beside the active one.
    pub draft_version: bool,
    /// The version that calls get; `null` before the first activation.
    pub live_version: Option<u32>,
    /// Whether there is a step to undo.
    pub can_undo: bool,
    /// Whether there is a step to redo.
    pub can_redo: bool,
    /// Start of the active version, or of the draft.
    #[ts(type = "string | null")]
    pub starts_at: Option<Timestamp>,
    /// End of the active version, or of the draft.
    #[ts(type = "string | null")]
    pub ends_at: Option<Timestamp>,
    /// When it was made.
    #[ts(type = "string")]
    pub created_at: Timestamp,
    /// When it was last changed.
    #[ts(type = "string")]
    pub modified_at: Timestamp,
}

/// A campaign with the design shown: of the draft where there is one, else of the version activated last.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Campaign {
    /// Where it stands.
    pub state: CampaignState,
    /// The design.
    pub design: Design,
}

/// A step that was undone or redone.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stepped {
    /// The campaign after it.
    pub campaign: Campaign,
    /// What changed in the design.
    pub edit: Edit,
}

/// Reading campaigns.
#[derive(Clone, Copy)]
pub struct Campaigns<'a> {
    read: Read<'a>,
}

impl<'a> Campaigns<'a> {
    pub(crate) const fn new(read: Read<'a>) -> Self {
        Self { read }
    }

    /// A campaign with its design.
    pub fn get(&self, id: CampaignId) -> Result<Campaign, Error> {
        let state = self.state(id)?;
        let design = campaign_version::design(self.read.connection, id, state.version)?;
        Ok(Campaign { state, design })
    }

    /// Where a campaign stands.
    pub fn state(&self, id: CampaignId) -> Result<CampaignState, Error> {
        let connection = self.read.connection;
        self.state_of(&campaign::get(connection, id)?)
    }

    /// Every version of a campaign, newest first.
    pub fn versions(&self, id: CampaignId) -> Result<Vec<Version>, Error> {
        campaign::get(self.read.connection, id)?;
        campaign_version::all(self.read.connection, id)
    }

    /// The design of one version.
    pub fn version(&self, id: CampaignId, number: u32) -> Result<Design, Error> {
        campaign_version::design(self.read.connection, id, number)
    }

    /// The design that calls get, with where the campaign stands; `None` before the first activation.
    /// Whether it may be called now is for [`CampaignState::allowed`] to say.
    pub fn live(&self, id: CampaignId) -> Result<Option<Campaign>, Error> {
        let state = self.state(id)?;
        let Some(number) = state.live_version else {
            return Ok(None);
        };
        let design = campaign_version::design(self.read.connection, id, number)?;
        Ok(Some(Campaign { state, design }))
    }

    /// A page of the campaign list.
    pub fn list(&self, query: &CampaignQuery) -> Result<CampaignPage, Error> {
        list::list(self.read, query)
    }

    /// Every access label in use.
    pub fn labels(&self) -> Result<Vec<String>, Error> {
        campaign_label::all(self.read.connection)
    }

    /// The next instant at which the status of some campaign changes by itself, if there is one.
    pub fn next_turn(&self) -> Result<Option<Timestamp>, Error> {
        list::next_turn(self.read)
    }

    /// What the design of a campaign refers to: kind of thing and id.
    pub fn uses(design: &Design) -> Vec<(crate::Entity, String)> {
        campaign_use::of(design).into_iter().collect()
    }

    fn state_of(&self, stored: &Stored) -> Result<CampaignState, Error> {
        let connection = self.read.connection;
        let id = stored.id;
        let live_version = campaign_version::in_state(connection, id, VersionState::Live)?;
        let draft = campaign_version::in_state(connection, id, VersionState::Draft)?;
        let version = draft.or(live_version).ok_or_else(|| no_version(id))?;
        let status = stored.status(self.read.now);
        let allowed: Vec<Act> = Act::ALL
            .into_iter()
            .filter(|act| stored.standing.allows(status, *act).is_ok())
            .collect();
        let (can_undo, can_redo) = match draft {
            Some(number) if allowed.contains(&Act::Edit) => {
                campaign_step::possible(connection, Draft { id, number })?
            }
            _ => (false, false),
        };
        Ok(CampaignState {
            id,
            kind: stored.kind,
            standing: stored.standing,
            status,
            allowed,
            revision: stored.revision,
            version,
            draft_version: stored.standing.draft_version,
            live_version,
            can_undo,
            can_redo,
            starts_at: stored.starts_at,
            ends_at: stored.ends_at,
            created_at: stored.created_at,
            modified_at: stored.modified_at,
        })
    }
}

/// Changing campaigns. Every change goes through the campaign's lifecycle.
pub struct CampaignsMut<'w, 'a> {
    write: &'w mut Write<'a>,
}

impl<'w, 'a> CampaignsMut<'w, 'a> {
    pub(crate) const fn new(write: &'w mut Write<'a>) -> Self {
        Self { write }
    }

    /// The campaign as this transaction has left it, its design at hand.
    fn with(&self, id: CampaignId, design: Design) -> Result<Campaign, Error> {
        let state = self.write.read().campaigns().state(id)?;
        Ok(Campaign { state, design })
    }
}

fn no_version(id: CampaignId) -> Error {
    crate::StorageError::Damaged(format!("campaign {id} has no version")).into()
}
