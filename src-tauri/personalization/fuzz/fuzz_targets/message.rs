//! Parse, check, render, preview and ask about any text: nothing may panic, and everything must end.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use personalization::{
    CompileOptions, Data, Format, Fragment, FragmentStatus, Fragments, Language, Limits, LineIndex,
    RenderOptions, Template,
};
use std::sync::LazyLock;

static DATA: LazyLock<Data> = LazyLock::new(|| {
    Data::from_json(serde_json::json!({
        "profile": {
            "person": {"name": {"firstName": "花子", "lastName": "O'Brien & Sons <b>"}},
            "orders": [{"price": 9.5, "name": "a"}, {"price": 12, "name": "b"}, {"price": null}],
            "loyalty": {"gold": true, "points": 120, "since": "2019-02-19T11:39:00+03:30"},
            "map": {"a": 1, "b": "2", "order-total": 3}
        },
        "context": {"n": "42", "text": "a,b,c", "date": "2024-11-01", "empty": [], "none": null}
    }))
});

static OPTIONS: LazyLock<(CompileOptions, RenderOptions)> = LazyLock::new(|| {
    let fragment = |source: &str, status| Fragment {
        source: source.to_owned(),
        status,
    };
    let compile = CompileOptions {
        fragments: Fragments::new([
            ("f1".to_owned(), fragment("{% let x = 1 %}{{x}} {{profile.person.name.firstName}}", FragmentStatus::Live)),
            ("f2".to_owned(), fragment("{{fragment id='ajo:f2'}}", FragmentStatus::Live)),
            ("f3".to_owned(), fragment("{{#if a}}", FragmentStatus::Draft)),
        ]),
        ..CompileOptions::default()
    };
    // A second past the epoch of nobody: what is rendered must not depend on the day.
    let instant = jiff::Timestamp::constant(1_730_419_200, 0);
    let render = RenderOptions {
        limits: Limits {
            steps: 20_000,
            output: 200_000,
            ..Limits::default()
        },
        ..RenderOptions::at(instant)
    };
    (compile, render)
});

fuzz_target!(|input: &[u8]| -> Corpus {
    // The first byte chooses format and position, the rest is the message.
    let Some((first, text)) = input.split_first() else {
        return Corpus::Reject;
    };
    let Ok(source) = std::str::from_utf8(text) else {
        return Corpus::Reject;
    };
    let (compile, render) = &*OPTIONS;
    let compile = CompileOptions {
        format: [Format::Html, Format::Text, Format::Json][usize::from(first % 3)],
        profile_available: first & 64 == 0,
        ..compile.clone()
    };
    let template = Template::compile(source, &compile);
    let strict = template.render(&DATA, render);
    assert!(!template.has_errors() || strict.is_err(), "what has errors is not sent");
    let preview = template.preview(&DATA, render);
    if let Ok(output) = &strict
        && preview.faults.iter().all(|fault| !fault.is_error())
    {
        assert_eq!(*output, preview.output, "what is sent is what was previewed");
    }
    let lines = LineIndex::new(source);
    for diagnostic in template.diagnostics().iter().chain(&preview.faults) {
        let span = diagnostic.span;
        assert!(source.get(span.start..span.end).is_some(), "a range lies on characters");
        let position = lines.position(span.start);
        assert!(position.line >= 1 && position.column >= 1);
        assert!(!diagnostic.message(Language::En).is_empty());
        assert!(!diagnostic.message(Language::Ja).is_empty());
        for fix in &diagnostic.fixes {
            let _fixed = fix.apply(source);
        }
    }
    let _branches = template.branches();
    Corpus::Keep
});
