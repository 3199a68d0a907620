//! `java.time.format.DateTimeFormatter`: patterns such as `EEEE d MMMM uuuu`, to print and to read date-times.

mod day_period;
mod field;
mod format;
mod names;
mod parse;
mod pattern;
mod resolve;
mod week;
mod zone;

use std::sync::Arc;

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;

pub use self::names::TextStyle;
pub use self::pattern::PatternError;
pub use self::week::WeekFields;

use self::pattern::Element;
use crate::locale::JavaLocale;

/// A pattern as `DateTimeFormatter.ofPattern` takes it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct DateTimePattern {
    elements: Arc<[Element]>,
}

/// Why a date-time could not be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The text is wider than the padding (`p`) allows, or the number than its letters.
    #[error("the value \"{0}\" does not fit the width of its pattern letters")]
    TooWide(String),
    /// A number that may not be negative is.
    #[error("the value {0} cannot be printed: it is negative")]
    Negative(i64),
}

/// Why a text could not be read by a pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// The text departs from the pattern at this byte.
    #[error("the text does not follow the pattern from byte {0}")]
    Unmatched(usize),
    /// The pattern ends before the text.
    #[error("the text goes on after the pattern from byte {0}")]
    Trailing(usize),
    /// A part is outside its range or two parts contradict each other.
    #[error("the text names no date: {0}")]
    Invalid(String),
    /// The pattern does not give a full date.
    #[error("the pattern does not give a full date")]
    Incomplete,
}

impl DateTimePattern {
    /// Compiles a pattern; the error says what `DateTimeFormatter.ofPattern` would refuse.
    ///
    /// ```
    /// use java_text::date_time::DateTimePattern;
    ///
    /// let date = "2024-11-01T17:19:51Z[UTC]".parse().unwrap();
    /// let pattern = DateTimePattern::new("EEEE d MMMM uuuu, HH:mm").unwrap();
    /// assert_eq!(pattern.format(&date, "fr_FR").unwrap(), "vendredi 1 novembre 2024, 17:19");
    /// assert!(DateTimePattern::new("bbb").is_err());
    /// ```
    pub fn new(pattern: &str) -> Result<Self, PatternError> {
        Ok(Self {
            elements: pattern::compile(pattern)?.into(),
        })
    }

    /// Prints the date-time with the names of the locale (`fr_FR`, `zh_Hant_TW`; see [`JavaLocale::parse`]).
    pub fn format(&self, date: &ZonedDateTime, locale: &str) -> Result<String, FormatError> {
        let locale = JavaLocale::parse(locale);
        let mut output = String::with_capacity(32);
        format::Printer {
            date,
            locale: &locale,
        }
        .print(&self.elements, &mut output)?;
        Ok(output)
    }

    /// Reads a date-time: a missing time is midnight, a missing zone is `zone`.
    ///
    /// Follows Java's smart resolution: numbers have to be in range, the 31st of a month with 30 days is its last
    /// day, a time in a gap of the clock moves forward.
    pub fn parse(
        &self,
        text: &str,
        locale: &str,
        zone: &TimeZone,
    ) -> Result<ZonedDateTime, ParseError> {
        let locale = JavaLocale::parse(locale);
        let fields = parse::read(&self.elements, text, &locale)?;
        resolve::resolve(&fields, zone, WeekFields::of(&locale))
    }
}
