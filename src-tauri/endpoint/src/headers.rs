//! The headers of a call: who asks, for which organization and sandbox, with which kind of body.

use crate::credentials::{IssuedTokens, SampleCredentials};
use crate::refusal::{Refusal, Violation};
use crate::service::Request;
use jiff::Timestamp;

/// Checks the headers every call needs; `body` is whether one is expected.
pub(crate) fn check(
    request: &Request,
    body: bool,
    credentials: &SampleCredentials,
    tokens: &IssuedTokens,
    now: Timestamp,
) -> Result<(), Refusal> {
    let mut unauthorized = Vec::new();
    match request.header("authorization") {
        None => unauthorized.push(missing("Authorization")),
        Some(value) => match value.split_once(' ') {
            Some((scheme, token))
                if scheme.eq_ignore_ascii_case("bearer") && tokens.holds(token.trim(), now) => {}
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("bearer") => {
                unauthorized.push(Violation::new(
                    "header:Authorization",
                    "token",
                    "The token is unknown or has ended: get one from /ims/token/v3",
                ));
            }
            _ => unauthorized.push(Violation::new(
                "header:Authorization",
                "scheme",
                "Authorization must be “Bearer TOKEN”",
            )),
        },
    }
    expect(
        &mut unauthorized,
        request,
        "x-api-key",
        &credentials.client_id,
        "the client id of the sample credentials",
    );
    expect(
        &mut unauthorized,
        request,
        "x-gw-ims-org-id",
        &credentials.org_id,
        "the organization of the sample credentials",
    );
    if !unauthorized.is_empty() {
        return Err(Refusal {
            violations: unauthorized,
            ..Refusal::new(401, "unauthorized", "The caller is not authorized")
        });
    }
    let mut invalid = Vec::new();
    expect(
        &mut invalid,
        request,
        "x-sandbox-name",
        &credentials.sandbox,
        "the sandbox of the sample credentials",
    );
    if body {
        let essence = request
            .header("content-type")
            .map(|value| value.split(';').next().unwrap_or_default().trim());
        match essence {
            None => invalid.push(missing("Content-Type")),
            Some(essence) if essence.eq_ignore_ascii_case("application/json") => {}
            Some(other) => invalid.push(Violation::new(
                "header:Content-Type",
                "contentType",
                format!("Content-Type must be application/json, not {other}"),
            )),
        }
    }
    if invalid.is_empty() {
        Ok(())
    } else {
        Err(Refusal::invalid(invalid))
    }
}

/// What is allowed but surely not meant.
pub(crate) fn advice(request: &Request) -> Vec<String> {
    let sets_request_id = request.header("x-request-id").is_some();
    sets_request_id
        .then(|| "x-request-id is set by the service's gateway: do not send it".to_owned())
        .into_iter()
        .collect()
}

fn expect(
    violations: &mut Vec<Violation>,
    request: &Request,
    name: &str,
    value: &str,
    meaning: &str,
) {
    match request.header(name) {
        None => violations.push(missing(name)),
        Some(found) if found == value => {}
        Some(_) => violations.push(Violation::new(
            format!("header:{name}"),
            "unknown",
            format!("{name} must be {meaning}"),
        )),
    }
}

fn missing(name: &str) -> Violation {
    Violation::new(
        format!("header:{name}"),
        "required",
        format!("{name} is required"),
    )
}
