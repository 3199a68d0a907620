//! The campaign list: search as one types, filters, order, pages.

use crate::support::{BODY, Bench, SUBJECT, bench, id, patch, seconds, set};
use campaign::{Act, Channel, Design, Kind, Status};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;
use workspace::{CampaignPage, CampaignQuery, CampaignSort};

fn list(bench: &Bench, query: CampaignQuery) -> CampaignPage {
    let query = CampaignQuery {
        limit: 100,
        ..query
    };
    bench
        .workspace
        .read(|read| read.campaigns().list(&query))
        .expect("a page")
}

fn names(bench: &Bench, query: CampaignQuery) -> Vec<String> {
    let rows = list(bench, query).rows;
    rows.into_iter().map(|row| row.name).collect()
}

fn found(bench: &Bench, search: &str) -> Vec<String> {
    let mut names = names(
        bench,
        CampaignQuery {
            search: search.into(),
            ..Default::default()
        },
    );
    names.sort();
    names
}

fn tagged(name: &str, tags: &[&str]) -> Design {
    let mut design = Design::new(Kind::Transactional, name);
    design.properties.tags = tags
        .iter()
        .map(|tag| campaign::design::Tag {
            name: (*tag).into(),
            color: campaign::design::TagColor::Blue,
        })
        .collect();
    design
}

#[test]
fn parts_of_words_are_found_in_every_field_and_language() {
    let bench = bench();
    bench.create(1, "Order confirmation");
    bench.create(2, "注文確認メール");
    bench.create(3, "Straße ＡＢＣ");
    bench
        .edit(1, &set(SUBJECT, "Your parcel is on its way"), None)
        .expect("edits");
    bench
        .edit(
            1,
            &set(
                BODY,
                "<style>.hidden{}</style><p title='nope'>Grüße aus <b>Wien</b></p>",
            ),
            None,
        )
        .expect("edits");
    bench
        .edit(2, &patch(json!([{"op": "replace", "path": "/properties/description", "value": "購入者への通知"}])), None)
        .expect("edits");
    let (order, japanese, street) = ("Order confirmation", "注文確認メール", "Straße ＡＢＣ");
    for (search, expected) in [
        ("confirm", vec![order]),
        ("FIRMAT", vec![order]),
        ("order parcel", vec![order]),
        ("order missing", vec![]),
        ("wien", vec![order]),
        ("grüsse", vec![]),
        ("GRÜSSE", vec![]),
        ("grüße", vec![order]),
        ("hidden", vec![]),
        ("nope", vec![]),
        ("注文確", vec![japanese]),
        ("ﾒｰﾙ", vec![japanese]),
        ("通知", vec![japanese]),
        ("購入", vec![japanese]),
        ("abc", vec![street]),
        ("or", vec![order]),
        ("文", vec![japanese]),
        ("  ", vec![order, street, japanese]),
        ("", vec![order, street, japanese]),
    ] {
        assert_eq!(found(&bench, search), expected, "{search:?}");
    }
}

#[test]
fn what_is_typed_is_text_and_never_syntax() {
    let bench = bench();
    bench.create(1, "50% \"off\" (today) - NOT AND* name:x ^y_z");
    bench.create(2, "plain");
    for search in [
        "\"off\"", "off\"", "\"", "(today)", "(today", "AND*", "NOT AND*", "name:x", "^y_z", "50%",
        "%", "_", "y_z", "-", "- NOT",
    ] {
        assert_eq!(found(&bench, search).len(), 1, "{search:?}");
    }
    for search in [
        "name:plain",
        "plai*",
        "plain OR off",
        "NEAR(plain off)",
        "%%%",
        "___",
        "{name}",
        "a\0b",
    ] {
        assert_eq!(found(&bench, search), Vec::<String>::new(), "{search:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Whatever is typed is no error, and every word of a name finds the campaign.
    #[test]
    fn any_search_is_answered_and_a_name_is_found_by_itself(name in "\\PC{1,30}", search in ".{0,30}") {
        let bench = bench();
        bench.create(1, &name);
        found(&bench, &search);
        prop_assert_eq!(found(&bench, &name).len(), 1);
    }

    /// Status in SQL and status in the domain are the same, at any time.
    #[test]
    fn the_status_filter_agrees_with_the_lifecycle(
        start in proptest::option::of(0_i64..120), end in proptest::option::of(0_i64..120), now in 0_i64..120
    ) {
        let bench = bench();
        let base: Timestamp = crate::support::START.parse().expect("a time");
        let moment = |after: Option<i64>| after.map(|after| {
            let local = (base + seconds(after)).to_string();
            json!({"local": local.trim_end_matches('Z'), "timeZone": "UTC"})
        });
        bench.create(1, "Order");
        bench.edit(1, &patch(json!([
            {"op": "replace", "path": "/schedule/start", "value": moment(start)},
            {"op": "replace", "path": "/schedule/end", "value": moment(end)},
        ])), None).expect("edits");
        bench.act(1, Act::Activate).expect("activates");
        bench.clock.advance(seconds(now));
        let expected = bench.get(1).state.status;
        for status in Status::ALL {
            let page = list(&bench, CampaignQuery { statuses: vec![status], ..Default::default() });
            prop_assert_eq!(page.total, u32::from(status == expected));
        }
        let page = list(&bench, CampaignQuery::default());
        prop_assert_eq!(page.rows[0].status, expected);
    }
}

#[test]
fn filters_narrow_the_list_together() {
    let bench = bench();
    bench.create_as(1, Kind::Transactional, tagged("A", &["orders", "spring"]));
    bench.create_as(2, Kind::Transactional, tagged("B", &["orders"]));
    bench.create_as(3, Kind::Marketing, tagged("C", &["spring"]));
    bench
        .edit(
            2,
            &patch(json!([{"op": "replace", "path": "/actions/channel", "value": "push"}])),
            None,
        )
        .expect("edits");
    bench
        .edit(
            3,
            &patch(json!([{"op": "add", "path": "/properties/accessLabels/-", "value": "C1"}])),
            None,
        )
        .expect("edits");
    bench.act(1, Act::Activate).expect("activates");
    let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    let cases = [
        (
            CampaignQuery {
                tags: tags(&["orders"]),
                ..Default::default()
            },
            "AB",
        ),
        (
            CampaignQuery {
                tags: tags(&["orders", "spring"]),
                ..Default::default()
            },
            "ABC",
        ),
        (
            CampaignQuery {
                tags: tags(&["order"]),
                ..Default::default()
            },
            "",
        ),
        (
            CampaignQuery {
                labels: tags(&["C1"]),
                ..Default::default()
            },
            "C",
        ),
        (
            CampaignQuery {
                channels: vec![Channel::Push],
                ..Default::default()
            },
            "B",
        ),
        (
            CampaignQuery {
                kinds: vec![Kind::Marketing, Kind::HighThroughput],
                ..Default::default()
            },
            "C",
        ),
        (
            CampaignQuery {
                statuses: vec![Status::Live],
                tags: tags(&["spring"]),
                ..Default::default()
            },
            "A",
        ),
        (
            CampaignQuery {
                statuses: vec![Status::Draft, Status::Live],
                ..Default::default()
            },
            "ABC",
        ),
        (
            CampaignQuery {
                search: "b".into(),
                tags: tags(&["orders"]),
                ..Default::default()
            },
            "B",
        ),
    ];
    for (query, expected) in cases {
        let query = CampaignQuery {
            sort: CampaignSort::Name,
            ..query
        };
        assert_eq!(names(&bench, query.clone()).concat(), expected, "{query:?}");
    }
    let labels = bench
        .workspace
        .read(|read| read.campaigns().labels())
        .expect("read");
    assert_eq!(labels, ["C1"]);
}

#[test]
fn time_filters_find_what_changed_and_what_runs() {
    let bench = bench();
    bench.create(1, "A");
    bench.clock.advance(seconds(100));
    bench.create(2, "B");
    let at = |second| {
        let base: Timestamp = crate::support::START.parse().expect("a time");
        Some(base + seconds(second))
    };
    let changed = |from, until| {
        names(
            &bench,
            CampaignQuery {
                modified_from: from,
                modified_until: until,
                ..Default::default()
            },
        )
        .concat()
    };
    assert_eq!(changed(at(1), None), "B");
    assert_eq!(changed(None, at(100)), "A");
    assert_eq!(changed(at(0), at(101)), "AB");
    bench
        .edit(1, &patch(json!([
            {"op": "replace", "path": "/schedule/start", "value": {"local": "2027-01-04T00:00:00", "timeZone": "UTC"}},
            {"op": "replace", "path": "/schedule/end", "value": {"local": "2027-01-05T00:00:00", "timeZone": "UTC"}},
        ])), None)
        .expect("edits");
    let runs = |from: &str, until: &str| {
        let (from, until) = (
            from.parse().expect("a time"),
            until.parse().expect("a time"),
        );
        names(
            &bench,
            CampaignQuery {
                runs_from: Some(from),
                runs_until: Some(until),
                sort: CampaignSort::Name,
                ..Default::default()
            },
        )
        .concat()
    };
    assert_eq!(runs("2027-01-04T12:00:00Z", "2027-01-11T00:00:00Z"), "AB");
    assert_eq!(runs("2027-01-05T00:00:00Z", "2027-01-11T00:00:00Z"), "B");
    assert_eq!(runs("2026-12-28T00:00:00Z", "2027-01-04T00:00:00Z"), "B");
}

#[test]
fn every_order_can_be_turned_round_and_what_is_not_set_comes_last() {
    let bench = bench();
    for (number, name, kind) in [
        (1, "b", Kind::Transactional),
        (2, "A", Kind::HighThroughput),
        (3, "ｃ", Kind::Marketing),
    ] {
        bench.create_as(number, kind, Design::new(kind, name));
        bench.clock.advance(seconds(1));
    }
    bench
        .edit(
            3,
            &patch(json!([{"op": "replace", "path": "/actions/channel", "value": "email"}])),
            None,
        )
        .expect("edits");
    bench.act(2, Act::Activate).expect("activates");
    bench
        .edit(
            1,
            &patch(json!([{"op": "replace", "path": "/schedule/start",
            "value": {"local": "2027-01-04T00:00:00", "timeZone": "UTC"}}])),
            None,
        )
        .expect("edits");
    for (sort, up, down) in [
        (CampaignSort::Name, "Abｃ", "ｃbA"),
        (CampaignSort::Kind, "Aｃb", "bｃA"),
        (CampaignSort::Channel, "ｃbA", "ｃAb"),
        (CampaignSort::Status, "bｃA", "Aｃb"),
        (CampaignSort::Created, "bAｃ", "ｃAb"),
        (CampaignSort::Start, "bAｃ", "bｃA"),
    ] {
        for (descending, expected) in [(false, up), (true, down)] {
            let query = CampaignQuery {
                sort,
                descending,
                ..Default::default()
            };
            assert_eq!(
                names(&bench, query).concat(),
                expected,
                "{sort:?} {descending}"
            );
        }
    }
}

#[test]
fn pages_are_parts_of_the_whole() {
    let bench = bench();
    for number in 0..25 {
        bench.create(number, &format!("Campaign {number:02}"));
    }
    let mut all = Vec::new();
    for page in 0..4 {
        let page = bench
            .workspace
            .read(|read| {
                read.campaigns().list(&CampaignQuery {
                    sort: CampaignSort::Name,
                    offset: page * 7,
                    limit: 7,
                    ..Default::default()
                })
            })
            .expect("a page");
        assert_eq!(page.total, 25);
        all.extend(page.rows.into_iter().map(|row| row.id));
    }
    assert_eq!(all, (0..25).map(id).collect::<Vec<_>>());
}

#[test]
fn tags_are_shared_by_name_in_the_colour_given_last() {
    let bench = bench();
    bench.create_as(1, Kind::Transactional, tagged("A", &["orders", "spring"]));
    bench.create_as(2, Kind::Transactional, tagged("B", &["orders"]));
    bench
        .edit(
            2,
            &patch(json!([{"op": "replace", "path": "/properties/tags/0/color", "value": "red"}])),
            None,
        )
        .expect("edits");
    bench
        .edit(
            1,
            &patch(json!([{"op": "remove", "path": "/properties/tags/1"}])),
            None,
        )
        .expect("edits");
    let tags = bench
        .workspace
        .read(|read| Ok(serde_json::to_value(read.tags()?)?))
        .expect("read");
    assert_eq!(
        tags,
        json!([
            {"tag": {"name": "orders", "color": "red"}, "count": 2},
            {"tag": {"name": "spring", "color": "blue"}, "count": 0},
        ])
    );
    let rows = list(
        &bench,
        CampaignQuery {
            sort: CampaignSort::Name,
            ..Default::default()
        },
    )
    .rows;
    assert_eq!(
        serde_json::to_value(&rows[0].tags).expect("JSON"),
        json!([{"name": "orders", "color": "red"}])
    );
}
