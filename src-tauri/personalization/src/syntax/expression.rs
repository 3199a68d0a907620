//! Parses expressions by recursive descent, one function a strength, weakest first. Forms of other languages are
//! reported with the right form as a fix and then understood as meant, so that one slip is one diagnostic.

use super::lexer::{Token, TokenKind};
use super::tree::{Expr, ExprKind, Literal, Operator, Path, PathHead};
use crate::diagnostics::{Diagnostic, Expected, Fix, Problem};
use crate::span::Span;

/// How deep expressions may nest.
pub(super) const MOST_DEPTH: usize = 32;
/// How many operands, items or arguments one construct may have.
const MOST_PARTS: usize = 200;

/// Reads the tokens of one tag.
pub(crate) struct Parser<'a> {
    pub(crate) source: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) depth: usize,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    /// After the first error in a tag the rest of it is not judged.
    pub(super) failed: bool,
    /// Something about the tag is reported already.
    quiet: bool,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(
        source: &'a str,
        tokens: Vec<Token>,
        diagnostics: &'a mut Vec<Diagnostic>,
        quiet: bool,
    ) -> Self {
        Self {
            quiet,
            source,
            tokens,
            at: 0,
            depth: 0,
            diagnostics,
            failed: false,
        }
    }

    pub(crate) fn peek(&self) -> &Token {
        &self.tokens[self.at.min(self.tokens.len() - 1)]
    }

    pub(crate) fn peek_second(&self) -> &Token {
        &self.tokens[(self.at + 1).min(self.tokens.len() - 1)]
    }

    pub(crate) fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    pub(crate) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    pub(crate) fn eat(&mut self, kind: &TokenKind) -> Option<Span> {
        (self.peek().kind == *kind).then(|| self.next().span)
    }

    pub(crate) fn at_end(&self) -> bool {
        self.peek().kind == TokenKind::End
    }

    /// Where the last token read ends.
    pub(crate) fn last_end(&self) -> usize {
        self.tokens[self.at.clamp(1, self.tokens.len()) - 1]
            .span
            .end
    }

    /// The text of the next token when it is an unquoted name.
    pub(crate) fn peek_name(&self) -> Option<&'a str> {
        (self.peek().kind == TokenKind::Name).then(|| self.peek().span.of(self.source))
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.failed || self.quiet
    }

    /// Reports that something else was expected at the next token.
    pub(crate) fn unexpected(&mut self, expected: Expected) {
        let token = self.peek();
        let (span, found) = (token.span, token.span.of(self.source).to_owned());
        self.fail(Diagnostic::new(
            Problem::Unexpected { found, expected },
            span,
        ));
    }

    pub(crate) fn fail(&mut self, diagnostic: Diagnostic) {
        if !self.failed && !self.quiet {
            self.diagnostics.push(diagnostic);
        }
        self.failed = true;
    }

    pub(super) fn faulty(&self) -> Expr {
        Expr {
            span: self.peek().span,
            kind: ExprKind::Faulty,
        }
    }

    /// Reports whatever is left in the tag.
    pub(crate) fn expect_end(&mut self) {
        if !self.at_end() {
            self.unexpected(Expected::EndOfTag);
        }
    }

    /// The expression of a tag. Method calls nest without recursion, so the height is measured at the end.
    pub(crate) fn value(&mut self) -> Expr {
        let value = self.expression();
        self.bounded(value)
    }

    /// The value of an argument of a fragment: no comparison, because `=` separates names from values.
    pub(crate) fn argument(&mut self) -> Expr {
        let value = self.sum();
        self.bounded(value)
    }

    fn bounded(&mut self, value: Expr) -> Expr {
        if value.height() <= MOST_DEPTH {
            return value;
        }
        self.fail(Diagnostic::new(
            Problem::TooDeep { most: MOST_DEPTH },
            value.span,
        ));
        Expr {
            span: value.span,
            kind: ExprKind::Faulty,
        }
    }

    /// An expression inside of another.
    pub(super) fn expression(&mut self) -> Expr {
        self.depth += 1;
        let result = if self.depth > MOST_DEPTH {
            let span = self.peek().span;
            self.fail(Diagnostic::new(Problem::TooDeep { most: MOST_DEPTH }, span));
            self.faulty()
        } else {
            self.fallback()
        };
        self.depth -= 1;
        result
    }

    /// Operands joined by one operator, collected flat.
    fn series(
        &mut self,
        operand: fn(&mut Self) -> Expr,
        operator: fn(&mut Self) -> bool,
        build: fn(Vec<Expr>) -> ExprKind,
    ) -> Expr {
        let first = operand(self);
        if self.failed || !operator(self) {
            return first;
        }
        let mut operands = vec![first];
        loop {
            operands.push(operand(self));
            if self.failed || !self.within(operands.len()) || !operator(self) {
                break;
            }
        }
        let span = operands[0].span.to(operands[operands.len() - 1].span);
        Expr {
            span,
            kind: build(operands),
        }
    }

    pub(super) fn within(&mut self, parts: usize) -> bool {
        if parts >= MOST_PARTS {
            let span = self.peek().span;
            self.fail(Diagnostic::new(Problem::TooMany { most: MOST_PARTS }, span));
        }
        parts < MOST_PARTS
    }

    fn fallback(&mut self) -> Expr {
        self.series(
            Self::or,
            |parser| parser.eat(&TokenKind::Elvis).is_some(),
            ExprKind::Fallback,
        )
    }

    fn or(&mut self) -> Expr {
        self.series(
            Self::and,
            |parser| parser.word_operator("or", &TokenKind::DoubleBar),
            ExprKind::Or,
        )
    }

    fn and(&mut self) -> Expr {
        self.series(
            Self::comparison,
            |parser| parser.word_operator("and", &TokenKind::DoubleAmpersand),
            ExprKind::And,
        )
    }

    fn word_operator(&mut self, word: &'static str, foreign: &TokenKind) -> bool {
        if self.peek_name().is_some_and(|name| name == word) {
            self.at += 1;
            return true;
        }
        let upper = self
            .peek_name()
            .is_some_and(|name| name.eq_ignore_ascii_case(word));
        if upper || self.peek().kind == *foreign {
            let span = self.next().span;
            self.foreign(span, word);
            return true;
        }
        false
    }

    pub(super) fn foreign(&mut self, span: Span, right: &'static str) {
        let found = span.of(self.source).to_owned();
        self.diagnostics.push(
            Diagnostic::new(
                Problem::ForeignForm {
                    found,
                    right: right.to_owned(),
                },
                span,
            )
            .fix(Fix::replace(span, right)),
        );
    }

    fn comparison(&mut self) -> Expr {
        self.chain(Self::sum, Self::comparison_operator)
    }

    fn comparison_operator(&mut self) -> Option<(Operator, Span)> {
        let operator = match self.peek().kind {
            TokenKind::Equal | TokenKind::DoubleEqual => Operator::Equal,
            TokenKind::NotEqual | TokenKind::Unlike => Operator::NotEqual,
            TokenKind::Greater => Operator::Greater,
            TokenKind::GreaterOrEqual => Operator::GreaterOrEqual,
            TokenKind::Less => Operator::Less,
            TokenKind::LessOrEqual => Operator::LessOrEqual,
            _ => return None,
        };
        let token = self.next();
        let typed = token.span.of(self.source);
        match token.kind {
            TokenKind::DoubleEqual => self.foreign(token.span, "="),
            TokenKind::Unlike => self.foreign(token.span, "!="),
            TokenKind::NotEqual if typed != "!=" => self.foreign(token.span, "!="),
            _ => {}
        }
        Some((operator, token.span))
    }

    fn sum(&mut self) -> Expr {
        self.chain(Self::product, |parser| {
            let operator = match parser.peek().kind {
                TokenKind::Plus => Operator::Add,
                TokenKind::Minus => Operator::Subtract,
                _ => return None,
            };
            Some((operator, parser.next().span))
        })
    }

    fn product(&mut self) -> Expr {
        self.chain(Self::unary, |parser| {
            let operator = match parser.peek().kind {
                TokenKind::Star => Operator::Multiply,
                TokenKind::Slash => Operator::Divide,
                TokenKind::Percent => Operator::Remainder,
                _ => return None,
            };
            Some((operator, parser.next().span))
        })
    }

    fn chain(
        &mut self,
        operand: fn(&mut Self) -> Expr,
        operator: fn(&mut Self) -> Option<(Operator, Span)>,
    ) -> Expr {
        let first = operand(self);
        let mut rest = Vec::new();
        while !self.failed
            && self.within(rest.len() + 1)
            && let Some((operator, span)) = operator(self)
        {
            rest.push((operator, span, operand(self)));
        }
        match rest.last() {
            Some((_, _, last)) => {
                let span = first.span.to(last.span);
                self.unquoted_hyphens(&first, &rest);
                Expr {
                    span,
                    kind: ExprKind::Chain {
                        first: Box::new(first),
                        rest,
                    },
                }
            }
            None => first,
        }
    }

    /// `context.order-total`, written without spaces, is more likely a name than a difference.
    fn unquoted_hyphens(&mut self, first: &Expr, rest: &[(Operator, Span, Expr)]) {
        let mut left = first;
        for (operator, span, right) in rest {
            if *operator == Operator::Subtract
                && left.span.end == span.start
                && span.end == right.span.start
                && let ExprKind::Path(left_path) = &left.kind
                && let ExprKind::Path(Path {
                    parents: 0,
                    head: PathHead::Name(name),
                    segments,
                }) = &right.kind
                && let Some(field) = left_path.segments.last()
                && segments.is_empty()
                && !field.quoted
                && !name.quoted
            {
                let name_span = field.span.to(name.span);
                let name = name_span.of(self.source).to_owned();
                let fix = Fix::replace(name_span, format!("`{name}`"));
                self.diagnostics
                    .push(Diagnostic::new(Problem::UnquotedHyphen { name }, name_span).fix(fix));
            }
            left = right;
        }
    }

    pub(super) fn unary(&mut self) -> Expr {
        let start = self.peek().span;
        let not = match self.peek().kind {
            TokenKind::Minus => false,
            TokenKind::Bang => {
                self.foreign(start, "not ");
                true
            }
            TokenKind::Name
                if start.of(self.source) == "not"
                    && Self::begins_operand(&self.peek_second().kind) =>
            {
                true
            }
            _ => return self.postfix(),
        };
        self.at += 1;
        self.depth += 1;
        let operand = if self.depth > MOST_DEPTH {
            self.fail(Diagnostic::new(
                Problem::TooDeep { most: MOST_DEPTH },
                start,
            ));
            self.faulty()
        } else {
            self.unary()
        };
        self.depth -= 1;
        let span = start.to(operand.span);
        let kind = if not {
            ExprKind::Not(Box::new(operand))
        } else {
            match operand.kind {
                ExprKind::Literal(Literal::Integer(value)) => {
                    ExprKind::Literal(Literal::Integer(-value))
                }
                ExprKind::Literal(Literal::Decimal(value)) => {
                    ExprKind::Literal(Literal::Decimal(-value))
                }
                kind => ExprKind::Negate(Box::new(Expr {
                    span: operand.span,
                    kind,
                })),
            }
        };
        Expr { span, kind }
    }

    /// Whether an operand can begin with the token.
    pub(super) fn begins_operand(kind: &TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::Text(_)
                | TokenKind::Integer(_)
                | TokenKind::Decimal(_)
                | TokenKind::Name
                | TokenKind::Quoted(_)
                | TokenKind::Open
                | TokenKind::OpenBracket
                | TokenKind::At
                | TokenKind::Parent
                | TokenKind::Bang
                | TokenKind::Minus
        )
    }
}
