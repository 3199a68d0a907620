//! A run from a table, over real HTTP, into the inbox: everybody once.

use crate::support::{FLASH, id, start};
use campaign::id::RequestId;
use delivery::Pending;
use delivery::http::Limits;
use delivery::journal::{Journal, JournalError, Unjournalled};
use delivery::payload::{PayloadKind, RecipientType};
use delivery::run::retry::RetryPolicy;
use delivery::run::rows::{CsvRows, Mapping};
use delivery::run::{
    BadRow, Batch, Control, Plan, Progress, Rows, RunEnd, RunStore, Surroundings, run,
};
use endpoint::{Dials, InboxContent};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::Cursor;
use std::sync::Arc;
use tokio::sync::watch;

/// What is kept of a run is another crate's matter.
struct Nowhere;

impl RunStore for Nowhere {
    fn journal<'a>(&'a self, _: &'a Batch) -> Box<dyn Journal + 'a> {
        Box::new(Unjournalled)
    }

    fn set_aside(&self, _: BadRow) -> Pending<'_, Result<(), JournalError>> {
        Box::pin(std::future::ready(Ok(())))
    }
}

#[tokio::test]
async fn everybody_in_a_table_gets_their_message_once_even_when_the_service_stumbles() {
    let local = start().await;
    local.endpoint.service().set_dials(Dials {
        error_rate: 0.2,
        latency_ms: 5,
        ..Dials::default()
    });
    let mut table = String::from("userId,code,order.id\n");
    for number in 1..=203 {
        writeln!(table, "user{number}@example.com,{number},A-{number}").expect("writes");
    }
    table.push_str(",no id,-\n");
    let rows = CsvRows::open(Cursor::new(table.into_bytes()), b',').expect("opens");
    let mapping = Mapping::guess(rows.headings(), RecipientType::External, "email");
    let plan = Plan {
        endpoint: local.target.clone(),
        kind: PayloadKind::HighThroughput,
        campaign_id: id(FLASH),
        campaign_name: "One-time code".into(),
        confirmation: None,
        batch_size: 10,
        rate: 1000.0,
        concurrency: 4,
        retry: RetryPolicy {
            attempts: 20,
            first_wait_ms: 1,
            longest_wait_ms: 10,
        },
        limits: Limits::default(),
    };
    let (progress, followed) = watch::channel(Progress::default());
    let control = watch::Sender::new(Control::Going);
    let surroundings = Surroundings {
        client: Arc::new(local.client),
        store: Arc::new(Nowhere),
        ids: Arc::new(|| RequestId(uuid::Uuid::new_v4())),
        chance: Arc::new(|| 0.5),
    };
    let end = run(
        plan,
        rows.with(mapping),
        Rows::default(),
        surroundings,
        control.subscribe(),
        progress,
    )
    .await;
    assert_eq!(end, RunEnd::Completed);
    let progress = *followed.borrow();
    assert_eq!((progress.accepted, progress.set_aside), (203, 1));
    assert!(progress.requests > 21, "some were tried again");
    let delivered = local.platform.delivered();
    let people: BTreeSet<_> = delivered
        .iter()
        .map(|message| message.recipient.user_id.clone())
        .collect();
    assert_eq!((delivered.len(), people.len()), (203, 203));
    for message in &delivered {
        let InboxContent::Email(email) = &message.content else {
            panic!("an email");
        };
        let number = message.recipient.address.trim_start_matches("user");
        let number = number.split('@').next().expect("a number");
        assert_eq!(email.html, format!("<p>Code {number}</p>"));
        assert_eq!(email.subject, format!("Order A-{number}"));
    }
}
