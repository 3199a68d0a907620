//! Functions on numbers.

use java_text::number::{Number as JavaNumber, format_currency, format_number};

use super::{Basis::Documented, Family::Numbers, Function, argument, example, takes};
use crate::value::Type::{Any, Number as Numeric, String as Text};
use crate::value::{Number, Value, to_number, to_text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "formatCurrency",
        family: Numbers,
        parameters: &[takes("amount", Numeric), takes("locale", Text)],
        returns: Text,
        en: "The amount in the currency of the locale's region, with that currency's decimals. What is no number stays as it is.",
        ja: "金額を、ロケールの地域の通貨と小数桁数で表示します。数値でない場合はそのまま返します。",
        example: example("{%= formatCurrency(1234.5, \"en_US\") %}", "$1,234.50"),
        basis: Documented,
        body: |_, arguments| Ok(printed(arguments, format_currency)),
    },
    Function {
        name: "formatNumber",
        family: Numbers,
        parameters: &[takes("number", Numeric), takes("locale", Text)],
        returns: Text,
        en: "The number as the locale writes it, with at most three decimals. What is no number stays as it is.",
        ja: "数値をロケールの書式で表示します。小数は 3 桁までです。数値でない場合はそのまま返します。",
        example: example("{%= formatNumber(1234567.5, \"de_DE\") %}", "1.234.567,5"),
        basis: Documented,
        body: |_, arguments| Ok(printed(arguments, format_number)),
    },
    Function {
        name: "stringToNumber",
        family: Numbers,
        parameters: &[takes("text", Text)],
        returns: Numeric,
        en: "The number that the text spells; the text itself when it is no number.",
        ja: "テキストを数値に変換します。数値でない場合はテキストをそのまま返します。",
        example: example("{%= stringToNumber(\"750\") + 1 %}", "751"),
        basis: Documented,
        body: |_, arguments| {
            let value = argument(arguments, 0);
            Ok(to_number(value).map_or_else(|| value.clone(), Number::value))
        },
    },
    Function {
        name: "toString",
        family: Numbers,
        parameters: &[takes("value", Any)],
        returns: Text,
        en: "The value as text, as it would be printed.",
        ja: "値を表示どおりのテキストに変換します。",
        example: example("{%= toString(12.50) %}", "12.5"),
        basis: Documented,
        body: |_, arguments| {
            Ok(match argument(arguments, 0) {
                Value::Null => Value::Null,
                value => Value::text(crate::value::to_text(value)),
            })
        },
    },
];

/// The first argument as `print` writes it in the locale of the second.
fn printed(arguments: &[Value], print: fn(JavaNumber, &str) -> String) -> Value {
    let value = argument(arguments, 0);
    let number = match to_number(value) {
        Some(crate::value::Number::Integer(integer)) => JavaNumber::from(integer),
        Some(crate::value::Number::Decimal(decimal)) => JavaNumber::from(decimal),
        None => return value.clone(),
    };
    Value::text(print(number, &to_text(argument(arguments, 1))))
}
