//! Each check, with a campaign that it finds fault with and one that it lets pass.

use super::*;
use crate::design::{
    Experiment, ExperimentType, IdentityType, LanguageChoice, LanguageSetting, LocaleSetting,
    Moment, SuccessMetric, Treatment,
};
use crate::id::{AudienceId, ChannelConfigurationId};
use crate::kind::Channel;
use crate::library::{ChannelParameters, EmailParameters};
use uuid::Uuid;

fn configuration() -> ChannelConfiguration {
    ChannelConfiguration {
        id: ChannelConfigurationId(Uuid::nil()),
        name: "Transactional".into(),
        parameters: ChannelParameters::Email(EmailParameters::default()),
    }
}

/// A campaign without any finding.
fn sound() -> Design {
    let mut design = Design::new(Kind::Transactional, "Order confirmation");
    design.actions.channel = Some(Channel::Email);
    let message = design
        .content
        .variants
        .get_mut("default")
        .and_then(|variant| variant.locales.get_mut("default"))
        .expect("the default message");
    message.email.subject = "Your order".into();
    message.email.body = "<p>Thanks</p>".into();
    message.email.text = "Thanks".into();
    design
}

fn codes(kind: Kind, design: &Design) -> Vec<String> {
    let configuration = configuration();
    let subject = Subject {
        kind,
        design,
        configuration: Some(&configuration),
        now: "2026-06-01T00:00:00Z".parse().expect("an instant"),
    };
    check(&subject)
        .into_iter()
        .map(|finding| finding.code)
        .collect()
}

fn moment(local: &str, zone: &str) -> Moment {
    Moment {
        local: local.parse().expect("a civil date-time"),
        time_zone: zone.into(),
    }
}

/// What `change` makes of a sound campaign.
fn after(kind: Kind, change: impl FnOnce(&mut Design)) -> Vec<String> {
    let mut design = sound();
    change(&mut design);
    codes(kind, &design)
}

fn message(design: &mut Design) -> &mut crate::design::EmailContent {
    &mut design
        .content
        .variants
        .get_mut("default")
        .and_then(|variant| variant.locales.get_mut("default"))
        .expect("the default message")
        .email
}

#[test]
fn a_sound_campaign_has_no_findings() {
    assert_eq!(codes(Kind::Transactional, &sound()), Vec::<String>::new());
}

#[test]
fn a_new_campaign_lacks_an_action_first() {
    let design = Design::new(Kind::Transactional, "");
    assert_eq!(
        codes(Kind::Transactional, &design),
        ["nameMissing", "actionMissing"]
    );
}

#[test]
fn properties_and_actions() {
    let one = |change: fn(&mut Design)| after(Kind::Transactional, change);
    assert_eq!(one(|d| d.properties.name = "  ".into()), ["nameMissing"]);
    assert_eq!(one(|d| d.actions.channel = None), ["actionMissing"]);
    assert_eq!(
        one(|d| d.actions.channel = Some(Channel::Push)),
        ["channelConfigurationOfOtherChannel", "bodyEmpty"]
    );
    assert_eq!(
        after(Kind::HighThroughput, |d| d.actions.channel =
            Some(Channel::Sms)),
        [
            "smsInHighThroughput",
            "channelConfigurationOfOtherChannel",
            "bodyEmpty"
        ]
    );
}

#[test]
fn a_missing_channel_configuration_is_found() {
    let design = sound();
    let subject = Subject {
        kind: Kind::Transactional,
        design: &design,
        configuration: None,
        now: Timestamp::UNIX_EPOCH,
    };
    let findings = check(&subject);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "channelConfigurationMissing");
    assert_eq!(findings[0].place.path, "/actions/channelConfigurationId");
}

#[test]
fn content() {
    let one = |change: fn(&mut Design)| after(Kind::Transactional, change);
    assert_eq!(one(|d| message(d).subject.clear()), ["subjectMissing"]);
    assert_eq!(one(|d| message(d).body.clear()), ["bodyEmpty"]);
    assert_eq!(one(|d| message(d).text.clear()), ["textVersionEmpty"]);
    assert_eq!(
        one(|d| message(d).body = "x".repeat(101 * 1024)),
        ["bodyTooLarge"]
    );
}

#[test]
fn audience() {
    assert_eq!(
        after(Kind::Transactional, |d| d.audience.identity_type = None),
        ["identityTypeMissing"]
    );
    assert_eq!(
        after(Kind::Transactional, |d| d.audience.identity_type =
            Some(IdentityType::Custom(" ".into()))),
        ["identityTypeMissing"]
    );
    assert_eq!(after(Kind::Marketing, |_| {}), ["audienceMissing"]);
    assert!(
        after(Kind::Marketing, |d| d.audience.audience_id =
            Some(AudienceId(Uuid::nil())))
        .is_empty()
    );
}

#[test]
fn schedule() {
    let one = |change: fn(&mut Design)| after(Kind::Transactional, change);
    assert_eq!(
        one(|d| {
            d.schedule.start = Some(moment("2026-07-02T00:00:00", "Asia/Tokyo"));
            d.schedule.end = Some(moment("2026-07-01T12:00:00", "UTC"));
        }),
        ["endNotAfterStart"],
        "compared as instants, not as wall clocks"
    );
    assert!(
        one(|d| {
            d.schedule.start = Some(moment("2026-07-02T00:00:00", "Asia/Tokyo"));
            d.schedule.end = Some(moment("2026-07-01T16:00:00", "UTC"));
        })
        .is_empty()
    );
    assert_eq!(
        one(|d| d.schedule.end = Some(moment("2026-06-01T00:00:00", "UTC"))),
        ["endInPast"]
    );
    assert_eq!(
        one(|d| d.schedule.start = Some(moment("2026-06-01T00:00:00", "Mars/X"))),
        ["momentUnreadable"]
    );
    assert_eq!(
        one(|d| {
            d.schedule.end = Some(moment("2026-07-01T00:00:00", "UTC"));
            d.schedule.auto_scale_until = Some(moment("2026-07-01T00:00:01", "UTC"));
        }),
        ["autoScaleAfterEnd"]
    );
}

fn experiment(percentages: &[f64]) -> Experiment {
    Experiment {
        experiment_type: ExperimentType::AbTest,
        treatments: percentages
            .iter()
            .enumerate()
            .map(|(index, percentage)| Treatment {
                id: if index == 0 {
                    "default".into()
                } else {
                    format!("t{index}")
                },
                name: format!("Treatment {index}"),
                percentage: *percentage,
            })
            .collect(),
        holdout: Some(10.0),
        distribute_evenly: false,
        success_metric: SuccessMetric::UniqueOpens,
    }
}

#[test]
fn treatments_sum_to_hundred_and_each_has_content() {
    let with = |percentages: &[f64]| {
        let mut design = sound();
        design.actions.optimization.experiment = Some(experiment(percentages));
        let variant = design.content.variants["default"].clone();
        for index in 1..percentages.len() {
            design
                .content
                .variants
                .insert(format!("t{index}"), variant.clone());
        }
        codes(Kind::Transactional, &design)
    };
    assert!(with(&[33.3, 33.3, 33.4]).is_empty());
    assert_eq!(with(&[50.0, 49.0]), ["treatmentsNotHundred"]);
    assert_eq!(with(&[100.0]), ["treatmentsTooFew"]);
    let mut design = sound();
    design.actions.optimization.experiment = Some(experiment(&[50.0, 50.0]));
    assert_eq!(codes(Kind::Transactional, &design), ["contentMissing"]);
}

#[test]
fn a_language_setting_needs_a_fallback_and_content() {
    let languages = |fallback: Option<&str>| LanguageSetting {
        locales: vec![LocaleSetting {
            locale: "ja-JP".into(),
            condition: None,
        }],
        fallback: fallback.map(str::to_owned),
        choice: LanguageChoice::Attribute("profile.preferredLanguage".into()),
    };
    let mut design = sound();
    design.actions.languages = Some(languages(None));
    assert_eq!(
        codes(Kind::Transactional, &design),
        ["fallbackLocaleMissing", "contentMissing"]
    );
    design.actions.languages = Some(languages(Some("ja-JP")));
    let variant = design
        .content
        .variants
        .get_mut("default")
        .expect("the default variant");
    let message = variant.locales["default"].clone();
    variant.locales.insert("ja-JP".into(), message);
    assert!(codes(Kind::Transactional, &design).is_empty());
}

#[test]
fn every_finding_says_what_and_what_to_do_in_both_languages() {
    let mut design = Design::new(Kind::Marketing, "");
    design.actions.channel = Some(Channel::Email);
    design.schedule.end = Some(moment("2020-01-01T00:00:00", "UTC"));
    let subject = Subject {
        kind: Kind::Marketing,
        design: &design,
        configuration: None,
        now: Timestamp::now(),
    };
    let findings = check(&subject);
    assert!(findings.len() >= 6);
    for finding in findings {
        for text in [&finding.message, &finding.remedy] {
            assert!(
                !text.en.is_empty() && !text.ja.is_empty() && text.en != text.ja,
                "{}",
                finding.code
            );
        }
    }
}
