//! The functions of the language, as a table: one file a family, one row a function. A row is all there is to a
//! function: the parser, the checker, completion, hover and the documentation read it.

mod comparisons;
mod date_differences;
mod date_parts;
mod date_steps;
mod dates;
mod encodings;
mod instants;
mod lists;
mod maps;
mod migration;
mod numbers;
mod patterns;
mod sets;
mod strings;
mod units;
mod urls;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;

use crate::diagnostics::{Language, Problem};
use crate::render::Environment;
use crate::value::{Type, Value};

/// The families that the editor groups functions by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// Texts.
    Strings,
    /// Date-times.
    Dates,
    /// Numbers.
    Numbers,
    /// Lists.
    Lists,
    /// Maps and objects.
    Maps,
    /// For content that comes from Campaign.
    Migration,
}

/// Whether the behaviour is documented by Adobe or was decided where the documentation leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// Documented.
    Documented,
    /// Decided here.
    Decided,
}

/// A parameter of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// The name in signatures.
    pub name: &'static str,
    /// What it takes.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it may be given again and again.
    pub repeated: bool,
    /// Whether a bare name is meant as the name of a field, not as a path.
    pub field: bool,
}

/// A required parameter.
pub(crate) const fn takes(name: &'static str, kind: Type) -> Parameter {
    Parameter {
        name,
        kind,
        optional: false,
        repeated: false,
        field: false,
    }
}

impl Parameter {
    pub(crate) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub(crate) const fn repeated(mut self) -> Self {
        self.repeated = true;
        self
    }

    pub(crate) const fn field(mut self) -> Self {
        self.field = true;
        self
    }
}

/// An example: a template, the data it reads if any, and what it prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Example {
    /// The template.
    pub template: &'static str,
    /// The data, as JSON.
    pub data: &'static str,
    /// The output at 2024-11-01T00:00:00Z in UTC; empty for examples whose output varies.
    pub output: &'static str,
}

/// An example that reads no data.
pub(crate) const fn example(template: &'static str, output: &'static str) -> Example {
    Example {
        template,
        data: "{}",
        output,
    }
}

/// What a function does with its arguments. Missing optional arguments are not in the slice.
pub(crate) type Body = fn(&Environment, &[Value]) -> Result<Value, Problem>;

/// A function of the language.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Function {
    /// The name.
    pub name: &'static str,
    /// The family.
    pub family: Family,
    /// The parameters, in order.
    pub parameters: &'static [Parameter],
    /// What it gives.
    pub returns: Type,
    /// What it does, in English.
    pub en: &'static str,
    /// What it does, in Japanese.
    pub ja: &'static str,
    /// An example.
    pub example: Example,
    /// Where the behaviour comes from.
    pub basis: Basis,
    #[serde(skip)]
    pub(crate) body: Body,
}

impl Function {
    /// The least and the most number of arguments; no most when the last may be repeated.
    pub fn arity(&self) -> (usize, Option<usize>) {
        let least = self
            .parameters
            .iter()
            .filter(|parameter| !parameter.optional)
            .count();
        let most = if self.parameters.iter().any(|parameter| parameter.repeated) {
            None
        } else {
            Some(self.parameters.len())
        };
        (least, most)
    }

    /// The parameter that the argument at a position is for.
    pub fn parameter(&self, at: usize) -> Option<&'static Parameter> {
        self.parameters
            .get(at)
            .or_else(|| self.parameters.last().filter(|last| last.repeated))
    }

    /// `contains(text: string, part: string, caseSensitive?: boolean): boolean`
    pub fn signature(&self) -> String {
        let parameters: Vec<String> = self.parameters.iter().map(Parameter::label).collect();
        format!(
            "{}({}): {}",
            self.name,
            parameters.join(", "),
            self.returns.name()
        )
    }

    /// What it does, in a language.
    pub fn documentation(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Ja => self.ja,
        }
    }
}

impl Parameter {
    /// `name: type`, with `?` when optional and `…` when repeated.
    pub fn label(&self) -> String {
        let mark = if self.optional { "?" } else { "" };
        let dots = if self.repeated { "…" } else { "" };
        format!("{dots}{}{mark}: {}", self.name, self.kind.name())
    }
}

/// Every function, family by family.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    [
        strings::FUNCTIONS,
        comparisons::FUNCTIONS,
        patterns::FUNCTIONS,
        encodings::FUNCTIONS,
        urls::FUNCTIONS,
        dates::FUNCTIONS,
        date_parts::FUNCTIONS,
        date_steps::FUNCTIONS,
        date_differences::FUNCTIONS,
        numbers::FUNCTIONS,
        lists::FUNCTIONS,
        sets::FUNCTIONS,
        maps::FUNCTIONS,
        migration::FUNCTIONS,
    ]
    .into_iter()
    .flatten()
}

/// The function of a name.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    static BY_NAME: LazyLock<HashMap<&'static str, &'static Function>> = LazyLock::new(|| {
        functions()
            .map(|function| (function.name, function))
            .collect()
    });
    BY_NAME.get(name).copied()
}

/// The argument at a position; null when it is missing.
pub(crate) fn argument(arguments: &[Value], at: usize) -> &Value {
    static NULL: Value = Value::Null;
    arguments.get(at).unwrap_or(&NULL)
}
