//! Conditions on a place in a text: ends of lines, words and graphemes.

use std::sync::LazyLock;

use icu::properties::CodePointMapData;
use icu::properties::props::GeneralCategory;
use icu::segmenter::GraphemeClusterSegmenter;

use super::node::Case;
use super::program::Set;
use super::property;

/// `\w` in Unicode
static WORD: LazyLock<Option<Set>> =
    LazyLock::new(|| property::set(property::WORD).as_ref().map(Set::new));

fn before(text: &str, place: usize) -> Option<char> {
    text[..place].chars().next_back()
}

fn after(text: &str, place: usize) -> Option<char> {
    text[place..].chars().next()
}

fn ends_line(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// After a line end, but not at the end of the text and not within `\r\n`.
pub(super) fn line_start(text: &str, place: usize, unix: bool) -> bool {
    let Some(next) = after(text, place) else {
        return false;
    };
    match before(text, place) {
        None => true,
        Some(last) if unix => last == '\n',
        Some('\r') => next != '\n',
        Some(last) => ends_line(last),
    }
}

/// Before a line end or at the end of the text.
pub(super) fn line_end(text: &str, place: usize, unix: bool) -> bool {
    match after(text, place) {
        None => true,
        Some(next) if unix => next == '\n',
        Some('\n') => before(text, place) != Some('\r'),
        Some(next) => ends_line(next),
    }
}

/// At the end of the text, or before a line end that ends it.
pub(super) fn last_line_end(text: &str, place: usize, unix: bool) -> bool {
    let rest = &text[place..];
    if rest.is_empty() {
        return true;
    }
    if unix {
        return rest == "\n";
    }
    match rest {
        "\n" => before(text, place) != Some('\r'),
        "\r\n" | "\r" | "\u{85}" | "\u{2028}" | "\u{2029}" => true,
        _ => false,
    }
}

/// Between a word and no word, and how far had to be looked.
///
/// Java 17 counts letters and digits of every script as words here even where `\w` does not.
pub(super) fn word(text: &str, place: usize, unicode: bool) -> (bool, usize) {
    let (left, back) = before(text, place).map_or((false, 0), |last| {
        in_word(text, place - last.len_utf8(), last, unicode)
    });
    let (right, forth) =
        after(text, place).map_or((false, 0), |next| in_word(text, place, next, unicode));
    (left != right, back + forth)
}

fn in_word(text: &str, place: usize, character: char, unicode: bool) -> (bool, usize) {
    if unicode {
        return (WORD.as_ref().is_some_and(|set| set.contains(character)), 0);
    }
    if letter_or_digit(character) || character == '_' {
        return (true, 0);
    }
    if category(character) != GeneralCategory::NonspacingMark {
        return (false, 0);
    }
    // A mark belongs to the letter it stands on.
    let mut steps = 0;
    for each in text[..place].chars().rev() {
        steps += 1;
        if letter_or_digit(each) {
            return (true, steps);
        }
        if category(each) != GeneralCategory::NonspacingMark {
            break;
        }
    }
    (false, steps)
}

fn category(character: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(character)
}

fn letter_or_digit(character: char) -> bool {
    use GeneralCategory::{
        DecimalNumber, LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter,
        UppercaseLetter,
    };
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    matches!(
        category(character),
        UppercaseLetter
            | LowercaseLetter
            | TitlecaseLetter
            | ModifierLetter
            | OtherLetter
            | DecimalNumber
    )
}

/// The end of the grapheme that begins at the place.
pub(super) fn next_grapheme(text: &str, place: usize) -> Option<usize> {
    let rest = &text[place..];
    let first = rest.chars().next()?;
    let segmenter = GraphemeClusterSegmenter::new();
    let end = segmenter
        .segment_str(rest)
        .nth(1)
        .unwrap_or(first.len_utf8());
    Some(place + end)
}

/// Whether a grapheme begins or ends at the place.
pub(super) fn grapheme(text: &str, place: usize) -> bool {
    GraphemeClusterSegmenter::new()
        .segment_str(text)
        .take_while(|end| *end <= place)
        .last()
        == Some(place)
}

/// Whether two characters are the same under a flag.
pub(super) fn same(left: char, right: char, case: Case) -> bool {
    left == right
        || match case {
            Case::Exact => false,
            Case::Ascii => left.eq_ignore_ascii_case(&right),
            Case::Unicode => folded(left) == folded(right),
        }
}

/// As Java: lower case of upper case, where these are single characters.
fn folded(character: char) -> char {
    let upper = single(character.to_uppercase()).unwrap_or(character);
    single(upper.to_lowercase()).unwrap_or(upper)
}

fn single(mut characters: impl Iterator<Item = char>) -> Option<char> {
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}
