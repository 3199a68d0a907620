//! The tree of a message: what every later stage reads. Blocks nest as Handlebars nests them (an `else if` is a
//! block inside the `else` of the one before), because its white space rules are defined on that shape.

use crate::span::Span;

/// The nodes of a message, or of one arm of a block, in order.
pub(crate) type Body = Vec<Node>;

/// One piece of a message.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    /// Text that is no tag.
    Text(Text),
    /// A tag that prints a value.
    Output(Output),
    /// A comment.
    Comment(Comment),
    /// `{% let name = value %}`.
    Let(Let),
    /// `if`, `unless`, `each`, `with`.
    Block(Box<Block>),
    /// `{{fragment …}}`.
    Fragment(Box<FragmentTag>),
    /// A tag that could not be understood; the diagnostics say why.
    Faulty(Faulty),
}

/// Text between tags. `span` shrinks as white space control trims it; `original` does not.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) span: Span,
    pub(crate) original: Span,
    pub(crate) left_stripped: bool,
    pub(crate) right_stripped: bool,
}

impl Text {
    pub(crate) fn new(span: Span) -> Self {
        Self {
            span,
            original: span,
            left_stripped: false,
            right_stripped: false,
        }
    }
}

/// Which sides of a tag trim the white space outside of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Strip {
    /// `{{~`
    pub(crate) open: bool,
    /// `~}}`
    pub(crate) close: bool,
}

/// How a value is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutputForm {
    /// `{{ }}`: escaped.
    Double,
    /// `{{{ }}}`: as it is.
    Triple,
    /// `{{& }}`: as it is.
    Ampersand,
    /// `{%= %}`: escaped.
    Percent,
}

impl OutputForm {
    pub(crate) const fn escapes(self) -> bool {
        matches!(self, Self::Double | Self::Percent)
    }
}

/// A tag that prints a value.
#[derive(Debug, Clone)]
pub(crate) struct Output {
    pub(crate) span: Span,
    pub(crate) strip: Strip,
    pub(crate) form: OutputForm,
    pub(crate) value: Expr,
}

/// A comment.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    pub(crate) strip: Strip,
}

/// An assignment.
#[derive(Debug, Clone)]
pub(crate) struct Let {
    pub(crate) span: Span,
    pub(crate) strip: Strip,
    pub(crate) name: Segment,
    pub(crate) value: Expr,
}

/// A tag that could not be understood.
#[derive(Debug, Clone)]
pub(crate) struct Faulty {
    pub(crate) span: Span,
    pub(crate) strip: Strip,
}

/// `{{fragment id=… field=value}}`.
#[derive(Debug, Clone)]
pub(crate) struct FragmentTag {
    pub(crate) span: Span,
    pub(crate) strip: Strip,
    pub(crate) arguments: Vec<Argument>,
}

/// A `name=value` argument.
#[derive(Debug, Clone)]
pub(crate) struct Argument {
    pub(crate) name: Segment,
    pub(crate) value: Expr,
}

/// A block with its arms.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// From the opening tag to the end of the closing one; for a chained block, its own arms only.
    pub(crate) span: Span,
    /// The opening tag.
    pub(crate) open_span: Span,
    pub(crate) head: BlockHead,
    pub(crate) open_strip: Strip,
    pub(crate) close_strip: Strip,
    pub(crate) program: Body,
    pub(crate) inverse: Option<Inverse>,
}

/// The `else` part of a block.
#[derive(Debug, Clone)]
pub(crate) struct Inverse {
    /// The `{{else}}` or `{{else if …}}` tag.
    pub(crate) span: Span,
    pub(crate) strip: Strip,
    /// Whether the body is one block that came from `else if`, `else each`, ….
    pub(crate) chained: bool,
    pub(crate) body: Body,
}

/// What a block does.
#[derive(Debug, Clone)]
pub(crate) enum BlockHead {
    /// `{{#if condition}}`; `zero` when `includeZero=true` is given.
    If { condition: Expr, zero: bool },
    /// `{{#unless condition}}`.
    Unless { condition: Expr, zero: bool },
    /// `{{#each list as |item index|}}`.
    Each { list: Expr, params: Vec<Segment> },
    /// `{{#with value as |name|}}`.
    With { value: Expr, params: Vec<Segment> },
}

impl BlockHead {
    pub(crate) const fn keyword(&self) -> &'static str {
        match self {
            Self::If { .. } => "if",
            Self::Unless { .. } => "unless",
            Self::Each { .. } => "each",
            Self::With { .. } => "with",
        }
    }

    pub(crate) const fn subject(&self) -> &Expr {
        match self {
            Self::If { condition, .. } | Self::Unless { condition, .. } => condition,
            Self::Each { list, .. } => list,
            Self::With { value, .. } => value,
        }
    }
}

/// An expression and its place.
#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) span: Span,
    pub(crate) kind: ExprKind,
}

impl Expr {
    /// The expressions directly inside.
    pub(crate) fn children(&self) -> Vec<&Self> {
        match &self.kind {
            ExprKind::Literal(_) | ExprKind::Path(_) | ExprKind::Faulty => Vec::new(),
            ExprKind::List(items)
            | ExprKind::And(items)
            | ExprKind::Or(items)
            | ExprKind::Fallback(items) => items.iter().collect(),
            ExprKind::Field { base, .. } => vec![base],
            ExprKind::Call(call) => call.arguments.iter().collect(),
            ExprKind::Negate(inner) | ExprKind::Not(inner) => vec![inner],
            ExprKind::Chain { first, rest } => std::iter::once(&**first)
                .chain(rest.iter().map(|(_, _, operand)| operand))
                .collect(),
        }
    }

    /// How many expressions lie inside of each other.
    pub(crate) fn height(&self) -> usize {
        1 + self
            .children()
            .into_iter()
            .map(Self::height)
            .max()
            .unwrap_or(0)
    }

    /// This expression and all inside of it.
    pub(crate) fn walk<'tree>(&'tree self, visit: &mut dyn FnMut(&'tree Self)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }

    /// The literal text, when it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.kind {
            ExprKind::Literal(Literal::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The path, when it is one.
    pub(crate) fn as_path(&self) -> Option<&Path> {
        match &self.kind {
            ExprKind::Path(path) => Some(path),
            _ => None,
        }
    }
}

/// The forms of expression.
#[derive(Debug, Clone)]
pub(crate) enum ExprKind {
    Literal(Literal),
    List(Vec<Expr>),
    Path(Path),
    /// A field of something that is no plain path: `head(x).id`, `(a ?: b).c`.
    Field {
        base: Box<Expr>,
        segments: Vec<Segment>,
    },
    Call(Call),
    Negate(Box<Expr>),
    Not(Box<Expr>),
    /// Arithmetic or a comparison: operands of one strength, from left to right.
    Chain {
        first: Box<Expr>,
        rest: Vec<(Operator, Span, Expr)>,
    },
    /// `a and b and c`.
    And(Vec<Expr>),
    /// `a or b or c`.
    Or(Vec<Expr>),
    /// `a ?: b ?: c`.
    Fallback(Vec<Expr>),
    /// Something that could not be understood.
    Faulty,
}

/// A literal value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    Text(String),
    Integer(i64),
    Decimal(f64),
    Boolean(bool),
    Null,
}

/// A binary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

impl Operator {
    pub(crate) const fn is_arithmetic(self) -> bool {
        matches!(
            self,
            Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::Remainder
        )
    }

    pub(crate) const fn orders(self) -> bool {
        matches!(
            self,
            Self::Greater | Self::GreaterOrEqual | Self::Less | Self::LessOrEqual
        )
    }
}

/// A call, in either form: `f(a, b)` or `a.f(b)`, where the receiver is the first argument.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) name_span: Span,
    /// The place between the parentheses; for `lookup a b`, after the name.
    pub(crate) arguments_span: Span,
    pub(crate) arguments: Vec<Expr>,
}

/// A path: where it begins and the fields it goes through.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    /// How many `../` stand before it.
    pub(crate) parents: usize,
    pub(crate) head: PathHead,
    pub(crate) segments: Vec<Segment>,
}

/// Where a path begins.
#[derive(Debug, Clone)]
pub(crate) enum PathHead {
    /// A bare name: a loop or let variable, `profile`, `context`, or a field of the current context.
    Name(Segment),
    /// `this`, `.`, `./x` and `../`.
    This,
    /// `@root`.
    Root,
    /// `@index`, `@key`, `@first`, `@last`; with the number of `../` in `@../index` in `parents`.
    Loop(LoopVariable),
}

/// What a loop tells about its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LoopVariable {
    Index,
    Key,
    First,
    Last,
}

/// One name in a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) text: String,
    /// With its quotes.
    pub(crate) span: Span,
    pub(crate) quoted: bool,
}
