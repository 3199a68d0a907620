//! The ledger: every row runs, and every function of the catalogue is in it with its basis.

use std::fmt::Write;

use personalization::{Basis, CompileOptions, Data, RenderOptions, Template, functions};

const LEDGER: &str = include_str!("../src/ledger.md");

/// The cells of the rows of all tables with this many columns.
fn rows(columns: usize) -> Vec<Vec<String>> {
    LEDGER
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|--"))
        .map(|line| {
            // A bar inside of a cell is written `\|`.
            let line = line.replace("\\|", "\u{0}");
            line.trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().replace('\u{0}', "|"))
                .collect::<Vec<String>>()
        })
        .filter(|cells| {
            cells.len() == columns && !["construct", "function"].contains(&cells[0].as_str())
        })
        .collect()
}

/// The content of a code span.
fn code(cell: &str) -> String {
    let marks = cell
        .chars()
        .take_while(|character| *character == '`')
        .count();
    cell[marks..cell.len() - marks].replace('⏎', "\n")
}

fn data() -> Data {
    let start = LEDGER.find("```json").expect("the data") + "```json".len();
    let end = start + LEDGER[start..].find("```").expect("its end");
    Data::from_json(serde_json::from_str(&LEDGER[start..end]).expect("JSON"))
}

#[test]
fn every_construct_does_what_its_row_says() {
    let options = RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"));
    let data = data();
    let rows = rows(4);
    assert!(rows.len() > 40);
    let mut wrong = Vec::new();
    for row in rows {
        assert!(
            ["documented", "decided", "unsupported"].contains(&row[1].as_str()),
            "{row:?}"
        );
        let (template, expected) = (code(&row[2]), code(&row[3]));
        let rendered =
            Template::compile(&template, &CompileOptions::default()).render(&data, &options);
        let output = rendered.unwrap_or_else(|error| format!("!{}", error.code));
        if output != expected {
            wrong.push(format!(
                "{}: {template:?} gives {output:?}, not {expected:?}",
                row[0]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_function_is_in_the_ledger_with_its_basis() {
    let mut expected = String::new();
    for function in functions() {
        let basis = match function.basis {
            Basis::Documented => "documented",
            Basis::Decided => "decided",
        };
        // Writing into a string cannot fail.
        let _ = writeln!(expected, "| `{}` | {basis} |", function.signature());
    }
    let table = "| function | basis |\n|---|---|\n".to_owned() + &expected;
    assert!(
        LEDGER.ends_with(&table),
        "the ledger should end with:\n{table}"
    );
}
