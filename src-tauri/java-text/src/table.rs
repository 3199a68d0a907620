//! The committed tables of `data/`: tab-separated lines found by their first column.

use std::collections::HashMap;

/// A table by its first column. Lines that begin with `#` are comments.
pub(crate) struct Table {
    lines: HashMap<&'static str, &'static str>,
}

impl Table {
    /// Reads a table. A key without further columns is kept with an empty rest.
    pub(crate) fn read(text: &'static str) -> Self {
        let lines = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .collect();
        Self { lines }
    }

    /// The columns after `key`, not yet split.
    pub(crate) fn line(&self, key: &str) -> Option<&'static str> {
        self.lines.get(key).copied()
    }

    /// The columns of the first of `keys` that has a line.
    pub(crate) fn first<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k String>,
    ) -> Option<Vec<&'static str>> {
        keys.into_iter()
            .find_map(|key| self.line(key))
            .map(|line| line.split('\t').collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_line_is_found_by_its_first_column() {
        let table = Table::read("# note\nfr\ta\tb\nde\t\tx\n");
        assert_eq!(table.line("fr"), Some("a\tb"));
        assert_eq!(
            table.first(&["it".to_owned(), "de".to_owned()]),
            Some(vec!["", "x"])
        );
        assert_eq!(table.line("# note"), None);
    }
}
