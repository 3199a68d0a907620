//! Data files: JSON, converted once.

use std::sync::Arc;

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
        let serde_json::Value::Object(mut root) = json else {
            return Self::default();
        };
        if let Some(serde_json::Value::Object(profile)) = root.get_mut("profile")
            && let Some(serde_json::Value::Object(attributes)) = profile.get("attributes")
        {
            let attributes = attributes.clone();
            profile.shift_remove("attributes");
            for (name, value) in attributes {
                profile.entry(name).or_insert(value);
            }
        }
        Self {
            root: convert(serde_json::Value::Object(root)),
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
