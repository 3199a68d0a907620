//! Files as they come: from spreadsheets, from programs, broken.

use super::*;
use crate::payload::RecipientType;
use serde_json::{Value, json};
use std::io::{Cursor, Read};

fn csv(text: &str, mapping: Option<Mapping>) -> Vec<RowResult> {
    let rows = CsvRows::open(Cursor::new(text.as_bytes().to_vec()), b',').expect("opens");
    match mapping {
        Some(mapping) => rows.with(mapping).collect(),
        None => rows.collect(),
    }
}

fn lines(text: &str) -> Vec<RowResult> {
    JsonLines::new(
        Cursor::new(text.as_bytes().to_vec()),
        RecipientType::External,
        "email",
    )
    .collect()
}

fn codes(rows: &[RowResult]) -> Vec<(u64, &str)> {
    rows.iter()
        .map(|row| match row {
            Ok(row) => (row.number, "ok"),
            Err(bad) => (bad.row, bad.code.as_str()),
        })
        .collect()
}

fn recipient(row: &RowResult) -> Value {
    serde_json::to_value(&row.as_ref().expect("a row").recipient).expect("JSON")
}

#[test]
fn headings_say_what_columns_are() {
    let text = "\u{feff}userId,emailAddress,context.order.id,profile.person.name.firstName,total,\r\n\
                a@b.c,x@y.z,7,\"Ann \"\"A\"\"\",\"1,5\",note\r\n";
    let rows = csv(text, None);
    assert_eq!(
        recipient(&rows[0]),
        json!({
            "type": "external", "userId": "a@b.c", "namespace": "email",
            "channelData": {"emailAddress": "x@y.z"},
            "profile": {"person": {"name": {"firstName": "Ann \"A\""}}},
            "context": {"order": {"id": "7"}, "total": "1,5"},
        })
    );
}

#[test]
fn the_id_is_guessed_from_the_identity_type() {
    let headings = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let at = |names: &[&str], namespace: &str| {
        let mapping = Mapping::guess(&headings(names), RecipientType::Aep, namespace);
        mapping
            .columns
            .iter()
            .position(|column| *column == Column::UserId)
    };
    assert_eq!(at(&["name", "CRMID", "email"], "crmid"), Some(1));
    assert_eq!(at(&["name", "Email"], "crmid"), Some(1));
    assert_eq!(at(&["User ID", "email"], "email"), Some(0));
    assert_eq!(at(&["name"], "email"), None);
}

#[test]
fn bad_rows_are_set_aside_and_reading_goes_on() {
    let mut bytes = b"userId,k\na,1\nb\n,2\nc,\xff\nd,4\n".to_vec();
    let rows: Vec<_> = CsvRows::open(Cursor::new(std::mem::take(&mut bytes)), b',')
        .expect("opens")
        .collect();
    assert_eq!(
        codes(&rows),
        [
            (1, "ok"),
            (2, "cellCount"),
            (3, "userIdMissing"),
            (4, "notUtf8"),
            (5, "ok")
        ]
    );
    let path = |path: &str| Column::Context { path: path.into() };
    let mapping = Mapping {
        recipient_type: RecipientType::Aep,
        namespace: "crmid".into(),
        columns: vec![Column::UserId, path("order"), path("order.id")],
    };
    let rows = csv("id,a,b\n1,x,\n2,x,y\n", Some(mapping));
    assert_eq!(codes(&rows), [(1, "ok"), (2, "pathConflict")]);
    assert_eq!(recipient(&rows[0])["namespace"], "crmid");
}

#[test]
fn json_lines_are_recipients() {
    let text = "{\"userId\":\"a\",\"context\":{\"order\":{\"n\":1}}}\n\n{\"userId\":\"b\",\"type\":\"aep\",\"namespace\":\"crmid\",\"profile\":{\"x\":\"1\"}}\n{oops\n{\"userId\":\" \"}\n[]\n{\"userId\":\"c\"}";
    let rows = lines(text);
    assert_eq!(
        codes(&rows),
        [
            (1, "ok"),
            (3, "ok"),
            (4, "notRecipient"),
            (5, "userIdMissing"),
            (6, "notRecipient"),
            (7, "ok")
        ]
    );
    assert_eq!(
        recipient(&rows[1]),
        json!({"type": "aep", "userId": "b", "namespace": "crmid", "profile": {"x": "1"}})
    );
}

#[test]
fn a_line_without_end_is_passed_over() {
    let text = format!(
        "{{\"userId\":\"{}\"}}\n{{\"userId\":\"b\"}}\n",
        "x".repeat(LINE_LIMIT * 3)
    );
    assert_eq!(codes(&lines(&text)), [(1, "lineTooLong"), (2, "ok")]);
}

#[test]
fn a_disk_that_fails_ends_the_reading_once() {
    struct Failing(usize);
    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.0 += 1;
            if self.0 > 1 {
                return Err(std::io::Error::other("unplugged"));
            }
            let text = b"userId\na\n";
            buffer[..text.len()].copy_from_slice(text);
            Ok(text.len())
        }
    }
    let rows: Vec<_> = CsvRows::open(Failing(0), b',').expect("opens").collect();
    assert_eq!(codes(&rows), [(1, "ok"), (2, "unreadable")]);
    let input = std::io::BufReader::new(Failing(0));
    let rows: Vec<_> = JsonLines::new(input, RecipientType::External, "n").collect();
    assert_eq!(codes(&rows).last(), Some(&(3, "unreadable")));
}
