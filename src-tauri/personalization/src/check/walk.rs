//! Walks over the message in the order in which it runs.

use super::scope::Meaning;
use super::{Checker, Goal, Use};
use crate::diagnostics::Problem;
use crate::span::Span;
use crate::syntax::tree::{Block, BlockHead, Body, Expr, ExprKind, Node, Operator};
use crate::value::Type;

impl Checker<'_> {
    pub(super) fn body(&mut self, body: &Body) {
        for node in body {
            self.probe_before(node);
            match node {
                Node::Text(_) | Node::Comment(_) | Node::Faulty(_) => {}
                Node::Output(output) => {
                    self.expression(&output.value, Type::String);
                    self.output(output);
                }
                Node::Let(assignment) => {
                    self.expression(&assignment.value, Type::Any);
                    let meaning = self.meaning(&assignment.value);
                    self.assign(&assignment.name.text, meaning);
                }
                Node::Block(block) => self.block(block),
                Node::Fragment(tag) => self.fragment(tag),
            }
        }
    }

    /// Remembers the scope when the node holds the place that was asked for, or lies behind it.
    fn probe_before(&mut self, node: &Node) {
        let Some(offset) = self.probe else { return };
        if self.findings.probed.is_some() || self.inside.is_some() {
            return;
        }
        let reached = match node {
            Node::Text(text) => offset < text.original.end,
            Node::Output(output) => offset < output.span.end,
            Node::Let(assignment) => offset < assignment.span.end,
            Node::Faulty(faulty) => offset < faulty.span.end,
            Node::Fragment(tag) => offset < tag.span.end,
            Node::Block(block) => offset < block.open_span.end,
            Node::Comment(_) => false,
        };
        if reached {
            self.findings.probed = Some(self.snapshot());
        }
    }

    fn probe_at_end(&mut self, end: usize) {
        if self.probe.is_some_and(|offset| offset < end)
            && self.findings.probed.is_none()
            && self.inside.is_none()
        {
            self.findings.probed = Some(self.snapshot());
        }
    }

    pub(super) fn assign(&mut self, name: &str, meaning: Meaning) {
        // A name that is assigned different things is known to be neither.
        let meaning = match self.lets.get(name) {
            Some(known) if known.kind != meaning.kind || known.origin != meaning.origin => {
                Meaning {
                    kind: meaning.kind.filter(|kind| known.kind == Some(*kind)),
                    ..Meaning::default()
                }
            }
            _ => meaning,
        };
        self.lets.insert(name.to_owned(), meaning);
    }

    fn block(&mut self, block: &Block) {
        let (parameters, loops) = (self.scope.parameters.len(), self.scope.loops);
        let mut pushed = false;
        let (taken, missed) = if self.wanted.is_some() {
            self.block_goals(block)
        } else {
            (Vec::new(), Vec::new())
        };
        match &block.head {
            BlockHead::If { condition, .. } | BlockHead::Unless { condition, .. } => {
                self.expression(condition, Type::Any);
            }
            BlockHead::Each { list, params } => {
                self.expression(list, Type::List);
                let meaning = self.meaning(list);
                self.check_iterated(list, &meaning);
                let item = Meaning {
                    origin: meaning.origin.map(|origin| origin.items()),
                    kind: meaning.items,
                    items: None,
                };
                for (at, param) in params.iter().enumerate() {
                    let meaning = if at == 0 {
                        item.clone()
                    } else {
                        Meaning::default()
                    };
                    self.scope.parameters.push((param.text.clone(), meaning));
                }
                self.scope.contexts.push(item);
                self.scope.loops += 1;
                pushed = true;
            }
            BlockHead::With { value, params } => {
                self.expression(value, Type::Any);
                let meaning = self.meaning(value);
                for (at, param) in params.iter().enumerate() {
                    let meaning = if at == 0 {
                        meaning.clone()
                    } else {
                        Meaning::default()
                    };
                    self.scope.parameters.push((param.text.clone(), meaning));
                }
                self.scope.contexts.push(meaning);
                pushed = true;
            }
        }
        let known = self.want(taken, block.open_span.start);
        self.body(&block.program);
        self.unwant(known);
        let end = block
            .inverse
            .as_ref()
            .map_or(block.span.end, |inverse| inverse.span.start);
        self.probe_at_end(end);
        if pushed {
            self.scope.contexts.pop();
        }
        self.scope.parameters.truncate(parameters);
        self.scope.loops = loops;
        let arm = block
            .inverse
            .as_ref()
            .map_or(block.open_span.start + 1, |inverse| inverse.span.start);
        let known = self.want(missed, arm);
        if let Some(inverse) = &block.inverse {
            self.body(&inverse.body);
            self.probe_at_end(block.span.end);
        }
        self.unwant(known);
    }

    /// Notes what it takes to reach an arm; gives what to go back to afterwards.
    fn want(&mut self, goals: Vec<Goal>, arm: usize) -> usize {
        let Some(wanted) = &mut self.wanted else {
            return 0;
        };
        let known = wanted.len();
        wanted.extend(goals);
        if self.inside.is_none() {
            // A chained block says more about its arm than the block around it, and comes later.
            self.findings.goals.insert(arm, wanted.clone());
        }
        known
    }

    fn unwant(&mut self, known: usize) {
        if let Some(wanted) = &mut self.wanted {
            wanted.truncate(known);
        }
    }

    fn check_iterated(&mut self, list: &Expr, meaning: &Meaning) {
        if let Some(
            kind @ (Type::String | Type::Integer | Type::Number | Type::Boolean | Type::Date),
        ) = meaning.kind
        {
            self.report(
                Problem::NotAList {
                    found: kind.name().to_owned(),
                },
                list.span,
            );
        }
    }

    /// Visits an expression; `implied` is the type that its place asks of it.
    pub(super) fn expression(&mut self, expression: &Expr, implied: Type) {
        match &expression.kind {
            ExprKind::Literal(_) | ExprKind::Faulty => {}
            ExprKind::Path(path) => {
                let meaning = self.path_meaning(path);
                self.check_path(path, &meaning, expression.span);
                if let Some(origin) = meaning.origin
                    && matches!(origin.base(), Some("profile" | "context"))
                {
                    self.findings.uses.push(Use {
                        origin,
                        implied,
                        span: self.inside.unwrap_or(expression.span),
                    });
                }
            }
            ExprKind::List(items) => items
                .iter()
                .for_each(|item| self.expression(item, Type::Any)),
            ExprKind::Field { base, .. } => self.expression(base, Type::Any),
            ExprKind::Call(call) => self.call(call, expression.span),
            ExprKind::Negate(inner) => self.number_operand(inner),
            ExprKind::Not(inner) => self.expression(inner, Type::Any),
            ExprKind::And(operands) | ExprKind::Or(operands) => {
                for operand in operands {
                    self.expression(operand, Type::Any);
                }
            }
            ExprKind::Fallback(operands) => {
                for operand in operands {
                    self.expression(operand, implied);
                }
            }
            ExprKind::Chain { first, rest } => {
                let mut left = &**first;
                for (at, (operator, span, right)) in rest.iter().enumerate() {
                    let first = at == 0;
                    self.operator(*operator, *span, (left, first), right);
                    left = right;
                }
            }
        }
    }

    fn operator(
        &mut self,
        operator: Operator,
        _span: Span,
        (left, first): (&Expr, bool),
        right: &Expr,
    ) {
        if operator.is_arithmetic() {
            if first {
                self.number_operand(left);
            }
            self.number_operand(right);
            return;
        }
        let (left_kind, right_kind) = (self.meaning(left).kind, self.meaning(right).kind);
        let is_number = |kind: Option<Type>| matches!(kind, Some(Type::Integer | Type::Number));
        for (operand, other, visit) in [(left, right_kind, first), (right, left_kind, true)] {
            if !visit {
                continue;
            }
            let implied = match other {
                Some(Type::Integer) => Type::Number,
                Some(kind) => kind,
                None => Type::Any,
            };
            self.expression(operand, implied);
            if is_number(other) {
                self.context_number(operand);
            }
        }
        self.check_comparable(operator, left, right);
    }

    /// An operand of arithmetic.
    fn number_operand(&mut self, operand: &Expr) {
        self.expression(operand, Type::Number);
        self.context_number(operand);
        let kind = self.meaning(operand).kind;
        let spelled = operand
            .as_text()
            .is_some_and(|text| crate::value::parse_number(text).is_some());
        let wrong = matches!(
            kind,
            Some(Type::List | Type::Map | Type::Boolean | Type::Date)
        );
        let text = operand.as_text().is_some() && !spelled;
        if let Some(kind) = kind.filter(|_| wrong || text) {
            self.report(
                Problem::NotANumber {
                    found: kind.name().to_owned(),
                    text,
                },
                operand.span,
            );
        }
    }
}
