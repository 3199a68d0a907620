//! The list of campaigns.

use anyhow::Result;
use thirtyfour::prelude::*;

use super::{inside, rail};
use crate::harness::Person;

/// Opens the campaign whose row says `text`.
pub(crate) async fn open(person: &Person, text: &str) -> Result<()> {
    rail::go(person, rail::Part::Campaigns).await?;
    let row = inside("campaign-table", "[role='row']");
    person.click_text(row, text).await?;
    person.see(By::Testid("campaign-page")).await?;
    person.settled().await
}
