//! The TypeScript types of the commands: made from the Rust types, committed, and compared.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::tree::Tree;
use crate::{launch, process};

/// Where the UI keeps them.
const FILE: &str = "ui/src/host/bindings.ts";

/// Writes the types as the Rust sources now have them.
pub(crate) fn write(tree: &Tree) -> Result<()> {
    let made = generate(tree)?;
    let file = tree.file(FILE);
    if fs::read_to_string(&file).is_ok_and(|found| found == made) {
        println!("bindings: {FILE} is up to date");
        return Ok(());
    }
    fs::write(&file, made).with_context(|| format!("{} could not be written", file.display()))?;
    println!("bindings: {FILE} is written");
    Ok(())
}

/// Fails when the committed types are not what the Rust sources would give.
pub(crate) fn check(tree: &Tree) -> Result<()> {
    let made = generate(tree)?;
    let file = tree.file(FILE);
    let committed = fs::read_to_string(&file)
        .with_context(|| format!("{} could not be read", file.display()))?;
    let Some((number, is, should_be)) = first_difference(&committed, &made) else {
        println!("bindings: {FILE} is up to date");
        return Ok(());
    };
    bail!(
        "{FILE} has drifted from the Rust types, first at line {number}:\n  is        {is}\n  should be {should_be}\nRun `cargo xtask bindings` and commit the file"
    );
}

fn generate(tree: &Tree) -> Result<String> {
    let program = launch::build_program(tree, "bindings", false)?;
    let path = program.to_string_lossy();
    process::output(&mut process::command::<&str>(tree.root(), &path, &[]))
}

/// The first line, counted from one, in which two texts differ.
fn first_difference(is: &str, should_be: &str) -> Option<(usize, String, String)> {
    let end = "(end of file)";
    let mut left = is.split('\n');
    let mut right = should_be.split('\n');
    for number in 1.. {
        match (left.next(), right.next()) {
            (None, None) => return None,
            (a, b) if a != b => {
                return Some((
                    number,
                    a.unwrap_or(end).to_owned(),
                    b.unwrap_or(end).to_owned(),
                ));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_do_not_differ() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    }

    #[test]
    fn a_changed_line_is_named() {
        let found = first_difference("a\nb\n", "a\nc\n");
        assert_eq!(found, Some((2, "b".to_owned(), "c".to_owned())));
    }

    #[test]
    fn a_missing_end_is_a_difference() {
        let found = first_difference("a", "a\nb");
        assert_eq!(found, Some((2, "(end of file)".to_owned(), "b".to_owned())));
    }
}
