//! The password reset: a transactional email with a link that expires. Live from the start, to be triggered at once.

use super::super::{SampleCampaign, library, told};
use super::{Email, actions, content, optional, required, tag};
use campaign::design::{
    AttributeType, Audience, ContextAttribute, Design, IdentityType, Properties, TagColor, Tracking,
};
use campaign::id::CampaignId;
use campaign::kind::Kind;
use campaign::text::Language;
use uuid::uuid;

pub(super) fn campaign(language: Language) -> SampleCampaign {
    let mut actions = actions(library::TRANSACTIONAL_EMAIL);
    // A tracked link passes through a redirect; a reset link must go straight to the shop.
    actions.tracking = Tracking {
        opens: false,
        clicks: false,
    };
    let design = Design {
        properties: Properties {
            name: told(language, "Password reset", "パスワード再設定メール").to_owned(),
            description: told(
                language,
                "Sends the link to choose a new password when somebody asks for it on the sign-in page.",
                "ログインページでの申し込みを受けて、パスワード再設定用のリンクをお送りします。",
            )
            .to_owned(),
            tags: vec![
                tag(told(language, "Account", "アカウント"), TagColor::Orange),
                tag(told(language, "Bilingual", "日英対応"), TagColor::Blue),
            ],
            ..Properties::default()
        },
        actions,
        content: content(
            Email {
                subject: "{%#if isNotEmpty(profile.person.name.firstName)%}{{{profile.person.name.firstName}}}, reset your Komorebi password{%else%}Reset your Komorebi password{%/if%}",
                preheader: "The link expires on {{{formatDate(stringToDate(context.reset.expiresAt), \"MMMM d 'at' h:mm a\")}}}. Not you? You can ignore this email.",
                body: include_str!("../password_reset/en-US.html"),
                text: include_str!("../password_reset/en-US.txt"),
            },
            Email {
                subject: "【こもれび】{%#if isNotEmpty(profile.person.name.lastName)%}{{{profile.person.name.lastName}}}様 {%/if%}パスワード再設定のご案内",
                preheader: "リンクの有効期限は{{{formatDate(stringToDate(context.reset.expiresAt), \"M月d日 H時mm分\")}}}です。お心当たりのない場合は、本メールを破棄してください。",
                body: include_str!("../password_reset/ja-JP.html"),
                text: include_str!("../password_reset/ja-JP.txt"),
            },
        ),
        audience: Audience {
            identity_type: Some(IdentityType::Email),
            ..Audience::default()
        },
        context_contract: contract(language),
        ..Design::default()
    };
    SampleCampaign {
        id: CampaignId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000002")),
        kind: Kind::Transactional,
        design,
        activated: true,
    }
}

fn contract(language: Language) -> Vec<ContextAttribute> {
    let say = |en, ja| told(language, en, ja);
    vec![
        required(
            "reset.url",
            AttributeType::String,
            "https://www.komorebi.example/reset?token=6f2c1a9e",
            say(
                "Page on which the new password is chosen; works once.",
                "新しいパスワードを設定するページの URL。一度のみ有効です。",
            ),
        ),
        required(
            "reset.expiresAt",
            AttributeType::Date,
            "2026-11-23T15:30:00-08:00",
            say(
                "When the link expires: ISO 8601 with the recipient’s UTC offset.",
                "リンクの有効期限。受信者の地域の UTC オフセットを付けた ISO 8601 形式。",
            ),
        ),
        optional(
            "reset.requestedFrom",
            AttributeType::String,
            "Safari on iPhone, Portland",
            say(
                "Device and place of the request, for the recipient to recognize.",
                "申し込みに使われた端末と場所。受信者が心当たりを確認するために表示します。",
            ),
        ),
    ]
}
