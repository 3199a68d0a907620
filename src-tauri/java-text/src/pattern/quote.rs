//! Takes `\Q…\E` out of an expression: what stands between is written with escapes instead.

/// The characters of the expression without quotes.
pub(super) fn unquoted(expression: &str) -> Vec<char> {
    let mut characters = expression.chars().peekable();
    let mut output = Vec::with_capacity(expression.len());
    let mut quoted = false;
    while let Some(character) = characters.next() {
        if quoted {
            if character == '\\' && characters.peek() == Some(&'E') {
                characters.next();
                quoted = false;
            } else if character.is_ascii_digit() {
                // A digit could lengthen a reference before the quote.
                output.extend(['\\', 'x', '3', character]);
            } else if character.is_ascii_alphabetic() || !character.is_ascii() {
                output.push(character);
            } else {
                output.extend(['\\', character]);
            }
        } else if character == '\\' {
            match characters.next() {
                Some('Q') => quoted = true,
                Some(escaped) => output.extend(['\\', escaped]),
                None => output.push('\\'),
            }
        } else {
            output.push(character);
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn quotes_become_escapes() {
        for (expression, written) in [
            (r"a\Qb.c\Ed", r"ab\.cd"),
            (r"\Q1\E", r"\x31"),
            (r"\Q(", r"\("),
            (r"\\Q", r"\\Q"),
            (r"\Qa b\E", r"a\ b"),
        ] {
            assert_eq!(
                unquoted(expression).into_iter().collect::<String>(),
                written,
                "{expression}"
            );
        }
    }
}
