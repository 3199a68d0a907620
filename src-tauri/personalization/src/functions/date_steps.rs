//! Functions that move date-times.

use jiff::civil::{Date as Day, DateTime, Time};
use jiff::{Span, ToSpan};

use super::instants::in_zone;
use super::units::whole;
use crate::render::Environment;
use crate::value::Value;

use super::{Basis::Documented, Family::Dates, Function, argument, example, takes};
use crate::value::Type::{Date, Integer};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "addDays",
        family: Dates,
        parameters: &[takes("date", Date), takes("number", Integer)],
        returns: Date,
        en: "The date that many days later, or earlier for a negative number.",
        ja: "日付に日数を加えます。負の数の場合は減らします。",
        example: example(
            "{%= addDays(stringToDate(\"2024-11-01T17:19:51Z\"), 10) %}",
            "2024-11-11T17:19:51Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(moved(environment, arguments, |span, count| {
                span.try_days(count)
            }))
        },
    },
    Function {
        name: "addHours",
        family: Dates,
        parameters: &[takes("date", Date), takes("number", Integer)],
        returns: Date,
        en: "The date that many hours later, or earlier for a negative number.",
        ja: "日付に時間数を加えます。負の数の場合は減らします。",
        example: example(
            "{%= addHours(stringToDate(\"2024-11-01T17:19:51Z\"), 10) %}",
            "2024-11-02T03:19:51Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(moved(environment, arguments, |span, count| {
                span.try_hours(count)
            }))
        },
    },
    Function {
        name: "addMinutes",
        family: Dates,
        parameters: &[takes("date", Date), takes("number", Integer)],
        returns: Date,
        en: "The date that many minutes later, or earlier for a negative number.",
        ja: "日付に分数を加えます。負の数の場合は減らします。",
        example: example(
            "{%= addMinutes(stringToDate(\"2024-11-01T17:59:51Z\"), 10) %}",
            "2024-11-01T18:09:51Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(moved(environment, arguments, |span, count| {
                span.try_minutes(count)
            }))
        },
    },
    Function {
        name: "addMonths",
        family: Dates,
        parameters: &[takes("date", Date), takes("number", Integer)],
        returns: Date,
        en: "The date that many months later, or earlier for a negative number. A day that the month does not have becomes its last day.",
        ja: "日付に月数を加えます。負の数の場合は減らします。その月にない日は月の最終日になります。",
        example: example(
            "{%= addMonths(stringToDate(\"2024-01-31T10:00:00Z\"), 1) %}",
            "2024-02-29T10:00Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(moved(environment, arguments, |span, count| {
                span.try_months(count)
            }))
        },
    },
    Function {
        name: "addSeconds",
        family: Dates,
        parameters: &[takes("date", Date), takes("number", Integer)],
        returns: Date,
        en: "The date that many seconds later, or earlier for a negative number.",
        ja: "日付に秒数を加えます。負の数の場合は減らします。",
        example: example(
            "{%= addSeconds(stringToDate(\"2024-11-01T17:19:51Z\"), 10) %}",
            "2024-11-01T17:20:01Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(moved(environment, arguments, |span, count| {
                span.try_seconds(count)
            }))
        },
    },
    Function {
        name: "addYears",
        family: Dates,
        parameters: &[takes("date", Date), takes("number", Integer)],
        returns: Date,
        en: "The date that many years later, or earlier for a negative number. A day that the month does not have becomes its last day.",
        ja: "日付に年数を加えます。負の数の場合は減らします。その月にない日は月の最終日になります。",
        example: example(
            "{%= addYears(stringToDate(\"2024-02-29T10:00:00Z\"), 1) %}",
            "2025-02-28T10:00Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(moved(environment, arguments, |span, count| {
                span.try_years(count)
            }))
        },
    },
    Function {
        name: "setDays",
        family: Dates,
        parameters: &[takes("date", Date), takes("day", Integer)],
        returns: Date,
        en: "The date with another day of the month. A day that the month does not have becomes its first or last day.",
        ja: "月の中の日を変更した日付を返します。その月にない日は月の最初または最後の日になります。",
        example: example(
            "{%= setDays(stringToDate(\"2024-11-01T17:19:51Z\"), 15) %}",
            "2024-11-15T17:19:51Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            let Some(day) = whole(argument(arguments, 1)) else {
                return Ok(Value::Null);
            };
            Ok(changed(environment, arguments, |local| {
                let day =
                    i8::try_from(day.clamp(1, i64::from(local.date().days_in_month()))).ok()?;
                local.with().day(day).build().ok()
            }))
        },
    },
    Function {
        name: "setHours",
        family: Dates,
        parameters: &[takes("date", Date), takes("hour", Integer)],
        returns: Date,
        en: "The date with another hour, from 0 to 23; what lies outside becomes the nearest of these.",
        ja: "時（0～23）を変更した日付を返します。範囲外の値は最も近い値になります。",
        example: example(
            "{%= setHours(stringToDate(\"2024-11-01T17:19:51Z\"), 0) %}",
            "2024-11-01T00:19:51Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            let Some(hour) = whole(argument(arguments, 1)) else {
                return Ok(Value::Null);
            };
            Ok(changed(environment, arguments, |local| {
                local
                    .with()
                    .hour(i8::try_from(hour.clamp(0, 23)).ok()?)
                    .build()
                    .ok()
            }))
        },
    },
    Function {
        name: "truncateToStartOfDay",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Date,
        en: "Midnight at the start of the date's day.",
        ja: "日付を含む日の最初の日の午前 0 時を返します。",
        example: example(
            "{%= truncateToStartOfDay(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "2024-11-01T00:00Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(changed(environment, arguments, |local| {
                Some(midnight(local.date()))
            }))
        },
    },
    Function {
        name: "truncateToStartOfQuarter",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Date,
        en: "Midnight at the start of the date's quarter.",
        ja: "日付を含む四半期の最初の日の午前 0 時を返します。",
        example: example(
            "{%= truncateToStartOfQuarter(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "2024-10-01T00:00Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(changed(environment, arguments, |local| {
                Some(midnight(
                    Day::new(local.year(), (local.month() - 1) / 3 * 3 + 1, 1).ok()?,
                ))
            }))
        },
    },
    Function {
        name: "truncateToStartOfWeek",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Date,
        en: "Midnight at the start of the date's week, which begins on Monday.",
        ja: "日付を含む週（月曜日始まり）の最初の日の午前 0 時を返します。",
        example: example(
            "{%= truncateToStartOfWeek(stringToDate(\"2024-11-19T17:19:51Z\")) %}",
            "2024-11-18T00:00Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(changed(environment, arguments, |local| {
                let since_monday = i64::from(local.weekday().to_monday_zero_offset());
                Some(midnight(
                    local.date().checked_sub(since_monday.days()).ok()?,
                ))
            }))
        },
    },
    Function {
        name: "truncateToStartOfYear",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Date,
        en: "Midnight at the start of the date's year.",
        ja: "日付を含む年の最初の日の午前 0 時を返します。",
        example: example(
            "{%= truncateToStartOfYear(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "2024-01-01T00:00Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(changed(environment, arguments, |local| {
                Some(midnight(local.date().first_of_year()))
            }))
        },
    },
];

fn midnight(day: Day) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// The date moved by as many units as the second argument says; null when there is no such date.
///
/// Days and longer move on the calendar, hours and shorter on the clock that does not jump.
fn moved(
    environment: &Environment,
    arguments: &[Value],
    span: fn(Span, i64) -> Result<Span, jiff::Error>,
) -> Value {
    let moved = || {
        let date = environment.date(argument(arguments, 0))?;
        let span = span(Span::new(), whole(argument(arguments, 1))?).ok()?;
        if span.get_years() == 0 && span.get_months() == 0 && span.get_days() == 0 {
            return date.checked_add(span).ok();
        }
        in_zone(date.datetime().checked_add(span).ok()?, &date)
    };
    moved().map_or(Value::Null, Value::date)
}

/// The date with another local date-time, in its zone.
fn changed(
    environment: &Environment,
    arguments: &[Value],
    change: impl FnOnce(DateTime) -> Option<DateTime>,
) -> Value {
    let changed = || {
        let date = environment.date(argument(arguments, 0))?;
        in_zone(change(date.datetime())?, &date)
    };
    changed().map_or(Value::Null, Value::date)
}
