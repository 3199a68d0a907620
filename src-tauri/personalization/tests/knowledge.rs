//! What the editor is told: attributes, branches, completions, hovers, signatures.

use std::sync::Arc;

use personalization::{
    BranchKind, CompileOptions, CompletionKind, Data, Hover, RenderOptions, Schema, Template, Type,
};

fn compile(source: &str) -> Template {
    Template::compile(source, &CompileOptions::default())
}

/// The template without its `|` mark, and where the mark was.
fn marked(source: &str) -> (Template, usize) {
    let at = source.find('‸').expect("a mark");
    let options = CompileOptions {
        schema: Some(Arc::new(Schema::new([
            ("profile.person.name.firstName".to_owned(), Type::String),
            ("profile.person.birthDate".to_owned(), Type::Date),
            ("profile.commerce.order-total".to_owned(), Type::Number),
            ("context.order.items[].name".to_owned(), Type::String),
            ("context.order.items[].price".to_owned(), Type::Number),
        ]))),
        ..CompileOptions::default()
    };
    (Template::compile(&source.replace('‸', ""), &options), at)
}

fn labels(source: &str) -> Vec<String> {
    let (template, at) = marked(source);
    template
        .complete(at)
        .items
        .into_iter()
        .map(|item| item.label)
        .collect()
}

#[test]
fn attributes_are_resolved_through_loops_and_aliases() {
    let template = compile(
        "{% let order = context.order %}{{#each order.items as |item|}}{{item.price * 2}} {{name}} {{#if item.sale}}!{{/if}}\
         {{#each item.sizes}}{{this}}{{/each}}{{/each}}{{formatDate(profile.birth, \"yyyy\")}}{{#with profile.person as |p|}}{{p.name}} {{age}}{{/with}}\
         {{#if count(profile.tags) > 1}}x{{/if}}{{#if profile.flag = true}}y{{/if}}",
    );
    let found: Vec<(String, Type)> = template
        .attributes()
        .into_iter()
        .map(|attribute| (attribute.path, attribute.kind))
        .collect();
    let expected = [
        ("context.order", Type::Map),
        ("context.order.items", Type::List),
        ("context.order.items[].name", Type::String),
        ("context.order.items[].price", Type::Number),
        ("context.order.items[].sale", Type::String),
        ("context.order.items[].sizes", Type::List),
        ("context.order.items[].sizes[]", Type::String),
        ("profile.birth", Type::Date),
        ("profile.flag", Type::Boolean),
        ("profile.person", Type::Map),
        ("profile.person.age", Type::String),
        ("profile.person.name", Type::String),
        ("profile.tags", Type::List),
    ];
    assert_eq!(found, expected.map(|(path, kind)| (path.to_owned(), kind)));
}

#[test]
fn branches_are_listed_and_counted() {
    use BranchKind::{Each, Else, If, Otherwise, Unless};
    let template = compile(
        "{{#if profile.gold}}g{{else if profile.silver}}s{{else}}n{{/if}}{{#each context.items}}i{{else}}none{{/each}}{{#unless profile.gold}}u{{/unless}}",
    );
    let kinds: Vec<BranchKind> = template
        .branches()
        .into_iter()
        .map(|branch| branch.kind)
        .collect();
    assert_eq!(kinds, [If, If, Else, Each, Else, Unless, Otherwise]);
    let options = RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"));
    let data = Data::from_json(
        serde_json::json!({"profile": {"silver": true}, "context": {"items": [1, 2]}}),
    );
    let preview = template.preview(&data, &options);
    assert_eq!(preview.output, "siiu");
    assert_eq!(preview.branches, [0, 1, 0, 2, 0, 1, 0]);
}

#[test]
fn completions_know_the_schema_the_loops_and_the_functions() {
    assert_eq!(labels("{{profile.person.‸}}"), ["birthDate", "name"]);
    assert_eq!(labels("{{profile.person.na‸}}"), ["name"]);
    assert_eq!(
        labels("{{#each context.order.items as |item|}}{{item.‸}}{{/each}}"),
        ["name", "price"]
    );
    assert_eq!(
        labels("{{#each context.order.items}}{{this.p‸}}{{/each}}"),
        ["price"]
    );
    assert!(
        labels("{{#each context.order.items}}{{‸}}{{/each}}").starts_with(&["this".to_owned()])
    );
    assert!(labels("{{upper‸}}").contains(&"upperCase".to_owned()));
    assert!(labels("{% let total = 5 %}{{to‸}}").starts_with(&["total".to_owned()]));
    assert!(labels("text ‸").contains(&"each".to_owned()));
    let (template, at) = marked("{{profile.commerce.‸}}");
    let completions = template.complete(at);
    assert_eq!(completions.items[0].insert, "`order-total`");
    assert_eq!(completions.items[0].kind, CompletionKind::Attribute);
    // While the tag is still open and the source is faulty.
    assert_eq!(
        labels("Hello {{profile.person.‸\n<p>{{broken"),
        ["birthDate", "name"]
    );
}

#[test]
fn signatures_follow_the_argument() {
    let (template, at) = marked("{{concat(upperCase(\"a\"), contains(profile.x, ‸))}}");
    let signature = template.signature(at).expect("inside of a call");
    assert_eq!(signature.function.name, "contains");
    assert_eq!(signature.active, 1);
    let (template, at) = marked("{{profile.x.contains(‸)}}");
    assert_eq!(template.signature(at).expect("inside of a call").active, 1);
    let (template, at) = marked("{{concat(\"a\", \"b\", \"c\", ‸)}}");
    assert_eq!(template.signature(at).expect("inside of a call").active, 1);
    let (template, at) = marked("{{profile.x}}‸");
    assert!(template.signature(at).is_none());
}

#[test]
fn hovers_tell_types_and_documentation() {
    let (template, at) = marked("{{#each context.order.items as |item|}}{{item.pr‸ice}}{{/each}}");
    match template.hover(at) {
        Some(Hover::Attribute { path, kind, .. }) => {
            assert_eq!(path, "context.order.items[].price");
            assert_eq!(kind, Type::Number);
        }
        other => panic!("{other:?}"),
    }
    let (template, at) = marked("{{upper‸Case(profile.x)}}");
    assert!(matches!(template.hover(at), Some(Hover::Function { .. })));
    let (template, at) = marked("te‸xt");
    assert!(template.hover(at).is_none());
}

#[test]
fn variants_take_every_branch_that_can_be_taken() {
    let options = RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"));
    for (source, most) in [
        (
            "{{#if profile.tier = \"gold\"}}g{{else if profile.tier = \"silver\"}}s{{else}}n{{/if}}",
            3,
        ),
        ("{{#if profile.age >= 18 and profile.consent}}a{{/if}}", 2),
        (
            "{{#if stringToNumber(context.total) > 100}}big{{else}}small{{/if}}",
            2,
        ),
        (
            "{{#each context.items as |item|}}{{#if item.price < 10}}cheap{{else}}dear{{/if}}{{else}}none{{/each}}",
            3,
        ),
        (
            "{{#unless isEmpty(profile.nick)}}{{profile.nick}}{{else}}-{{/unless}}",
            2,
        ),
        (
            "{{#with profile.address as |a|}}{{#if a.city = \"Paris\" or a.city = \"Nice\"}}fr{{/if}}{{/with}}",
            3,
        ),
        (
            "{{#if count(context.items) > 3}}many{{/if}}{{#if contains(profile.mail, \".edu\")}}e{{else if endsWith(profile.mail, \".org\")}}o{{/if}}",
            3,
        ),
        (
            "{{#if inAudience(\"a-1\")}}in{{/if}}{{#if in(profile.month, [3, 6])}}m{{/if}}{{#if profile.a != profile.b}}d{{/if}}",
            3,
        ),
        ("plain {{profile.name}}", 1),
    ] {
        let template = compile(source);
        assert!(
            !template.has_errors(),
            "{source}: {:?}",
            template.diagnostics()
        );
        let variants = template.variants(&options);
        assert!(
            variants.untaken.is_empty(),
            "{source} leaves {:?} with {:?}",
            variants.untaken,
            variants.data
        );
        assert!(
            variants.data.len() <= most,
            "{source} needs {}: {:?}",
            variants.data.len(),
            variants.data
        );
    }
    let template = compile("{{#if false}}never{{/if}}");
    assert_eq!(template.variants(&options).untaken, [0]);
}
