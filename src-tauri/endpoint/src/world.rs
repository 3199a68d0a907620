//! What the endpoint stands on, passed in: campaigns, profiles, the inbox, the engine, the clock, chance.
//!
//! The traits are synchronous: the endpoint calls them from threads that may block.

use crate::message::{Exclusion, InboxMessage};
use campaign::Design;
use campaign::Kind;
use campaign::id::CampaignId;
use campaign::library::{ChannelConfiguration, Fragment};
use campaign::lifecycle::Status;
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Everything passed in.
#[derive(Clone)]
pub struct World {
    /// Campaigns.
    pub campaigns: Arc<dyn Campaigns>,
    /// Profiles and audiences.
    pub profiles: Arc<dyn Profiles>,
    /// Where messages arrive.
    pub inbox: Arc<dyn Inbox>,
    /// The personalization engine.
    pub engine: Arc<dyn Engine>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
}

/// Why something that was passed in did not work, such as a workspace that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WorldError(pub String);

/// A campaign as the endpoint needs it: its active version, or its draft where none was activated.
#[derive(Clone, Debug)]
pub struct ActiveCampaign {
    /// Its id; the `campaignId` of calls.
    pub id: CampaignId,
    /// The kind.
    pub kind: Kind,
    /// The status now. Only a live campaign accepts calls.
    pub status: Status,
    /// The version, from 1.
    pub version: u32,
    /// The design of the active version.
    pub design: Arc<Design>,
    /// The channel configuration that the design names.
    pub configuration: Option<ChannelConfiguration>,
    /// The fragments that the content uses.
    pub fragments: Arc<Vec<Fragment>>,
    /// The platform's id of the campaign's audience (marketing).
    pub audience: Option<String>,
}

/// The campaigns that can be triggered.
pub trait Campaigns: Send + Sync {
    /// A campaign in whatever status it is; `None` when there is none of that id.
    fn active(&self, id: CampaignId) -> Result<Option<ActiveCampaign>, WorldError>;

    /// Every campaign that was ever activated, by name.
    fn all(&self) -> Result<Vec<ActiveCampaign>, WorldError>;
}

/// A person whom the endpoint knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Identifier.
    pub user_id: String,
    /// Its namespace.
    pub namespace: String,
    /// Profile attributes, as content sees them below `profile`.
    pub profile: Map<String, Value>,
}

/// The profiles and audiences of the local platform.
pub trait Profiles: Send + Sync {
    /// The profile attributes of an identity; `None` when nobody has it.
    fn find(
        &self,
        namespace: &str,
        user_id: &str,
    ) -> Result<Option<Map<String, Value>>, WorldError>;

    /// The people in an audience, by the platform's audience id; `None` when there is no such audience.
    fn in_audience(&self, audience_id: &str) -> Result<Option<Vec<Person>>, WorldError>;
}

/// Where messages arrive.
pub trait Inbox: Send + Sync {
    /// Keeps a message. The call is answered only after its messages are kept.
    fn deliver(&self, message: InboxMessage) -> Result<(), WorldError>;

    /// Keeps that a recipient got no message, and why.
    fn exclude(&self, exclusion: Exclusion) -> Result<(), WorldError>;
}

/// The clock.
pub trait Clock: Send + Sync {
    /// The current time.
    fn now(&self) -> Timestamp;
}

impl<F: Fn() -> Timestamp + Send + Sync> Clock for F {
    fn now(&self) -> Timestamp {
        self()
    }
}

/// Chance: ids, tokens and the dials draw from it.
pub trait Random: Send + Sync {
    /// The next 64 random bits.
    fn next(&self) -> u64;
}

impl dyn Random + '_ {
    /// A number in `[0, 1)`.
    #[expect(
        clippy::cast_precision_loss,
        reason = "53 bits are exactly what an f64 holds"
    )]
    pub(crate) fn fraction(&self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A version 4 UUID.
    pub(crate) fn uuid(&self) -> uuid::Uuid {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes());
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

/// How a text is going to be used; decides what has to be escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An email's body.
    Html,
    /// Everything else.
    Text,
}

/// What a rendering sees.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// `profile`.
    pub profile: &'a Map<String, Value>,
    /// `context`.
    pub context: &'a Map<String, Value>,
    /// Whether content may refer to `profile` at all.
    pub profile_available: bool,
    /// The fragments.
    pub fragments: &'a [Fragment],
    /// The time.
    pub now: Timestamp,
    /// IANA region of dates without a zone of their own.
    pub time_zone: &'a str,
    /// Locale of the content, such as `ja-JP`; the engine's default without one.
    pub locale: Option<&'a str>,
}

/// Why a text could not be rendered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RenderProblem {
    /// The engine's stable code.
    pub code: String,
    /// What is wrong.
    pub message: String,
}

/// The personalization engine.
pub trait Engine: Send + Sync {
    /// Renders `source`. Must end, whatever the source.
    fn render(
        &self,
        source: &str,
        format: Format,
        scene: &Scene<'_>,
    ) -> Result<String, RenderProblem>;

    /// Whether a PQL condition holds.
    fn holds(&self, condition: &str, scene: &Scene<'_>) -> Result<bool, RenderProblem>;
}
