//! Weeks as a locale counts them: `java.time.temporal.WeekFields`.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::locale::JavaLocale;
use crate::table::Table;

static WEEKS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/weeks.tsv")));

/// When a week begins and which one is the first of a year or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekFields {
    /// 1 Monday … 7 Sunday
    first_day: i32,
    minimal_days: i32,
}

impl WeekFields {
    /// Weeks of ISO 8601: from Monday, the first one has at least four days in the year.
    pub const ISO: Self = Self {
        first_day: 1,
        minimal_days: 4,
    };

    /// Weeks of the locale's region. Without a region Java counts from Sunday, without minimum.
    pub fn of(locale: &JavaLocale) -> Self {
        let Some(region) = locale.region() else {
            return Self {
                first_day: 7,
                minimal_days: 1,
            };
        };
        let line = WEEKS
            .line(&region)
            .or_else(|| WEEKS.line("001"))
            .unwrap_or_default();
        let mut columns = line.split('\t').map(|column| column.parse().unwrap_or(1));
        Self {
            first_day: columns.next().unwrap_or(1),
            minimal_days: columns.next().unwrap_or(1),
        }
    }

    /// The day's number in the week, from 1.
    pub fn day_of_week(self, date: Date) -> i32 {
        (i32::from(date.weekday().to_monday_one_offset()) - self.first_day).rem_euclid(7) + 1
    }

    /// The week of the month, 0 for days before the first week.
    pub fn week_of_month(self, date: Date) -> i32 {
        let day = i32::from(date.day());
        week_at(self.start_offset(day, self.day_of_week(date)), day)
    }

    /// The year to which the week belongs, and the week's number in it.
    pub fn week_based_year(self, date: Date) -> (i32, i32) {
        let (year, day) = (i32::from(date.year()), i32::from(date.day_of_year()));
        let offset = self.start_offset(day, self.day_of_week(date));
        let week = week_at(offset, day);
        if week == 0 {
            let last_day_before = if date.year() > Date::MIN.year() {
                leap_days(year - 1)
            } else {
                365
            };
            let day = day + last_day_before;
            let offset = self.start_offset(day, self.day_of_week(date));
            return (year - 1, week_at(offset, day));
        }
        let next_year_week = week_at(offset, leap_days(year) + self.minimal_days);
        if week >= next_year_week {
            (year + 1, week - next_year_week + 1)
        } else {
            (year, week)
        }
    }

    /// Days from the start of the year or month to the first day of its first week, as an offset to count from.
    fn start_offset(self, day: i32, day_of_week: i32) -> i32 {
        let week_start = (day - day_of_week).rem_euclid(7);
        if week_start + 1 > self.minimal_days {
            7 - week_start
        } else {
            -week_start
        }
    }
}

fn week_at(offset: i32, day: i32) -> i32 {
    (7 + offset + (day - 1)) / 7
}

fn leap_days(year: i32) -> i32 {
    if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) {
        366
    } else {
        365
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::WeekFields;
    use crate::locale::JavaLocale;

    #[test]
    fn iso_weeks_at_the_turn_of_the_year() {
        assert_eq!(
            WeekFields::ISO.week_based_year(date(2024, 12, 30)),
            (2025, 1)
        );
        assert_eq!(
            WeekFields::ISO.week_based_year(date(2021, 1, 3)),
            (2020, 53)
        );
        assert_eq!(
            WeekFields::ISO.week_based_year(date(2027, 1, 1)),
            (2026, 53)
        );
    }

    #[test]
    fn the_region_decides_when_a_week_begins() {
        let sunday = date(2024, 11, 3);
        let of = |name| WeekFields::of(&JavaLocale::parse(name));
        assert_eq!(of("en_US").day_of_week(sunday), 1);
        assert_eq!(of("en_GB").day_of_week(sunday), 7);
        assert_eq!(of("ar_EG").day_of_week(sunday), 2);
        assert_eq!(of("fr").day_of_week(sunday), 1);
    }
}
