//! What the local endpoint stands on: the open workspace, and the one engine.

use crate::campaigns::called;
use crate::engine::{self, Personalization};
use crate::environment::{Environment, Identifiers};
use crate::execution::identity_of;
use ::endpoint::world::{
    ActiveCampaign, Campaigns, Engine as _, Inbox, Person, Profiles, Random, Scene, World,
    WorldError,
};
use ::endpoint::{Exclusion, InboxContent, InboxMessage};
use campaign::id::CampaignId;
use campaign::library::{AudienceDefinition, ChannelConfiguration, Fragment, SimulatedUser};
use serde_json::{Map, Value};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use workspace::{CampaignQuery, Error, Read, Workspace};

use crate::app::lock;

/// Who writes messages into the inbox.
const ORIGIN: &str = "endpoint";

/// How many people without a message are remembered.
const EXCLUSIONS_AT_MOST: usize = 500;

/// The local platform: campaigns, people and the inbox of one workspace.
pub(crate) struct LocalWorld {
    workspace: Arc<Workspace>,
    /// Those who got no message, oldest first.
    exclusions: Mutex<VecDeque<Exclusion>>,
}

impl LocalWorld {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Arc<Self> {
        Arc::new(Self {
            workspace,
            exclusions: Mutex::default(),
        })
    }

    /// Everything that the endpoint is given.
    pub(crate) fn world(self: &Arc<Self>, environment: &Environment) -> World {
        let clock = Arc::clone(&environment.clock);
        World {
            campaigns: Arc::clone(self) as Arc<dyn Campaigns>,
            profiles: Arc::clone(self) as Arc<dyn Profiles>,
            inbox: Arc::clone(self) as Arc<dyn Inbox>,
            engine: Arc::new(Personalization),
            clock: Arc::new(move || clock.now()),
            random: Arc::new(Drawn(Arc::clone(&environment.identifiers))),
        }
    }

    /// Who got no message from an execution, and why.
    pub(crate) fn exclusions(&self, execution_id: &str) -> Vec<Exclusion> {
        lock(&self.exclusions)
            .iter()
            .filter(|exclusion| exclusion.origin.execution_id == execution_id)
            .cloned()
            .collect()
    }

    fn read<T>(
        &self,
        question: impl FnOnce(&Read<'_>) -> Result<T, Error>,
    ) -> Result<T, WorldError> {
        self.workspace
            .read(question)
            .map_err(|error| WorldError(error.to_string()))
    }
}

fn active(read: &Read<'_>, id: CampaignId) -> Result<Option<ActiveCampaign>, Error> {
    let campaign = match called(read, id) {
        Ok(campaign) => campaign,
        Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let (state, design) = (campaign.state, campaign.design);
    let configuration = match design.actions.channel_configuration_id {
        Some(id) => read.records::<ChannelConfiguration>().find(&id)?,
        None => None,
    };
    let audience = match design.audience.audience_id {
        Some(id) => read.records::<AudienceDefinition>().find(&id)?,
        None => None,
    };
    Ok(Some(ActiveCampaign {
        id,
        kind: state.kind,
        status: state.status,
        version: state.live_version.unwrap_or(state.version),
        design: Arc::new(design),
        configuration,
        fragments: Arc::new(read.records::<Fragment>().all()?),
        audience: audience.map(|audience| audience.platform_id),
    }))
}

impl Campaigns for LocalWorld {
    fn active(&self, id: CampaignId) -> Result<Option<ActiveCampaign>, WorldError> {
        self.read(|read| active(read, id))
    }

    fn all(&self) -> Result<Vec<ActiveCampaign>, WorldError> {
        self.read(|read| {
            let everything = CampaignQuery {
                limit: u32::MAX,
                sort: workspace::CampaignSort::Name,
                ..CampaignQuery::default()
            };
            let mut found = Vec::new();
            for row in read.campaigns().list(&everything)?.rows {
                if read.campaigns().state(row.id)?.live_version.is_some() {
                    found.extend(active(read, row.id)?);
                }
            }
            Ok(found)
        })
    }
}

impl Profiles for LocalWorld {
    fn find(
        &self,
        namespace: &str,
        user_id: &str,
    ) -> Result<Option<Map<String, Value>>, WorldError> {
        let users = self.read(|read| read.records::<SimulatedUser>().all())?;
        Ok(users
            .into_iter()
            .find(|user| identity_of(user, namespace) == user_id)
            .map(|user| user.profile))
    }

    /// The simulated users for whom the audience's rule holds; all of them where it has none.
    fn in_audience(&self, audience_id: &str) -> Result<Option<Vec<Person>>, WorldError> {
        let (audience, users) = self.read(|read| {
            let audience = read
                .records::<AudienceDefinition>()
                .all()?
                .into_iter()
                .find(|audience| audience.platform_id == audience_id);
            Ok((audience, read.records::<SimulatedUser>().all()?))
        })?;
        let Some(audience) = audience else {
            return Ok(None);
        };
        let mut people = Vec::new();
        for user in users {
            let belongs = match audience.rule.as_deref().map(str::trim) {
                None | Some("") => true,
                Some(rule) => self.holds(rule, &user)?,
            };
            if belongs {
                people.push(Person {
                    user_id: identity_of(&user, "email"),
                    namespace: "email".to_owned(),
                    profile: user.profile,
                });
            }
        }
        Ok(Some(people))
    }
}

impl LocalWorld {
    fn holds(&self, rule: &str, user: &SimulatedUser) -> Result<bool, WorldError> {
        let scene = Scene {
            profile: &user.profile,
            context: &user.context,
            profile_available: true,
            fragments: &[],
            now: self.read(|read| Ok(read.now()))?,
            time_zone: engine::TIME_ZONE,
            locale: None,
        };
        Personalization
            .holds(rule, &scene)
            .map_err(|problem| WorldError(problem.message))
    }
}

impl Inbox for LocalWorld {
    fn deliver(&self, message: InboxMessage) -> Result<(), WorldError> {
        let failed = |error: &dyn std::fmt::Display| WorldError(error.to_string());
        let (subject, source) = match &message.content {
            InboxContent::Email(email) => (email.subject.clone(), email.source.clone()),
            InboxContent::Sms(sms) => (sms.text.clone(), sms.text.clone()),
            InboxContent::Push(push) => (
                push.notification.title.clone(),
                serde_json::to_string_pretty(&push.notification).map_err(|error| failed(&error))?,
            ),
        };
        let kept = workspace::InboxMessage {
            row: workspace::InboxRow {
                id: message.id,
                received_at: message.delivered_at,
                execution_id: message.origin.execution_id,
                request_id: message.origin.request_id,
                campaign_id: message.origin.campaign_id,
                campaign_name: message.origin.campaign_name,
                campaign_version: message.origin.campaign_version,
                channel: message.content.channel(),
                recipient: message.recipient.address,
                variant: message.variant,
                locale: message.locale,
                subject,
            },
            content: serde_json::to_value(&message.content).map_err(|error| failed(&error))?,
            source,
        };
        self.workspace
            .write(ORIGIN, |write| write.inbox().insert(&kept))
            .map_err(|error| failed(&error))
    }

    fn exclude(&self, exclusion: Exclusion) -> Result<(), WorldError> {
        let mut exclusions = lock(&self.exclusions);
        if exclusions.len() == EXCLUSIONS_AT_MOST {
            exclusions.pop_front();
        }
        exclusions.push_back(exclusion);
        Ok(())
    }
}

/// Random bits drawn from new identifiers, so that there is one source of chance.
struct Drawn(Arc<dyn Identifiers>);

impl Random for Drawn {
    fn next(&self) -> u64 {
        let (high, low) = self.0.next().as_u64_pair();
        // The fixed bits of a UUID (version and variant) fall on different places of its halves.
        high.rotate_left(32) ^ low
    }
}
