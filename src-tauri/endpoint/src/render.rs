//! The joint with the personalization engine: the only place that knows both.

use crate::world::{Engine, Format, RenderProblem, Scene};
use campaign::library::{Fragment, FragmentStatus};
use jiff::tz::TimeZone;
use personalization::{CompileOptions, Data, Fragments, RenderError, RenderOptions, Template};
use serde_json::json;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// How many compiled templates are kept: a few campaigns with all their fields.
const KEPT: usize = 512;

/// Renders with the same engine as the preview. Compiled templates are kept, as a run renders the
/// same content for every recipient.
#[derive(Default)]
pub struct PersonalizationEngine {
    compiled: Mutex<HashMap<Key, Template>>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    source: String,
    html: bool,
    profile_available: bool,
    fragments: u64,
}

impl PersonalizationEngine {
    fn template(&self, source: &str, format: Format, scene: &Scene<'_>) -> Template {
        let key = Key {
            source: source.to_owned(),
            html: format == Format::Html,
            profile_available: scene.profile_available,
            fragments: digest(scene.fragments),
        };
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(template) = compiled.get(&key) {
            return template.clone();
        }
        let options = CompileOptions {
            format: match format {
                Format::Html => personalization::Format::Html,
                Format::Text => personalization::Format::Text,
            },
            profile_available: scene.profile_available,
            fragments: fragments(scene.fragments),
            ..CompileOptions::default()
        };
        let template = Template::compile(source, &options);
        if compiled.len() >= KEPT {
            compiled.clear();
        }
        compiled.insert(key, template.clone());
        template
    }
}

impl Engine for PersonalizationEngine {
    fn render(
        &self,
        source: &str,
        format: Format,
        scene: &Scene<'_>,
    ) -> Result<String, RenderProblem> {
        // Most texts of a notification and a configuration have no tags at all.
        if !source.contains(['{', '\\']) {
            return Ok(source.to_owned());
        }
        let template = self.template(source, format, scene);
        let data = Data::from_json(json!({"profile": scene.profile, "context": scene.context}));
        let time_zone = TimeZone::get(scene.time_zone).map_err(|error| RenderProblem {
            code: "timeZoneUnknown".to_owned(),
            message: error.to_string(),
        })?;
        let mut options = RenderOptions {
            time_zone,
            ..RenderOptions::at(scene.now)
        };
        if let Some(locale) = scene.locale {
            options.locale = locale.replace('-', "_");
        }
        template.render(&data, &options).map_err(Into::into)
    }

    fn holds(&self, condition: &str, scene: &Scene<'_>) -> Result<bool, RenderProblem> {
        let source = format!("{{%#if {condition}%}}yes{{%/if%}}");
        Ok(self.render(&source, Format::Text, scene)? == "yes")
    }
}

impl From<RenderError> for RenderProblem {
    fn from(error: RenderError) -> Self {
        Self {
            code: error.code.to_owned(),
            message: error.to_string(),
        }
    }
}

fn fragments(fragments: &[Fragment]) -> Fragments {
    Fragments::new(fragments.iter().map(|fragment| {
        let content = personalization::Fragment {
            source: fragment.source.clone(),
            status: match fragment.status {
                FragmentStatus::Draft => personalization::FragmentStatus::Draft,
                FragmentStatus::Live => personalization::FragmentStatus::Live,
            },
        };
        (fragment.id.to_string(), content)
    }))
}

/// Tells sets of fragments apart within this process.
fn digest(fragments: &[Fragment]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for fragment in fragments {
        (fragment.id, &fragment.source).hash(&mut hasher);
        (fragment.status == FragmentStatus::Live).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use campaign::id::FragmentId;
    use campaign::library::FragmentKind;
    use serde_json::{Map, Value};

    fn scene<'a>(
        profile: &'a Map<String, Value>,
        context: &'a Map<String, Value>,
        fragments: &'a [Fragment],
    ) -> Scene<'a> {
        Scene {
            profile,
            context,
            profile_available: true,
            fragments,
            now: "2026-11-23T23:30:00Z".parse().expect("a time"),
            time_zone: "Asia/Tokyo",
            locale: Some("ja-JP"),
        }
    }

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().expect("an object")
    }

    #[test]
    fn content_is_rendered_with_data_clock_locale_and_fragments() {
        let engine = PersonalizationEngine::default();
        let profile = object(&json!({"name": "Ann & Bob"}));
        let context = object(&json!({"tier": "gold"}));
        let fragment = Fragment {
            id: FragmentId(uuid::Uuid::from_u128(5)),
            name: "Footer".into(),
            description: String::new(),
            kind: FragmentKind::Expression,
            status: FragmentStatus::Live,
            source: "-- {{context.tier}}".into(),
        };
        let fragments = [fragment];
        let scene = scene(&profile, &context, &fragments);
        let html = |source: &str| engine.render(source, Format::Html, &scene);
        assert_eq!(html("<b>{{profile.name}}</b>").expect("renders"), "<b>Ann &amp; Bob</b>");
        assert_eq!(
            html("{%= formatDate(getCurrentZonedDateTime(), \"M月d日\", \"ja_JP\") %}")
                .expect("renders"),
            "11月24日",
            "already tomorrow in Tokyo"
        );
        let source = format!("{{{{fragment id='ajo:{}' mode='inline'}}}}", fragments[0].id);
        assert_eq!(html(&source).expect("renders"), "-- gold");
        let problem = html("{{#if}").expect_err("no template");
        assert!(!problem.code.is_empty() && !problem.message.is_empty());
    }

    #[test]
    fn conditions_hold_or_do_not_and_broken_ones_say_so() {
        let engine = PersonalizationEngine::default();
        let profile = object(&json!({"age": 30}));
        let context = object(&json!({"tier": "gold"}));
        let scene = scene(&profile, &context, &[]);
        for (condition, expected) in [
            ("context.tier = \"gold\"", true),
            ("context.tier = \"silver\"", false),
            ("profile.age >= 18 and not isEmpty(context.tier)", true),
            ("profile.missing", false),
        ] {
            assert_eq!(engine.holds(condition, &scene), Ok(expected), "{condition}");
        }
        assert!(engine.holds("context.tier == ", &scene).is_err());
    }
}
