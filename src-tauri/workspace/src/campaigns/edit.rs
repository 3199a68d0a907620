//! Editing a draft, and taking edits back: the design, its step of undo and its projection in one transaction.

use super::script::Script;
use super::{Campaign, CampaignsMut, Stepped, project};
use crate::change::{ChangeKind, Entity};
use crate::error::Error;
use crate::table::campaign::{self, Stored};
use crate::table::campaign_step::{self, Draft, Kept};
use crate::table::campaign_version::{self, VersionState};
use ::campaign::edit::{self, Edit};
use ::campaign::id::CampaignId;
use ::campaign::{Act, Design, Lifecycle};
use jiff::SignedDuration;
use serde_json::Value;

/// Edits with the same key share a step as long as no pause is longer than this.
const PAUSE: SignedDuration = SignedDuration::from_secs(1);

/// No burst of typing is longer than this, so that undo does not take back minutes of work.
const BURST: SignedDuration = SignedDuration::from_secs(10);

impl CampaignsMut<'_, '_> {
    /// Applies `edit` to the draft, or to the draft version beside the active one. Edits with the
    /// same `coalesce` key in quick succession become one step of undo; for typing, the key is the
    /// path of the field. An edit that changes nothing leaves no trace.
    pub fn edit(
        &mut self,
        id: CampaignId,
        edit: &Edit,
        coalesce: Option<&str>,
    ) -> Result<Campaign, Error> {
        let (stored, draft, before) = self.open_draft(id)?;
        let after = edit::apply(&before, edit)?.design;
        if after == before {
            return self.with(id, before);
        }
        self.record(draft, coalesce, &before, &after)?;
        self.save(&stored, draft.number, &before, &after)?;
        self.with(id, after)
    }

    /// Takes the last step back.
    pub fn undo(&mut self, id: CampaignId) -> Result<Stepped, Error> {
        let (stored, draft, before) = self.open_draft(id)?;
        let step =
            campaign_step::last_done(self.write.connection, draft)?.ok_or(Error::NothingToUndo)?;
        campaign_step::mark(self.write.connection, draft, step.position, true)?;
        self.run(&stored, draft, &step.inverse, &before)
    }

    /// Brings the step back that was undone last.
    pub fn redo(&mut self, id: CampaignId) -> Result<Stepped, Error> {
        let (stored, draft, before) = self.open_draft(id)?;
        let step = campaign_step::first_undone(self.write.connection, draft)?
            .ok_or(Error::NothingToRedo)?;
        campaign_step::mark(self.write.connection, draft, step.position, false)?;
        self.run(&stored, draft, &step.forward, &before)
    }

    fn run(
        &mut self,
        stored: &Stored,
        draft: Draft,
        script: &Script,
        before: &Design,
    ) -> Result<Stepped, Error> {
        let mut value = serde_json::to_value(before)?;
        let edit = script.apply(&mut value)?;
        let after: Design = serde_json::from_value(value)?;
        self.save(stored, draft.number, before, &after)?;
        Ok(Stepped {
            campaign: self.with(draft.id, after)?,
            edit,
        })
    }

    /// The design that may be edited now.
    fn open_draft(&self, id: CampaignId) -> Result<(Stored, Draft, Design), Error> {
        let connection = self.write.connection;
        let stored = campaign::get(connection, id)?;
        let status = stored.status(self.write.now);
        stored.standing.allows(status, Act::Edit)?;
        let number = campaign_version::in_state(connection, id, VersionState::Draft)?
            .ok_or_else(|| super::no_version(id))?;
        let design = campaign_version::design(connection, id, number)?;
        Ok((stored, Draft { id, number }, design))
    }

    /// Keeps the step from `before` to `after`.
    fn record(
        &self,
        draft: Draft,
        key: Option<&str>,
        before: &Design,
        after: &Design,
    ) -> Result<(), Error> {
        let (connection, now) = (self.write.connection, self.write.now);
        let after = serde_json::to_value(after)?;
        let mut before = serde_json::to_value(before)?;
        let branched = campaign_step::drop_undone(connection, draft)?;
        let running = match key {
            Some(key) if !branched => campaign_step::last_done(connection, draft)?
                .filter(|last| last.coalesce_key.as_deref() == Some(key) && self.goes_on(last)),
            _ => None,
        };
        let Some(last) = running else {
            let step = both_ways(&before, &after)?;
            return campaign_step::push(connection, draft, key, (&step.0, &step.1), now);
        };
        last.inverse.apply(&mut before)?;
        let step = both_ways(&before, &after)?;
        if step.0.is_empty() {
            // Typed and deleted again: nothing to take back.
            return campaign_step::remove(connection, draft, last.position);
        }
        campaign_step::extend(connection, draft, last.position, (&step.0, &step.1), now)
    }

    fn goes_on(&self, last: &Kept) -> bool {
        let now = self.write.now;
        let (pause, burst) = (
            now.duration_since(last.at),
            now.duration_since(last.started_at),
        );
        // The clock may have been set back.
        !pause.is_negative() && !burst.is_negative() && pause <= PAUSE && burst <= BURST
    }

    fn save(
        &mut self,
        stored: &Stored,
        number: u32,
        before: &Design,
        after: &Design,
    ) -> Result<(), Error> {
        let (connection, now) = (self.write.connection, self.write.now);
        campaign_version::update(connection, stored.id, number, after, now)?;
        project::project(self.write, (stored.id, stored.key), Some(before), after)?;
        project::project_uses(self.write, stored.id, number, Some(before), after)?;
        // The active version keeps deciding until the draft version is activated.
        let window = match stored.standing.lifecycle {
            Lifecycle::Draft => project::window(&after.schedule),
            _ => (stored.starts_at, stored.ends_at),
        };
        campaign::update(connection, stored.key, stored.standing, window, now)?;
        self.write.note(
            Entity::Campaign,
            Some(stored.id.to_string()),
            ChangeKind::Updated,
        );
        Ok(())
    }
}

fn both_ways(before: &Value, after: &Value) -> Result<(Script, Script), Error> {
    Ok((
        Script::between(before, after)?,
        Script::between(after, before)?,
    ))
}
