//! Checks on patterns that are written out: dates and regular expressions.

use java_text::date_time::DateTimePattern;

use super::Checker;
use crate::diagnostics::{Fix, Problem};
use crate::functions::Function;
use crate::span::Span;
use crate::syntax::tree::{Call, Expr};

impl Checker<'_> {
    pub(super) fn literal_patterns(&mut self, function: &Function, call: &Call, _span: Span) {
        for (at, argument) in call.arguments.iter().enumerate() {
            let (Some(parameter), Some(text)) = (function.parameter(at), argument.as_text()) else {
                continue;
            };
            match parameter.name {
                "pattern"
                    if matches!(function.name, "formatDate" | "stringToDate" | "toDateTime") =>
                {
                    self.date_pattern(text, argument);
                }
                "regex" => self.regex(text, argument),
                _ => {}
            }
        }
    }

    fn date_pattern(&mut self, pattern: &str, argument: &Expr) {
        let pattern = pattern.to_owned();
        if DateTimePattern::new(&pattern).is_err() {
            return self.report(Problem::BadDatePattern { pattern }, argument.span);
        }
        let letters = unquoted(&pattern);
        let has = |wanted: &[char]| letters.iter().any(|(_, letter)| wanted.contains(letter));
        if has(&['Y']) && !has(&['w', 'W']) && !has(&['y', 'u']) {
            let fix = self.swap(&pattern, argument, 'Y', 'y');
            self.report_with(Problem::WeekYear { pattern }, argument.span, fix);
        } else if has(&['D']) && has(&['M', 'L']) && !has(&['d']) {
            let fix = self.swap(&pattern, argument, 'D', 'd');
            self.report_with(Problem::DayOfYear { pattern }, argument.span, fix);
        }
    }

    /// The fix that writes one letter for another, outside of quotes.
    fn swap(&self, pattern: &str, argument: &Expr, from: char, to: char) -> Fix {
        let mut mended: Vec<char> = pattern.chars().collect();
        for (at, letter) in unquoted(pattern) {
            if letter == from {
                mended[at] = to;
            }
        }
        let quote = argument.span.of(self.source).chars().next().unwrap_or('"');
        let mended: String = mended.into_iter().collect();
        Fix::replace(argument.span, format!("{quote}{mended}{quote}"))
    }

    fn regex(&mut self, pattern: &str, argument: &Expr) {
        if java_text::pattern::Pattern::new(pattern).is_err() {
            self.report(
                Problem::BadRegex {
                    pattern: pattern.to_owned(),
                },
                argument.span,
            );
        }
    }
}

/// The letters of a date pattern outside of quotes, with their position in characters.
fn unquoted(pattern: &str) -> Vec<(usize, char)> {
    let mut quoted = false;
    let mut letters = Vec::new();
    for (at, letter) in pattern.chars().enumerate() {
        if letter == '\'' {
            quoted = !quoted;
        } else if !quoted {
            letters.push((at, letter));
        }
    }
    letters
}
