//! Workspace files: created, opened again at the next start, refused with a reason.

use crate::stage::Stage;
use app::ErrorCode;
use serde_json::json;

#[tokio::test]
async fn the_first_start_has_no_workspace_and_says_where_one_would_go() {
    let stage = Stage::new();
    stage.app.start().await;
    let state = stage.call("app.state", json!({})).await;
    assert!(state["workspace"].is_null());
    assert_eq!(state["timeZone"], "Asia/Tokyo");
    assert!(
        state["suggestedFolder"]
            .as_str()
            .is_some_and(|path| path.ends_with("documents"))
    );
    let refused = stage.refused("campaign.list", json!({"limit": 1})).await;
    assert_eq!(refused.code, ErrorCode::WorkspaceNotOpen);
    assert!(refused.refused);
}

#[tokio::test]
async fn the_sample_workspace_is_there_again_after_a_restart() {
    let stage = Stage::new().sample().await;
    let page = stage.call("campaign.list", json!({"limit": 10})).await;
    assert_eq!(page["total"], 3);
    stage
        .call("session.save", json!({"session": {"route": "inbox"}}))
        .await;
    let stage = stage.restart().await;
    let state = stage.call("app.state", json!({})).await;
    assert_eq!(state["workspace"]["name"], "Sample workspace");
    assert_eq!(state["session"]["route"], "inbox");
    assert_eq!(state["recent"][0]["name"], "Sample workspace");
    let page = stage.call("campaign.list", json!({"limit": 10})).await;
    assert_eq!(page["total"], 3);
}

#[tokio::test]
async fn a_workspace_that_is_gone_is_named_at_the_start() {
    let stage = Stage::new().sample().await;
    let state = stage.call("app.state", json!({})).await;
    let path = state["workspace"]["path"]
        .as_str()
        .expect("a path")
        .to_owned();
    stage.app.stop().await;
    std::fs::remove_file(&path).expect("removed");
    let stage = stage.restart().await;
    let state = stage.call("app.state", json!({})).await;
    assert!(state["workspace"].is_null());
    assert_eq!(state["problems"][0]["code"], "fileNotFound");
    assert_eq!(state["problems"][0]["parameters"]["path"], path);
}

#[tokio::test]
async fn a_file_that_is_no_workspace_is_left_as_it_is_and_the_open_one_stays_open() {
    let stage = Stage::new().sample().await;
    let path = stage.path("letter.txt");
    std::fs::write(&path, "Dear Jane").expect("written");
    let error = stage.refused("workspace.open", json!({"path": path})).await;
    assert_eq!(error.code, ErrorCode::NotAWorkspace);
    assert_eq!(std::fs::read_to_string(&path).expect("read"), "Dear Jane");
    let state = stage.call("app.state", json!({})).await;
    assert_eq!(state["workspace"]["name"], "Sample workspace");
}

#[tokio::test]
async fn a_copy_is_a_workspace_and_replaces_nothing_unasked() {
    let stage = Stage::new().sample().await;
    let copy = stage.path("copy.campaigns");
    let request = json!({"path": copy, "overwrite": false});
    stage.call("workspace.saveCopy", request.clone()).await;
    let error = stage.refused("workspace.saveCopy", request).await;
    assert_eq!(error.code, ErrorCode::FileExists);
    stage.call("workspace.open", json!({"path": copy})).await;
    assert_eq!(
        stage.call("campaign.list", json!({"limit": 1})).await["total"],
        3
    );
    let report = stage.call("workspace.check", json!({})).await;
    assert_eq!(report, json!({"sound": true, "problems": []}));
}

#[tokio::test]
async fn an_unknown_command_and_a_malformed_request_are_defects_with_a_name() {
    let stage = Stage::new();
    assert_eq!(
        stage.refused("campaign.fly", json!({})).await.code,
        ErrorCode::CommandUnknown
    );
    assert_eq!(
        stage
            .refused("workspace.open", json!({"pth": 1}))
            .await
            .code,
        ErrorCode::RequestInvalid
    );
}
