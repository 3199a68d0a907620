//! Nothing typed is lost, however the program ends.

use anyhow::{Result, ensure};

use crate::harness::scenario;
use crate::pages::campaign::Tab;
use crate::pages::editor::Field;
use crate::pages::{campaign, campaigns, editor, first_start};

#[tokio::test]
async fn a_window_closed_in_the_middle_of_a_word_keeps_the_word() -> Result<()> {
    scenario("keep-close", async |person| {
        first_start::begin_with_the_sample(person).await?;
        campaigns::open(person, "Order confirmation").await?;
        campaign::rename(person, "Half a wo").await?;
        // No pause, no other field: the last key is hardly down.
        person.closes_and_starts_again().await?;
        campaigns::open(person, "Half a wo").await
    })
    .await
}

#[tokio::test]
async fn a_power_cut_while_typing_costs_no_more_than_the_last_words() -> Result<()> {
    scenario("keep-cut", async |person| {
        first_start::begin_with_the_sample(person).await?;
        campaigns::open(person, "Order confirmation").await?;
        campaign::turn_to(person, Tab::Content).await?;
        editor::write(person, Field::Subject, "What was kept").await?;
        campaign::is_saved(person).await?;
        editor::append(person, Field::Subject, " and what was not").await?;
        person.pulls_the_plug().await?;

        campaigns::open(person, "Order confirmation").await?;
        campaign::turn_to(person, Tab::Content).await?;
        let subject = editor::text(person, Field::Subject).await?;
        ensure!(
            subject.starts_with("What was kept"),
            "the subject after the cut: {subject}"
        );
        Ok(())
    })
    .await
}
