//! Compares with what Java 17 printed for the same input.
#![allow(clippy::unwrap_used)]

use java_text::date_time::DateTimePattern;
use java_text::number::{Number, format_currency, format_number};
use java_text::pattern::Pattern;
use java_text::{url, zoned};
use jiff::tz::TimeZone;

/// Takes the escapes out of a column.
fn unescaped(column: &str) -> String {
    let mut characters = column.chars();
    let mut text = String::with_capacity(column.len());
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('t') => text.push('\t'),
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            other => text.push(other),
        }
    }
    text
}

/// White space and marks of direction change between versions of CLDR.
fn comparable(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|each| !matches!(each, '\u{200e}' | '\u{200f}' | '\u{61c}'));
    kept.map(|each| match each {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2212}' => '-',
        other => other,
    })
    .collect()
}

/// Runs every line of a fixture; `!` stands for a refusal.
fn check(fixture: &str, run: impl Fn(&[String]) -> Option<String>) {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in fixture.lines().filter(|line| !line.starts_with('#')) {
        lines += 1;
        let columns: Vec<String> = line.split('\t').map(unescaped).collect();
        let (expected, arguments) = columns.split_last().unwrap();
        let printed = run(arguments);
        let same = match &printed {
            None => expected.starts_with('!'),
            Some(printed) => comparable(printed) == comparable(expected),
        };
        if !same {
            wrong.push(format!("{line}\n    got {printed:?}"));
        }
    }
    assert!(lines > 100, "the fixture is there");
    assert!(
        wrong.is_empty(),
        "{} of {lines} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn dates() {
    check(include_str!("fixtures/dates.tsv"), |arguments| {
        let date = zoned::parse_iso(&arguments[1], &TimeZone::UTC).unwrap();
        DateTimePattern::new(&arguments[2])
            .ok()?
            .format(&date, &arguments[3])
            .ok()
    });
}

#[test]
fn zoned_date_times() {
    check(include_str!("fixtures/zoned.tsv"), |arguments| {
        let date = match arguments[0].as_str() {
            "zdt" => zoned::parse_iso(&arguments[1], &TimeZone::UTC)?,
            _ => DateTimePattern::new(&arguments[2])
                .ok()?
                .parse(&arguments[1], &arguments[3], &TimeZone::UTC)
                .ok()?,
        };
        Some(zoned::to_java_string(&date))
    });
}

#[test]
fn numbers() {
    check(include_str!("fixtures/numbers.tsv"), |arguments| {
        let (text, locale) = (&arguments[1], &arguments[2]);
        Some(match arguments[0].as_str() {
            "int" => format_number(text.parse::<i64>().unwrap(), locale),
            "dec" => format_number(Number::exact(text)?, locale),
            "num" => format_number(text.parse::<f64>().unwrap(), locale),
            _ => format_currency(text.parse::<f64>().unwrap(), locale),
        })
    });
}

#[test]
fn patterns() {
    check(include_str!("fixtures/patterns.tsv"), |arguments| {
        let pattern = Pattern::new(&arguments[1]).ok()?;
        let text = arguments[2].as_str();
        if arguments[0] == "rall" {
            return pattern.replace_all(text, &arguments[3]).ok();
        }
        let found = pattern.find_all(text).ok()?;
        let groups = |found: &java_text::pattern::Match| {
            let group = |index: usize| match found.group(index) {
                Some(range) => format!("{}:{}", text[..range.start].chars().count(), &text[range]),
                None => "∅".to_owned(),
            };
            (0..=pattern.group_count())
                .map(group)
                .collect::<Vec<_>>()
                .join("|")
        };
        Some(
            found
                .iter()
                .take(20)
                .fold(String::new(), |all, found| all + "<" + &groups(found) + ">"),
        )
    });
}

#[test]
fn urls() {
    check(
        include_str!("fixtures/urls.tsv"),
        |arguments| match arguments[0].as_str() {
            "enc" => Some(url::encode(&arguments[1])),
            _ => url::decode(&arguments[1]).ok(),
        },
    );
}
