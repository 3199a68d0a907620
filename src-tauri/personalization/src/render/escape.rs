//! HTML escaping as Handlebars does it, and the formatter that prints values into a message.

use std::fmt::{self, Write};

use minijinja::{Error, Output};

use super::run::{BoundRun, write_value};
use crate::value::from_native;

/// For each byte, which entity replaces it; 0 for none.
const ENTITIES: [u8; 128] = {
    let mut table = [0; 128];
    table[b'&' as usize] = 1;
    table[b'<' as usize] = 2;
    table[b'>' as usize] = 3;
    table[b'"' as usize] = 4;
    table[b'\'' as usize] = 5;
    table[b'`' as usize] = 6;
    table[b'=' as usize] = 7;
    table
};
const NAMES: [&str; 8] = [
    "", "&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#x60;", "&#x3D;",
];

/// Writes a text with ampersands, angle brackets, quotes, backticks and equal signs replaced.
pub(crate) fn escape(text: &str, out: &mut dyn Write) -> fmt::Result {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = if byte < 128 {
            ENTITIES[byte as usize]
        } else {
            0
        };
        if entity != 0 {
            if from < at {
                out.write_str(&text[from..at])?;
            }
            out.write_str(NAMES[entity as usize])?;
            from = at + 1;
        }
    }
    if from < text.len() {
        out.write_str(&text[from..])
    } else {
        Ok(())
    }
}

/// A writer that escapes what goes through it.
pub(super) struct Escaping<'a>(pub(super) &'a mut dyn Write);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(text, self.0)
    }
}

/// minijinja's formatter: null prints nothing, booleans and numbers as JavaScript prints them, texts escaped unless
/// they were marked as to be printed as they are; runs write themselves.
pub(crate) fn format(out: &mut Output<'_>, value: &minijinja::Value) -> Result<(), Error> {
    if let Some(text) = value.as_str() {
        if value.is_safe() {
            out.write_str(text)?;
        } else {
            escape(text, out)?;
        }
    } else if let Some(run) = value.downcast_object_ref::<BoundRun>() {
        run.write(out)?;
    } else {
        write_value(&from_native(value), true, out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_handlebars_escapes_and_nothing_else() {
        let mut text = String::new();
        escape("a&b<c>d\"e'f`g=h/東", &mut text).expect("strings take everything");
        assert_eq!(text, "a&amp;b&lt;c&gt;d&quot;e&#x27;f&#x60;g&#x3D;h/東");
    }
}
