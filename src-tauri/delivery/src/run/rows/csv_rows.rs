//! CSV, row by row.

use super::mapping::{Column, Mapping, put};
use super::{Row, RowResult, bad, user_id_missing};
use crate::payload::{ChannelData, Recipient};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::io::Read;

/// Recipients from CSV with a heading, in UTF-8.
pub struct CsvRows<R> {
    reader: Reader<R>,
    headings: Vec<String>,
    mapping: Option<Mapping>,
    record: ByteRecord,
    number: u64,
    ended: bool,
}

impl<R: Read> CsvRows<R> {
    /// Opens a table and reads its heading. `delimiter` is the byte between cells.
    pub fn open(input: R, delimiter: u8) -> Result<Self, csv::Error> {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            // A row of another length is set aside; it must not end the run.
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(input);
        let headings = reader
            .byte_headers()?
            .iter()
            .enumerate()
            .map(|(index, heading)| {
                let heading = String::from_utf8_lossy(heading);
                // Programs for Windows put a byte order mark at the start.
                let heading = heading
                    .strip_prefix('\u{feff}')
                    .filter(|_| index == 0)
                    .unwrap_or(&heading);
                heading.trim().to_owned()
            })
            .collect();
        Ok(Self {
            reader,
            headings,
            mapping: None,
            record: ByteRecord::new(),
            number: 0,
            ended: false,
        })
    }

    /// The headings, for the choice of a mapping.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Reads on with this mapping.
    #[must_use]
    pub fn with(mut self, mapping: Mapping) -> Self {
        self.mapping = Some(mapping);
        self
    }

    fn row(&self, mapping: &Mapping) -> RowResult {
        let number = self.number;
        if self.record.len() != self.headings.len() {
            let (found, expected) = (self.record.len(), self.headings.len());
            return Err(bad(
                number,
                "cellCount",
                format!("The row has {found} cells; the heading has {expected}."),
                format!("セルの数が {found} 個です。見出しは {expected} 個です。"),
            ));
        }
        let mut recipient = Recipient::new(mapping.recipient_type, "", &mapping.namespace);
        let mut channels = ChannelData::default();
        for (column, cell) in mapping.columns.iter().zip(&self.record) {
            if *column == Column::Ignored || cell.is_empty() {
                continue;
            }
            let Ok(cell) = std::str::from_utf8(cell) else {
                return Err(bad(
                    number,
                    "notUtf8",
                    "The row is not in UTF-8. Save the file as CSV UTF-8.",
                    "UTF-8 ではない行です。ファイルを「CSV UTF-8」形式で保存してください。",
                ));
            };
            let fits = match column {
                Column::UserId => {
                    cell.trim().clone_into(&mut recipient.user_id);
                    true
                }
                Column::EmailAddress => {
                    channels.email_address = Some(cell.trim().to_owned());
                    true
                }
                Column::MobilePhoneNumber => {
                    channels.mobile_phone_number = Some(cell.trim().to_owned());
                    true
                }
                Column::Context { path } => put(&mut recipient.context, path, cell),
                Column::Profile { path } => put(&mut recipient.profile, path, cell),
                Column::Ignored => true,
            };
            if !fits {
                return Err(bad(
                    number,
                    "pathConflict",
                    "Two columns go to the same place.",
                    "2 つの列が同じ場所に割り当てられています。",
                ));
            }
        }
        if recipient.user_id.is_empty() {
            return Err(user_id_missing(number));
        }
        if channels != ChannelData::default() {
            recipient.channel_data = Some(channels);
        }
        Ok(Row { number, recipient })
    }
}

impl<R: Read> Iterator for CsvRows<R> {
    type Item = RowResult;

    fn next(&mut self) -> Option<RowResult> {
        if self.ended {
            return None;
        }
        match self.reader.read_byte_record(&mut self.record) {
            Ok(false) => None,
            Ok(true) => {
                self.number += 1;
                let guessed;
                let mapping = if let Some(mapping) = &self.mapping {
                    mapping
                } else {
                    guessed = Mapping::guess(
                        &self.headings,
                        crate::payload::RecipientType::External,
                        "email",
                    );
                    &guessed
                };
                Some(self.row(mapping))
            }
            Err(error) => {
                // Only reading itself fails here, and will fail again.
                self.ended = true;
                self.number += 1;
                Some(Err(bad(
                    self.number,
                    "unreadable",
                    format!("The file cannot be read any further: {error}"),
                    format!("これ以上ファイルを読み取れません：{error}"),
                )))
            }
        }
    }
}
