//! Campaigns: edits, undo over a restart, checks, activation and what the statuses allow.

use crate::stage::Stage;
use app::ErrorCode;
use serde_json::{Value, json};

fn replace(campaign: &str, path: &str, value: &str) -> Value {
    json!({
        "campaignId": campaign, "origin": "window-1", "coalesce": null,
        "edit": [{"op": "replace", "path": path, "value": value}]
    })
}

fn codes(state: &Value) -> Vec<&str> {
    let findings = state["findings"].as_array().expect("findings");
    findings
        .iter()
        .filter_map(|finding| finding["code"].as_str())
        .collect()
}

const SUBJECT: &str = "/content/variants/default/locales/default/email/subject";
const BODY: &str = "/content/variants/default/locales/default/email/body";

#[tokio::test]
async fn edits_are_kept_and_undone_even_after_a_restart() {
    let stage = Stage::new().sample().await;
    let id = stage.campaign("Order confirmation").await;
    let state = stage
        .call("campaign.edit", replace(&id, "/properties/name", "Thanks"))
        .await;
    assert_eq!(state["canUndo"], true);
    let stage = stage.restart().await;
    let view = stage.call("campaign.get", json!({"campaignId": id})).await;
    assert_eq!(view["design"]["properties"]["name"], "Thanks");
    let step = json!({"campaignId": id, "origin": "window-1"});
    let view = stage.call("campaign.undo", step.clone()).await;
    assert_eq!(view["design"]["properties"]["name"], "Order confirmation");
    let view = stage.call("campaign.redo", step.clone()).await;
    assert_eq!(view["design"]["properties"]["name"], "Thanks");
    assert_eq!(
        stage.refused("campaign.redo", step).await.code,
        ErrorCode::NothingToRedo
    );
}

#[tokio::test]
async fn changes_are_heard_with_their_origin_and_in_order() {
    let stage = Stage::new().sample().await;
    let id = stage.campaign("Order confirmation").await;
    for name in ["a", "b"] {
        stage
            .call("campaign.edit", replace(&id, "/properties/name", name))
            .await;
    }
    let heard = |changes: &[Value]| -> Vec<Value> {
        let own =
            |change: &&Value| change["origin"] == "window-1" && change["entity"] == "campaign";
        changes.iter().filter(own).cloned().collect()
    };
    let mut own = Vec::new();
    for _ in 0..500 {
        own = heard(&stage.changes.lock().expect("changes"));
        if own.len() == 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(own.len(), 2);
    assert_eq!(own[0]["id"], id.as_str());
    assert!(own[0]["number"].as_u64() < own[1]["number"].as_u64());
}

#[tokio::test]
async fn an_edit_that_names_a_wrong_place_changes_nothing() {
    let stage = Stage::new().sample().await;
    let id = stage.campaign("Order confirmation").await;
    let before = stage.call("campaign.get", json!({"campaignId": id})).await;
    let error = stage
        .refused("campaign.edit", replace(&id, "/properties/nmae", "x"))
        .await;
    assert_eq!(error.code, ErrorCode::EditInvalid);
    assert_eq!(error.field.as_deref(), Some("/properties/nmae"));
    assert_eq!(
        stage.call("campaign.get", json!({"campaignId": id})).await,
        before
    );
}

#[tokio::test]
async fn a_new_campaign_goes_from_errors_to_live_to_stopped() {
    let stage = Stage::new().sample().await;
    let view = stage
        .call(
            "campaign.create",
            json!({"kind": "transactional", "name": "Receipt"}),
        )
        .await;
    let id = view["state"]["id"].as_str().expect("an id").to_owned();
    assert_eq!(codes(&view["state"]), ["actionMissing"]);
    let campaign = json!({"campaignId": id});
    let refused = stage.refused("campaign.activate", campaign.clone()).await;
    assert_eq!(
        (refused.code, refused.refused),
        (ErrorCode::ActivationBlocked, true)
    );

    let library = stage.call("library.get", json!({})).await;
    let configuration = &library["channelConfigurations"]
        .as_array()
        .expect("configurations")
        .iter()
        .find(|known| known["parameters"]["channel"] == "email")
        .expect("an email configuration")["id"];
    let edit = json!({
        "campaignId": id, "origin": "window-1", "coalesce": null,
        "edit": [
            {"op": "replace", "path": "/actions/channel", "value": "email"},
            {"op": "replace", "path": "/actions/channelConfigurationId", "value": configuration},
            {"op": "replace", "path": SUBJECT, "value": "Hello {{profile.person.name.firstName}}"},
            {"op": "replace", "path": BODY, "value": "<p>{%#if broken</p>"}
        ]
    });
    let state = stage.call("campaign.edit", edit).await;
    let blocking = state["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["severity"] == "error" && finding["place"]["path"] == BODY);
    assert!(blocking.count() > 0, "{state}");
    let refused = stage.refused("campaign.activate", campaign.clone()).await;
    assert_eq!(refused.code, ErrorCode::ActivationBlocked);

    stage
        .call("campaign.edit", replace(&id, BODY, "<p>Thanks</p>"))
        .await;
    let view = stage.call("campaign.activate", campaign.clone()).await;
    assert_eq!(view["state"]["status"], "live");
    let refused = stage
        .refused("campaign.edit", replace(&id, BODY, "x"))
        .await;
    assert_eq!(
        (refused.code, refused.refused),
        (ErrorCode::ActRefused, true)
    );
    assert_eq!(
        stage
            .refused("campaign.delete", campaign.clone())
            .await
            .code,
        ErrorCode::ActRefused
    );
    let view = stage.call("campaign.stop", campaign).await;
    assert_eq!(view["state"]["status"], "stopped");
}

#[tokio::test]
async fn statuses_follow_the_clock_also_while_the_program_was_off() {
    let stage = Stage::new().sample().await;
    let id = stage.campaign("Order confirmation").await;
    let edit = json!({
        "campaignId": id, "origin": "window-1", "coalesce": null,
        "edit": [
            {"op": "replace", "path": "/schedule/start", "value": {"local": "2026-06-02T09:00:00", "timeZone": "Asia/Tokyo"}},
            {"op": "replace", "path": "/schedule/end", "value": {"local": "2026-06-03T09:00:00", "timeZone": "Asia/Tokyo"}}
        ]
    });
    stage.call("campaign.edit", edit).await;
    let campaign = json!({"campaignId": id});
    let view = stage.call("campaign.activate", campaign.clone()).await;
    assert_eq!(view["state"]["status"], "scheduled");
    stage.clock.set("2026-06-02T00:00:00Z");
    let view = stage.call("campaign.get", campaign.clone()).await;
    assert_eq!(view["state"]["status"], "live");
    let stage = stage.restart().await;
    stage.clock.set("2026-06-03T00:00:00Z");
    let page = stage
        .call(
            "campaign.list",
            json!({"statuses": ["completed"], "limit": 5}),
        )
        .await;
    assert_eq!(page["rows"][0]["id"], id.as_str());
}

#[tokio::test]
async fn search_finds_words_in_names_tags_and_content_in_both_languages() {
    let stage = Stage::new().sample().await;
    let id = stage.campaign("Order confirmation").await;
    stage
        .call(
            "campaign.edit",
            replace(&id, "/properties/description", "春の新生活"),
        )
        .await;
    for (words, found) in [
        ("新生活", 1),
        ("confirm", 1),
        ("no such words", 0),
        ("\"*", 0),
    ] {
        let page = stage
            .call("campaign.list", json!({"search": words, "limit": 5}))
            .await;
        assert_eq!(page["total"], found, "{words}");
    }
}
