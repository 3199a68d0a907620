//! The sample's campaigns: what they have in common, and the list of them.

mod order_confirmation;
mod password_reset;
mod seasonal_promotion;

use super::SampleCampaign;
use campaign::design::{
    Actions, AttributeType, Content, ContextAttribute, DEFAULT_KEY, EmailContent, LanguageChoice,
    LanguageSetting, LocaleContent, LocaleSetting, MessageContent, Tag, TagColor,
};
use campaign::id::ChannelConfigurationId;
use campaign::kind::Channel;
use campaign::text::Language;
use serde_json::Value;
use std::collections::BTreeMap;

/// The locale of everybody whose language has no content of its own.
const ENGLISH: &str = "en-US";
const JAPANESE: &str = "ja-JP";

pub(super) fn campaigns(language: Language) -> Vec<SampleCampaign> {
    vec![
        order_confirmation::campaign(language),
        password_reset::campaign(language),
        seasonal_promotion::campaign(language),
    ]
}

/// One email in one language.
struct Email {
    subject: &'static str,
    preheader: &'static str,
    body: &'static str,
    text: &'static str,
}

impl Email {
    fn content(self) -> MessageContent {
        MessageContent {
            email: EmailContent {
                subject: self.subject.to_owned(),
                preheader: self.preheader.to_owned(),
                body: self.body.to_owned(),
                text: self.text.to_owned(),
                ..EmailContent::default()
            },
            ..MessageContent::default()
        }
    }
}

/// The email action of all three campaigns: sent through `configuration`, in the recipient's language.
fn actions(configuration: ChannelConfigurationId) -> Actions {
    let locale = |locale: &str| LocaleSetting {
        locale: locale.to_owned(),
        condition: None,
    };
    Actions {
        channel: Some(Channel::Email),
        channel_configuration_id: Some(configuration),
        languages: Some(LanguageSetting {
            locales: vec![locale(ENGLISH), locale(JAPANESE)],
            fallback: Some(ENGLISH.to_owned()),
            choice: LanguageChoice::Attribute("profile.preferredLanguage".to_owned()),
        }),
        ..Actions::default()
    }
}

/// Content without variants, in both languages.
fn content(english: Email, japanese: Email) -> Content {
    Content {
        variants: BTreeMap::from([(
            DEFAULT_KEY.to_owned(),
            LocaleContent {
                locales: BTreeMap::from([
                    (ENGLISH.to_owned(), english.content()),
                    (JAPANESE.to_owned(), japanese.content()),
                ]),
            },
        )]),
    }
}

fn tag(name: &str, color: TagColor) -> Tag {
    Tag {
        name: name.to_owned(),
        color,
    }
}

/// A context attribute that every call must carry.
fn required(
    path: &str,
    attribute_type: AttributeType,
    sample: impl Into<Value>,
    description: &str,
) -> ContextAttribute {
    ContextAttribute {
        path: path.to_owned(),
        attribute_type,
        required: true,
        sample: Some(sample.into()),
        description: description.to_owned(),
    }
}

/// A context attribute that a call may leave out.
fn optional(
    path: &str,
    attribute_type: AttributeType,
    sample: impl Into<Value>,
    description: &str,
) -> ContextAttribute {
    ContextAttribute {
        required: false,
        ..required(path, attribute_type, sample, description)
    }
}
