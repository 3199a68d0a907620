//! What operators and loops do with values.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Environment;
use crate::diagnostics::Problem;
use crate::syntax::tree::Operator;
use crate::value::{
    List, Map, Number, Value, equal, from_native, order, parse_number, to_native, to_number,
    to_text,
};

/// One binary operator. Arithmetic on what is no number gives null; an order between such is false.
pub(crate) fn apply(
    environment: &Environment,
    operator: Operator,
    left: &Value,
    right: &Value,
) -> Result<Value, Problem> {
    if operator.is_arithmetic() {
        return Ok(arithmetic(operator, left, right));
    }
    environment.spend(left.weight() + right.weight())?;
    let ordered = |wanted: fn(Ordering) -> bool| order(left, right).is_some_and(wanted);
    Ok(Value::Boolean(match operator {
        Operator::Equal => equal(left, right),
        Operator::NotEqual => !equal(left, right),
        Operator::Greater => ordered(Ordering::is_gt),
        Operator::GreaterOrEqual => ordered(Ordering::is_ge),
        Operator::Less => ordered(Ordering::is_lt),
        _ => ordered(Ordering::is_le),
    }))
}

fn arithmetic(operator: Operator, left: &Value, right: &Value) -> Value {
    let (Some(left), Some(right)) = (to_number(left), to_number(right)) else {
        return Value::Null;
    };
    if let (Number::Integer(left), Number::Integer(right)) = (left, right) {
        let whole = match operator {
            Operator::Add => left.checked_add(right),
            Operator::Subtract => left.checked_sub(right),
            Operator::Multiply => left.checked_mul(right),
            Operator::Remainder => left.checked_rem(right),
            _ => left
                .checked_div(right)
                .filter(|quotient| quotient.checked_mul(right) == Some(left)),
        };
        if let Some(whole) = whole {
            return Value::Integer(whole);
        }
    }
    let (left, right) = (left.as_f64(), right.as_f64());
    let result = match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Remainder => left % right,
        _ => left / right,
    };
    // Division by zero has no value to show.
    if result.is_finite() {
        Value::Decimal(result)
    } else {
        Value::Null
    }
}

/// Unary minus.
pub(crate) fn negate(value: &Value) -> Value {
    match to_number(value) {
        Some(Number::Integer(value)) => value.checked_neg().map_or(Value::Null, Value::Integer),
        Some(Number::Decimal(value)) => Value::Decimal(-value),
        None => Value::Null,
    }
}

/// What a loop goes over: the items of a list, the values of a map, nothing for anything else.
pub(crate) fn each(
    environment: &Environment,
    subject: Option<&minijinja::Value>,
    body: u64,
) -> Result<minijinja::Value, Problem> {
    let Some(subject) = subject else {
        return Ok(to_native(&Value::List(List::new(Vec::new()).into())));
    };
    if let Some(list) = subject.downcast_object_ref::<List>() {
        spend_turns(environment, list.items().len(), body)?;
        return Ok(subject.clone());
    }
    let items = match subject.downcast_object_ref::<Map>() {
        Some(map) => map
            .entries()
            .iter()
            .map(|(_, value)| value.clone())
            .collect(),
        None => Vec::new(),
    };
    spend_turns(environment, items.len(), body)?;
    Ok(to_native(&Value::List(List::new(items).into())))
}

/// Pairs of item and index, or value and key.
pub(crate) fn pairs(
    environment: &Environment,
    subject: &Value,
    body: u64,
) -> Result<Value, Problem> {
    let pair = |value: &Value, key: Value| Value::List(List::new(vec![value.clone(), key]).into());
    let pairs: Vec<Value> = match subject {
        Value::List(list) => (0..)
            .zip(list.items())
            .map(|(at, item)| pair(item, Value::Integer(at)))
            .collect(),
        Value::Map(map) => map
            .entries()
            .iter()
            .map(|(key, value)| pair(value, Value::Text(key.clone())))
            .collect(),
        _ => Vec::new(),
    };
    spend_turns(environment, pairs.len(), body)?;
    Ok(Value::List(List::new(pairs).into()))
}

fn spend_turns(environment: &Environment, turns: usize, body: u64) -> Result<(), Problem> {
    environment.spend(1 + (turns as u64).saturating_mul(body))
}

/// The context that `../` means. Handlebars leaves a context out that equals the one around it.
pub(crate) fn parent(
    environment: &Environment,
    contexts: &[minijinja::Value],
    parents: usize,
) -> Value {
    let mut depths = vec![environment.data().root().clone()];
    for context in contexts.iter().rev().map(from_native) {
        if depths
            .last()
            .is_none_or(|around| !same_context(around, &context))
        {
            depths.push(context);
        }
    }
    let at = depths.len().checked_sub(parents + 1);
    at.and_then(|at| depths.into_iter().nth(at))
        .unwrap_or_default()
}

/// Whether JavaScript's `==` holds between two contexts, which is what Handlebars asks.
fn same_context(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::List(left), Value::List(right)) => Arc::ptr_eq(left, right),
        (Value::Map(left), Value::Map(right)) => Arc::ptr_eq(left, right),
        (Value::Null | Value::Map(_), _) | (_, Value::Null | Value::Map(_)) => false,
        (Value::Text(_) | Value::List(_), Value::Text(_) | Value::List(_)) => {
            to_text(left) == to_text(right)
        }
        _ => script_number(left).is_some_and(|number| Some(number) == script_number(right)),
    }
}

/// The number that JavaScript makes of a value.
fn script_number(value: &Value) -> Option<f64> {
    match value {
        Value::Boolean(value) => Some(f64::from(u8::from(*value))),
        Value::List(_) | Value::Text(_) => match to_text(value).trim() {
            "" => Some(0.0),
            text => parse_number(text).map(Number::as_f64),
        },
        _ => to_number(value).map(Number::as_f64),
    }
}
