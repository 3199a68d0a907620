//! Nothing leaves before the journal has it.

use crate::support::{Remembering, Server, client, endpoint, json, limits, request};
use delivery::Outcome;
use delivery::failure::Stage;

#[tokio::test]
async fn the_request_is_written_before_and_the_outcome_after() {
    let server = Server::start(vec![json("202 Accepted", r#"{"executionId":"E-1"}"#)]).await;
    let endpoint = endpoint(&server.base);
    let journal = Remembering::default();
    let sent = client(&endpoint)
        .await
        .send(request(&endpoint), limits(), &journal)
        .await;
    assert_eq!(sent.journal_error, None);
    assert_eq!(sent.request.wire_request_id(), Some("r-1"));
    let entries = journal.entries();
    assert_eq!(entries.len(), 2);
    assert!(entries[0].starts_with("before ") && entries[0].contains("r-1"));
    assert!(entries[1].starts_with("after ") && entries[1].contains("E-1"));
    assert!(!entries.concat().contains("pasted-token"));
}

#[tokio::test]
async fn a_journal_that_refuses_keeps_the_request_at_home() {
    let server = Server::start(vec![json("202 Accepted", r#"{"executionId":"E-1"}"#)]).await;
    let endpoint = endpoint(&server.base);
    let journal = Remembering {
        refuse_before: true,
        ..Remembering::default()
    };
    let sent = client(&endpoint)
        .await
        .send(request(&endpoint), limits(), &journal)
        .await;
    let Outcome::Failed(failed) = sent.outcome else {
        panic!("sent");
    };
    assert_eq!(failed.failure.stage, Stage::Journal);
    assert_eq!(failed.failure.cause, "disk full");
    assert!(!failed.failure.may_have_been_sent);
    assert!(server.requests().is_empty());
    assert_eq!(journal.entries().len(), 1);
}

#[tokio::test]
async fn an_outcome_that_could_not_be_kept_is_said() {
    let server = Server::start(vec![json("202 Accepted", r#"{"executionId":"E-1"}"#)]).await;
    let endpoint = endpoint(&server.base);
    let journal = Remembering {
        refuse_after: true,
        ..Remembering::default()
    };
    let sent = client(&endpoint)
        .await
        .send(request(&endpoint), limits(), &journal)
        .await;
    assert!(matches!(sent.outcome, Outcome::Answered(_)));
    assert!(sent.journal_error.is_some());
}
