//! Arguments that are whole numbers and places in texts, which count UTF-16 units.

use super::argument;
use crate::value::{Number, Value, to_number, to_text};

/// The whole number that a value is, decimals being cut off.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, which is what is wanted"
)]
pub(super) fn whole(value: &Value) -> Option<i64> {
    match to_number(value)? {
        Number::Integer(integer) => Some(integer),
        Number::Decimal(decimal) if decimal.is_nan() => None,
        Number::Decimal(decimal) => Some(decimal as i64),
    }
}

/// The text of the first argument from the second up to the third; what lies outside of the text is left out.
pub(super) fn substring(arguments: &[Value]) -> Value {
    if argument(arguments, 0).is_null() {
        return Value::Null;
    }
    let units: Vec<u16> = to_text(argument(arguments, 0)).encode_utf16().collect();
    let place = |at: usize, missing: usize| match argument(arguments, at) {
        Value::Null => missing,
        value => whole(value)
            .map_or(missing, |place| {
                usize::try_from(place.max(0)).unwrap_or(usize::MAX)
            })
            .min(units.len()),
    };
    let (begin, end) = (place(1, 0), place(2, units.len()));
    Value::text(String::from_utf16_lossy(
        units.get(begin..end).unwrap_or_default(),
    ))
}

/// A number rounded to a whole one; null for what is no number.
pub(super) fn rounded(value: &Value, round: fn(f64) -> f64) -> Value {
    match to_number(value) {
        Some(Number::Decimal(decimal)) => {
            let rounded = round(decimal);
            // Beyond 2^53 a decimal does not tell one whole number from the next.
            if rounded.abs() < 9_007_199_254_740_992.0 {
                whole(&Value::Decimal(rounded)).map_or(Value::Null, Value::Integer)
            } else {
                Value::Decimal(rounded)
            }
        }
        Some(Number::Integer(integer)) => Value::Integer(integer),
        None => Value::Null,
    }
}
