//! Sets of rows: what was dealt with before, so that a run that is started again skips it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A set of row numbers, kept as ranges: a million rows sent in order are one range.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "Record<string, number>")]
pub struct Rows {
    /// First row to last row; ranges neither touch nor overlap.
    ranges: BTreeMap<u64, u64>,
}

impl Rows {
    /// Adds the rows from `first` to `last`, both included.
    pub fn add(&mut self, first: u64, last: u64) {
        let (mut first, mut last) = (first, last.max(first));
        // Everything that touches the new range melts into it.
        while let Some((start, end)) = self
            .ranges
            .range(..=last.saturating_add(1))
            .next_back()
            .filter(|(_, end)| end.saturating_add(1) >= first)
            .map(|(start, end)| (*start, *end))
        {
            self.ranges.remove(&start);
            first = first.min(start);
            last = last.max(end);
        }
        self.ranges.insert(first, last);
    }

    /// Whether a row is in the set.
    pub fn contains(&self, row: u64) -> bool {
        self.ranges
            .range(..=row)
            .next_back()
            .is_some_and(|(_, end)| row <= *end)
    }

    /// How many rows are in the set.
    pub fn count(&self) -> u64 {
        self.ranges.iter().map(|(start, end)| end - start + 1).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ranges_melt_and_say_what_a_plain_set_says() {
        // Every order of these ranges, against a set that is obviously right.
        let ranges = [(5, 9), (1, 2), (3, 3), (8, 12), (20, 20), (4, 4), (19, 21)];
        for turn in 0..ranges.len() {
            let (mut rows, mut plain) = (Rows::default(), BTreeSet::new());
            for index in 0..ranges.len() {
                let (first, last) = ranges[(turn + index * 3) % ranges.len()];
                rows.add(first, last);
                plain.extend(first..=last);
                for row in 0..25 {
                    assert_eq!(rows.contains(row), plain.contains(&row), "{row} {rows:?}");
                }
                assert_eq!(rows.count(), plain.len() as u64);
            }
            assert_eq!(rows.ranges.len(), 2, "{rows:?}");
        }
    }
}
