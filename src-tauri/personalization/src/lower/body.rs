//! Lowers texts, tags and blocks.

use std::fmt::Write;

use super::scope::{Loop, Needs, Parameter, Place};
use super::{Lowerer, MARK};
use crate::fragment::walk;
use crate::options::Format;
use crate::render::{Action, escape};
use crate::span::Span;
use crate::syntax::tree::{
    Block, BlockHead, Body, ExprKind, FragmentTag, Inverse, Let, Node, Output, PathHead,
};

/// How many fragments a message may insert, and how deep they may lie in each other.
pub(crate) const MOST_FRAGMENTS: usize = 30;
pub(crate) const MOST_FRAGMENT_DEPTH: usize = 2;

impl<'a> Lowerer<'a> {
    pub(super) fn body(&mut self, body: &'a Body) {
        let mut rest = &body[..];
        while !rest.is_empty() {
            let (taken, lowered) = if self.silent {
                (0, false)
            } else {
                self.run(rest)
            };
            let taken = taken.max(1);
            if !lowered {
                for node in &rest[..taken] {
                    self.node(node);
                }
            }
            rest = &rest[taken..];
        }
    }

    fn node(&mut self, node: &'a Node) {
        match node {
            Node::Text(text) if !self.silent => self.text(text.span.of(self.source)),
            Node::Output(output) if !self.silent => self.output(output),
            Node::Text(_) | Node::Output(_) | Node::Comment(_) => {}
            Node::Let(assignment) => self.assignment(assignment),
            Node::Block(block) => self.block(block),
            Node::Fragment(tag) => self.fragment(tag),
            Node::Faulty(faulty) => self.fault(faulty.span),
        }
    }

    /// Whether an error was reported in this range; such tags are marked in a preview instead of shown.
    pub(super) fn has_error(&self, span: Span) -> bool {
        let Some(preview) = self.preview else {
            return false;
        };
        if self.inside.is_some() {
            return false;
        }
        // Errors are sorted by where they begin.
        let from = preview
            .errors
            .partition_point(|error| error.span.start < span.start);
        preview
            .errors
            .get(from)
            .is_some_and(|error| error.span.start < span.end.max(span.start + 1))
    }

    /// The source of a faulty tag, marked so that it is seen where it stands.
    fn fault(&mut self, span: Span) {
        if self.preview.is_none() || self.silent || span.start == span.end {
            return;
        }
        let source = span.of(self.source);
        let mut shown = String::new();
        if self.format == Format::Html {
            let inside_tag = inside_html_tag(self.source, span.start);
            shown.push_str(if inside_tag {
                "⟦"
            } else {
                "<mark class=\"personalization-fault\">"
            });
            // Writing into a string cannot fail.
            let _ = escape(source, &mut shown);
            shown.push_str(if inside_tag { "⟧" } else { "</mark>" });
        } else {
            shown.push('⟦');
            shown.push_str(source);
            shown.push('⟧');
        }
        self.text(&shown);
    }

    fn output(&mut self, output: &'a Output) {
        if self.has_error(output.span) {
            return self.fault(output.span);
        }
        self.mark(output.span);
        self.write(format_args!("{MARK}= "));
        if output.form.escapes() {
            self.expression(&output.value);
        } else {
            let site = self.site(Action::Raw, output.span);
            self.write(format_args!("c{site}("));
            self.expression(&output.value);
            self.write(format_args!(")"));
        }
        self.write(format_args!(" ={MARK}"));
    }

    fn assignment(&mut self, assignment: &'a Let) {
        if self.has_error(assignment.span) {
            return self.fault(assignment.span);
        }
        let name = assignment.name.text.as_str();
        if self.inside.is_some() && self.overridden.contains(&name) {
            return;
        }
        self.mark(assignment.span);
        // The value is lowered first: in it, the name still means what it meant before.
        let at = self.program.code.len();
        self.expression(&assignment.value);
        let value = self.program.code.split_off(at);
        let slot = self.slot(name);
        self.assigned.insert(name);
        let site = self.site(Action::Let(slot), assignment.span);
        self.write(format_args!("{MARK}% do c{site}({value}) %{MARK}"));
    }

    fn block(&mut self, block: &'a Block) {
        self.mark(block.open_span);
        let faulty = self.has_error(block.open_span)
            || matches!(block.head.subject().kind, ExprKind::Faulty);
        if faulty {
            // What the block would do is not known; its content is shown once, so that it can be seen and mended.
            self.fault(block.open_span);
            self.body(&block.program);
            return;
        }
        match &block.head {
            BlockHead::If { .. } | BlockHead::Unless { .. } => self.conditional(block),
            BlockHead::Each { list, params } => {
                let names: Vec<&'a str> = params.iter().map(|param| param.text.as_str()).collect();
                let before = self.program.code.len();
                self.expression(list);
                let list = self.program.code.split_off(before);
                self.each(block, &list, &names);
            }
            BlockHead::With { value, params } => {
                let same_context = value.as_path().is_some_and(|path| {
                    path.parents == 0
                        && path.segments.is_empty()
                        && matches!(path.head, PathHead::This)
                });
                let variable = self.variable();
                self.write(format_args!("{MARK}% set v{variable} = "));
                self.expression(value);
                let site = self.site(Action::TruthOrZero, block.open_span);
                self.write(format_args!(
                    " %{MARK}{MARK}% if c{site}(v{variable}) %{MARK}"
                ));
                let known = self.scope.parameters.len();
                for (at, param) in params.iter().enumerate() {
                    let meaning = if at == 0 {
                        Parameter::Value(variable)
                    } else {
                        Parameter::Nothing
                    };
                    self.scope.parameters.push((&param.text, meaning));
                }
                if !same_context {
                    self.scope.contexts.push(Place::Variable(variable));
                }
                self.branch(block.open_span);
                self.body(&block.program);
                if !same_context {
                    self.scope.contexts.pop();
                }
                self.scope.parameters.truncate(known);
                self.otherwise(block);
                self.write(format_args!("{MARK}% endif %{MARK}"));
            }
        }
    }

    /// `{% else %}` and the body of the inverse; in a preview also where there is none, to count it.
    fn otherwise(&mut self, block: &'a Block) {
        match &block.inverse {
            Some(inverse) => {
                self.write(format_args!("{MARK}% else %{MARK}"));
                self.inverse_branch(inverse);
                self.body(&inverse.body);
            }
            None => self.missing_else(block),
        }
    }

    fn inverse_branch(&mut self, inverse: &Inverse) {
        if !inverse.chained {
            self.branch(inverse.span);
        }
    }

    fn missing_else(&mut self, block: &Block) {
        if self.preview.is_some() && self.inside.is_none() {
            self.write(format_args!("{MARK}% else %{MARK}"));
            self.branch(Span::new(block.open_span.start + 1, block.open_span.end));
        }
    }

    /// Notes in a preview that the arm beginning here is taken.
    fn branch(&mut self, arm: Span) {
        if let Some(preview) = self.preview
            && self.inside.is_none()
            && let Some(branch) = preview.branches.get(&arm.start)
        {
            let site = self.site(Action::Branch(*branch), arm);
            self.write(format_args!("{MARK}% do c{site}() %{MARK}"));
        }
    }

    /// if and unless, with their `else if` as `elif`, so that long chains do not nest.
    fn conditional(&mut self, block: &'a Block) {
        let mut keyword = "if";
        let mut block = block;
        loop {
            self.mark(block.open_span);
            self.write(format_args!("{MARK}% {keyword} "));
            self.condition(block);
            self.write(format_args!(" %{MARK}"));
            self.branch(block.open_span);
            self.body(&block.program);
            let Some(inverse) = &block.inverse else {
                self.missing_else(block);
                break;
            };
            let chained = match inverse.body.first() {
                Some(Node::Block(next)) if inverse.chained => Some(next),
                _ => None,
            };
            match chained {
                Some(next)
                    if matches!(next.head, BlockHead::If { .. } | BlockHead::Unless { .. })
                        && !self.has_error(next.open_span)
                        && !matches!(next.head.subject().kind, ExprKind::Faulty) =>
                {
                    keyword = "elif";
                    block = next;
                }
                _ => {
                    self.write(format_args!("{MARK}% else %{MARK}"));
                    self.inverse_branch(inverse);
                    self.body(&inverse.body);
                    break;
                }
            }
        }
        self.write(format_args!("{MARK}% endif %{MARK}"));
    }

    fn condition(&mut self, block: &'a Block) {
        let (condition, zero, negated) = match &block.head {
            BlockHead::If { condition, zero } => (condition, *zero, false),
            BlockHead::Unless { condition, zero } => (condition, *zero, true),
            BlockHead::Each { .. } | BlockHead::With { .. } => return,
        };
        if negated {
            self.write(format_args!("not ("));
        }
        if zero {
            let site = self.site(Action::TruthOrZero, block.open_span);
            self.write(format_args!("c{site}("));
            self.expression(condition);
            self.write(format_args!(")"));
        } else {
            self.truth(condition);
        }
        if negated {
            self.write(format_args!(")"));
        }
    }

    fn each(&mut self, block: &'a Block, list: &str, params: &[&'a str]) {
        let item = self.variable();
        let head = self.program.code.len();
        let known = (
            self.scope.parameters.len(),
            self.scope.assigned_in_loops.len(),
        );
        walk(&block.program, &mut |node| {
            if let Node::Let(assignment) = node {
                self.scope.assigned_in_loops.push(&assignment.name.text);
            }
        });
        self.scope.loops.push(Loop {
            id: item,
            needs: Needs::default(),
        });
        let depth = self.scope.loops.len() - 1;
        for (at, param) in params.iter().enumerate() {
            let meaning = match at {
                0 => Parameter::Value(item),
                1 => Parameter::Key(depth),
                _ => Parameter::Nothing,
            };
            self.scope.parameters.push((param, meaning));
        }
        self.scope.contexts.push(Place::Variable(item));
        let sites = self.program.sites.len();
        let marks = self.program.map.len();
        let runs = self.program.runs.len();
        self.branch(block.open_span);
        self.body(&block.program);
        self.scope.contexts.pop();
        self.scope.parameters.truncate(known.0);
        self.scope.assigned_in_loops.truncate(known.1);
        let needs = self
            .scope
            .loops
            .pop()
            .map(|turn| turn.needs)
            .unwrap_or_default();
        // The head depends on what the body asked for. Writing into a string cannot fail.
        let pieces: usize = self.program.runs[runs..]
            .iter()
            .map(|run| run.pieces.len())
            .sum();
        let weight =
            1 + (self.program.sites.len() - sites + self.program.map.len() - marks + pieces) as u64;
        let site = self.site(
            if needs.key {
                Action::Pairs(weight)
            } else {
                Action::Each(weight)
            },
            block.open_span,
        );
        let mut code = format!("{MARK}% for v{item}");
        if needs.key {
            let _ = write!(code, ", y{item}");
        }
        let _ = write!(code, " in c{site}({list}) %{MARK}");
        for (needed, name, value) in [
            (needs.index, 'i', "index0"),
            (needs.first, 'f', "first"),
            (needs.last, 'z', "last"),
        ] {
            if needed {
                let _ = write!(code, "{MARK}% set {name}{item} = loop.{value} %{MARK}");
            }
        }
        self.program.code.insert_str(head, &code);
        for (at, _) in &mut self.program.map[marks..] {
            *at += code.len();
        }
        if let Some(inverse) = &block.inverse {
            self.write(format_args!("{MARK}% else %{MARK}"));
            self.inverse_branch(inverse);
            self.body(&inverse.body);
        } else {
            self.missing_else(block);
        }
        self.write(format_args!("{MARK}% endfor %{MARK}"));
    }

    fn fragment(&mut self, tag: &'a FragmentTag) {
        if self.has_error(tag.span) {
            return self.fault(tag.span);
        }
        let Some(fragment) = tag.id().and_then(|id| self.fragments.get(id)) else {
            return;
        };
        if self.fragment_depth >= MOST_FRAGMENT_DEPTH || self.fragment_count >= MOST_FRAGMENTS {
            return;
        }
        self.fragment_count += 1;
        self.fragment_depth += 1;
        let mut overridden = Vec::new();
        for field in tag.fields() {
            let at = self.program.code.len();
            self.expression(&field.value);
            let value = self.program.code.split_off(at);
            let slot = self.slot(&field.name.text);
            self.assigned.insert(&field.name.text);
            let site = self.site(Action::Let(slot), tag.span);
            self.write(format_args!("{MARK}% do c{site}({value}) %{MARK}"));
            overridden.push(field.name.text.as_str());
        }
        let outer_inside = self.inside;
        self.inside = Some(outer_inside.unwrap_or(tag.span));
        let outer_source = std::mem::replace(&mut self.source, &fragment.source);
        let outer_scope = std::mem::take(&mut self.scope);
        let outer_overridden = std::mem::replace(&mut self.overridden, overridden);
        let outer_silent = self.silent;
        self.silent |= !tag.renders();
        self.body(&fragment.body);
        self.silent = outer_silent;
        self.overridden = outer_overridden;
        self.scope = outer_scope;
        self.source = outer_source;
        self.inside = outer_inside;
        self.fragment_depth -= 1;
    }
}

/// Whether the place lies inside of an HTML tag, where an element cannot stand. Looks back a little way only, so that
/// many faults cost no more than few.
fn inside_html_tag(source: &str, at: usize) -> bool {
    let from = crate::span::floor_boundary(source, at.saturating_sub(2048));
    let before = &source[from..at];
    match (before.rfind('<'), before.rfind('>')) {
        (Some(open), Some(close)) => open > close,
        (Some(_), None) => true,
        _ => false,
    }
}
