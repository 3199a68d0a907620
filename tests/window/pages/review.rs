//! Review to activate.

use anyhow::{Context, Result};
use thirtyfour::prelude::*;

use super::marked;
use crate::harness::Person;

/// Reviews the open campaign and activates it.
pub(crate) async fn activate(person: &Person) -> Result<()> {
    person.click(marked("go-review")).await?;
    person.see(marked("review")).await?;
    person.settled().await?;
    person.click(marked("activate")).await?;
    // The dialog's own button is the last one: the first only closes it.
    let buttons = By::Css("[role='alertdialog'] button");
    person.see(buttons.clone()).await?;
    let buttons = person.window()?.find_all(buttons).await?;
    let confirm = buttons.last().context("the dialog has no button")?;
    confirm.click().await?;
    person.see(marked("campaign-page")).await?;
    person.settled().await
}
