//! Batches: rows packed into calls, each as full as the specification lets it be.

use super::BadRow;
use super::rows::{Row, RowResult};
use super::skip::Rows;
use crate::payload::{
    CONTEXT_LIMIT_BYTES, PayloadKind, RECIPIENT_LIMIT, Recipient, RecipientsRequest, check,
};
use campaign::text::Text;
use std::collections::HashSet;

/// Recipients of one call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The rows' numbers, in the order of the recipients.
    pub rows: Vec<u64>,
    /// The recipients.
    pub recipients: Vec<Recipient>,
}

/// What comes out of the packing.
#[derive(Clone, Debug, PartialEq)]
pub enum Packed {
    /// A call's worth of recipients.
    Batch(Batch),
    /// A row set aside.
    SetAside(BadRow),
}

/// Packs rows into batches. Rows that were dealt with before are skipped.
pub struct Batches<I> {
    rows: I,
    done: Rows,
    kind: PayloadKind,
    size: usize,
    /// A row that did not fit into the batch before it.
    waiting: Option<Row>,
    open: Batch,
    open_ids: HashSet<String>,
    open_context: usize,
}

impl<I: Iterator<Item = RowResult>> Batches<I> {
    /// Packs up to `size` rows (at most twenty) into a call of `kind`, skipping those in `done`.
    pub fn new(rows: I, done: Rows, kind: PayloadKind, size: usize) -> Self {
        Self {
            rows,
            done,
            kind,
            size: size.clamp(1, RECIPIENT_LIMIT),
            waiting: None,
            open: Batch::default(),
            open_ids: HashSet::new(),
            open_context: 0,
        }
    }

    /// The next row that was not dealt with before.
    fn next_row(&mut self) -> Option<RowResult> {
        if let Some(row) = self.waiting.take() {
            return Some(Ok(row));
        }
        let (done, kind) = (&self.done, self.kind);
        self.rows
            .find(|row| {
                let number = row.as_ref().map_or_else(|bad| bad.row, |row| row.number);
                !done.contains(number)
            })
            .map(|row| row.and_then(|row| allowed(row, kind)))
    }

    /// Adds a row to the open batch, or gives it back when it does not fit.
    fn add(&mut self, row: Row) -> Option<Row> {
        let context = serde_json::to_vec(&row.recipient.context).map_or(0, |bytes| bytes.len());
        let fits = self.open.rows.is_empty()
            || (!self.open_ids.contains(&row.recipient.user_id)
                && self.open_context + context <= CONTEXT_LIMIT_BYTES);
        if !fits {
            return Some(row);
        }
        self.open_ids.insert(row.recipient.user_id.clone());
        self.open_context += context;
        self.open.rows.push(row.number);
        self.open.recipients.push(row.recipient);
        None
    }

    fn close(&mut self) -> Option<Packed> {
        self.open_ids.clear();
        self.open_context = 0;
        let batch = std::mem::take(&mut self.open);
        (!batch.rows.is_empty()).then_some(Packed::Batch(batch))
    }
}

impl<I: Iterator<Item = RowResult>> Iterator for Batches<I> {
    type Item = Packed;

    fn next(&mut self) -> Option<Packed> {
        loop {
            match self.next_row() {
                None => return self.close(),
                Some(Err(bad)) => return Some(Packed::SetAside(bad)),
                Some(Ok(row)) => {
                    self.waiting = self.add(row);
                    if self.waiting.is_some() || self.open.rows.len() == self.size {
                        return self.close();
                    }
                }
            }
        }
    }
}

/// A row that the specification does not allow would take nineteen others with it.
fn allowed(row: Row, kind: PayloadKind) -> RowResult {
    let number = row.number;
    let request = RecipientsRequest {
        request_id: "-".to_owned(),
        campaign_id: "-".to_owned(),
        recipients: vec![row.recipient],
    };
    let set_aside = |code: &str, message: Text| BadRow {
        row: number,
        code: code.to_owned(),
        message,
    };
    let text = serde_json::to_string(&request).map_err(|error| {
        set_aside(
            "unwritable",
            Text::new(error.to_string(), error.to_string()),
        )
    })?;
    if let Some(violation) = check(kind, &text).into_iter().next() {
        let place = violation
            .pointer
            .strip_prefix("/recipients/0")
            .unwrap_or_default();
        let message = Text::new(
            format!("{place}: {}", violation.message.en),
            format!("{place}：{}", violation.message.ja),
        );
        return Err(set_aside(&violation.code, message));
    }
    let recipient = request.recipients.into_iter().next();
    recipient
        .map(|recipient| Row { number, recipient })
        .ok_or_else(|| set_aside("unwritable", Text::new("", "")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::RecipientType;
    use serde_json::json;

    #[expect(clippy::unnecessary_wraps, reason = "rows come as results")]
    fn row(number: u64, id: &str, context_bytes: usize) -> RowResult {
        let mut recipient = Recipient::new(RecipientType::External, id, "email");
        if context_bytes > 0 {
            recipient
                .context
                .insert("k".into(), "x".repeat(context_bytes).into());
        }
        Ok(Row { number, recipient })
    }

    fn packed(
        rows: Vec<RowResult>,
        done: Rows,
        size: usize,
    ) -> (Vec<Vec<u64>>, Vec<(u64, String)>) {
        let (mut batches, mut aside) = (Vec::new(), Vec::new());
        for item in Batches::new(rows.into_iter(), done, PayloadKind::HighThroughput, size) {
            match item {
                Packed::Batch(batch) => batches.push(batch.rows),
                Packed::SetAside(bad) => aside.push((bad.row, bad.code)),
            }
        }
        (batches, aside)
    }

    #[test]
    fn batches_are_full_and_nothing_is_lost() {
        let rows = |count: u64| (1..=count).map(|n| row(n, &n.to_string(), 0)).collect();
        let (batches, aside) = packed(rows(45), Rows::default(), 50);
        assert_eq!(
            batches.iter().map(Vec::len).collect::<Vec<_>>(),
            [20, 20, 5]
        );
        assert_eq!(batches.concat(), (1..=45).collect::<Vec<_>>());
        assert!(aside.is_empty());
        assert_eq!(
            packed(rows(0), Rows::default(), 20).0,
            Vec::<Vec<u64>>::new()
        );
    }

    #[test]
    fn the_same_person_twice_goes_into_the_next_call() {
        let rows = vec![
            row(1, "a", 0),
            row(2, "b", 0),
            row(3, "a", 0),
            row(4, "a", 0),
        ];
        assert_eq!(
            packed(rows, Rows::default(), 20).0,
            [vec![1, 2], vec![3], vec![4]]
        );
    }

    #[test]
    fn the_contexts_of_a_call_stay_below_the_limit() {
        let third = CONTEXT_LIMIT_BYTES / 3;
        let rows = (1..=4).map(|n| row(n, &n.to_string(), third)).collect();
        assert_eq!(
            packed(rows, Rows::default(), 20).0,
            [vec![1, 2], vec![3, 4]]
        );
        let rows = vec![
            row(1, "a", 0),
            row(2, "b", CONTEXT_LIMIT_BYTES),
            row(3, "c", 0),
        ];
        let (batches, aside) = packed(rows, Rows::default(), 20);
        assert_eq!(batches, [[1, 3]]);
        assert_eq!(aside, [(2, "contextTooLarge".to_owned())]);
    }

    #[test]
    fn what_is_not_allowed_is_set_aside_alone() {
        let mut recipient = Recipient::new(RecipientType::Aep, "x", "email");
        recipient.context.insert("n".into(), json!(1));
        let rows = vec![
            row(1, "a", 0),
            Ok(Row {
                number: 2,
                recipient,
            }),
            row(3, "", 0),
            row(4, "b", 0),
        ];
        let (batches, aside) = packed(rows, Rows::default(), 20);
        assert_eq!(batches, [[1, 4]]);
        assert_eq!(
            aside,
            [(2, "typeNotAllowed".to_owned()), (3, "empty".to_owned())]
        );
    }

    #[test]
    fn rows_of_an_earlier_start_are_skipped() {
        let mut done = Rows::default();
        done.add(1, 3);
        done.add(5, 5);
        let rows = (1..=6).map(|n| row(n, &n.to_string(), 0)).collect();
        assert_eq!(packed(rows, done, 20).0, [[4, 6]]);
    }
}
