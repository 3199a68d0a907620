//! The branches of a message.

use serde::Serialize;

use crate::span::Span;
use crate::syntax::tree::{Block, BlockHead, Body, Node};

/// What kind of arm a branch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BranchKind {
    /// The body of `if`.
    If,
    /// The body of `unless`.
    Unless,
    /// The body of a loop.
    Each,
    /// The body of `with`.
    With,
    /// The part after `else`.
    Else,
    /// The case that none of the arms applies, where there is no `else`.
    Otherwise,
}

/// An arm of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// What kind of arm it is.
    pub kind: BranchKind,
    /// The tag that begins the arm; for `Otherwise`, the tag of the block.
    pub span: Span,
    /// The content of the arm; empty for `Otherwise`.
    pub body: Span,
}

impl Branch {
    /// What lowering knows the branch by: where its tag begins, and one further for `Otherwise`.
    pub(crate) fn key(&self) -> usize {
        self.span.start + usize::from(self.kind == BranchKind::Otherwise)
    }
}

/// The branches of a body, in the order of the source.
pub(crate) fn branches(body: &Body) -> Vec<Branch> {
    let mut found = Vec::new();
    collect(body, &mut found);
    found.sort_by_key(Branch::key);
    found
}

fn collect(body: &Body, found: &mut Vec<Branch>) {
    for node in body {
        if let Node::Block(block) = node {
            collect_block(block, found);
        }
    }
}

fn collect_block(block: &Block, found: &mut Vec<Branch>) {
    let kind = match block.head {
        BlockHead::If { .. } => BranchKind::If,
        BlockHead::Unless { .. } => BranchKind::Unless,
        BlockHead::Each { .. } => BranchKind::Each,
        BlockHead::With { .. } => BranchKind::With,
    };
    let end = block
        .inverse
        .as_ref()
        .map_or(block.span.end, |inverse| inverse.span.start);
    found.push(Branch {
        kind,
        span: block.open_span,
        body: Span::new(block.open_span.end, end),
    });
    collect(&block.program, found);
    match &block.inverse {
        Some(inverse) => {
            if !inverse.chained {
                let body = Span::new(inverse.span.end, block.span.end);
                found.push(Branch {
                    kind: BranchKind::Else,
                    span: inverse.span,
                    body,
                });
            }
            collect(&inverse.body, found);
        }
        None => found.push(Branch {
            kind: BranchKind::Otherwise,
            span: block.open_span,
            body: Span::new(block.span.end, block.span.end),
        }),
    }
}
