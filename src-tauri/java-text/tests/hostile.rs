//! Input that is made to hurt ends soon, with an error or a result, and never in a panic.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use java_text::date_time::DateTimePattern;
use java_text::number::{Number, format_currency, format_number};
use java_text::pattern::{MatchError, Pattern, PatternError};
use java_text::zoned;

#[test]
fn catastrophic_expressions_are_given_up() {
    let text = format!("{}!", "a".repeat(200));
    for expression in [
        "(a+)+$",
        "(a|aa)+$",
        "(a|a)*b",
        "(.*)*x",
        "(?:a?){200}a{200}b",
        "((a*)*)*b",
        "(?=(a+)+b)",
        "(?<!(?>a|aa){1,90}b)c",
    ] {
        let begun = Instant::now();
        let _ = Pattern::new(expression).unwrap().find(&text);
        assert!(begun.elapsed() < Duration::from_secs(10), "{expression}");
    }
    assert_eq!(
        Pattern::new("(a|aa)+$").unwrap().find(&text),
        Err(MatchError::TooManySteps)
    );
}

#[test]
fn expressions_of_any_size_are_compiled_or_refused() {
    for expression in [
        "(".repeat(100_000),
        "(".repeat(1_000),
        "[".repeat(1_000),
        "(?:".repeat(190) + "a" + &")".repeat(190),
    ] {
        let _ = Pattern::new(&expression);
    }
    assert_eq!(
        Pattern::new(&"a".repeat(30_000)).err(),
        Some(PatternError::TooLarge)
    );
    let nested = format!("{}a{}", "(".repeat(150), "){2147483647}".repeat(150));
    let _ = Pattern::new(&nested).unwrap().find("aaaa");
}

#[test]
fn long_texts_do_not_overflow() {
    let text = "ab".repeat(200_000);
    assert!(Pattern::new("b$").unwrap().find(&text).unwrap().is_some());
    let _ = Pattern::new("(?:(a)|(b))*").unwrap().find(&text);
    assert_eq!(
        Pattern::new("[ab]*")
            .unwrap()
            .find(&text)
            .unwrap()
            .unwrap()
            .range(),
        0..text.len()
    );
    assert_eq!(
        Pattern::new("a")
            .unwrap()
            .replace_all(&text, "")
            .unwrap()
            .len(),
        200_000
    );
}

#[test]
fn places_inside_a_character_are_moved() {
    let found = Pattern::new(".")
        .unwrap()
        .find_at("é!", 1)
        .unwrap()
        .unwrap();
    assert_eq!(found.range(), 2..3);
    assert_eq!(Pattern::new("").unwrap().find_at("a", 5).unwrap(), None);
}

#[test]
fn patterns_and_locales_of_any_size_are_answered() {
    let date = "2024-11-01T17:19:51Z[UTC]".parse().unwrap();
    for pattern in [
        "[".repeat(10_000),
        "'".repeat(9_999),
        "p".repeat(10_000) + "d",
        "y".repeat(10_000),
        "é\u{0}😀".to_owned(),
    ] {
        if let Ok(pattern) = DateTimePattern::new(&pattern) {
            let _ = pattern.format(&date, &"x".repeat(10_000));
            let _ = pattern.parse("😀", "__--", date.time_zone());
        }
    }
    for locale in [
        "",
        "_",
        "fr_",
        "_FR",
        "fr_FR_x_y_z",
        "日本",
        "en\u{0}",
        "zz_ZZ",
        "sr_Latn",
        "x-private",
        "a",
    ] {
        assert!(!format_number(-1234.5, locale).is_empty(), "{locale}");
        assert!(!format_currency(f64::MIN, locale).is_empty(), "{locale}");
        let pattern = DateTimePattern::new("EEEE MMMM a B QQQ G z vvvv O").unwrap();
        assert!(pattern.format(&date, locale).is_ok(), "{locale}");
    }
    for text in [
        "",
        "Z",
        "-",
        "2024-11-01T",
        "9999-12-31T23:59:59-18:00",
        "2024-11-01T10:00[é]",
        "😀-01-01",
        "２０２４-11-01",
    ] {
        let _ = zoned::parse_iso(text, date.time_zone());
    }
    assert_eq!(Number::exact("😀"), None);
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn text(&mut self, parts: &[&str], most: usize) -> String {
        (0..self.roll(most))
            .map(|_| parts[self.roll(parts.len())])
            .collect()
    }
}

#[test]
fn random_input_is_answered() {
    let mut dice = Dice(7);
    let date = "2024-11-01T17:19:51.5Z[Europe/Paris]".parse().unwrap();
    let letters = [
        "y", "uuuu", "MM", "MMM", "MMMM", "dd", "D", "H", "h", "a", "B", "mm", "s", "SSS", "n",
        "A", "z", "vvvv", "VV", "O", "XXX", "Z", "G", "E", "e", "w", "W", "YYYY", "QQQ", "pp", "[",
        "]", "'", "''", " ", "-", "/", "é", "年", "#", "g",
    ];
    let texts = [
        "2024", "11", "1", "-", "+", "0", "99", "Nov", "novembre", "PM", "Z", "GMT", "CET",
        "+09:00", "é", "年", " ", ":", "[", "]", "T", ".",
    ];
    let expressions = [
        "a", "b", "é", "😀", "(", ")", "(?:", "(?=", "(?<!", "(?>", "(?<n>", "[", "]", "^", "$",
        ".", "*", "+", "?", "{2}", "{1,}", "|", "\\b", "\\1", "\\p{L}", "\\Q", "\\E", "&&", "-",
        "\\x41", "\\u00e9", "(?i)", "(?x)", "\\X", "\\R", "\\", "\\k<n>",
    ];
    for _ in 0..20_000 {
        if let Ok(pattern) = DateTimePattern::new(&dice.text(&letters, 8)) {
            let _ = pattern.format(&date, "fr_FR");
            let _ = pattern.parse(&dice.text(&texts, 8), "en_US", date.time_zone());
        }
        let text = dice.text(&texts, 12);
        let _ = zoned::parse_iso(&text, date.time_zone());
        let _ = zoned::time_zone(&text);
        let _ = (
            Number::exact(&text),
            java_text::url::decode(&text),
            java_text::url::Url::parse(&text),
        );
        if let Ok(pattern) = Pattern::new(&dice.text(&expressions, 12)) {
            let text = dice.text(&["a", "b", "é", "😀", "\n", "\r\n", " ", "e\u{301}"], 12);
            let _ = pattern.find_all(&text);
        }
    }
}
