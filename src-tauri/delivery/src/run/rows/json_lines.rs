//! JSON Lines, line by line.

use super::{Row, RowResult, bad, user_id_missing};
use crate::payload::{ChannelData, Recipient, RecipientType};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::io::{BufRead, Read};

/// Longest line, in bytes: the context of a whole call is smaller.
pub const LINE_LIMIT: usize = 1 << 20;

/// Recipients from JSON Lines: each line an object with `userId`, and what else a recipient has.
/// Type and namespace are those given where a line names none.
pub struct JsonLines<R> {
    input: R,
    recipient_type: RecipientType,
    namespace: String,
    line: Vec<u8>,
    number: u64,
    ended: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    #[serde(rename = "type")]
    recipient_type: Option<RecipientType>,
    #[serde(default)]
    user_id: String,
    namespace: Option<String>,
    channel_data: Option<ChannelData>,
    #[serde(default)]
    profile: Map<String, Value>,
    #[serde(default)]
    context: Map<String, Value>,
}

impl<R: BufRead> JsonLines<R> {
    /// Reads lines from `input`.
    pub fn new(input: R, recipient_type: RecipientType, namespace: impl Into<String>) -> Self {
        Self {
            input,
            recipient_type,
            namespace: namespace.into(),
            line: Vec::new(),
            number: 0,
            ended: false,
        }
    }

    /// Reads the next line without its end; `None` at the end of the input.
    fn read(&mut self) -> std::io::Result<Option<usize>> {
        self.line.clear();
        let limit = LINE_LIMIT as u64 + 1;
        let count = self
            .input
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut self.line)?;
        if count == 0 {
            return Ok(None);
        }
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
            return Ok(Some(count - 1));
        }
        if count > LINE_LIMIT {
            // The rest of the line is passed over without keeping it.
            loop {
                let buffer = self.input.fill_buf()?;
                if buffer.is_empty() {
                    break;
                }
                let end = buffer.iter().position(|byte| *byte == b'\n');
                let used = end.map_or(buffer.len(), |end| end + 1);
                self.input.consume(used);
                if end.is_some() {
                    break;
                }
            }
        }
        Ok(Some(count))
    }

    fn row(&self) -> RowResult {
        let number = self.number;
        let line: Line = serde_json::from_slice(&self.line).map_err(|error| {
            bad(
                number,
                "notRecipient",
                format!("The line is not a recipient: {error}"),
                format!("受信者として読み取れません：{error}"),
            )
        })?;
        if line.user_id.trim().is_empty() {
            return Err(user_id_missing(number));
        }
        let namespace = line.namespace.unwrap_or_else(|| self.namespace.clone());
        Ok(Row {
            number,
            recipient: Recipient {
                channel_data: line.channel_data,
                profile: line.profile,
                context: line.context,
                ..Recipient::new(
                    line.recipient_type.unwrap_or(self.recipient_type),
                    line.user_id,
                    namespace,
                )
            },
        })
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = RowResult;

    fn next(&mut self) -> Option<RowResult> {
        if self.ended {
            return None;
        }
        loop {
            match self.read() {
                Ok(None) => return None,
                Ok(Some(length)) => {
                    self.number += 1;
                    if length > LINE_LIMIT {
                        return Some(Err(bad(
                            self.number,
                            "lineTooLong",
                            format!("The line has more than {LINE_LIMIT} bytes."),
                            format!("行が {LINE_LIMIT} バイトを超えています。"),
                        )));
                    }
                    // An empty line, mostly the last one, is no row.
                    if !self.line.trim_ascii().is_empty() {
                        return Some(self.row());
                    }
                }
                Err(error) => {
                    self.ended = true;
                    self.number += 1;
                    return Some(Err(bad(
                        self.number,
                        "unreadable",
                        format!("The file cannot be read any further: {error}"),
                        format!("これ以上ファイルを読み取れません：{error}"),
                    )));
                }
            }
        }
    }
}
