//! Testing a connection says which step failed.

use crate::support::{Act, Server, answer, client, endpoint, json, limits};
use delivery::connection::{ConnectionReport, StepResult};
use delivery::endpoint::Endpoint;
use delivery::failure::Stage;
use delivery::outcome::Verdict;

async fn test(endpoint: &Endpoint) -> ConnectionReport {
    client(endpoint)
        .await
        .test_connection(endpoint, limits())
        .await
}

fn failed_at(report: &ConnectionReport) -> Option<Stage> {
    let failed: Vec<_> = report
        .steps
        .iter()
        .filter(|step| step.result == StepResult::Failed)
        .collect();
    assert!(failed.len() <= 1);
    failed.first().map(|step| step.stage)
}

#[tokio::test]
async fn each_stage_can_be_the_one_that_fails() {
    let up = Server::start(vec![json("200 OK", "{}")]).await;
    let report = test(&endpoint(&up.base)).await;
    assert_eq!(
        (failed_at(&report), &report.verdict),
        (None, &Some(Verdict::Accepted))
    );
    assert!(up.requests()[0].starts_with("GET /ajo/im/health "));

    let mut incomplete = endpoint(&up.base);
    incomplete.org_id = String::new();
    let report = test(&incomplete).await;
    assert_eq!(report.faults[0].field, "orgId");
    assert!(
        report
            .steps
            .iter()
            .all(|step| step.result == StepResult::NotReached)
    );

    let refused = Server::start(vec![json("401 Unauthorized", "{}")]).await;
    assert_eq!(
        failed_at(&test(&endpoint(&refused.base)).await),
        Some(Stage::Authorize)
    );

    let nobody = test(&endpoint("http://127.0.0.1:9")).await;
    assert_eq!(failed_at(&nobody), Some(Stage::Connect));

    let silent = Server::start(vec![Act::WriteAndHang(Vec::new())]).await;
    assert_eq!(
        failed_at(&test(&endpoint(&silent.base)).await),
        Some(Stage::Answer)
    );

    let html = Act::Write(answer("200 OK", "Content-Type: text/html\r\n", "<html>"));
    let html = Server::start(vec![html]).await;
    let report = test(&endpoint(&html.base)).await;
    assert_eq!(failed_at(&report), Some(Stage::Read));
}

#[tokio::test]
async fn a_host_that_does_not_exist() {
    // Names below .invalid never resolve (RFC 6761). TLS needs roots that a bare machine lacks, so
    // either is said before anything is sent.
    let mut target = endpoint("https://host.invalid");
    target.kind = delivery::endpoint::EndpointKind::Other;
    let report = test(&target).await;
    let failure = report.failure.expect("fails");
    assert!(!failure.may_have_been_sent);
    assert!(
        matches!(failure.stage, Stage::Resolve | Stage::Connect),
        "{failure:?}"
    );
}
