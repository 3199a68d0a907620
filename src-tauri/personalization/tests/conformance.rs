//! The conformance cases: what Adobe's documentation states, what handlebars.js prints and what Java's libraries
//! print. Each file is `{"data", "cases": [{id, template, data?, now?, timeZone?, expected}]}`.

use personalization::{CompileOptions, Data, RenderOptions, Template};
use serde_json::Value;

fn normal(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}'))
        .map(|character| match character {
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '\u{2212}' => '-',
            other => other,
        })
        .collect()
}

fn run(name: &str) {
    let path = format!(
        "{}/tests/conformance/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let file: Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("the file is there"))
            .expect("it is JSON");
    let cases = file["cases"].as_array().expect("cases");
    assert!(!cases.is_empty());
    let mut failures = Vec::new();
    for case in cases {
        let data = case
            .get("data")
            .or_else(|| file.get("data"))
            .cloned()
            .unwrap_or_else(|| serde_json::json!({}));
        let now = case["now"]
            .as_str()
            .unwrap_or("2024-11-01T00:00:00Z")
            .parse()
            .expect("an instant");
        let mut options = RenderOptions::at(now);
        if let Some(zone) = case["timeZone"].as_str() {
            options.time_zone = jiff::tz::TimeZone::get(zone).expect("a region");
        }
        let template = Template::compile(
            case["template"].as_str().expect("a template"),
            &CompileOptions::default(),
        );
        let expected = case["expected"].as_str().expect("an output");
        match template.render(&Data::from_json(data), &options) {
            Ok(output) if normal(&output) == normal(expected) => {}
            Ok(output) => failures.push(format!(
                "{}: {} gave {output:?}, not {expected:?}",
                case["id"], case["template"]
            )),
            Err(error) => failures.push(format!(
                "{}: {} failed: {error}",
                case["id"], case["template"]
            )),
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} failed:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

#[test]
fn documentation() {
    run("docs");
}

#[test]
fn handlebars() {
    run("handlebars");
}

#[test]
fn java() {
    run("java");
}
