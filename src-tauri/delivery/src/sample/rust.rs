//! Rust with reqwest.

use super::literal::{quoted, raw};
use super::{TOKEN_VARIABLE, plain_headers};
use crate::prepare::PreparedRequest;
use std::fmt::Write;

pub(super) fn write(request: &PreparedRequest) -> String {
    let mut code = format!(
        "// Cargo.toml: reqwest = {{ version = \"0.13\", features = [\"blocking\"] }}. The token is read from {TOKEN_VARIABLE}.\nuse std::time::Duration;\n\nfn main() -> Result<(), Box<dyn std::error::Error>> {{\n    let token = std::env::var({})?;\n",
        quoted(TOKEN_VARIABLE)
    );
    if let Some(body) = request.body() {
        let _ = writeln!(code, "    let body = {};", raw(body));
    }
    let method = request.method().as_str();
    let _ = write!(
        code,
        "    let response = reqwest::blocking::Client::new()\n        .request(reqwest::Method::{method}, {})\n        .bearer_auth(token)\n",
        quoted(request.url().as_str()),
    );
    for header in plain_headers(request) {
        let _ = writeln!(
            code,
            "        .header({}, {})",
            quoted(&header.name),
            quoted(&header.value)
        );
    }
    if request.body().is_some() {
        code.push_str("        .body(body)\n");
    }
    code.push_str(
        "        .timeout(Duration::from_secs(60))\n        .send()?;\n    let status = response.status();\n    println!(\"{} {}\", status.as_u16(), response.text()?);\n    std::process::exit(i32::from(!status.is_success()));\n}\n",
    );
    code
}
