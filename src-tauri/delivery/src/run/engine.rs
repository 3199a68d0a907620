//! The engine of a run: a reader, a pace, and a bounded number of batches under way.

use super::batch::{Batch, Batches, Packed};
use super::pace::Pace;
use super::plan::{Control, Halt, Plan, Progress, RunEnd, Surroundings};
use super::retry::{Consequence, consequence};
use super::rows::RowResult;
use super::skip::Rows;
use crate::call::Call;
use crate::guard::clear;
use crate::payload::{PayloadKind, RecipientsRequest, Violation};
use crate::prepare::{PrepareError, prepare};
use campaign::id::RequestId;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

/// Batches read ahead of the sending.
const READ_AHEAD: usize = 64;

/// Runs to the end, a halt or a cancellation. Rows in `done` are skipped. `control` may be turned
/// at any time; `progress` follows.
pub async fn run<I>(
    plan: Plan,
    rows: I,
    done: Rows,
    surroundings: Surroundings,
    control: watch::Receiver<Control>,
    progress: watch::Sender<Progress>,
) -> RunEnd
where
    I: Iterator<Item = RowResult> + Send + 'static,
{
    let batches = Batches::new(rows, done, plan.kind, plan.batch_size);
    let mut packed = match read_ahead(batches) {
        Ok(packed) => packed,
        Err(error) => return RunEnd::Halted(Box::new(Halt::Internal(error.to_string()))),
    };
    let run = Arc::new(Run {
        slots: Arc::new(Semaphore::new(plan.concurrency.clamp(1, 10_000))),
        plan,
        surroundings,
        control: control.clone(),
        progress,
        hold_until: Mutex::new(None),
        halt: watch::Sender::new(None),
    });
    let mut under_way = JoinSet::new();
    let mut pace = Pace::new(run.plan.rate);
    let mut all_read = false;
    while run.may_go_on().await {
        let batch = match packed.recv().await {
            None => {
                run.stop(Halt::Internal("the reader broke down".to_owned()));
                break;
            }
            Some(None) => {
                all_read = true;
                break;
            }
            Some(Some(Packed::SetAside(bad))) => {
                if let Err(error) = run.surroundings.store.set_aside(bad).await {
                    run.stop(Halt::Storage(error.message));
                }
                run.count(|progress| progress.set_aside += 1);
                continue;
            }
            Some(Some(Packed::Batch(batch))) => batch,
        };
        let Ok(slot) = Arc::clone(&run.slots).acquire_owned().await else {
            break;
        };
        pace.turn().await;
        // What was read but not begun is not counted: it is still in the file.
        if !run.may_go_on().await {
            break;
        }
        let task = Arc::clone(&run);
        under_way.spawn(async move {
            task.deliver(batch).await;
            drop(slot);
        });
        while under_way.try_join_next().is_some() {}
    }
    while let Some(ended) = under_way.join_next().await {
        if let Err(error) = ended {
            run.stop(Halt::Internal(error.to_string()));
        }
    }
    let halt = run.halt.borrow().clone();
    match halt {
        Some(halt) => RunEnd::Halted(Box::new(halt)),
        None if all_read && *control.borrow() != Control::Cancelled => RunEnd::Completed,
        None => RunEnd::Cancelled,
    }
}

/// Reads on a thread of its own: files block, and a run may last for hours.
fn read_ahead<I>(batches: Batches<I>) -> std::io::Result<mpsc::Receiver<Option<Packed>>>
where
    I: Iterator<Item = RowResult> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel(READ_AHEAD);
    std::thread::Builder::new()
        .name("run-reader".to_owned())
        .spawn(move || {
            // The end is said, so that a reader that broke down is not taken for one that is done.
            for item in batches.map(Some).chain([None]) {
                // Nobody waits any more: the run has ended.
                if sender.blocking_send(item).is_err() {
                    break;
                }
            }
        })?;
    Ok(receiver)
}

struct Run {
    plan: Plan,
    surroundings: Surroundings,
    slots: Arc<Semaphore>,
    control: watch::Receiver<Control>,
    progress: watch::Sender<Progress>,
    /// Until when the service wants to be left alone.
    hold_until: Mutex<Option<Instant>>,
    halt: watch::Sender<Option<Halt>>,
}

impl Run {
    /// Waits while the service wants to be left alone; `false` when the run ends.
    async fn may_go_on(&self) -> bool {
        self.wait(|| *lock(&self.hold_until)).await
    }

    /// Waits until the given time has come and nobody has paused the run; `false` when it ends.
    async fn wait(&self, until: impl Fn() -> Option<Instant>) -> bool {
        let mut control = self.control.clone();
        let mut halt = self.halt.subscribe();
        let mut abandoned = false;
        loop {
            let state = *control.borrow_and_update();
            let going = state == Control::Going;
            if state == Control::Cancelled || halt.borrow_and_update().is_some() {
                return false;
            }
            let until = until().filter(|until| Instant::now() < *until);
            if going && until.is_none() {
                return true;
            }
            // Whoever could resume a paused run is gone.
            if abandoned && !going {
                return false;
            }
            let passed = async {
                match until {
                    Some(until) => sleep_until(until).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = passed, if going => {}
                changed = control.changed(), if !abandoned => abandoned = changed.is_err(),
                _ = halt.changed() => {}
            }
        }
    }

    /// Sends a batch, again where that is safe.
    async fn deliver(&self, batch: Batch) {
        let count = batch.rows.len() as u64;
        let wire_id = (self.surroundings.ids)();
        let mut attempt = 1;
        loop {
            match self.attempt(&batch, wire_id).await {
                Consequence::Accepted => return self.count(|it| it.accepted += count),
                Consequence::Refused => return self.count(|it| it.refused += count),
                Consequence::Unknown => return self.count(|it| it.unknown += count),
                Consequence::Halt => return self.count(|it| it.not_sent += count),
                Consequence::Retry {
                    at_least,
                    throttled,
                } => {
                    attempt += 1;
                    let chance = (self.surroundings.chance)();
                    let wait = self.plan.retry.wait(attempt, at_least, chance);
                    if throttled {
                        self.hold(wait);
                    }
                    let until = Instant::now() + wait;
                    let again = attempt <= self.plan.retry.attempts;
                    if !again || !self.wait(|| Some(until)).await {
                        return self.count(|it| it.not_sent += count);
                    }
                }
            }
        }
    }

    /// One attempt. The id on the wire stays the same; the journal gets a new entry.
    async fn attempt(&self, batch: &Batch, wire_id: RequestId) -> Consequence {
        let body = RecipientsRequest {
            request_id: wire_id.to_string(),
            campaign_id: self.plan.campaign_id.clone(),
            recipients: batch.recipients.clone(),
        };
        let body = match serde_json::to_string(&body) {
            Ok(body) => body,
            Err(error) => return self.stop(Halt::Internal(error.to_string())),
        };
        let call = match self.plan.kind {
            PayloadKind::HighThroughput => Call::HighThroughput { body },
            _ => Call::Unitary { body },
        };
        let id = (self.surroundings.ids)();
        let prepared = match prepare(id, &self.plan.endpoint, &self.plan.campaign_name, call) {
            Ok(prepared) => prepared,
            Err(PrepareError::Payload { violations }) => {
                return self.stop(Halt::Invalid(violations));
            }
            Err(PrepareError::Endpoint { faults }) => {
                let violations = faults.into_iter().map(|fault| Violation {
                    pointer: fault.field,
                    code: fault.code,
                    message: fault.message,
                });
                return self.stop(Halt::Invalid(violations.collect()));
            }
        };
        let cleared = match clear(prepared, self.plan.confirmation.as_ref()) {
            Ok(cleared) => cleared,
            Err(refused) => return self.stop(Halt::NotConfirmed(refused.reasons)),
        };
        let journal = self.surroundings.store.journal(batch);
        let sent = self
            .surroundings
            .client
            .send(cleared, self.plan.limits, &*journal)
            .await;
        self.count(|progress| progress.requests += 1);
        if let Some(error) = sent.journal_error {
            // What became of this batch is known here and nowhere else; the next would be worse.
            self.stop(Halt::Storage(error.message));
        }
        let consequence = consequence(&sent.outcome);
        if consequence == Consequence::Halt {
            self.stop(Halt::Outcome(sent.outcome));
        }
        consequence
    }

    /// Stops the run; the first reason counts.
    fn stop(&self, halt: Halt) -> Consequence {
        self.halt.send_if_modified(|current| {
            let first = current.is_none();
            if first {
                *current = Some(halt);
            }
            first
        });
        Consequence::Halt
    }

    fn hold(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut hold = lock(&self.hold_until);
        if hold.is_none_or(|current| current < until) {
            *hold = Some(until);
        }
    }

    fn count(&self, change: impl FnOnce(&mut Progress)) {
        self.progress.send_modify(change);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
