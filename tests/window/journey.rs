//! The whole way, once: from the first start to the message in the inbox, and back the next day.

use anyhow::{Result, ensure};

use crate::harness::{Person, scenario};
use crate::pages::campaign::Tab;
use crate::pages::editor::Field;
use crate::pages::{campaign, campaigns, editor, execution, first_start, inbox, preview, review};

const SUBJECT: &str = "Thank you, {{profile.person.name.firstName}}";

/// A name, a loop, a decision and a date.
const BODY: &str = "<p>{{profile.person.name.firstName}}: \
    {{#each context.order.items as |item|}}[{{item.name}}]{{/each}} \
    {%#if stringToNumber(context.order.total) > 200%}large{%else%}small{%/if%} \
    {%= formatDate(stringToDate(context.order.date), \"MMMM d, yyyy\") %}</p>";

/// What that says to Emma, the first of the sample's people.
const TOLD_EMMA: &str = "<p>Emma: [Lambswool blanket, oat][Beeswax candles, set of three]\
    [Stoneware cup, moss] large November 20, 2026</p>";

#[tokio::test]
async fn a_campaign_is_designed_previewed_triggered_and_still_there_tomorrow() -> Result<()> {
    scenario("journey", async |person| {
        first_start::begin_with_the_sample(person).await?;
        campaigns::open(person, "Order confirmation").await?;

        campaign::rename(person, "Order confirmation, spring").await?;
        campaign::add_tag(person, "spring").await?;
        campaign::is_saved(person).await?;
        let title = campaign::title(person).await?;
        ensure!(title == "Order confirmation, spring", "the title: {title}");

        design(person).await?;
        person.picture("journey-content").await?;

        review::activate(person).await?;
        let status = campaign::status(person).await?;
        ensure!(status.contains("Live"), "the status: {status}");

        campaign::turn_to(person, Tab::Execution).await?;
        let curl = execution::curl(person).await?;
        ensure!(curl.starts_with("curl"), "the command: {curl}");
        let outcome = execution::trigger(person).await?;
        ensure!(outcome == "accepted", "the outcome: {outcome}");
        person.picture("journey-trigger").await?;

        delivered(person).await?;
        person.picture("journey-inbox").await?;

        person.closes_and_starts_again().await?;
        delivered(person).await?;
        campaigns::open(person, "Order confirmation, spring").await?;
        let status = campaign::status(person).await?;
        ensure!(status.contains("Live"), "the status the next day: {status}");
        Ok(())
    })
    .await
}

/// Writes subject and body, and sees what Emma would get.
async fn design(person: &Person) -> Result<()> {
    campaign::turn_to(person, Tab::Content).await?;
    preview::as_person(person, "Emma").await?;
    editor::write(person, Field::Subject, SUBJECT).await?;
    person
        .until(
            "the subject as Emma gets it",
            async || preview::subject(person).await,
            |subject| subject == "Thank you, Emma",
        )
        .await?;
    editor::write(person, Field::Body, BODY).await?;
    person
        .until(
            "the body as Emma gets it",
            async || preview::body(person).await,
            |body| body.ends_with(TOLD_EMMA),
        )
        .await?;
    campaign::is_saved(person).await
}

/// Finds the message in the inbox exactly as it was previewed.
async fn delivered(person: &Person) -> Result<()> {
    inbox::open(person, "Thank you, Emma").await?;
    let subject = inbox::subject(person).await?;
    ensure!(subject == "Thank you, Emma", "the subject: {subject}");
    let body = inbox::body(person).await?;
    ensure!(body.ends_with(TOLD_EMMA), "the body: {body}");
    Ok(())
}
