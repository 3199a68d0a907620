//! Checks on paths: whether they exist and may be used.

use super::Checker;
use super::scope::Meaning;
use crate::diagnostics::{Fix, Problem};
use crate::span::Span;
use crate::syntax::characters::is_reserved;
use crate::syntax::tree::{Expr, Operator, Path, PathHead};
use crate::value::{Type, parse_number};

impl Checker<'_> {
    pub(super) fn check_path(&mut self, path: &Path, meaning: &Meaning, span: Span) {
        if let PathHead::Name(name) = &path.head
            && !name.quoted
        {
            if name.text == "xEvent" {
                return self.report_with(Problem::XEvent, span, Fix::replace(name.span, "context"));
            }
            let known =
                self.scope.parameter(&name.text).is_some() || self.lets.contains_key(&name.text);
            if is_reserved(&name.text) && !known {
                let fix = Fix::replace(name.span, format!("`{}`", name.text));
                return self.report_with(
                    Problem::ReservedWord {
                        word: name.text.clone(),
                    },
                    name.span,
                    fix,
                );
            }
            if name.text == "offers" && !known {
                return self.report(Problem::OffersEmpty, span);
            }
        }
        let Some(origin) = &meaning.origin else {
            return;
        };
        match origin.base() {
            Some("profile") if !self.options.profile_available => {
                return self.report(
                    Problem::ProfileUnavailable {
                        path: origin.text(),
                    },
                    span,
                );
            }
            Some("context") if origin.names().get(1) == Some(&"system") => {
                return self.report(Problem::ContextSystem, span);
            }
            _ => {}
        }
        let Some(schema) = &self.options.schema else {
            return;
        };
        let Some(base) = origin.base() else { return };
        if !schema.covers(base) || schema.type_of(&origin.names()).is_some() {
            return;
        }
        let names = origin.names();
        if names.last() == Some(&"length") && schema.type_of(&names[..names.len() - 1]).is_some() {
            return;
        }
        let typed = names.join(".");
        let known: Vec<String> = schema
            .attributes
            .iter()
            .map(|attribute| attribute.path.replace("[]", ""))
            .collect();
        let nearest = super::nearest(&typed, known.iter().map(String::as_str));
        let problem = Problem::PathNotFound {
            path: origin.text(),
            nearest: nearest.clone(),
        };
        match nearest {
            // The whole path can be replaced only where it is written out.
            Some(nearest) if matches!(&path.head, PathHead::Name(name) if name.text == base) => {
                self.report_with(problem, span, Fix::replace(span, nearest));
            }
            _ => self.report(problem, span),
        }
    }

    /// Context attributes arrive as text; as numbers they have to be converted.
    pub(super) fn context_number(&mut self, operand: &Expr) {
        let Some(path) = operand.as_path() else {
            return;
        };
        let Some(origin) = self.path_meaning(path).origin else {
            return;
        };
        if origin.base() == Some("context") {
            let source = operand.span.of(self.source).to_owned();
            let fix = Fix::replace(operand.span, format!("stringToNumber({source})"));
            self.report_with(Problem::ContextAsNumber { path: source }, operand.span, fix);
        }
    }

    /// Comparisons that come out false whatever the data.
    pub(super) fn check_comparable(&mut self, operator: Operator, left: &Expr, right: &Expr) {
        let spells_number = |operand: &Expr| {
            operand
                .as_text()
                .is_some_and(|text| parse_number(text).is_some())
        };
        let (Some(left_kind), Some(right_kind)) =
            (self.meaning(left).kind, self.meaning(right).kind)
        else {
            return;
        };
        let class = |kind: Type| match kind {
            Type::Integer | Type::Number => Some(Type::Number),
            Type::String | Type::Boolean | Type::Date => Some(kind),
            _ => None,
        };
        let (Some(left_class), Some(right_class)) = (class(left_kind), class(right_kind)) else {
            return;
        };
        let never = match (left_class, right_class) {
            (same, other) if same == other => false,
            (Type::String, Type::Number) => left.as_text().is_some() && !spells_number(left),
            (Type::Number, Type::String) => right.as_text().is_some() && !spells_number(right),
            (Type::String, Type::Date) | (Type::Date, Type::String) => false,
            _ => true,
        };
        if never && (operator.orders() || operator == Operator::Equal) {
            self.report(
                Problem::NeverTrue {
                    left: left_kind.name().to_owned(),
                    right: right_kind.name().to_owned(),
                },
                left.span.to(right.span),
            );
        }
    }
}
