//! From a campaign and a person to the rendered message.

use crate::address::{self, Address, Addressee};
use crate::email;
use crate::message::{ExclusionReason, InboxContent, InboxPush, InboxSms};
use crate::variant::{Choice, NoChoice, choose};
use crate::world::{ActiveCampaign, Engine, Format, RenderProblem, Scene};
use campaign::Channel;
use campaign::design::{MessageContent, PushContent};
use campaign::kind::Kind;
use campaign::library::{ChannelParameters, EmailParameters};
use jiff::Timestamp;
use serde_json::{Map, Value};

/// Largest notification of a high throughput campaign, in bytes of JSON.
const PUSH_LIMIT: usize = 5 * 1024;

/// A person with what the call brought for them.
pub(crate) struct Addressed {
    pub user_id: String,
    pub namespace: String,
    pub channel_data: Option<Value>,
    pub profile: Map<String, Value>,
    pub context: Map<String, Value>,
}

impl Addressed {
    /// The identity by which experiments know the person.
    pub(crate) fn identity(&self) -> String {
        format!("{}:{}", self.namespace.to_lowercase(), self.user_id)
    }
}

/// A rendered message.
pub(crate) struct Composed {
    pub choice: Choice,
    pub address: Address,
    pub content: InboxContent,
}

/// Where a message goes and what names it.
pub(crate) struct Destination<'a> {
    pub address: &'a Address,
    /// Names the message in its Message-ID.
    pub unique: &'a str,
    /// Put before the subject of a proof.
    pub subject_prefix: &'a str,
}

/// Why there is no message.
#[derive(Debug)]
pub(crate) struct NotComposed {
    pub reason: ExclusionReason,
    pub detail: String,
}

impl NotComposed {
    fn because(reason: ExclusionReason) -> Self {
        Self {
            reason,
            detail: String::new(),
        }
    }
}

impl From<RenderProblem> for NotComposed {
    fn from(problem: RenderProblem) -> Self {
        Self {
            reason: ExclusionReason::RenderFailed,
            detail: format!("{}: {}", problem.code, problem.message),
        }
    }
}

impl From<NoChoice> for NotComposed {
    fn from(no_choice: NoChoice) -> Self {
        match no_choice {
            NoChoice::Excluded(reason) => Self::because(reason),
            NoChoice::Problem(problem) => problem.into(),
        }
    }
}

/// What all messages of an execution share.
pub(crate) struct Composer<'a> {
    pub campaign: &'a ActiveCampaign,
    pub engine: &'a dyn Engine,
    pub now: Timestamp,
    pub time_zone: &'a str,
}

impl Composer<'_> {
    /// The message for a person, of the variant and locale that are theirs. `unique` names the
    /// message in its Message-ID.
    pub(crate) fn compose(
        &self,
        person: &Addressed,
        unique: &str,
    ) -> Result<Composed, NotComposed> {
        let scene = self.scene(person, None);
        let choice = choose(
            self.campaign.id,
            &self.campaign.design,
            &person.identity(),
            self.engine,
            &scene,
        )?;
        let channel = self.channel()?;
        let address = address::find(
            channel,
            &Addressee {
                user_id: &person.user_id,
                namespace: &person.namespace,
                channel_data: person.channel_data.as_ref(),
                profile: &person.profile,
            },
        )
        .ok_or_else(|| NotComposed::because(ExclusionReason::NoAddress))?;
        let destination = Destination {
            address: &address,
            unique,
            subject_prefix: "",
        };
        let content = self.content(person, &choice, &destination)?;
        Ok(Composed {
            choice,
            address,
            content,
        })
    }

    /// The rendered content for an address that is already known.
    pub(crate) fn content(
        &self,
        person: &Addressed,
        choice: &Choice,
        destination: &Destination<'_>,
    ) -> Result<InboxContent, NotComposed> {
        let design = &self.campaign.design;
        let message = design
            .content
            .message(&choice.variant, &choice.locale)
            .ok_or_else(|| NotComposed::because(ExclusionReason::ContentMissing))?;
        let locale = design
            .actions
            .languages
            .as_ref()
            .map(|_| choice.locale.as_str());
        let scene = self.scene(person, locale);
        let configuration = self.campaign.configuration.as_ref();
        let parameters = configuration.map(|configuration| &configuration.parameters);
        match (self.channel()?, parameters) {
            (Channel::Email, Some(ChannelParameters::Email(parameters))) => {
                self.email(message, parameters, &scene, destination)
            }
            (Channel::Sms, Some(ChannelParameters::Sms(parameters))) => {
                let text = |source: &str| self.engine.render(source, Format::Text, &scene);
                Ok(InboxContent::Sms(InboxSms {
                    sender: parameters.sender_number.clone(),
                    format: message.sms.format,
                    text: text(&message.sms.text)?,
                    title: text(&message.sms.title)?,
                    media_url: text(&message.sms.media_url)?,
                }))
            }
            (Channel::Push, Some(ChannelParameters::Push(parameters))) => {
                let notification = self.push(&message.push, &scene)?;
                Ok(InboxContent::Push(Box::new(InboxPush {
                    app_id: parameters.app_id.clone(),
                    platform: destination.address.platform.clone(),
                    notification,
                })))
            }
            _ => Err(NotComposed::because(ExclusionReason::NoChannel)),
        }
    }

    fn channel(&self) -> Result<Channel, NotComposed> {
        self.campaign
            .design
            .actions
            .channel
            .ok_or_else(|| NotComposed::because(ExclusionReason::NoChannel))
    }

    fn scene<'s>(&'s self, person: &'s Addressed, locale: Option<&'s str>) -> Scene<'s> {
        Scene {
            profile: &person.profile,
            context: &person.context,
            profile_available: self.campaign.kind.profile_available(),
            fragments: &self.campaign.fragments,
            now: self.now,
            time_zone: self.time_zone,
            locale,
        }
    }

    fn email(
        &self,
        message: &MessageContent,
        parameters: &EmailParameters,
        scene: &Scene<'_>,
        destination: &Destination<'_>,
    ) -> Result<InboxContent, NotComposed> {
        let text = |source: &str| self.engine.render(source, Format::Text, scene);
        let domain = match parameters.subdomain.trim() {
            "" => "localhost",
            subdomain => subdomain,
        };
        let email = email::build(email::Parts {
            from_name: text(&parameters.from_name)?,
            from_address: text(&parameters.from_address)?,
            to: destination.address.text.clone(),
            reply_to_name: text(&parameters.reply_to_name)?,
            reply_to_address: text(&parameters.reply_to_address)?,
            subject: match destination.subject_prefix {
                "" => text(&message.email.subject)?,
                prefix => format!("{prefix} {}", text(&message.email.subject)?),
            },
            preheader: text(&message.email.preheader)?,
            html: self
                .engine
                .render(&message.email.body, Format::Html, scene)?,
            text: text(&message.email.text)?,
            unique: destination.unique.to_owned(),
            domain: domain.to_owned(),
            date: self.now,
            list_unsubscribe: parameters.list_unsubscribe,
        });
        Ok(InboxContent::Email(Box::new(email)))
    }

    fn push(&self, push: &PushContent, scene: &Scene<'_>) -> Result<PushContent, NotComposed> {
        let unwritable = |error: serde_json::Error| NotComposed {
            reason: ExclusionReason::RenderFailed,
            detail: error.to_string(),
        };
        // Every text of a notification takes personalization, so all of them are rendered alike.
        let mut value = serde_json::to_value(push).map_err(unwritable)?;
        self.render_texts(&mut value, scene)?;
        let size = serde_json::to_vec(&value).map_err(unwritable)?.len();
        if self.campaign.kind == Kind::HighThroughput && size > PUSH_LIMIT {
            return Err(NotComposed {
                reason: ExclusionReason::PushTooLarge,
                detail: format!("{size} bytes"),
            });
        }
        serde_json::from_value(value).map_err(unwritable)
    }

    fn render_texts(&self, value: &mut Value, scene: &Scene<'_>) -> Result<(), RenderProblem> {
        match value {
            Value::String(text) => *text = self.engine.render(text, Format::Text, scene)?,
            Value::Array(items) => {
                for item in items {
                    self.render_texts(item, scene)?;
                }
            }
            Value::Object(members) => {
                for (_, member) in members {
                    self.render_texts(member, scene)?;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        Ok(())
    }
}
