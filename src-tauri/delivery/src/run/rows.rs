//! Rows: recipients from CSV or JSON Lines, one after another; a file is never held in memory.

mod csv_rows;
mod json_lines;
mod mapping;

pub use csv_rows::CsvRows;
pub use json_lines::{JsonLines, LINE_LIMIT};
pub use mapping::{Column, Mapping};

use super::BadRow;
use crate::payload::Recipient;
use campaign::text::Text;

/// One row that can be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number, from 1, without the heading.
    pub number: u64,
    /// The recipient.
    pub recipient: Recipient,
}

/// A row, or why it is set aside.
pub type RowResult = Result<Row, BadRow>;

fn bad(row: u64, code: &str, en: impl Into<String>, ja: impl Into<String>) -> BadRow {
    BadRow {
        row,
        code: code.to_owned(),
        message: Text::new(en, ja),
    }
}

fn user_id_missing(row: u64) -> BadRow {
    bad(
        row,
        "userIdMissing",
        "The row has no user id.",
        "ユーザー ID がありません。",
    )
}

#[cfg(test)]
mod tests;
