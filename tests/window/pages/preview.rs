//! The preview beside the editors.

use anyhow::{Context, Result};

use super::{choose, inside};
use crate::harness::Person;

/// Shows the message as the person whose name contains `name` gets it.
pub(crate) async fn as_person(person: &Person, name: &str) -> Result<()> {
    choose(person, "preview-user", name).await
}

/// The subject line.
pub(crate) async fn subject(person: &Person) -> Result<String> {
    person
        .read(inside("preview", "[data-testid='preview-subject']"))
        .await
}

/// The HTML in the frame. Nothing may run in there, so that it is read from the outside.
pub(crate) async fn body(person: &Person) -> Result<String> {
    let frame = person
        .see(inside("preview", "[data-testid='email-preview']"))
        .await?;
    frame
        .attr("srcdoc")
        .await?
        .context("the preview's frame is empty")
}
