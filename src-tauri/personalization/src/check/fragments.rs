//! Checks on fragments, and the walk through their content.

use super::Checker;
use crate::diagnostics::Problem;
use crate::fragment::FragmentStatus;
use crate::lower::{MOST_FRAGMENT_DEPTH, MOST_FRAGMENTS};
use crate::syntax::tree::{ExprKind, FragmentTag, PathHead};
use crate::value::Type;

impl Checker<'_> {
    pub(super) fn fragment(&mut self, tag: &FragmentTag) {
        for field in tag.fields() {
            self.expression(&field.value, Type::Any);
            self.loop_variables(tag, &field.value);
        }
        let Some(id) = tag.id() else {
            return self.report(Problem::FragmentWithoutId, tag.span);
        };
        let id_span = tag
            .arguments
            .iter()
            .find(|argument| argument.name.text == "id")
            .map_or(tag.span, |argument| argument.value.span);
        let span = self.inside.unwrap_or(id_span);
        let mut problem = None;
        self.fragment_count += 1;
        if self.fragment_count > MOST_FRAGMENTS {
            problem = Some(Problem::FragmentsTooMany {
                most: MOST_FRAGMENTS,
            });
        } else if self.fragment_depth >= MOST_FRAGMENT_DEPTH {
            problem = Some(Problem::FragmentsTooDeep);
        }
        let fragment = self.fragments.get(id);
        match (&problem, fragment) {
            (Some(_), _) => {}
            (None, None) => problem = Some(Problem::FragmentUnknown { id: id.to_owned() }),
            (None, Some(fragment)) => {
                if fragment.status == FragmentStatus::Draft {
                    problem = Some(Problem::FragmentDraft { id: id.to_owned() });
                } else if let Some(error) = fragment
                    .diagnostics
                    .iter()
                    .find(|diagnostic| diagnostic.is_error())
                {
                    problem = Some(Problem::FragmentFaulty {
                        id: id.to_owned(),
                        message: error.problem.clone(),
                    });
                }
            }
        }
        if let Some(problem) = problem {
            // Even inside of a fragment this keeps the message from being sent.
            self.findings
                .diagnostics
                .push(crate::diagnostics::Diagnostic::new(problem, span));
            return;
        }
        let Some(fragment) = fragment.cloned() else {
            return;
        };
        for field in tag.fields() {
            let meaning = self.meaning(&field.value);
            self.assign(&field.name.text, meaning);
        }
        let outer_scope = std::mem::take(&mut self.scope);
        let outer_inside = self.inside.replace(self.inside.unwrap_or(tag.span));
        let outer_id = std::mem::replace(&mut self.inside_id, id.to_owned());
        self.fragment_depth += 1;
        self.body(&fragment.body);
        self.fragment_depth -= 1;
        self.inside_id = outer_id;
        self.inside = outer_inside;
        self.scope = outer_scope;
    }

    /// A fragment does not see the loop around its tag, so its fields cannot be given loop variables.
    fn loop_variables(&mut self, tag: &FragmentTag, value: &crate::syntax::tree::Expr) {
        if self.scope.loops == 0 {
            return;
        }
        let mut found = Vec::new();
        value.walk(&mut |inner| {
            if let ExprKind::Path(path) = &inner.kind {
                match &path.head {
                    PathHead::Name(name) if self.scope.parameter(&name.text).is_some() => {
                        found.push((name.text.clone(), inner.span));
                    }
                    PathHead::This | PathHead::Loop(_) => {
                        found.push((inner.span.of(self.source).to_owned(), inner.span));
                    }
                    _ => {}
                }
            }
        });
        for (name, span) in found {
            self.report(
                Problem::FragmentLoopVariable { name },
                if span.start < span.end {
                    span
                } else {
                    tag.span
                },
            );
        }
    }
}
