//! The seasonal promotion: a marketing email with a code, more for Gold members, and the opt-out link. A draft.

use super::super::{SampleCampaign, library, told};
use super::{Email, actions, content, required, tag};
use campaign::design::{
    AttributeType, Audience, ContextAttribute, Design, IdentityType, Properties, TagColor,
};
use campaign::id::CampaignId;
use campaign::kind::Kind;
use campaign::text::Language;
use uuid::uuid;

pub(super) fn campaign(language: Language) -> SampleCampaign {
    let design = Design {
        properties: Properties {
            name: told(language, "Seasonal promotion", "季節のプロモーション").to_owned(),
            description: told(
                language,
                "Invites newsletter subscribers to the winter collection with a discount code.",
                "メールマガジン購読者に、冬のコレクションと割引クーポンをご案内します。",
            )
            .to_owned(),
            tags: vec![
                tag(
                    told(language, "Promotion", "プロモーション"),
                    TagColor::Magenta,
                ),
                tag(told(language, "Winter", "冬"), TagColor::Cyan),
                tag(told(language, "Bilingual", "日英対応"), TagColor::Blue),
            ],
            ..Properties::default()
        },
        actions: actions(library::MARKETING_EMAIL),
        content: content(
            Email {
                subject: "{%#if isNotEmpty(profile.person.name.firstName)%}{{{profile.person.name.firstName}}}, {{{context.promotion.discount}}}% off the winter collection{%else%}{{{context.promotion.discount}}}% off the winter collection{%/if%}",
                preheader: "Warm evenings start here. Your code {{{context.promotion.code}}} is valid until {{{formatDate(stringToDate(context.promotion.endsOn), \"MMMM d\")}}}.",
                body: include_str!("../seasonal_promotion/en-US.html"),
                text: include_str!("../seasonal_promotion/en-US.txt"),
            },
            Email {
                subject: "{%#if isNotEmpty(profile.person.name.lastName)%}{{{profile.person.name.lastName}}}様へ {%/if%}冬のコレクション全品{{{context.promotion.discount}}}%OFFのご案内【こもれび】",
                preheader: "{{{formatDate(stringToDate(context.promotion.endsOn), \"M月d日\")}}}まで。クーポンコード {{{context.promotion.code}}} をご利用ください。",
                body: include_str!("../seasonal_promotion/ja-JP.html"),
                text: include_str!("../seasonal_promotion/ja-JP.txt"),
            },
        ),
        audience: Audience {
            audience_id: Some(library::SUBSCRIBERS),
            identity_type: Some(IdentityType::Email),
            ..Audience::default()
        },
        context_contract: contract(language),
        ..Design::default()
    };
    SampleCampaign {
        id: CampaignId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000003")),
        kind: Kind::Marketing,
        design,
        activated: false,
    }
}

fn contract(language: Language) -> Vec<ContextAttribute> {
    let say = |en, ja| told(language, en, ja);
    vec![
        required(
            "promotion.code",
            AttributeType::String,
            "WARM20",
            say(
                "Discount code, letters and digits.",
                "クーポンコード（英数字）。",
            ),
        ),
        required(
            "promotion.discount",
            AttributeType::String,
            "20",
            say(
                "Discount in percent, without the sign.",
                "割引率（%記号なしの数字）。",
            ),
        ),
        required(
            "promotion.endsOn",
            AttributeType::Date,
            "2026-12-13",
            say(
                "Last day of the promotion, ISO 8601.",
                "プロモーションの最終日（ISO 8601）。",
            ),
        ),
    ]
}
