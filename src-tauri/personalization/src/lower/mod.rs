//! From the tree to minijinja: code, the tables it refers to, and the map back to the source. No text of the user is
//! ever read as code: names are the lowerer's own, constants live in a table, and the delimiters begin with a control
//! character that text never contributes.

mod body;
mod expression;
mod run;
mod scope;

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;

use crate::diagnostics::Diagnostic;
use crate::fragment::ParsedFragments;
use crate::options::Format;
use crate::render::{Action, Run, Site};
use crate::span::Span;
use crate::syntax::tree::Body;

pub(crate) use self::body::{MOST_FRAGMENT_DEPTH, MOST_FRAGMENTS};
use self::scope::Scope;

/// The character that begins every delimiter. Where it occurs in text it is printed through a constant.
const MARK: char = '\u{1}';

/// The syntax of lowered code.
pub(crate) fn syntax() -> Result<SyntaxConfig, minijinja::Error> {
    SyntaxConfig::builder()
        .block_delimiters("\u{1}%", "%\u{1}")
        .variable_delimiters("\u{1}=", "=\u{1}")
        .comment_delimiters("\u{1}#", "#\u{1}")
        .keep_trailing_newline(true)
        .build()
}

/// A lowered message.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) code: String,
    /// Paths from the root of the data.
    pub(crate) paths: Vec<Box<[Arc<str>]>>,
    pub(crate) constants: Vec<minijinja::Value>,
    pub(crate) sites: Vec<Arc<Site>>,
    pub(crate) runs: Vec<Arc<Run>>,
    /// How many let variables there are.
    pub(crate) lets: usize,
    /// Where in the code the lowering of each tag begins, and the tag.
    map: Vec<(usize, Span)>,
    /// Bytes of literal text, a first guess at the size of the output.
    pub(crate) text_size: usize,
}

impl Program {
    /// The tag whose lowering a line of the code belongs to.
    pub(crate) fn span_of_line(&self, line: Option<usize>) -> Span {
        let Some(line) = line.and_then(|line| line.checked_sub(1)) else {
            return Span::default();
        };
        let start = match line {
            0 => 0,
            _ => self
                .code
                .match_indices('\n')
                .nth(line - 1)
                .map_or(0, |(at, _)| at + 1),
        };
        let next = self.map.partition_point(|(at, _)| *at <= start);
        self.map
            .get(next.saturating_sub(1))
            .map_or_else(Span::default, |(_, span)| *span)
    }
}

/// What lowering needs to know.
pub(crate) struct Input<'a> {
    pub(crate) source: &'a str,
    pub(crate) body: &'a Body,
    pub(crate) fragments: &'a ParsedFragments,
    pub(crate) format: Format,
}

/// What a preview adds: marks on faulty tags and counters on branches.
pub(crate) struct PreviewInput<'a> {
    pub(crate) errors: &'a [Diagnostic],
    /// Branches of the message by where their arm begins.
    pub(crate) branches: &'a HashMap<usize, usize>,
}

/// Lowers a message.
pub(crate) fn lower(input: &Input<'_>, preview: Option<&PreviewInput<'_>>) -> Program {
    let mut lowerer = Lowerer {
        source: input.source,
        fragments: input.fragments,
        format: input.format,
        preview,
        program: Program {
            code: String::with_capacity(input.source.len() + input.source.len() / 4),
            paths: Vec::new(),
            constants: Vec::new(),
            sites: Vec::new(),
            runs: Vec::new(),
            lets: 0,
            map: Vec::new(),
            text_size: 0,
        },
        path_ids: HashMap::new(),
        text_ids: HashMap::new(),
        lets: HashMap::new(),
        assigned: HashSet::new(),
        scope: Scope::default(),
        next_variable: 0,
        inside: None,
        overridden: Vec::new(),
        fragment_depth: 0,
        fragment_count: 0,
        silent: false,
    };
    lowerer.body(input.body);
    lowerer.program.lets = lowerer.lets.len();
    lowerer.program
}

/// The state of lowering.
struct Lowerer<'a> {
    /// The source that spans refer to: the message's, or a fragment's while inside of one.
    source: &'a str,
    fragments: &'a ParsedFragments,
    format: Format,
    preview: Option<&'a PreviewInput<'a>>,
    program: Program,
    path_ids: HashMap<Vec<&'a str>, usize>,
    text_ids: HashMap<&'a str, usize>,
    /// The slots of let variables.
    lets: HashMap<&'a str, usize>,
    /// The let variables that are assigned somewhere before.
    assigned: HashSet<&'a str>,
    scope: Scope<'a>,
    next_variable: usize,
    /// The fragment tag that is being lowered; faults inside point to it.
    inside: Option<Span>,
    /// Names that the fragment tag overrides; assignments to them inside have no effect.
    overridden: Vec<&'a str>,
    fragment_depth: usize,
    fragment_count: usize,
    /// Inside a fragment that runs for its variables alone.
    silent: bool,
}

impl<'a> Lowerer<'a> {
    fn site(&mut self, action: Action, span: Span) -> usize {
        self.program.sites.push(Arc::new(Site {
            action,
            span: self.inside.unwrap_or(span),
        }));
        self.program.sites.len() - 1
    }

    fn path(&mut self, path: Vec<&'a str>) -> usize {
        let paths = &mut self.program.paths;
        *self.path_ids.entry(path).or_insert_with_key(|path| {
            paths.push(path.iter().map(|name| Arc::from(*name)).collect());
            paths.len() - 1
        })
    }

    fn constant(&mut self, value: minijinja::Value) -> usize {
        self.program.constants.push(value);
        self.program.constants.len() - 1
    }

    fn text_constant(&mut self, text: &'a str) -> usize {
        if let Some(known) = self.text_ids.get(text) {
            return *known;
        }
        let at = self.constant(minijinja::Value::from(Arc::<str>::from(text)));
        self.text_ids.insert(text, at);
        at
    }

    fn slot(&mut self, name: &'a str) -> usize {
        let next = self.lets.len();
        *self.lets.entry(name).or_insert(next)
    }

    /// Whether the name may mean a let variable here.
    fn is_let(&self, name: &str) -> bool {
        self.assigned.contains(name) || self.scope.assigned_in_loops.contains(&name)
    }

    fn variable(&mut self) -> usize {
        self.next_variable += 1;
        self.next_variable
    }

    /// Appends code. Writing into a string cannot fail.
    fn write(&mut self, code: std::fmt::Arguments<'_>) {
        let _ = self.program.code.write_fmt(code);
    }

    fn mark(&mut self, span: Span) {
        self.program
            .map
            .push((self.program.code.len(), self.inside.unwrap_or(span)));
    }

    /// Text to print as it is.
    fn text(&mut self, text: &str) {
        self.program.text_size += text.len();
        let mut pieces = text.split(MARK);
        self.program
            .code
            .push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let at = self.constant(minijinja::Value::from_safe_string(MARK.to_string()));
            self.write(format_args!("{MARK}= k{at} ={MARK}"));
            self.program.code.push_str(piece);
        }
    }
}
