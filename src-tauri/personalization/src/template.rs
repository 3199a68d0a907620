//! A compiled template: parsed, checked, lowered once, rendered often.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::check::Use;
use crate::diagnostics::{Diagnostic, Problem};
use crate::fragment::ParsedFragments;
use crate::lower::{Input, PreviewInput, lower};
use crate::options::CompileOptions;
use crate::render::{Environment, Executable, RenderError, RenderOptions};
use crate::syntax::{parse, tree::Body};
use crate::value::Data;

/// A compiled template. Compiling never fails: what is wrong with the source is in the diagnostics, and a preview
/// shows the rest. Cheap to clone and to share between threads.
#[derive(Debug, Clone)]
pub struct Template {
    pub(crate) inner: Arc<Compiled>,
}

#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) source: Arc<str>,
    pub(crate) body: Body,
    pub(crate) fragments: ParsedFragments,
    pub(crate) options: CompileOptions,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) uses: Vec<Use>,
    strict: Result<Executable, Diagnostic>,
    /// Made when the first preview is asked for.
    preview: OnceLock<Result<Executable, Diagnostic>>,
}

/// What a preview shows.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The message as far as it can be shown; faulty tags are marked where they stand.
    pub output: String,
    /// What went wrong while rendering; what is wrong with the source is in the template's diagnostics.
    pub faults: Vec<Diagnostic>,
    /// For each branch of [`Template::branches`], how often it was taken.
    pub branches: Vec<u32>,
}

impl Template {
    /// Parses, checks and lowers a source.
    pub fn compile(source: &str, options: &CompileOptions) -> Self {
        let mut diagnostics = Vec::new();
        let body = parse(source, &mut diagnostics);
        let fragments = ParsedFragments::of(&body, &options.fragments);
        let findings = crate::check::check(source, &body, &fragments, options);
        diagnostics.extend(findings.diagnostics);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
        diagnostics.dedup();
        let strict = match diagnostics.iter().find(|diagnostic| diagnostic.is_error()) {
            Some(error) => Err(error.clone()),
            None => Executable::new(lower(
                &Input {
                    source,
                    body: &body,
                    fragments: &fragments,
                    format: options.format,
                },
                None,
            )),
        };
        if let Err(fault) = &strict
            && !diagnostics.contains(fault)
        {
            diagnostics.push(fault.clone());
        }
        let inner = Compiled {
            source: Arc::from(source),
            body,
            fragments,
            options: options.clone(),
            diagnostics,
            uses: findings.uses,
            strict,
            preview: OnceLock::new(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The source.
    pub fn source(&self) -> &str {
        &self.inner.source
    }

    /// What is wrong with the source, in the order of the source.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.inner.diagnostics
    }

    /// Whether an error keeps the message from being sent.
    pub fn has_errors(&self) -> bool {
        self.inner.strict.is_err()
    }

    /// The message for this data, as it would be sent; nothing is shown when anything is wrong.
    pub fn render(&self, data: &Data, options: &RenderOptions) -> Result<String, RenderError> {
        let refused = |fault: &Diagnostic| RenderError::new(fault, &self.inner.source);
        let executable = self.inner.strict.as_ref().map_err(refused)?;
        let environment = Arc::new(Environment::new(data, options));
        let (output, result) = executable.run(&environment, &self.inner.source);
        result.map(|()| output).map_err(|fault| refused(&fault))
    }

    /// The message for this data as far as it can be shown, with faulty tags marked in place and branches counted.
    pub fn preview(&self, data: &Data, options: &RenderOptions) -> Preview {
        let executable = self
            .inner
            .preview
            .get_or_init(|| self.inner.lower_preview());
        let branches = self.branches().len();
        let environment = Arc::new(Environment::for_preview(data, options, branches));
        let (output, result) = match executable {
            Ok(executable) => executable.run(&environment, &self.inner.source),
            Err(fault) => (String::new(), Err(fault.clone())),
        };
        let (mut faults, branches) = environment.outcome();
        if let Err(fault) = result
            && !faults.contains(&fault)
        {
            faults.push(fault);
        }
        Preview {
            output,
            faults,
            branches,
        }
    }
}

impl Compiled {
    fn lower_preview(&self) -> Result<Executable, Diagnostic> {
        // Forms of other languages are understood as meant, and a draft can be looked at: those are shown, not marked.
        let marked = |diagnostic: &&Diagnostic| {
            diagnostic.is_error()
                && !matches!(
                    *diagnostic.problem,
                    Problem::ForeignForm { .. } | Problem::FragmentDraft { .. }
                )
        };
        let errors: Vec<Diagnostic> = self.diagnostics.iter().filter(marked).cloned().collect();
        let branches: HashMap<usize, usize> = crate::knowledge::branches(&self.body)
            .iter()
            .enumerate()
            .map(|(at, branch)| (branch.key(), at))
            .collect();
        Executable::new(lower(
            &Input {
                source: &self.source,
                body: &self.body,
                fragments: &self.fragments,
                format: self.options.format,
            },
            Some(&PreviewInput {
                errors: &errors,
                branches: &branches,
            }),
        ))
    }
}
