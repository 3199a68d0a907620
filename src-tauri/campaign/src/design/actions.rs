//! Actions: the channel, its configuration, message optimization, languages and tracking.

use super::content::DEFAULT_KEY;
use crate::id::ChannelConfigurationId;
use crate::kind::Channel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The actions step. A campaign has one action; without a channel it has none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Actions {
    /// The channel; required before activation.
    pub channel: Option<Channel>,
    /// The channel configuration; required before activation.
    pub channel_configuration_id: Option<ChannelConfigurationId>,
    /// Content experiment, targeting rules, or both.
    pub optimization: MessageOptimization,
    /// Languages; without it the content has one form for everybody.
    pub languages: Option<LanguageSetting>,
    /// Business rules: the id of the capping rule set.
    pub capping_rule_set: Option<String>,
    /// What is tracked (email and SMS).
    pub tracking: Tracking,
    /// Rapid delivery mode (push).
    pub rapid_delivery: bool,
}

/// Message optimization. With both, each rule's audience takes part in the experiment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct MessageOptimization {
    /// Content experiment.
    pub experiment: Option<Experiment>,
    /// Targeting rules.
    pub targeting: Option<Targeting>,
}

impl MessageOptimization {
    /// See [`super::Design::variant_keys`]. A rule's key is its id, a treatment's its id, both
    /// together `rule/treatment`; fallback content has the rule key `default`.
    pub fn variant_keys(&self) -> Vec<String> {
        let rules: Option<Vec<&str>> = self.targeting.as_ref().map(|targeting| {
            targeting
                .rules
                .iter()
                .map(|rule| rule.id.as_str())
                .chain(targeting.fallback_content.then_some(DEFAULT_KEY))
                .collect()
        });
        let treatments: Option<Vec<&str>> = self.experiment.as_ref().map(|experiment| {
            experiment
                .treatments
                .iter()
                .map(|treatment| treatment.id.as_str())
                .collect()
        });
        match (rules, treatments) {
            (None, None) => vec![DEFAULT_KEY.to_owned()],
            (Some(keys), None) | (None, Some(keys)) => {
                keys.into_iter().map(str::to_owned).collect()
            }
            (Some(rules), Some(treatments)) => rules
                .iter()
                .flat_map(|rule| {
                    treatments
                        .iter()
                        .map(move |treatment| format!("{rule}/{treatment}"))
                })
                .collect(),
        }
    }
}

/// A content experiment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Experiment {
    /// How traffic is shared out over time.
    #[serde(rename = "type")]
    pub experiment_type: ExperimentType,
    /// Two or more treatments; their percentages sum to 100.
    pub treatments: Vec<Treatment>,
    /// Percentage of the recipients that receives nothing; `null` without a holdout. The product starts with 10.
    pub holdout: Option<f64>,
    /// Whether the percentages are kept equal.
    pub distribute_evenly: bool,
    /// What decides which treatment is best.
    pub success_metric: SuccessMetric,
}

/// How an experiment shares out its traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ExperimentType {
    /// Fixed percentages.
    AbTest,
    /// The service moves traffic to what works.
    MultiArmedBandit,
    /// The organization moves traffic itself.
    BringYourOwnBandit,
}

/// What an experiment is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum SuccessMetric {
    UniqueOpens,
    Opens,
    UniqueClicks,
    Clicks,
    Unsubscribes,
}

/// One treatment of an experiment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Treatment {
    /// Key of its content, unique within the campaign; stable when the treatment is renamed.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// Percentage of the recipients outside the holdout, 0 to 100.
    pub percentage: f64,
}

/// Ordered rules; the first that matches a recipient decides the content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Targeting {
    /// The rules, strongest first.
    pub rules: Vec<TargetingRule>,
    /// Whether everybody else gets the default content; otherwise they get nothing.
    pub fallback_content: bool,
}

/// One targeting rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TargetingRule {
    /// Key of its content, unique within the campaign; stable when the rule is renamed or moved.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// The condition in PQL over profile and context attributes and audiences.
    pub condition: String,
}

/// The languages of the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LanguageSetting {
    /// Up to 50 locales, in priority order.
    pub locales: Vec<LocaleSetting>,
    /// The locale of everybody else; required before activation.
    pub fallback: Option<String>,
    /// How a recipient's locale is decided.
    pub choice: LanguageChoice,
}

/// How a recipient's locale is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum LanguageChoice {
    /// A profile attribute holds the language, such as `profile.preferredLanguage`.
    Attribute(String),
    /// The first locale whose condition holds.
    Conditions,
}

/// One locale of a language setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocaleSetting {
    /// BCP 47 tag, such as `ja-JP`; key of its content.
    pub locale: String,
    /// PQL condition when the choice is by conditions.
    #[serde(default)]
    pub condition: Option<String>,
}

/// What is tracked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Tracking {
    /// Opens (email).
    pub opens: bool,
    /// Clicks (email and SMS).
    pub clicks: bool,
}

impl Default for Tracking {
    fn default() -> Self {
        Self {
            opens: true,
            clicks: true,
        }
    }
}
