//! The command in the README works as it is printed.

use crate::support::{ORDER, id, start};
use tokio::process::Command;

#[tokio::test]
async fn the_printed_command_puts_a_message_into_the_inbox() {
    let local = start().await;
    let readme = include_str!("../../README.md");
    let script = readme
        .split("```sh\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("a command");
    let output = Command::new("sh")
        .args(["-e", "-c", script])
        .env("PORT", local.endpoint.port().to_string())
        .env("CAMPAIGN_ID", id(ORDER))
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .await
        .expect("a shell");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{output:?}");
    assert!(printed.contains("executionId"), "{printed}");
    let delivered = local.platform.delivered();
    assert_eq!(delivered.len(), 1);
    assert_eq!(delivered[0].recipient.address, "ann@example.com");
}
