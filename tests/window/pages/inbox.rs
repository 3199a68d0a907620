//! The inbox: what the local endpoint delivered.

use anyhow::{Context, Result};

use super::{inside, rail};
use crate::harness::Person;

/// Opens the message whose row says `text`.
pub(crate) async fn open(person: &Person, text: &str) -> Result<()> {
    rail::go(person, rail::Part::Inbox).await?;
    let row = inside("inbox-list", "[role='row']");
    person.see_text(row, text).await?.click().await?;
    person.settled().await
}

/// The subject of the open message.
pub(crate) async fn subject(person: &Person) -> Result<String> {
    let subject = person
        .see(inside("message", "[data-testid='preview-subject']"))
        .await?;
    Ok(subject.text().await?)
}

/// The HTML of the open message, as it is shown.
pub(crate) async fn body(person: &Person) -> Result<String> {
    let frame = person
        .see(inside("message", "[data-testid='email-preview']"))
        .await?;
    frame
        .attr("srcdoc")
        .await?
        .context("the message's frame is empty")
}
