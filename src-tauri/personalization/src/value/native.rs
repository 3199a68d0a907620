//! The crossing between our values and minijinja's.

use std::fmt;
use std::sync::Arc;

use jiff::ZonedDateTime;
use minijinja::value::{DynObject, Enumerator, Object, ObjectRepr, ValueKind};

use super::{List, Map, Value};

/// A date-time inside of minijinja.
struct Date(Arc<ZonedDateTime>);

impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl Object for Date {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }
}

/// Our value as minijinja's. Texts, lists and maps are shared, not copied.
pub(crate) fn to_native(value: &Value) -> minijinja::Value {
    match value {
        Value::Null => minijinja::Value::from(()),
        Value::Boolean(value) => minijinja::Value::from(*value),
        Value::Integer(value) => minijinja::Value::from(*value),
        Value::Decimal(value) => minijinja::Value::from(*value),
        Value::Text(text) => minijinja::Value::from(text),
        Value::List(list) => minijinja::Value::from_dyn_object(DynObject::new(Arc::clone(list))),
        Value::Map(map) => minijinja::Value::from_dyn_object(DynObject::new(Arc::clone(map))),
        Value::Date(date) => minijinja::Value::from_object(Date(Arc::clone(date))),
    }
}

/// minijinja's value as ours.
pub(crate) fn from_native(value: &minijinja::Value) -> Value {
    match value.kind() {
        ValueKind::Bool => Value::Boolean(value.is_true()),
        ValueKind::Number => match value.as_i64() {
            Some(integer) if value.is_integer() => Value::Integer(integer),
            _ => f64::try_from(value.clone()).map_or(Value::Null, Value::Decimal),
        },
        ValueKind::String => value.to_str().map_or(Value::Null, Value::Text),
        _ => {
            if let Some(list) = value.downcast_object::<List>() {
                Value::List(list)
            } else if let Some(map) = value.downcast_object::<Map>() {
                Value::Map(map)
            } else if let Some(date) = value.downcast_object_ref::<Date>() {
                Value::Date(Arc::clone(&date.0))
            } else {
                Value::Null
            }
        }
    }
}
