//! Which content a person gets: treatment, rule, locale — the same for the same person every time.

use crate::message::ExclusionReason;
use crate::world::{Engine, Format, RenderProblem, Scene};
use campaign::design::{
    DEFAULT_KEY, Design, Experiment, LanguageChoice, LanguageSetting, Targeting,
};
use campaign::id::CampaignId;

/// The content a person gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub variant: String,
    pub locale: String,
}

/// Why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoChoice {
    Excluded(ExclusionReason),
    Problem(RenderProblem),
}

impl From<RenderProblem> for NoChoice {
    fn from(problem: RenderProblem) -> Self {
        Self::Problem(problem)
    }
}

/// Decides rule, treatment and locale for the person `identity` (`namespace:userId`).
pub(crate) fn choose(
    campaign: CampaignId,
    design: &Design,
    identity: &str,
    engine: &dyn Engine,
    scene: &Scene<'_>,
) -> Result<Choice, NoChoice> {
    let optimization = &design.actions.optimization;
    let rule = match &optimization.targeting {
        Some(targeting) => Some(rule(targeting, engine, scene)?),
        None => None,
    };
    let treatment = match &optimization.experiment {
        Some(experiment) => Some(treatment(campaign, experiment, identity)?),
        None => None,
    };
    let variant = match (rule, treatment) {
        (Some(rule), Some(treatment)) => format!("{rule}/{treatment}"),
        (Some(key), None) | (None, Some(key)) => key.to_owned(),
        (None, None) => DEFAULT_KEY.to_owned(),
    };
    let locale = match &design.actions.languages {
        Some(languages) if !languages.locales.is_empty() => locale(languages, engine, scene)?,
        _ => DEFAULT_KEY.to_owned(),
    };
    Ok(Choice { variant, locale })
}

/// The first rule that holds, or fallback content.
fn rule<'a>(
    targeting: &'a Targeting,
    engine: &dyn Engine,
    scene: &Scene<'_>,
) -> Result<&'a str, NoChoice> {
    for rule in &targeting.rules {
        if engine.holds(&rule.condition, scene)? {
            return Ok(&rule.id);
        }
    }
    if targeting.fallback_content {
        return Ok(DEFAULT_KEY);
    }
    Err(NoChoice::Excluded(ExclusionReason::NoRuleMatched))
}

/// The person's treatment. Holdout and treatment are drawn apart, so that a changed holdout moves
/// nobody from one treatment to another.
fn treatment<'a>(
    campaign: CampaignId,
    experiment: &'a Experiment,
    identity: &str,
) -> Result<&'a str, NoChoice> {
    let held_out = Err(NoChoice::Excluded(ExclusionReason::Holdout));
    if percent("holdout", campaign, identity) < experiment.holdout.unwrap_or(0.0) {
        return held_out;
    }
    let position = percent("treatment", campaign, identity);
    let mut upper = 0.0;
    for treatment in &experiment.treatments {
        upper += treatment.percentage;
        if position < upper {
            return Ok(&treatment.id);
        }
    }
    // Percentages sum to 100 but for rounding; who stands in the gap belongs to the last one.
    experiment
        .treatments
        .last()
        .map_or(held_out, |treatment| Ok(treatment.id.as_str()))
}

/// A person's place in `[0, 100)` for a purpose: FNV-1a with a final mix, written out here because
/// the standard library's hash may change between releases and people must not move then.
#[expect(
    clippy::cast_precision_loss,
    reason = "53 bits are exactly what an f64 holds"
)]
fn percent(purpose: &str, campaign: CampaignId, identity: &str) -> f64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let parts = [
        purpose.as_bytes(),
        campaign.0.as_bytes(),
        identity.as_bytes(),
    ];
    for byte in parts.concat() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^= hash >> 31;
    (hash >> 11) as f64 / (1_u64 << 53) as f64 * 100.0
}

fn locale(
    languages: &LanguageSetting,
    engine: &dyn Engine,
    scene: &Scene<'_>,
) -> Result<String, NoChoice> {
    let chosen = match &languages.choice {
        LanguageChoice::Attribute(path) => {
            let value = engine.render(&format!("{{{{{{{path}}}}}}}"), Format::Text, scene)?;
            by_tag(languages, value.trim())
        }
        LanguageChoice::Conditions => {
            let mut holding = None;
            for locale in &languages.locales {
                let Some(condition) = &locale.condition else {
                    continue;
                };
                if engine.holds(condition, scene)? {
                    holding = Some(locale.locale.clone());
                    break;
                }
            }
            holding
        }
    };
    chosen
        .or_else(|| languages.fallback.clone())
        .ok_or(NoChoice::Excluded(ExclusionReason::ContentMissing))
}

/// The locale for a language tag: the same one, else the first of the same language.
fn by_tag(languages: &LanguageSetting, wanted: &str) -> Option<String> {
    let normal = |tag: &str| tag.replace('_', "-").to_lowercase();
    let language = |tag: &str| normal(tag).split('-').next().unwrap_or_default().to_owned();
    if wanted.is_empty() {
        return None;
    }
    let tags = || languages.locales.iter().map(|locale| &locale.locale);
    tags()
        .find(|tag| normal(tag) == normal(wanted))
        .or_else(|| tags().find(|tag| language(tag) == language(wanted)))
        .cloned()
}

#[cfg(test)]
mod tests;
