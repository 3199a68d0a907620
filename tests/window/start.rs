//! Starting the program: once, twice, and after a power cut.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::harness::scenario;

#[tokio::test]
async fn the_window_opens_and_is_ready() -> Result<()> {
    scenario("start", async |person| {
        let title = person.window()?.title().await?;
        ensure!(title == "Campaign Designer", "the title says {title:?}");
        person.picture("start").await
    })
    .await
}

#[tokio::test]
async fn a_second_start_shows_the_window_that_is_there() -> Result<()> {
    scenario("second-start", async |person| {
        let running = person.starts_a_second_time()?;
        ensure!(running == 1, "{running} programs run");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_starts_again_after_a_power_cut() -> Result<()> {
    scenario("power-cut", async |person| {
        person.pulls_the_plug().await?;
        let title = person.window()?.title().await?;
        ensure!(title == "Campaign Designer", "the title says {title:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_close_button_ends_the_program() -> Result<()> {
    scenario("close-button", async |person| {
        person.closes_and_starts_again().await?;
        let reports = std::fs::read_dir(person.home().join("reports"))?.count();
        ensure!(reports == 0, "closing left {reports} error reports");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_window_comes_back_in_the_size_it_had() -> Result<()> {
    scenario("size", async |person| {
        person.resizes(1111, 777).await?;
        person.closes_and_starts_again().await?;
        let size = person.size().await?;
        ensure!(size == (1111, 777), "it came back as {size:?}");
        Ok(())
    })
    .await
}

#[test]
fn a_place_that_cannot_be_written_to_is_named() -> Result<()> {
    let file = tempfile::NamedTempFile::new()?;
    let place = file.path().join("home");
    // Without a screen, so that the words go to the console and no dialog waits for anybody.
    let ended = Command::new(env!("CARGO_BIN_EXE_campaign-designer"))
        .env("CAMPAIGN_DESIGNER_HOME", &place)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()?;
    let said = String::from_utf8(ended.stderr)?;
    ensure!(!ended.status.success(), "it started");
    ensure!(said.contains(&place.display().to_string()), "{said}");
    ensure!(said.contains("CAMPAIGN_DESIGNER_HOME"), "{said}");
    Ok(())
}
