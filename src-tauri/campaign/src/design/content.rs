//! Content: the message itself, for each variant (treatment or rule) and locale.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The key of the only variant of a campaign without optimization, of fallback content, and of the
/// only locale of a campaign without a language setting.
pub const DEFAULT_KEY: &str = "default";

/// Content by variant key, then by locale key:
/// `{"variants": {"default": {"locales": {"default": {"email": {…}}}}}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Content {
    /// By variant key, see [`super::Design::variant_keys`].
    pub variants: BTreeMap<String, LocaleContent>,
}

impl Default for Content {
    fn default() -> Self {
        Self {
            variants: BTreeMap::from([(
                DEFAULT_KEY.to_owned(),
                LocaleContent {
                    locales: BTreeMap::from([(DEFAULT_KEY.to_owned(), MessageContent::default())]),
                },
            )]),
        }
    }
}

impl Content {
    /// The message of a variant in a locale, if there is one.
    pub fn message(&self, variant: &str, locale: &str) -> Option<&MessageContent> {
        self.variants.get(variant)?.locales.get(locale)
    }
}

/// Content of one variant, by locale key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocaleContent {
    /// By locale key, see [`super::Design::locale_keys`].
    pub locales: BTreeMap<String, MessageContent>,
}

/// What is sent, by channel. Content of a channel that is not chosen is kept, so that trying
/// another channel loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct MessageContent {
    /// Email.
    pub email: EmailContent,
    /// SMS, MMS, RCS.
    pub sms: SmsContent,
    /// Push notification.
    pub push: PushContent,
}

/// An email. Every text takes personalization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct EmailContent {
    /// Subject line; required before activation.
    pub subject: String,
    /// Preheader: the line that clients show after the subject.
    pub preheader: String,
    /// The body as it is sent: HTML; required before activation.
    pub body: String,
    /// The text version.
    pub text: String,
    /// In which form the body is written.
    pub source_format: EmailSourceFormat,
    /// The source that `body` is made from when it is not HTML (MJML, or the visual designer's project as JSON).
    pub source: Option<String>,
}

/// In which form an email's body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EmailSourceFormat {
    /// HTML, written or imported; `body` is the source.
    #[default]
    Html,
    /// MJML source.
    Mjml,
    /// The visual designer's project.
    Visual,
}

/// A text message. Every text takes personalization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SmsContent {
    /// SMS, MMS or RCS.
    pub format: SmsFormat,
    /// The text.
    pub text: String,
    /// Title (MMS and RCS).
    pub title: String,
    /// Address of the media (MMS and RCS).
    pub media_url: String,
}

/// The format of a text message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum SmsFormat {
    #[default]
    Sms,
    Mms,
    Rcs,
}

/// A push notification. Every text takes personalization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PushContent {
    /// Title.
    pub title: String,
    /// Body.
    pub body: String,
    /// What a tap does.
    pub on_click: PushAction,
    /// Whether nothing is shown (a silent notification carries custom data only).
    pub silent: bool,
    /// Buttons (Android up to 3).
    pub buttons: Vec<PushButton>,
    /// Custom data.
    pub custom_data: Vec<KeyValue>,
    /// Whether a later notification replaces this one.
    pub collapsible: bool,
    /// The key under which notifications replace each other.
    pub collapse_key: String,
    /// Delivery priority.
    pub delivery_priority: PushPriority,
    /// iOS only.
    pub ios: PushIos,
    /// Android only.
    pub android: PushAndroid,
}

/// What a tap on a notification or a button does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PushAction {
    /// Opens the app.
    #[default]
    OpenApp,
    /// Opens a place in the app.
    Deeplink(String),
    /// Opens a page on the web.
    WebUrl(String),
}

/// A button of a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PushButton {
    /// The label.
    pub label: String,
    /// What a tap does.
    pub action: PushAction,
}

/// One pair of custom data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyValue {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}

/// A medium shown with a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum PushMedia {
    Image,
    Video,
    Gif,
}

/// Settings of a notification on iOS.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PushIos {
    /// What `media_url` is.
    pub media: Option<PushMedia>,
    /// Address of the medium.
    pub media_url: String,
    /// The category that carries the buttons.
    pub category: String,
    /// Sound file.
    pub sound: String,
    /// Badge: the number on the app's icon.
    pub badge: String,
    /// Group (thread id).
    pub group: String,
    /// Wakes the app in the background.
    pub content_available: bool,
    /// Lets the app change the notification before it is shown.
    pub mutable_content: bool,
}

/// Settings of a notification on Android.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PushAndroid {
    /// Icon.
    pub icon: String,
    /// Address of the large image.
    pub image_url: String,
    /// Sound file.
    pub sound: String,
    /// Notification channel.
    pub channel: String,
    /// Who sees it on a locked screen.
    pub visibility: PushVisibility,
    /// How it interrupts.
    pub priority: PushPriority,
}

/// Who sees a notification on a locked screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum PushVisibility {
    #[default]
    Private,
    Public,
    Secret,
}

/// Priority of a notification.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum PushPriority {
    #[default]
    Normal,
    High,
}
