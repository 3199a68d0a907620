//! How values are written into columns and read back: times as microseconds, names as text, the rest as JSON.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;

/// An instant as whole microseconds since 1970, so that SQL can compare it with another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time(pub(crate) Timestamp);

impl ToSql for Time {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_microsecond().into())
    }
}

impl FromSql for Time {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Timestamp::from_microsecond(value.as_i64()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// A value whose JSON form is one word, such as an enum, as text without quotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<T>(pub(crate) T);

/// The word of a value, see [`Word`].
pub(crate) fn word<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        Ok(other) => Err(rusqlite::Error::ToSqlConversionFailure(
            format!("{other} is not one word").into(),
        )),
        Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(error.into())),
    }
}

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        word(&self.0).map(Into::into)
    }
}

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = serde_json::Value::String(value.as_str()?.to_owned());
        serde_json::from_value(word)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// A value as JSON text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        json(&self.0).map(Into::into)
    }
}

/// The JSON text of a value.
pub(crate) fn json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// An identifier as text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Id<T>(pub(crate) T);

impl<T: Display> ToSql for Id<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl<T: FromStr<Err: std::error::Error + Send + Sync + 'static>> FromSql for Id<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// Parameters of a query whose conditions are only known at run time.
#[derive(Default)]
pub(crate) struct Conditions {
    texts: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
}

impl Conditions {
    /// Adds a condition; each `?` in `text` takes one of `values`, in order.
    pub(crate) fn add(
        &mut self,
        text: impl Into<String>,
        values: impl IntoIterator<Item = Box<dyn ToSql>>,
    ) {
        self.texts.push(text.into());
        self.values.extend(values);
    }

    /// Adds `expression IN (words)`, unless there are none: an empty filter lets everything pass.
    pub(crate) fn one_of<T: Serialize>(
        &mut self,
        expression: &str,
        words: &[T],
    ) -> rusqlite::Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        let places = vec!["?"; words.len()].join(", ");
        let values = words
            .iter()
            .map(|value| word(value).map(|word| Box::new(word) as Box<dyn ToSql>))
            .collect::<rusqlite::Result<Vec<_>>>()?;
        self.add(format!("{expression} IN ({places})"), values);
        Ok(())
    }

    /// `WHERE …`, or nothing without conditions.
    pub(crate) fn clause(&self) -> String {
        if self.texts.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.texts.join(" AND "))
        }
    }

    /// The values, in the order of the places; `more` follow.
    pub(crate) fn values<'a>(&'a self, more: &'a [&'a dyn ToSql]) -> Vec<&'a dyn ToSql> {
        self.values
            .iter()
            .map(AsRef::as_ref)
            .chain(more.iter().copied())
            .collect()
    }
}
