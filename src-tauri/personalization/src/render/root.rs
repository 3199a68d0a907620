//! The outermost context of a lowered message. Its names are the lowerer's own: `p0` is a path, `k0` a constant,
//! `l0` a let variable, `c0` a call site, `r0` a run. A whole path is one lookup, walked once a render.

use std::fmt;
use std::sync::{Arc, OnceLock};

use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::Environment;
use super::run::{BoundRun, walk};
use super::site::{BoundSite, Slots};
use crate::lower::Program;
use crate::value::{Value, to_native};

/// What a path leads to, for minijinja; missing values are undefined there.
fn native(root: &Value, path: &[Arc<str>]) -> minijinja::Value {
    match &*walk(root, path) {
        Value::Null => minijinja::Value::UNDEFINED,
        value => to_native(value),
    }
}

/// The outermost context of a render.
pub(crate) struct Root {
    program: Arc<Program>,
    environment: Arc<Environment>,
    slots: Arc<Slots>,
    source: Arc<str>,
    paths: Box<[OnceLock<minijinja::Value>]>,
    sites: Box<[OnceLock<minijinja::Value>]>,
    runs: Box<[OnceLock<minijinja::Value>]>,
}

impl Root {
    pub(crate) fn new(
        program: Arc<Program>,
        environment: Arc<Environment>,
        source: Arc<str>,
    ) -> Self {
        let places = |count: usize| (0..count).map(|_| OnceLock::new()).collect();
        Self {
            paths: places(program.paths.len()),
            sites: places(program.sites.len()),
            runs: places(program.runs.len()),
            slots: Arc::new(Slots::new(vec![None; program.lets])),
            program,
            environment,
            source,
        }
    }

    fn run(&self, at: usize) -> Option<minijinja::Value> {
        let run = self.program.runs.get(at)?;
        let bound = self.runs[at].get_or_init(|| {
            minijinja::Value::from_object(BoundRun {
                run: Arc::clone(run),
                environment: Arc::clone(&self.environment),
                variables: Vec::new(),
            })
        });
        Some(bound.clone())
    }

    fn site(&self, at: usize) -> Option<minijinja::Value> {
        let site = self.program.sites.get(at)?;
        let bound = self.sites[at].get_or_init(|| {
            minijinja::Value::from_object(BoundSite {
                site: Arc::clone(site),
                environment: Arc::clone(&self.environment),
                slots: Arc::clone(&self.slots),
                source: Arc::clone(&self.source),
            })
        });
        Some(bound.clone())
    }
}

impl fmt::Debug for Root {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Root")
    }
}

impl Object for Root {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &minijinja::Value) -> Option<minijinja::Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<minijinja::Value> {
        let (kind, digits) = key.as_bytes().split_first()?;
        let mut at = 0_usize;
        for digit in digits {
            at = at.checked_mul(10)?.checked_add(usize::from(
                digit.checked_sub(b'0').filter(|digit| *digit < 10)?,
            ))?;
        }
        match kind {
            b'p' => {
                let path = self.program.paths.get(at)?;
                Some(
                    self.paths[at]
                        .get_or_init(|| native(self.environment.data().root(), path))
                        .clone(),
                )
            }
            b'k' => self.program.constants.get(at).cloned(),
            b'l' => self.slots.lock().ok()?.get(at)?.clone(),
            b'c' => self.site(at),
            b'r' => self.run(at),
            _ => None,
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }
}
