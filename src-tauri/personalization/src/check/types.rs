//! The types of expressions, as far as the source and the schema tell.

use super::Checker;
use super::scope::{Meaning, Origin};
use crate::functions;
use crate::syntax::tree::{Expr, ExprKind, Literal, LoopVariable, Path, PathHead};
use crate::value::Type;

impl Checker<'_> {
    /// What an expression stands for.
    pub(super) fn meaning(&self, expression: &Expr) -> Meaning {
        match &expression.kind {
            ExprKind::Literal(literal) => {
                literal_type(literal).map_or_else(Meaning::default, Meaning::of)
            }
            ExprKind::List(items) => {
                let mut kinds = items.iter().map(|item| self.meaning(item).kind);
                let first = kinds.next().flatten();
                let items = if kinds.all(|kind| kind == first) {
                    first
                } else {
                    None
                };
                Meaning {
                    origin: None,
                    kind: Some(Type::List),
                    items,
                }
            }
            ExprKind::Path(path) => self.path_meaning(path),
            ExprKind::Field { .. } | ExprKind::Faulty => Meaning::default(),
            ExprKind::Call(call) => {
                let Some(function) = functions::find(&call.name) else {
                    return Meaning::default();
                };
                let first = call
                    .arguments
                    .first()
                    .map(|argument| self.meaning(argument));
                match function.name {
                    // These hand on items of the list they get.
                    "topN" | "bottomN" | "distinct" => {
                        let first = first.unwrap_or_default();
                        Meaning {
                            origin: first.origin,
                            kind: Some(Type::List),
                            items: first.items,
                        }
                    }
                    "head" => {
                        let first = first.unwrap_or_default();
                        Meaning {
                            origin: first.origin.map(|origin| origin.items()),
                            kind: first.items,
                            items: None,
                        }
                    }
                    "split" => Meaning {
                        origin: None,
                        kind: Some(Type::List),
                        items: Some(Type::String),
                    },
                    _ => Meaning::of(function.returns),
                }
            }
            ExprKind::Negate(_) => Meaning::of(Type::Number),
            ExprKind::Not(_) | ExprKind::And(_) | ExprKind::Or(_) => Meaning::of(Type::Boolean),
            ExprKind::Chain { rest, .. } => Meaning::of(match rest.last() {
                Some((operator, _, _)) if operator.is_arithmetic() => Type::Number,
                _ => Type::Boolean,
            }),
            ExprKind::Fallback(operands) => {
                let mut kinds = operands.iter().map(|operand| self.meaning(operand).kind);
                let first = kinds.next().flatten();
                if kinds.all(|kind| kind == first) {
                    first.map_or_else(Meaning::default, Meaning::of)
                } else {
                    Meaning::default()
                }
            }
        }
    }

    /// What a path stands for.
    pub(super) fn path_meaning(&self, path: &Path) -> Meaning {
        if let PathHead::Loop(variable) = path.head {
            return Meaning::of(match variable {
                LoopVariable::Index => Type::Integer,
                LoopVariable::First | LoopVariable::Last => Type::Boolean,
                LoopVariable::Key => Type::Any,
            });
        }
        let mut meaning = self.scope.head(path, |name| self.lets.get(name).cloned());
        for segment in &path.segments {
            let origin = meaning.origin.map(|origin| {
                // A path that crosses a list goes through its items.
                let origin = if self.schema_type(&origin) == Some(Type::List) {
                    origin.items()
                } else {
                    origin
                };
                origin.child(&segment.text)
            });
            meaning = Meaning {
                origin,
                kind: None,
                items: None,
            };
        }
        if let (None, Some(origin)) = (meaning.kind, &meaning.origin) {
            meaning.kind = self.schema_type(origin).filter(|kind| *kind != Type::Any);
        }
        meaning
    }

    /// The type that the schema gives an attribute.
    pub(super) fn schema_type(&self, origin: &Origin) -> Option<Type> {
        let schema = self.options.schema.as_ref()?;
        let kind = schema.type_of(&origin.names())?;
        let inside = origin.is_items();
        // The items of a list: their own type is that of what lies inside.
        if inside && kind == Type::List {
            None
        } else {
            Some(kind)
        }
    }
}

fn literal_type(literal: &Literal) -> Option<Type> {
    Some(match literal {
        Literal::Text(_) => Type::String,
        Literal::Integer(_) => Type::Integer,
        Literal::Decimal(_) => Type::Number,
        Literal::Boolean(_) => Type::Boolean,
        Literal::Null => return None,
    })
}
