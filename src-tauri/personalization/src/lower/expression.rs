//! Lowers expressions. Paths stay paths; operators and functions become calls to sites.

use super::Lowerer;
use super::scope::{Parameter, Place};
use crate::functions;
use crate::render::Action;
use crate::span::Span;
use crate::syntax::tree::{Call, Expr, ExprKind, Literal, LoopVariable, Path, PathHead, Segment};

impl<'a> Lowerer<'a> {
    /// Writes the value of an expression.
    pub(super) fn expression(&mut self, expression: &'a Expr) {
        match &expression.kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::List(items) => self.call_site(Action::List, expression.span, items),
            ExprKind::Path(path) => self.path_expression(path, expression.span),
            ExprKind::Field { base, segments } => {
                let at = self.program.code.len();
                self.expression(base);
                self.fields(at, segments, expression.span);
            }
            ExprKind::Call(call) => self.call(call, expression.span),
            ExprKind::Negate(inner) => {
                self.call_site(
                    Action::Negate,
                    expression.span,
                    std::slice::from_ref(&**inner),
                );
            }
            ExprKind::Chain { first, rest } => {
                let operators = rest.iter().map(|(operator, _, _)| *operator).collect();
                let site = self.site(Action::Chain(operators), expression.span);
                self.write(format_args!("c{site}("));
                self.expression(first);
                for (_, _, operand) in rest {
                    self.write(format_args!(", "));
                    self.expression(operand);
                }
                self.write(format_args!(")"));
            }
            ExprKind::Fallback(operands) => {
                self.call_site(Action::Fallback, expression.span, operands);
            }
            ExprKind::And(_) | ExprKind::Or(_) | ExprKind::Not(_) => {
                let site = self.site(Action::Truth, expression.span);
                self.write(format_args!("c{site}("));
                self.truth(expression);
                self.write(format_args!(")"));
            }
            ExprKind::Faulty => self.write(format_args!("none")),
        }
    }

    /// Writes an expression whose truth alone matters; `and`, `or` and `not` are minijinja's own, and stop early.
    pub(super) fn truth(&mut self, expression: &'a Expr) {
        match &expression.kind {
            ExprKind::And(operands) => self.joined("and", operands),
            ExprKind::Or(operands) => self.joined("or", operands),
            ExprKind::Not(inner) => {
                self.write(format_args!("(not "));
                self.truth(inner);
                self.write(format_args!(")"));
            }
            _ => self.expression(expression),
        }
    }

    /// Operands joined as a balanced tree, so that long chains nest little.
    fn joined(&mut self, operator: &str, operands: &'a [Expr]) {
        match operands {
            [] => self.write(format_args!("none")),
            [single] => self.truth(single),
            _ => {
                let (left, right) = operands.split_at(operands.len() / 2);
                self.write(format_args!("("));
                self.joined(operator, left);
                self.write(format_args!(" {operator} "));
                self.joined(operator, right);
                self.write(format_args!(")"));
            }
        }
    }

    fn call_site(&mut self, action: Action, span: Span, operands: &'a [Expr]) {
        let site = self.site(action, span);
        self.write(format_args!("c{site}("));
        for (at, operand) in operands.iter().enumerate() {
            if at > 0 {
                self.write(format_args!(", "));
            }
            self.expression(operand);
        }
        self.write(format_args!(")"));
    }

    fn literal(&mut self, literal: &'a Literal) {
        match literal {
            Literal::Text(text) => {
                let at = self.text_constant(text);
                self.write(format_args!("k{at}"));
            }
            Literal::Integer(value @ 0..) => self.write(format_args!("{value}")),
            Literal::Integer(value) => {
                let at = self.constant(minijinja::Value::from(*value));
                self.write(format_args!("k{at}"));
            }
            Literal::Decimal(value) => {
                let at = self.constant(minijinja::Value::from(*value));
                self.write(format_args!("k{at}"));
            }
            Literal::Boolean(value) => self.write(format_args!("{value}")),
            Literal::Null => self.write(format_args!("none")),
        }
    }

    fn call(&mut self, call: &'a Call, span: Span) {
        if call.name == "lookup" {
            return self.call_site(Action::Lookup, span, &call.arguments);
        }
        let Some(function) = functions::find(&call.name) else {
            return self.write(format_args!("none"));
        };
        let site = self.site(Action::Call(function), span);
        self.write(format_args!("c{site}("));
        for (at, argument) in call.arguments.iter().enumerate() {
            if at > 0 {
                self.write(format_args!(", "));
            }
            let names_field = function
                .parameter(at)
                .is_some_and(|parameter| parameter.field);
            match (names_field, &argument.kind) {
                (true, ExprKind::Path(path)) => {
                    let name = self.field_name(path);
                    self.write(format_args!("k{name}"));
                }
                _ => self.expression(argument),
            }
        }
        self.write(format_args!(")"));
    }

    /// A bare name that means a field of items, as a text.
    fn field_name(&mut self, path: &Path) -> usize {
        let mut names: Vec<&str> = Vec::new();
        if let PathHead::Name(name) = &path.head {
            names.push(&name.text);
        }
        names.extend(path.segments.iter().map(|segment| segment.text.as_str()));
        self.constant(minijinja::Value::from(names.join(".")))
    }

    fn path_expression(&mut self, path: &'a Path, span: Span) {
        let at = self.program.code.len();
        match &path.head {
            PathHead::Loop(variable) => self.loop_variable(*variable, path.parents),
            PathHead::Root => return self.root_path(None, &path.segments),
            PathHead::This if path.parents > 0 => {
                let contexts: Vec<usize> = self.scope.variables().collect();
                if contexts.len() < path.parents {
                    return self.write(format_args!("none"));
                }
                let site = self.site(Action::Parent(path.parents), span);
                self.write(format_args!("c{site}("));
                for variable in contexts {
                    self.write(format_args!("v{variable}, "));
                }
                self.write(format_args!(")"));
            }
            PathHead::This => match self.scope.context(path.parents) {
                None => return self.write(format_args!("none")),
                Some(Place::Root) => return self.root_path(None, &path.segments),
                Some(Place::Variable(variable)) => self.write(format_args!("v{variable}")),
            },
            PathHead::Name(name) => {
                if !self.named(name, &path.segments, span) {
                    return;
                }
            }
        }
        self.fields(at, &path.segments, span);
    }

    fn loop_variable(&mut self, variable: LoopVariable, parents: usize) {
        let Some(depth) = self.scope.loop_at(parents) else {
            return self.write(format_args!("none"));
        };
        let id = self.scope.loops[depth].id;
        let needs = &mut self.scope.loops[depth].needs;
        let letter = match variable {
            LoopVariable::Index => {
                needs.index = true;
                'i'
            }
            LoopVariable::First => {
                needs.first = true;
                'f'
            }
            LoopVariable::Last => {
                needs.last = true;
                'z'
            }
            LoopVariable::Key => {
                needs.key = true;
                'y'
            }
        };
        self.write(format_args!("{letter}{id}"));
    }

    /// Writes what a bare name means here; false when the whole path is already written.
    fn named(&mut self, name: &'a Segment, segments: &'a [Segment], span: Span) -> bool {
        if !name.quoted
            && let Some(parameter) = self.scope.parameter(&name.text)
        {
            match parameter {
                Parameter::Value(variable) => self.write(format_args!("v{variable}")),
                Parameter::Key(depth) => {
                    let id = self.scope.loops[depth].id;
                    self.scope.loops[depth].needs.key = true;
                    self.write(format_args!("y{id}"));
                }
                Parameter::Nothing => self.write(format_args!("none")),
            }
            return true;
        }
        if self.assigned.contains(name.text.as_str()) {
            let slot = self.slot(&name.text);
            self.write(format_args!("l{slot}"));
            return true;
        }
        if self.scope.assigned_in_loops.contains(&name.text.as_str()) {
            // Assigned further down in a loop: known from the second turn on.
            let slot = self.slot(&name.text);
            self.write(format_args!("(l{slot} if l{slot} is defined else "));
            self.context_name(name, &[], span);
            self.write(format_args!(")"));
            return true;
        }
        self.context_name(name, segments, span);
        false
    }

    /// A name that is a field of the current context, or `profile`, `context` and their like, which are visible
    /// everywhere unless the context has a field of that name.
    fn context_name(&mut self, name: &'a Segment, segments: &'a [Segment], span: Span) {
        let context = self.scope.context(0);
        let Some(Place::Variable(variable)) = context else {
            return self.root_path(Some(name), segments);
        };
        let global = is_global(name);
        if global {
            self.write(format_args!("("));
        }
        let own = self.program.code.len();
        self.write(format_args!("v{variable}"));
        self.fields(own, std::slice::from_ref(name), span);
        self.fields(own, segments, span);
        if global {
            self.write(format_args!(" if "));
            let tested = self.program.code.len();
            self.write(format_args!("v{variable}"));
            self.fields(tested, std::slice::from_ref(name), span);
            self.write(format_args!(" is defined else "));
            self.root_path(Some(name), segments);
            self.write(format_args!(")"));
        }
    }

    fn root_path(&mut self, head: Option<&'a Segment>, segments: &'a [Segment]) {
        let path: Vec<&'a str> = head
            .into_iter()
            .chain(segments)
            .map(|segment| segment.text.as_str())
            .collect();
        let at = self.path(path);
        self.write(format_args!("p{at}"));
    }

    /// Goes on from the value written since `from` through fields. Most are attributes to minijinja; those that only
    /// our own lookup knows, and names that could not stand there, become calls.
    fn fields(&mut self, from: usize, segments: &'a [Segment], span: Span) {
        for segment in segments {
            let name = segment.text.as_str();
            let own_lookup =
                name == "length" || name.starts_with(|first: char| first.is_ascii_digit());
            if own_lookup {
                let site = self.site(Action::Field(name.into()), span);
                self.program.code.insert_str(from, &format!("c{site}("));
                self.write(format_args!(")"));
            } else if is_attribute(name) {
                self.write(format_args!(".{name}"));
            } else {
                let at = self.text_constant(name);
                self.write(format_args!("[k{at}]"));
            }
        }
    }
}

/// Names that are visible everywhere in a message.
pub(super) fn is_global(name: &Segment) -> bool {
    !name.quoted && matches!(name.text.as_str(), "profile" | "context" | "offers")
}

/// Whether minijinja reads the name as an attribute after a dot.
fn is_attribute(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
