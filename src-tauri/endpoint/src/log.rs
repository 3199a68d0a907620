//! The log of requests, those that matched nothing among them: what a developer looks at first.

use crate::refusal::Violation;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use ts_rs::TS;

/// How many requests are remembered.
pub const LOG_LENGTH: usize = 500;

/// One request. Bodies are not kept: they may be large, and the caller has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// Number, growing from 1.
    #[ts(type = "number")]
    pub number: u64,
    /// When it came.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Method.
    pub method: String,
    /// Path.
    pub path: String,
    /// Status of the answer.
    pub status: u16,
    /// Whether it is a call of this API; where not, the path or method is wrong.
    pub matched: bool,
    /// Title of the refusal, where it was refused.
    pub title: Option<String>,
    /// What was wrong with it.
    pub violations: Vec<Violation>,
    /// What is allowed but surely not meant, such as sending `x-request-id`.
    pub advice: Vec<String>,
}

/// The last requests.
#[derive(Default)]
pub(crate) struct Log {
    entries: VecDeque<LogEntry>,
    count: u64,
}

impl Log {
    pub(crate) fn add(&mut self, entry: LogEntry) {
        self.count += 1;
        if self.entries.len() == LOG_LENGTH {
            self.entries.pop_front();
        }
        self.entries.push_back(LogEntry {
            number: self.count,
            ..entry
        });
    }

    pub(crate) fn entries(&self) -> Vec<LogEntry> {
        self.entries.iter().cloned().collect()
    }
}
