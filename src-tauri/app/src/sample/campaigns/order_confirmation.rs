//! The order confirmation: a transactional email with the order's items. A draft, to be edited first.

use super::super::{SampleCampaign, library, told};
use super::{Email, actions, content, optional, required, tag};
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
            name: told(language, "Order confirmation", "注文確認メール").to_owned(),
            description: told(
                language,
                "Thanks the customer as soon as the shop has accepted an order, and lists what was ordered.",
                "オンラインストアで注文が確定した直後に、お礼とご注文内容をお送りします。",
            )
            .to_owned(),
            tags: vec![
                tag(told(language, "Orders", "注文"), TagColor::Green),
                tag(told(language, "Bilingual", "日英対応"), TagColor::Blue),
            ],
            ..Properties::default()
        },
        actions: actions(library::TRANSACTIONAL_EMAIL),
        content: content(
            Email {
                subject: "{%#if isNotEmpty(profile.person.name.firstName)%}{{{profile.person.name.firstName}}}, your order {{{context.order.id}}} is confirmed{%else%}Your order {{{context.order.id}}} is confirmed{%/if%}",
                preheader: "We are wrapping it now. Total: {{{formatCurrency(stringToNumber(context.order.total), \"en_US\")}}}",
                body: include_str!("../order_confirmation/en-US.html"),
                text: include_str!("../order_confirmation/en-US.txt"),
            },
            Email {
                subject: "【こもれび】ご注文ありがとうございます（ご注文番号：{{{context.order.id}}}）",
                preheader: "{%#if isNotEmpty(profile.person.name.lastName)%}{{{profile.person.name.lastName}}}様、{%/if%}ご注文を承りました。お支払い合計：{{{formatCurrency(stringToNumber(context.order.total), \"ja_JP\")}}}（税込）",
                body: include_str!("../order_confirmation/ja-JP.html"),
                text: include_str!("../order_confirmation/ja-JP.txt"),
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
        id: CampaignId(uuid!("0b5c9d1e-6a10-4f0e-9a61-000000000001")),
        kind: Kind::Transactional,
        design,
        activated: false,
    }
}

fn contract(language: Language) -> Vec<ContextAttribute> {
    use AttributeType::{Boolean, Date, Integer, Number, String};
    let say = |en, ja| told(language, en, ja);
    vec![
        required(
            "order.id",
            String,
            "KM-10428",
            say(
                "Order number, as the customer sees it.",
                "お客様に表示する注文番号。",
            ),
        ),
        required(
            "order.date",
            Date,
            "2026-11-20",
            say("Day of the order, ISO 8601.", "注文日（ISO 8601）。"),
        ),
        optional(
            "order.estimatedDelivery",
            Date,
            "2026-11-25",
            say(
                "Day on which it should arrive, ISO 8601.",
                "お届け予定日（ISO 8601）。",
            ),
        ),
        required(
            "order.url",
            String,
            "https://www.komorebi.example/orders/KM-10428",
            say(
                "Page that shows the order.",
                "注文内容を表示するページの URL。",
            ),
        ),
        required(
            "order.items[].name",
            String,
            "Lambswool blanket, oat",
            say("Name of the product.", "商品名。"),
        ),
        required(
            "order.items[].quantity",
            Integer,
            1,
            say("How many were ordered.", "数量。"),
        ),
        required(
            "order.items[].price",
            Number,
            96,
            say(
                "Price of one, in the currency of the recipient’s language.",
                "単価。受信者の言語の通貨で指定します。",
            ),
        ),
        optional(
            "order.items[].regularPrice",
            Number,
            120,
            say(
                "Price of one outside the sale; needed when it is on sale.",
                "通常の単価。セール商品の場合に必要です。",
            ),
        ),
        optional(
            "order.items[].onSale",
            Boolean,
            true,
            say("Whether it is on sale.", "セール商品かどうか。"),
        ),
        required(
            "order.subtotal",
            Number,
            218,
            say("Sum of the items.", "商品の小計。"),
        ),
        required(
            "order.shipping",
            Number,
            8.5,
            say("Shipping; 0 when it is free.", "送料。無料の場合は 0。"),
        ),
        required(
            "order.total",
            Number,
            226.5,
            say("What the customer pays.", "お支払い合計。"),
        ),
    ]
}
