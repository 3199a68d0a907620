//! Servers that hang, cut the connection, lie about lengths, redirect, or are no API at all.

use crate::support::{Act, BODY, Server, answer, client, endpoint, json, limits, request};
use delivery::Outcome;
use delivery::failure::{Failure, Stage};
use delivery::journal::Unjournalled;
use delivery::outcome::{Answered, Verdict};

async fn outcome_at(base: &str) -> Outcome {
    let endpoint = endpoint(base);
    client(&endpoint)
        .await
        .send(request(&endpoint), limits(), &Unjournalled)
        .await
        .outcome
}

async fn failure(act: Act) -> Failure {
    let server = Server::start(vec![act]).await;
    match outcome_at(&server.base).await {
        Outcome::Failed(failed) => {
            assert_eq!(server.requests().len(), 1, "sent once, never again");
            failed.failure
        }
        Outcome::Answered(answered) => panic!("answered {answered:?}"),
    }
}

async fn answered(act: Act) -> Answered {
    let server = Server::start(vec![act]).await;
    match outcome_at(&server.base).await {
        Outcome::Answered(answered) => *answered,
        Outcome::Failed(failed) => panic!("failed {failed:?}"),
    }
}

fn expect(failure: &Failure, stage: Stage, code: &str, may_have_been_sent: bool) {
    assert_eq!(
        (
            failure.stage,
            failure.code.as_str(),
            failure.may_have_been_sent
        ),
        (stage, code, may_have_been_sent),
        "{failure:?}"
    );
    assert!(
        !failure.remedy.en.contains("not known here"),
        "no remedy for {code}"
    );
}

#[tokio::test]
async fn an_accepted_request_is_the_one_that_was_shown() {
    let server = Server::start(vec![json("202 Accepted", r#"{"executionId":"HUMA-1"}"#)]).await;
    let Outcome::Answered(answered) = outcome_at(&server.base).await else {
        panic!("failed");
    };
    assert_eq!(answered.verdict, Verdict::Accepted);
    assert_eq!(answered.execution_id.as_deref(), Some("HUMA-1"));
    let sent = server.requests().remove(0);
    let (head, body) = sent.split_once("\r\n\r\n").expect("a request");
    assert_eq!(body, BODY);
    let head = head.to_lowercase();
    assert!(
        head.starts_with("post /ajo/im/executions/unitary http/1.1\r\n"),
        "{head}"
    );
    for header in [
        "authorization: bearer pasted-token",
        "x-api-key: the-client",
        "x-gw-ims-org-id: org@adobeorg",
        "x-sandbox-name: dev",
        "content-type: application/json",
    ] {
        assert!(head.contains(header), "{header} missing in {head}");
    }
    assert!(!head.contains("x-request-id"));
}

#[tokio::test]
async fn a_server_that_hangs_leaves_the_outcome_unknown() {
    let hanging = failure(Act::WriteAndHang(Vec::new())).await;
    expect(&hanging, Stage::Answer, "timeout", true);
}

#[tokio::test]
async fn a_body_that_never_ends_times_out_while_reading() {
    let bytes = b"HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n{\"exec".to_vec();
    let hanging = failure(Act::WriteAndHang(bytes)).await;
    expect(&hanging, Stage::Read, "timeout", true);
    assert_eq!(hanging.status, Some(202));
}

#[tokio::test]
async fn a_connection_cut_before_the_answer() {
    let cut = failure(Act::Write(Vec::new())).await;
    expect(&cut, Stage::Answer, "answerMissing", true);
    let cut = failure(Act::Write(b"HTTP/1.1 202 Acc".to_vec())).await;
    expect(&cut, Stage::Answer, "answerMissing", true);
}

#[tokio::test]
async fn a_connection_cut_in_the_middle_of_the_answer() {
    for head in ["Content-Length: 100", "Transfer-Encoding: chunked"] {
        let bytes = format!("HTTP/1.1 202 Accepted\r\n{head}\r\n\r\n5\r\n{{\"exe");
        let cut = failure(Act::Write(bytes.into_bytes())).await;
        expect(&cut, Stage::Read, "answerCut", true);
    }
}

#[tokio::test]
async fn an_answer_without_end_is_cut_off() {
    let huge = format!(
        "HTTP/1.1 202 Accepted\r\nContent-Length: 20000\r\n\r\n{}",
        "x".repeat(20_000)
    );
    let large = failure(Act::Write(huge.into_bytes())).await;
    expect(&large, Stage::Read, "answerTooLarge", true);
}

#[tokio::test]
async fn an_answer_shorter_than_its_bytes_is_taken_at_its_word() {
    let bytes = b"HTTP/1.1 202 Accepted\r\nContent-Length: 19\r\nConnection: close\r\n\r\n{\"executionId\":\"1\"}trailing lies".to_vec();
    let short = answered(Act::Write(bytes)).await;
    assert_eq!(short.body, r#"{"executionId":"1"}"#);
    assert_eq!(short.verdict, Verdict::Accepted);
}

#[tokio::test]
async fn bytes_that_are_no_http() {
    let noise = failure(Act::Write(b"220 mail.example.com ESMTP\r\n".to_vec())).await;
    expect(&noise, Stage::Answer, "answerMissing", true);
}

#[tokio::test]
async fn nobody_listens() {
    // Bound and dropped: the port is free again, and nobody answers at it.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("binds");
    let base = format!("http://{}", listener.local_addr().expect("bound"));
    drop(listener);
    let Outcome::Failed(failed) = outcome_at(&base).await else {
        panic!("answered");
    };
    expect(&failed.failure, Stage::Connect, "connectRefused", false);
}

#[tokio::test]
async fn answers_that_are_not_this_api() {
    let code = |answered: Answered| match answered.verdict {
        Verdict::NotUnderstood { code, .. } => code,
        other => panic!("{other:?}"),
    };
    let html = Act::Write(answer(
        "200 OK",
        "Content-Type: text/html\r\n",
        "<p>Sign in</p>",
    ));
    assert_eq!(code(answered(html).await), "html");
    let error_page = Act::Write(answer(
        "502 Bad Gateway",
        "",
        "<!DOCTYPE HTML><title>502</title>",
    ));
    assert_eq!(code(answered(error_page).await), "html");
    assert_eq!(
        code(answered(json("202 Accepted", "accepted")).await),
        "notJson"
    );
    assert_eq!(
        code(answered(json("202 Accepted", "{}")).await),
        "incomplete"
    );
    assert_eq!(
        code(answered(json("202 Accepted", r#"{"executionId":""}"#)).await),
        "incomplete"
    );
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Server::start(vec![json("202 Accepted", r#"{"executionId":"1"}"#)]).await;
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let headers = format!("Location: {}/ajo/im/executions/unitary\r\n", elsewhere.base);
        let answered = answered(Act::Write(answer(status, &headers, ""))).await;
        assert!(
            matches!(&answered.verdict, Verdict::NotUnderstood { code, .. } if code == "redirect"),
            "{answered:?}"
        );
    }
    assert!(elsewhere.requests().is_empty(), "the token stays here");
}

#[tokio::test]
async fn refusals_say_what_the_service_said_and_whether_to_try_again() {
    let refusal = |answered: Answered| match answered.verdict {
        Verdict::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    };
    let body = r#"{"type":"https://ns.adobe.com/aep/errors/MSG-1","title":"Wrong","status":400,"report":{"additionalContext":{"campaignId":"c-1"}}}"#;
    let wrong = refusal(answered(json("400 Bad Request", body)).await);
    assert_eq!(wrong.error.title.as_deref(), Some("Wrong"));
    assert!(!wrong.retryable);
    let busy = Act::Write(answer("429 Too Many Requests", "Retry-After: 7\r\n", "{}"));
    let busy = refusal(answered(busy).await);
    assert_eq!((busy.retryable, busy.retry_after), (true, Some(7.0)));
    let broken = refusal(answered(json("503 Service Unavailable", "")).await);
    assert_eq!((broken.retryable, broken.retry_after), (true, None));
}
