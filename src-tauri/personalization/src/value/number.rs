//! Numbers: reading them from text, and printing them in the shortest form.

use super::Value;

/// A number, whole where it can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    Integer(i64),
    Decimal(f64),
}

impl Number {
    #[allow(
        clippy::cast_precision_loss,
        reason = "decimals are binary floating point in the language"
    )]
    pub(crate) const fn as_f64(self) -> f64 {
        match self {
            Self::Integer(value) => value as f64,
            Self::Decimal(value) => value,
        }
    }

    pub(crate) const fn value(self) -> Value {
        match self {
            Self::Integer(value) => Value::Integer(value),
            Self::Decimal(value) => Value::Decimal(value),
        }
    }
}

/// The number that a text spells: an optional sign, digits, a fraction, an exponent. White space around it is let
/// pass; words such as `NaN` are not numbers.
pub(crate) fn parse_number(text: &str) -> Option<Number> {
    let text = text.trim();
    if !text.bytes().any(|byte| byte.is_ascii_digit())
        || !text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'))
    {
        return None;
    }
    if let Ok(integer) = text.parse() {
        return Some(Number::Integer(integer));
    }
    text.parse().ok().map(Number::Decimal)
}

/// The number that a value is or, for a text, spells.
pub(crate) fn to_number(value: &Value) -> Option<Number> {
    match value {
        Value::Integer(value) => Some(Number::Integer(*value)),
        Value::Decimal(value) => Some(Number::Decimal(*value)),
        Value::Text(text) => parse_number(text),
        _ => None,
    }
}

/// A decimal in the shortest form that reads back the same, as JavaScript prints it.
pub(crate) fn print_decimal(value: f64, buffer: &mut ryu_js::Buffer) -> &str {
    buffer.format(value)
}
