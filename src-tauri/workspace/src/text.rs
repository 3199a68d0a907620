//! Text as it is searched: folded, so that ＡＢＣ, abc and Abc are one, and without markup.

use unicode_normalization::UnicodeNormalization;

/// The form in which text is compared: compatibility forms unified (full width and half width are
/// the same), case removed.
pub(crate) fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// At most `limit` bytes of `text`, cut between characters.
pub(crate) fn beginning(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit)]
}

/// The text of an HTML document as a reader sees it, about `limit` bytes of it: no tags, comments,
/// styles or scripts. Markup that is not closed runs to the end. Entities stay as written.
pub(crate) fn without_markup(html: &str, limit: usize) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<')
        && text.len() < limit
    {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let skipped = if rest.starts_with("<!--") {
            after(rest, "-->")
        } else if let Some(name) = raw_element(rest) {
            after(rest, name)
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            rest.split_once('>').map_or("", |(_, after)| after)
        } else {
            // A lone `<`, as in a comparison.
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        text.push(' ');
        rest = skipped;
    }
    text.push_str(beginning(rest, limit.saturating_sub(text.len())));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The end tag of an element whose content is not text, when `html` begins with one.
fn raw_element(html: &str) -> Option<&'static str> {
    [("<style", "</style>"), ("<script", "</script>")]
        .into_iter()
        .find(|(start, _)| {
            html.get(..start.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        })
        .map(|(_, end)| end)
}

/// What follows the first `end` in `text`, whatever its case; nothing when there is none.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.as_bytes()
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end.as_bytes()))
        .map_or("", |at| &text[at + end.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_found_the_same() {
        assert_eq!(fold("ＡＢＣ ｶﾞｽ Straße"), "abc ガス straße");
    }

    #[test]
    fn markup_is_not_text() {
        let html = "<!-- no --><STYLE>p{}</Style><p title='x'>Hi <b>Ann</b>, 1 < 2</p><script>no()";
        assert_eq!(without_markup(html, 100), "Hi Ann , 1 < 2");
        assert_eq!(without_markup("注文<br>確認<", 100), "注文 確認<");
        assert_eq!(without_markup("注文<br>確認<", 7), "注文");
    }

    #[test]
    fn a_beginning_ends_between_characters() {
        assert_eq!(beginning("注文", 4), "注");
    }
}
