//! The design of a campaign: every setting a marketer makes, in the order the product shows them.
//!
//! A design is kept as JSON, edited by JSON Patch (see [`crate::edit`]), and refuses members it does
//! not know: an edit that names a wrong path is an error, never data that nobody reads.

mod actions;
mod audience;
mod content;
mod contract;
mod properties;
mod schedule;

pub use actions::{
    Actions, Experiment, ExperimentType, LanguageChoice, LanguageSetting, LocaleSetting,
    MessageOptimization, SuccessMetric, Targeting, TargetingRule, Tracking, Treatment,
};
pub use audience::{Audience, IdentityType};
pub use content::{
    Content, DEFAULT_KEY, EmailContent, EmailSourceFormat, KeyValue, LocaleContent, MessageContent,
    PushAction, PushAndroid, PushButton, PushContent, PushIos, PushMedia, PushPriority,
    PushVisibility, SmsContent, SmsFormat,
};
pub use contract::{AttributeType, ContextAttribute};
pub use properties::{Properties, Tag, TagColor};
pub use schedule::{Moment, Schedule, ScheduleError};

use crate::kind::Kind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything that is set on one version of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Design {
    /// Name, description, tags, access labels.
    pub properties: Properties,
    /// Channel, channel configuration, optimization, languages, tracking.
    pub actions: Actions,
    /// The message, for each treatment or rule and each locale.
    pub content: Content,
    /// To whom, and how they are identified.
    pub audience: Audience,
    /// From when, until when.
    pub schedule: Schedule,
    /// The context attributes that the content expects from the caller, as refined by hand.
    pub context_contract: Vec<ContextAttribute>,
}

impl Design {
    /// A new design of the given kind with the defaults the product starts with.
    pub fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self {
            properties: Properties {
                name: name.into(),
                ..Properties::default()
            },
            audience: Audience {
                identity_type: kind.recipients_in_call().then_some(IdentityType::Email),
                ..Audience::default()
            },
            ..Self::default()
        }
    }

    /// The keys of the content variants that this design sends, in the order in which they are
    /// decided: treatments, rules (each with its treatments), then fallback content.
    /// `["default"]` without optimization. Shape: see [`Content`].
    pub fn variant_keys(&self) -> Vec<String> {
        self.actions.optimization.variant_keys()
    }

    /// The keys of the locales of each variant: the language setting's locales, or `["default"]`.
    pub fn locale_keys(&self) -> Vec<String> {
        match &self.actions.languages {
            Some(languages) if !languages.locales.is_empty() => languages
                .locales
                .iter()
                .map(|locale| locale.locale.clone())
                .collect(),
            _ => vec![DEFAULT_KEY.to_owned()],
        }
    }
}
