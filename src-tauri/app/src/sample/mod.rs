//! The sample workspace that a first start offers: three bilingual campaigns and everything they need to work at once.
//!
//! The emails and the people are files beside this one; what is named to the marketer (names,
//! descriptions, tags) comes in the language asked for. Every id is fixed, so that the sample is
//! the same on every machine.

mod campaigns;
mod fill;
mod library;

pub(crate) use fill::fill;

use campaign::design::Design;
use campaign::id::CampaignId;
use campaign::kind::Kind;
use campaign::library::{AudienceDefinition, ChannelConfiguration, Fragment, SimulatedUser};
use campaign::text::Language;

/// Everything the sample workspace holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sample {
    /// Email (transactional and marketing), SMS and push.
    pub(crate) channel_configurations: Vec<ChannelConfiguration>,
    /// People to preview and test with, each with `profile` and `context` for every campaign.
    pub(crate) simulated_users: Vec<SimulatedUser>,
    /// Audiences for the marketing campaign.
    pub(crate) audiences: Vec<AudienceDefinition>,
    /// Live fragments, ready to be inserted.
    pub(crate) fragments: Vec<Fragment>,
    /// The campaigns, in the order in which the list shows them first.
    pub(crate) campaigns: Vec<SampleCampaign>,
}

/// One campaign of the sample.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SampleCampaign {
    /// Its id.
    pub(crate) id: CampaignId,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Its design; passes every check.
    pub(crate) design: Design,
    /// Whether it is live from the start; otherwise it is a draft.
    pub(crate) activated: bool,
}

/// The sample, with names, descriptions and tags in `language`. The content is bilingual in either.
///
/// # Errors
/// Only if the people that were compiled in are not the JSON they should be, which a test rules out.
pub(crate) fn sample(language: Language) -> Result<Sample, serde_json::Error> {
    Ok(Sample {
        channel_configurations: library::channel_configurations(language),
        simulated_users: library::simulated_users(language)?,
        audiences: library::audiences(language),
        fragments: library::fragments(language),
        campaigns: campaigns::campaigns(language),
    })
}

/// The form of a pair of texts for `language`.
const fn told<'a>(language: Language, en: &'a str, ja: &'a str) -> &'a str {
    match language {
        Language::En => en,
        Language::Ja => ja,
    }
}

#[cfg(test)]
mod tests;
