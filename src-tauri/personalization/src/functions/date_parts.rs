//! Functions that take a part of a date-time.

use java_text::date_time::WeekFields;
use jiff::ZonedDateTime;

use crate::render::Environment;
use crate::value::Value;

use super::{Basis::Documented, Family::Dates, Function, argument, example, takes};
use crate::value::Type::{Date, Integer};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "dayOfMonth",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The day of the month, from 1.",
        ja: "月の中の日を返します。",
        example: example(
            "{%= dayOfMonth(stringToDate(\"2024-11-05T17:19:51Z\")) %}",
            "5",
        ),
        basis: Documented,
        body: |environment, arguments| Ok(part(environment, arguments, |date| date.day().into())),
    },
    Function {
        name: "dayOfWeek",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The day of the week, from 1 for Monday to 7 for Sunday.",
        ja: "曜日を 1（月曜日）から 7（日曜日）の数で返します。",
        example: example(
            "{%= dayOfWeek(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "5",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(part(environment, arguments, |date| {
                date.weekday().to_monday_one_offset().into()
            }))
        },
    },
    Function {
        name: "dayOfYear",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The day of the year, from 1.",
        ja: "年の中の日を返します。",
        example: example(
            "{%= dayOfYear(stringToDate(\"2024-03-15T00:00:00Z\")) %}",
            "75",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(part(environment, arguments, |date| {
                date.day_of_year().into()
            }))
        },
    },
    Function {
        name: "extractHours",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The hour, from 0 to 23.",
        ja: "時（0～23）を返します。",
        example: example(
            "{%= extractHours(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "17",
        ),
        basis: Documented,
        body: |environment, arguments| Ok(part(environment, arguments, |date| date.hour().into())),
    },
    Function {
        name: "extractMinutes",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The minute, from 0 to 59.",
        ja: "分（0～59）を返します。",
        example: example(
            "{%= extractMinutes(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "19",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(part(environment, arguments, |date| date.minute().into()))
        },
    },
    Function {
        name: "extractMonth",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The month, from 1 to 12.",
        ja: "月（1～12）を返します。",
        example: example(
            "{%= extractMonth(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "11",
        ),
        basis: Documented,
        body: |environment, arguments| Ok(part(environment, arguments, |date| date.month().into())),
    },
    Function {
        name: "extractMonths",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The month, from 1 to 12.",
        ja: "月（1～12）を返します。",
        example: example(
            "{%= extractMonths(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "11",
        ),
        basis: Documented,
        body: |environment, arguments| Ok(part(environment, arguments, |date| date.month().into())),
    },
    Function {
        name: "extractSeconds",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The second, from 0 to 59.",
        ja: "秒（0～59）を返します。",
        example: example(
            "{%= extractSeconds(stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "51",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(part(environment, arguments, |date| date.second().into()))
        },
    },
    Function {
        name: "weekOfYear",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "The week of the year by ISO 8601: weeks begin on Monday, the first one has at least four days in the year.",
        ja: "ISO 8601 の週番号を返します（月曜日始まりで、年内に 4 日以上ある最初の週が第 1 週）。",
        example: example(
            "{%= weekOfYear(stringToDate(\"2024-12-30T00:00:00Z\")) %}",
            "1",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(part(environment, arguments, |date| {
                WeekFields::ISO.week_based_year(date.date()).1.into()
            }))
        },
    },
];

/// A number of the date; null when there is no date.
fn part(environment: &Environment, arguments: &[Value], part: fn(&ZonedDateTime) -> i64) -> Value {
    let date = environment.date(argument(arguments, 0));
    date.map_or(Value::Null, |date| Value::Integer(part(&date)))
}
