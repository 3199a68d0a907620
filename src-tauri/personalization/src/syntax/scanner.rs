//! Cuts a source into text, comments and tags, in one pass and linear time. Handlebars' rules for `\{{` apply to
//! `{{` alone. A tag that is never closed ends where the next one begins, so that one slip spoils one tag only.

use super::tree::Strip;
use crate::diagnostics::{Diagnostic, Fix, Problem};
use crate::span::Span;

/// The delimiters of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TagForm {
    /// `{{ … }}`
    Double,
    /// `{{{ … }}}`
    Triple,
    /// `{{& … }}`
    Ampersand,
    /// `{% … %}`
    Percent,
}

impl TagForm {
    pub(crate) const fn close(self) -> &'static str {
        match self {
            Self::Double | Self::Ampersand => "}}",
            Self::Triple => "}}}",
            Self::Percent => "%}",
        }
    }
}

/// A tag, not yet looked into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tag {
    /// With its delimiters.
    pub(crate) span: Span,
    /// Without them.
    pub(crate) inner: Span,
    pub(crate) form: TagForm,
    pub(crate) strip: Strip,
    /// Whether its end was found.
    pub(crate) closed: bool,
}

/// A piece of a source.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Piece {
    Text(Span),
    Comment(Strip),
    Tag(Tag),
}

/// Walks over a source.
pub(crate) struct Scanner<'source> {
    source: &'source str,
    at: usize,
    /// Text up to here is literal, because `\{{` stood before it.
    literal_until: Option<usize>,
    pending: Option<usize>,
    /// From here on there is no closing quote of the kind, so that looking for it again is spared.
    no_quote_after: [usize; 3],
}

impl<'source> Scanner<'source> {
    pub(crate) fn new(source: &'source str) -> Self {
        Self {
            source,
            at: 0,
            literal_until: None,
            pending: None,
            no_quote_after: [usize::MAX; 3],
        }
    }

    fn bytes(&self) -> &'source [u8] {
        self.source.as_bytes()
    }

    fn starts_with(&self, at: usize, text: &str) -> bool {
        self.bytes()[at..].starts_with(text.as_bytes())
    }

    /// The next `{{` or `{%` at or after `from`.
    fn find_open(&self, from: usize) -> Option<usize> {
        let bytes = self.bytes();
        let mut at = from;
        loop {
            at += self.source.get(at..)?.find('{')?;
            match bytes.get(at + 1) {
                Some(b'{' | b'%') => return Some(at),
                _ => at += 1,
            }
        }
    }

    /// The next piece; problems go to `diagnostics`.
    pub(crate) fn next(&mut self, diagnostics: &mut Vec<Diagnostic>) -> Option<Piece> {
        if let Some(open) = self.pending.take() {
            return Some(self.tag(open, diagnostics));
        }
        if let Some(until) = self.literal_until.take() {
            let span = Span::new(self.at, until);
            self.at = until;
            return Some(Piece::Text(span));
        }
        let start = self.at;
        if start >= self.source.len() {
            return None;
        }
        let Some(open) = self.find_open(start) else {
            self.at = self.source.len();
            return Some(Piece::Text(Span::new(start, self.source.len())));
        };
        let before = &self.bytes()[start..open];
        let mut text_end = open;
        if self.starts_with(open, "{{") && before.ends_with(b"\\") {
            text_end = open - 1;
            if !before.ends_with(b"\\\\") {
                let until = self.literal_end(open);
                self.at = open;
                if text_end > start {
                    self.literal_until = Some(until);
                    return Some(Piece::Text(Span::new(start, text_end)));
                }
                self.at = until;
                return Some(Piece::Text(Span::new(open, until)));
            }
        }
        if text_end > start {
            self.pending = Some(open);
            return Some(Piece::Text(Span::new(start, text_end)));
        }
        Some(self.tag(open, diagnostics))
    }

    /// Where the text ends that begins with an escaped `{{` at `open`.
    fn literal_end(&self, open: usize) -> usize {
        let Some(next) = self.find_open(open + 2) else {
            return self.source.len();
        };
        if !self.starts_with(next, "{{") {
            return next;
        }
        let before = &self.bytes()[open + 2..next];
        if before.ends_with(b"\\\\") {
            next - 2
        } else if before.ends_with(b"\\") {
            next - 1
        } else {
            next
        }
    }

    fn tag(&mut self, open: usize, diagnostics: &mut Vec<Diagnostic>) -> Piece {
        if self.starts_with(open, "{{") {
            let after = open + 2 + usize::from(self.starts_with(open + 2, "~"));
            if self.starts_with(after, "!") {
                return self.comment(open, after, diagnostics);
            }
        }
        let mut start = open + 2;
        let mut strip = Strip {
            open: self.starts_with(start, "~"),
            close: false,
        };
        start += usize::from(strip.open);
        let mut form = if self.starts_with(open, "{%") {
            TagForm::Percent
        } else {
            TagForm::Double
        };
        if form == TagForm::Double {
            if self.starts_with(start, "{") {
                form = TagForm::Triple;
                start += 1;
            } else if self.starts_with(start, "&") {
                form = TagForm::Ampersand;
                start += 1;
            }
        }
        let mut end = self.find_close(start, form);
        if end.kind == CloseKind::Missing {
            // The quote may be the slip: look again without minding quotes.
            let plain = self.find_close_unquoted(start, form);
            if plain.kind != CloseKind::Missing {
                end = plain;
            }
        }
        let mut inner_end = end.at;
        let after = end.at + end.length;
        match end.kind {
            CloseKind::Right => {}
            CloseKind::Other(found) => diagnostics.push(
                Diagnostic::new(
                    Problem::WrongClose {
                        expected: form.close(),
                        found,
                    },
                    Span::new(end.at, after),
                )
                .fix(Fix::replace(Span::new(end.at, after), form.close())),
            ),
            CloseKind::Missing => {
                // The tag is taken to end with its line, or where HTML goes on.
                let text = &self.source[start..end.at];
                let text = &text[..text.find('\n').unwrap_or(text.len())];
                let markup = text.match_indices('<').map(|(at, _)| at);
                let goes_on = |at: &usize| {
                    text[at + 1..]
                        .starts_with(|next: char| next == '/' || next.is_ascii_alphabetic())
                };
                let text =
                    text[..markup.into_iter().find(goes_on).unwrap_or(text.len())].trim_end();
                inner_end = start + text.len();
                diagnostics.push(
                    Diagnostic::new(
                        Problem::UnclosedTag {
                            expected: form.close(),
                        },
                        Span::new(open, inner_end),
                    )
                    .fix(Fix::insert(inner_end, form.close())),
                );
            }
        }
        if inner_end > start
            && self.bytes()[inner_end - 1] == b'~'
            && end.kind != CloseKind::Missing
        {
            strip.close = true;
            inner_end -= 1;
        }
        let span_end = if end.kind == CloseKind::Missing {
            inner_end
        } else {
            after
        };
        strip.close |= end.inner_strip;
        self.at = span_end;
        Piece::Tag(Tag {
            span: Span::new(open, span_end),
            inner: Span::new(start, inner_end),
            form,
            strip,
            closed: end.kind != CloseKind::Missing,
        })
    }

    fn comment(&mut self, open: usize, bang: usize, diagnostics: &mut Vec<Diagnostic>) -> Piece {
        let mut strip = Strip {
            open: bang > open + 2,
            close: false,
        };
        let rest = &self.source[bang..];
        if rest.starts_with("!--") {
            // `--}}` or `--~}}`, as Handlebars looks for it: the dashes may be those of the opening.
            let mut from = 1;
            while let Some(dashes) = rest[from..].find("--") {
                let after = from + dashes + 2;
                let trimmed = usize::from(rest[after..].starts_with('~'));
                if rest[after + trimmed..].starts_with("}}") {
                    strip.close = trimmed == 1;
                    self.at = bang + after + trimmed + 2;
                    return Piece::Comment(strip);
                }
                from += dashes + 1;
            }
        } else if let Some(end) = rest.find("}}") {
            strip.close = rest[..end].ends_with('~');
            self.at = bang + end + 2;
            return Piece::Comment(strip);
        }
        let expected = if rest.starts_with("!--") {
            "--}}"
        } else {
            "}}"
        };
        let end = rest
            .find('\n')
            .map_or(self.source.len(), |line| bang + line);
        diagnostics.push(
            Diagnostic::new(Problem::UnclosedTag { expected }, Span::new(open, end))
                .fix(Fix::insert(end, expected)),
        );
        self.at = end;
        Piece::Comment(strip)
    }

    fn find_close(&mut self, start: usize, form: TagForm) -> Close {
        let bytes = self.bytes();
        let mut at = start;
        while at < bytes.len() {
            match bytes[at] {
                b'"' | b'\'' | b'`' => match self.quote_end(at) {
                    Some(end) => {
                        at = end;
                        continue;
                    }
                    None => return Close::missing(at),
                },
                _ => {
                    if let Some(close) = self.close_at(at, start, form) {
                        return close;
                    }
                }
            }
            at += 1;
        }
        Close::missing(at)
    }

    fn find_close_unquoted(&self, start: usize, form: TagForm) -> Close {
        let bytes = self.bytes();
        for at in start..bytes.len() {
            if let Some(close) = self.close_at(at, start, form) {
                return close;
            }
        }
        Close::missing(bytes.len())
    }

    /// Whether the tag ends at this byte, rightly or not.
    fn close_at(&self, at: usize, start: usize, form: TagForm) -> Option<Close> {
        let bytes = self.bytes();
        let rest = &bytes[at..];
        let right = |length, inner_strip| {
            Some(Close {
                at,
                length,
                kind: CloseKind::Right,
                inner_strip,
            })
        };
        match bytes[at] {
            b'}' if form == TagForm::Triple => {
                if rest.starts_with(b"}}}") {
                    return right(3, false);
                }
                if rest.starts_with(b"}~}}") {
                    return right(4, true);
                }
                if rest.starts_with(b"}}") {
                    return Some(Close {
                        at,
                        length: 2,
                        kind: CloseKind::Other("}}"),
                        inner_strip: false,
                    });
                }
            }
            b'}' if rest.starts_with(b"}}") => {
                if form == TagForm::Percent {
                    return Some(Close {
                        at,
                        length: 2,
                        kind: CloseKind::Other("}}"),
                        inner_strip: false,
                    });
                }
                return right(2, false);
            }
            b'%' if rest.starts_with(b"%}") => {
                if form == TagForm::Percent {
                    return right(2, false);
                }
                return Some(Close {
                    at,
                    length: 2,
                    kind: CloseKind::Other("%}"),
                    inner_strip: false,
                });
            }
            b'{' if at > start && (rest.starts_with(b"{{") || rest.starts_with(b"{%")) => {
                return Some(Close::missing(at));
            }
            _ => {}
        }
        None
    }

    /// One past the quote that closes the one at `open`, unless it is missing. A text that runs over a line's end
    /// and over a delimiter is taken for a forgotten quote.
    fn quote_end(&mut self, open: usize) -> Option<usize> {
        let bytes = self.bytes();
        let quote = bytes[open];
        let kind = match quote {
            b'"' => 0,
            b'\'' => 1,
            _ => 2,
        };
        if open >= self.no_quote_after[kind] {
            return None;
        }
        let (mut at, mut line, mut delimiter) = (open + 1, false, false);
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if quote != b'`' => at += 1,
                byte if byte == quote => return (!(line && delimiter)).then_some(at + 1),
                b'\n' => line = true,
                b'}' if matches!(bytes[at - 1], b'}' | b'%') => delimiter = true,
                _ => {}
            }
            at += 1;
        }
        self.no_quote_after[kind] = open;
        None
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CloseKind {
    Right,
    Other(&'static str),
    Missing,
}

#[derive(Clone, Copy)]
struct Close {
    at: usize,
    length: usize,
    kind: CloseKind,
    /// The `~` of `}~}}`.
    inner_strip: bool,
}

impl Close {
    const fn missing(at: usize) -> Self {
        Self {
            at,
            length: 0,
            kind: CloseKind::Missing,
            inner_strip: false,
        }
    }
}
