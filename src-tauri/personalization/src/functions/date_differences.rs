//! Functions that compare date-times.

use jiff::ZonedDateTime;

use super::instants;
use crate::render::Environment;
use crate::value::Value;

use super::{Basis::Documented, Family::Dates, Function, argument, example, takes};
use crate::value::Type::{Boolean, Date, Integer};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "age",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "How many whole years have passed since the date until now.",
        ja: "日付から現在までの年数（端数切り捨て）を返します。",
        example: example("{%= age(stringToDate(\"1985-12-24T00:00:00Z\")) %}", "38"),
        basis: Documented,
        body: |environment, arguments| {
            Ok(age(environment, argument(arguments, 0), instants::years))
        },
    },
    Function {
        name: "ageInDays",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "How many whole days have passed since the date until now.",
        ja: "日付から現在までの日数（端数切り捨て）を返します。",
        example: example(
            "{%= ageInDays(stringToDate(\"2024-10-01T12:00:00Z\")) %}",
            "30",
        ),
        basis: Documented,
        body: |environment, arguments| Ok(age(environment, argument(arguments, 0), instants::days)),
    },
    Function {
        name: "ageInMonths",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Integer,
        en: "How many whole months have passed since the date until now.",
        ja: "日付から現在までの月数（端数切り捨て）を返します。",
        example: example(
            "{%= ageInMonths(stringToDate(\"2023-11-01T00:00:00Z\")) %}",
            "12",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(age(environment, argument(arguments, 0), instants::months))
        },
    },
    Function {
        name: "compareDates",
        family: Dates,
        parameters: &[takes("left", Date), takes("right", Date)],
        returns: Integer,
        en: "-1 when the first date comes before the second, 0 when they are the same instant, 1 when it comes after.",
        ja: "1 つ目の日付が 2 つ目より前なら -1、同じ時点なら 0、後なら 1 を返します。",
        example: example(
            "{%= compareDates(stringToDate(\"2024-12-02T00:00:00Z\"), stringToDate(\"2024-12-03T00:00:00Z\")) %}",
            "-1",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(between(
                environment,
                argument(arguments, 1),
                argument(arguments, 0),
                |right, left| left.timestamp().cmp(&right.timestamp()) as i64,
            ))
        },
    },
    Function {
        name: "dateBetween",
        family: Dates,
        parameters: &[
            takes("date", Date),
            takes("start", Date),
            takes("end", Date),
        ],
        returns: Boolean,
        en: "Whether the date lies between start and end, both included.",
        ja: "日付が開始と終了の間（両端を含む）にあるかどうかを返します。",
        example: example(
            "{%= dateBetween(stringToDate(\"2024-06-15T00:00:00Z\"), stringToDate(\"2024-06-01T00:00:00Z\"), stringToDate(\"2024-06-30T00:00:00Z\")) %}",
            "true",
        ),
        basis: Documented,
        body: |environment, arguments| {
            let instant = |at| {
                environment
                    .date(argument(arguments, at))
                    .map(|date| date.timestamp())
            };
            let between = match (instant(0), instant(1), instant(2)) {
                (Some(date), Some(start), Some(end)) => (start..=end).contains(&date),
                _ => false,
            };
            Ok(Value::Boolean(between))
        },
    },
    Function {
        name: "dateDiff",
        family: Dates,
        parameters: &[takes("start", Date), takes("end", Date)],
        returns: Integer,
        en: "How many whole days lie between the first date and the second; negative when the second comes first.",
        ja: "1 つ目の日付から 2 つ目の日付までの日数（端数切り捨て）を返します。2 つ目が先の場合は負の数です。",
        example: example(
            "{%= dateDiff(stringToDate(\"2024-11-01T00:00:00Z\"), stringToDate(\"2024-11-11T00:00:00Z\")) %}",
            "10",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(between(
                environment,
                argument(arguments, 0),
                argument(arguments, 1),
                instants::days,
            ))
        },
    },
    Function {
        name: "diffInHours",
        family: Dates,
        parameters: &[takes("end", Date), takes("start", Date)],
        returns: Integer,
        en: "How many whole hours lie between start and end; negative when the end comes first.",
        ja: "開始から終了までの時間数（端数切り捨て）を返します。終了が先の場合は負の数です。",
        example: example(
            "{%= diffInHours(stringToDate(\"2024-11-01T17:19:51Z\"), stringToDate(\"2024-11-01T07:19:51Z\")) %}",
            "10",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(between(
                environment,
                argument(arguments, 1),
                argument(arguments, 0),
                |start, end| instants::seconds(start, end) / 3600,
            ))
        },
    },
    Function {
        name: "diffInMinutes",
        family: Dates,
        parameters: &[takes("end", Date), takes("start", Date)],
        returns: Integer,
        en: "How many whole minutes lie between start and end; negative when the end comes first.",
        ja: "開始から終了までの分数（端数切り捨て）を返します。終了が先の場合は負の数です。",
        example: example(
            "{%= diffInMinutes(stringToDate(\"2024-11-01T17:20:01Z\"), stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "0",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(between(
                environment,
                argument(arguments, 1),
                argument(arguments, 0),
                |start, end| instants::seconds(start, end) / 60,
            ))
        },
    },
    Function {
        name: "diffInMonths",
        family: Dates,
        parameters: &[takes("end", Date), takes("start", Date)],
        returns: Integer,
        en: "How many whole months lie between start and end; negative when the end comes first.",
        ja: "開始から終了までの月数（端数切り捨て）を返します。終了が先の場合は負の数です。",
        example: example(
            "{%= diffInMonths(stringToDate(\"2024-11-01T17:19:51Z\"), stringToDate(\"2024-08-01T17:19:51Z\")) %}",
            "3",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(between(
                environment,
                argument(arguments, 1),
                argument(arguments, 0),
                instants::months,
            ))
        },
    },
    Function {
        name: "diffInSeconds",
        family: Dates,
        parameters: &[takes("end", Date), takes("start", Date)],
        returns: Integer,
        en: "How many whole seconds lie between start and end; negative when the end comes first.",
        ja: "開始から終了までの秒数（端数切り捨て）を返します。終了が先の場合は負の数です。",
        example: example(
            "{%= diffInSeconds(stringToDate(\"2024-11-01T17:20:01Z\"), stringToDate(\"2024-11-01T17:19:51Z\")) %}",
            "10",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(between(
                environment,
                argument(arguments, 1),
                argument(arguments, 0),
                instants::seconds,
            ))
        },
    },
    Function {
        name: "diffInYears",
        family: Dates,
        parameters: &[takes("end", Date), takes("start", Date)],
        returns: Integer,
        en: "How many whole years lie between start and end; negative when the end comes first.",
        ja: "開始から終了までの年数（端数切り捨て）を返します。終了が先の場合は負の数です。",
        example: example(
            "{%= diffInYears(stringToDate(\"2024-11-01T17:19:51Z\"), stringToDate(\"2019-10-01T17:19:51Z\")) %}",
            "5",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(between(
                environment,
                argument(arguments, 1),
                argument(arguments, 0),
                instants::years,
            ))
        },
    },
];

/// A measure from one date to another; null when either is none.
fn between(
    environment: &Environment,
    start: &Value,
    end: &Value,
    measure: fn(&ZonedDateTime, &ZonedDateTime) -> i64,
) -> Value {
    let dates = environment.date(start).zip(environment.date(end));
    dates.map_or(Value::Null, |(start, end)| {
        Value::Integer(measure(&start, &end))
    })
}

/// A measure from a date to now.
fn age(
    environment: &Environment,
    date: &Value,
    measure: fn(&ZonedDateTime, &ZonedDateTime) -> i64,
) -> Value {
    let date = environment.date(date);
    date.map_or(Value::Null, |date| {
        Value::Integer(measure(&date, environment.now()))
    })
}
