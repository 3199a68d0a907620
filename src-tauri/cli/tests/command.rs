//! The command as a person runs it.

use serde_json::{Value, json};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    }
}

fn campaign() -> Command {
    Command::new(env!("CARGO_BIN_EXE_campaign"))
}

fn answers(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("text");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

fn cases(input: &str) -> Vec<Value> {
    let mut child = campaign()
        .args(["render", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    child
        .stdin
        .take()
        .expect("input")
        .write_all(input.as_bytes())
        .expect("written");
    answers(&child.wait_with_output().expect("ended"))
}

#[test]
fn one_message_is_printed_as_it_is() {
    let folder = Folder::new();
    let template = folder.file(
        "hello.html",
        "Hi {{profile.name}},\n{%= formatDate(getCurrentZonedDateTime(), \"yyyy-MM-dd\") %}",
    );
    let data = folder.file("data.json", "{\n \"profile\": {\"name\": \"Jane\"}\n}");
    let output = campaign()
        .args(["render", "--now", "2026-01-31T09:00:00Z", "--template"])
        .arg(&template)
        .arg("--data")
        .arg(&data)
        .output()
        .expect("ended");
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "Hi Jane,\n2026-01-31"
    );
}

#[test]
fn json_lines_give_a_message_a_line_in_order_with_errors_in_their_place() {
    let folder = Folder::new();
    let template = folder.file("hello.html", "Hi {{profile.name}}");
    let mut lines: Vec<String> = (0..5_000)
        .map(|number| json!({"profile": {"name": format!("N{number}")}}).to_string())
        .collect();
    lines[7] = "{ not json".to_owned();
    lines[8] = "[1]".to_owned();
    let data = folder.file("people.jsonl", &lines.join("\n"));
    let output = campaign()
        .args(["render", "--template"])
        .arg(&template)
        .arg("--data")
        .arg(&data)
        .output()
        .expect("ended");
    let answers = answers(&output);
    assert_eq!(answers.len(), 5_000);
    assert_eq!(answers[7]["error"]["code"], "dataNotJson");
    // What is no object has no attributes, as a profile without any.
    assert_eq!(answers[8]["output"], "Hi ");
    for (number, answer) in answers
        .iter()
        .enumerate()
        .filter(|(number, _)| ![7, 8].contains(number))
    {
        assert_eq!(*answer, json!({"output": format!("Hi N{number}")}));
    }
}

#[test]
fn cases_carry_their_own_circumstances() {
    let template = "{%= formatDate(getCurrentZonedDateTime(), \"d MMMM HH:mm\", \"en_GB\") %}";
    let input = [
        json!({"id": "a", "template": template}),
        json!({"id": 2, "template": template, "now": "2026-06-01T12:00:00Z", "timeZone": "Asia/Tokyo"}),
        json!({"id": "c", "template": "{%#if x"}),
        json!({"template": "{{context.a}}", "data": {"context": {"a": 1}}}),
        json!({"id": "e", "template": "", "timeZone": "Mars/Olympus"}),
    ]
    .map(|case| case.to_string())
    .join("\n");
    let answers = cases(&input);
    assert_eq!(answers[0], json!({"id": "a", "output": "1 November 00:00"}));
    assert_eq!(answers[1], json!({"id": 2, "output": "1 June 21:00"}));
    assert_eq!(answers[2]["id"], "c");
    assert!(answers[2]["error"]["line"].is_u64() && answers[2]["error"]["message"].is_string());
    assert_eq!(answers[3], json!({"id": null, "output": "1"}));
    assert_eq!(answers[4]["error"]["code"], "timeZoneUnknown");
}

#[test]
fn a_line_that_is_no_case_is_answered_in_its_place() {
    let answers = cases("nonsense\n\n{\"id\":1,\"template\":\"x\"}\n");
    assert_eq!(answers[0]["error"]["code"], "caseNotRead");
    assert_eq!(answers[1], json!({"id": 1, "output": "x"}));
}

#[test]
fn check_prints_as_compilers_do_and_fails_on_errors() {
    let folder = Folder::new();
    let faulty = folder.file(
        "faulty.html",
        "<p>\n  {{#each context.items as |item|}}{{item.name}}\n</p>",
    );
    let sound = folder.file("sound.html", "<p>{{profile.name}}</p>");
    let output = campaign()
        .arg("check")
        .arg(&faulty)
        .arg(&sound)
        .output()
        .expect("ended");
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("faulty.html:2:3: error["), "{text}");
    assert!(
        text.contains("  |   {{#each context.items as |item|}}"),
        "{text}"
    );
    assert!(!text.contains("sound.html"), "{text}");
    let output = campaign().arg("check").arg(&sound).output().expect("ended");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_missing_file_and_a_wrong_option_are_named() {
    let output = campaign()
        .args(["check", "no-such-file.html"])
        .output()
        .expect("ended");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.html"));
    let output = campaign()
        .args(["render", "--jsonl", "--time-zone", "Mars/Olympus"])
        .stdin(Stdio::null())
        .output()
        .expect("ended");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Mars/Olympus"));
}

#[test]
fn numbers_are_read_to_the_last_bit() {
    let answers = cases(
        r#"{"template": "{{context.a}} {{context.b}}", "data": {"context": {"a": 18.990000000000002, "b": 18.99}}}"#,
    );
    assert_eq!(answers[0]["output"], "18.990000000000002 18.99");
}
