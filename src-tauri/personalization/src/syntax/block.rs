//! Puts the pieces of a source together to a tree. Blocks that are left open, crossed or closed twice are reported
//! and closed where that loses least, so that the rest of the message is still read.

use super::scanner::{Piece, Scanner, Tag};
use super::tag::{self, Meaning};
use super::tree::{
    Block, BlockHead, Body, Comment, Faulty, FragmentTag, Inverse, Let, Node, Output, Segment,
    Strip, Text,
};
use super::whitespace;
use crate::diagnostics::{Diagnostic, Fix, Problem};
use crate::span::Span;

/// How deep blocks may nest.
pub(crate) const MOST_BLOCKS: usize = 40;
/// How many arms a block may have.
const MOST_ARMS: usize = 100;
/// The longest source that is read, in bytes.
pub(crate) const MOST_SOURCE: usize = 8 << 20;

/// Parses a source; never fails.
pub(crate) fn parse(source: &str, diagnostics: &mut Vec<Diagnostic>) -> Body {
    if source.len() > MOST_SOURCE {
        let span = Span::new(0, source.len());
        diagnostics.push(Diagnostic::new(
            Problem::SourceTooLong { most: MOST_SOURCE },
            span,
        ));
        return vec![Node::Text(Text::new(span))];
    }
    let mut builder = Builder {
        source,
        diagnostics,
        root: Vec::new(),
        open: Vec::new(),
        crossed: Vec::new(),
    };
    let mut scanner = Scanner::new(source);
    while let Some(piece) = scanner.next(builder.diagnostics) {
        builder.piece(piece);
    }
    let mut body = builder.finish();
    whitespace::apply(source, &mut body);
    body
}

/// One arm of an open block.
struct Arm {
    /// Nothing for a plain `else`.
    head: Option<BlockHead>,
    span: Span,
    strip: Strip,
    body: Body,
}

struct OpenBlock {
    keyword: String,
    /// Whether the language has this block; the body of others is kept in place.
    known: bool,
    arms: Vec<Arm>,
}

struct Builder<'a> {
    source: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    root: Body,
    open: Vec<OpenBlock>,
    /// Keywords of blocks that were closed early because they crossed; their closing tags are still to come.
    crossed: Vec<String>,
}

impl Builder<'_> {
    fn body(&mut self) -> &mut Body {
        match self.open.last_mut().and_then(|block| block.arms.last_mut()) {
            Some(arm) => &mut arm.body,
            None => &mut self.root,
        }
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Text(span) => self.body().push(Node::Text(Text::new(span))),
            Piece::Comment(strip) => self.body().push(Node::Comment(Comment { strip })),
            Piece::Tag(tag) => self.tag(tag),
        }
    }

    fn tag(&mut self, tag: Tag) {
        let Tag { span, strip, .. } = tag;
        let node = match tag::read(self.source, &tag, self.diagnostics) {
            Meaning::Output(form, value) => Node::Output(Output {
                span,
                strip,
                form,
                value,
            }),
            Meaning::Let(name, value) => Node::Let(Let {
                span,
                strip,
                name,
                value,
            }),
            Meaning::Fragment(arguments) => Node::Fragment(Box::new(FragmentTag {
                span,
                strip,
                arguments,
            })),
            Meaning::Faulty => Node::Faulty(Faulty { span, strip }),
            Meaning::Open(head) => {
                return self.open_block(head.keyword().to_owned(), Some(head), span, strip);
            }
            Meaning::OpenUnknown(keyword) => return self.open_block(keyword, None, span, strip),
            Meaning::Close(keyword) => return self.close(&keyword, span, strip),
            Meaning::Else(head) => return self.arm(head, span, strip),
        };
        self.body().push(node);
    }

    fn open_block(&mut self, keyword: String, head: Option<BlockHead>, span: Span, strip: Strip) {
        if self.open.len() >= MOST_BLOCKS {
            self.diagnostics.push(Diagnostic::new(
                Problem::TooDeep { most: MOST_BLOCKS },
                span,
            ));
            self.crossed.push(keyword);
            self.body().push(Node::Faulty(Faulty { span, strip }));
            return;
        }
        let known = head.is_some();
        if !known {
            self.body().push(Node::Faulty(Faulty { span, strip }));
        }
        self.open.push(OpenBlock {
            keyword,
            known,
            arms: vec![Arm {
                head,
                span,
                strip,
                body: Vec::new(),
            }],
        });
    }

    fn arm(&mut self, head: Option<BlockHead>, span: Span, strip: Strip) {
        let faulty = Node::Faulty(Faulty { span, strip });
        let Some(block) = self.open.last_mut() else {
            self.diagnostics
                .push(Diagnostic::new(Problem::StrayElse, span).fix(Fix::remove(span)));
            self.root.push(faulty);
            return;
        };
        let problem =
            if block.arms.len() > 1 && block.arms.last().is_some_and(|arm| arm.head.is_none()) {
                Some(Problem::SecondElse)
            } else if block.arms.len() >= MOST_ARMS {
                Some(Problem::TooMany { most: MOST_ARMS })
            } else {
                None
            };
        match problem {
            Some(problem) => {
                self.diagnostics
                    .push(Diagnostic::new(problem, span).fix(Fix::remove(span)));
                self.body().push(faulty);
            }
            None => block.arms.push(Arm {
                head,
                span,
                strip,
                body: Vec::new(),
            }),
        }
    }

    fn close(&mut self, keyword: &Segment, span: Span, strip: Strip) {
        // `end` closes whatever is open.
        let name = if keyword.text.is_empty() {
            self.open
                .last()
                .map_or_else(String::new, |block| block.keyword.clone())
        } else {
            keyword.text.clone()
        };
        let Some(depth) = self.open.iter().rposition(|block| block.keyword == name) else {
            if let Some(known) = self.crossed.iter().position(|crossed| *crossed == name) {
                self.crossed.remove(known);
            } else {
                self.diagnostics.push(
                    Diagnostic::new(Problem::UnopenedClose { keyword: name }, span)
                        .fix(Fix::remove(span)),
                );
            }
            self.body().push(Node::Faulty(Faulty { span, strip }));
            return;
        };
        while self.open.len() > depth + 1 {
            let Some(inner) = self.open.pop() else { break };
            let problem = Problem::CrossedBlock {
                open: inner.keyword.clone(),
                closed: name.clone(),
            };
            let fix = Fix::insert(span.start, self.closing_tag(&inner));
            self.diagnostics
                .push(Diagnostic::new(problem, span).fix(fix));
            self.crossed.push(inner.keyword.clone());
            self.fold(inner, Span::new(span.start, span.start), Strip::default());
        }
        if let Some(block) = self.open.pop() {
            self.fold(block, span, strip);
        }
    }

    /// The closing tag in the style of the opening one.
    fn closing_tag(&self, block: &OpenBlock) -> String {
        let percent = block
            .arms
            .first()
            .is_some_and(|arm| arm.span.of(self.source).starts_with("{%"));
        if percent {
            format!("{{%/{}%}}", block.keyword)
        } else {
            format!("{{{{/{}}}}}", block.keyword)
        }
    }

    /// Nests the arms of a block as Handlebars does and puts the block into the body around it.
    fn fold(&mut self, block: OpenBlock, close: Span, close_strip: Strip) {
        if !block.known {
            let mut bodies: Body = block.arms.into_iter().flat_map(|arm| arm.body).collect();
            if close.start < close.end {
                bodies.push(Node::Faulty(Faulty {
                    span: close,
                    strip: close_strip,
                }));
            }
            self.body().append(&mut bodies);
            return;
        }
        // Handlebars gives the first chained block the strip of the closing tag, and each later one that of its own
        // `else if`; the white space rules rest on that.
        let mut inverse: Option<Inverse> = None;
        for (depth, arm) in block.arms.into_iter().enumerate().rev() {
            let Some(head) = arm.head else {
                inverse = Some(Inverse {
                    span: arm.span,
                    strip: arm.strip,
                    chained: false,
                    body: arm.body,
                });
                continue;
            };
            let own_close = if depth < 2 { close_strip } else { arm.strip };
            let folded = Block {
                span: arm.span.to(close),
                open_span: arm.span,
                head,
                open_strip: arm.strip,
                close_strip: own_close,
                program: arm.body,
                inverse: inverse.take(),
            };
            if depth == 0 {
                self.body().push(Node::Block(Box::new(folded)));
                return;
            }
            inverse = Some(Inverse {
                span: arm.span,
                strip: arm.strip,
                chained: true,
                body: vec![Node::Block(Box::new(folded))],
            });
        }
    }

    fn finish(mut self) -> Body {
        let end = self.source.len();
        while let Some(block) = self.open.pop() {
            let fix = Fix::insert(end, self.closing_tag(&block));
            let span = block
                .arms
                .first()
                .map_or(Span::new(end, end), |arm| arm.span);
            self.diagnostics.push(
                Diagnostic::new(
                    Problem::UnclosedBlock {
                        keyword: block.keyword.clone(),
                    },
                    span,
                )
                .fix(fix),
            );
            self.fold(block, Span::new(end, end), Strip::default());
        }
        self.root
    }
}
