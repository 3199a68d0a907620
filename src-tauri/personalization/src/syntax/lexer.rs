//! Cuts the inside of a tag into tokens.

use super::characters::{is_name, is_space};
use crate::diagnostics::{Diagnostic, Fix, Problem};
use crate::span::Span;

/// A token of a tag.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TokenKind {
    Text(String),
    Integer(i64),
    Decimal(f64),
    /// An unquoted name.
    Name,
    /// A name in backticks or brackets, without its quotes.
    Quoted(String),
    Dot,
    /// `..`
    Parent,
    Slash,
    Comma,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Bar,
    At,
    Plus,
    Minus,
    Star,
    Percent,
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    /// `?:`
    Elvis,
    /// `==`, `===`
    DoubleEqual,
    /// `&&`
    DoubleAmpersand,
    /// `||`
    DoubleBar,
    /// `!`
    Bang,
    /// `<>`
    Unlike,
    Hash,
    End,
}

/// A token and its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// The tokens of `inner`, with an end token after them.
pub(crate) fn tokens(source: &str, inner: Span, diagnostics: &mut Vec<Diagnostic>) -> Vec<Token> {
    let mut lexer = Lexer {
        source,
        at: inner.start,
        end: inner.end,
        tokens: Vec::new(),
        diagnostics,
    };
    lexer.run();
    let end = inner.start + source[inner.start..inner.end].trim_end().len();
    let mut tokens = lexer.tokens;
    tokens.push(Token {
        kind: TokenKind::End,
        span: Span::new(end, end),
    });
    tokens
}

/// Quotes that are typed by programs that mean well.
fn is_curly_quote(character: char) -> bool {
    matches!(character, '“' | '”' | '„' | '‘' | '’' | '«' | '»')
}

struct Lexer<'a> {
    source: &'a str,
    at: usize,
    end: usize,
    tokens: Vec<Token>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..self.end]
    }

    fn push(&mut self, kind: TokenKind, length: usize) {
        let span = Span::new(self.at, self.at + length);
        self.tokens.push(Token { kind, span });
        self.at = span.end;
    }

    /// Whether the token before is a dot that touches this place, so that a field name follows.
    fn after_dot(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            token.span.end == self.at
                && matches!(token.kind, TokenKind::Dot | TokenKind::Slash)
                && self.is_path_separator()
        })
    }

    /// Whether the last token, a dot or slash, separates path segments.
    fn is_path_separator(&self) -> bool {
        let mut last_two = self.tokens.iter().rev();
        match last_two.next().map(|token| &token.kind) {
            Some(TokenKind::Dot) => true,
            Some(TokenKind::Slash) => matches!(
                last_two.next().map(|token| &token.kind),
                Some(TokenKind::Parent)
            ),
            _ => false,
        }
    }

    fn run(&mut self) {
        while let Some(first) = self.rest().chars().next() {
            match first {
                _ if is_space(first) => self.at += first.len_utf8(),
                '"' | '\'' => self.text(first),
                _ if is_curly_quote(first) => self.curly_text(first),
                '`' => self.quoted('`', '`'),
                '[' if self.after_dot() => self.quoted('[', ']'),
                '0'..='9' if !self.after_dot() => self.number(),
                _ if is_name(first) => self.name(),
                _ => self.symbol(first),
            }
        }
    }

    fn symbol(&mut self, first: char) {
        const SYMBOLS: &[(&str, TokenKind)] = &[
            ("===", TokenKind::DoubleEqual),
            ("!==", TokenKind::NotEqual),
            ("==", TokenKind::DoubleEqual),
            ("!=", TokenKind::NotEqual),
            (">=", TokenKind::GreaterOrEqual),
            ("<=", TokenKind::LessOrEqual),
            ("<>", TokenKind::Unlike),
            ("?:", TokenKind::Elvis),
            ("&&", TokenKind::DoubleAmpersand),
            ("||", TokenKind::DoubleBar),
            ("..", TokenKind::Parent),
            (".", TokenKind::Dot),
            ("/", TokenKind::Slash),
            (",", TokenKind::Comma),
            ("(", TokenKind::Open),
            (")", TokenKind::Close),
            ("[", TokenKind::OpenBracket),
            ("]", TokenKind::CloseBracket),
            ("|", TokenKind::Bar),
            ("@", TokenKind::At),
            ("+", TokenKind::Plus),
            ("-", TokenKind::Minus),
            ("*", TokenKind::Star),
            ("%", TokenKind::Percent),
            ("=", TokenKind::Equal),
            (">", TokenKind::Greater),
            ("<", TokenKind::Less),
            ("!", TokenKind::Bang),
            ("#", TokenKind::Hash),
        ];
        for (text, kind) in SYMBOLS {
            if self.rest().starts_with(text) {
                self.push(kind.clone(), text.len());
                return;
            }
        }
        let span = Span::new(self.at, self.at + first.len_utf8());
        self.diagnostics.push(Diagnostic::new(
            Problem::UnknownCharacter { character: first },
            span,
        ));
        self.at = span.end;
    }

    /// A literal text. A backslash quotes a backslash or a quote; before anything else it stands for itself, so that
    /// regular expressions may be typed as they are.
    fn text(&mut self, quote: char) {
        let rest = self.rest();
        let mut text = String::new();
        let mut characters = rest.char_indices().skip(1).peekable();
        while let Some((at, character)) = characters.next() {
            if character == quote {
                self.push(TokenKind::Text(text), at + 1);
                return;
            }
            if character == '\\'
                && let Some((_, next)) =
                    characters.next_if(|(_, next)| matches!(next, '\\' | '"' | '\''))
            {
                text.push(next);
            } else {
                text.push(character);
            }
        }
        let length = rest.trim_end().len();
        let span = Span::new(self.at, self.at + length);
        self.diagnostics.push(
            Diagnostic::new(Problem::UnterminatedText, span)
                .fix(Fix::insert(span.end, quote.to_string())),
        );
        self.push(TokenKind::Text(text.trim_end().to_owned()), length);
    }

    /// A text between the quotes that word processors write; the right ones are straight.
    fn curly_text(&mut self, quote: char) {
        let inside = &self.rest()[quote.len_utf8()..];
        let closes = |next: char| is_curly_quote(next) || matches!(next, '"' | '\'');
        let length = inside.find(closes).unwrap_or(inside.trim_end().len());
        let close = inside[length..]
            .chars()
            .next()
            .filter(|next| closes(*next))
            .map_or(0, char::len_utf8);
        let text = inside[..length].to_owned();
        let whole = quote.len_utf8() + length + close;
        let span = Span::new(self.at, self.at + whole);
        let right = format!("\"{text}\"");
        let problem = Problem::ForeignForm {
            found: span.of(self.source).to_owned(),
            right: right.clone(),
        };
        self.diagnostics
            .push(Diagnostic::new(problem, span).fix(Fix::replace(span, right)));
        self.push(TokenKind::Text(text), whole);
    }

    fn quoted(&mut self, open: char, close: char) {
        let rest = self.rest();
        if let Some(length) = rest[1..].find(close) {
            let name = rest[1..=length].to_owned();
            self.push(TokenKind::Quoted(name), length + 2);
        } else {
            let length = rest.trim_end().len();
            let name = rest[open.len_utf8()..length].to_owned();
            let span = Span::new(self.at, self.at + length);
            self.diagnostics.push(
                Diagnostic::new(Problem::UnterminatedText, span)
                    .fix(Fix::insert(span.end, close.to_string())),
            );
            self.push(TokenKind::Quoted(name), length);
        }
    }

    fn number(&mut self) {
        let rest = self.rest();
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(rest);
        let fraction = if rest[whole..].starts_with('.') {
            digits(&rest[whole + 1..])
        } else {
            0
        };
        let mut length = whole + if fraction > 0 { fraction + 1 } else { 0 };
        let text = &rest[..length];
        let kind = if fraction > 0 {
            text.parse().ok().map(TokenKind::Decimal)
        } else {
            text.parse()
                .map(TokenKind::Integer)
                .ok()
                .or_else(|| text.parse().ok().map(TokenKind::Decimal))
        };
        if fraction == 0 && matches!(rest[length..].chars().next(), Some('L' | 'l')) {
            length += 1;
        }
        let tail: usize = rest[length..]
            .chars()
            .take_while(|next| is_name(*next))
            .map(char::len_utf8)
            .sum();
        if tail == 0
            && let Some(kind) = kind
        {
            self.push(kind, length);
            return;
        }
        let span = Span::new(self.at, self.at + length + tail);
        self.diagnostics.push(Diagnostic::new(
            Problem::BadNumber {
                text: span.of(self.source).to_owned(),
            },
            span,
        ));
        self.push(TokenKind::Integer(0), length + tail);
    }

    /// A name. A colon may stand inside of it (`xdm:order`), not at its end.
    fn name(&mut self) {
        let rest = self.rest();
        let mut length = 0;
        let mut characters = rest.chars().peekable();
        while let Some(character) = characters.next() {
            let joins = character == ':'
                && length > 0
                && characters.peek().is_some_and(|next| is_name(*next));
            if !is_name(character) && !joins {
                break;
            }
            length += character.len_utf8();
        }
        self.push(TokenKind::Name, length);
    }
}
