//! Runs: stretches of text and plain values with nothing to decide between them. A run is one emit for minijinja, and
//! its values are looked up in the data directly.

use std::sync::Arc;

use super::Lowerer;
use super::MARK;
use super::scope::{Parameter, Place};
use crate::render::{Piece, Run, Source};
use crate::syntax::tree::{Node, Output, Path, PathHead, Segment};

impl<'a> Lowerer<'a> {
    /// Lowers the run that the nodes begin with. Gives how many nodes belong together, and whether they were lowered;
    /// a run of text alone, or of a single value, is left to be lowered node by node.
    pub(super) fn run(&mut self, nodes: &'a [Node]) -> (usize, bool) {
        let mut pieces = Vec::new();
        let mut variables = Vec::new();
        let (mut taken, mut values) = (0, 0);
        let mut first = None;
        for node in nodes {
            match node {
                Node::Comment(_) => {}
                Node::Text(text) => {
                    let text = text.span.of(self.source);
                    if !text.is_empty() {
                        pieces.push(Piece::Text(text.into()));
                    }
                }
                Node::Output(output) => {
                    let Some(source) = self.plain(output, &mut variables) else {
                        break;
                    };
                    first = first.or(Some(output.span));
                    values += 1;
                    pieces.push(Piece::Value {
                        source,
                        escaped: output.form.escapes(),
                    });
                }
                _ => break,
            }
            taken += 1;
        }
        let Some(first) = first.filter(|_| values + pieces.len() > 2) else {
            return (taken, false);
        };
        self.program.text_size += pieces.iter().map(Piece::text_size).sum::<usize>();
        self.program.runs.push(Arc::new(Run { pieces }));
        let run = self.program.runs.len() - 1;
        self.mark(first);
        self.write(format_args!("{MARK}= r{run}"));
        if !variables.is_empty() {
            self.write(format_args!("("));
            for variable in variables {
                self.write(format_args!("v{variable}, "));
            }
            self.write(format_args!(")"));
        }
        self.write(format_args!(" ={MARK}"));
        (taken, true)
    }

    /// Where the value of a tag comes from, when that is the data or a variable and nothing has to be worked out.
    fn plain(&self, output: &'a Output, variables: &mut Vec<usize>) -> Option<Source> {
        let path = output.value.as_path()?;
        if self.has_error(output.span) {
            return None;
        }
        let names = |head: Option<&'a Segment>, segments: &'a [Segment]| -> Box<[Arc<str>]> {
            head.into_iter()
                .chain(segments)
                .map(|segment| Arc::from(segment.text.as_str()))
                .collect()
        };
        let mut argument = |variable: usize| {
            variables
                .iter()
                .position(|known| *known == variable)
                .unwrap_or_else(|| {
                    variables.push(variable);
                    variables.len() - 1
                })
        };
        match path {
            Path {
                head: PathHead::Root,
                segments,
                ..
            } => Some(Source::Root(names(None, segments))),
            Path {
                parents: 0,
                head: PathHead::This,
                segments,
            } => Some(match self.scope.context(0)? {
                Place::Root => Source::Root(names(None, segments)),
                Place::Variable(variable) => {
                    Source::Variable(argument(variable), names(None, segments))
                }
            }),
            Path {
                parents: 0,
                head: PathHead::Name(name),
                segments,
            } => {
                if !name.quoted
                    && let Some(parameter) = self.scope.parameter(&name.text)
                {
                    let Parameter::Value(variable) = parameter else {
                        return None;
                    };
                    return Some(Source::Variable(argument(variable), names(None, segments)));
                }
                if self.is_let(&name.text) {
                    return None;
                }
                let whole = names(Some(name), segments);
                Some(match self.scope.context(0)? {
                    Place::Root => Source::Root(whole),
                    Place::Variable(variable) if super::expression::is_global(name) => {
                        Source::VariableOrRoot(argument(variable), whole)
                    }
                    Place::Variable(variable) => Source::Variable(argument(variable), whole),
                })
            }
            _ => None,
        }
    }
}
