//! Prints a date-time by the elements of a pattern.

use std::fmt::Write;

use jiff::ZonedDateTime;

use super::FormatError;
use super::field::Field;
use super::names::{Named, TextStyle, names};
use super::pattern::{Element, OffsetShape, SignStyle};
use super::{day_period, zone};
use crate::locale::JavaLocale;
use crate::zoned;

pub(super) struct Printer<'a> {
    pub(super) date: &'a ZonedDateTime,
    pub(super) locale: &'a JavaLocale,
}

impl Printer<'_> {
    pub(super) fn print(
        &self,
        elements: &[Element],
        output: &mut String,
    ) -> Result<(), FormatError> {
        elements
            .iter()
            .try_for_each(|element| self.element(element, output))
    }

    fn element(&self, element: &Element, output: &mut String) -> Result<(), FormatError> {
        match element {
            Element::Literal(text) => output.push_str(text),
            Element::Number {
                field,
                min,
                max,
                sign,
            } => {
                return number(self.value(*field), *min, *max, *sign, output);
            }
            Element::TwoDigits(field) => {
                // Formatting to a String does not fail.
                let _ = write!(output, "{:02}", self.value(*field).unsigned_abs() % 100);
            }
            Element::Text { named, style } => return self.text(*named, *style, output),
            Element::Fraction(digits) => {
                let nanoseconds = format!("{:09}", self.date.subsec_nanosecond());
                output.push_str(&nanoseconds[..*digits]);
            }
            Element::DayPeriod(style) => self.day_period(*style, output),
            Element::Offset { shape, zero } => {
                offset(self.date.offset().seconds(), *shape, zero, output);
            }
            Element::LocalizedOffset { full } => {
                localized_offset(self.date, self.locale, *full, output);
            }
            Element::ZoneId => {
                output.push_str(&zoned::zone_id(self.date.time_zone(), self.date.offset()));
            }
            Element::ZoneName { full, generic } => {
                output.push_str(&zone::name(self.date, self.locale, *full, *generic));
            }
            Element::Padded { width, element } => {
                let mut text = String::new();
                self.element(element, &mut text)?;
                let length = text.encode_utf16().count();
                if length > *width {
                    return Err(FormatError::TooWide(text));
                }
                output.extend(std::iter::repeat_n(' ', *width - length));
                output.push_str(&text);
            }
            // A zoned date-time has every field, so no section is ever left out.
            Element::Optional(elements) => return self.print(elements, output),
        }
        Ok(())
    }

    fn value(&self, field: Field) -> i64 {
        field.of(self.date, self.locale)
    }

    fn text(&self, named: Named, style: TextStyle, output: &mut String) -> Result<(), FormatError> {
        let (index, value) = match named {
            Named::Era => {
                let era = i64::from(self.date.year() > 0);
                (era, era)
            }
            Named::Month => (
                i64::from(self.date.month()) - 1,
                i64::from(self.date.month()),
            ),
            Named::Weekday => {
                let day = i64::from(self.date.weekday().to_monday_one_offset());
                (day - 1, day)
            }
            Named::Quarter => {
                let quarter = self.value(Field::Quarter);
                (quarter - 1, quarter)
            }
            Named::HalfDay => {
                let half = i64::from(self.date.hour() >= 12);
                (half, half)
            }
        };
        let list = names(self.locale, named, style);
        match usize::try_from(index)
            .ok()
            .and_then(|index| list.get(index))
        {
            Some(name) => {
                output.push_str(name);
                Ok(())
            }
            None => number(value, 1, 19, SignStyle::Normal, output),
        }
    }

    fn day_period(&self, style: TextStyle, output: &mut String) {
        let minute = u16::from(self.date.hour().unsigned_abs()) * 60
            + u16::from(self.date.minute().unsigned_abs());
        if let Some(name) = day_period::name(self.locale, minute, style) {
            output.push_str(name);
        }
    }
}

/// `GMT+8`, or in full `GMT+08:00`.
pub(super) fn localized_offset(
    date: &ZonedDateTime,
    locale: &JavaLocale,
    full: bool,
    output: &mut String,
) {
    output.push_str(zone::gmt(locale));
    let seconds = date.offset().seconds();
    if seconds == 0 {
        return;
    }
    output.push(if seconds < 0 { '-' } else { '+' });
    let seconds = seconds.abs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let _ = if full {
        write!(output, "{hours:02}:{minutes:02}")
    } else {
        write!(output, "{hours}")
    };
    if !full && (minutes != 0 || rest != 0) {
        let _ = write!(output, ":{minutes:02}");
    }
    if rest != 0 {
        let _ = write!(output, ":{rest:02}");
    }
}

fn number(
    value: i64,
    min: usize,
    max: usize,
    sign: SignStyle,
    output: &mut String,
) -> Result<(), FormatError> {
    let digits = value.unsigned_abs().to_string();
    if digits.len() > max {
        return Err(FormatError::TooWide(digits));
    }
    match sign {
        SignStyle::NotNegative if value < 0 => return Err(FormatError::Negative(value)),
        SignStyle::ExceedsPad if value >= 0 && digits.len() > min => output.push('+'),
        _ if value < 0 => output.push('-'),
        _ => {}
    }
    let _ = write!(output, "{digits:0>min$}");
    Ok(())
}

pub(crate) fn offset(seconds: i32, shape: OffsetShape, zero: &str, output: &mut String) {
    let absolute = seconds.abs();
    let (hours, minutes, rest) = (absolute / 3600, absolute / 60 % 60, absolute % 60);
    let start = output.len();
    output.push(if seconds < 0 { '-' } else { '+' });
    let colon = if shape.colon { ":" } else { "" };
    let _ = write!(output, "{hours:02}");
    let mut printed = hours;
    if shape.minutes || minutes != 0 {
        let _ = write!(output, "{colon}{minutes:02}");
        printed += minutes;
        if shape.seconds && rest != 0 {
            let _ = write!(output, "{colon}{rest:02}");
            printed += rest;
        }
    }
    // An offset of less than its smallest printed part counts as none.
    if printed == 0 {
        output.truncate(start);
        output.push_str(zero);
    }
}
