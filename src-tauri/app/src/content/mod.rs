//! Content: what a message will look like, and help while writing it.

mod assist;
pub(crate) mod diagnostics;
mod types;

pub(crate) use assist::{complete, hover};

pub use types::{
    AtPosition, CompletionItem, CompletionKind, Completions, DiagnosticView, EmailPreview, FixView,
    HoverView, PreviewEmail, RenderedText, SourceFormat, TextEdit,
};

use crate::app::{App, Open};
use crate::engine;
use crate::error::{CommandError, ErrorCode};
use campaign::Kind;
use campaign::id::{CampaignId, SimulatedUserId};
use campaign::library::{ChannelConfiguration, ChannelParameters, Fragment, SimulatedUser};
use personalization::{Data, Format, Fragments, RenderOptions};
use std::time::Instant;

/// What a preview needs from the workspace.
struct Stage {
    kind: Kind,
    fragments: Fragments,
    user: Option<SimulatedUser>,
    configuration: Option<ChannelConfiguration>,
}

impl Stage {
    fn set(
        open: &Open,
        campaign: CampaignId,
        user: Option<SimulatedUserId>,
    ) -> Result<Self, CommandError> {
        open.read(|read| {
            let campaign = read.campaigns().get(campaign)?;
            let configuration = match campaign.design.actions.channel_configuration_id {
                Some(id) => read.records::<ChannelConfiguration>().find(&id)?,
                None => None,
            };
            Ok(Self {
                kind: campaign.state.kind,
                fragments: engine::fragments(&read.records::<Fragment>().all()?),
                user: match user {
                    Some(id) => read.records::<SimulatedUser>().find(&id)?,
                    None => None,
                },
                configuration,
            })
        })
    }

    fn data(&self) -> Data {
        self.user.as_ref().map_or_else(Data::default, |user| {
            engine::data(&user.profile, &user.context)
        })
    }

    fn render(
        &self,
        source: &str,
        format: Format,
        data: &Data,
        options: &RenderOptions,
    ) -> RenderedText {
        let template = engine::compile(
            source,
            format,
            self.kind.profile_available(),
            &self.fragments,
        );
        let preview = template.preview(data, options);
        let mut diagnostics = template.diagnostics().to_vec();
        let new = |fault: &personalization::Diagnostic| !template.diagnostics().contains(fault);
        diagnostics.extend(preview.faults.into_iter().filter(new));
        RenderedText {
            output: preview.output,
            diagnostics: diagnostics::views(source, &diagnostics),
        }
    }

    /// From, as the channel configuration gives it: name and address.
    fn from(&self, data: &Data, options: &RenderOptions) -> String {
        let Some(ChannelParameters::Email(email)) =
            self.configuration.as_ref().map(|known| &known.parameters)
        else {
            return String::new();
        };
        let render = |source: &str| self.render(source, Format::Text, data, options).output;
        let (name, address) = (render(&email.from_name), render(&email.from_address));
        match (name.is_empty(), address.is_empty()) {
            (true, _) => address,
            (false, true) => name,
            (false, false) => format!("{name} <{address}>"),
        }
    }
}

pub(crate) async fn preview_email(
    app: &App,
    request: PreviewEmail,
) -> Result<EmailPreview, CommandError> {
    let open = app.current()?;
    let stage = Stage::set(&open, request.campaign_id, request.user_id)?;
    let options = circumstances(app, engine::locale(&request.locale))?;
    let data = stage.data();
    let started = Instant::now();
    let render = |source: &str, format| stage.render(source, format, &data, &options);
    let email = &request.email;
    let subject = render(&email.subject, Format::Text);
    let preheader = render(&email.preheader, Format::Text);
    let body = render(&email.body, Format::Html);
    let text = render(&email.text, Format::Text);
    Ok(EmailPreview {
        from: stage.from(&data, &options),
        body_bytes: u32::try_from(body.output.len()).unwrap_or(u32::MAX),
        engine_micros: u32::try_from(started.elapsed().as_micros()).unwrap_or(u32::MAX),
        subject,
        preheader,
        body,
        text,
    })
}

/// Now, in the time zone in which messages are made.
fn circumstances(app: &App, locale: Option<&str>) -> Result<RenderOptions, CommandError> {
    let now = app.environment.clock.now();
    engine::options(now, engine::TIME_ZONE, locale).map_err(|error| {
        CommandError::new(ErrorCode::Internal, error.to_string()).with("reason", error)
    })
}
