//! What the data would have to hold for a branch to be taken, as far as the conditions say it. The answer is a good
//! guess, to be verified by rendering.

use serde_json::{Value as Json, json};

use super::Checker;
use super::scope::Origin;
use crate::functions;
use crate::syntax::tree::{Block, BlockHead, Call, Expr, ExprKind, Literal, Operator};
use crate::value::Type;

/// A change to the data.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Goal {
    pub(crate) origin: Origin,
    pub(crate) change: Change,
}

/// What becomes of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    Set(Json),
    Remove,
    /// The attribute is a map or the list has an item; what is in it is left open.
    Exist,
}

/// Something in a condition whose value can be chosen.
struct Handle {
    origin: Origin,
    /// Whether the condition looks at the number of items or characters.
    counts: bool,
}

impl Checker<'_> {
    /// The goals for the body of a block, and for what comes when it is not taken.
    pub(super) fn block_goals(&self, block: &Block) -> (Vec<Goal>, Vec<Goal>) {
        let gone = |origin: Origin, empty: Change| {
            vec![Goal {
                origin,
                change: empty,
            }]
        };
        match &block.head {
            BlockHead::If { condition, .. } => {
                (self.solve(condition, true), self.solve(condition, false))
            }
            BlockHead::Unless { condition, .. } => {
                (self.solve(condition, false), self.solve(condition, true))
            }
            BlockHead::Each { list, .. } => match self.meaning(list).origin {
                Some(origin) => (
                    vec![Goal {
                        origin: origin.items(),
                        change: Change::Exist,
                    }],
                    gone(origin, Change::Set(json!([]))),
                ),
                None => (Vec::new(), Vec::new()),
            },
            BlockHead::With { value, .. } => match self.meaning(value).origin {
                Some(origin) => (
                    vec![Goal {
                        origin: origin.clone(),
                        change: Change::Exist,
                    }],
                    gone(origin, Change::Remove),
                ),
                None => (Vec::new(), Vec::new()),
            },
        }
    }

    /// What makes a condition come out as wanted; empty where the data has no say or nothing is known.
    fn solve(&self, condition: &Expr, wanted: bool) -> Vec<Goal> {
        match &condition.kind {
            ExprKind::Not(inner) => self.solve(inner, !wanted),
            ExprKind::And(operands) => self.solve_all(operands, wanted, wanted),
            ExprKind::Or(operands) => self.solve_all(operands, !wanted, wanted),
            ExprKind::Chain { first, rest } if rest.len() == 1 => {
                rest.first().map_or_else(Vec::new, |(operator, _, right)| {
                    self.solve_comparison(first, *operator, right, wanted)
                })
            }
            ExprKind::Call(call) => self.solve_call(call, wanted),
            _ => self.solve_truth(condition, wanted),
        }
    }

    /// All operands as wanted, or one of them that can be influenced.
    fn solve_all(&self, operands: &[Expr], all: bool, wanted: bool) -> Vec<Goal> {
        let mut solved = operands.iter().map(|operand| self.solve(operand, wanted));
        if all {
            solved.flatten().collect()
        } else {
            solved.find(|goals| !goals.is_empty()).unwrap_or_default()
        }
    }

    fn solve_truth(&self, value: &Expr, wanted: bool) -> Vec<Goal> {
        let Some(handle) = self.handle(value) else {
            return Vec::new();
        };
        let change = match (wanted, self.schema_type(&handle.origin)) {
            (false, _) => Change::Remove,
            (true, Some(Type::Boolean)) => Change::Set(json!(true)),
            (true, Some(Type::Integer | Type::Number)) => Change::Set(json!(1)),
            (true, Some(Type::List | Type::Map)) => Change::Exist,
            (true, _) => Change::Set(json!("sample")),
        };
        vec![Goal {
            origin: handle.origin,
            change,
        }]
    }

    fn solve_comparison(
        &self,
        left: &Expr,
        operator: Operator,
        right: &Expr,
        wanted: bool,
    ) -> Vec<Goal> {
        let set = |handle: &Handle, literal: &Literal, operator: Operator| {
            let value = satisfying(literal, operator, wanted);
            let change = match value {
                Json::Null => Change::Remove,
                value => Change::Set(fit(handle, value)),
            };
            vec![Goal {
                origin: handle.origin.clone(),
                change,
            }]
        };
        let (left_handle, right_handle) = (self.handle(left), self.handle(right));
        match (&left_handle, &left.kind, &right_handle, &right.kind) {
            (Some(handle), _, _, ExprKind::Literal(literal)) => set(handle, literal, operator),
            (_, ExprKind::Literal(literal), Some(handle), _) => {
                set(handle, literal, mirrored(operator))
            }
            (Some(left), _, Some(right), _) => {
                let (low, high) = (json!(1), json!(2));
                let (first, second) = match (operator, wanted) {
                    (Operator::Equal | Operator::GreaterOrEqual | Operator::LessOrEqual, true)
                    | (Operator::NotEqual | Operator::Greater | Operator::Less, false) => {
                        (low.clone(), low)
                    }
                    (Operator::Less, true) | (Operator::GreaterOrEqual, false) => (low, high),
                    _ => (high, low),
                };
                [(left, first), (right, second)]
                    .into_iter()
                    .map(|(handle, value)| Goal {
                        origin: handle.origin.clone(),
                        change: Change::Set(fit(handle, value)),
                    })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn solve_call(&self, call: &Call, wanted: bool) -> Vec<Goal> {
        let argument = |at: usize| call.arguments.get(at);
        let equal = |first: &Expr, second: &Expr, wanted: bool| {
            self.solve_comparison(first, Operator::Equal, second, wanted)
        };
        let (Some(first), second) = (argument(0), argument(1)) else {
            return Vec::new();
        };
        match (call.name.as_str(), second) {
            ("isEmpty" | "isNull", _) => self.solve_truth(first, !wanted),
            ("isNotEmpty" | "isNotNull" | "toBool", _) => self.solve_truth(first, wanted),
            ("inAudience", _) => {
                let Some(id) = first.as_text() else {
                    return Vec::new();
                };
                let origin = ["profile", "segmentMembership", "ups", id, "status"]
                    .into_iter()
                    .fold(Origin::root(), |origin, name| origin.child(name));
                vec![Goal {
                    origin,
                    change: if wanted {
                        Change::Set(json!("existing"))
                    } else {
                        Change::Remove
                    },
                }]
            }
            (
                "contains"
                | "startsWith"
                | "endsWith"
                | "equals"
                | "equalsIgnoreCase"
                | "equalsAnyIgnoreCase",
                Some(second),
            ) => equal(first, second, wanted),
            (
                "doesNotContain"
                | "doesNotStartWith"
                | "doesNotEndWith"
                | "notEqualTo"
                | "notEqualWithIgnoreCase",
                Some(second),
            ) => equal(first, second, !wanted),
            (
                "in" | "notIn",
                Some(Expr {
                    kind: ExprKind::List(items),
                    ..
                }),
            ) => items.first().map_or_else(Vec::new, |item| {
                equal(first, item, wanted == (call.name == "in"))
            }),
            (
                "includes",
                Some(Expr {
                    kind: ExprKind::Literal(literal),
                    ..
                }),
            ) => {
                let Some(handle) = self.handle(first) else {
                    return Vec::new();
                };
                let items = if wanted {
                    json!([literal_json(literal)])
                } else {
                    json!([])
                };
                vec![Goal {
                    origin: handle.origin,
                    change: Change::Set(items),
                }]
            }
            _ if functions::find(&call.name)
                .is_some_and(|function| function.returns != Type::Boolean) =>
            {
                self.handle_of_call(call).map_or_else(Vec::new, |handle| {
                    let change = if wanted {
                        Change::Set(fit(&handle, json!(1)))
                    } else {
                        Change::Remove
                    };
                    vec![Goal {
                        origin: handle.origin,
                        change,
                    }]
                })
            }
            _ => Vec::new(),
        }
    }

    /// The attribute that decides the value of an expression.
    fn handle(&self, expression: &Expr) -> Option<Handle> {
        match &expression.kind {
            ExprKind::Path(path) => {
                let origin = self.path_meaning(path).origin?;
                matches!(origin.base(), Some("profile" | "context")).then_some(Handle {
                    origin,
                    counts: false,
                })
            }
            ExprKind::Fallback(operands) => self.handle(operands.first()?),
            ExprKind::Call(call) => self.handle_of_call(call),
            _ => None,
        }
    }

    fn handle_of_call(&self, call: &Call) -> Option<Handle> {
        let handle = self.handle(call.arguments.first()?)?;
        match call.name.as_str() {
            "stringToNumber" | "string_to_integer" | "toInt" | "toString" | "lowerCase"
            | "upperCase" | "trim" | "toBool" | "max" | "min" | "sum" | "average" | "head" => {
                Some(handle)
            }
            "count" | "countWithNull" | "length" => Some(Handle {
                counts: true,
                ..handle
            }),
            "get" | "lookup" => {
                let key = call.arguments.get(1)?.as_text()?;
                Some(Handle {
                    origin: handle.origin.child(key),
                    counts: false,
                })
            }
            _ => None,
        }
    }
}

/// The operator with its sides swapped.
fn mirrored(operator: Operator) -> Operator {
    match operator {
        Operator::Greater => Operator::Less,
        Operator::GreaterOrEqual => Operator::LessOrEqual,
        Operator::Less => Operator::Greater,
        Operator::LessOrEqual => Operator::GreaterOrEqual,
        same => same,
    }
}

fn literal_json(literal: &Literal) -> Json {
    match literal {
        Literal::Text(text) => json!(text),
        Literal::Integer(value) => json!(value),
        Literal::Decimal(value) => json!(value),
        Literal::Boolean(value) => json!(value),
        Literal::Null => Json::Null,
    }
}

/// A value that stands in this relation to the literal, or does not; null for none at all.
fn satisfying(literal: &Literal, operator: Operator, wanted: bool) -> Json {
    let equal = match operator {
        Operator::Equal | Operator::GreaterOrEqual | Operator::LessOrEqual => wanted,
        _ => !wanted,
    };
    if equal {
        return literal_json(literal);
    }
    let above = matches!(
        (operator, wanted),
        (Operator::Greater, true)
            | (Operator::LessOrEqual, false)
            | (Operator::Equal | Operator::NotEqual, _)
    );
    match literal {
        Literal::Integer(value) => json!(if above {
            value.saturating_add(1)
        } else {
            value.saturating_sub(1)
        }),
        Literal::Decimal(value) => json!(if above { value + 1.0 } else { value - 1.0 }),
        Literal::Boolean(value) => json!(!value),
        Literal::Text(text) if !operator.orders() => {
            json!(if text == "other" { "another" } else { "other" })
        }
        Literal::Text(text) if above => json!(format!("{text}z")),
        Literal::Text(_) => json!(""),
        Literal::Null => json!("sample"),
    }
}

/// The value in the form in which the attribute would hold it.
fn fit(handle: &Handle, value: Json) -> Json {
    if handle.counts {
        let count = value.as_u64().unwrap_or(0).min(50);
        return Json::Array((0..count).map(|at| json!({"id": at})).collect());
    }
    match value {
        Json::Number(number) if handle.origin.base() == Some("context") => {
            json!(number.to_string())
        }
        other => other,
    }
}
