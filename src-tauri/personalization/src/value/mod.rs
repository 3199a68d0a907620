//! The values of the language. Data is converted once into this form; lists, maps and date-times are shared and enter
//! minijinja as objects, so that a plain path in a template stays a native path there.

mod compare;
mod data;
mod list;
mod map;
mod native;
mod number;
mod print;

use std::sync::Arc;

use jiff::ZonedDateTime;

pub(crate) use compare::{equal, loose_equal, order};
pub use data::Data;
pub(crate) use list::List;
pub(crate) use map::Map;
pub(crate) use native::{from_native, to_native};
pub(crate) use number::{Number, parse_number, print_decimal, to_number};
pub(crate) use print::{print_to, to_text};

/// How deep lists made by a message may nest; printing and dropping them recurses.
const MOST_DEPTH: u32 = 100;
/// How many values a list made by a message may hold, counting those inside of its items.
const MOST_WEIGHT: u64 = 1_000_000;

/// A value of the language.
#[derive(Debug, Clone, Default)]
pub(crate) enum Value {
    /// Null, and whatever is missing.
    #[default]
    Null,
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(Arc<str>),
    List(Arc<List>),
    Map(Arc<Map>),
    Date(Arc<ZonedDateTime>),
}

/// The types of the language, as signatures and messages name them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Type {
    /// Anything.
    Any,
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// True or false.
    Boolean,
    /// A list.
    List,
    /// A map or object.
    Map,
    /// A date-time.
    Date,
}

impl Type {
    /// The name in messages and signatures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::List => "array",
            Self::Map => "map",
            Self::Date => "date",
        }
    }
}

impl Value {
    pub(crate) fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn date(date: ZonedDateTime) -> Self {
        Self::Date(Arc::new(date))
    }

    /// A list; nothing when it nests too deeply or holds too much.
    pub(crate) fn list(items: Vec<Self>) -> Option<Self> {
        let list = List::new(items);
        (list.depth() <= MOST_DEPTH && list.weight() <= MOST_WEIGHT)
            .then(|| Self::List(Arc::new(list)))
    }

    pub(crate) const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The truth of a condition: false, null, `""`, 0, not-a-number and the empty list are false.
    pub(crate) fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Boolean(value) => *value,
            Self::Integer(value) => *value != 0,
            Self::Decimal(value) => *value != 0.0 && !value.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::List(list) => !list.items().is_empty(),
            Self::Map(_) | Self::Date(_) => true,
        }
    }

    /// Null, `""` and the empty list or map: what `?:`, isEmpty and isNotEmpty ask.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.items().is_empty(),
            Self::Map(map) => map.is_empty(),
            _ => false,
        }
    }

    /// The field of a map, the projection of a list, the item of a list for a number, and `length`.
    pub(crate) fn field(&self, name: &str) -> Self {
        match self {
            Self::Map(map) => map.get(name).cloned().unwrap_or_default(),
            Self::List(list) => list.field(name),
            Self::Text(text) => text_field(text, name),
            _ => Self::Null,
        }
    }

    /// A measure of size, for the budget of a render.
    pub(crate) fn weight(&self) -> u64 {
        match self {
            Self::Text(text) => 1 + (text.len() as u64) / 64,
            Self::List(list) => list.items().len() as u64 + 1,
            _ => 1,
        }
    }
}

/// A text answers `length` and indices, as JavaScript's strings do.
fn text_field(text: &str, name: &str) -> Value {
    if name == "length" {
        return Value::Integer(i64::try_from(text.encode_utf16().count()).unwrap_or(i64::MAX));
    }
    match list::index(name).and_then(|at| text.chars().nth(at)) {
        Some(character) => Value::text(character.to_string()),
        None => Value::Null,
    }
}
