//! The numbers of a date-time that patterns print: `java.time.temporal.ChronoField` and the week fields.

use jiff::ZonedDateTime;
use jiff::civil::date;

use super::week::WeekFields;
use crate::locale::JavaLocale;

/// A number of a date-time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    /// The proleptic year: 0 is the year before 1.
    Year,
    /// The year of the era, from 1.
    YearOfEra,
    WeekBasedYear,
    Quarter,
    Month,
    DayOfMonth,
    DayOfYear,
    /// 1 for the days 1, 8, 15 … of a month, 2 for 2, 9 …: what Java 17 prints for `F`.
    AlignedDayOfWeekInMonth,
    /// Counted from the first day of the week in the locale.
    LocalizedDayOfWeek,
    WeekOfYear,
    WeekOfMonth,
    HourOfDay,
    /// 1 to 24
    ClockHourOfDay,
    /// 0 to 11
    HourOfHalfDay,
    /// 1 to 12
    ClockHourOfHalfDay,
    Minute,
    Second,
    MilliOfDay,
    NanoOfSecond,
    NanoOfDay,
    ModifiedJulianDay,
}

impl Field {
    pub(crate) fn of(self, moment: &ZonedDateTime, locale: &JavaLocale) -> i64 {
        let week = || WeekFields::of(locale);
        let hour = i64::from(moment.hour());
        match self {
            Self::Year => i64::from(moment.year()),
            Self::YearOfEra => {
                let year = i64::from(moment.year());
                if year > 0 { year } else { 1 - year }
            }
            Self::WeekBasedYear => i64::from(week().week_based_year(moment.date()).0),
            Self::Quarter => (i64::from(moment.month()) - 1) / 3 + 1,
            Self::Month => i64::from(moment.month()),
            Self::DayOfMonth => i64::from(moment.day()),
            Self::DayOfYear => i64::from(moment.day_of_year()),
            Self::AlignedDayOfWeekInMonth => (i64::from(moment.day()) - 1) % 7 + 1,
            Self::LocalizedDayOfWeek => i64::from(week().day_of_week(moment.date())),
            Self::WeekOfYear => i64::from(week().week_based_year(moment.date()).1),
            Self::WeekOfMonth => i64::from(week().week_of_month(moment.date())),
            Self::HourOfDay => hour,
            Self::ClockHourOfDay => (hour + 23) % 24 + 1,
            Self::HourOfHalfDay => hour % 12,
            Self::ClockHourOfHalfDay => (hour + 11) % 12 + 1,
            Self::Minute => i64::from(moment.minute()),
            Self::Second => i64::from(moment.second()),
            Self::MilliOfDay => nano_of_day(moment) / 1_000_000,
            Self::NanoOfSecond => i64::from(moment.subsec_nanosecond()),
            Self::NanoOfDay => nano_of_day(moment),
            Self::ModifiedJulianDay => modified_julian_day(moment),
        }
    }
}

fn nano_of_day(moment: &ZonedDateTime) -> i64 {
    let seconds = i64::from(moment.hour()) * 3600
        + i64::from(moment.minute()) * 60
        + i64::from(moment.second());
    seconds * 1_000_000_000 + i64::from(moment.subsec_nanosecond())
}

/// Days since 17 November 1858.
fn modified_julian_day(moment: &ZonedDateTime) -> i64 {
    let epoch = date(1970, 1, 1).to_datetime(jiff::civil::Time::midnight());
    let local = moment.date().to_datetime(jiff::civil::Time::midnight());
    local.duration_since(epoch).as_hours() / 24 + 40587
}
