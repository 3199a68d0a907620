//! Undo and redo: by bursts of typing, over all of a design, after a restart, and equal to a model.

use crate::support::{BODY, Bench, NAME, SUBJECT, bench, id, millis, patch, seconds, set};
use campaign::{Act, Design, Kind};
use proptest::prelude::*;
use serde_json::json;
use workspace::Error;

fn name(bench: &Bench) -> String {
    bench.get(1).design.properties.name
}

#[test]
fn undo_goes_by_bursts_of_typing() {
    let bench = bench();
    bench.create(1, "");
    for text in ["O", "Or", "Ord", "Orde", "Order"] {
        bench.clock.advance(millis(300));
        bench.edit(1, &set(NAME, text), Some(NAME)).expect("edits");
    }
    bench.clock.advance(millis(1_500));
    for text in ["Order ", "Order 1"] {
        bench.edit(1, &set(NAME, text), Some(NAME)).expect("edits");
    }
    bench
        .edit(1, &set(SUBJECT, "Hi"), Some(SUBJECT))
        .expect("edits");
    bench
        .edit(1, &set(NAME, "Order 12"), Some(NAME))
        .expect("edits");

    for expected in ["Order 1", "Order 1", "Order", ""] {
        bench.undo(1).expect("undoes");
        assert_eq!(name(&bench), expected);
    }
    assert_eq!(bench.undo(1), Err(Error::NothingToUndo));
    for expected in ["Order", "Order 1", "Order 1", "Order 12"] {
        bench.redo(1).expect("redoes");
        assert_eq!(name(&bench), expected);
    }
    assert_eq!(bench.redo(1), Err(Error::NothingToRedo));
}

#[test]
fn a_burst_without_pause_is_cut_after_ten_seconds() {
    let bench = bench();
    bench.create(1, "");
    for length in 1..=30 {
        bench.clock.advance(millis(500));
        bench
            .edit(1, &set(NAME, &"x".repeat(length)), Some(NAME))
            .expect("edits");
    }
    bench.undo(1).expect("undoes");
    assert_eq!(name(&bench).len(), 21);
}

#[test]
fn typing_and_deleting_leaves_no_step() {
    let bench = bench();
    bench.create(1, "Order");
    bench
        .edit(1, &set(NAME, "Order!"), Some(NAME))
        .expect("edits");
    let back = bench
        .edit(1, &set(NAME, "Order"), Some(NAME))
        .expect("edits");
    assert!(!back.state.can_undo);
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_trace() {
    let bench = bench();
    let before = bench.create(1, "Order").state;
    let changes = bench.workspace.subscribe();
    let after = bench
        .edit(1, &set(NAME, "Order"), None)
        .expect("edits")
        .state;
    assert_eq!(after, before);
    assert!(changes.try_recv().is_err());
}

#[test]
fn typing_after_undo_is_a_step_of_its_own_and_drops_the_redo_tail() {
    let bench = bench();
    bench.create(1, "");
    bench.edit(1, &set(NAME, "A"), Some(NAME)).expect("edits");
    bench
        .edit(1, &set(SUBJECT, "S"), Some(SUBJECT))
        .expect("edits");
    bench.undo(1).expect("undoes");
    let edited = bench.edit(1, &set(NAME, "AB"), Some(NAME)).expect("edits");
    assert!(!edited.state.can_redo);
    bench.undo(1).expect("undoes");
    assert_eq!(name(&bench), "A");
}

#[test]
fn undo_and_redo_work_after_a_restart_and_over_all_tabs() {
    let bench = bench();
    let first = bench.create(1, "Order").design;
    bench
        .edit(1, &patch(json!([{"op": "add", "path": "/properties/tags/-", "value": {"name": "orders", "color": "blue"}}])), None)
        .expect("edits");
    bench
        .edit(
            1,
            &patch(json!([{"op": "replace", "path": "/schedule/start",
            "value": {"local": "2027-01-01T09:00:00", "timeZone": "Asia/Tokyo"}}])),
            None,
        )
        .expect("edits");
    let last = bench
        .edit(1, &set(BODY, "<p>注文</p>"), None)
        .expect("edits")
        .design;

    let bench = bench.restart();
    for _ in 0..3 {
        bench.undo(1).expect("undoes");
    }
    assert_eq!(bench.get(1).design, first);
    let bench = bench.restart();
    for _ in 0..3 {
        bench.redo(1).expect("redoes");
    }
    let campaign = bench.get(1);
    assert_eq!(campaign.design, last);
    assert!(campaign.state.can_undo && !campaign.state.can_redo);
}

#[test]
fn what_undo_returns_is_the_edit_that_a_window_must_apply() {
    let bench = bench();
    bench.create(1, "Order");
    let after = bench
        .edit(1, &set(NAME, "Order 2"), None)
        .expect("edits")
        .design;
    let stepped = bench.undo(1).expect("undoes");
    let applied = campaign::edit::apply(&after, &stepped.edit).expect("applies");
    assert_eq!(applied.design, stepped.campaign.design);
}

#[test]
fn three_hundred_steps_are_kept_and_no_more() {
    let bench = bench();
    bench.create(1, "");
    let undone = bench.workspace.write("test", |write| {
        for step in 0..310 {
            let edit = set(NAME, &step.to_string());
            write.campaigns().edit(id(1), &edit, None)?;
        }
        let mut undone = 0;
        while write.campaigns().undo(id(1)).is_ok() {
            undone += 1;
        }
        Ok(undone)
    });
    assert_eq!(undone, Ok(300));
    assert_eq!(name(&bench), "9");
}

#[test]
fn the_history_of_long_texts_is_small() {
    let bench = bench();
    bench.create(1, "");
    let long = "<p>text</p>".repeat(5_000);
    bench.edit(1, &set(BODY, &long), None).expect("edits");
    let before = std::fs::metadata(bench.path()).expect("a file").len();
    for step in 0..60 {
        bench.clock.advance(seconds(5));
        let text = format!("{}{step}{}", &long[..1_100], &long[1_100..]);
        bench.edit(1, &set(BODY, &text), Some(BODY)).expect("edits");
    }
    let bench = bench.restart();
    let grown = std::fs::metadata(bench.path()).expect("a file").len() - before;
    assert!(grown < 500_000, "grown by {grown} bytes");
}

#[test]
fn the_history_of_large_changes_is_bounded() {
    let bench = bench();
    bench.create(1, "");
    for step in 0..24 {
        let text = char::from(b'a' + step).to_string().repeat(1_000_000);
        let source = "/content/variants/default/locales/default/email/source";
        bench.edit(1, &set(source, &text), None).expect("edits");
    }
    let mut undone = 0;
    while bench.undo(1).is_ok() {
        undone += 1;
    }
    assert!((1..=8).contains(&undone), "{undone} steps");
}

#[test]
fn a_live_campaign_is_edited_through_a_draft_version_with_a_history_of_its_own() {
    let bench = bench();
    bench.create(1, "Order");
    bench.edit(1, &set(NAME, "Order 2"), None).expect("edits");
    bench.act(1, Act::Activate).expect("activates");
    assert!(matches!(bench.undo(1), Err(Error::Refused(_))));
    assert!(matches!(
        bench.edit(1, &set(NAME, "x"), None),
        Err(Error::Refused(_))
    ));
    bench
        .act(1, Act::CreateDraftVersion)
        .expect("makes a draft version");
    assert_eq!(bench.undo(1), Err(Error::NothingToUndo));
    bench.edit(1, &set(NAME, "Order 3"), None).expect("edits");
    bench.undo(1).expect("undoes");
    assert_eq!(name(&bench), "Order 2");
}

#[derive(Clone, Debug)]
enum Doing {
    Name(String),
    Body(String),
    AddLabel(String),
    RemoveLabel,
    Wait,
    Undo,
    Redo,
    Restart,
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        4 => "[a-c注]{0,6}".prop_map(Doing::Name),
        4 => "[a-c注\n]{0,40}".prop_map(Doing::Body),
        2 => "[a-c]{1,3}".prop_map(Doing::AddLabel),
        1 => Just(Doing::RemoveLabel),
        2 => Just(Doing::Wait),
        5 => Just(Doing::Undo),
        4 => Just(Doing::Redo),
        1 => Just(Doing::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The model: every edit without a key is a step; undo and redo walk over the designs.
    #[test]
    fn any_sequence_of_edits_undo_and_redo_equals_a_model(
        doings in proptest::collection::vec(doing(), 1..40)
    ) {
        let mut bench = bench();
        let design = Design::new(Kind::Marketing, "start");
        bench.create_as(1, Kind::Marketing, design.clone());
        let mut designs = vec![design];
        let mut at = 0_usize;
        for doing in doings {
            let edit = match &doing {
                Doing::Name(text) => set(NAME, text),
                Doing::Body(text) => set(BODY, text),
                Doing::AddLabel(text) => {
                    patch(json!([{"op": "add", "path": "/properties/accessLabels/0", "value": text}]))
                }
                Doing::RemoveLabel => {
                    patch(json!([{"op": "remove", "path": "/properties/accessLabels/0"}]))
                }
                Doing::Wait => {
                    bench.clock.advance(seconds(3));
                    continue;
                }
                Doing::Undo => {
                    prop_assert_eq!(bench.undo(1).is_ok(), at > 0);
                    at = at.saturating_sub(1);
                    prop_assert_eq!(&bench.get(1).design, &designs[at]);
                    continue;
                }
                Doing::Redo => {
                    prop_assert_eq!(bench.redo(1).is_ok(), at + 1 < designs.len());
                    at = (at + 1).min(designs.len() - 1);
                    prop_assert_eq!(&bench.get(1).design, &designs[at]);
                    continue;
                }
                Doing::Restart => {
                    bench = bench.restart();
                    continue;
                }
            };
            match campaign::edit::apply(&designs[at], &edit) {
                Ok(edited) => {
                    let campaign = bench.edit(1, &edit, None).expect("edits");
                    prop_assert_eq!(&campaign.design, &edited.design);
                    if edited.design != designs[at] {
                        designs.truncate(at + 1);
                        designs.push(edited.design);
                        at += 1;
                    }
                }
                Err(_) => prop_assert!(bench.edit(1, &edit, None).is_err()),
            }
            let state = bench.get(1).state;
            prop_assert_eq!(state.can_undo, at > 0);
            prop_assert_eq!(state.can_redo, at + 1 < designs.len());
        }
    }

    /// With keys, steps are merged, but undoing everything still leads to the first design and
    /// redoing everything to the last.
    #[test]
    fn merged_steps_lead_all_the_way_back_and_forth(
        typed in proptest::collection::vec(("[a-c注]{0,12}", any::<bool>(), 0_i64..1_500), 1..25)
    ) {
        let bench = bench();
        let first = bench.create(1, "").design;
        for (text, subject, pause) in typed {
            bench.clock.advance(millis(pause));
            let path = if subject { SUBJECT } else { NAME };
            bench.edit(1, &set(path, &text), Some(path)).expect("edits");
        }
        let last = bench.get(1).design;
        while bench.undo(1).is_ok() {}
        prop_assert_eq!(&bench.get(1).design, &first);
        while bench.redo(1).is_ok() {}
        prop_assert_eq!(&bench.get(1).design, &last);
    }
}
