//! Changes and transactions: numbered, after the commit, in order; all of a write or nothing.

use crate::support::{NAME, bench, id, set};
use campaign::{Act, Design, Kind};
use std::sync::mpsc;
use std::time::Duration;
use workspace::{ChangeKind, Entity, Error};

#[test]
fn changes_come_after_the_commit_with_growing_numbers_and_their_origin() {
    let bench = bench();
    let changes = bench.workspace.subscribe();
    bench.create(1, "Order");
    bench
        .workspace
        .write("window-2", |write| {
            write.campaigns().edit(id(1), &set(NAME, "Order 2"), None)
        })
        .expect("edits");
    bench.act(1, Act::Delete).expect("deletes");
    let received: Vec<_> = changes.try_iter().flatten().collect();
    let seen: Vec<_> = received
        .iter()
        .map(|change| {
            (
                change.number,
                change.origin.as_str(),
                change.entity,
                change.kind,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (1, "test", Entity::Campaign, ChangeKind::Created),
            (2, "window-2", Entity::Campaign, ChangeKind::Updated),
            (3, "test", Entity::Campaign, ChangeKind::Deleted),
        ]
    );
    assert_eq!(received[0].id, Some(id(1).to_string()));
    let since = |number| {
        bench
            .workspace
            .read(|read| read.changes_since(number))
            .expect("read")
    };
    assert_eq!(since(0), received);
    assert_eq!(since(2), received[2..]);
}

#[test]
fn numbers_go_on_after_a_restart() {
    let bench = bench();
    bench.create(1, "Order");
    let bench = bench.restart();
    let changes = bench.workspace.subscribe();
    bench.create(2, "Order");
    assert_eq!(changes.try_recv().expect("a change")[0].number, 2);
}

#[test]
fn a_write_is_done_whole_or_not_at_all() {
    let bench = bench();
    let changes = bench.workspace.subscribe();
    let result: Result<(), Error> = bench.workspace.write("import", |write| {
        for number in 0..10 {
            let design = Design::new(Kind::Marketing, format!("Campaign {number}"));
            write
                .campaigns()
                .create(id(number), Kind::Marketing, design)?;
        }
        write.campaigns().edit(id(77), &set(NAME, "x"), None)?;
        Ok(())
    });
    assert!(matches!(result, Err(Error::NotFound { .. })));
    assert_eq!(bench.workspace.info().expect("info").campaigns, 0);
    assert!(changes.try_recv().is_err());

    bench
        .workspace
        .write("import", |write| {
            for number in 0..10 {
                let design = Design::new(Kind::Marketing, format!("Campaign {number}"));
                write
                    .campaigns()
                    .create(id(number), Kind::Marketing, design)?;
                write.campaigns().edit(id(number), &set(NAME, "x"), None)?;
            }
            Ok(())
        })
        .expect("imports");
    let batch = changes.try_recv().expect("one batch");
    assert_eq!(batch.len(), 10);
    assert!(
        batch
            .iter()
            .all(|change| change.kind == ChangeKind::Created)
    );
}

#[test]
fn a_panic_in_a_write_takes_it_back_and_leaves_the_workspace_usable() {
    let bench = bench();
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _: Result<(), Error> = bench.workspace.write("test", |write| {
            write
                .campaigns()
                .create(id(1), Kind::Marketing, Design::default())?;
            panic!("in the middle");
        });
    }));
    assert!(result.is_err());
    assert_eq!(bench.workspace.info().expect("info").campaigns, 0);
    bench.create(1, "Order");
}

#[test]
fn reading_does_not_wait_for_a_write_and_sees_nothing_half_done() {
    let bench = bench();
    bench.create(1, "before");
    let (begun, wait_begun) = mpsc::channel();
    let (finish, wait_finish) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        let workspace = &bench.workspace;
        scope.spawn(move || {
            workspace
                .write("test", |write| {
                    write.campaigns().edit(id(1), &set(NAME, "after"), None)?;
                    begun.send(()).expect("sent");
                    wait_finish
                        .recv_timeout(Duration::from_secs(10))
                        .expect("told to finish");
                    Ok(())
                })
                .expect("written");
        });
        wait_begun.recv().expect("begun");
        assert_eq!(bench.get(1).design.properties.name, "before");
        finish.send(()).expect("sent");
    });
    assert_eq!(bench.get(1).design.properties.name, "after");
}

#[test]
fn many_threads_write_one_after_the_other_and_changes_arrive_in_order() {
    let bench = bench();
    let changes = bench.workspace.subscribe();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let bench = &bench;
            scope.spawn(move || {
                for number in 0..10 {
                    bench.create(thread * 100 + number, "Order");
                }
            });
        }
    });
    let numbers: Vec<u64> = changes
        .try_iter()
        .flatten()
        .map(|change| change.number)
        .collect();
    assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
}

#[test]
fn two_programs_can_have_the_same_workspace_open() {
    let bench = bench();
    let other = workspace::Workspace::open(bench.path(), bench.clock.clone()).expect("opens");
    bench.create(1, "Order");
    other
        .write("cli", |write| {
            write.campaigns().edit(id(1), &set(NAME, "Order 2"), None)
        })
        .expect("edits");
    assert_eq!(bench.get(1).design.properties.name, "Order 2");
    let changes = bench
        .workspace
        .read(|read| read.changes_since(1))
        .expect("read");
    assert_eq!(changes[0].origin, "cli");
}
