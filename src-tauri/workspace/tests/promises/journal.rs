//! The journal of requests and the inbox of the local endpoint.

use crate::support::{Bench, bench, id, seconds};
use campaign::Channel;
use campaign::id::{EndpointId, InboxMessageId, RequestId};
use serde_json::json;
use uuid::Uuid;
use workspace::{
    ChangeKind, Entity, Error, Header, InboxMessage, InboxQuery, InboxRow, NewRequest, Outcome,
    RequestQuery, RequestState,
};

fn request(number: u128, campaign: u128) -> NewRequest {
    NewRequest {
        id: RequestId(Uuid::from_u128(number)),
        run_id: number.is_multiple_of(2).then(|| "run-1".into()),
        campaign_id: Some(id(campaign)),
        campaign_name: format!("Campaign {campaign}"),
        campaign_version: Some(1),
        endpoint_id: Some(EndpointId(Uuid::from_u128(9))),
        endpoint_name: "Local".into(),
        operation: "unitary".into(),
        recipients: 1,
        method: "POST".into(),
        url: "http://127.0.0.1:4280/ajo/im/executions/unitary".into(),
        headers: vec![Header {
            name: "Authorization".into(),
            value: "***".into(),
        }],
        body: format!("{{\"requestId\":\"r-{number}\"}}"),
    }
}

fn answered(status: u16) -> Outcome {
    Outcome {
        state: RequestState::Answered,
        status: Some(status),
        headers: vec![Header {
            name: "content-type".into(),
            value: "application/json".into(),
        }],
        body: Some("{\"executionId\":\"E-1\"}".into()),
        execution_id: Some("E-1".into()),
        duration_ms: Some(12.5),
        error: None,
        timings: Some(json!({"totalMs": 12.5})),
    }
}

fn failed(state: RequestState) -> Outcome {
    Outcome {
        state,
        status: None,
        headers: Vec::new(),
        body: None,
        execution_id: None,
        duration_ms: None,
        error: Some(json!({"stage": "connect"})),
        timings: None,
    }
}

fn insert(bench: &Bench, request: &NewRequest) -> Result<(), Error> {
    bench
        .workspace
        .write("app", |write| write.requests().insert(request))
}

fn settle(bench: &Bench, number: u128, outcome: &Outcome) -> Result<(), Error> {
    bench.workspace.write("app", |write| {
        write
            .requests()
            .settle(RequestId(Uuid::from_u128(number)), outcome)
    })
}

fn listed(bench: &Bench, query: RequestQuery) -> Vec<u128> {
    let query = RequestQuery { limit: 50, ..query };
    let page = bench
        .workspace
        .read(|read| read.requests().list(&query))
        .expect("a page");
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.iter().map(|row| row.id.0.as_u128()).collect()
}

#[test]
fn a_request_is_there_before_it_leaves_and_its_answer_after() {
    let bench = bench();
    insert(&bench, &request(1, 1)).expect("written");
    let get = |bench: &Bench| {
        bench
            .workspace
            .read(|read| read.requests().get(RequestId(Uuid::from_u128(1))))
            .expect("there")
    };
    let bench = bench.restart();
    let before = get(&bench);
    assert_eq!(before.row.state, RequestState::Prepared);
    assert_eq!(
        (&before.body, &before.headers),
        (&request(1, 1).body, &request(1, 1).headers)
    );
    assert_eq!((before.answer_body, before.row.status), (None, None));
    bench.clock.advance(seconds(1));
    settle(&bench, 1, &answered(202)).expect("written");
    let after = get(&bench);
    assert_eq!(after.row.state, RequestState::Answered);
    assert_eq!(
        (after.row.status, after.row.duration_ms),
        (Some(202), Some(12.5))
    );
    assert_eq!(after.row.execution_id.as_deref(), Some("E-1"));
    assert_eq!(after.answer_headers, answered(202).headers);
    assert_eq!(
        (after.answer_body, after.timings),
        (answered(202).body, answered(202).timings)
    );
    assert!(after.row.updated_at > after.row.created_at);
    assert!(matches!(
        insert(&bench, &request(1, 1)),
        Err(Error::AlreadyThere { .. })
    ));
    assert!(matches!(
        settle(&bench, 7, &answered(202)),
        Err(Error::NotFound { .. })
    ));
}

#[test]
fn filters_narrow_the_journal() {
    let bench = bench();
    for number in 1..=6 {
        insert(&bench, &request(number, number % 3)).expect("written");
        bench.clock.advance(seconds(10));
    }
    settle(&bench, 1, &answered(202)).expect("written");
    settle(&bench, 2, &answered(404)).expect("written");
    settle(&bench, 3, &failed(RequestState::Failed)).expect("written");
    settle(&bench, 4, &failed(RequestState::Unknown)).expect("written");
    let at = |second: i64| {
        let start: jiff::Timestamp = crate::support::START.parse().expect("a time");
        Some(start + seconds(second))
    };
    let cases = [
        (RequestQuery::default(), vec![6, 5, 4, 3, 2, 1]),
        (
            RequestQuery {
                campaign_id: Some(id(1)),
                ..Default::default()
            },
            vec![4, 1],
        ),
        (
            RequestQuery {
                run_id: Some("run-1".into()),
                ..Default::default()
            },
            vec![6, 4, 2],
        ),
        (
            RequestQuery {
                states: vec![RequestState::Answered],
                ..Default::default()
            },
            vec![2, 1],
        ),
        (
            RequestQuery {
                status_from: Some(400),
                status_to: Some(499),
                ..Default::default()
            },
            vec![2],
        ),
        (
            RequestQuery {
                from: at(10),
                until: at(30),
                ..Default::default()
            },
            vec![3, 2],
        ),
        (
            RequestQuery {
                status_to: Some(300),
                ..Default::default()
            },
            vec![1],
        ),
        (
            RequestQuery {
                states: vec![RequestState::Failed, RequestState::Prepared],
                campaign_id: Some(id(0)),
                ..Default::default()
            },
            vec![6, 3],
        ),
        (
            RequestQuery {
                search: "R-5".into(),
                ..Default::default()
            },
            vec![5],
        ),
        (
            RequestQuery {
                search: "e-1".into(),
                ..Default::default()
            },
            vec![2, 1],
        ),
        (
            RequestQuery {
                search: "unitary".into(),
                campaign_id: Some(id(2)),
                ..Default::default()
            },
            vec![5, 2],
        ),
        (
            RequestQuery {
                endpoint_id: Some(EndpointId(Uuid::nil())),
                ..Default::default()
            },
            vec![],
        ),
    ];
    for (query, expected) in cases {
        assert_eq!(listed(&bench, query.clone()), expected, "{query:?}");
    }
}

#[test]
fn pages_go_on_where_the_last_one_ended() {
    let bench = bench();
    for number in 1..=7 {
        insert(&bench, &request(number, 1)).expect("written");
    }
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let query = RequestQuery {
            before,
            limit: 3,
            ..Default::default()
        };
        let page = bench
            .workspace
            .read(|read| read.requests().list(&query))
            .expect("a page");
        assert_eq!(page.total, 7);
        let Some(last) = page.rows.last() else { break };
        before = Some(last.id);
        seen.extend(page.rows.iter().map(|row| row.id.0.as_u128()));
    }
    assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn counts_say_how_the_requests_of_a_campaign_ended() {
    let bench = bench();
    for number in 1..=5 {
        insert(&bench, &request(number, 1)).expect("written");
    }
    insert(&bench, &request(6, 2)).expect("written");
    for number in 1..=3 {
        settle(&bench, number, &answered(202)).expect("written");
    }
    settle(&bench, 4, &answered(500)).expect("written");
    let counts = bench
        .workspace
        .read(|read| read.requests().counts(id(1)))
        .expect("read");
    assert_eq!(
        serde_json::to_value(counts).expect("JSON"),
        json!([
            {"state": "answered", "status": 202, "count": 3},
            {"state": "answered", "status": 500, "count": 1},
            {"state": "prepared", "status": null, "count": 1},
        ])
    );
}

#[test]
fn what_was_under_way_when_the_program_ended_is_unknown() {
    let bench = bench();
    for number in 1..=3 {
        insert(&bench, &request(number, 1)).expect("written");
    }
    bench
        .workspace
        .write("app", |write| {
            write.requests().mark_sent(RequestId(Uuid::from_u128(2)))
        })
        .expect("written");
    settle(&bench, 3, &answered(202)).expect("written");
    let bench = bench.restart();
    let changes = bench.workspace.subscribe();
    let abandoned = bench
        .workspace
        .write("app", |write| write.requests().abandon_open())
        .expect("written");
    assert_eq!(abandoned, 2);
    assert_eq!(changes.try_iter().flatten().count(), 2);
    let unknown = RequestQuery {
        states: vec![RequestState::Unknown],
        ..Default::default()
    };
    assert_eq!(listed(&bench, unknown), [2, 1]);
}

fn message(number: u128, campaign: u128, subject: &str) -> InboxMessage {
    InboxMessage {
        row: InboxRow {
            id: InboxMessageId(Uuid::from_u128(number)),
            received_at: crate::support::START.parse().expect("a time"),
            execution_id: format!("E-{number}"),
            request_id: Some("r-1".into()),
            campaign_id: id(campaign),
            campaign_name: "Order".into(),
            campaign_version: 2,
            channel: Channel::Email,
            recipient: format!("user{number}@example.com"),
            variant: "default".into(),
            locale: "ja-JP".into(),
            subject: subject.into(),
        },
        content: json!({"html": "<p>注文</p>", "text": "注文"}),
        source: "Subject: x\r\n\r\n".into(),
    }
}

#[test]
fn the_inbox_keeps_what_was_delivered_until_it_is_emptied() {
    let bench = bench();
    for (number, campaign, subject) in [(1, 1, "ご注文"), (2, 2, "Order"), (3, 1, "ORDER two")] {
        bench
            .workspace
            .write("endpoint", |write| {
                write.inbox().insert(&message(number, campaign, subject))
            })
            .expect("written");
    }
    let bench = bench.restart();
    let whole = bench
        .workspace
        .read(|read| read.inbox().get(InboxMessageId(Uuid::from_u128(1))))
        .expect("there");
    assert_eq!(whole, message(1, 1, "ご注文"));
    let listed = |query: InboxQuery| {
        let query = InboxQuery { limit: 10, ..query };
        let page = bench
            .workspace
            .read(|read| read.inbox().list(&query))
            .expect("a page");
        page.rows
            .iter()
            .map(|row| row.id.0.as_u128())
            .collect::<Vec<_>>()
    };
    let search = |text: &str| InboxQuery {
        search: text.into(),
        ..Default::default()
    };
    assert_eq!(listed(InboxQuery::default()), [3, 2, 1]);
    assert_eq!(listed(search("order")), [3, 2]);
    assert_eq!(listed(search("注文")), [1]);
    assert_eq!(listed(search("user2 order")), [2]);
    assert_eq!(
        listed(InboxQuery {
            campaign_id: Some(id(1)),
            ..Default::default()
        }),
        [3, 1]
    );
    assert_eq!(
        listed(InboxQuery {
            execution_id: Some("E-2".into()),
            ..Default::default()
        }),
        [2]
    );
    assert_eq!(
        listed(InboxQuery {
            channels: vec![Channel::Sms],
            ..Default::default()
        }),
        [0; 0]
    );

    bench
        .workspace
        .write("test", |write| {
            write.inbox().delete(InboxMessageId(Uuid::from_u128(3)))
        })
        .expect("deleted");
    let changes = bench.workspace.subscribe();
    let cleared = bench.workspace.write("test", |write| write.inbox().clear());
    assert_eq!(cleared, Ok(2));
    let change = changes.try_recv().expect("one change").remove(0);
    assert_eq!(
        (change.entity, change.id, change.kind),
        (Entity::InboxMessage, None, ChangeKind::Deleted)
    );
    assert_eq!(listed(InboxQuery::default()), [0; 0]);
}
