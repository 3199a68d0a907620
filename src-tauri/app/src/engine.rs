//! The one place where content is rendered: what is previewed and what the local endpoint delivers come from here.

use ::endpoint::world::{Engine, Format, RenderProblem, Scene};
use campaign::library::{Fragment, FragmentStatus};
use jiff::tz::TimeZone;
use personalization::{CompileOptions, Data, Fragments, Language, RenderOptions, Schema, Template};
use serde_json::{Map, Value};
use std::sync::Arc;

/// The locale of names and numbers where the content has none.
const DEFAULT_LOCALE: &str = "en-US";

/// The time zone in which messages are made. The live service's clock is UTC's; where the user sits
/// must not change what is sent.
pub(crate) const TIME_ZONE: &str = "UTC";

/// The engine behind the local endpoint.
pub(crate) struct Personalization;

/// Compiles a source as it is sent in a campaign.
pub(crate) fn compile(
    source: &str,
    format: personalization::Format,
    profile_available: bool,
    fragments: &Fragments,
) -> Template {
    Template::compile(
        source,
        &compile_options(format, profile_available, fragments),
    )
}

/// The same, knowing which attributes there are: for help while writing, where a path that is not
/// known is no fault yet.
pub(crate) fn compile_knowing(
    source: &str,
    format: personalization::Format,
    profile_available: bool,
    fragments: &Fragments,
    schema: Schema,
) -> Template {
    let options = CompileOptions {
        schema: Some(Arc::new(schema)),
        ..compile_options(format, profile_available, fragments)
    };
    Template::compile(source, &options)
}

fn compile_options(
    format: personalization::Format,
    profile_available: bool,
    fragments: &Fragments,
) -> CompileOptions {
    CompileOptions {
        format,
        profile_available,
        fragments: fragments.clone(),
        ..CompileOptions::default()
    }
}

/// The fragments of the workspace as content names them.
pub(crate) fn fragments(fragments: &[Fragment]) -> Fragments {
    Fragments::new(fragments.iter().map(|fragment| {
        let status = match fragment.status {
            FragmentStatus::Draft => personalization::FragmentStatus::Draft,
            FragmentStatus::Live => personalization::FragmentStatus::Live,
        };
        let source = fragment.source.clone();
        (
            fragment.id.to_string(),
            personalization::Fragment { source, status },
        )
    }))
}

/// The data of one message.
pub(crate) fn data(profile: &Map<String, Value>, context: &Map<String, Value>) -> Data {
    Data::from_json(serde_json::json!({ "profile": profile, "context": context }))
}

/// The circumstances of a message.
pub(crate) fn options(
    now: jiff::Timestamp,
    time_zone: &str,
    locale: Option<&str>,
) -> Result<RenderOptions, jiff::Error> {
    Ok(RenderOptions {
        time_zone: TimeZone::get(time_zone)?,
        locale: locale.unwrap_or(DEFAULT_LOCALE).to_owned(),
        ..RenderOptions::at(now)
    })
}

/// The locale that a locale key of the content stands for.
pub(crate) fn locale(key: &str) -> Option<&str> {
    (key != campaign::design::DEFAULT_KEY).then_some(key)
}

impl Engine for Personalization {
    fn render(
        &self,
        source: &str,
        format: Format,
        scene: &Scene<'_>,
    ) -> Result<String, RenderProblem> {
        let format = match format {
            Format::Html => personalization::Format::Html,
            Format::Text => personalization::Format::Text,
        };
        let options =
            options(scene.now, scene.time_zone, scene.locale).map_err(|error| RenderProblem {
                code: "timeZoneUnknown".to_owned(),
                message: error.to_string(),
            })?;
        let template = compile(
            source,
            format,
            scene.profile_available,
            &fragments(scene.fragments),
        );
        template
            .render(&data(scene.profile, scene.context), &options)
            .map_err(|error| RenderProblem {
                code: error.code.to_owned(),
                message: error.message(Language::En),
            })
    }

    fn holds(&self, condition: &str, scene: &Scene<'_>) -> Result<bool, RenderProblem> {
        // The language has one meaning of "holds": that of its own condition.
        let source = format!("{{%#if {condition}%}}true{{%/if%}}");
        self.render(&source, Format::Text, scene)
            .map(|output| output == "true")
    }
}
