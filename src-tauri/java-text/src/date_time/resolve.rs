//! From what a text said to a date-time: `java.time.format.Parsed` in its smart style.

use jiff::ZonedDateTime;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::ParseError;
use super::day_period;
use super::field::Field;
use super::names::Named;
use super::parse::Fields;
use super::week::WeekFields;

/// Joins the fields; a missing time is midnight, a missing zone is `zone`.
pub(super) fn resolve(
    fields: &Fields,
    zone: &TimeZone,
    week: WeekFields,
) -> Result<ZonedDateTime, ParseError> {
    let mut date = date(fields, week)?;
    let (time, next_day) = time(fields)?;
    if next_day {
        date = date.tomorrow().map_err(invalid)?;
    }
    let local = date.to_datetime(time);
    match (fields.offset, &fields.zone) {
        (Some(offset), region) => {
            let instant = offset.to_timestamp(local).map_err(invalid)?;
            let zone = region.clone().unwrap_or_else(|| TimeZone::fixed(offset));
            Ok(instant.to_zoned_datetime(zone))
        }
        (None, Some(region)) => local.to_zoned_datetime(region.clone()).map_err(invalid),
        (None, None) => local.to_zoned_datetime(zone.clone()).map_err(invalid),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn invalid(error: jiff::Error) -> ParseError {
    ParseError::Invalid(error.to_string())
}

fn checked(
    fields: &Fields,
    field: Field,
    least: i64,
    most: i64,
) -> Result<Option<i64>, ParseError> {
    match fields.number(field) {
        Some(value) if !(least..=most).contains(&value) => Err(ParseError::Invalid(format!(
            "{value} is not between {least} and {most}"
        ))),
        value => Ok(value),
    }
}

fn date(fields: &Fields, week: WeekFields) -> Result<Date, ParseError> {
    let date = unchecked_date(fields, week)?;
    let contradicts = |said: Option<i64>, is: i64| said.is_some_and(|said| said != is);
    let weekday = i64::from(date.weekday().to_monday_zero_offset());
    let quarter = (i64::from(date.month()) - 1) / 3;
    if contradicts(fields.named(Named::Weekday), weekday)
        || contradicts(
            fields.number(Field::LocalizedDayOfWeek),
            i64::from(week.day_of_week(date)),
        )
        || contradicts(
            fields.number(Field::DayOfYear),
            i64::from(date.day_of_year()),
        )
        || contradicts(fields.named(Named::Quarter), quarter)
        || contradicts(fields.number(Field::Quarter), quarter + 1)
    {
        return Err(ParseError::Invalid(format!("its parts contradict {date}")));
    }
    Ok(date)
}

fn unchecked_date(fields: &Fields, week: WeekFields) -> Result<Date, ParseError> {
    if let Some(days) = fields.number(Field::ModifiedJulianDay) {
        let epoch = jiff::civil::date(1858, 11, 17);
        let span = jiff::Span::new().try_days(days).map_err(invalid)?;
        return epoch.checked_add(span).map_err(invalid);
    }
    if let Some(year) = year(fields)? {
        let first = |month: i64| new_date(year, month, 1);
        let month = checked(fields, Field::Month, 1, 12)?
            .or_else(|| fields.named(Named::Month).map(|month| month + 1));
        if let (Some(month), Some(day)) = (month, checked(fields, Field::DayOfMonth, 1, 31)?) {
            // April 31 is April 30: the smart style.
            return new_date(
                year,
                month,
                day.min(i64::from(first(month)?.days_in_month())),
            );
        }
        if let Some(day) = checked(fields, Field::DayOfYear, 1, 366)? {
            let start = first(1)?;
            if day > i64::from(start.days_in_year()) {
                return Err(ParseError::Invalid(format!("{year} is no leap year")));
            }
            return start
                .checked_add(jiff::Span::new().days(day - 1))
                .map_err(invalid);
        }
        if let (Some(month), Some(number), Some(day)) = (
            month,
            checked(fields, Field::WeekOfMonth, 0, 6)?,
            day_of_week(fields, week),
        ) {
            return search(
                first(month)?
                    .checked_sub(jiff::Span::new().days(7))
                    .map_err(invalid)?,
                45,
                |date| {
                    i64::from(week.day_of_week(date)) == day
                        && i64::from(date.month()) == month
                        && i64::from(week.week_of_month(date)) == number
                },
            );
        }
    }
    if let (Some(year), Some(number), Some(day)) = (
        fields.number(Field::WeekBasedYear),
        checked(fields, Field::WeekOfYear, 1, 53)?,
        day_of_week(fields, week),
    ) {
        let start = new_date(year, 1, 1)?
            .checked_sub(jiff::Span::new().days(7))
            .map_err(invalid)?;
        return search(start, 380, |date| {
            let (based, of_year) = week.week_based_year(date);
            (
                i64::from(based),
                i64::from(of_year),
                i64::from(week.day_of_week(date)),
            ) == (year, number, day)
        });
    }
    Err(ParseError::Incomplete)
}

/// The first of the days that suits.
fn search(from: Date, days: i64, suits: impl Fn(Date) -> bool) -> Result<Date, ParseError> {
    from.series(jiff::Span::new().days(1))
        .take(usize::try_from(days).unwrap_or_default())
        .find(|date| suits(*date))
        .ok_or_else(|| ParseError::Invalid("no day has that week".to_owned()))
}

fn year(fields: &Fields) -> Result<Option<i64>, ParseError> {
    if let Some(year) = fields.number(Field::Year) {
        return Ok(Some(year));
    }
    let Some(year) = checked(fields, Field::YearOfEra, 1, 999_999_999)? else {
        return Ok(None);
    };
    Ok(Some(if fields.named(Named::Era) == Some(0) {
        1 - year
    } else {
        year
    }))
}

fn day_of_week(fields: &Fields, week: WeekFields) -> Option<i64> {
    let named = || {
        let day = fields.named(Named::Weekday)?;
        // 1 January 2024 was a Monday.
        let date = new_date(2024, 1, day + 1).ok()?;
        Some(i64::from(week.day_of_week(date)))
    };
    fields.number(Field::LocalizedDayOfWeek).or_else(named)
}

fn new_date(year: i64, month: i64, day: i64) -> Result<Date, ParseError> {
    let outside = |_| ParseError::Invalid(format!("{year}-{month}-{day}"));
    let year = i16::try_from(year).map_err(outside)?;
    let month = i8::try_from(month).map_err(outside)?;
    let day = i8::try_from(day).map_err(outside)?;
    Date::new(year, month, day).map_err(invalid)
}

/// The time, and whether it is the midnight that ends the day.
fn time(fields: &Fields) -> Result<(Time, bool), ParseError> {
    const DAY: i64 = 86_400_000_000_000;
    if let Some(nano) = checked(fields, Field::NanoOfDay, 0, DAY - 1)? {
        return Ok((at_nano(nano)?, false));
    }
    if let Some(milli) = checked(fields, Field::MilliOfDay, 0, DAY / 1_000_000 - 1)? {
        let nano = fields.number(Field::NanoOfSecond).unwrap_or(0) % 1_000_000;
        return Ok((at_nano(milli * 1_000_000 + nano)?, false));
    }
    let minute = checked(fields, Field::Minute, 0, 59)?;
    let second = checked(fields, Field::Second, 0, 59)?;
    let nano = checked(fields, Field::NanoOfSecond, 0, 999_999_999)?;
    let Some(hour) = hour(fields, minute)? else {
        return Ok((without_hour(fields), false));
    };
    let rest = minute.unwrap_or(0) * 60_000_000_000
        + second.unwrap_or(0) * 1_000_000_000
        + nano.unwrap_or(0);
    if hour == 24 && rest == 0 {
        return Ok((Time::midnight(), true));
    }
    if hour > 23 {
        return Err(ParseError::Invalid(format!("hour {hour}")));
    }
    Ok((at_nano(hour * 3_600_000_000_000 + rest)?, false))
}

/// Minutes without an hour are no time; a half or a part of the day alone is its middle.
fn without_hour(fields: &Fields) -> Time {
    let (hour, minute) = match (fields.day_period, fields.named(Named::HalfDay)) {
        _ if fields.has_hour_of_half() => (0, 0),
        (Some(range), _) => day_period::middle(range),
        (None, Some(0)) => (6, 0),
        (None, Some(_)) => (18, 0),
        (None, None) => (0, 0),
    };
    let part = |value: i64| i8::try_from(value).unwrap_or(0);
    Time::new(part(hour), part(minute), 0, 0).unwrap_or(Time::midnight())
}

/// The hour of the day, when there is enough to know it: an hour of twelve says nothing without its half.
fn hour(fields: &Fields, minute: Option<i64>) -> Result<Option<i64>, ParseError> {
    if let Some(hour) = checked(fields, Field::HourOfDay, 0, 24)? {
        return Ok(Some(hour));
    }
    if let Some(hour) = checked(fields, Field::ClockHourOfDay, 0, 24)? {
        return Ok(Some(hour % 24));
    }
    let of_half = match checked(fields, Field::ClockHourOfHalfDay, 0, 12)? {
        Some(hour) => Some(hour % 12),
        None => checked(fields, Field::HourOfHalfDay, 0, 11)?,
    };
    Ok(
        match (of_half, fields.named(Named::HalfDay), fields.day_period) {
            (Some(hour), Some(half), _) => Some(half * 12 + hour),
            (Some(hour), None, Some(range)) => {
                let morning = u16::try_from(hour * 60 + minute.unwrap_or(0)).unwrap_or(0);
                Some(if day_period::contains(range, morning) {
                    hour
                } else {
                    hour + 12
                })
            }
            _ => None,
        },
    )
}

fn at_nano(nano: i64) -> Result<Time, ParseError> {
    Time::midnight()
        .checked_add(jiff::SignedDuration::from_nanos(nano))
        .map_err(invalid)
}
