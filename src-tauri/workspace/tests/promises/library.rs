//! What campaigns share: saved, listed, found, and not deleted under those who use it.

use crate::support::{BODY, Bench, bench, patch, seconds, set};
use campaign::Act;
use campaign::Channel;
use campaign::design::{MessageContent, TagColor};
use campaign::id::{
    AudienceId, ChannelConfigurationId, EndpointId, FragmentId, SimulatedUserId, TemplateId,
};
use campaign::library::{
    AudienceDefinition, ChannelConfiguration, ChannelParameters, ContentTemplate, EmailParameters,
    Fragment, FragmentKind, FragmentStatus, SimulatedUser,
};
use serde_json::{Map, json};
use std::fmt::Debug;
use uuid::Uuid;
use workspace::{
    ChangeKind, Endpoint, EndpointKind, Entity, Error, Namespace, Record, RecordQuery,
};

const fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn configuration() -> ChannelConfiguration {
    ChannelConfiguration {
        id: ChannelConfigurationId(uuid(1)),
        name: "Mail".into(),
        parameters: ChannelParameters::Email(EmailParameters {
            from_name: "Shop 店".into(),
            list_unsubscribe: true,
            ..Default::default()
        }),
    }
}

fn audience() -> AudienceDefinition {
    AudienceDefinition {
        id: AudienceId(uuid(2)),
        name: "Gold".into(),
        platform_id: "a-1".into(),
        rule: Some("profile.tier = \"gold\"".into()),
    }
}

fn fragment(number: u128, name: &str, source: &str) -> Fragment {
    Fragment {
        id: FragmentId(uuid(number)),
        name: name.into(),
        description: "what for".into(),
        kind: FragmentKind::Expression,
        status: FragmentStatus::Live,
        source: source.into(),
    }
}

fn namespace() -> Namespace {
    Namespace {
        code: "loyalty".into(),
        name: "Loyalty card".into(),
        description: "number on the card".into(),
    }
}

fn save<R: Record>(bench: &Bench, record: &R) {
    bench
        .workspace
        .write("test", |write| write.records::<R>().save(record))
        .expect("saved");
}

fn delete<R: Record>(bench: &Bench, id: &R::Id) -> Result<(), Error> {
    bench
        .workspace
        .write("test", |write| write.records::<R>().delete(id))
}

/// Saved, read back the same, replaced, listed, deleted; each with its change.
fn goes_round<R: Record + PartialEq + Debug>(bench: &Bench, entity: Entity, first: &R, second: &R) {
    let changes = bench.workspace.subscribe();
    let get = |id: &R::Id| bench.workspace.read(|read| read.records::<R>().get(id));
    save(bench, first);
    assert_eq!(&get(&first.id()).expect("there"), first);
    save(bench, second);
    assert_eq!(&get(&first.id()).expect("there"), second);
    let all = bench
        .workspace
        .read(|read| read.records::<R>().all())
        .expect("read");
    assert_eq!(
        all.iter()
            .filter(|one| one.id().to_string() == first.id().to_string())
            .count(),
        1
    );
    let page = bench
        .workspace
        .read(|read| read.records::<R>().list(&RecordQuery::default()))
        .expect("read");
    assert_eq!(page.rows.len(), all.len());
    delete::<R>(bench, &first.id()).expect("deleted");
    let missing = Error::NotFound {
        entity,
        id: first.id().to_string(),
    };
    assert_eq!(get(&first.id()).expect_err("gone"), missing);
    assert_eq!(delete::<R>(bench, &first.id()), Err(missing));
    let seen: Vec<_> = changes
        .try_iter()
        .flatten()
        .map(|change| (change.entity, change.kind))
        .collect();
    assert_eq!(
        seen,
        [
            ChangeKind::Created,
            ChangeKind::Updated,
            ChangeKind::Deleted
        ]
        .map(|kind| (entity, kind))
    );
}

#[test]
fn every_kind_of_record_goes_round() {
    let bench = bench();
    let renamed = ChannelConfiguration {
        name: "Post".into(),
        ..configuration()
    };
    goes_round(
        &bench,
        Entity::ChannelConfiguration,
        &configuration(),
        &renamed,
    );
    let changed = AudienceDefinition {
        rule: None,
        ..audience()
    };
    goes_round(&bench, Entity::Audience, &audience(), &changed);
    goes_round(
        &bench,
        Entity::Fragment,
        &fragment(3, "Footer", "a"),
        &fragment(3, "Fuß", "b"),
    );
    goes_round(
        &bench,
        Entity::Namespace,
        &namespace(),
        &Namespace {
            name: "Card".into(),
            ..namespace()
        },
    );
    let template = |name: &str| ContentTemplate {
        id: TemplateId(uuid(4)),
        name: name.into(),
        channel: Channel::Push,
        content: MessageContent::default(),
    };
    goes_round(&bench, Entity::Template, &template("A"), &template("B"));
    let user = |name: &str| SimulatedUser {
        id: SimulatedUserId(uuid(5)),
        name: name.into(),
        profile: serde_json::from_value(json!({"b": 1, "a": {"z": [1.5, null]}})).expect("a map"),
        context: Map::new(),
    };
    goes_round(&bench, Entity::SimulatedUser, &user("Ann"), &user("Ben"));
    let endpoint = |production| Endpoint {
        id: EndpointId(uuid(6)),
        kind: EndpointKind::JourneyOptimizer,
        name: "Live".into(),
        color: TagColor::Red,
        production,
        base_url: "https://platform.adobe.io/ajo".into(),
        organization_id: "X@AdobeOrg".into(),
        sandbox: "prod".into(),
        client_id: "client".into(),
        allow_list: vec!["*@example.com".into()],
        settings: serde_json::from_value(json!({"authorization": {"method": "pastedToken"}}))
            .expect("a map"),
    };
    goes_round(&bench, Entity::Endpoint, &endpoint(false), &endpoint(true));
}

#[test]
fn lists_are_in_the_order_of_names_searched_and_paged() {
    let bench = bench();
    for (number, name) in [
        (1, "footer"),
        (2, "Alpha ＨＥＡＤ"),
        (3, "Header"),
        (4, "ヘッダー"),
    ] {
        bench.clock.advance(seconds(1));
        save(&bench, &fragment(number, name, &"long ".repeat(10_000)));
    }
    let list = |search: &str, offset, limit| {
        let query = RecordQuery {
            search: search.into(),
            offset,
            limit,
        };
        let page = bench
            .workspace
            .read(|read| read.records::<Fragment>().list(&query))
            .expect("a page");
        let names: Vec<_> = page.rows.into_iter().map(|row| row.item.name).collect();
        (names, page.total)
    };
    let names = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        list("", 0, None),
        (
            names(&["Alpha ＨＥＡＤ", "footer", "Header", "ヘッダー"]),
            4
        )
    );
    assert_eq!(
        list("head", 0, None),
        (names(&["Alpha ＨＥＡＤ", "Header"]), 2)
    );
    assert_eq!(list("what FOOT", 0, None), (names(&["footer"]), 1));
    assert_eq!(list("", 1, Some(2)), (names(&["footer", "Header"]), 4));
}

/// The names of those who hold `id` back.
fn held_by<R: Record>(bench: &Bench, id: &R::Id) -> Vec<(Entity, String)> {
    match delete::<R>(bench, id) {
        Err(Error::InUse { users }) => users
            .into_iter()
            .map(|user| (user.entity, user.name))
            .collect(),
        other => panic!("not held back: {other:?}"),
    }
}

#[test]
fn what_a_campaign_uses_is_not_deleted_under_it() {
    let bench = bench();
    save(&bench, &configuration());
    save(&bench, &audience());
    save(&bench, &namespace());
    save(&bench, &fragment(3, "Footer", "Bye"));
    bench.create(1, "Order");
    bench
        .edit(1, &patch(json!([
            {"op": "replace", "path": "/actions/channelConfigurationId", "value": uuid(1)},
            {"op": "replace", "path": "/audience/audienceId", "value": uuid(2)},
            {"op": "replace", "path": "/audience/identityType", "value": {"custom": "loyalty"}},
            {"op": "replace", "path": BODY, "value":
                format!("<p>{{{{fragment id='ajo:{}' mode='inline'}}}}</p>", uuid(3).to_string().to_uppercase())},
        ])), None)
        .expect("edits");
    let by_order = [(Entity::Campaign, "Order".to_owned())];
    assert_eq!(
        held_by::<ChannelConfiguration>(&bench, &configuration().id),
        by_order
    );
    assert_eq!(
        held_by::<AudienceDefinition>(&bench, &audience().id),
        by_order
    );
    assert_eq!(
        held_by::<Namespace>(&bench, &"loyalty".to_owned()),
        by_order
    );
    assert_eq!(held_by::<Fragment>(&bench, &FragmentId(uuid(3))), by_order);

    // The live version still uses what the draft version has given up.
    bench.act(1, Act::Activate).expect("activates");
    bench
        .act(1, Act::CreateDraftVersion)
        .expect("makes a draft version");
    bench.edit(1, &set(BODY, ""), None).expect("edits");
    assert_eq!(held_by::<Fragment>(&bench, &FragmentId(uuid(3))), by_order);
    bench.act(1, Act::Activate).expect("activates");
    delete::<Fragment>(&bench, &FragmentId(uuid(3))).expect("nobody uses it any more");

    bench
        .act(1, Act::CreateDraftVersion)
        .expect("makes a draft version");
    bench.undo(1).expect_err("nothing to undo");
    assert_eq!(
        held_by::<AudienceDefinition>(&bench, &audience().id),
        by_order
    );
}

#[test]
fn fragments_and_templates_hold_fragments_back() {
    let bench = bench();
    save(&bench, &fragment(3, "Inner", "x"));
    save(
        &bench,
        &fragment(
            4,
            "Outer",
            &format!("{{{{fragment id=\"ajo:{}\"}}}}", uuid(3)),
        ),
    );
    let mut content = MessageContent::default();
    content.sms.text = format!("ajo:{}", uuid(3));
    save(
        &bench,
        &ContentTemplate {
            id: TemplateId(uuid(5)),
            name: "Text".into(),
            channel: Channel::Sms,
            content,
        },
    );
    assert_eq!(
        held_by::<Fragment>(&bench, &FragmentId(uuid(3))),
        [
            (Entity::Fragment, "Outer".to_owned()),
            (Entity::Template, "Text".to_owned())
        ]
    );
    delete::<Fragment>(&bench, &FragmentId(uuid(4))).expect("deleted");
}

#[test]
fn settings_are_kept_under_their_keys() {
    let bench = bench();
    bench
        .workspace
        .write("test", |write| {
            write
                .settings()
                .set("filters", &json!([{"name": "mine"}]))?;
            write.settings().set("port", &4280)?;
            write.settings().set("port", &4281)?;
            write.settings().remove("never set")
        })
        .expect("written");
    let bench = bench.restart();
    bench
        .workspace
        .read(|read| {
            assert_eq!(read.settings().get::<u16>("port")?, Some(4281));
            assert_eq!(read.settings().get::<u16>("other")?, None);
            assert!(
                read.settings().get::<u16>("filters").is_err(),
                "another shape"
            );
            Ok(())
        })
        .expect("read");
}
