//! `campaign_use`: what the draft and the live version of a campaign use, so that it is not deleted under them.

use crate::change::Entity;
use crate::error::{Error, User};
use crate::migrate::{Step, Table};
use crate::sql::{Id, Word};
use campaign::Design;
use campaign::design::IdentityType;
use campaign::id::{CampaignId, FragmentId};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

pub(crate) const TABLE: Table = Table {
    name: "campaign_use",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE campaign_use (
    campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    entity TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (campaign_id, version, entity, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_use_by_target ON campaign_use (entity, target);
",
    }],
};

/// What a design uses.
pub(crate) fn of(design: &Design) -> BTreeSet<(Entity, String)> {
    let mut uses = BTreeSet::new();
    if let Some(id) = design.actions.channel_configuration_id {
        uses.insert((Entity::ChannelConfiguration, id.to_string()));
    }
    if let Some(id) = design.audience.audience_id {
        uses.insert((Entity::Audience, id.to_string()));
    }
    if let Some(IdentityType::Custom(code)) = &design.audience.identity_type {
        uses.insert((Entity::Namespace, code.clone()));
    }
    for message in design
        .content
        .variants
        .values()
        .flat_map(|variant| variant.locales.values())
    {
        let (email, sms, push) = (&message.email, &message.sms, &message.push);
        let texts = [
            &email.subject,
            &email.preheader,
            &email.body,
            &email.text,
            &sms.title,
            &sms.text,
            &push.title,
            &push.body,
        ];
        for id in texts.into_iter().flat_map(|text| fragments(text)) {
            uses.insert((Entity::Fragment, id.to_string()));
        }
    }
    uses
}

/// The fragments that a text names: `ajo:` and an id.
pub(crate) fn fragments(text: &str) -> Vec<FragmentId> {
    const ID: usize = 36;
    text.match_indices("ajo:")
        .filter_map(|(at, mark)| {
            let start = at + mark.len();
            text.get(start..start + ID)?.parse().ok()
        })
        .collect()
}

/// Replaces what a version uses.
pub(crate) fn replace(
    connection: &Connection,
    id: CampaignId,
    version: u32,
    uses: &BTreeSet<(Entity, String)>,
) -> Result<(), Error> {
    clear(connection, id, version)?;
    let mut statement =
        connection.prepare_cached("INSERT INTO campaign_use VALUES (?1, ?2, ?3, ?4)")?;
    for (entity, target) in uses {
        statement.execute(params![Id(id), version, Word(*entity), target])?;
    }
    Ok(())
}

/// A version that is neither draft nor live holds nothing back.
pub(crate) fn clear(connection: &Connection, id: CampaignId, version: u32) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM campaign_use WHERE campaign_id = ?1 AND version = ?2")?
        .execute(params![Id(id), version])?;
    Ok(())
}

/// The campaigns that use something, by name.
pub(crate) fn users(
    connection: &Connection,
    entity: Entity,
    target: &str,
) -> Result<Vec<User>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT campaign.id, campaign.name
         FROM campaign_use JOIN campaign ON campaign.id = campaign_use.campaign_id
         WHERE entity = ?1 AND target = ?2
         ORDER BY campaign.name_key, campaign.key",
    )?;
    let users = statement.query_map(params![Word(entity), target], |row| {
        Ok(User {
            entity: Entity::Campaign,
            id: row.get(0)?,
            name: row.get(1)?,
        })
    })?;
    Ok(users.collect::<rusqlite::Result<_>>()?)
}
