//! What kind of campaign it is and which channel it speaks on; the kind is chosen at creation and fixed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kind of an API triggered campaign. High throughput is a form of transactional, never of
/// marketing; one enum keeps the impossible combination out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// One-off messages to recipients that the call names.
    Transactional,
    /// A message to an audience that the campaign names; needs consent.
    Marketing,
    /// Transactional at up to 5,000 calls a second: no profile data, no SMS.
    HighThroughput,
}

impl Kind {
    /// Every kind, in the order the product offers them.
    pub const ALL: [Self; 3] = [Self::Transactional, Self::Marketing, Self::HighThroughput];

    /// The name in JSON and SQL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Transactional => "transactional",
            Self::Marketing => "marketing",
            Self::HighThroughput => "highThroughput",
        }
    }

    /// Whether content may refer to `profile.…`.
    pub const fn profile_available(self) -> bool {
        !matches!(self, Self::HighThroughput)
    }

    /// Whether the recipients are named in the call, rather than by an audience.
    pub const fn recipients_in_call(self) -> bool {
        !matches!(self, Self::Marketing)
    }

    /// Whether the kind can send on `channel`.
    pub const fn offers(self, channel: Channel) -> bool {
        !matches!((self, channel), (Self::HighThroughput, Channel::Sms))
    }
}

/// The channel of a campaign's action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// Email.
    Email,
    /// SMS, MMS and RCS.
    Sms,
    /// Push notification.
    Push,
}

impl Channel {
    /// Every channel, in the order the product offers them.
    pub const ALL: [Self; 3] = [Self::Email, Self::Sms, Self::Push];

    /// The name in JSON and SQL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
        }
    }
}
