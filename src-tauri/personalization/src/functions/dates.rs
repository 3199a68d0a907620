//! Functions on date-times.

use java_text::date_time::DateTimePattern;

use super::{Basis::Documented, Family::Dates, Function, argument, example, takes};
use crate::value::Type::{Date, String as Text};
use crate::value::{Value, to_text};

pub(super) const FUNCTIONS: &[Function] = &[
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
            Ok(Value::text(printed.unwrap_or_else(|| {
                java_text::zoned::to_java_string(&date)
            })))
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
            if let date @ Value::Date(_) = argument(arguments, 0) {
                return Ok(date.clone());
            }
            let text = to_text(argument(arguments, 0));
            let pattern = match argument(arguments, 1) {
                Value::Null => None,
                pattern => DateTimePattern::new(&to_text(pattern)).ok(),
            };
            let zone = environment.now().time_zone();
            let date = java_text::zoned::parse(&text, pattern.as_ref(), environment.locale(), zone);
            Ok(date.map_or(Value::Null, Value::date))
        },
    },
];
