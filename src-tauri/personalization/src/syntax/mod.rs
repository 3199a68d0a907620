//! From source text to tree: scanner, lexer, parsers and Handlebars' white space rules.

pub(crate) mod block;
pub(crate) mod characters;
pub(crate) mod expression;
pub(crate) mod lexer;
mod operand;
pub(crate) mod scanner;
pub(crate) mod tag;
pub(crate) mod tree;
pub(crate) mod whitespace;

pub(crate) use block::parse;
