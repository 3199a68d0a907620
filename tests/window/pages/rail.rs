//! The left rail: the way to every part of the program.

use anyhow::Result;

use super::marked;
use crate::harness::Person;

/// A part of the program, by the name the rail has for it.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// The way through everything.
    Home,
    /// All campaigns.
    Campaigns,
    /// What the local endpoint delivered.
    Inbox,
    /// Language, theme and time zone.
    Settings,
}

/// Goes there.
pub(crate) async fn go(person: &Person, part: Part) -> Result<()> {
    let name = match part {
        Part::Home => "home",
        Part::Campaigns => "campaigns",
        Part::Inbox => "inbox",
        Part::Settings => "settings",
    };
    person.click(marked(&format!("rail-{name}"))).await?;
    person.settled().await
}
