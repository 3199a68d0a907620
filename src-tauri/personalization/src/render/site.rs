//! Call sites: each place where a lowered message calls back. A site knows its place in the source, so every fault
//! does too.

use std::fmt;
use std::sync::{Arc, Mutex};

use minijinja::value::{Object, ObjectRepr};
use minijinja::{Error, ErrorKind, State};

use super::Environment;
use super::operators;
use crate::diagnostics::{Diagnostic, Problem};
use crate::functions::Function;
use crate::span::Span;
use crate::syntax::tree::Operator;
use crate::value::{Value, from_native, to_native, to_text};

/// What a site does.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// Calls a function of the language.
    Call(&'static Function),
    /// Operators of one strength, from left to right.
    Chain(Box<[Operator]>),
    Negate,
    /// The truth of a value as a boolean.
    Truth,
    /// Truth to `with`, and to `if` with includeZero: 0 counts as true.
    TruthOrZero,
    /// The first value that is not empty, or else the last.
    Fallback,
    List,
    /// Assigns to a let variable.
    Let(usize),
    /// A value to print as it is.
    Raw,
    /// What a loop goes over; the number is the weight of its body.
    Each(u64),
    /// The same with the key or index beside each item.
    Pairs(u64),
    /// The item of a list or map that a computed key names.
    Lookup,
    /// The context after so many `../`, from all contexts around, innermost first.
    Parent(usize),
    /// A field that only our own lookup knows, such as the length of a text.
    Field(Box<str>),
    /// Notes that a branch is taken.
    Branch(usize),
}

/// A place that calls back.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) action: Action,
    pub(crate) span: Span,
}

/// What went wrong at a site, on its way through minijinja's errors.
#[derive(Debug)]
pub(crate) struct SiteFault(pub(crate) Diagnostic);

impl fmt::Display for SiteFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.code)
    }
}

impl std::error::Error for SiteFault {}

/// A let variable's place; nothing before the first assignment.
pub(crate) type Slots = Mutex<Vec<Option<minijinja::Value>>>;

/// A site within one render.
pub(crate) struct BoundSite {
    pub(crate) site: Arc<Site>,
    pub(crate) environment: Arc<Environment>,
    pub(crate) slots: Arc<Slots>,
    pub(crate) source: Arc<str>,
}

impl fmt::Debug for BoundSite {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.site.fmt(formatter)
    }
}

impl Object for BoundSite {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn call(
        self: &Arc<Self>,
        _: &mut State<'_, '_>,
        arguments: &[minijinja::Value],
    ) -> Result<minijinja::Value, Error> {
        self.act(arguments).or_else(|problem| {
            let fault = Diagnostic::new(problem, self.site.span);
            if self.environment.note(&fault) {
                return Ok(self.placeholder());
            }
            Err(Error::new(ErrorKind::InvalidOperation, fault.code).with_source(SiteFault(fault)))
        })
    }
}

impl BoundSite {
    /// What a preview shows where a call failed.
    fn placeholder(&self) -> minijinja::Value {
        match self.site.action {
            Action::Call(_) => {
                minijinja::Value::from(format!("⟦{}⟧", self.site.span.of(&self.source)))
            }
            _ => minijinja::Value::from(()),
        }
    }

    fn act(&self, arguments: &[minijinja::Value]) -> Result<minijinja::Value, Problem> {
        let environment = &*self.environment;
        let first = || arguments.first().map_or(Value::Null, from_native);
        let value = match &self.site.action {
            Action::Call(function) => {
                let arguments: Vec<Value> = arguments.iter().map(from_native).collect();
                environment.spend(1 + arguments.iter().map(Value::weight).sum::<u64>())?;
                let value = (function.body)(environment, &arguments)?;
                if let Value::Text(text) = &value {
                    environment.within_value(text.len())?;
                }
                environment.spend(value.weight())?;
                value
            }
            Action::Chain(chain) => {
                environment.spend(1 + chain.len() as u64)?;
                let mut value = first();
                for (operator, operand) in chain.iter().zip(&arguments[1..]) {
                    value =
                        operators::apply(environment, *operator, &value, &from_native(operand))?;
                }
                value
            }
            Action::Negate => operators::negate(&first()),
            Action::Truth => {
                Value::Boolean(arguments.first().is_some_and(minijinja::Value::is_true))
            }
            Action::TruthOrZero => {
                let value = first();
                Value::Boolean(
                    value.is_true()
                        || matches!(value, Value::Integer(0))
                        || matches!(value, Value::Decimal(zero) if zero == 0.0),
                )
            }
            Action::Fallback => {
                let last = arguments.len().saturating_sub(1);
                let found = arguments
                    .iter()
                    .enumerate()
                    .find(|(at, value)| *at == last || !from_native(value).is_empty());
                return Ok(
                    found.map_or_else(|| minijinja::Value::from(()), |(_, value)| value.clone())
                );
            }
            Action::List => environment.list(arguments.iter().map(from_native).collect())?,
            Action::Let(slot) => {
                environment.spend(1)?;
                let value = arguments.first().cloned().unwrap_or_default();
                // Assigning a missing value hides what the name meant before, so it is null, not undefined.
                let value = if value.is_undefined() {
                    minijinja::Value::from(())
                } else {
                    value
                };
                if let Ok(mut slots) = self.slots.lock()
                    && let Some(place) = slots.get_mut(*slot)
                {
                    *place = Some(value);
                }
                Value::Null
            }
            Action::Raw => {
                let text = to_text(&first());
                environment.spend(1 + text.len() as u64 / 64)?;
                return Ok(minijinja::Value::from_safe_string(text));
            }
            Action::Each(body) => return operators::each(environment, arguments.first(), *body),
            Action::Pairs(body) => operators::pairs(environment, &first(), *body)?,
            Action::Lookup => {
                let object = first();
                // As in Handlebars, what is false is handed back as it is.
                if matches!(object, Value::List(_)) || object.is_true() {
                    object.field(
                        &arguments
                            .get(1)
                            .map_or_else(String::new, |key| to_text(&from_native(key))),
                    )
                } else {
                    object
                }
            }
            Action::Parent(parents) => operators::parent(environment, arguments, *parents),
            Action::Field(name) => first().field(name),
            Action::Branch(branch) => {
                environment.take_branch(*branch);
                Value::Null
            }
        };
        Ok(to_native(&value))
    }
}
