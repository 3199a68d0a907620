//! The inbox: what the local endpoint delivered.

use anyhow::{Context, Result};

use super::{inside, rail};
use crate::harness::Person;

/// Opens the message whose row says `text`.
pub(crate) async fn open(person: &Person, text: &str) -> Result<()> {
    rail::go(person, rail::Part::Inbox).await?;
    let row = inside("inbox-list", "[role='row']");
    person.click_text(row, text).await?;
    person.settled().await
}

/// The subject of the open message.
pub(crate) async fn subject(person: &Person) -> Result<String> {
    person
        .read(inside("message", "[data-testid='preview-subject']"))
        .await
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
