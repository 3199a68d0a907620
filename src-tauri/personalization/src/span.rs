//! Places in a source text: byte ranges, and their translation to lines, columns and UTF-16 offsets.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in the source of a template.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to but without `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether the position lies in the range or directly at its end, as a cursor does.
    pub const fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// The text of this range; empty when the range does not fit the source.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }
}

/// A line and a column, both counted from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// Translates byte offsets of one source text; built once, asked often.
#[derive(Debug, Clone)]
pub struct LineIndex {
    source: String,
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the line starts of a source text.
    pub fn new(source: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(
            source
                .bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n')
                .map(|(at, _)| at + 1),
        );
        Self {
            source: source.to_owned(),
            starts,
        }
    }

    /// The line and column of a byte offset; offsets past the end give the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_boundary(&self.source, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position {
            line,
            column: self.source[start..offset].chars().count() + 1,
        }
    }

    /// The offset in UTF-16 code units, as editors in a browser count.
    pub fn utf16(&self, offset: usize) -> usize {
        let offset = floor_boundary(&self.source, offset);
        self.source[..offset].encode_utf16().count()
    }

    /// The byte offset of a UTF-16 offset; offsets past the end give the end.
    pub fn byte(&self, utf16: usize) -> usize {
        let mut units = 0;
        for (at, character) in self.source.char_indices() {
            if units >= utf16 {
                return at;
            }
            units += character.len_utf16();
        }
        self.source.len()
    }
}

/// The greatest character boundary that is not after `offset`.
pub(crate) fn floor_boundary(source: &str, offset: usize) -> usize {
    let mut offset = offset.min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_columns_and_utf16_units() {
        let index = LineIndex::new("a\n東😀x");
        assert_eq!(index.position(0), Position { line: 1, column: 1 });
        assert_eq!(index.position(5), Position { line: 2, column: 2 });
        assert_eq!(index.utf16(9), 5);
        assert_eq!(index.byte(5), 9);
        assert_eq!(
            index.position(3),
            Position { line: 2, column: 1 },
            "inside a character counts as its start"
        );
        assert_eq!(index.position(99), Position { line: 2, column: 4 });
    }
}
