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

/// The attributes of a campaign's contract as the engine knows them.
fn schema(design: &Design) -> personalization::Schema {
    use campaign::design::AttributeType;
    use personalization::Type;
    personalization::Schema::new(design.context_contract.iter().map(|attribute| {
        let kind = match attribute.attribute_type {
            AttributeType::String => Type::String,
            AttributeType::Number => Type::Number,
            AttributeType::Integer => Type::Integer,
            AttributeType::Boolean => Type::Boolean,
            AttributeType::Date => Type::Date,
            AttributeType::Object => Type::Map,
            AttributeType::List => Type::List,
        };
        (format!("context.{}", attribute.path), kind)
    }))
}

/// Compiles `source`, which must have nothing to report, and renders it for every user of the sample.
fn render(name: &str, source: &str, options: &personalization::CompileOptions) -> Vec<String> {
    let template = personalization::Template::compile(source, options);
    let reports: Vec<_> = template
        .diagnostics()
        .iter()
        .map(|report| (report.code, &source[report.span.start..report.span.end]))
        .collect();
    assert_eq!(reports, [], "{name}");
    let clock = personalization::RenderOptions::at("2026-11-23T12:00:00Z".parse().expect("now"));
    let users = sample(Language::En).expect("a sample").simulated_users;
    let rendered = users.iter().map(|user| {
        let json = serde_json::json!({"profile": user.profile, "context": user.context});
        let data = personalization::Data::from_json(json);
        match template.render(&data, &clock) {
            Ok(output) => output,
            Err(error) => panic!("{name}, {}: {error}", user.name),
        }
    });
    rendered.collect()
}

#[test]
fn every_text_renders_for_every_user_and_leaves_no_tag_behind() {
    use personalization::{CompileOptions, Format};
    for campaign in sample(Language::En).expect("a sample").campaigns {
        let options = |format| CompileOptions {
            format,
            schema: Some(std::sync::Arc::new(schema(&campaign.design))),
            ..CompileOptions::default()
        };
        for locale in campaign.design.locale_keys() {
            let message = campaign.design.content.message("default", &locale);
            let email = &message.expect("content").email;
            for (part, source, format) in [
                ("subject", &email.subject, Format::Text),
                ("preheader", &email.preheader, Format::Text),
                ("text", &email.text, Format::Text),
                ("body", &email.body, Format::Html),
            ] {
                let name = format!("{} {locale} {part}", campaign.design.properties.name);
                for output in render(&name, source, &options(format)) {
                    assert!(!output.trim().is_empty(), "{name}");
                    for tag in ["{{", "{%", "%}"] {
                        assert!(!output.contains(tag), "{name}: {tag}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_fragment_renders_for_every_user() {
    // All of them are made for the body of an email, so their values are escaped.
    let options = personalization::CompileOptions::default();
    for fragment in sample(Language::En).expect("a sample").fragments {
        for output in render(&fragment.name, &fragment.source, &options) {
            assert!(!output.trim().is_empty(), "{}", fragment.name);
        }
    }
}

#[test]
fn an_order_reads_as_its_recipient_expects() {
    let sample = sample(Language::En).expect("a sample");
    let email = |locale| {
        let message = sample.campaigns[0]
            .design
            .content
            .message("default", locale);
        message.expect("content").email.clone()
    };
    let text = personalization::CompileOptions {
        format: personalization::Format::Text,
        ..personalization::CompileOptions::default()
    };
    let html = personalization::CompileOptions::default();

    let subjects = render("subject", &email("en-US").subject, &text);
    assert_eq!(subjects[0], "Emma, your order KM-10428 is confirmed");
    assert_eq!(subjects[2], "Your order KM-10430 is confirmed");

    let english = render("body", &email("en-US").body, &html);
    for wanted in [
        "Thank you, Emma.",
        "November 20, 2026",
        "$226.50",
        "SALE",
        "$24.00",
        "Wed, Nov 25",
    ] {
        assert!(english[0].contains(wanted), "{wanted}");
    }
    assert!(english[2].contains("Thank you for your order."));
    assert!(english[4].contains("Your items are still being confirmed."));
    assert!(!english[4].contains("Subtotal"));
    assert!(english[5].contains("&lt;limited &amp; numbered&gt;"));
    assert!(english[5].contains("$3,000.00") && english[5].contains("Free"));

    let japanese = render("body", &email("ja-JP").body, &html);
    for wanted in ["佐藤 遥 様", "2026年11月21日", "11月26日（木）", "18,260"] {
        assert!(japanese[1].contains(wanted), "{wanted}");
    }
    assert!(
        japanese[3].contains("ゴールド会員様特典") && !japanese[1].contains("ゴールド会員様特典")
    );
}
