//! Which characters make identifiers, and which are white space to Handlebars.

/// Whether the character may stand in an unquoted name. A hyphen may not: it subtracts, and names with
/// hyphens are quoted; `?` may not, because it begins `?:`.
pub(crate) fn is_name(character: char) -> bool {
    match character {
        '!'..='#' | '%'..='/' | ';'..='@' | '['..='^' | '`' | '{'..='~' | ':' => false,
        _ if character.is_ascii() => {
            !character.is_ascii_whitespace() && !character.is_ascii_control()
        }
        _ => !is_space(character),
    }
}

/// White space as JavaScript's `\s` sees it, which is what Handlebars trims.
pub(crate) fn is_space(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202f}'
                | '\u{205f}'
                | '\u{3000}'
                | '\u{feff}'
    )
}

/// Whether a segment can stand in a path without quotes.
pub(crate) fn is_plain_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(is_name)
        && !text.starts_with(|first: char| first.is_ascii_digit())
        && !is_reserved(text)
}

/// Words that must be quoted when they name a field.
pub(crate) fn is_reserved(text: &str) -> bool {
    matches!(text, "next" | "last" | "this")
}
