//! The projection of a design: what lists, search, completion and deletion need to know of it.

use crate::error::Error;
use crate::table::campaign::{self, Shown};
use crate::table::campaign_search::{self, Searched};
use crate::table::{campaign_label, campaign_use, tag};
use crate::write::Write;
use ::campaign::Design;
use ::campaign::design::Schedule;
use ::campaign::id::CampaignId;
use jiff::Timestamp;

/// Brings the projection of a campaign from the design it was made of to `after`. What did not
/// change is not written again; `None` writes everything.
pub(super) fn project(
    write: &mut Write<'_>,
    (id, key): (CampaignId, i64),
    before: Option<&Design>,
    after: &Design,
) -> Result<(), Error> {
    let connection = write.connection;
    let (old, new) = (before.map(|design| &design.properties), &after.properties);
    let old_tags = old.map(|old| &old.tags);
    if old_tags != Some(&new.tags) {
        tag::replace(write, id, old_tags.map_or(&[], Vec::as_slice), &new.tags)?;
    }
    if old.map(|old| &old.access_labels) != Some(&new.access_labels) {
        campaign_label::replace(connection, id, &new.access_labels)?;
    }
    let same_text =
        old == Some(new) && before.map(|design| &design.content) == Some(&after.content);
    let same_channel = before.map(|design| design.actions.channel) == Some(after.actions.channel);
    if same_text && same_channel {
        return Ok(());
    }
    let searched = Searched::of(after);
    let shown = Shown {
        name: &new.name,
        name_key: searched.name_key(),
        find_key: searched.find_key(),
        channel: after.actions.channel,
    };
    campaign::show(connection, key, &shown)?;
    if !same_text && before.map(Searched::of).as_ref() != Some(&searched) {
        campaign_search::replace(connection, key, &searched)?;
    }
    Ok(())
}

/// Brings what a version uses from the design before to `after`.
pub(super) fn project_uses(
    write: &Write<'_>,
    id: CampaignId,
    version: u32,
    before: Option<&Design>,
    after: &Design,
) -> Result<(), Error> {
    let uses = campaign_use::of(after);
    if before.map(campaign_use::of).as_ref() != Some(&uses) {
        campaign_use::replace(write.connection, id, version, &uses)?;
    }
    Ok(())
}

/// The instants of start and end. A moment in an unknown time zone counts as not set, as in
/// [`::campaign::Lifecycle::status`].
pub(super) fn window(schedule: &Schedule) -> (Option<Timestamp>, Option<Timestamp>) {
    let instant = |moment: &Option<::campaign::design::Moment>| {
        moment.as_ref().and_then(|moment| moment.timestamp().ok())
    };
    (instant(&schedule.start), instant(&schedule.end))
}
