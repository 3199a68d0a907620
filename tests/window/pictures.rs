//! Pictures for the README and for whoever looks over the screens: both languages, both themes.
//! `cargo xtask screenshots` takes them and keeps those whose names begin with `readme`.

use anyhow::{Result, ensure};

use crate::harness::{Person, scenario};
use crate::pages::campaign::Tab;
use crate::pages::{campaign, campaigns, first_start, preview, rail, settings};

#[tokio::test]
async fn the_content_of_a_campaign_in_english() -> Result<()> {
    scenario("readme", async |person| {
        first_start::begin_with_the_sample(person).await?;
        person.picture("home-en-light").await?;
        content(person, "Order confirmation", "Emma").await?;
        person.picture("readme-content").await?;
        settings::darken(person).await?;
        person.picture("settings-en-dark").await?;
        content(person, "Order confirmation", "Emma").await?;
        person.picture("content-en-dark").await
    })
    .await
}

#[tokio::test]
async fn the_content_of_a_campaign_in_japanese() -> Result<()> {
    scenario("pictures-ja", async |person| {
        first_start::begin_with_the_sample(person).await?;
        settings::speak(person, settings::JAPANESE).await?;
        let heading = person
            .until(
                "the settings speak Japanese",
                async || settings::heading(person).await,
                |heading| heading == "設定",
            )
            .await?;
        ensure!(heading == "設定");
        person.picture("settings-ja-light").await?;
        rail::go(person, rail::Part::Home).await?;
        person.picture("home-ja-light").await?;
        settings::darken(person).await?;
        content(person, "Order confirmation", "Emma").await?;
        person.picture("content-ja-dark").await
    })
    .await
}

async fn content(person: &Person, name: &str, user: &str) -> Result<()> {
    campaigns::open(person, name).await?;
    campaign::turn_to(person, Tab::Content).await?;
    preview::as_person(person, user).await?;
    preview::body(person).await?;
    person.settled().await
}
