//! Where in a message a cursor stands: in text, in a tag, in a call, behind a path.

use crate::span::{Span, floor_boundary};
use crate::syntax::lexer::{Token, TokenKind, tokens};
use crate::syntax::scanner::{Piece, Scanner, Tag};

/// What surrounds a cursor.
pub(super) struct Place {
    /// The tag around it; nothing in text.
    pub(super) tag: Option<Tag>,
    /// The tokens of the tag that end before the cursor or touch it, without the end token.
    pub(super) before: Vec<Token>,
}

impl Place {
    pub(super) fn at(source: &str, offset: usize) -> Self {
        let offset = floor_boundary(source, offset);
        let Some(tag) = tag_around(source, offset) else {
            return Self {
                tag: None,
                before: Vec::new(),
            };
        };
        let inner = Span::new(tag.inner.start.min(offset), offset.max(tag.inner.start));
        let mut before = tokens(source, inner, &mut Vec::new());
        before.pop();
        Self {
            tag: Some(tag),
            before,
        }
    }

    /// The path that ends at the cursor: its names so far, and the part of the last one that is typed.
    pub(super) fn path(&self, source: &str, offset: usize) -> TypedPath {
        let mut tokens = self.before.iter().rev().peekable();
        let mut typed = Span::new(offset, offset);
        if let Some(token) = tokens.peek()
            && matches!(token.kind, TokenKind::Name | TokenKind::Quoted(_))
            && token.span.end == offset
        {
            typed = token.span;
            tokens.next();
        }
        let mut names = Vec::new();
        let mut start = typed.start;
        while let Some(dot) = tokens.peek() {
            if dot.kind != TokenKind::Dot || dot.span.end != start {
                break;
            }
            start = dot.span.start;
            tokens.next();
            let Some(name) = tokens.next().filter(|name| name.span.end == start) else {
                break;
            };
            let text = match &name.kind {
                TokenKind::Name => name.span.of(source).to_owned(),
                TokenKind::Quoted(text) => text.clone(),
                // Behind a call or a literal there is no path to follow.
                _ => {
                    return TypedPath {
                        names: Vec::new(),
                        typed,
                        after_value: true,
                    };
                }
            };
            start = name.span.start;
            names.insert(0, text);
        }
        TypedPath {
            names,
            typed,
            after_value: false,
        }
    }

    /// The innermost call that the cursor is in: its name, and which argument.
    pub(super) fn call(&self, source: &str) -> Option<(String, usize)> {
        let mut depth = 0;
        let mut argument = 0;
        for (at, token) in self.before.iter().enumerate().rev() {
            match token.kind {
                TokenKind::Close | TokenKind::CloseBracket => depth += 1,
                TokenKind::OpenBracket => depth -= 1,
                TokenKind::Comma if depth == 0 => argument += 1,
                TokenKind::Open if depth > 0 => depth -= 1,
                TokenKind::Open => {
                    let name = at.checked_sub(1).and_then(|at| self.before.get(at));
                    if let Some(name) = name.filter(|name| name.kind == TokenKind::Name) {
                        let method = at >= 2 && self.before[at - 2].kind == TokenKind::Dot;
                        return Some((
                            name.span.of(source).to_owned(),
                            argument + usize::from(method),
                        ));
                    }
                    argument = 0;
                }
                _ => {}
            }
        }
        None
    }
}

/// A path as far as it is typed.
pub(super) struct TypedPath {
    /// The names before the last dot.
    pub(super) names: Vec<String>,
    /// The name that is being typed; empty directly after a dot or a space.
    pub(super) typed: Span,
    /// Whether the dot follows a value that is no path, such as a call.
    pub(super) after_value: bool,
}

fn tag_around(source: &str, offset: usize) -> Option<Tag> {
    let mut scanner = Scanner::new(source);
    let mut ignored = Vec::new();
    while let Some(piece) = scanner.next(&mut ignored) {
        if let Piece::Tag(tag) = piece {
            if tag.span.start >= offset {
                return None;
            }
            if tag.inner.start <= offset && offset <= tag.inner.end {
                return Some(tag);
            }
            // While typing, the end is still to come.
            if !tag.closed
                && offset
                    <= source[tag.inner.end..]
                        .find('\n')
                        .map_or(source.len(), |line| tag.inner.end + line)
            {
                return Some(Tag {
                    inner: Span::new(tag.inner.start, offset.max(tag.inner.end)),
                    ..tag
                });
            }
        }
    }
    None
}
