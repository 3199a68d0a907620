//! Help while writing: completion and hover at a position, with the chosen user's own attributes.

use crate::stage::Stage;
use serde_json::{Value, json};

async fn asked(stage: &Stage, command: &str, source: &str, position: usize) -> Value {
    let id = stage.campaign("Order confirmation").await;
    let library = stage.call("library.get", json!({})).await;
    let user = library["simulatedUsers"][0]["id"].clone();
    let request = json!({
        "campaignId": id, "format": "html", "source": source, "position": position, "userId": user
    });
    stage.call(command, request).await
}

#[tokio::test]
async fn attributes_of_the_user_and_functions_are_offered_where_they_can_stand() {
    let stage = Stage::new().sample().await;
    let source = "花{{profile.person.name.fi}}";
    let position = source.encode_utf16().count() - 2;
    let answer = asked(&stage, "content.complete", source, position).await;
    assert_eq!(
        answer["range"],
        json!({"from": position - 2, "to": position})
    );
    assert_eq!(answer["items"][0]["label"], "firstName");
    let answer = asked(&stage, "content.complete", "{%= upperC %}", 10).await;
    assert_eq!(answer["items"][0]["label"], "upperCase");
    assert!(answer["items"][0]["documentation"]["ja"].is_string());
}

#[tokio::test]
async fn a_hover_shows_the_value_for_the_user() {
    let stage = Stage::new().sample().await;
    let library = stage.call("library.get", json!({})).await;
    let name = library["simulatedUsers"][0]["profile"]["person"]["name"]["lastName"].clone();
    let source = "{{profile.person.name.lastName}}";
    let answer = asked(&stage, "content.hover", source, 25).await;
    assert_eq!(
        (&answer["title"], &answer["value"]),
        (&json!("profile.person.name.lastName"), &name)
    );
    assert_eq!(
        asked(&stage, "content.hover", "plain text", 3).await,
        Value::Null
    );
}
