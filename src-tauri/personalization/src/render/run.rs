//! Runs at work: text and plain values, written in one go.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr};
use minijinja::{Error, State};

use super::Environment;
use super::escape::{Escaping, escape};
use crate::value::{Value, from_native, print_decimal, print_to};

/// A stretch of text and plain values.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a run.
#[derive(Debug)]
pub(crate) enum Piece {
    Text(Box<str>),
    Value { source: Source, escaped: bool },
}

impl Piece {
    pub(crate) fn text_size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Value { .. } => 0,
        }
    }
}

/// Where a plain value comes from. Variables are those given when the run is called, by position.
#[derive(Debug)]
pub(crate) enum Source {
    /// A path from the root of the data.
    Root(Box<[Arc<str>]>),
    /// A path from a variable.
    Variable(usize, Box<[Arc<str>]>),
    /// A path from a variable if that has a field of the first name, or else from the root.
    VariableOrRoot(usize, Box<[Arc<str>]>),
}

/// A run with what its values come from.
pub(crate) struct BoundRun {
    pub(crate) run: Arc<Run>,
    pub(crate) environment: Arc<Environment>,
    pub(crate) variables: Vec<Value>,
}

impl fmt::Debug for BoundRun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.run.fmt(formatter)
    }
}

impl Object for BoundRun {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(
        self: &Arc<Self>,
        _: &mut State<'_, '_>,
        variables: &[minijinja::Value],
    ) -> Result<minijinja::Value, Error> {
        Ok(minijinja::Value::from_object(Self {
            run: Arc::clone(&self.run),
            environment: Arc::clone(&self.environment),
            variables: variables.iter().map(from_native).collect(),
        }))
    }
}

impl BoundRun {
    /// Writes the run.
    pub(super) fn write(&self, out: &mut dyn Write) -> fmt::Result {
        for piece in &self.run.pieces {
            match piece {
                Piece::Text(text) => out.write_str(text)?,
                Piece::Value { source, escaped } => {
                    write_value(&self.value(source), *escaped, out)?;
                }
            }
        }
        Ok(())
    }

    fn value(&self, source: &Source) -> Cow<'_, Value> {
        static NULL: Value = Value::Null;
        let root = self.environment.data().root();
        match source {
            Source::Root(names) => walk(root, names),
            Source::Variable(variable, names) => {
                walk(self.variables.get(*variable).unwrap_or(&NULL), names)
            }
            Source::VariableOrRoot(variable, names) => match self.variables.get(*variable) {
                Some(context @ Value::Map(map))
                    if names.first().is_some_and(|name| map.get(name).is_some()) =>
                {
                    walk(context, names)
                }
                Some(context @ Value::List(_))
                    if names
                        .first()
                        .is_some_and(|name| !context.field(name).is_null()) =>
                {
                    walk(context, names)
                }
                _ => walk(root, names),
            },
        }
    }
}

/// Follows names from a value. As long as it leads through maps, nothing is made.
pub(super) fn walk<'value>(from: &'value Value, names: &[Arc<str>]) -> Cow<'value, Value> {
    let mut value = from;
    for (at, name) in names.iter().enumerate() {
        let Value::Map(map) = value else {
            let mut made = value.clone();
            for name in &names[at..] {
                made = made.field(name);
            }
            return Cow::Owned(made);
        };
        match map.get(name) {
            Some(field) => value = field,
            None => return Cow::Owned(Value::Null),
        }
    }
    Cow::Borrowed(value)
}

/// Writes one value, escaped or as it is.
pub(super) fn write_value(value: &Value, escaped: bool, out: &mut dyn Write) -> fmt::Result {
    match value {
        Value::Null => Ok(()),
        Value::Text(text) if escaped => escape(text, out),
        Value::Text(text) => out.write_str(text),
        Value::Integer(value) => out.write_str(itoa::Buffer::new().format(*value)),
        Value::Decimal(value) => out.write_str(print_decimal(*value, &mut ryu_js::Buffer::new())),
        Value::Boolean(value) => out.write_str(if *value { "true" } else { "false" }),
        _ if escaped => print_to(value, &mut Escaping(out)),
        _ => print_to(value, out),
    }
}
