//! Everything that is wrong with a campaign: what the domain finds and what the engine finds in its content.

use crate::content::diagnostics;
use crate::engine;
use campaign::check::{self, Finding, Subject};
use campaign::library::{ChannelConfiguration, Fragment};
use campaign::{Channel, Design, Kind};
use personalization::Format;
use std::collections::BTreeSet;
use workspace::{Error, Read};

/// Findings of a design, errors first.
pub(crate) fn find(read: &Read<'_>, kind: Kind, design: &Design) -> Result<Vec<Finding>, Error> {
    let configuration = match design.actions.channel_configuration_id {
        Some(id) => read.records::<ChannelConfiguration>().find(&id)?,
        None => None,
    };
    let mut findings = check::check(&Subject {
        kind,
        design,
        configuration: configuration.as_ref(),
        now: read.now(),
    });
    let fragments = engine::fragments(&read.records::<Fragment>().all()?);
    for (path, format, source) in sources(design) {
        let template = engine::compile(source, format, kind.profile_available(), &fragments);
        findings.extend(diagnostics::findings(&path, template.diagnostics()));
    }
    check::sort(&mut findings);
    Ok(findings)
}

/// The attributes that the content of a design uses, as the engine names them, each once.
pub(crate) fn used_attributes(
    read: &Read<'_>,
    kind: Kind,
    design: &Design,
) -> Result<Vec<String>, Error> {
    let fragments = engine::fragments(&read.records::<Fragment>().all()?);
    let used: BTreeSet<String> = sources(design)
        .into_iter()
        .flat_map(|(_, format, source)| {
            engine::compile(source, format, kind.profile_available(), &fragments).attributes()
        })
        .map(|attribute| attribute.path)
        .collect();
    Ok(used.into_iter().collect())
}

/// The sources that the design sends, each with its JSON pointer and what it becomes.
fn sources(design: &Design) -> Vec<(String, Format, &str)> {
    let Some(channel) = design.actions.channel else {
        return Vec::new();
    };
    let mut sources = Vec::new();
    for variant in design.variant_keys() {
        for locale in design.locale_keys() {
            let Some(message) = design.content.message(&variant, &locale) else {
                continue;
            };
            let place = format!(
                "/content/variants/{}/locales/{}",
                check::pointer_segment(&variant),
                check::pointer_segment(&locale)
            );
            let mut add = |field: &str, format, source| {
                sources.push((format!("{place}/{field}"), format, source));
            };
            match channel {
                Channel::Email => {
                    add(
                        "email/subject",
                        Format::Text,
                        message.email.subject.as_str(),
                    );
                    add("email/preheader", Format::Text, &message.email.preheader);
                    add("email/body", Format::Html, &message.email.body);
                    add("email/text", Format::Text, &message.email.text);
                }
                Channel::Sms => {
                    add("sms/text", Format::Text, &message.sms.text);
                    add("sms/title", Format::Text, &message.sms.title);
                }
                Channel::Push => {
                    add("push/title", Format::Text, &message.push.title);
                    add("push/body", Format::Text, &message.push.body);
                }
            }
        }
    }
    sources
}
