//! Equality and order.

use std::cmp::Ordering;

use jiff::ZonedDateTime;

use super::{Value, to_number};

/// Whether two values are the same; numbers by value whatever their form, date-times by instant.
pub(crate) fn same_item(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(left), Value::Boolean(right)) => left == right,
        (Value::Text(left), Value::Text(right)) => left == right,
        (Value::Integer(left), Value::Integer(right)) => left == right,
        (Value::Integer(_) | Value::Decimal(_), Value::Integer(_) | Value::Decimal(_)) => {
            order_numbers(left, right) == Some(Ordering::Equal)
        }
        (Value::Date(left), Value::Date(right)) => left.timestamp() == right.timestamp(),
        (Value::List(left), Value::List(right)) => {
            left.items().len() == right.items().len()
                && left
                    .items()
                    .iter()
                    .zip(right.items())
                    .all(|(left, right)| same_item(left, right))
        }
        (Value::Map(left), Value::Map(right)) => {
            left.entries().len() == right.entries().len()
                && left
                    .entries()
                    .iter()
                    .all(|(key, value)| right.get(key).is_some_and(|other| same_item(value, other)))
        }
        _ => false,
    }
}

/// `same_item`, and besides a text equals the number, boolean or date that it spells.
pub(crate) fn loose_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Text(_), Value::Integer(_) | Value::Decimal(_))
        | (Value::Integer(_) | Value::Decimal(_), Value::Text(_)) => {
            order_numbers(left, right) == Some(Ordering::Equal)
        }
        (Value::Text(_), Value::Date(_)) | (Value::Date(_), Value::Text(_)) => {
            order(left, right) == Some(Ordering::Equal)
        }
        _ => same_item(left, right),
    }
}

/// `=`: between a list and a single value, whether some item equals it. Null equals null alone.
pub(crate) fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::List(_), Value::List(_)) => same_item(left, right),
        (Value::List(list), single) | (single, Value::List(list)) => {
            !single.is_null() && list.items().iter().any(|item| loose_equal(item, single))
        }
        _ => loose_equal(left, right),
    }
}

fn order_numbers(left: &Value, right: &Value) -> Option<Ordering> {
    use super::Number::Integer;
    match (to_number(left)?, to_number(right)?) {
        (Integer(left), Integer(right)) => Some(left.cmp(&right)),
        (left, right) => left.as_f64().partial_cmp(&right.as_f64()),
    }
}

/// The order of two values; nothing when they have none.
pub(crate) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => {
            Some(left.encode_utf16().cmp(right.encode_utf16()))
        }
        (Value::Boolean(left), Value::Boolean(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.timestamp().cmp(&right.timestamp())),
        (Value::Date(left), Value::Text(right)) => {
            Some(left.timestamp().cmp(&iso(right, left)?.timestamp()))
        }
        (Value::Text(left), Value::Date(right)) => {
            Some(iso(left, right)?.timestamp().cmp(&right.timestamp()))
        }
        _ => order_numbers(left, right),
    }
}

fn iso(text: &str, other: &ZonedDateTime) -> Option<ZonedDateTime> {
    java_text::zoned::parse_iso(text, other.time_zone())
}
