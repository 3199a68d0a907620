//! Reads one tag: which construct it is, and its parts. Tags of other template languages are reported with the right
//! form as a fix and then taken for what they mean.

use super::expression::Parser;
use super::lexer::{TokenKind, tokens};
use super::scanner::{Tag, TagForm};
use super::tree::{Argument, BlockHead, Expr, ExprKind, Literal, OutputForm, Segment};
use crate::diagnostics::{Diagnostic, Expected, Fix, Problem};
use crate::span::Span;

/// What a tag says.
pub(crate) enum Meaning {
    Output(OutputForm, Expr),
    Open(BlockHead),
    /// The opening of a block that the language does not have; its closing tag is awaited all the same.
    OpenUnknown(String),
    Close(Segment),
    Else(Option<BlockHead>),
    Let(Segment, Expr),
    Fragment(Vec<Argument>),
    Faulty,
}

/// Reads a tag.
pub(crate) fn read(source: &str, tag: &Tag, diagnostics: &mut Vec<Diagnostic>) -> Meaning {
    let text = tag.inner.of(source);
    let trimmed = text.trim_start();
    let lead = tag.inner.start + text.len() - trimmed.len();
    if trimmed.trim_end().is_empty() {
        diagnostics.push(Diagnostic::new(Problem::EmptyTag, tag.span).fix(Fix::remove(tag.span)));
        return Meaning::Faulty;
    }
    if matches!(tag.form, TagForm::Triple | TagForm::Ampersand) {
        if tag.form == TagForm::Triple && trimmed.starts_with('{') {
            let found = tag.span.of(source).to_owned();
            diagnostics.push(Diagnostic::new(
                Problem::UnsupportedForm { found },
                tag.span,
            ));
            return Meaning::Faulty;
        }
        let form = if tag.form == TagForm::Triple {
            OutputForm::Triple
        } else {
            OutputForm::Ampersand
        };
        let mut reader = Reader::new(source, tag, tag.inner, diagnostics);
        return reader.output(form);
    }
    let sigil = trimmed.chars().next().unwrap_or_default();
    let inner = Span::new(
        lead + sigil.len_utf8(),
        tag.inner.end.max(lead + sigil.len_utf8()),
    );
    match sigil {
        '#' => Reader::new(source, tag, inner, diagnostics).open(),
        '/' => Reader::new(source, tag, inner, diagnostics).close(),
        '^' if trimmed.trim_end().len() == 1 => Meaning::Else(None),
        '=' => {
            let mut reader = Reader::new(source, tag, inner, diagnostics);
            if tag.form == TagForm::Double {
                let right = format!("{{{{{}}}}}", inner.of(source).trim_end());
                reader.foreign(tag.span, right);
            }
            reader.output(output_form(tag.form))
        }
        '^' | '>' | '*' | '!' | '{' => {
            let found = tag.span.of(source).to_owned();
            diagnostics.push(Diagnostic::new(
                Problem::UnsupportedForm { found },
                tag.span,
            ));
            Meaning::Faulty
        }
        _ => Reader::new(source, tag, tag.inner, diagnostics).plain(),
    }
}

fn output_form(form: TagForm) -> OutputForm {
    match form {
        TagForm::Double => OutputForm::Double,
        TagForm::Triple => OutputForm::Triple,
        TagForm::Ampersand => OutputForm::Ampersand,
        TagForm::Percent => OutputForm::Percent,
    }
}

struct Reader<'a> {
    source: &'a str,
    tag: &'a Tag,
    parser: Parser<'a>,
}

impl<'a> Reader<'a> {
    fn new(
        source: &'a str,
        tag: &'a Tag,
        inner: Span,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let known = diagnostics.len();
        let tokens = tokens(source, inner, diagnostics);
        // Where the tag is not closed or a token is broken, what follows from it is not reported as well.
        let broken =
            |diagnostic: &Diagnostic| !matches!(*diagnostic.problem, Problem::ForeignForm { .. });
        let quiet = !tag.closed || diagnostics[known..].iter().any(broken);
        Self {
            source,
            tag,
            parser: Parser::new(source, tokens, diagnostics, quiet),
        }
    }

    fn foreign(&mut self, span: Span, right: String) {
        let found = span.of(self.source).to_owned();
        let fix = Fix::replace(span, right.clone());
        self.parser
            .diagnostics
            .push(Diagnostic::new(Problem::ForeignForm { found, right }, span).fix(fix));
    }

    fn output(&mut self, form: OutputForm) -> Meaning {
        let value = self.parser.value();
        self.parser.expect_end();
        if self.parser.has_failed() {
            Meaning::Faulty
        } else {
            Meaning::Output(form, value)
        }
    }

    /// The word at the next token, with its place.
    fn word(&mut self) -> Option<Segment> {
        let text = self.parser.peek_name()?.to_owned();
        let span = self.parser.next().span;
        Some(Segment {
            text,
            span,
            quoted: false,
        })
    }

    fn open(&mut self) -> Meaning {
        let Some(word) = self.word() else {
            self.parser.unexpected(Expected::Name);
            return Meaning::Faulty;
        };
        if let Some(head) = self.head(&word.text) {
            return Meaning::Open(head);
        }
        if word.text == "let" {
            let rest = Span::new(word.span.start, self.tag.inner.end)
                .of(self.source)
                .trim_end();
            self.foreign(self.tag.span, format!("{{% {rest} %}}"));
            return self.assignment();
        }
        let nearest = crate::check::nearest(&word.text, ["if", "unless", "each", "with"]);
        let mut diagnostic = Diagnostic::new(
            Problem::UnknownBlock {
                name: word.text.clone(),
                nearest: nearest.clone(),
            },
            word.span,
        );
        if let Some(nearest) = nearest {
            diagnostic = diagnostic.fix(Fix::replace(word.span, nearest));
        }
        self.parser.diagnostics.push(diagnostic);
        Meaning::OpenUnknown(word.text)
    }

    fn close(&mut self) -> Meaning {
        let Some(word) = self.word() else {
            self.parser.unexpected(Expected::Name);
            return Meaning::Faulty;
        };
        self.parser.expect_end();
        Meaning::Close(word)
    }

    /// What follows the keyword of a block; nothing when it is no keyword.
    fn head(&mut self, keyword: &str) -> Option<BlockHead> {
        let head = match keyword {
            "if" | "unless" => {
                let condition = self.subject(Expected::Condition);
                let zero = self.include_zero();
                if keyword == "if" {
                    BlockHead::If { condition, zero }
                } else {
                    BlockHead::Unless { condition, zero }
                }
            }
            "each" => BlockHead::Each {
                list: self.subject(Expected::List),
                params: self.block_params(),
            },
            "with" => BlockHead::With {
                value: self.subject(Expected::Expression),
                params: self.block_params(),
            },
            _ => return None,
        };
        self.parser.expect_end();
        Some(head)
    }

    fn subject(&mut self, expected: Expected) -> Expr {
        if self.parser.at_end() {
            self.parser.unexpected(expected);
            return Expr {
                span: self.parser.peek().span,
                kind: ExprKind::Faulty,
            };
        }
        self.parser.value()
    }

    fn include_zero(&mut self) -> bool {
        if self.parser.peek_name() != Some("includeZero") {
            return false;
        }
        self.parser.skip(1);
        if self.parser.eat(&TokenKind::Equal).is_none() {
            self.parser.unexpected(Expected::EqualSign);
        }
        matches!(
            self.parser.value().kind,
            ExprKind::Literal(Literal::Boolean(true))
        )
    }

    /// `as |a b|`
    fn block_params(&mut self) -> Vec<Segment> {
        let mut params = Vec::new();
        if self.parser.peek_name() != Some("as") {
            return params;
        }
        self.parser.skip(1);
        let bars = self.parser.eat(&TokenKind::Bar).is_some();
        while let Some(param) = self.word() {
            params.push(param);
            self.parser.eat(&TokenKind::Comma);
        }
        if params.is_empty() {
            self.parser.unexpected(Expected::Name);
        } else if !bars {
            let span = params[0].span.to(params[params.len() - 1].span);
            let right = format!("|{}|", span.of(self.source));
            self.foreign(span, right);
        } else if self.parser.eat(&TokenKind::Bar).is_none() {
            self.parser.unexpected(Expected::ClosingBar);
        }
        params
    }

    fn assignment(&mut self) -> Meaning {
        let Some(name) = self.word() else {
            self.parser.unexpected(Expected::Name);
            return Meaning::Faulty;
        };
        if self.parser.eat(&TokenKind::Equal).is_none() {
            self.parser.unexpected(Expected::EqualSign);
            return Meaning::Faulty;
        }
        let value = self.parser.value();
        self.parser.expect_end();
        if self.parser.has_failed() {
            Meaning::Faulty
        } else {
            Meaning::Let(name, value)
        }
    }

    fn fragment(&mut self) -> Meaning {
        let mut arguments = Vec::new();
        while !self.parser.at_end() && !self.parser.has_failed() {
            let Some(name) = self.word() else {
                self.parser.unexpected(Expected::Argument);
                break;
            };
            if self.parser.eat(&TokenKind::Equal).is_none() {
                self.parser.unexpected(Expected::EqualSign);
                break;
            }
            let value = self.parser.argument();
            self.parser.eat(&TokenKind::Comma);
            arguments.push(Argument { name, value });
        }
        if self.parser.has_failed() {
            Meaning::Faulty
        } else {
            Meaning::Fragment(arguments)
        }
    }

    /// A tag without a sigil.
    fn plain(&mut self) -> Meaning {
        let percent = self.tag.form == TagForm::Percent;
        let Some(word) = self.parser.peek_name() else {
            return self.plain_output(percent);
        };
        let followed = self.parser.peek_second().kind.clone();
        let alone = followed == TokenKind::End;
        let statement = !matches!(
            followed,
            TokenKind::End
                | TokenKind::Dot
                | TokenKind::Open
                | TokenKind::Equal
                | TokenKind::Elvis
                | TokenKind::Comma
        );
        match word {
            "else" => {
                self.parser.skip(1);
                self.chain()
            }
            "let" if percent => {
                self.parser.skip(1);
                self.assignment()
            }
            "fragment" if followed != TokenKind::Dot && followed != TokenKind::Open => {
                self.parser.skip(1);
                if percent {
                    let right = format!("{{{{{}}}}}", self.tag.inner.of(self.source).trim());
                    self.foreign(self.tag.span, right);
                }
                self.fragment()
            }
            "let" | "set" if followed == TokenKind::Name => {
                self.parser.skip(1);
                let rest = Span::new(self.parser.peek().span.start, self.tag.inner.end)
                    .of(self.source)
                    .trim_end();
                self.foreign(self.tag.span, format!("{{% let {rest} %}}"));
                self.assignment()
            }
            "if" | "unless" | "each" | "with" if statement => {
                let keyword = word.to_owned();
                let at = self.parser.next().span.start;
                self.foreign_sigil(at, '#');
                self.head(&keyword).map_or(Meaning::Faulty, Meaning::Open)
            }
            "for" if statement => self.foreign_for(),
            "elif" | "elseif" | "elsif" if statement => {
                let span = self.parser.next().span;
                self.foreign(span, "else if".to_owned());
                self.head("if")
                    .map_or(Meaning::Faulty, |head| Meaning::Else(Some(head)))
            }
            "endif" | "endunless" | "endeach" | "endwith" | "endfor" | "end" if alone => {
                let keyword = if word == "endfor" { "each" } else { &word[3..] }.to_owned();
                let span = self.parser.next().span;
                let (open, close) = if percent { ("{%", "%}") } else { ("{{", "}}") };
                let shown = if keyword.is_empty() { "if" } else { &keyword };
                self.foreign(self.tag.span, format!("{open}/{shown}{close}"));
                Meaning::Close(Segment {
                    text: keyword,
                    span,
                    quoted: false,
                })
            }
            _ => self.plain_output(percent),
        }
    }

    /// What follows `else`.
    fn chain(&mut self) -> Meaning {
        if self.parser.at_end() {
            return Meaning::Else(None);
        }
        let Some(word) = self.word() else {
            self.parser.unexpected(Expected::EndOfTag);
            return Meaning::Else(None);
        };
        if let Some(head) = self.head(&word.text) {
            return Meaning::Else(Some(head));
        }
        let nearest = crate::check::nearest(&word.text, ["if", "unless", "each", "with"]);
        self.parser.fail(Diagnostic::new(
            Problem::UnknownBlock {
                name: word.text,
                nearest,
            },
            word.span,
        ));
        Meaning::Else(None)
    }

    /// `{% if c %}` where `{%#if c%}` is right.
    fn foreign_sigil(&mut self, at: usize, sigil: char) {
        let span = self.tag.span;
        let (open, close) = if self.tag.form == TagForm::Percent {
            ("{%", "%}")
        } else {
            ("{{", "}}")
        };
        let rest = Span::new(at, self.tag.inner.end).of(self.source).trim_end();
        self.foreign(span, format!("{open}{sigil}{rest}{close}"));
    }

    /// `{% for item in list %}`
    fn foreign_for(&mut self) -> Meaning {
        self.parser.skip(1);
        let Some(item) = self.word() else {
            self.parser.unexpected(Expected::Name);
            return Meaning::Faulty;
        };
        if self.parser.peek_name() != Some("in") {
            self.parser.unexpected(Expected::List);
            return Meaning::Faulty;
        }
        self.parser.skip(1);
        let list = self.subject(Expected::List);
        let right = format!(
            "{{{{#each {} as |{}|}}}}",
            list.span.of(self.source),
            item.text
        );
        self.foreign(self.tag.span, right);
        Meaning::Open(BlockHead::Each {
            list,
            params: vec![item],
        })
    }

    fn plain_output(&mut self, percent: bool) -> Meaning {
        if percent {
            let text = self.tag.inner.of(self.source).trim();
            self.foreign(self.tag.span, format!("{{%= {text} %}}"));
        }
        self.output(output_form(self.tag.form))
    }
}
