//! Data files: JSON, converted once.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{List, Map, Value};

/// The data of one message, ready to render; cheap to clone and to share between threads.
#[derive(Debug, Clone)]
pub struct Data {
    root: Value,
}

impl Data {
    /// Converts `{"profile": …, "context": …}`. The form `{"profile": {"attributes": …}}` of exported profiles is
    /// understood; anything that is no object gives empty data.
    pub fn from_json(json: serde_json::Value) -> Self {
        Self::of(convert(json))
    }

    /// Reads JSON text, which is quicker than [`Data::from_json`] for data that is used once.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json).map(Self::of)
    }

    fn of(root: Value) -> Self {
        let Value::Map(map) = &root else {
            return Self::default();
        };
        let attributes = map.get("profile").and_then(|profile| match profile {
            Value::Map(profile) => profile.get("attributes"),
            _ => None,
        });
        match attributes {
            Some(Value::Map(attributes)) => Self {
                root: unwrapped(map, attributes),
            },
            _ => Self { root },
        }
    }

    pub(crate) const fn root(&self) -> &Value {
        &self.root
    }
}

impl Default for Data {
    fn default() -> Self {
        Self {
            root: Value::Map(Arc::new(Map::default())),
        }
    }
}

impl From<serde_json::Value> for Data {
    fn from(json: serde_json::Value) -> Self {
        Self::from_json(json)
    }
}

/// The data with the attributes of the profile in place of the profile; other fields of it stay beside them.
fn unwrapped(root: &Map, attributes: &Map) -> Value {
    let entries = root.entries().iter().map(|(name, value)| match value {
        Value::Map(profile) if &**name == "profile" => {
            let beside = profile
                .entries()
                .iter()
                .filter(|(name, _)| &**name != "attributes" && attributes.get(name).is_none());
            let fields = attributes.entries().iter().chain(beside).cloned().collect();
            (name.clone(), Value::Map(Arc::new(Map::new(fields))))
        }
        _ => (name.clone(), value.clone()),
    });
    Value::Map(Arc::new(Map::new(entries.collect())))
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers beyond 64 bits are decimals in the language"
    )]
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Decimal(value as f64), Value::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Decimal(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(Arc::new(List::new(list))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut entries: Vec<(Arc<str>, Value)> = Vec::new();
        while let Some(entry) = fields.next_entry::<Box<str>, Value>()? {
            entries.push((Arc::from(entry.0), entry.1));
        }
        Ok(Value::Map(Arc::new(Map::new(without_doubles(entries)))))
    }
}

/// Of fields of the same name, the last counts, at the place of the first.
fn without_doubles(mut entries: Vec<(Arc<str>, Value)>) -> Vec<(Arc<str>, Value)> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|a, b| entries[*a].0.cmp(&entries[*b].0));
    if order
        .windows(2)
        .all(|pair| entries[pair[0]].0 != entries[pair[1]].0)
    {
        return entries;
    }
    let mut places: HashMap<Arc<str>, usize> = HashMap::new();
    let mut kept: Vec<(Arc<str>, Value)> = Vec::new();
    for (name, value) in entries.drain(..) {
        if let Some(place) = places.get(&name) {
            kept[*place].1 = value;
        } else {
            places.insert(name.clone(), kept.len());
            kept.push((name, value));
        }
    }
    kept
}

/// JSON as a value. Its depth is bounded by whoever read it; `serde_json` stops at 128.
fn convert(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Boolean(value),
        serde_json::Value::Number(number) => number.as_i64().map_or_else(
            || Value::Decimal(number.as_f64().unwrap_or_default()),
            Value::Integer,
        ),
        serde_json::Value::String(text) => Value::text(text),
        serde_json::Value::Array(items) => Value::List(Arc::new(List::new(
            items.into_iter().map(convert).collect(),
        ))),
        serde_json::Value::Object(entries) => Value::Map(Arc::new(Map::new(
            entries
                .into_iter()
                .map(|(key, value)| (Arc::from(key), convert(value)))
                .collect(),
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_values_give_the_same_data() {
        let text = r#"{"profile": {"attributes": {"a": 1, "b": [1.5, null, "x"]}, "b": 2, "c": true}, "context": {"10": 18446744073709551615, "9": -1, "9": 3}}"#;
        let json: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
        let parsed = Data::parse(text).expect("it is JSON");
        assert!(super::super::equal(
            parsed.root(),
            Data::from_json(json).root()
        ));
        assert_eq!(
            super::super::to_text(&parsed.root().field("profile").field("b")),
            "1.5,,x"
        );
        assert_eq!(
            super::super::to_text(&parsed.root().field("profile").field("c")),
            "true"
        );
        assert_eq!(
            super::super::to_text(&parsed.root().field("context").field("9")),
            "3"
        );
        assert!(Data::parse("{").is_err());
    }
}
