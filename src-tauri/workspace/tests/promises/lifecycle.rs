//! Campaigns through their life: created, activated, versioned, stopped, archived, duplicated, deleted.

use crate::support::{NAME, SUBJECT, bench, id, patch, seconds, set};
use campaign::{Act, Design, Kind, Status};
use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::json;
use workspace::{Entity, Error, VersionState};

/// The schedule of a campaign, in UTC.
fn schedule(start: Option<&str>, end: Option<&str>) -> campaign::edit::Edit {
    let moment =
        |local: Option<&str>| local.map(|local| json!({"local": local, "timeZone": "UTC"}));
    patch(json!([
        {"op": "replace", "path": "/schedule/start", "value": moment(start)},
        {"op": "replace", "path": "/schedule/end", "value": moment(end)},
    ]))
}

#[test]
fn a_new_campaign_is_a_draft_with_one_version() {
    let bench = bench();
    let campaign = bench.create(1, "Order");
    let state = &campaign.state;
    assert_eq!(state.status, Status::Draft);
    assert_eq!((state.version, state.live_version), (1, None));
    assert_eq!(state.allowed, [Act::Edit, Act::Activate, Act::Delete]);
    assert!(!state.can_undo && !state.can_redo && !state.draft_version);
    assert_eq!(bench.get(1), campaign);
    let again = bench.workspace.write("test", |write| {
        write
            .campaigns()
            .create(id(1), Kind::Marketing, Design::default())
    });
    assert!(matches!(
        again,
        Err(Error::AlreadyThere {
            entity: Entity::Campaign,
            ..
        })
    ));
}

#[test]
fn what_does_not_exist_is_not_found() {
    let bench = bench();
    let missing = |result: Result<(), Error>| {
        assert_eq!(
            result,
            Err(Error::NotFound {
                entity: Entity::Campaign,
                id: id(1).to_string()
            })
        );
    };
    missing(bench.edit(1, &set(NAME, "x"), None).map(drop));
    missing(bench.undo(1).map(drop));
    missing(bench.act(1, Act::Activate).map(drop));
    missing(
        bench
            .workspace
            .read(|read| read.campaigns().versions(id(1)))
            .map(drop),
    );
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let bench = bench();
    let before = bench.create(1, "Order");
    for edit in [
        patch(json!([{"op": "add", "path": "/properties/nmae", "value": "x"}])),
        patch(json!([
            {"op": "replace", "path": NAME, "value": "x"},
            {"op": "remove", "path": "/properties/tags/7"}
        ])),
    ] {
        assert!(matches!(bench.edit(1, &edit, None), Err(Error::Edit(_))));
    }
    assert_eq!(bench.get(1), before);
}

#[test]
fn status_follows_the_clock_while_the_program_is_off() {
    let bench = bench();
    bench.create(1, "Order");
    bench
        .edit(
            1,
            &schedule(Some("2026-11-23T13:00:00"), Some("2026-11-23T14:00:00")),
            None,
        )
        .expect("edits");
    bench.act(1, Act::Activate).expect("activates");
    assert_eq!(bench.get(1).state.status, Status::Scheduled);
    let next = |bench: &crate::support::Bench| {
        bench
            .workspace
            .read(|read| read.campaigns().next_turn())
            .expect("read")
            .map(|at| at.to_string())
    };
    assert_eq!(next(&bench).as_deref(), Some("2026-11-23T13:00:00Z"));
    bench.clock.advance(SignedDuration::from_mins(60));
    let bench = bench.restart();
    assert_eq!(bench.get(1).state.status, Status::Live);
    assert_eq!(next(&bench).as_deref(), Some("2026-11-23T14:00:00Z"));
    bench.clock.advance(SignedDuration::from_mins(60));
    let bench = bench.restart();
    let state = bench.get(1).state;
    assert_eq!(state.status, Status::Completed);
    assert_eq!(state.allowed, [Act::Archive]);
    assert_eq!(next(&bench), None);
}

#[test]
fn a_draft_version_replaces_the_live_one_only_when_activated() {
    let bench = bench();
    bench.create(1, "Order");
    bench.act(1, Act::Activate).expect("activates");
    bench.clock.advance(seconds(60));
    bench
        .act(1, Act::CreateDraftVersion)
        .expect("makes a draft version");
    bench.edit(1, &set(SUBJECT, "New"), None).expect("edits");
    bench
        .edit(1, &schedule(None, Some("2026-11-23T12:00:30")), None)
        .expect("edits");

    let shown = bench.get(1);
    assert_eq!(
        shown.state.status,
        Status::Live,
        "the draft's schedule decides nothing yet"
    );
    assert_eq!(
        (shown.state.version, shown.state.live_version),
        (2, Some(1))
    );
    let live = bench
        .workspace
        .read(|read| read.campaigns().live(id(1)))
        .expect("read")
        .expect("live");
    let subject = |design: &Design| {
        let message = design.content.message("default", "default");
        message.expect("a message").email.subject.clone()
    };
    assert_eq!(subject(&live.design), "");
    assert_eq!(subject(&shown.design), "New");

    bench.edit(1, &schedule(None, None), None).expect("edits");
    let activated = bench
        .act(1, Act::Activate)
        .expect("activates")
        .expect("there");
    assert_eq!(
        (activated.state.version, activated.state.live_version),
        (2, Some(2))
    );
    assert!(!activated.state.draft_version);
    let versions = bench
        .workspace
        .read(|read| read.campaigns().versions(id(1)))
        .expect("read");
    let states: Vec<_> = versions
        .iter()
        .map(|version| (version.number, version.state))
        .collect();
    assert_eq!(
        states,
        [(2, VersionState::Live), (1, VersionState::Superseded)]
    );
    assert!(versions[0].activated_at > versions[1].activated_at);
    let old = bench
        .workspace
        .read(|read| read.campaigns().version(id(1), 1))
        .expect("read");
    assert_eq!(subject(&old), "");
}

#[test]
fn a_discarded_draft_version_is_out_of_sight_but_not_lost() {
    let bench = bench();
    bench.create(1, "Order");
    bench.act(1, Act::Activate).expect("activates");
    bench
        .act(1, Act::CreateDraftVersion)
        .expect("makes a draft version");
    bench
        .edit(1, &set(NAME, "Half an idea"), None)
        .expect("edits");
    let back = bench
        .act(1, Act::DiscardDraftVersion)
        .expect("discards")
        .expect("there");
    assert_eq!(back.design.properties.name, "Order");
    assert_eq!((back.state.version, back.state.draft_version), (1, false));
    let found = |text: &str| {
        let query = workspace::CampaignQuery {
            search: text.into(),
            ..Default::default()
        };
        let page = bench.workspace.read(|read| read.campaigns().list(&query));
        page.expect("a page").total
    };
    assert_eq!((found("idea"), found("Order")), (0, 1));
    let versions = bench
        .workspace
        .read(|read| read.campaigns().versions(id(1)))
        .expect("read");
    assert_eq!(versions[0].state, VersionState::Discarded);
    let kept = bench
        .workspace
        .read(|read| read.campaigns().version(id(1), 2))
        .expect("read");
    assert_eq!(kept.properties.name, "Half an idea");
    bench
        .act(1, Act::CreateDraftVersion)
        .expect("makes another");
    assert_eq!(bench.get(1).state.version, 3);
}

#[test]
fn stopping_ends_it_for_good_and_archiving_can_be_taken_back() {
    let bench = bench();
    bench.create(1, "Order");
    bench.act(1, Act::Activate).expect("activates");
    bench
        .act(1, Act::CreateDraftVersion)
        .expect("makes a draft version");
    let stopped = bench.act(1, Act::Stop).expect("stops").expect("there");
    assert_eq!(stopped.state.status, Status::Stopped);
    assert_eq!(stopped.state.version, 1);
    assert!(matches!(
        bench.act(1, Act::Activate),
        Err(Error::Refused(_))
    ));
    bench.act(1, Act::Archive).expect("archives");
    let bench = bench.restart();
    assert_eq!(bench.get(1).state.status, Status::Archived);
    bench.act(1, Act::Restore).expect("restores");
    assert_eq!(bench.get(1).state.status, Status::Stopped);
}

#[test]
fn only_drafts_are_deleted_and_nothing_of_them_stays() {
    let bench = bench();
    bench.create(1, "Order");
    bench.edit(1, &set(NAME, "Order 2"), None).expect("edits");
    bench.create(2, "Live");
    bench.act(2, Act::Activate).expect("activates");
    assert!(matches!(bench.act(2, Act::Delete), Err(Error::Refused(_))));
    assert_eq!(bench.act(1, Act::Delete).expect("deletes"), None);
    let page = bench
        .workspace
        .read(|read| {
            read.campaigns().list(&workspace::CampaignQuery {
                search: "order".into(),
                ..Default::default()
            })
        })
        .expect("a page");
    assert_eq!(page.total, 0);
    assert!(
        bench
            .workspace
            .check_integrity()
            .expect("checked")
            .is_sound()
    );
    bench.create(1, "Again");
    assert!(!bench.get(1).state.can_undo);
}

#[test]
fn what_is_activated_is_what_was_looked_at() {
    let bench = bench();
    let seen = bench.create(1, "Order").state.revision;
    let found = bench
        .edit(1, &set(NAME, "Order 2"), None)
        .expect("edits")
        .state
        .revision;
    let act = |expected| {
        bench.workspace.write("test", |write| {
            write.campaigns().act(id(1), Act::Activate, expected)
        })
    };
    assert_eq!(
        act(Some(seen)),
        Err(Error::Stale {
            expected: seen,
            found
        })
    );
    assert!(act(Some(found)).is_ok());
}

#[test]
fn a_duplicate_is_a_draft_of_its_own_whatever_the_original_is() {
    let bench = bench();
    let kind = Kind::HighThroughput;
    bench.create_as(1, kind, Design::new(kind, "Order"));
    bench.edit(1, &set(SUBJECT, "Hi"), None).expect("edits");
    bench.act(1, Act::Activate).expect("activates");
    bench.act(1, Act::Stop).expect("stops");
    let copy = bench
        .workspace
        .write("test", |write| {
            write.campaigns().duplicate(id(1), id(2), "Copy")
        })
        .expect("duplicates");
    assert_eq!((copy.state.status, copy.state.kind), (Status::Draft, kind));
    assert_eq!(copy.design.properties.name, "Copy");
    assert!(!copy.state.can_undo);
    let mut expected = bench.get(1).design;
    expected.properties.name = "Copy".into();
    assert_eq!(copy.design, expected);
    bench.edit(2, &set(SUBJECT, "Other"), None).expect("edits");
    assert_ne!(bench.get(1).design, bench.get(2).design);
}

/// An experiment with one number that must be kept exactly.
fn holdout(percentage: f64) -> campaign::edit::Edit {
    patch(
        json!([{"op": "replace", "path": "/actions/optimization/experiment", "value": {
            "type": "abTest", "treatments": [], "holdout": percentage,
            "distributeEvenly": false, "successMetric": "clicks",
        }}]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// A number is read back to the last bit.
    #[test]
    fn numbers_are_kept_exactly(percentage in 0.0_f64..100.0) {
        let bench = bench();
        bench.create(1, "Order");
        let saved = bench.edit(1, &holdout(percentage), None).expect("edits").design;
        prop_assert_eq!(&bench.get(1).design, &saved);
        let kept = saved.actions.optimization.experiment.and_then(|experiment| experiment.holdout);
        prop_assert_eq!(kept, Some(percentage));
    }

    /// Whatever is asked for in whatever order, the file holds what the lifecycle says: a draft
    /// version exactly when it should, the list agrees with the campaign, and nothing is broken.
    #[test]
    fn no_sequence_of_acts_brings_the_tables_out_of_agreement(
        acts in proptest::collection::vec((0..Act::ALL.len(), 0_i64..40), 1..40)
    ) {
        let bench = bench();
        bench.create(1, "Order");
        bench
            .edit(1, &schedule(Some("2026-11-23T12:01:00"), Some("2026-11-23T12:05:00")), None)
            .expect("edits");
        let mut expected = bench.get(1).state.standing;
        for (act, wait) in acts {
            bench.clock.advance(seconds(wait));
            let act = Act::ALL[act];
            if act == Act::Delete && bench.get(1).state.status == Status::Draft {
                continue;
            }
            let status = bench.get(1).state.status;
            let after = expected.after(status, act);
            let result = bench.act(1, act);
            prop_assert_eq!(result.is_ok(), after.is_ok());
            if let Ok(after) = after {
                expected = after;
            }
            let state = bench.get(1).state;
            prop_assert_eq!(state.standing, expected);
            let versions = bench.workspace.read(|read| read.campaigns().versions(id(1))).expect("read");
            let drafts = versions.iter().filter(|version| version.state == VersionState::Draft).count();
            let draft = state.draft_version || state.status == Status::Draft;
            prop_assert_eq!(drafts, usize::from(draft));
            let page = bench.workspace.read(|read| read.campaigns().list(&workspace::CampaignQuery {
                statuses: vec![state.status], limit: 1, ..Default::default()
            })).expect("a page");
            prop_assert_eq!(page.rows.len(), 1);
            prop_assert_eq!(page.rows[0].status, state.status);
            prop_assert_eq!(page.rows[0].draft_version, state.draft_version);
        }
        prop_assert!(bench.workspace.check_integrity().expect("checked").is_sound());
    }
}
