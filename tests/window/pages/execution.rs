//! The Execution tab: one test trigger.

use anyhow::{Context, Result};

use super::marked;
use crate::harness::Person;

/// Sends one test trigger and returns what came of it: `accepted`, `rejected`, ….
pub(crate) async fn trigger(person: &Person) -> Result<String> {
    person.click(marked("trigger")).await?;
    person
        .see(marked("request-view"))
        .await?
        .attr("data-outcome")
        .await?
        .context("the request has no outcome")
}

/// The call as a command for a terminal.
pub(crate) async fn curl(person: &Person) -> Result<String> {
    person.read(marked("curl")).await
}
