//! Starting the program: the first thing anybody does.

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
