//! Functions on numbers.

use java_text::number::{Number as JavaNumber, format_currency, format_number};

use super::units::{rounded, whole};
use crate::value::{Number, Value, to_number, to_text};

use super::{
    Basis::{Decided, Documented},
    Family::Numbers,
    Function, argument, example, takes,
};
use crate::value::Type::{Any, Boolean, Integer, Number as Numeric, String as Text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "absolute",
        family: Numbers,
        parameters: &[takes("number", Numeric)],
        returns: Numeric,
        en: "The number without its sign.",
        ja: "数値の絶対値を返します。",
        example: example("{%= absolute(-4) %}", "4"),
        basis: Documented,
        body: |_, arguments| {
            Ok(match to_number(argument(arguments, 0)) {
                Some(Number::Integer(integer)) => integer.checked_abs().map_or(
                    Value::Decimal(Number::Integer(integer).as_f64().abs()),
                    Value::Integer,
                ),
                Some(Number::Decimal(decimal)) => Value::Decimal(decimal.abs()),
                None => Value::Null,
            })
        },
    },
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
        name: "random",
        family: Numbers,
        parameters: &[],
        returns: Numeric,
        en: "A random number from 0 up to, not including, 1. It depends on the clock of the render, so that a preview can be repeated.",
        ja: "0 以上 1 未満の乱数を返します。プレビューを再現できるように、レンダリングの時計から求めます。",
        example: example("{%#if random() < 1%}yes{%/if%}", "yes"),
        basis: Documented,
        body: |environment, _| Ok(Value::Decimal(environment.random())),
    },
    Function {
        name: "roundDown",
        family: Numbers,
        parameters: &[takes("number", Numeric)],
        returns: Numeric,
        en: "The greatest whole number that is not greater than the number.",
        ja: "数値を超えない最大の整数を返します。",
        example: example("{%= roundDown(2.9) %}", "2"),
        basis: Documented,
        body: |_, arguments| Ok(rounded(argument(arguments, 0), f64::floor)),
    },
    Function {
        name: "roundUp",
        family: Numbers,
        parameters: &[takes("number", Numeric)],
        returns: Numeric,
        en: "The least whole number that is not less than the number.",
        ja: "数値以上の最小の整数を返します。",
        example: example("{%= roundUp(2.1) %}", "3"),
        basis: Documented,
        body: |_, arguments| Ok(rounded(argument(arguments, 0), f64::ceil)),
    },
    Function {
        name: "string_to_integer",
        family: Numbers,
        parameters: &[takes("text", Text)],
        returns: Integer,
        en: "The whole number that the text spells, decimals being cut off. Null when it is no number.",
        ja: "テキストを整数に変換します（小数点以下は切り捨て）。数値でない場合は null です。",
        example: example("{%= string_to_integer(\"42\") + 1 %}", "43"),
        basis: Documented,
        body: |_, arguments| Ok(whole(argument(arguments, 0)).map_or(Value::Null, Value::Integer)),
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
        name: "toBool",
        family: Numbers,
        parameters: &[takes("value", Any)],
        returns: Boolean,
        en: "True for true, for the text \"true\" in upper or lower case, and for numbers other than 0; false for everything else.",
        ja: "true、テキスト \"true\"（大文字小文字は問わない）、0 以外の数値の場合に true を返し、それ以外は false を返します。",
        example: example("{%= toBool(\"TRUE\") %}", "true"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(match argument(arguments, 0) {
                Value::Text(text) => text.trim().eq_ignore_ascii_case("true"),
                value @ (Value::Boolean(_) | Value::Integer(_) | Value::Decimal(_)) => {
                    value.is_true()
                }
                _ => false,
            }))
        },
    },
    Function {
        name: "toHexString",
        family: Numbers,
        parameters: &[takes("number", Integer)],
        returns: Text,
        en: "The whole number in hexadecimal digits; a negative one as its 64 bits.",
        ja: "整数を 16 進数で表します。負の数は 64 ビットの補数表現になります。",
        example: example("{%= toHexString(158) %}", "9e"),
        basis: Documented,
        body: |_, arguments| {
            Ok(whole(argument(arguments, 0))
                .map_or(Value::Null, |number| Value::text(format!("{number:x}"))))
        },
    },
    Function {
        name: "toInt",
        family: Numbers,
        parameters: &[takes("value", Any)],
        returns: Integer,
        en: "The whole number that the value is or spells, decimals being cut off. Null when it is no number.",
        ja: "値を整数に変換します（小数点以下は切り捨て）。数値でない場合は null です。",
        example: example("{%= toInt(42.6) %}", "42"),
        basis: Documented,
        body: |_, arguments| {
            Ok(match argument(arguments, 0) {
                Value::Boolean(value) => Value::Integer(i64::from(*value)),
                value => whole(value).map_or(Value::Null, Value::Integer),
            })
        },
    },
    Function {
        name: "toPercentage",
        family: Numbers,
        parameters: &[takes("number", Numeric)],
        returns: Text,
        en: "The number as a percentage: 0.25 is 25%.",
        ja: "数値をパーセントで表します。0.25 は 25% です。",
        example: example("{%= toPercentage(0.25) %}", "25%"),
        basis: Decided,
        body: |_, arguments| {
            Ok(to_number(argument(arguments, 0))
                .map_or(Value::Null, |number| Value::text(percentage(number))))
        },
    },
    Function {
        name: "toPrecision",
        family: Numbers,
        parameters: &[takes("number", Numeric), takes("digits", Integer)],
        returns: Text,
        en: "The number with that many digits after the point, rounded half to even.",
        ja: "数値を、指定した小数桁数で表します（偶数への丸め）。",
        example: example("{%= toPrecision(3.14159, 2) %}", "3.14"),
        basis: Decided,
        body: |_, arguments| {
            let Some(number) = to_number(argument(arguments, 0)) else {
                return Ok(Value::Null);
            };
            // More digits than a number can have are zeros.
            let digits = whole(argument(arguments, 1))
                .unwrap_or(0)
                .clamp(0, MOST_DIGITS);
            let digits = usize::try_from(digits).unwrap_or(0);
            Ok(Value::text(match number {
                Number::Integer(integer) if digits == 0 => integer.to_string(),
                Number::Integer(integer) => format!("{integer}.{}", "0".repeat(digits)),
                Number::Decimal(decimal) => format!("{decimal:.digits$}"),
            }))
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
                value => Value::text(to_text(value)),
            })
        },
    },
];

const MOST_DIGITS: i64 = 100;

/// The first argument as `print` writes it in the locale of the second.
fn printed(arguments: &[Value], print: fn(JavaNumber, &str) -> String) -> Value {
    let value = argument(arguments, 0);
    let number = match to_number(value) {
        Some(Number::Integer(integer)) => JavaNumber::from(integer),
        Some(Number::Decimal(decimal)) => JavaNumber::from(decimal),
        None => return value.clone(),
    };
    Value::text(print(number, &to_text(argument(arguments, 1))))
}

/// The digits moved two places, not multiplied: 0.07 is 7%, which in binary it would not be.
fn percentage(number: Number) -> String {
    let digits = match number {
        Number::Integer(integer) => integer.to_string(),
        Number::Decimal(decimal) => decimal.to_string(),
    };
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = format!("{fraction:0<2}");
    let whole = format!("{whole}{}", &fraction[..2]);
    let whole = whole.trim_start_matches('0');
    let (whole, rest) = (if whole.is_empty() { "0" } else { whole }, &fraction[2..]);
    if rest.is_empty() {
        format!("{sign}{whole}%")
    } else {
        format!("{sign}{whole}.{rest}%")
    }
}
