//! The checks on the tree: what a message does wrong although it can be read. One walk over the message, which also
//! notes what the editor wants to know: which attributes are used, and as what.

mod calls;
mod fragments;
mod nearest;
mod outputs;
mod paths;
mod patterns;
mod scope;
mod types;
mod walk;

use std::collections::HashMap;

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
}

/// Checks a message.
pub(crate) fn check(
    source: &str,
    body: &Body,
    fragments: &ParsedFragments,
    options: &CompileOptions,
) -> Findings {
    run(source, body, fragments, options, None)
}

/// The scope at a place of a message.
pub(crate) fn probe(
    source: &str,
    body: &Body,
    fragments: &ParsedFragments,
    options: &CompileOptions,
    offset: usize,
) -> Scope {
    run(source, body, fragments, options, Some(offset))
        .probed
        .unwrap_or_default()
}

fn run(
    source: &str,
    body: &Body,
    fragments: &ParsedFragments,
    options: &CompileOptions,
    probe: Option<usize>,
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
        probe,
        fragment_depth: 0,
        fragment_count: 0,
    };
    checker.body(body);
    if probe.is_some() && checker.findings.probed.is_none() {
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
