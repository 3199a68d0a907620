//! The checks on the tree: what a message does wrong although it can be read. One walk over the message, which also
//! notes what the editor wants to know: which attributes are used, and as what.

mod calls;
mod fragments;
mod goals;
mod nearest;
mod outputs;
mod paths;
mod patterns;
mod scope;
mod types;
mod walk;

use std::collections::HashMap;

pub(crate) use goals::{Change, Goal};
pub(crate) use nearest::nearest;
pub(crate) use scope::{Meaning, Origin, Scope};

use crate::diagnostics::{Diagnostic, Fix, Problem};
use crate::fragment::ParsedFragments;
use crate::options::CompileOptions;
use crate::span::Span;
use crate::syntax::tree::Body;
use crate::value::Type;

/// A use of an attribute.
#[derive(Debug, Clone)]
pub(crate) struct Use {
    /// The full path, with lists marked.
    pub(crate) origin: Origin,
    /// The type that this use implies.
    pub(crate) implied: Type,
    /// Where it is used.
    pub(crate) span: Span,
}

/// What is known after a walk.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) uses: Vec<Use>,
    /// The scope at the place that was asked for.
    pub(crate) probed: Option<Scope>,
    /// What the data would have to hold for each branch, by the branch's key; only when asked for.
    goals: HashMap<usize, Vec<Goal>>,
}

/// Checks a message.
pub(crate) fn check(
    source: &str,
    body: &Body,
    fragments: &ParsedFragments,
    options: &CompileOptions,
) -> Findings {
    run(source, body, fragments, options, Asked::Nothing)
}

/// The scope at a place of a message.
pub(crate) fn probe(
    source: &str,
    body: &Body,
    fragments: &ParsedFragments,
    options: &CompileOptions,
    offset: usize,
) -> Scope {
    run(source, body, fragments, options, Asked::Scope(offset))
        .probed
        .unwrap_or_default()
}

/// What the data would have to hold for each branch to be taken, by the branch's key.
pub(crate) fn goals(
    source: &str,
    body: &Body,
    fragments: &ParsedFragments,
    options: &CompileOptions,
) -> HashMap<usize, Vec<Goal>> {
    run(source, body, fragments, options, Asked::Goals).goals
}

/// What a walk is to find besides problems and uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    /// The scope at an offset.
    Scope(usize),
    /// The goals of the branches.
    Goals,
}

fn run(
    source: &str,
    body: &Body,
    fragments: &ParsedFragments,
    options: &CompileOptions,
    asked: Asked,
) -> Findings {
    let mut checker = Checker {
        source,
        fragments,
        options,
        findings: Findings::default(),
        scope: Scope::default(),
        lets: HashMap::new(),
        inside: None,
        inside_id: String::new(),
        probe: if let Asked::Scope(offset) = asked {
            Some(offset)
        } else {
            None
        },
        wanted: (asked == Asked::Goals).then(Vec::new),
        fragment_depth: 0,
        fragment_count: 0,
    };
    checker.body(body);
    if checker.probe.is_some() && checker.findings.probed.is_none() {
        checker.findings.probed = Some(checker.snapshot());
    }
    checker.findings
}

/// The state of the walk.
struct Checker<'a> {
    source: &'a str,
    fragments: &'a ParsedFragments,
    options: &'a CompileOptions,
    findings: Findings,
    scope: Scope,
    /// What the let variables assigned so far hold.
    lets: HashMap<String, Meaning>,
    /// The fragment tag that is walked; what is wrong inside is reported there.
    inside: Option<Span>,
    inside_id: String,
    probe: Option<usize>,
    /// The goals of the arms around; only when goals are asked for.
    wanted: Option<Vec<Goal>>,
    fragment_depth: usize,
    fragment_count: usize,
}

impl Checker<'_> {
    fn report(&mut self, problem: Problem, span: Span) {
        self.push(Diagnostic::new(problem, span));
    }

    fn report_with(&mut self, problem: Problem, span: Span, fix: Fix) {
        self.push(Diagnostic::new(problem, span).fix(fix));
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        let Some(span) = self.inside else {
            return self.findings.diagnostics.push(diagnostic);
        };
        // Warnings about a fragment's content belong to the fragment's editor; an error concerns whoever uses it.
        if diagnostic.is_error() {
            let problem = Problem::FragmentFaulty {
                id: self.inside_id.clone(),
                message: diagnostic.problem,
            };
            self.findings
                .diagnostics
                .push(Diagnostic::new(problem, span));
        }
    }

    fn snapshot(&self) -> Scope {
        let mut scope = self.scope.clone();
        scope.lets = self
            .lets
            .iter()
            .map(|(name, meaning)| (name.clone(), meaning.clone()))
            .collect();
        scope.lets.sort_by(|a, b| a.0.cmp(&b.0));
        scope
    }
}
