//! What the sample's campaigns share: channel configurations, people, audiences and fragments.

use super::told;
use campaign::id::{AudienceId, ChannelConfigurationId, FragmentId, SimulatedUserId};
use campaign::library::{
    AudienceDefinition, ChannelConfiguration, ChannelParameters, EmailParameters, Fragment,
    FragmentKind, FragmentStatus, MessageType, PushParameters, PushPlatform, SimulatedUser,
    SmsParameters,
};
use campaign::text::{Language, Text};
use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::uuid;

/// The configuration of transactional email.
pub(super) const TRANSACTIONAL_EMAIL: ChannelConfigurationId =
    ChannelConfigurationId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000101"));
/// The configuration of marketing email.
pub(super) const MARKETING_EMAIL: ChannelConfigurationId =
    ChannelConfigurationId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000102"));
const SMS: ChannelConfigurationId =
    ChannelConfigurationId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000103"));
const PUSH: ChannelConfigurationId =
    ChannelConfigurationId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000104"));

/// The audience of everybody who agreed to marketing email.
pub(super) const SUBSCRIBERS: AudienceId =
    AudienceId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000201"));
const GOLD_MEMBERS: AudienceId = AudienceId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000202"));

const FOOTER: FragmentId = FragmentId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000401"));
const OPT_OUT: FragmentId = FragmentId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000402"));
const SALUTATION: FragmentId = FragmentId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000403"));

pub(super) fn channel_configurations(language: Language) -> Vec<ChannelConfiguration> {
    let from_name = told(language, "Komorebi", "こもれび");
    let configuration = |id, name: &str, parameters| ChannelConfiguration {
        id,
        name: name.to_owned(),
        parameters,
    };
    vec![
        configuration(
            TRANSACTIONAL_EMAIL,
            told(language, "Transactional email", "トランザクションメール"),
            ChannelParameters::Email(EmailParameters {
                message_type: MessageType::Transactional,
                subdomain: "service.komorebi.example".to_owned(),
                from_name: from_name.to_owned(),
                from_address: "orders@service.komorebi.example".to_owned(),
                reply_to_name: told(
                    language,
                    "Komorebi customer care",
                    "こもれび カスタマーサポート",
                )
                .to_owned(),
                reply_to_address: "care@service.komorebi.example".to_owned(),
                error_address: "bounce@service.komorebi.example".to_owned(),
                ..EmailParameters::default()
            }),
        ),
        configuration(
            MARKETING_EMAIL,
            told(language, "Marketing email", "マーケティングメール"),
            ChannelParameters::Email(EmailParameters {
                message_type: MessageType::Marketing,
                subdomain: "news.komorebi.example".to_owned(),
                from_name: from_name.to_owned(),
                from_address: "hello@news.komorebi.example".to_owned(),
                reply_to_name: from_name.to_owned(),
                reply_to_address: "hello@news.komorebi.example".to_owned(),
                error_address: "bounce@news.komorebi.example".to_owned(),
                url_tracking_parameters: "utm_source=ajo&utm_medium=email".to_owned(),
                list_unsubscribe: true,
            }),
        ),
        configuration(
            SMS,
            told(language, "Transactional SMS", "トランザクション SMS"),
            ChannelParameters::Sms(SmsParameters {
                message_type: MessageType::Transactional,
                provider: "Sinch".to_owned(),
                sender_number: "+15035550148".to_owned(),
            }),
        ),
        configuration(
            PUSH,
            told(language, "Komorebi app", "こもれびアプリ"),
            ChannelParameters::Push(PushParameters {
                app_id: "example.komorebi.app".to_owned(),
                platforms: vec![PushPlatform::Ios, PushPlatform::Android],
            }),
        ),
    ]
}

/// A person as the file holds them: like [`SimulatedUser`], with the name in every language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: SimulatedUserId,
    name: Text,
    profile: Map<String, Value>,
    context: Map<String, Value>,
}

pub(super) fn simulated_users(language: Language) -> Result<Vec<SimulatedUser>, serde_json::Error> {
    let people: Vec<Person> = serde_json::from_str(include_str!("users.json"))?;
    Ok(people
        .into_iter()
        .map(|person| SimulatedUser {
            id: person.id,
            name: person.name.get(language).to_owned(),
            profile: person.profile,
            context: person.context,
        })
        .collect())
}

pub(super) fn audiences(language: Language) -> Vec<AudienceDefinition> {
    let audience = |id, name: &str, platform_id: &str, rule: &str| AudienceDefinition {
        id,
        name: name.to_owned(),
        platform_id: platform_id.to_owned(),
        rule: Some(rule.to_owned()),
    };
    vec![
        audience(
            SUBSCRIBERS,
            told(language, "Newsletter subscribers", "メールマガジン購読者"),
            "3f6d2a84-51c7-4b0e-8d19-7a2e4c9b6f10",
            r#"profile.consents.marketing.email.val = "y""#,
        ),
        audience(
            GOLD_MEMBERS,
            told(language, "Gold members", "ゴールド会員"),
            "9c1e7b52-08da-4f63-b5a7-2d64e81f3c07",
            r#"profile.loyalty.tier = "gold""#,
        ),
    ]
}

pub(super) fn fragments(language: Language) -> Vec<Fragment> {
    let fragment = |id, kind, name: &str, description: &str, source: &str| Fragment {
        id,
        name: name.to_owned(),
        description: description.to_owned(),
        kind,
        status: FragmentStatus::Live,
        source: source.to_owned(),
    };
    vec![
        fragment(
            FOOTER,
            FragmentKind::Visual,
            told(language, "Footer", "フッター"),
            told(
                language,
                "Company address and links, in the recipient’s language.",
                "会社の所在地とリンク。受信者の言語で表示します。",
            ),
            include_str!("fragments/footer.html"),
        ),
        fragment(
            OPT_OUT,
            FragmentKind::Visual,
            told(language, "Opt-out", "オプトアウト"),
            told(
                language,
                "Why the recipient gets the email, and the link to unsubscribe. Every marketing email needs it.",
                "配信理由と配信停止リンク。マーケティングメールには必ず必要です。",
            ),
            include_str!("fragments/opt_out.html"),
        ),
        fragment(
            SALUTATION,
            FragmentKind::Expression,
            told(language, "Salutation", "宛名"),
            told(
                language,
                "Greets by name where there is one, in the recipient’s language.",
                "名前が登録されていればお名前で、受信者の言語で宛名を表示します。",
            ),
            include_str!("fragments/salutation.txt"),
        ),
    ]
}
