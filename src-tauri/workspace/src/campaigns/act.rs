//! What is done to a campaign as a whole: created, duplicated, activated, stopped, archived, deleted.

use super::{Campaign, CampaignsMut, project};
use crate::change::{ChangeKind, Entity};
use crate::error::Error;
use crate::table::campaign::{self, Stored};
use crate::table::campaign_step::{self, Draft};
use crate::table::campaign_version::{self, VersionState};
use crate::table::{campaign_search, campaign_use};
use ::campaign::id::CampaignId;
use ::campaign::lifecycle::Standing;
use ::campaign::{Act, Design, Kind};

impl CampaignsMut<'_, '_> {
    /// Adds a draft with `design`. The id must be new.
    pub fn create(
        &mut self,
        id: CampaignId,
        kind: Kind,
        design: Design,
    ) -> Result<Campaign, Error> {
        let (connection, now) = (self.write.connection, self.write.now);
        campaign::insert(connection, id, kind, now)?;
        let number = campaign_version::insert_draft(connection, id, &design, now)?;
        let stored = campaign::get(connection, id)?;
        project::project(self.write, (id, stored.key), None, &design)?;
        project::project_uses(self.write, id, number, None, &design)?;
        let window = project::window(&design.schedule);
        campaign::update(connection, stored.key, stored.standing, window, now)?;
        self.note(id, ChangeKind::Created);
        self.with(id, design)
    }

    /// Makes a draft `copy`, named `name`, with the design that `original` shows, whatever its status.
    pub fn duplicate(
        &mut self,
        original: CampaignId,
        copy: CampaignId,
        name: &str,
    ) -> Result<Campaign, Error> {
        let Campaign { state, mut design } = self.write.read().campaigns().get(original)?;
        name.clone_into(&mut design.properties.name);
        self.create(copy, state.kind, design)
    }

    /// Does `act` to the campaign, if its status allows it. [`Act::Edit`] and [`Act::Trigger`] are
    /// only asked about: they change nothing here. Gives the campaign after the act; `None` when it
    /// was deleted.
    ///
    /// With `expected`, the act is refused as stale when the campaign has another revision: what is
    /// activated is what was looked at. Whether a design may be activated is for the checks to say.
    pub fn act(
        &mut self,
        id: CampaignId,
        act: Act,
        expected: Option<u64>,
    ) -> Result<Option<Campaign>, Error> {
        let (connection, now) = (self.write.connection, self.write.now);
        let stored = campaign::get(connection, id)?;
        if let Some(expected) = expected
            && expected != stored.revision
        {
            return Err(Error::Stale {
                expected,
                found: stored.revision,
            });
        }
        let standing = stored.standing.after(stored.status(now), act)?;
        match act {
            Act::Edit | Act::Trigger => return self.write.read().campaigns().get(id).map(Some),
            Act::Delete => {
                campaign_search::delete(connection, stored.key)?;
                campaign::delete(connection, stored.key)?;
                self.note(id, ChangeKind::Deleted);
                return Ok(None);
            }
            Act::Activate => self.activate(&stored)?,
            Act::CreateDraftVersion => self.add_draft_version(&stored)?,
            Act::Stop | Act::Archive | Act::DiscardDraftVersion
                if stored.standing.draft_version =>
            {
                self.discard_draft_version(&stored)?;
            }
            Act::Stop | Act::Archive | Act::Restore | Act::DiscardDraftVersion => {}
        }
        self.stand(&stored, standing, act)?;
        self.write.read().campaigns().get(id).map(Some)
    }

    fn activate(&self, stored: &Stored) -> Result<(), Error> {
        use VersionState::{Draft as Drafted, Live, Superseded};
        let (connection, id, now) = (self.write.connection, stored.id, self.write.now);
        if let Some(old) = campaign_version::in_state(connection, id, Live)? {
            campaign_version::turn(connection, id, Live, Superseded, None)?;
            campaign_use::clear(connection, id, old)?;
        }
        let number = campaign_version::in_state(connection, id, Drafted)?
            .ok_or_else(|| super::no_version(id))?;
        campaign_version::turn(connection, id, Drafted, Live, Some(now))?;
        // What is live is not edited any more, so there is nothing to take back.
        campaign_step::clear(connection, Draft { id, number })
    }

    fn add_draft_version(&self, stored: &Stored) -> Result<(), Error> {
        let (connection, id, now) = (self.write.connection, stored.id, self.write.now);
        let live = campaign_version::in_state(connection, id, VersionState::Live)?
            .ok_or_else(|| super::no_version(id))?;
        let design = campaign_version::design(connection, id, live)?;
        let number = campaign_version::insert_draft(connection, id, &design, now)?;
        project::project_uses(self.write, id, number, None, &design)
    }

    /// The draft version is kept among the versions, so that what was written is not lost; lists
    /// and search show the active one again.
    fn discard_draft_version(&mut self, stored: &Stored) -> Result<(), Error> {
        let (connection, id) = (self.write.connection, stored.id);
        let number = campaign_version::in_state(connection, id, VersionState::Draft)?
            .ok_or_else(|| super::no_version(id))?;
        campaign_version::turn(
            connection,
            id,
            VersionState::Draft,
            VersionState::Discarded,
            None,
        )?;
        campaign_step::clear(connection, Draft { id, number })?;
        campaign_use::clear(connection, id, number)?;
        let live = campaign_version::in_state(connection, id, VersionState::Live)?
            .ok_or_else(|| super::no_version(id))?;
        let design = campaign_version::design(connection, id, live)?;
        project::project(self.write, (id, stored.key), None, &design)
    }

    fn stand(&mut self, stored: &Stored, standing: Standing, act: Act) -> Result<(), Error> {
        let (connection, id) = (self.write.connection, stored.id);
        let window = match (
            act,
            campaign_version::in_state(connection, id, VersionState::Live)?,
        ) {
            (Act::Activate, Some(live)) => {
                project::window(&campaign_version::design(connection, id, live)?.schedule)
            }
            _ => (stored.starts_at, stored.ends_at),
        };
        campaign::update(connection, stored.key, standing, window, self.write.now)?;
        self.note(id, ChangeKind::Updated);
        Ok(())
    }

    fn note(&mut self, id: CampaignId, kind: ChangeKind) {
        self.write
            .note(Entity::Campaign, Some(id.to_string()), kind);
    }
}
