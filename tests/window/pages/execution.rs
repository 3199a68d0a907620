//! The Execution tab: one test trigger.

use anyhow::{Context, Result};
use thirtyfour::prelude::*;

use super::marked;
use crate::harness::Person;

/// Sends one test trigger and returns what came of it: `accepted`, `rejected`, ….
pub(crate) async fn trigger(person: &Person) -> Result<String> {
    person
        .window()?
        .query(marked("trigger"))
        .and_enabled()
        .first()
        .await?
        .click()
        .await?;
    person
        .see(marked("request-view"))
        .await?
        .attr("data-outcome")
        .await?
        .context("the request has no outcome")
}

/// The answer as it came, with status and headers.
pub(crate) async fn answer(person: &Person) -> Result<String> {
    Ok(person.see(marked("answer")).await?.text().await?)
}

/// The call as a command for a terminal.
pub(crate) async fn curl(person: &Person) -> Result<String> {
    Ok(person.see(marked("curl")).await?.text().await?)
}
