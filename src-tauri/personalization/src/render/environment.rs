//! What functions see of a render: clock, locale, data and the budget. What a message says never depends
//! on the machine's clock: that one only ends a render that takes too long.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Instant;

use jiff::ZonedDateTime;

use super::{Limits, RenderOptions};
use crate::diagnostics::{Diagnostic, Problem};
use crate::value::{Data, Value};

/// How many steps go by between two looks at the clock, which cost more than a step.
const STEPS_A_LOOK: u64 = 4096;

/// The surroundings of one render.
#[derive(Debug)]
pub(crate) struct Environment {
    now: ZonedDateTime,
    locale: String,
    data: Data,
    limits: Limits,
    spent: AtomicU64,
    started: Instant,
    /// Present when previewing: functions that fail are noted, and the render goes on.
    faults: Option<Mutex<Vec<Diagnostic>>>,
    /// How often each branch was taken; empty unless previewing.
    branches: Vec<AtomicU32>,
}

impl Environment {
    pub(crate) fn new(data: &Data, options: &RenderOptions) -> Self {
        Self {
            now: options.now.to_zoned_datetime(options.time_zone.clone()),
            locale: options.locale.clone(),
            data: data.clone(),
            limits: options.limits,
            spent: AtomicU64::new(0),
            started: Instant::now(),
            faults: None,
            branches: Vec::new(),
        }
    }

    pub(crate) fn for_preview(data: &Data, options: &RenderOptions, branches: usize) -> Self {
        Self {
            faults: Some(Mutex::new(Vec::new())),
            branches: (0..branches).map(|_| AtomicU32::new(0)).collect(),
            ..Self::new(data, options)
        }
    }

    /// The clock of the render, in its time zone.
    pub(crate) const fn now(&self) -> &ZonedDateTime {
        &self.now
    }

    /// The locale of the message, such as `en_US`.
    pub(crate) fn locale(&self) -> &str {
        &self.locale
    }

    pub(crate) const fn data(&self) -> &Data {
        &self.data
    }

    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }

    /// Takes steps from the budget.
    pub(crate) fn spend(&self, steps: u64) -> Result<(), Problem> {
        // Relaxed is enough: one render runs on one thread, the atomic is only there because values are shared types.
        let before = self.spent.load(Ordering::Relaxed);
        let spent = before.saturating_add(steps);
        self.spent.store(spent, Ordering::Relaxed);
        if spent > self.limits.steps {
            Err(Problem::StepLimit)
        } else if before / STEPS_A_LOOK != spent / STEPS_A_LOOK
            && self.started.elapsed() > self.limits.time
        {
            Err(Problem::TimeLimit)
        } else {
            Ok(())
        }
    }

    /// A number from 0 up to, not including, 1: other for each call, the same for the same render at the same time.
    pub(crate) fn random(&self) -> f64 {
        // SplitMix64 on the clock and on how far the render has come.
        let clock = self.now.timestamp().as_nanosecond().to_le_bytes();
        let (low, _) = clock.split_at(8);
        let seed = low
            .iter()
            .rev()
            .fold(0_u64, |seed, byte| seed << 8 | u64::from(*byte));
        let step = self.spent.load(Ordering::Relaxed).wrapping_add(1);
        let mut mixed = seed.wrapping_add(step.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let bits = u32::try_from(mixed >> 32).unwrap_or(0);
        f64::from(bits) / 4_294_967_296.0
    }

    /// Refuses a text value of this many bytes when it is too large.
    pub(crate) fn within_value(&self, bytes: usize) -> Result<(), Problem> {
        if bytes > self.limits.value {
            Err(Problem::ValueLimit)
        } else {
            Ok(())
        }
    }

    /// A list value, unless it is too large.
    pub(crate) fn list(&self, items: Vec<Value>) -> Result<Value, Problem> {
        self.spend(items.len() as u64)?;
        Value::list(items).ok_or(Problem::ValueLimit)
    }

    /// The date that a value is or, for a text in ISO form, spells.
    pub(crate) fn date(&self, value: &Value) -> Option<ZonedDateTime> {
        match value {
            Value::Date(date) => Some(ZonedDateTime::clone(date)),
            Value::Text(text) => java_text::zoned::parse_iso(text, self.now.time_zone()),
            _ => None,
        }
    }

    /// Notes a fault when previewing; whether the render may go on.
    pub(crate) fn note(&self, fault: &Diagnostic) -> bool {
        let Some(faults) = &self.faults else {
            return false;
        };
        if let Ok(mut faults) = faults.lock()
            && !faults.contains(fault)
        {
            faults.push(fault.clone());
        }
        !matches!(
            *fault.problem,
            Problem::StepLimit
                | Problem::TimeLimit
                | Problem::OutputLimit { .. }
                | Problem::ValueLimit
        )
    }

    pub(crate) fn take_branch(&self, branch: usize) {
        if let Some(taken) = self.branches.get(branch) {
            taken.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The faults noted and how often each branch was taken.
    pub(crate) fn outcome(&self) -> (Vec<Diagnostic>, Vec<u32>) {
        let faults = self
            .faults
            .as_ref()
            .and_then(|faults| faults.lock().ok())
            .map_or_else(Vec::new, |faults| faults.clone());
        (
            faults,
            self.branches
                .iter()
                .map(|taken| taken.load(Ordering::Relaxed))
                .collect(),
        )
    }
}
