//! One campaign: its header and its tabs.

use anyhow::Result;

use super::{inside, marked, write_over};
use crate::harness::Person;

/// A tab of the campaign.
#[derive(Clone, Copy)]
pub(crate) enum Tab {
    /// What is said.
    Content,
    /// How it is triggered.
    Execution,
}

/// Turns to a tab.
pub(crate) async fn turn_to(person: &Person, tab: Tab) -> Result<()> {
    let name = match tab {
        Tab::Content => "content",
        Tab::Execution => "execution",
    };
    person.click(marked(&format!("tab-{name}"))).await?;
    person.settled().await
}

/// The name as the header shows it.
pub(crate) async fn title(person: &Person) -> Result<String> {
    person.read(marked("campaign-title")).await
}

/// Types another name over the one there is, and leaves the field as it is.
pub(crate) async fn rename(person: &Person, name: &str) -> Result<()> {
    write_over(person, inside("campaign-name", "input"), name).await
}

/// Types a tag and takes it.
pub(crate) async fn add_tag(person: &Person, tag: &str) -> Result<()> {
    person.click(inside("campaign-tags", "input")).await?;
    person.types(tag).await?;
    person
        .types(&thirtyfour::Key::Enter.value().to_string())
        .await?;
    person.see(marked(&format!("tag-{tag}"))).await?;
    Ok(())
}

/// Waits until the header says that all is kept.
pub(crate) async fn is_saved(person: &Person) -> Result<()> {
    person
        .see(thirtyfour::By::Css(
            "[data-testid='save-state'][data-state='saved']",
        ))
        .await?;
    Ok(())
}

/// The status as the header shows it.
pub(crate) async fn status(person: &Person) -> Result<String> {
    person.read(marked("campaign-status")).await
}
