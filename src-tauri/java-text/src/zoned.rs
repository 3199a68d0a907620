//! `java.time.ZonedDateTime` and `ZoneId`: how date-times and zones are written, and ISO texts are read.

use std::fmt::Write;

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime, civil};

use crate::date_time::DateTimePattern;

/// Why a zone's name is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no time zone")]
pub struct ZoneError(pub String);

/// Prints as `ZonedDateTime.toString`: `2024-11-01T17:19:51Z`, `2019-02-19T11:39+03:30[Asia/Tehran]`.
///
/// ```
/// let date = "2024-11-01T00:00:00Z[Asia/Tokyo]".parse().unwrap();
/// assert_eq!(java_text::zoned::to_java_string(&date), "2024-11-01T09:00+09:00[Asia/Tokyo]");
/// ```
pub fn to_java_string(moment: &ZonedDateTime) -> String {
    let mut text = String::with_capacity(40);
    let year = moment.year();
    // Writing to a String does not fail.
    let _ = if year < 0 {
        write!(text, "-{:04}", -year)
    } else {
        write!(text, "{year:04}")
    };
    let _ = write!(
        text,
        "-{:02}-{:02}T{:02}:{:02}",
        moment.month(),
        moment.day(),
        moment.hour(),
        moment.minute()
    );
    let nanosecond = moment.subsec_nanosecond();
    if moment.second() != 0 || nanosecond != 0 {
        let _ = write!(text, ":{:02}", moment.second());
    }
    if nanosecond != 0 {
        let _ = match (nanosecond % 1_000_000, nanosecond % 1000) {
            (0, _) => write!(text, ".{:03}", nanosecond / 1_000_000),
            (_, 0) => write!(text, ".{:06}", nanosecond / 1000),
            _ => write!(text, ".{nanosecond:09}"),
        };
    }
    text.push_str(&offset_id(moment.offset()));
    if is_region(moment.time_zone()) {
        let _ = write!(text, "[{}]", zone_id(moment.time_zone(), moment.offset()));
    }
    text
}

/// Whether the zone is a region (`Europe/Paris`) rather than an offset (`Z`, `+09:00`).
pub fn is_region(zone: &TimeZone) -> bool {
    *zone != TimeZone::UTC && zone.iana_name().is_some()
}

/// `ZoneId.getId`: the region's name, or the offset.
pub fn zone_id(zone: &TimeZone, offset: Offset) -> String {
    match zone.iana_name() {
        Some(name) if is_region(zone) => name.to_owned(),
        _ => offset_id(offset),
    }
}

/// `ZoneOffset.getId`: `Z`, `+09:00`, `-03:30:15`.
pub fn offset_id(offset: Offset) -> String {
    let seconds = offset.seconds();
    if seconds == 0 {
        return "Z".to_owned();
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let mut text = format!("{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 != 0 {
        let _ = write!(text, ":{:02}", seconds % 60);
    }
    text
}

/// `ZoneId.of`: a region, an offset (`Z`, `+9`, `+09:00`), or an offset from `UTC`, `GMT` or `UT`.
///
/// `UTC` is a region here, as in Java, and differs from the offset `Z`: it prints `Z[UTC]`.
pub fn time_zone(id: &str) -> Result<TimeZone, ZoneError> {
    let refused = || ZoneError(id.to_owned());
    if id == "Z" || id.starts_with(['+', '-']) {
        return parse_offset(id).map(TimeZone::fixed).ok_or_else(refused);
    }
    for prefix in ["UTC", "GMT", "UT"] {
        if let Some(rest) = id.strip_prefix(prefix) {
            if rest.is_empty() {
                return named_offset(id, Offset::UTC).ok_or_else(refused);
            }
            if rest.starts_with(['+', '-']) {
                let offset = parse_offset(rest).ok_or_else(refused)?;
                let name = if offset == Offset::UTC {
                    prefix.to_owned()
                } else {
                    format!("{prefix}{}", offset_id(offset))
                };
                return named_offset(&name, offset).ok_or_else(refused);
            }
        }
    }
    let zone = TimeZone::get(id).map_err(|_| refused())?;
    // Java's names are case-sensitive.
    if zone.iana_name() == Some(id) {
        Ok(zone)
    } else {
        Err(refused())
    }
}

/// `ZoneOffset.of`: `Z`, `+h`, `+hh`, `+hh:mm`, `+hhmm`, `+hh:mm:ss`, `+hhmmss`; at most 18 hours.
pub fn parse_offset(text: &str) -> Option<Offset> {
    if text == "Z" || text == "z" {
        return Some(Offset::UTC);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let parts: Vec<&str> = if rest.contains(':') {
        rest.split(':').collect()
    } else {
        match rest.len() {
            1 | 2 => vec![rest],
            4 if rest.is_ascii() => vec![&rest[..2], &rest[2..]],
            6 if rest.is_ascii() => vec![&rest[..2], &rest[2..4], &rest[4..]],
            _ => return None,
        }
    };
    let mut seconds = 0;
    for (index, part) in parts.iter().enumerate() {
        let lengths = if index == 0 && parts.len() == 1 {
            1..=2
        } else {
            2..=2
        };
        if index > 2
            || !lengths.contains(&part.len())
            || !part.bytes().all(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        let value: i32 = part.parse().ok()?;
        if value > [18, 59, 59][index] {
            return None;
        }
        seconds += value * [3600, 60, 1][index];
    }
    if seconds > 18 * 3600 {
        return None;
    }
    Offset::from_seconds(sign * seconds).ok()
}

/// A zone that keeps one offset and has a name, which jiff reads from a time zone file: so one is written.
fn named_offset(name: &str, offset: Offset) -> Option<TimeZone> {
    let mut block = Vec::new();
    block.extend_from_slice(&offset.seconds().to_be_bytes());
    block.extend_from_slice(&[0, 0]);
    block.extend_from_slice(b"UTC\0");
    let mut header = b"TZif2".to_vec();
    header.extend_from_slice(&[0; 15]);
    for count in [0_u32, 0, 0, 0, 1, 4] {
        header.extend_from_slice(&count.to_be_bytes());
    }
    let mut file = Vec::new();
    for _ in 0..2 {
        file.extend_from_slice(&header);
        file.extend_from_slice(&block);
    }
    // A POSIX offset counts westwards.
    let (sign, seconds) = (
        if offset.seconds() > 0 { "-" } else { "" },
        offset.seconds().abs(),
    );
    let posix = format!(
        "\nUTC{sign}{}:{:02}:{:02}\n",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    file.extend_from_slice(posix.as_bytes());
    TimeZone::tzif(name, &file).ok()
}

/// Reads an ISO text as the parsers of `ZonedDateTime`, `OffsetDateTime`, `LocalDateTime`, `LocalDate` and
/// `Instant` do: a date, perhaps a time after `T` or a space, perhaps an offset, perhaps a zone in brackets.
/// A missing time is midnight, a missing zone is `zone`. None when the text is no such date.
pub fn parse_iso(text: &str, zone: &TimeZone) -> Option<ZonedDateTime> {
    let text = text.trim();
    let (text, region) = match text.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
        Some((rest, region)) => (rest, Some(time_zone(region).ok()?)),
        None => (text, None),
    };
    let (date, rest) = read_date(text)?;
    if rest.is_empty() {
        return date
            .at(0, 0, 0, 0)
            .to_zoned_datetime(region.unwrap_or_else(|| zone.clone()))
            .ok();
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let split = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(split);
    let local = read_time(date, time)?;
    if offset.is_empty() {
        return local
            .to_zoned_datetime(region.unwrap_or_else(|| zone.clone()))
            .ok();
    }
    let offset = parse_offset(offset)?;
    let instant: Timestamp = offset.to_timestamp(local).ok()?;
    Some(instant.to_zoned_datetime(region.unwrap_or_else(|| TimeZone::fixed(offset))))
}

fn read_date(text: &str) -> Option<(civil::Date, &str)> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    if !(4..=9).contains(&length) {
        return None;
    }
    let year: i32 = digits[..length].parse().ok()?;
    let rest = digits[length..].strip_prefix('-')?;
    let (month, rest) = two_digits(rest)?;
    let (day, rest) = two_digits(rest.strip_prefix('-')?)?;
    let year = i16::try_from(sign * year).ok()?;
    let date = civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, rest))
}

fn read_time(date: civil::Date, text: &str) -> Option<civil::DateTime> {
    let (hour, rest) = two_digits(text)?;
    let mut second = 0;
    let mut nanosecond = 0;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?)?;
    if let Some(after) = rest.strip_prefix(':') {
        let (value, rest) = two_digits(after)?;
        second = value;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            if fraction.len() > 9 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            nanosecond = format!("{fraction:0<9}").parse().ok()?;
        } else if !rest.is_empty() {
            return None;
        }
    } else if !rest.is_empty() {
        return None;
    }
    // The end of a day is the start of the next one.
    if (hour, minute, second, nanosecond) == (24, 0, 0, 0) {
        return Some(date.tomorrow().ok()?.at(0, 0, 0, 0));
    }
    let part = |value: i32| i8::try_from(value).ok();
    let time = civil::Time::new(part(hour)?, part(minute)?, part(second)?, nanosecond).ok()?;
    Some(date.to_datetime(time))
}

fn two_digits(text: &str) -> Option<(i32, &str)> {
    let digits = text
        .get(..2)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((digits.parse().ok()?, &text[2..]))
}

/// Reads a date-time by a pattern, or as ISO text without one.
pub fn parse(
    text: &str,
    pattern: Option<&DateTimePattern>,
    locale: &str,
    zone: &TimeZone,
) -> Option<ZonedDateTime> {
    match pattern {
        Some(pattern) => pattern.parse(text, locale, zone).ok(),
        None => parse_iso(text, zone),
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::{parse_iso, time_zone, to_java_string};

    fn round(text: &str) -> Option<String> {
        parse_iso(text, &TimeZone::UTC).as_ref().map(to_java_string)
    }

    #[test]
    fn prints_as_java() {
        for (text, printed) in [
            ("2024-11-01", "2024-11-01T00:00Z"),
            ("2024-11-01T17:19:51Z", "2024-11-01T17:19:51Z"),
            ("2024-11-01T17:19:51.1Z", "2024-11-01T17:19:51.100Z"),
            ("2024-11-01T17:19:00.000001Z", "2024-11-01T17:19:00.000001Z"),
            (
                "2024-11-01T17:19:00.123456789+05:30",
                "2024-11-01T17:19:00.123456789+05:30",
            ),
            ("2024-11-01T17:19", "2024-11-01T17:19Z"),
            ("2024-11-01T24:00:00", "2024-11-02T00:00Z"),
            (
                "2019-02-19T11:39+03:30[Asia/Tehran]",
                "2019-02-19T11:39+03:30[Asia/Tehran]",
            ),
            ("2024-11-01T17:19:51Z[UTC]", "2024-11-01T17:19:51Z[UTC]"),
            (
                "2024-11-01T17:19:51Z[GMT+9]",
                "2024-11-02T02:19:51+09:00[GMT+09:00]",
            ),
            (
                "2024-03-10T02:30:00[America/New_York]",
                "2024-03-10T03:30-04:00[America/New_York]",
            ),
            ("-0044-03-15T12:00Z", "-0044-03-15T12:00Z"),
        ] {
            assert_eq!(round(text).as_deref(), Some(printed), "{text}");
        }
        for text in [
            "",
            "2024",
            "2024-13-01",
            "2024-02-30",
            "2024-11-01T25:00Z",
            "2024-11-01T10:00+99:00",
            "x",
            "é",
        ] {
            assert_eq!(round(text), None, "{text}");
        }
    }

    #[test]
    fn zones_are_regions_or_offsets() {
        assert_eq!(time_zone("Z").unwrap(), TimeZone::UTC);
        assert_eq!(time_zone("UTC").unwrap().iana_name(), Some("UTC"));
        assert!(time_zone("asia/tokyo").is_err());
        assert!(time_zone("Mars/Olympus").is_err());
        assert!(time_zone("+19:00").is_err());
    }
}
