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
