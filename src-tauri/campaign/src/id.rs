//! Identifiers: one type for each kind of thing, so that they cannot be confused.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;
use uuid::Uuid;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

identifiers! {
    /// A campaign. The same id is the `campaignId` of a call to the execution API on the local endpoint.
    CampaignId,
    /// A channel configuration.
    ChannelConfigurationId,
    /// A fragment.
    FragmentId,
    /// A content template.
    TemplateId,
    /// A simulated user: a saved set of profile and context values.
    SimulatedUserId,
    /// An audience.
    AudienceId,
    /// An endpoint that campaigns are triggered at.
    EndpointId,
    /// One request sent to an endpoint, as kept in the journal.
    RequestId,
    /// A message that the local endpoint delivered to its inbox.
    InboxMessageId,
}
