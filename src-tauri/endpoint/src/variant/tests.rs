//! Who gets which content.

use super::*;
use crate::world::RenderProblem;
use campaign::design::{ExperimentType, LocaleSetting, SuccessMetric, TargetingRule, Treatment};
use serde_json::{Map, json};
use std::collections::HashMap;

/// Holds what is in the context as `true`; renders `{{{profile.x}}}` from the profile.
struct Plain;

impl Engine for Plain {
    fn render(&self, source: &str, _: Format, scene: &Scene<'_>) -> Result<String, RenderProblem> {
        let name = source
            .trim_matches(['{', '}'])
            .trim_start_matches("profile.");
        let value = scene.profile.get(name).and_then(serde_json::Value::as_str);
        Ok(value.unwrap_or_default().to_owned())
    }

    fn holds(&self, condition: &str, scene: &Scene<'_>) -> Result<bool, RenderProblem> {
        if condition == "broken" {
            return Err(RenderProblem {
                code: "syntax".into(),
                message: "broken".into(),
            });
        }
        Ok(scene.context.contains_key(condition))
    }
}

fn chosen(
    design: &Design,
    person: &str,
    profile: &serde_json::Value,
    context: &[&str],
) -> Result<Choice, NoChoice> {
    let context: Map<_, _> = context
        .iter()
        .map(|name| ((*name).to_owned(), json!(true)))
        .collect();
    let scene = Scene {
        profile: profile.as_object().expect("an object"),
        context: &context,
        profile_available: true,
        fragments: &[],
        now: jiff::Timestamp::UNIX_EPOCH,
        time_zone: "UTC",
        locale: None,
    };
    let campaign = CampaignId(uuid::Uuid::from_u128(7));
    choose(campaign, design, person, &Plain, &scene)
}

fn with_rules(fallback_content: bool) -> Design {
    let mut design = Design::default();
    let rule = |id: &str, condition: &str| TargetingRule {
        id: id.into(),
        name: id.into(),
        condition: condition.into(),
    };
    design.actions.optimization.targeting = Some(Targeting {
        rules: vec![rule("r1", "gold"), rule("r2", "silver")],
        fallback_content,
    });
    design
}

fn with_experiment(holdout: Option<f64>, shares: &[f64]) -> Design {
    let mut design = Design::default();
    design.actions.optimization.experiment = Some(Experiment {
        experiment_type: ExperimentType::AbTest,
        treatments: shares
            .iter()
            .enumerate()
            .map(|(index, share)| Treatment {
                id: format!("t{index}"),
                name: String::new(),
                percentage: *share,
            })
            .collect(),
        holdout,
        distribute_evenly: false,
        success_metric: SuccessMetric::Clicks,
    });
    design
}

fn variant(design: &Design, person: &str, context: &[&str]) -> Result<String, NoChoice> {
    chosen(design, person, &json!({}), context).map(|choice| choice.variant)
}

#[test]
fn the_first_rule_that_holds_decides() {
    let design = with_rules(true);
    assert_eq!(variant(&design, "a", &["silver", "gold"]), Ok("r1".into()));
    assert_eq!(variant(&design, "a", &["silver"]), Ok("r2".into()));
    assert_eq!(variant(&design, "a", &[]), Ok("default".into()));
    assert_eq!(
        variant(&with_rules(false), "a", &[]),
        Err(NoChoice::Excluded(ExclusionReason::NoRuleMatched))
    );
}

#[test]
fn a_rule_that_cannot_be_read_is_said_so() {
    let mut design = with_rules(true);
    if let Some(targeting) = &mut design.actions.optimization.targeting {
        targeting.rules[0].condition = "broken".into();
    }
    assert!(matches!(
        variant(&design, "a", &[]),
        Err(NoChoice::Problem(_))
    ));
}

#[test]
fn treatments_keep_their_shares_and_their_people() {
    let design = with_experiment(Some(10.0), &[50.0, 30.0, 20.0]);
    let mut counts: HashMap<String, u32> = HashMap::new();
    for person in 0..20_000 {
        let identity = format!("email:user{person}@example.com");
        let first = variant(&design, &identity, &[]);
        assert_eq!(
            first,
            variant(&design, &identity, &[]),
            "the same every time"
        );
        *counts
            .entry(first.unwrap_or_else(|_| "held out".into()))
            .or_default() += 1;
    }
    for (key, expected) in [("held out", 2000), ("t0", 9000), ("t1", 5400), ("t2", 3600)] {
        let count = counts[key];
        assert!(count.abs_diff(expected) < 300, "{key}: {count}");
    }
}

#[test]
fn a_changed_holdout_moves_nobody_between_treatments() {
    let (all, some) = (
        with_experiment(None, &[50.0, 50.0]),
        with_experiment(Some(50.0), &[50.0, 50.0]),
    );
    for person in 0..1000 {
        let identity = format!("crmid:{person}");
        if let Ok(treatment) = variant(&some, &identity, &[]) {
            assert_eq!(Ok(treatment), variant(&all, &identity, &[]));
        }
    }
}

#[test]
fn rules_and_treatments_together_name_both() {
    let mut design = with_rules(true);
    design.actions.optimization.experiment = with_experiment(None, &[100.0])
        .actions
        .optimization
        .experiment;
    assert_eq!(variant(&design, "a", &["gold"]), Ok("r1/t0".into()));
    assert_eq!(variant(&design, "a", &[]), Ok("default/t0".into()));
}

#[test]
fn a_locale_by_attribute_falls_from_tag_to_language_to_fallback() {
    let mut design = Design::default();
    let locale = |tag: &str, condition: Option<&str>| LocaleSetting {
        locale: tag.into(),
        condition: condition.map(str::to_owned),
    };
    design.actions.languages = Some(LanguageSetting {
        locales: vec![
            locale("en-US", None),
            locale("ja-JP", Some("japan")),
            locale("fr-CA", Some("canada")),
        ],
        fallback: Some("en-US".into()),
        choice: LanguageChoice::Attribute("profile.lang".into()),
    });
    let by_attribute = |design: &Design, value: &str| {
        chosen(design, "a", &json!({"lang": value}), &[]).map(|choice| choice.locale)
    };
    for (value, expected) in [
        ("ja_jp", "ja-JP"),
        ("fr", "fr-CA"),
        ("fr-FR", "fr-CA"),
        ("de", "en-US"),
        ("", "en-US"),
    ] {
        assert_eq!(
            by_attribute(&design, value),
            Ok(expected.to_owned()),
            "{value}"
        );
    }
    if let Some(languages) = &mut design.actions.languages {
        languages.choice = LanguageChoice::Conditions;
    }
    let by_condition =
        |context: &[&str]| chosen(&design, "a", &json!({}), context).map(|choice| choice.locale);
    assert_eq!(by_condition(&["canada", "japan"]), Ok("ja-JP".to_owned()));
    assert_eq!(by_condition(&[]), Ok("en-US".to_owned()));
}
