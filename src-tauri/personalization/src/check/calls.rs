//! Checks on function calls.

use super::Checker;
use crate::diagnostics::{Diagnostic, Fix, Problem};
use crate::functions::{self, Function, Parameter};
use crate::span::Span;
use crate::syntax::tree::{Call, Expr, ExprKind};
use crate::value::Type;

/// Names from elsewhere and what they are called here.
const FOREIGN: &[(&str, &str)] = &[
    ("now", "getCurrentZonedDateTime"),
    ("currentDate", "getCurrentZonedDateTime"),
    ("uppercase", "upperCase"),
    ("lowercase", "lowerCase"),
    ("substring", "substr"),
    ("size", "count"),
    ("first", "head"),
    ("default", "?:"),
];

impl Checker<'_> {
    pub(super) fn call(&mut self, call: &Call, span: Span) {
        if call.name == "lookup" {
            if let Some(object) = call.arguments.first() {
                self.expression(object, Type::Any);
            }
            call.arguments
                .iter()
                .skip(1)
                .for_each(|key| self.expression(key, Type::String));
            return self.count(call, &call.name, (2, Some(2)));
        }
        let Some(function) = functions::find(&call.name) else {
            call.arguments
                .iter()
                .for_each(|argument| self.expression(argument, Type::Any));
            return self.unknown(call);
        };
        self.count(call, function.name, function.arity());
        for (at, argument) in call.arguments.iter().enumerate() {
            let Some(parameter) = function.parameter(at) else {
                self.expression(argument, Type::Any);
                continue;
            };
            if parameter.field && argument.as_path().is_some() {
                continue;
            }
            self.expression(argument, parameter.kind);
            self.argument(function, parameter, argument);
        }
        self.literal_patterns(function, call, span);
    }

    fn unknown(&mut self, call: &Call) {
        if let Some((_, right)) = FOREIGN.iter().find(|(name, _)| *name == call.name)
            && functions::find(right).is_some()
        {
            let problem = if call.name == "now" {
                Problem::ForeignForm {
                    found: "now()".to_owned(),
                    right: format!("{right}()"),
                }
            } else {
                Problem::UnknownFunction {
                    name: call.name.clone(),
                    nearest: Some((*right).to_owned()),
                }
            };
            return self.report_with(
                problem,
                call.name_span,
                Fix::replace(call.name_span, *right),
            );
        }
        let nearest = super::nearest(
            &call.name,
            functions::functions().map(|function| function.name),
        );
        let problem = Problem::UnknownFunction {
            name: call.name.clone(),
            nearest: nearest.clone(),
        };
        let mut diagnostic = Diagnostic::new(problem, call.name_span);
        if let Some(nearest) = nearest {
            diagnostic = diagnostic.fix(Fix::replace(call.name_span, nearest));
        }
        self.push(diagnostic);
    }

    fn count(&mut self, call: &Call, name: &str, (least, most): (usize, Option<usize>)) {
        let found = call.arguments.len();
        if found < least || most.is_some_and(|most| found > most) {
            let span = call.name_span.to(call.arguments_span);
            self.report(
                Problem::ArgumentCount {
                    function: name.to_owned(),
                    least,
                    most,
                    found,
                },
                span,
            );
        }
    }

    fn argument(&mut self, function: &Function, parameter: &Parameter, argument: &Expr) {
        let meaning = self.meaning(argument);
        if parameter.kind == Type::Date {
            let from_context = meaning
                .origin
                .as_ref()
                .is_some_and(|origin| origin.base() == Some("context"));
            if meaning.kind == Some(Type::String) || (meaning.kind.is_none() && from_context) {
                let source = argument.span.of(self.source);
                let fix = Fix::replace(argument.span, format!("toDateTime({source})"));
                return self.report_with(
                    Problem::DateAsText {
                        function: function.name.to_owned(),
                    },
                    argument.span,
                    fix,
                );
            }
        }
        if parameter.kind == Type::Number {
            self.context_number(argument);
        }
        let Some(kind) = meaning.kind else { return };
        if !accepts(parameter.kind, kind, argument) {
            self.report(
                Problem::ArgumentType {
                    function: function.name.to_owned(),
                    parameter: parameter.name.to_owned(),
                    expected: parameter.kind.name().to_owned(),
                    found: kind.name().to_owned(),
                },
                argument.span,
            );
        }
    }
}

/// Whether a parameter makes sense of a value. Only what can never work is refused.
fn accepts(parameter: Type, found: Type, argument: &Expr) -> bool {
    let literal = matches!(argument.kind, ExprKind::Literal(_));
    match parameter {
        Type::Any => true,
        Type::String => !matches!(found, Type::List | Type::Map),
        Type::Integer | Type::Number => match found {
            Type::Integer | Type::Number => true,
            Type::String => argument
                .as_text()
                .is_none_or(|text| crate::value::parse_number(text).is_some()),
            _ => false,
        },
        Type::Boolean => !literal || matches!(found, Type::Boolean),
        Type::List => found == Type::List,
        Type::Map => matches!(found, Type::Map | Type::List),
        Type::Date => matches!(found, Type::Date | Type::String | Type::Integer),
    }
}
