//! The settings.

use anyhow::Result;

use super::{choose, inside, marked, rail};
use crate::harness::Person;

/// A language, in its own word.
pub(crate) const JAPANESE: &str = "日本語";

/// Speaks another language from now on.
pub(crate) async fn speak(person: &Person, language: &str) -> Result<()> {
    rail::go(person, rail::Part::Settings).await?;
    choose(person, "language", language).await?;
    person.settled().await
}

/// Turns the lights off.
pub(crate) async fn darken(person: &Person) -> Result<()> {
    rail::go(person, rail::Part::Settings).await?;
    person.click(marked("theme-dark")).await?;
    person.settled().await
}

/// The heading of the screen, by which one sees the language.
pub(crate) async fn heading(person: &Person) -> Result<String> {
    person.read(inside("settings", "h1")).await
}
