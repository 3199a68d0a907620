//! Review to activate.

use anyhow::Result;
use thirtyfour::prelude::*;

use super::marked;
use crate::harness::Person;

/// Reviews the open campaign and activates it.
pub(crate) async fn activate(person: &Person) -> Result<()> {
    person.see(marked("go-review")).await?.click().await?;
    person.see(marked("review")).await?;
    person.settled().await?;
    person
        .window()?
        .query(marked("activate"))
        .and_enabled()
        .first()
        .await?
        .click()
        .await?;
    // The dialog's own button is the last one: the first only closes it.
    let buttons = By::Css("[role='alertdialog'] button");
    person.see(buttons.clone()).await?;
    let buttons = person.window()?.find_all(buttons).await?;
    if let Some(confirm) = buttons.last() {
        confirm.click().await?;
    }
    person.see(marked("campaign-page")).await?;
    person.settled().await
}
