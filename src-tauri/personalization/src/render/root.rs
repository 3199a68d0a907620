//! The outermost context of a lowered message. Its names are the lowerer's own: `p0` is a path, `k0` a constant,
//! `l0` a let variable, `c0` a call site. A whole path is one lookup, walked once a render.

use std::fmt;
use std::sync::{Arc, OnceLock};

use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::Environment;
use super::site::{BoundSite, Slots};
use crate::lower::Program;
use crate::value::{Value, to_native};

pub(crate) struct Root {
    program: Arc<Program>,
    environment: Arc<Environment>,
    slots: Arc<Slots>,
    source: Arc<str>,
    paths: Box<[OnceLock<minijinja::Value>]>,
    sites: Box<[OnceLock<minijinja::Value>]>,
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
            slots: Arc::new(Slots::new(vec![None; program.lets])),
            program,
            environment,
            source,
        }
    }

    fn walk(&self, path: &[Arc<str>]) -> minijinja::Value {
        let mut value = self.environment.data().root();
        for (at, name) in path.iter().enumerate() {
            let Value::Map(map) = value else {
                // A list projects, a text has a length: from here on values are made, not borrowed.
                let mut made = value.clone();
                for name in &path[at..] {
                    made = made.field(name);
                }
                return to_native(&made);
            };
            match map.get(name) {
                Some(field) => value = field,
                None => return minijinja::Value::UNDEFINED,
            }
        }
        to_native(value)
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
                Some(self.paths[at].get_or_init(|| self.walk(path)).clone())
            }
            b'k' => self.program.constants.get(at).cloned(),
            b'l' => self.slots.lock().ok()?.get(at)?.clone(),
            b'c' => self.site(at),
            _ => None,
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }
}
