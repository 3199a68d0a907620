//! The tree of an expression.

use regex_syntax::hir::ClassUnicode;

/// How often and in which order a repetition is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repetition {
    /// As often as possible first
    Greedy,
    /// As rarely as possible first
    Lazy,
    /// As often as possible, never less
    Possessive,
}

/// A condition on a place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Assertion {
    /// `\A`, and `^` without `m`
    TextStart,
    /// `\z`
    TextEnd,
    /// `\Z`, and `$` without `m`: also before a last line end
    LastLineEnd { unix: bool },
    /// `^` with `m`
    LineStart { unix: bool },
    /// `$` with `m`
    LineEnd { unix: bool },
    /// `\b` or, negated, `\B`
    WordBoundary { negated: bool, unicode: bool },
    /// `\b{g}`
    GraphemeBoundary,
    /// `\G`
    LastMatch,
}

/// How letters are compared with an earlier group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Exact,
    Ascii,
    Unicode,
}

/// A part of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Empty,
    Char(char),
    Set(ClassUnicode),
    /// `\X`
    Grapheme,
    Concat(Vec<Node>),
    Alternate(Vec<Node>),
    /// A group with a number
    Capture(usize, Box<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: Option<u32>,
        repetition: Repetition,
    },
    Ahead {
        node: Box<Node>,
        negated: bool,
    },
    /// With the least and the greatest length in characters
    Behind {
        node: Box<Node>,
        negated: bool,
        min: usize,
        max: usize,
    },
    Atomic(Box<Node>),
    Reference(usize, Case),
    Assert(Assertion),
}
