//! Handlebars' white space rules: `~` trims, and block tags and comments alone on a line vanish with their line.
//! The order of the steps follows handlebars.js, including where its rules for `else if` are surprising, because a
//! preview has to show what is sent.

use super::characters::is_space;
use super::tree::{Block, Body, Inverse, Node, Strip, Text};
use crate::span::Span;

/// Trims the texts of a whole message.
pub(crate) fn apply(source: &str, body: &mut Body) {
    program(source, body, true);
}

/// What a node asks of the texts beside it.
#[derive(Default)]
struct Asks {
    strip: Strip,
    open_standalone: bool,
    close_standalone: bool,
    inline_standalone: bool,
}

fn program(source: &str, body: &mut Body, root: bool) {
    for at in 0..body.len() {
        let asks = match &mut body[at] {
            Node::Text(_) => continue,
            Node::Block(block) => visit(source, block),
            Node::Comment(comment) => Asks {
                strip: comment.strip,
                inline_standalone: true,
                ..Asks::default()
            },
            Node::Output(output) => Asks {
                strip: output.strip,
                ..Asks::default()
            },
            Node::Let(node) => Asks {
                strip: node.strip,
                ..Asks::default()
            },
            Node::Fragment(node) => Asks {
                strip: node.strip,
                ..Asks::default()
            },
            Node::Faulty(node) => Asks {
                strip: node.strip,
                ..Asks::default()
            },
        };
        let previous = space_before(source, body, at, root);
        let next = space_after(source, body, Some(at), root);
        if asks.strip.close {
            omit_right(source, body, Some(at), true);
        }
        if asks.strip.open {
            omit_left(source, body, Some(at), true);
        }
        if asks.inline_standalone && previous && next {
            omit_right(source, body, Some(at), false);
            omit_left(source, body, Some(at), false);
        }
        if asks.open_standalone && previous {
            if let Node::Block(block) = &mut body[at] {
                omit_right(source, &mut block.program, None, false);
            }
            omit_left(source, body, Some(at), false);
        }
        if asks.close_standalone && next {
            omit_right(source, body, Some(at), false);
            if let Node::Block(block) = &mut body[at] {
                let last = match &mut block.inverse {
                    Some(inverse) => &mut inverse.body,
                    None => &mut block.program,
                };
                omit_left(source, last, None, false);
            }
        }
    }
}

fn visit(source: &str, block: &mut Block) -> Asks {
    program(source, &mut block.program, false);
    if let Some(inverse) = &mut block.inverse {
        program(source, &mut inverse.body, false);
    }
    let first_inverse_ends = match &block.inverse {
        Some(inverse) => ends_with_space(source, first_inverse(inverse)),
        None => ends_with_space(source, &block.program),
    };
    let asks = Asks {
        strip: Strip {
            open: block.open_strip.open,
            close: block.close_strip.close,
        },
        open_standalone: space_after(source, &block.program, None, false),
        close_standalone: first_inverse_ends,
        inline_standalone: false,
    };
    if block.open_strip.close {
        omit_right(source, &mut block.program, None, true);
    }
    let Some(inverse) = &mut block.inverse else {
        if block.close_strip.open {
            omit_left(source, &mut block.program, None, true);
        }
        return asks;
    };
    if inverse.strip.open {
        omit_left(source, &mut block.program, None, true);
    }
    if inverse.strip.close {
        in_first_inverse(inverse, |body| omit_right(source, body, None, true));
    }
    if block.close_strip.open {
        // Handlebars means the last arm but takes the first chained one.
        in_first_inverse(inverse, |body| omit_left(source, body, None, true));
    }
    if ends_with_space(source, &block.program)
        && space_after(source, first_inverse(inverse), None, false)
    {
        omit_left(source, &mut block.program, None, false);
        in_first_inverse(inverse, |body| omit_right(source, body, None, false));
    }
    asks
}

fn first_inverse(inverse: &Inverse) -> &Body {
    match inverse.body.first() {
        Some(Node::Block(block)) if inverse.chained => &block.program,
        _ => &inverse.body,
    }
}

fn in_first_inverse(inverse: &mut Inverse, change: impl FnOnce(&mut Body)) {
    if !inverse.chained {
        change(&mut inverse.body);
    } else if let Some(Node::Block(block)) = inverse.body.first_mut() {
        change(&mut block.program);
    }
}

fn ends_with_space(source: &str, body: &Body) -> bool {
    space_before(source, body, body.len(), false)
}

/// Whether only white space stands between the node and the beginning of its line.
fn space_before(source: &str, body: &Body, at: usize, root: bool) -> bool {
    let Some(previous) = at.checked_sub(1).map(|at| &body[at]) else {
        return root;
    };
    let Node::Text(text) = previous else {
        return false;
    };
    let text = text.original.of(source);
    let tail = &text[text.trim_end_matches(is_space).len()..];
    tail.contains('\n') || (at < 2 && root && tail.len() == text.len())
}

/// Whether only white space stands between the node and the end of its line.
fn space_after(source: &str, body: &Body, at: Option<usize>, root: bool) -> bool {
    let next = at.map_or(0, |at| at + 1);
    let Some(node) = body.get(next) else {
        return root;
    };
    let Node::Text(text) = node else { return false };
    let text = text.original.of(source);
    let head = &text[..text.len() - text.trim_start_matches(is_space).len()];
    head.contains('\n') || (body.get(next + 1).is_none() && root && head.len() == text.len())
}

fn omit_right(source: &str, body: &mut Body, at: Option<usize>, multiple: bool) {
    let Some(Node::Text(node)) = body.get_mut(at.map_or(0, |at| at + 1)) else {
        return;
    };
    if !multiple && node.right_stripped {
        return;
    }
    let text = node.span.of(source);
    let rest = if multiple {
        text.trim_start_matches(is_space)
    } else {
        let rest = text.trim_start_matches([' ', '\t']);
        rest.strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix('\n'))
            .or_else(|| rest.strip_prefix('\r'))
            .unwrap_or(rest)
    };
    node.right_stripped = rest.len() != text.len();
    set_start(node, text.len() - rest.len());
}

fn set_start(node: &mut Text, skipped: usize) {
    node.span = Span::new(node.span.start + skipped, node.span.end);
}

fn omit_left(source: &str, body: &mut Body, at: Option<usize>, multiple: bool) {
    let last = match at {
        Some(at) => at.checked_sub(1),
        None => body.len().checked_sub(1),
    };
    let Some(Node::Text(node)) = last.and_then(|last| body.get_mut(last)) else {
        return;
    };
    if !multiple && node.left_stripped {
        return;
    }
    let text = node.span.of(source);
    let rest = if multiple {
        text.trim_end_matches(is_space)
    } else {
        text.trim_end_matches([' ', '\t'])
    };
    node.left_stripped = rest.len() != text.len();
    node.span = Span::new(node.span.start, node.span.start + rest.len());
}
