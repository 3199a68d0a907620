//! How far date-times lie apart and where local times fall, as `java.time` counts.

use jiff::civil::{Date, DateTime};
use jiff::tz::AmbiguousOffset;
use jiff::{SignedDuration, ZonedDateTime};

/// A local date-time in the zone of a date.
///
/// A time in a gap of the clock moves forward by the gap. A time that the clock shows twice keeps the offset of the
/// date, where that is one of the two, and is the earlier one otherwise.
pub(super) fn in_zone(local: DateTime, date: &ZonedDateTime) -> Option<ZonedDateTime> {
    let zone = date.time_zone();
    let ambiguous = zone.to_ambiguous_zoned_datetime(local);
    match ambiguous.offset() {
        AmbiguousOffset::Fold { after, .. } if after == date.offset() => ambiguous.later().ok(),
        _ => ambiguous.compatible().ok(),
    }
}

/// Whole seconds from one instant to another.
pub(super) fn seconds(start: &ZonedDateTime, end: &ZonedDateTime) -> i64 {
    let between: SignedDuration = end.timestamp().duration_since(start.timestamp());
    between.as_secs()
}

/// Whole days on the calendar of the start's zone.
pub(super) fn days(start: &ZonedDateTime, end: &ZonedDateTime) -> i64 {
    let (start, end) = whole_days(start, end);
    end.duration_since(start).as_hours() / 24
}

/// Whole months on the calendar of the start's zone.
pub(super) fn months(start: &ZonedDateTime, end: &ZonedDateTime) -> i64 {
    let (start, end) = whole_days(start, end);
    // Months of 32 days, so that the days count after the months.
    let packed = |date: Date| {
        (i64::from(date.year()) * 12 + i64::from(date.month())) * 32 + i64::from(date.day())
    };
    (packed(end) - packed(start)) / 32
}

/// Whole years on the calendar of the start's zone.
pub(super) fn years(start: &ZonedDateTime, end: &ZonedDateTime) -> i64 {
    months(start, end) / 12
}

/// The days of start and end, the end's a day nearer when its time does not fill the day.
fn whole_days(start: &ZonedDateTime, end: &ZonedDateTime) -> (Date, Date) {
    let end = end.with_time_zone(start.time_zone().clone());
    let (first, last) = (start.date(), end.date());
    let nearer = if last > first && end.time() < start.time() {
        last.yesterday()
    } else if last < first && end.time() > start.time() {
        last.tomorrow()
    } else {
        Ok(last)
    };
    (first, nearer.unwrap_or(last))
}
