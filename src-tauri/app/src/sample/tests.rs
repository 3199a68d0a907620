//! The sample is what a person sees first: complete, without a finding, the same on every machine.

use super::*;
use campaign::check::{self, Subject};
use campaign::design::MessageContent;
use campaign::text::Language;
use std::collections::BTreeSet;

const LANGUAGES: [Language; 2] = [Language::En, Language::Ja];
/// What the execution API takes in a call's context.
const CONTEXT_LIMIT: usize = 200 * 1024;

/// A design is read whole when a campaign is opened and diffed at every edit.
const DESIGN_LIMIT: usize = 64 * 1024;

fn messages(sample: &Sample) -> Vec<(String, &MessageContent)> {
    let mut messages = Vec::new();
    for campaign in &sample.campaigns {
        for variant in campaign.design.variant_keys() {
            for locale in campaign.design.locale_keys() {
                let message = campaign.design.content.message(&variant, &locale);
                let name = format!("{} {variant} {locale}", campaign.design.properties.name);
                messages.push((name, message.expect("content for every locale")));
            }
        }
    }
    messages
}

#[test]
fn every_campaign_passes_every_check_in_either_language() {
    for language in LANGUAGES {
        let sample = sample(language).expect("a sample");
        assert_eq!(sample.campaigns.len(), 3);
        for campaign in &sample.campaigns {
            let wanted = campaign.design.actions.channel_configuration_id;
            let configuration = sample
                .channel_configurations
                .iter()
                .find(|configuration| Some(configuration.id) == wanted);
            let findings = check::check(&Subject {
                kind: campaign.kind,
                design: &campaign.design,
                configuration,
                now: "2026-11-23T12:00:00Z".parse().expect("an instant"),
            });
            assert_eq!(findings, [], "{}", campaign.design.properties.name);
        }
    }
}

#[test]
fn a_marketing_campaign_names_an_audience_of_the_sample_and_carries_an_opt_out_link() {
    let sample = sample(Language::En).expect("a sample");
    let marketing: Vec<_> = sample
        .campaigns
        .iter()
        .filter(|campaign| campaign.kind == Kind::Marketing)
        .collect();
    assert_eq!(marketing.len(), 1);
    for campaign in marketing {
        let audience = campaign.design.audience.audience_id.expect("an audience");
        assert!(sample.audiences.iter().any(|known| known.id == audience));
        for locale in campaign.design.locale_keys() {
            let message = campaign.design.content.message("default", &locale);
            let email = &message.expect("content").email;
            assert!(email.body.contains(r#"data-nl-type="optOut""#), "{locale}");
            assert!(email.text.contains("/unsubscribe"), "{locale}");
        }
    }
}

#[test]
fn one_campaign_is_live_and_the_order_confirmation_can_be_edited() {
    let sample = sample(Language::En).expect("a sample");
    let live: Vec<_> = sample
        .campaigns
        .iter()
        .filter(|campaign| campaign.activated)
        .map(|campaign| campaign.design.properties.name.as_str())
        .collect();
    assert_eq!(live, ["Password reset"]);
}

#[test]
fn ids_are_unique_and_do_not_depend_on_the_language() {
    let ids = |language| {
        let sample = sample(language).expect("a sample");
        let mut ids: Vec<String> = Vec::new();
        ids.extend(sample.campaigns.iter().map(|it| it.id.to_string()));
        ids.extend(
            sample
                .channel_configurations
                .iter()
                .map(|it| it.id.to_string()),
        );
        ids.extend(sample.simulated_users.iter().map(|it| it.id.to_string()));
        ids.extend(sample.audiences.iter().map(|it| it.id.to_string()));
        ids.extend(sample.fragments.iter().map(|it| it.id.to_string()));
        ids
    };
    let english = ids(Language::En);
    assert_eq!(english, ids(Language::Ja));
    assert_eq!(english.iter().collect::<BTreeSet<_>>().len(), english.len());
}

#[test]
fn names_are_in_the_language_asked_for_and_unique() {
    let names = |language| -> BTreeSet<String> {
        let sample = sample(language).expect("a sample");
        let campaigns = sample
            .campaigns
            .iter()
            .map(|it| it.design.properties.name.clone());
        let users = sample.simulated_users.iter().map(|it| it.name.clone());
        let audiences = sample.audiences.iter().map(|it| it.name.clone());
        campaigns.chain(users).chain(audiences).collect()
    };
    let (english, japanese) = (names(Language::En), names(Language::Ja));
    assert_eq!(english.len(), 3 + 6 + 2);
    assert_eq!(japanese.len(), english.len());
    assert!(english.is_disjoint(&japanese));
}

#[test]
fn the_context_of_every_user_can_be_sent_as_it_is() {
    for user in sample(Language::En).expect("a sample").simulated_users {
        for (name, value) in &user.context {
            assert!(
                value.is_string() || value.is_object(),
                "{}: {name}",
                user.name
            );
        }
        let size = serde_json::to_string(&user.context).expect("JSON").len();
        assert!(size < CONTEXT_LIMIT, "{}: {size}", user.name);
    }
}

#[test]
fn every_user_carries_what_the_contracts_require() {
    let sample = sample(Language::En).expect("a sample");
    for campaign in &sample.campaigns {
        for attribute in campaign
            .design
            .context_contract
            .iter()
            .filter(|it| it.required)
        {
            for user in &sample.simulated_users {
                let context = serde_json::Value::Object(user.context.clone());
                assert!(
                    present(&context, &attribute.path),
                    "{}: {}",
                    user.name,
                    attribute.path
                );
            }
        }
    }
}

/// Whether `path` leads to a value in `value`; below a list, in every one of its items.
fn present(value: &serde_json::Value, path: &str) -> bool {
    let Some((segment, rest)) = path
        .split_once('.')
        .map_or((!path.is_empty()).then_some((path, "")), Some)
    else {
        return !value.is_null();
    };
    match segment.strip_suffix("[]") {
        Some(list) => value[list]
            .as_array()
            .is_some_and(|items| items.iter().all(|item| present(item, rest))),
        None => present(&value[segment], rest),
    }
}

#[test]
fn designs_are_small_and_survive_their_json_form() {
    for campaign in sample(Language::Ja).expect("a sample").campaigns {
        let json = serde_json::to_string(&campaign.design).expect("JSON");
        assert!(json.len() < DESIGN_LIMIT, "{}", json.len());
        let read: Design = serde_json::from_str(&json).expect("a design");
        assert_eq!(read, campaign.design);
    }
}

#[test]
fn emails_are_small_accessible_and_need_nothing_from_the_network() {
    let sample = sample(Language::En).expect("a sample");
    for (name, message) in messages(&sample) {
        let body = &message.email.body;
        assert!(body.len() < 60 * 1024, "{name}: {}", body.len());
        for wanted in ["<html lang=", "name=\"color-scheme\"", "<title>", "<h1 "] {
            assert!(body.contains(wanted), "{name}: {wanted}");
        }
        assert_eq!(
            body.matches("<table ").count(),
            body.matches("<table role=\"presentation\"").count(),
            "{name}: a layout table that a screen reader would announce"
        );
        for unwanted in [
            "<img",
            "<script",
            "<link",
            "url(",
            "http://",
            "href=\"#\"",
            "href=\"\"",
        ] {
            assert!(!body.contains(unwanted), "{name}: {unwanted}");
        }
    }
}
