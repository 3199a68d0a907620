//! Texts as literals of the languages, byte for byte, and as readable as the language lets them be.

/// A literal in double quotes. JSON's escapes mean the same in JavaScript, Python, Java, C# and Go,
/// and nothing in a checked body or header needs one that they do not share.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::from('"');
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}

/// The lines of a text, each with its line end, as literals joined by `joint`.
pub(super) fn lines(text: &str, joint: &str) -> String {
    let lines: Vec<String> = text.split_inclusive('\n').map(quoted).collect();
    match lines.as_slice() {
        [] => quoted(""),
        lines => lines.join(joint),
    }
}

/// A JavaScript template literal.
pub(super) fn template(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('`', "\\`")
        .replace("${", "\\${")
        // The language would make a line feed of it.
        .replace('\r', "\\r");
    format!("`{text}`")
}

/// A Python text in three double quotes.
pub(super) fn triple(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace("\"\"", "\\\"\\\"")
        .replace('\r', "\\r");
    let text = match text.strip_suffix('"') {
        Some(start) if !text.ends_with("\\\"") => format!("{start}\\\""),
        _ => text,
    };
    format!("\"\"\"{text}\"\"\"")
}

/// A text in single quotes, as PHP reads it.
pub(super) fn single(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A Rust raw string with as many number signs as it needs; an ordinary one where a carriage
/// return forbids it.
pub(super) fn raw(text: &str) -> String {
    if text.contains('\r') {
        return quoted(text);
    }
    let mut signs = String::new();
    while text.contains(&format!("\"{signs}")) {
        signs.push('#');
    }
    format!("r{signs}\"{text}\"{signs}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_literal_does_not() {
        assert_eq!(quoted("a\"b\\c\r\n"), r#""a\"b\\c\r\n""#);
        assert_eq!(lines("{\n}", " + "), r#""{\n" + "}""#);
        assert_eq!(template("`${x}`\\"), "`\\`\\${x}\\`\\\\`");
        assert_eq!(triple("\"\"\"\""), "\"\"\"\\\"\\\"\\\"\\\"\"\"\"");
        assert_eq!(triple("a\""), "\"\"\"a\\\"\"\"\"");
        assert_eq!(single("o'x\\"), r"'o\'x\\'");
        assert_eq!(raw("a"), "r\"a\"");
        assert_eq!(raw("\"a\"#"), "r##\"\"a\"#\"##");
    }
}
