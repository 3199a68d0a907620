//! Audience: to whom a campaign speaks and how a recipient is identified.

use crate::id::AudienceId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The audience step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Audience {
    /// The audience of a marketing campaign; transactional calls name their recipients.
    pub audience_id: Option<AudienceId>,
    /// The namespace in which recipients are identified; exactly one, required before activation.
    pub identity_type: Option<IdentityType>,
    /// Whether a recipient without a profile gets one; when off, unknown profiles are rejected.
    pub create_new_profiles: bool,
    /// Whether feedback webhooks are posted; transactional only.
    pub enable_webhooks: bool,
}

/// Identity type: a standard namespace or a custom one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum IdentityType {
    /// Email address.
    Email,
    /// Phone number.
    Phone,
    /// Experience Cloud ID.
    Ecid,
    /// Id in the customer relationship management system.
    Crmid,
    /// A namespace of the organization's own, by its code.
    Custom(String),
}

impl IdentityType {
    /// The code that a call carries as `namespace`.
    pub fn namespace(&self) -> &str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Ecid => "ecid",
            Self::Crmid => "crmid",
            Self::Custom(code) => code,
        }
    }
}
