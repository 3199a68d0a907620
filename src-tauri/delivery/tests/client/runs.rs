//! Runs: every row once or not at all, whatever the network and the disk do.

use crate::support::{NOW, endpoint, limits};
use campaign::id::RequestId;
use delivery::endpoint::EndpointKind;
use delivery::failure::Stage;
use delivery::guard::{Confirmation, ConfirmationReason};
use delivery::http::{Header, HttpAnswer, HttpRequest, Limits, Transport, TransportError};
use delivery::journal::{Journal, JournalError};
use delivery::keys::{KeyStore, SecretKind, SessionKeyStore};
use delivery::payload::{PayloadKind, Recipient, RecipientType};
use delivery::run::retry::RetryPolicy;
use delivery::run::rows::{Row, RowResult};
use delivery::run::{
    BadRow, Batch, Control, Halt, Plan, Progress, Rows, RunEnd, RunStore, Surroundings, run,
};
use delivery::{Client, Outcome, Pending, PreparedRequest, Secret};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// What the service does with the n-th request (from 1).
type Script = dyn Fn(u64) -> Result<(u16, &'static str), TransportError> + Send + Sync;

/// A service in memory that counts what it receives.
struct Service {
    script: Box<Script>,
    received: Mutex<Vec<(Instant, Value)>>,
    under_way: AtomicU64,
    most_under_way: AtomicU64,
    takes: Duration,
}

impl Transport for Service {
    fn send(
        &self,
        request: HttpRequest,
        _: Limits,
    ) -> Pending<'_, Result<HttpAnswer, TransportError>> {
        let body = request.body.as_ref().map(|body| body.expose().to_owned());
        let body = serde_json::from_str(&body.unwrap_or_default()).expect("JSON");
        Box::pin(async move {
            let number = {
                let mut received = self.received.lock().expect("log");
                received.push((Instant::now(), body));
                received.len() as u64
            };
            let now = self.under_way.fetch_add(1, Ordering::SeqCst) + 1;
            self.most_under_way.fetch_max(now, Ordering::SeqCst);
            tokio::time::sleep(self.takes).await;
            self.under_way.fetch_sub(1, Ordering::SeqCst);
            let (status, body) = (self.script)(number)?;
            Ok(HttpAnswer {
                status,
                headers: vec![Header::new("Retry-After", "3")]
                    .into_iter()
                    .filter(|_| status == 429)
                    .collect(),
                body: body.as_bytes().to_vec(),
                first_byte: Duration::ZERO,
                total: Duration::ZERO,
            })
        })
    }
}

/// A store in memory: which rows were written down before they left, and their last outcome.
#[derive(Default)]
struct Store {
    before: Mutex<Vec<u64>>,
    outcomes: Mutex<HashMap<u64, bool>>,
    journal_ids: Mutex<Vec<String>>,
    aside: Mutex<Vec<BadRow>>,
    refuse_from: Option<u64>,
}

struct Entry<'a> {
    store: &'a Store,
    batch: &'a Batch,
}

impl Journal for Entry<'_> {
    fn before<'a>(&'a self, request: &'a PreparedRequest) -> Pending<'a, Result<(), JournalError>> {
        Box::pin(async move {
            let mut ids = self.store.journal_ids.lock().expect("ids");
            ids.push(request.id().to_string());
            if self
                .store
                .refuse_from
                .is_some_and(|from| ids.len() as u64 >= from)
            {
                return Err(JournalError {
                    message: "disk full".into(),
                });
            }
            self.store
                .before
                .lock()
                .expect("rows")
                .extend(&self.batch.rows);
            Ok(())
        })
    }

    fn after<'a>(
        &'a self,
        _: &'a PreparedRequest,
        outcome: &'a Outcome,
    ) -> Pending<'a, Result<(), JournalError>> {
        Box::pin(async move {
            let answered = matches!(outcome, Outcome::Answered(_));
            let mut outcomes = self.store.outcomes.lock().expect("outcomes");
            outcomes.extend(self.batch.rows.iter().map(|row| (*row, answered)));
            Ok(())
        })
    }
}

impl RunStore for Store {
    fn journal<'a>(&'a self, batch: &'a Batch) -> Box<dyn Journal + 'a> {
        Box::new(Entry { store: self, batch })
    }

    fn set_aside(&self, row: BadRow) -> Pending<'_, Result<(), JournalError>> {
        self.aside.lock().expect("rows").push(row);
        Box::pin(std::future::ready(Ok(())))
    }
}

fn rows(count: u64) -> Vec<RowResult> {
    (1..=count)
        .map(|number| {
            let id = format!("user{number}@example.com");
            let recipient = Recipient::new(RecipientType::External, id, "email");
            Ok(Row { number, recipient })
        })
        .collect()
}

#[expect(clippy::unnecessary_wraps, reason = "a script may fail")]
fn accept(_: u64) -> Result<(u16, &'static str), TransportError> {
    Ok((202, r#"{"executionId":"E"}"#))
}

fn broken(stage: Stage, code: &'static str, may_have_been_sent: bool) -> TransportError {
    TransportError {
        stage,
        code,
        message: "broken".into(),
        status: None,
        may_have_been_sent,
    }
}

struct Test {
    plan: Plan,
    service: Arc<Service>,
    store: Arc<Store>,
    control: watch::Sender<Control>,
    progress: watch::Receiver<Progress>,
    done: Rows,
    sender: Option<watch::Sender<Progress>>,
    ids: Arc<AtomicU64>,
}

impl Test {
    fn new(
        script: impl Fn(u64) -> Result<(u16, &'static str), TransportError> + Send + Sync + 'static,
    ) -> Self {
        let (sender, progress) = watch::channel(Progress::default());
        Self {
            plan: Plan {
                endpoint: endpoint("http://127.0.0.1:9"),
                kind: PayloadKind::Unitary,
                campaign_id: "c-1".into(),
                campaign_name: "Campaign".into(),
                confirmation: None,
                batch_size: 20,
                rate: 10_000.0,
                concurrency: 4,
                retry: RetryPolicy {
                    attempts: 3,
                    first_wait_ms: 100,
                    longest_wait_ms: 1000,
                },
                limits: limits(),
            },
            service: Arc::new(Service {
                script: Box::new(script),
                received: Mutex::default(),
                under_way: AtomicU64::default(),
                most_under_way: AtomicU64::default(),
                takes: Duration::from_millis(20),
            }),
            store: Arc::default(),
            control: watch::Sender::new(Control::Going),
            progress,
            done: Rows::default(),
            sender: Some(sender),
            ids: Arc::default(),
        }
    }

    async fn start(&mut self, rows: Vec<RowResult>) -> tokio::task::JoinHandle<RunEnd> {
        let keys = SessionKeyStore::default();
        let id = self.plan.endpoint.id;
        keys.set(id, SecretKind::AccessToken, Secret::new("token"))
            .await
            .expect("kept");
        let now: Timestamp = NOW.parse().expect("a time");
        let transport = Arc::clone(&self.service) as Arc<dyn Transport>;
        let client = Client::new(transport, Arc::new(keys), Arc::new(move || now));
        let ids = Arc::clone(&self.ids);
        let surroundings = Surroundings {
            client: Arc::new(client),
            store: Arc::clone(&self.store) as _,
            ids: Arc::new(move || {
                RequestId(uuid::Uuid::from_u128(
                    ids.fetch_add(1, Ordering::SeqCst).into(),
                ))
            }),
            chance: Arc::new(|| 1.0),
        };
        tokio::spawn(run(
            self.plan.clone(),
            rows.into_iter(),
            std::mem::take(&mut self.done),
            surroundings,
            self.control.subscribe(),
            self.sender.take().expect("started once"),
        ))
    }

    async fn run(&mut self, rows: Vec<RowResult>) -> RunEnd {
        self.start(rows).await.await.expect("no panic")
    }

    fn progress(&self) -> Progress {
        *self.progress.borrow()
    }

    /// How often each user reached the service.
    fn received(&self) -> HashMap<String, u32> {
        let mut counts = HashMap::new();
        for (_, body) in self.service.received.lock().expect("log").iter() {
            for recipient in body["recipients"].as_array().expect("recipients") {
                let id = recipient["userId"].as_str().expect("an id").to_owned();
                *counts.entry(id).or_default() += 1;
            }
        }
        counts
    }

    fn requests(&self) -> Vec<(Instant, Value)> {
        self.service.received.lock().expect("log").clone()
    }
}

#[tokio::test(start_paused = true)]
async fn every_row_is_sent_once_in_full_batches_and_bounded_numbers() {
    let mut test = Test::new(accept);
    let mut all = rows(105);
    all.insert(
        50,
        Err(BadRow {
            row: 1000,
            code: "bad".into(),
            message: campaign::text::Text::new("bad", "bad"),
        }),
    );
    assert_eq!(test.run(all).await, RunEnd::Completed);
    let received = test.received();
    assert_eq!(received.len(), 105);
    assert!(received.values().all(|count| *count == 1));
    assert_eq!(
        test.progress(),
        Progress {
            accepted: 105,
            set_aside: 1,
            requests: 6,
            ..Progress::default()
        }
    );
    assert!(test.service.most_under_way.load(Ordering::SeqCst) <= 4);
    assert_eq!(test.store.aside.lock().expect("rows").len(), 1);
    assert_eq!(test.store.before.lock().expect("rows").len(), 105);
    assert!(
        test.store
            .outcomes
            .lock()
            .expect("outcomes")
            .values()
            .all(|answered| *answered)
    );
}

#[tokio::test(start_paused = true)]
async fn a_rate_is_held_for_a_minute() {
    let mut test = Test::new(accept);
    test.plan.rate = 500.0;
    test.plan.batch_size = 1;
    test.plan.concurrency = 100;
    let start = Instant::now();
    assert_eq!(test.run(rows(30_000)).await, RunEnd::Completed);
    let seconds = start.elapsed().as_secs_f64();
    assert!((seconds - 60.0).abs() < 0.6, "{seconds}");
}

#[tokio::test(start_paused = true)]
async fn throttling_slows_everybody_and_keeps_the_request_id() {
    let mut test = Test::new(|number| {
        if number == 1 {
            Ok((429, "{}"))
        } else {
            accept(number)
        }
    });
    test.plan.concurrency = 1;
    assert_eq!(test.run(rows(60)).await, RunEnd::Completed);
    let requests = test.requests();
    assert_eq!(requests.len(), 4);
    assert!(
        requests[1].0 - requests[0].0 >= Duration::from_secs(3),
        "Retry-After"
    );
    let again = requests
        .iter()
        .filter(|(_, body)| body["requestId"] == requests[0].1["requestId"]);
    assert_eq!(again.count(), 2, "the same id on the wire");
    let ids = test.store.journal_ids.lock().expect("ids").clone();
    let distinct: std::collections::HashSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), 4, "an entry of its own for each attempt");
    assert_eq!(
        (test.progress().accepted, test.progress().requests),
        (60, 4)
    );
}

#[tokio::test(start_paused = true)]
async fn what_may_have_been_sent_is_never_repeated() {
    let mut test = Test::new(|number| match number {
        1 => Err(broken(Stage::Answer, "timeout", true)),
        2 => Err(broken(Stage::Read, "answerCut", true)),
        3 => Ok((202, "{}")),
        _ => accept(number),
    });
    assert_eq!(test.run(rows(100)).await, RunEnd::Completed);
    assert!(test.received().values().all(|count| *count == 1));
    let progress = test.progress();
    assert_eq!(
        (progress.unknown, progress.accepted, progress.requests),
        (60, 40, 5)
    );
}

#[tokio::test(start_paused = true)]
async fn what_never_left_is_tried_again_and_given_up() {
    let mut test = Test::new(|_| Err(broken(Stage::Connect, "connectRefused", false)));
    test.plan.concurrency = 1;
    assert_eq!(test.run(rows(20)).await, RunEnd::Completed);
    let requests = test.requests();
    assert_eq!(requests.len(), 3);
    let waits: Vec<_> = requests
        .windows(2)
        .map(|pair| (pair[1].0 - pair[0].0).as_millis() / 100)
        .collect();
    assert_eq!(waits, [1, 2], "each wait twice as long");
    assert_eq!(test.progress().not_sent, 20);
}

#[tokio::test(start_paused = true)]
async fn refusals_are_final_and_gateway_pages_are_not() {
    let mut test = Test::new(|number| match number {
        1 => Ok((400, r#"{"title":"no"}"#)),
        2 => Ok((502, "<html>")),
        _ => accept(number),
    });
    test.plan.concurrency = 1;
    assert_eq!(test.run(rows(40)).await, RunEnd::Completed);
    let progress = test.progress();
    assert_eq!(
        (progress.refused, progress.accepted, progress.requests),
        (20, 20, 3)
    );
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_halts_the_run() {
    let mut test = Test::new(|number| {
        if number < 3 {
            accept(number)
        } else {
            Ok((401, "{}"))
        }
    });
    test.plan.concurrency = 1;
    let RunEnd::Halted(halt) = test.run(rows(1000)).await else {
        panic!("went on");
    };
    assert!(matches!(*halt, Halt::Outcome(Outcome::Answered(answered)) if answered.status == 401));
    assert_eq!(test.requests().len(), 3);
    assert_eq!(
        (test.progress().accepted, test.progress().not_sent),
        (40, 20)
    );
}

#[tokio::test(start_paused = true)]
async fn a_journal_that_refuses_halts_before_anything_leaves() {
    let mut test = Test::new(accept);
    test.plan.concurrency = 1;
    test.store = Arc::new(Store {
        refuse_from: Some(3),
        ..Store::default()
    });
    let RunEnd::Halted(halt) = test.run(rows(1000)).await else {
        panic!("went on");
    };
    assert!(
        matches!(*halt, Halt::Outcome(Outcome::Failed(failed)) if failed.failure.stage == Stage::Journal)
    );
    assert_eq!(test.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_is_started_again_sends_only_what_was_never_written_down() {
    let mut first = Test::new(|number| {
        if number < 4 {
            accept(number)
        } else {
            Ok((403, "{}"))
        }
    });
    let end = first.run(rows(500)).await;
    assert!(matches!(end, RunEnd::Halted(_)));
    let mut second = Test::new(accept);
    for row in first.store.before.lock().expect("rows").iter() {
        second.done.add(*row, *row);
    }
    let before = second.done.count();
    assert_eq!(second.run(rows(500)).await, RunEnd::Completed);
    assert_eq!(second.progress().accepted, 500 - before);
    let (first, second) = (first.received(), second.received());
    assert!(
        second.keys().all(|user| !first.contains_key(user)),
        "nobody twice"
    );
    assert_eq!(first.len() + second.len(), 500, "nobody forgotten");
}

#[tokio::test(start_paused = true)]
async fn production_halts_until_the_name_is_typed() {
    let mut test = Test::new(accept);
    test.plan.endpoint.kind = EndpointKind::Other;
    test.plan.endpoint.production = true;
    test.plan.endpoint.allow_list = vec!["*@example.com".into()];
    let end = test.run(rows(100)).await;
    let RunEnd::Halted(halt) = end else {
        panic!("went on");
    };
    assert_eq!(
        *halt,
        Halt::NotConfirmed(vec![ConfirmationReason::Production])
    );
    assert!(test.requests().is_empty());
    let mut test = Test {
        plan: Plan {
            confirmation: Some(Confirmation {
                campaign_name: "Campaign".into(),
            }),
            ..test.plan
        },
        ..Test::new(accept)
    };
    assert_eq!(test.run(rows(100)).await, RunEnd::Completed);
    assert_eq!(test.progress().accepted, 100);
}

/// In real time, because the reader is a thread that no paused clock waits for. Every bound is one
/// that a slow machine keeps as well.
#[tokio::test]
async fn a_run_pauses_resumes_and_is_cancelled() {
    let mut test = Test::new(accept);
    test.plan.rate = 100.0;
    let running = test.start(rows(100_000)).await;
    let mut progress = test.progress.clone();
    progress
        .wait_for(|progress| progress.accepted >= 200)
        .await
        .expect("goes on");
    test.control.send_replace(Control::Paused);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let paused = test.progress();
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(test.progress(), paused, "nothing while paused");
    let resumed = Instant::now();
    test.control.send_replace(Control::Going);
    progress
        .wait_for(|progress| progress.accepted >= paused.accepted + 400)
        .await
        .expect("goes on");
    // Twenty calls, of which about eleven are made up for; a flood would have sent seventy at once.
    assert!(
        resumed.elapsed() > Duration::from_millis(60),
        "{:?}",
        resumed.elapsed()
    );
    test.control.send_replace(Control::Cancelled);
    assert_eq!(running.await.expect("no panic"), RunEnd::Cancelled);
    let progress = test.progress();
    assert_eq!(
        progress.accepted + progress.not_sent,
        progress.requests * 20
    );
    assert!(progress.accepted < 100_000);
}

#[tokio::test(start_paused = true)]
async fn a_paused_run_that_nobody_can_resume_ends() {
    let mut test = Test::new(accept);
    test.control.send_replace(Control::Paused);
    let running = test.start(rows(100)).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    drop(std::mem::replace(
        &mut test.control,
        watch::Sender::new(Control::Going),
    ));
    let end = tokio::time::timeout(Duration::from_secs(5), running).await;
    assert_eq!(end.expect("ends").expect("no panic"), RunEnd::Cancelled);
    assert!(test.requests().is_empty());
}
