//! Samples that run here are run: what arrives must be what was prepared, byte for byte.

use crate::support::{Server, endpoint, json};
use campaign::id::RequestId;
use delivery::call::Call;
use delivery::prepare::prepare;
use delivery::sample::{SampleLanguage, TOKEN_VARIABLE, sample};
use std::process::Output;
use tokio::process::Command;

/// Everything that is special in one of the languages.
const BODY: &str = "{\r\n  \"requestId\": \"r\", \"campaignId\": \"c\",\n\t\"recipients\": [{\"type\": \"external\", \"userId\": \"o'brien@example.com\", \"namespace\": \"email\",\n  \"context\": {\"a\": \"$HOME `x` ${y} \\\\ \\\"\\\"\\\" \\u0022 %s {{z}} JSON_BODY ''' \\\"#\", \"b\": \"注文 😀\u{2028}\", \"empty\": \"\"}}]\n}";

/// Runs a sample as a developer would and returns what the server received.
async fn run(language: SampleLanguage, status: &str) -> (Output, String) {
    let server = Server::start(vec![json(status, r#"{"executionId":"1"}"#)]).await;
    let call = Call::Unitary { body: BODY.into() };
    let id = RequestId(uuid::Uuid::nil());
    let prepared = prepare(id, &endpoint(&server.base), "Campaign", call).expect("prepares");
    let code = sample(language, &prepared);
    let (program, arguments): (&str, &[&str]) = match language {
        SampleLanguage::Curl => ("sh", &["-c"]),
        SampleLanguage::JavaScript => ("node", &["--input-type=module", "--eval"]),
        SampleLanguage::Python => ("python3", &["-c"]),
        other => panic!("{other:?} is not run here"),
    };
    let output = Command::new(program)
        .args(arguments)
        .arg(&code)
        .env(TOKEN_VARIABLE, "the-token")
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .await
        .unwrap_or_else(|error| panic!("{program} must be installed: {error}"));
    let mut requests = server.requests();
    assert_eq!(
        requests.len(),
        1,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    (output, requests.remove(0))
}

#[tokio::test]
async fn curl_javascript_and_python_send_what_was_prepared() {
    for language in [
        SampleLanguage::Curl,
        SampleLanguage::JavaScript,
        SampleLanguage::Python,
    ] {
        let (output, request) = run(language, "202 Accepted").await;
        assert!(output.status.success(), "{language:?}: {output:?}");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(
            printed.contains(r#"{"executionId":"1"}"#),
            "{language:?}: {printed}"
        );
        let (head, body) = request.split_once("\r\n\r\n").expect("a request");
        assert_eq!(body, BODY, "{language:?}");
        let head = head.to_lowercase();
        assert!(
            head.starts_with("post /ajo/im/executions/unitary "),
            "{language:?}: {head}"
        );
        for header in [
            "authorization: bearer the-token",
            "x-api-key: the-client",
            "x-gw-ims-org-id: org@adobeorg",
            "x-sandbox-name: dev",
            "content-type: application/json\r\n",
        ] {
            assert!(
                format!("{head}\r\n").contains(header),
                "{language:?}: no {header} in {head}"
            );
        }
    }
}

#[tokio::test]
async fn a_refused_sample_fails() {
    for language in [SampleLanguage::JavaScript, SampleLanguage::Python] {
        let (output, _) = run(language, "400 Bad Request").await;
        assert!(!output.status.success(), "{language:?}");
        assert!(String::from_utf8_lossy(&output.stdout).starts_with("400 "));
    }
}

#[test]
fn no_sample_contains_a_secret_and_all_name_the_variable() {
    let target = endpoint("http://127.0.0.1:9");
    let id = RequestId(uuid::Uuid::nil());
    for language in SampleLanguage::ALL {
        for call in [Call::Unitary { body: BODY.into() }, Call::Health] {
            let prepared = prepare(id, &target, "Campaign", call).expect("prepares");
            let code = sample(language, &prepared);
            assert!(code.contains(TOKEN_VARIABLE), "{language:?}");
            assert!(!code.contains(delivery::secret::REDACTED), "{language:?}");
            assert!(code.contains("ORG@AdobeOrg"), "{language:?}");
        }
    }
}
