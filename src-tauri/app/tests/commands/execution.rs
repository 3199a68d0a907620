//! Execution: what is previewed is what the local endpoint delivers, over real HTTP; what must not be sent is not.

use crate::stage::Stage;
use app::ErrorCode;
use serde_json::{Value, json};

/// A user of the sample, by the language they prefer.
async fn user(stage: &Stage, language: &str) -> Value {
    let library = stage.call("library.get", json!({})).await;
    library["simulatedUsers"]
        .as_array()
        .expect("users")
        .iter()
        .find(|user| user["profile"]["preferredLanguage"] == language)
        .expect("a user")
        .clone()
}

async fn activated(stage: &Stage) -> String {
    let id = stage.campaign("Order confirmation").await;
    stage
        .call("campaign.activate", json!({"campaignId": id}))
        .await;
    id
}

#[tokio::test]
async fn the_message_in_the_inbox_is_the_one_previewed() {
    let stage = Stage::new().sample().await;
    let id = activated(&stage).await;
    let endpoint = stage.endpoint().await;
    let design = stage.call("campaign.get", json!({"campaignId": id})).await["design"].clone();
    for language in ["en-US", "ja-JP"] {
        let user = user(&stage, language).await;
        let email = &design["content"]["variants"]["default"]["locales"][language]["email"];
        let preview = stage
            .call(
                "content.previewEmail",
                json!({
                    "campaignId": id, "email": email, "userId": user["id"], "locale": language
                }),
            )
            .await;
        assert_eq!(preview["body"]["diagnostics"], json!([]));
        let payload = stage
            .call(
                "execution.payload",
                json!({"campaignId": id, "userIds": [user["id"]]}),
            )
            .await;
        let request = json!({"campaignId": id, "endpointId": endpoint, "payload": payload["json"]});
        let shown = stage.call("execution.prepare", request.clone()).await;
        assert_eq!(shown["violations"], json!([]));
        assert_eq!(shown["body"], payload["json"]);
        assert!(
            shown["curl"]
                .as_str()
                .is_some_and(|curl| curl.contains("$ACCESS_TOKEN"))
        );

        let mut trigger = request;
        trigger["confirmation"] = Value::Null;
        let record = stage.call("execution.trigger", trigger).await;
        assert_eq!(record["row"]["status"], 202, "{record}");
        assert_eq!(record["row"]["outcome"], "accepted");
        assert_eq!(record["exclusions"], json!([]));
        assert_eq!(
            record["body"], payload["json"],
            "sent byte for byte as shown"
        );

        let inbox = stage.call("inbox.list", json!({"limit": 1})).await;
        let row = &inbox["rows"][0];
        assert_eq!(row["executionId"], record["row"]["executionId"]);
        assert_eq!(row["locale"], language);
        let message = stage
            .call("inbox.get", json!({"messageId": row["id"]}))
            .await;
        assert_eq!(message["html"], preview["body"]["output"]);
        assert_eq!(message["text"], preview["text"]["output"]);
        assert_eq!(row["subject"], preview["subject"]["output"]);
    }
    let report = stage
        .call("execution.report", json!({"campaignId": id}))
        .await;
    assert_eq!(
        (
            &report["requests"],
            &report["accepted"],
            &report["delivered"]
        ),
        (&json!(2), &json!(2), &json!(2))
    );
    let stage = stage.restart().await;
    assert_eq!(
        stage.call("inbox.list", json!({"limit": 5})).await["total"],
        2
    );
    assert_eq!(
        stage.call("request.list", json!({"limit": 5})).await["total"],
        2
    );
}

#[tokio::test]
async fn a_campaign_that_is_not_live_is_refused_by_the_endpoint_and_on_record() {
    let stage = Stage::new().sample().await;
    let id = stage.campaign("Order confirmation").await;
    let endpoint = stage.endpoint().await;
    let payload = stage
        .call(
            "execution.payload",
            json!({"campaignId": id, "userIds": []}),
        )
        .await;
    let record = stage
        .call("execution.trigger", json!({
            "campaignId": id, "endpointId": endpoint, "payload": payload["json"], "confirmation": null
        }))
        .await;
    assert_eq!(record["row"]["outcome"], "rejected");
    let status = record["row"]["status"].as_u64().expect("a status");
    assert!((400..500).contains(&status), "{record}");
    let list = stage
        .call("request.list", json!({"campaignId": id, "limit": 5}))
        .await;
    assert_eq!(list["rows"][0]["id"], record["row"]["id"]);
}

#[tokio::test]
async fn what_breaks_the_specification_is_never_sent() {
    let stage = Stage::new().sample().await;
    let id = activated(&stage).await;
    let endpoint = stage.endpoint().await;
    for payload in [
        "{ not json",
        r#"{"requestId":"1","campaignId":"2","recipients":[]}"#,
    ] {
        let request = json!({
            "campaignId": id, "endpointId": endpoint, "payload": payload, "confirmation": null
        });
        let shown = stage
            .call(
                "execution.prepare",
                json!({
                    "campaignId": id, "endpointId": endpoint, "payload": payload
                }),
            )
            .await;
        assert!(
            !shown["violations"]
                .as_array()
                .expect("violations")
                .is_empty()
        );
        let error = stage.refused("execution.trigger", request).await;
        assert_eq!(
            (error.code, error.refused),
            (ErrorCode::PayloadInvalid, true)
        );
    }
    assert_eq!(
        stage.call("request.list", json!({"limit": 5})).await["total"],
        0
    );
}

#[tokio::test]
async fn without_a_network_the_journal_says_that_nothing_was_sent() {
    let stage = Stage::without_network().sample().await;
    let id = activated(&stage).await;
    let endpoint = stage.endpoint().await;
    let payload = stage
        .call(
            "execution.payload",
            json!({"campaignId": id, "userIds": []}),
        )
        .await;
    let record = stage
        .call("execution.trigger", json!({
            "campaignId": id, "endpointId": endpoint, "payload": payload["json"], "confirmation": null
        }))
        .await;
    assert_eq!(record["row"]["outcome"], "notSent");
    assert_eq!(record["failure"]["stage"], "connect");
    assert_eq!(record["failure"]["mayHaveBeenSent"], false);
}

#[tokio::test]
async fn the_local_endpoint_can_be_switched_off_and_on_and_keeps_its_port() {
    let stage = Stage::new().sample().await;
    let id = activated(&stage).await;
    let endpoint = stage.endpoint().await;
    // A port of the test's own: while the endpoint is off, other tests may take the usual ones.
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let own = free.local_addr().expect("its address").port();
    drop(free);
    stage
        .call(
            "endpoint.switchLocal",
            json!({"running": true, "port": own}),
        )
        .await;
    let off = stage
        .call(
            "endpoint.switchLocal",
            json!({"running": false, "port": null}),
        )
        .await;
    assert_eq!(off["local"]["running"], false);
    let payload = stage
        .call(
            "execution.payload",
            json!({"campaignId": id, "userIds": []}),
        )
        .await;
    let error = stage.refused("execution.trigger", json!({
        "campaignId": id, "endpointId": endpoint, "payload": payload["json"], "confirmation": null
    })).await;
    assert_eq!(
        (error.code, error.refused),
        (ErrorCode::EndpointStopped, true)
    );
    let on = stage
        .call(
            "endpoint.switchLocal",
            json!({"running": true, "port": null}),
        )
        .await;
    assert_eq!(on["local"]["running"], true);
    let port = on["local"]["port"].clone();
    let stage = stage.restart().await;
    let again = stage.call("endpoint.list", json!({})).await;
    assert_eq!(again[0]["local"]["port"], port);
    assert_eq!(again[0]["local"]["running"], true);
}

#[tokio::test]
async fn the_files_hold_no_token_and_no_secret() {
    let stage = Stage::new().sample().await;
    let id = activated(&stage).await;
    let endpoint = stage.endpoint().await;
    let payload = stage
        .call(
            "execution.payload",
            json!({"campaignId": id, "userIds": []}),
        )
        .await;
    let record = stage
        .call("execution.trigger", json!({
            "campaignId": id, "endpointId": endpoint, "payload": payload["json"], "confirmation": null
        }))
        .await;
    let authorization = record["headers"]
        .as_array()
        .expect("headers")
        .iter()
        .find(|header| header["name"] == "Authorization")
        .expect("the header");
    assert!(
        !authorization["value"]
            .as_str()
            .expect("text")
            .contains("local."),
        "{authorization}"
    );
    let state = stage.call("app.state", json!({})).await;
    let path = state["workspace"]["path"]
        .as_str()
        .expect("a path")
        .to_owned();
    stage.app.stop().await;
    drop(stage.app);
    let mut bytes = std::fs::read(&path).expect("the file");
    bytes.extend(std::fs::read(format!("{path}-wal")).unwrap_or_default());
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("local-secret") && !text.contains("Bearer local."));
}

#[tokio::test]
async fn a_payload_is_made_for_the_version_that_the_call_gets() {
    let stage = Stage::new().sample().await;
    let id = activated(&stage).await;
    let user = user(&stage, "en-US").await;
    let request = json!({"campaignId": id, "userIds": [user["id"]]});
    let context = |payload: Value| {
        let text = payload["json"].as_str().expect("a text").to_owned();
        let json: Value = serde_json::from_str(&text).expect("JSON");
        json["recipients"][0]["context"].clone()
    };
    let live = context(stage.call("execution.payload", request.clone()).await);
    assert!(live["order"]["items"].is_array());
    let campaign = json!({"campaignId": id});
    stage.call("campaign.createDraftVersion", campaign).await;
    let edit = json!({
        "campaignId": id, "origin": "window-1", "coalesce": null,
        "edit": [
            {"op": "replace", "path": "/properties/name", "value": "Another name"},
            {"op": "replace", "path": "/contextContract", "value": []},
            {"op": "replace", "path": "/actions/languages", "value": null},
        ]
    });
    stage.call("campaign.edit", edit).await;
    let beside_a_draft = context(stage.call("execution.payload", request).await);
    assert_eq!(beside_a_draft, live);
}
