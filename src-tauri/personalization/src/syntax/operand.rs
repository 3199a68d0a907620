//! Parses operands: literals, lists, paths, calls, and the fields and method calls that follow them.

use super::characters::{is_plain_name, is_reserved};
use super::expression::{MOST_DEPTH, Parser};
use super::lexer::{Token, TokenKind};
use super::tree::{Call, Expr, ExprKind, Literal, LoopVariable, Path, PathHead, Segment};
use crate::diagnostics::{Diagnostic, Expected, Fix, Problem};
use crate::span::Span;

impl Parser<'_> {
    /// A primary and the fields and method calls that follow it.
    pub(super) fn postfix(&mut self) -> Expr {
        let mut base = self.primary();
        let (mut steps, mut methods) = (0, 0);
        while !self.failed && self.peek().kind == TokenKind::Dot {
            steps += 1;
            if !self.within(steps) {
                break;
            }
            self.at += 1;
            let Some(segment) = self.segment() else { break };
            let call = self.peek().kind == TokenKind::Open && !segment.quoted;
            base = if call {
                let (mut arguments, arguments_span) = self.arguments();
                let span = base.span.to(arguments_span);
                arguments.insert(0, base);
                let kind = ExprKind::Call(Call {
                    name: segment.text,
                    name_span: segment.span,
                    arguments_span,
                    arguments,
                });
                methods += 1;
                if self.depth + methods > MOST_DEPTH {
                    self.fail(Diagnostic::new(Problem::TooDeep { most: MOST_DEPTH }, span));
                }
                Expr { span, kind }
            } else {
                self.check_segment(&segment);
                let span = base.span.to(segment.span);
                match base.kind {
                    ExprKind::Path(mut path) => {
                        path.segments.push(segment);
                        Expr {
                            span,
                            kind: ExprKind::Path(path),
                        }
                    }
                    ExprKind::Field { base, mut segments } => {
                        segments.push(segment);
                        Expr {
                            span,
                            kind: ExprKind::Field { base, segments },
                        }
                    }
                    _ => Expr {
                        span,
                        kind: ExprKind::Field {
                            base: Box::new(base),
                            segments: vec![segment],
                        },
                    },
                }
            };
        }
        base
    }

    /// A name after a dot.
    fn segment(&mut self) -> Option<Segment> {
        let token = self.peek().clone();
        let segment = match token.kind {
            TokenKind::Name => Segment {
                text: token.span.of(self.source).to_owned(),
                span: token.span,
                quoted: false,
            },
            TokenKind::Quoted(text) => Segment {
                text,
                span: token.span,
                quoted: true,
            },
            _ => {
                self.unexpected(Expected::Name);
                return None;
            }
        };
        self.at += 1;
        Some(segment)
    }

    fn check_segment(&mut self, segment: &Segment) {
        if segment.quoted || is_plain_name(&segment.text) {
            return;
        }
        let problem = if is_reserved(&segment.text) {
            Problem::ReservedWord {
                word: segment.text.clone(),
            }
        } else if segment.text.bytes().all(|byte| byte.is_ascii_digit()) && segment.text.len() < 4 {
            return; // A small number picks an item of a list, as in Handlebars.
        } else {
            Problem::UnquotedNumber {
                name: segment.text.clone(),
            }
        };
        let fix = Fix::replace(segment.span, format!("`{}`", segment.text));
        self.diagnostics
            .push(Diagnostic::new(problem, segment.span).fix(fix));
    }

    fn arguments(&mut self) -> (Vec<Expr>, Span) {
        let open = self.next().span;
        let mut arguments = Vec::new();
        let mut end = open.end;
        if self.peek().kind != TokenKind::Close {
            loop {
                arguments.push(self.expression());
                end = self.last_end();
                if self.failed
                    || !self.within(arguments.len())
                    || self.eat(&TokenKind::Comma).is_none()
                {
                    break;
                }
            }
        }
        match self.eat(&TokenKind::Close) {
            Some(close) => end = close.end,
            None if self.at_end() && !self.failed => {
                self.unexpected_with_fix(Expected::ClosingParenthesis, ")");
                // What is missing is clear, so that the call can still be checked.
            }
            None => self.unexpected(Expected::ClosingParenthesis),
        }
        (arguments, Span::new(open.start, end))
    }

    fn unexpected_with_fix(&mut self, expected: Expected, text: &str) {
        let span = self.peek().span;
        let found = span.of(self.source).to_owned();
        self.fail(
            Diagnostic::new(Problem::Unexpected { found, expected }, span)
                .fix(Fix::insert(span.start, text)),
        );
    }

    fn primary(&mut self) -> Expr {
        let Token { kind, span } = self.peek().clone();
        let literal = |literal| Expr {
            span,
            kind: ExprKind::Literal(literal),
        };
        match kind {
            TokenKind::Text(text) => {
                self.at += 1;
                literal(Literal::Text(text))
            }
            TokenKind::Integer(value) => {
                self.at += 1;
                literal(Literal::Integer(value))
            }
            TokenKind::Decimal(value) => {
                self.at += 1;
                literal(Literal::Decimal(value))
            }
            TokenKind::Open => {
                self.at += 1;
                let inner = self.expression();
                match self.eat(&TokenKind::Close) {
                    Some(close) => Expr {
                        span: span.to(close),
                        kind: inner.kind,
                    },
                    None if self.at_end() => {
                        self.unexpected_with_fix(Expected::ClosingParenthesis, ")");
                        inner
                    }
                    None => {
                        self.unexpected(Expected::ClosingParenthesis);
                        inner
                    }
                }
            }
            TokenKind::OpenBracket => self.list(span),
            TokenKind::At => self.at_variable(span),
            TokenKind::Parent | TokenKind::Dot => self.relative(span),
            TokenKind::Quoted(text) => {
                self.at += 1;
                let head = PathHead::Name(Segment {
                    text,
                    span,
                    quoted: true,
                });
                Expr {
                    span,
                    kind: ExprKind::Path(Path {
                        parents: 0,
                        head,
                        segments: Vec::new(),
                    }),
                }
            }
            TokenKind::Name => self.named(span),
            _ => {
                self.unexpected(Expected::Expression);
                self.faulty()
            }
        }
    }

    fn list(&mut self, open: Span) -> Expr {
        self.at += 1;
        let mut items = Vec::new();
        if self.peek().kind != TokenKind::CloseBracket {
            loop {
                items.push(self.expression());
                if self.failed || !self.within(items.len()) || self.eat(&TokenKind::Comma).is_none()
                {
                    break;
                }
            }
        }
        let close = match self.eat(&TokenKind::CloseBracket) {
            Some(close) => close,
            None if self.at_end() => {
                self.unexpected_with_fix(Expected::ClosingBracket, "]");
                self.peek().span
            }
            None => {
                self.unexpected(Expected::ClosingBracket);
                self.peek().span
            }
        };
        Expr {
            span: open.to(close),
            kind: ExprKind::List(items),
        }
    }

    /// `@index`, `@../index`, `@root`.
    fn at_variable(&mut self, at: Span) -> Expr {
        self.at += 1;
        let mut parents = 0;
        while self.peek().kind == TokenKind::Parent {
            self.at += 1;
            parents += 1;
            if self.eat(&TokenKind::Slash).is_none() {
                break;
            }
        }
        let name = self.peek_name().unwrap_or_default();
        let head = match name {
            "index" => PathHead::Loop(LoopVariable::Index),
            "key" => PathHead::Loop(LoopVariable::Key),
            "first" => PathHead::Loop(LoopVariable::First),
            "last" => PathHead::Loop(LoopVariable::Last),
            "root" => PathHead::Root,
            _ => {
                self.unexpected(Expected::LoopVariable);
                return self.faulty();
            }
        };
        let end = self.next().span;
        Expr {
            span: at.to(end),
            kind: ExprKind::Path(Path {
                parents,
                head,
                segments: Vec::new(),
            }),
        }
    }

    /// `.`, `./x`, `..`, `../x`, `../../x`.
    fn relative(&mut self, start: Span) -> Expr {
        let mut parents = 0;
        let mut end = start;
        let mut slash = false;
        if self.peek().kind == TokenKind::Dot {
            end = self.next().span;
            slash = self.eat(&TokenKind::Slash).is_some();
        }
        while self.peek().kind == TokenKind::Parent {
            end = self.next().span;
            parents += 1;
            slash = self.eat(&TokenKind::Slash).is_some();
            if !slash {
                break;
            }
        }
        let mut path = Path {
            parents,
            head: PathHead::This,
            segments: Vec::new(),
        };
        if slash {
            if self.peek_name() == Some("this") {
                end = self.next().span;
            } else if let Some(segment) = self.segment() {
                end = segment.span;
                path.segments.push(segment);
            }
        }
        Expr {
            span: start.to(end),
            kind: ExprKind::Path(path),
        }
    }

    /// A literal word, `this`, a call, `lookup a b`, or the head of a path.
    fn named(&mut self, span: Span) -> Expr {
        let name = span.of(self.source);
        self.at += 1;
        if self.peek().kind == TokenKind::Open && self.peek().span.start == span.end {
            return self.call(name, span);
        }
        let literal = match name {
            "true" => Some(Literal::Boolean(true)),
            "false" => Some(Literal::Boolean(false)),
            "null" => Some(Literal::Null),
            _ => None,
        };
        if let Some(literal) = literal {
            return Expr {
                span,
                kind: ExprKind::Literal(literal),
            };
        }
        if name == "lookup" && Self::begins_operand(&self.peek().kind) && !self.at_word_operator() {
            return self.lookup(span);
        }
        if self.peek().kind == TokenKind::Open {
            return self.call(name, span);
        }
        let head = if name == "this" {
            PathHead::This
        } else {
            PathHead::Name(Segment {
                text: name.to_owned(),
                span,
                quoted: false,
            })
        };
        let mut path = Path {
            parents: 0,
            head,
            segments: Vec::new(),
        };
        let mut end = span;
        if name == "this"
            && self.peek().kind == TokenKind::Slash
            && self.peek().span.start == span.end
        {
            // `this/name`, an old form of Handlebars.
            if matches!(self.peek_second().kind, TokenKind::Name)
                && self.peek_second().span.start == span.end + 1
            {
                self.at += 1;
                if let Some(segment) = self.segment() {
                    end = segment.span;
                    path.segments.push(segment);
                }
            }
        }
        Expr {
            span: span.to(end),
            kind: ExprKind::Path(path),
        }
    }

    fn at_word_operator(&self) -> bool {
        matches!(self.peek_name(), Some("and" | "or"))
    }

    fn call(&mut self, name: &str, name_span: Span) -> Expr {
        let (arguments, arguments_span) = self.arguments();
        let call = Call {
            name: name.to_owned(),
            name_span,
            arguments_span,
            arguments,
        };
        Expr {
            span: name_span.to(arguments_span),
            kind: ExprKind::Call(call),
        }
    }

    /// `lookup list 1`: the one helper that is called with spaces inside of a value.
    fn lookup(&mut self, name_span: Span) -> Expr {
        let object = self.postfix();
        let key = self.postfix();
        let arguments_span = object.span.to(key.span);
        let call = Call {
            name: "lookup".to_owned(),
            name_span,
            arguments_span,
            arguments: vec![object, key],
        };
        Expr {
            span: name_span.to(arguments_span),
            kind: ExprKind::Call(call),
        }
    }
}
