//! Reads a text by the elements of a pattern: what stands in it, not yet what it means.

use jiff::tz::{Offset, TimeZone};

use super::ParseError;
use super::field::Field;
use super::names::{Named, TextStyle, names};
use super::pattern::{Element, OffsetShape, SignStyle};
use super::{day_period, zone};
use crate::locale::JavaLocale;
use crate::zoned;

/// What a text said.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    numbers: Vec<(Field, i64)>,
    /// Zero-based values of names: BCE 0, January 0, Monday 0, AM 0.
    named: Vec<(Named, i64)>,
    pub(super) day_period: Option<&'static str>,
    pub(super) offset: Option<Offset>,
    pub(super) zone: Option<TimeZone>,
}

impl Fields {
    pub(super) fn number(&self, field: Field) -> Option<i64> {
        self.numbers
            .iter()
            .find(|(each, _)| *each == field)
            .map(|(_, value)| *value)
    }

    pub(super) fn named(&self, named: Named) -> Option<i64> {
        self.named
            .iter()
            .find(|(each, _)| *each == named)
            .map(|(_, value)| *value)
    }

    /// Whether an hour of twelve was read.
    pub(super) fn has_hour_of_half(&self) -> bool {
        self.number(Field::ClockHourOfHalfDay)
            .or_else(|| self.number(Field::HourOfHalfDay))
            .is_some()
    }

    /// A value that is given twice has to be the same.
    fn set(&mut self, field: Field, value: i64) -> bool {
        if let Some(before) = self.number(field) {
            return before == value;
        }
        self.numbers.push((field, value));
        true
    }

    fn name(&mut self, named: Named, value: i64) -> bool {
        if let Some(before) = self.named(named) {
            return before == value;
        }
        self.named.push((named, value));
        true
    }
}

/// Reads the whole text.
pub(super) fn read(
    elements: &[Element],
    text: &str,
    locale: &JavaLocale,
) -> Result<Fields, ParseError> {
    let mut reader = Reader {
        text,
        locale,
        fields: Fields::default(),
    };
    let end = reader.all(elements, 0)?;
    if end < text.len() {
        Err(ParseError::Trailing(end))
    } else {
        Ok(reader.fields)
    }
}

struct Reader<'a> {
    text: &'a str,
    locale: &'a JavaLocale,
    fields: Fields,
}

impl Reader<'_> {
    fn all(&mut self, elements: &[Element], mut position: usize) -> Result<usize, ParseError> {
        for (index, element) in elements.iter().enumerate() {
            position = self.one(
                element,
                position,
                &elements[index + 1..],
                fixed_before(&elements[..index]),
            )?;
        }
        Ok(position)
    }

    fn one(
        &mut self,
        element: &Element,
        at: usize,
        next: &[Element],
        base: bool,
    ) -> Result<usize, ParseError> {
        let unmatched = ParseError::Unmatched(at);
        let rest = &self.text[at..];
        let found = match element {
            Element::Literal(literal) => rest
                .starts_with(literal.as_str())
                .then(|| at + literal.len()),
            Element::Number {
                field,
                min,
                max,
                sign,
            } => {
                let reserved = if base { 0 } else { reserved(next) };
                self.number(*field, (*min, *max), *sign, reserved, at)
            }
            Element::TwoDigits(field) => digits(rest, 2, 2).and_then(|(value, length)| {
                self.fields.set(*field, 2000 + value).then_some(at + length)
            }),
            Element::Fraction(count) => digits(rest, *count, *count).and_then(|(value, length)| {
                let scale = 10_i64.pow(u32::try_from(9 - count).unwrap_or(0));
                self.fields
                    .set(Field::NanoOfSecond, value * scale)
                    .then_some(at + length)
            }),
            Element::Text { named, style } => self.named(*named, *style, at),
            Element::DayPeriod(style) => {
                let (period, length) =
                    day_period::read(self.locale, rest, *style).ok_or(unmatched.clone())?;
                self.fields.day_period = Some(period);
                Some(at + length)
            }
            Element::Offset { shape, zero } => self.offset(*shape, zero, at),
            Element::LocalizedOffset { .. } => self.localized_offset(at),
            Element::ZoneId => self.zone_id(at),
            Element::ZoneName { full, .. } => {
                let named = zone::read(self.locale, rest, *full);
                let by_id = self.zone_id(at);
                match named {
                    // Of a name and an identifier of one length the name is meant: `CET` is the time of Paris.
                    Some((zone, length))
                        if by_id.is_none_or(|end| {
                            at + length > end || (at + length == end && !universal(&rest[..length]))
                        }) =>
                    {
                        self.fields.zone = Some(zone);
                        Some(at + length)
                    }
                    _ => by_id,
                }
            }
            Element::Padded { width, element } => return self.padded(*width, element, at),
            Element::Optional(elements) => {
                let before = self.fields.clone();
                return Ok(self.all(elements, at).unwrap_or_else(|_| {
                    self.fields = before;
                    at
                }));
            }
        };
        found.ok_or(unmatched)
    }

    fn number(
        &mut self,
        field: Field,
        (min, max): (usize, usize),
        style: SignStyle,
        reserved: usize,
        at: usize,
    ) -> Option<usize> {
        let rest = &self.text[at..];
        let sign = rest
            .chars()
            .next()
            .filter(|first| matches!(first, '+' | '-'));
        let allowed = matches!(
            (sign, style),
            (None, _) | (Some('-'), SignStyle::Normal) | (Some(_), SignStyle::ExceedsPad)
        );
        if !allowed {
            return None;
        }
        let start = at + sign.map_or(0, char::len_utf8);
        let run = self.text[start..]
            .bytes()
            .take(max + reserved)
            .take_while(u8::is_ascii_digit)
            .count();
        let length = run.saturating_sub(reserved).max(min).min(max);
        let (value, length) = digits(&self.text[start..], length, length)?;
        if length < min || (sign == Some('-') && value == 0) {
            return None;
        }
        if style == SignStyle::ExceedsPad && sign != Some('-') {
            let exceeds = length > min;
            if exceeds != (sign == Some('+')) {
                return None;
            }
        }
        let value = if sign == Some('-') { -value } else { value };
        self.fields.set(field, value).then_some(start + length)
    }

    fn named(&mut self, named: Named, style: TextStyle, at: usize) -> Option<usize> {
        let list = names(self.locale, named, style);
        let rest = &self.text[at..];
        let (index, name) = list
            .iter()
            .enumerate()
            .filter(|(_, name)| !name.is_empty() && rest.starts_with(name.as_str()))
            .max_by_key(|(_, name)| name.len())?;
        self.fields
            .name(named, i64::try_from(index).ok()?)
            .then_some(at + name.len())
    }

    fn offset(&mut self, shape: OffsetShape, zero: &str, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let (offset, length) = read_offset(rest, shape)
            .or_else(|| rest.starts_with(zero).then_some((Offset::UTC, zero.len())))?;
        self.fields.offset = Some(offset);
        Some(at + length)
    }

    fn localized_offset(&mut self, at: usize) -> Option<usize> {
        let gmt = zone::gmt(self.locale);
        let rest = self.text[at..].strip_prefix(gmt)?;
        let run = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b':'))
            .count();
        let offset = if run == 0 {
            Offset::UTC
        } else {
            zoned::parse_offset(&rest[..run])?
        };
        self.fields.offset = Some(offset);
        Some(at + gmt.len() + run)
    }

    /// The longest name of a zone.
    fn zone_id(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let run = rest
            .bytes()
            .take(64)
            .take_while(|byte| {
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'/' | b'_' | b'+' | b'-' | b':' | b'~')
            })
            .count();
        (1..=run).rev().find_map(|length| {
            self.fields.zone = Some(zoned::time_zone(&rest[..length]).ok()?);
            Some(at + length)
        })
    }

    fn padded(&mut self, width: usize, element: &Element, at: usize) -> Result<usize, ParseError> {
        let rest = &self.text[at..];
        let end = rest
            .char_indices()
            .nth(width)
            .map_or(rest.len(), |(index, _)| index);
        if rest.chars().count() < width {
            return Err(ParseError::Unmatched(at));
        }
        let spaces = rest[..end].len() - rest[..end].trim_start_matches(' ').len();
        let mut inner = Reader {
            text: &self.text[..at + end],
            locale: self.locale,
            fields: self.fields.clone(),
        };
        let reached = inner.one(element, at + spaces, &[], true)?;
        if reached != at + end {
            return Err(ParseError::Unmatched(at + spaces));
        }
        self.fields = inner.fields;
        Ok(reached)
    }
}

/// Names of the zones that keep the time of Greenwich.
fn universal(name: &str) -> bool {
    matches!(name, "UTC" | "GMT" | "UT")
}

fn fixed_width(element: &Element) -> Option<usize> {
    match element {
        Element::Number {
            min,
            max,
            sign: SignStyle::NotNegative,
            ..
        } if min == max => Some(*min),
        Element::TwoDigits(_) => Some(2),
        Element::Fraction(count) => Some(*count),
        _ => None,
    }
}

/// Digits that belong to the numbers of fixed width which follow without anything between (`yyyyMMdd`).
fn reserved(next: &[Element]) -> usize {
    next.iter().map_while(fixed_width).sum()
}

/// Whether the element just before is a number of fixed width, so that this one reserves nothing.
fn fixed_before(before: &[Element]) -> bool {
    before.last().and_then(fixed_width).is_some()
}

fn digits(text: &str, min: usize, max: usize) -> Option<(i64, usize)> {
    let length = text
        .bytes()
        .take(max)
        .take_while(u8::is_ascii_digit)
        .count();
    if length < min || length == 0 {
        return None;
    }
    Some((text[..length].parse().ok()?, length))
}

fn read_offset(text: &str, shape: OffsetShape) -> Option<(Offset, usize)> {
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, mut end) = digits(&text[1..], 2, 2).map(|(value, length)| (value, 1 + length))?;
    let mut seconds = hours * 3600;
    let colon = usize::from(shape.colon);
    let next = |end: usize| {
        let rest = text.get(end..)?;
        let rest = if shape.colon {
            rest.strip_prefix(':')?
        } else {
            rest
        };
        digits(rest, 2, 2)
            .filter(|(value, _)| *value < 60)
            .map(|(value, _)| value)
    };
    match next(end) {
        Some(minutes) => {
            seconds += minutes * 60;
            end += 2 + colon;
            if let Some(rest) = next(end).filter(|_| shape.seconds) {
                seconds += rest;
                end += 2 + colon;
            }
        }
        None if shape.minutes => return None,
        None => {}
    }
    if seconds > 18 * 3600 {
        return None;
    }
    let offset = Offset::from_seconds(sign * i32::try_from(seconds).ok()?).ok()?;
    Some((offset, end))
}
