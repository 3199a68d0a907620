//! Functions that read, print and convert date-times.

use java_text::date_time::DateTimePattern;
use java_text::zoned;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use super::units::whole;
use crate::render::Environment;
use crate::value::{Number, Value, to_number, to_text};

use super::{Basis::Documented, Family::Dates, Function, argument, example, takes};
use crate::value::Type::{Any, Date, Integer, String as Text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "convertZonedDateTime",
        family: Dates,
        parameters: &[takes("date", Date), takes("zone", Text)],
        returns: Date,
        en: "The same instant in another time zone, such as Asia/Tokyo or +09:00. Null when there is no such zone.",
        ja: "同じ時点を別のタイムゾーン（Asia/Tokyo や +09:00 など）で表します。ゾーンがない場合は null です。",
        example: example(
            "{%= convertZonedDateTime(stringToDate(\"2019-02-19T08:09:00Z\"), \"Asia/Tehran\") %}",
            "2019-02-19T11:39+03:30[Asia/Tehran]",
        ),
        basis: Documented,
        body: |environment, arguments| {
            let date = environment.date(argument(arguments, 0));
            let zone = zoned::time_zone(to_text(argument(arguments, 1)).trim()).ok();
            Ok(date.zip(zone).map_or(Value::Null, |(date, zone)| {
                Value::date(date.with_time_zone(zone))
            }))
        },
    },
    Function {
        name: "currentTimeInMillis",
        family: Dates,
        parameters: &[],
        returns: Integer,
        en: "The current time in milliseconds since 1 January 1970 in UTC.",
        ja: "現在時刻を 1970 年 1 月 1 日 (UTC) からのミリ秒で返します。",
        example: example("{%= currentTimeInMillis() %}", "1730419200000"),
        basis: Documented,
        body: |environment, _| {
            Ok(Value::Integer(
                environment.now().timestamp().as_millisecond(),
            ))
        },
    },
    Function {
        name: "formatDate",
        family: Dates,
        parameters: &[
            takes("date", Date),
            takes("pattern", Text),
            takes("locale", Text).optional(),
        ],
        returns: Text,
        en: "Prints the date by a pattern of Java's DateTimeFormatter, with the names of the locale. A pattern that is not valid gives the ISO form.",
        ja: "Java の DateTimeFormatter のパターンで日付を表示します。名前はロケールに従います。パターンが無効な場合は ISO 形式になります。",
        example: example(
            "{%= formatDate(stringToDate(\"2024-11-01T17:19:51Z\"), \"dd/MM/yyyy\") %}",
            "01/11/2024",
        ),
        basis: Documented,
        body: |environment, arguments| {
            let Some(date) = environment.date(argument(arguments, 0)) else {
                return Ok(argument(arguments, 0).clone());
            };
            let locale = match argument(arguments, 2) {
                Value::Null => environment.locale().to_owned(),
                locale => to_text(locale),
            };
            let pattern = to_text(argument(arguments, 1));
            let printed = DateTimePattern::new(&pattern)
                .ok()
                .and_then(|pattern| pattern.format(&date, &locale).ok());
            Ok(Value::text(
                printed.unwrap_or_else(|| zoned::to_java_string(&date)),
            ))
        },
    },
    Function {
        name: "getCurrentZonedDateTime",
        family: Dates,
        parameters: &[],
        returns: Date,
        en: "The current date and time, with the time zone.",
        ja: "現在の日時をタイムゾーン付きで返します。",
        example: example("{%= getCurrentZonedDateTime() %}", "2024-11-01T00:00Z"),
        basis: Documented,
        body: |environment, _| Ok(Value::date(environment.now().clone())),
    },
    Function {
        name: "stringToDate",
        family: Dates,
        parameters: &[takes("text", Text), takes("pattern", Text).optional()],
        returns: Date,
        en: "Reads a date from a text in ISO form, or by a pattern of Java's DateTimeFormatter.",
        ja: "ISO 形式のテキスト、または Java の DateTimeFormatter のパターンに従うテキストから日付を読み取ります。",
        example: example(
            "{%= stringToDate(\"2024-11-01T17:19:51Z\") %}",
            "2024-11-01T17:19:51Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            Ok(read(environment, arguments).map_or(Value::Null, Value::date))
        },
    },
    Function {
        name: "toDateTime",
        family: Dates,
        parameters: &[takes("text", Text), takes("pattern", Text).optional()],
        returns: Date,
        en: "Reads a date from a text in ISO form, or by a pattern of Java's DateTimeFormatter; 1970-01-01T00:00Z when it cannot be read.",
        ja: "ISO 形式のテキスト、または Java の DateTimeFormatter のパターンに従うテキストから日付を読み取ります。読み取れない場合は 1970-01-01T00:00Z です。",
        example: example("{%= toDateTime(\"soon\") %}", "1970-01-01T00:00Z"),
        basis: Documented,
        body: |environment, arguments| {
            let epoch = || Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC);
            Ok(Value::date(
                read(environment, arguments).unwrap_or_else(epoch),
            ))
        },
    },
    Function {
        name: "toDateTimeOnly",
        family: Dates,
        parameters: &[takes("value", Any)],
        returns: Date,
        en: "The date of a text in ISO form, of a date, or of milliseconds since 1 January 1970 in UTC.",
        ja: "ISO 形式のテキスト、日付、または 1970 年 1 月 1 日 (UTC) からのミリ秒を日付に変換します。",
        example: example("{%= toDateTimeOnly(1730419200000) %}", "2024-11-01T00:00Z"),
        basis: Documented,
        body: |environment, arguments| {
            let value = argument(arguments, 0);
            let date = environment.date(value).or_else(|| {
                // A text of digits is a count too: context attributes arrive as texts.
                to_number(value)
                    .and_then(|_: Number| whole(value))
                    .and_then(of_milliseconds)
            });
            Ok(date.map_or(Value::Null, Value::date))
        },
    },
    Function {
        name: "toUTC",
        family: Dates,
        parameters: &[takes("date", Date)],
        returns: Date,
        en: "The same instant in UTC.",
        ja: "同じ時点を UTC で表します。",
        example: example(
            "{%= toUTC(stringToDate(\"2024-11-01T09:00:00+09:00\")) %}",
            "2024-11-01T00:00Z",
        ),
        basis: Documented,
        body: |environment, arguments| {
            let date = environment.date(argument(arguments, 0));
            Ok(date.map_or(Value::Null, |date| {
                Value::date(date.with_time_zone(TimeZone::UTC))
            }))
        },
    },
];

/// The date that the first argument is or spells, by the pattern in the second.
fn read(environment: &Environment, arguments: &[Value]) -> Option<ZonedDateTime> {
    let value = argument(arguments, 0);
    if let Value::Date(date) = value {
        return Some(ZonedDateTime::clone(date));
    }
    let pattern = match argument(arguments, 1) {
        Value::Null => None,
        pattern => Some(DateTimePattern::new(&to_text(pattern)).ok()?),
    };
    let zone = environment.now().time_zone();
    zoned::parse(
        &to_text(value),
        pattern.as_ref(),
        environment.locale(),
        zone,
    )
}

fn of_milliseconds(milliseconds: i64) -> Option<ZonedDateTime> {
    let instant = Timestamp::from_millisecond(milliseconds).ok()?;
    Some(instant.to_zoned_datetime(TimeZone::UTC))
}
