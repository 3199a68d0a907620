//! Hostile content: whatever is typed, nothing panics and everything ends.

use std::time::{Duration, Instant};

use personalization::{CompileOptions, Data, Format, Limits, RenderOptions, Template, functions};
use proptest::prelude::*;

fn options() -> RenderOptions {
    RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"))
}

fn data() -> Data {
    Data::from_json(serde_json::json!({
        "profile": {"name": "Jane", "one": [1], "list": [1, "2", null, [3, [4]], {"a": 1}], "map": {"1": "a", "b": null}, "date": "2024-02-30T25:00:00Z"},
        "context": {"items": [{"name": "x", "price": "1"}, {"name": "y", "sizes": []}], "n": -1, "big": 1e300, "text": "a\u{0}b😀\u{1}= x =\u{1}"}
    }))
}

/// Does all that can be done with a source.
fn exercise(source: &str) {
    for format in [Format::Html, Format::Text] {
        let template = Template::compile(
            source,
            &CompileOptions {
                format,
                ..CompileOptions::default()
            },
        );
        for diagnostic in template.diagnostics() {
            assert!(
                source
                    .get(diagnostic.span.start..diagnostic.span.end)
                    .is_some(),
                "{source:?}: {diagnostic:?}"
            );
            assert_ne!(diagnostic.code, "internal", "{source:?}: {diagnostic:?}");
            for fix in &diagnostic.fixes {
                fix.apply(source);
            }
        }
        let preview = template.preview(&data(), &options());
        for fault in &preview.faults {
            assert_ne!(fault.code, "internal", "{source:?}: {fault:?}");
        }
        match template.render(&data(), &options()) {
            Ok(output) => assert_eq!(output, preview.output, "{source:?}"),
            Err(error) => assert_ne!(error.code, "internal", "{source:?}: {error}"),
        }
        template.attributes();
        for offset in [0, source.len() / 3, source.len() / 2, source.len()] {
            template.complete(offset);
            template.hover(offset);
            template.signature(offset);
        }
    }
}

/// Scraps of the language, to be thrown together.
fn scrap() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "{{",
        "}}",
        "{%",
        "%}",
        "{{{",
        "}}}",
        "{%=",
        "{{#if ",
        "{{/if}}",
        "{{else}}",
        "{{else if ",
        "{{#each ",
        "{{/each}}",
        " as |item i|",
        "{{#with ",
        "{{/with}}",
        "{{#unless ",
        "{{/unless}}",
        "{% let x = ",
        "{{fragment id='",
        "{{!",
        "{{!--",
        "--}}",
        "\\",
        "\\\\",
        "~",
        "\"",
        "'",
        "`",
        "[",
        "]",
        "(",
        ")",
        ",",
        ".",
        "..",
        "../",
        "@index",
        "@../key",
        "@root",
        "this",
        "x",
        "item",
        "profile.name",
        "profile.list",
        "profile.map",
        "context.items",
        "context.big",
        "context.text",
        "name",
        "length",
        " + ",
        " - ",
        " * ",
        " / ",
        " % ",
        " = ",
        " != ",
        " > ",
        " ?: ",
        " and ",
        " or ",
        " not ",
        "==",
        "&&",
        "||",
        "1",
        "0",
        "-3",
        "4.5",
        "56L",
        "99999999999999999999",
        "true",
        "null",
        "\"text\"",
        "\n",
        " ",
        "<p>",
        "東京",
        "😀",
        "\u{1}",
        "\u{0}",
        "\u{1}= p0 =\u{1}",
        "lookup ",
    ])
    .prop_map(str::to_owned);
    let names: Vec<&'static str> = functions().map(|function| function.name).collect();
    let call = prop::sample::select(names).prop_map(|name| format!("{name}("));
    prop_oneof![6 => fixed, 1 => call]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scraps_never_panic(scraps in prop::collection::vec(scrap(), 0..30)) {
        exercise(&scraps.concat());
    }

    #[test]
    fn anything_never_panics(source in "\\PC{0,60}") {
        exercise(&source);
    }

    /// Every function takes any values, and any number of them, without panicking.
    #[test]
    fn functions_take_anything(
        name in prop::sample::select(functions().map(|function| function.name).collect::<Vec<_>>()),
        arguments in prop::collection::vec(prop::sample::select(vec![
            "null", "\"\"", "\"a,b😀\"", "\"yyyy-MM-dd'T'\"", "0", "-1", "3", "9223372036854775807", "4.5", "-0.0", "true", "[]", "[1, null, \"x\"]",
            "profile.map", "profile.list", "context.items", "context.big", "\"2024-02-29T23:59:59+09:00[Asia/Tokyo]\"", "\"Europe/Paris\"", "\"ja_JP\"",
            "getCurrentZonedDateTime()", "\"(a+)+$\"", "\"https://x.test:99/a?b=c#d\"", "\"%%%_\"", "\"\\\\\"",
        ]), 0..5),
    ) {
        exercise(&format!("{{{{{{{name}({})}}}}}}", arguments.join(", ")));
    }
}

fn code(source: &str) -> String {
    let template = Template::compile(source, &CompileOptions::default());
    template.preview(&data(), &options());
    template
        .render(&data(), &options())
        .map_or_else(|error| error.code.to_owned(), |_| "rendered".to_owned())
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [
        ("{{#if profile.name}}", "{{/if}}"),
        ("{{#each profile.one}}", "{{/each}}"),
        ("{{#with profile}}", "{{/with}}"),
    ] {
        assert_eq!(
            code(&format!("{}x{}", open.repeat(40), close.repeat(40))),
            "rendered"
        );
        assert_eq!(
            code(&format!("{}x{}", open.repeat(20_000), close.repeat(20_000))),
            "too-deep"
        );
        assert_ne!(code(&open.repeat(5000)), "rendered");
    }
    assert_eq!(
        code(&format!("{{{{{}1{}}}}}", "(".repeat(25), ")".repeat(25))),
        "rendered"
    );
    assert_eq!(
        code(&format!(
            "{{{{{}1{}}}}}",
            "(".repeat(100_000),
            ")".repeat(100_000)
        )),
        "too-deep"
    );
    assert_eq!(
        code(&format!("{{{{{}1}}}}", "-".repeat(100_000))),
        "too-deep"
    );
    assert_eq!(
        code(&format!("{{{{{}1}}}}", "not ".repeat(100_000))),
        "too-deep"
    );
    assert_eq!(
        code(&format!(
            "{{{{{}1{}}}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        )),
        "too-deep"
    );
    assert_eq!(
        code(&format!(
            "{{{{profile{}}}}}",
            ".upperCase()".repeat(100_000)
        )),
        "too-deep"
    );
    assert_eq!(
        code(&format!(
            "{{{{{}\"a\"{}}}}}",
            "upperCase(".repeat(28),
            ")".repeat(28)
        )),
        "rendered"
    );
    let deep = format!(
        "{}{{{{{}\"a\"{}}}}}{}",
        "{{#if profile.name}}".repeat(40),
        "upperCase(".repeat(28),
        ")".repeat(28),
        "{{/if}}".repeat(40)
    );
    assert_eq!(code(&deep), "rendered");
}

#[test]
fn length_is_bounded() {
    assert_eq!(
        code(&format!("{{{{1{}}}}}", " + 1".repeat(150))),
        "rendered"
    );
    assert_eq!(
        code(&format!("{{{{1{}}}}}", " + 1".repeat(100_000))),
        "too-many"
    );
    assert_eq!(
        code(&format!(
            "{{{{#if true{}}}}}x{{{{/if}}}}",
            " and true".repeat(150)
        )),
        "rendered"
    );
    assert_eq!(
        code(&format!(
            "{{{{concat(\"a\"{})}}}}",
            ", \"a\"".repeat(100_000)
        )),
        "too-many"
    );
    assert_eq!(
        code(&format!(
            "{{{{#if false}}}}a{}{{{{/if}}}}",
            "{{else if false}}b".repeat(98)
        )),
        "rendered"
    );
    assert_eq!(
        code(&format!(
            "{{{{#if false}}}}a{}{{{{/if}}}}",
            "{{else if false}}b".repeat(50_000)
        )),
        "too-many"
    );
    assert_eq!(
        code(&format!("{{{{profile{}}}}}", ".a".repeat(150))),
        "rendered"
    );
    assert_eq!(code(&"x".repeat(9 << 20)), "source-too-long");
}

#[test]
fn steps_values_and_output_are_bounded() {
    let loops = "{{#each split(\"a,b,c,d,e,f,g,h,i,j\", \",\") as |x|}}";
    let nested = format!("{}x{}", loops.repeat(9), "{{/each}}".repeat(9));
    let (started, found) = (Instant::now(), code(&nested));
    assert_eq!(
        found,
        if functions().any(|function| function.name == "split") {
            "step-limit"
        } else {
            "unknown-function"
        }
    );
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "took {:?}",
        started.elapsed()
    );
    let doubling = format!(
        "{{% let s = \"0123456789\" %}}{}{{{{s}}}}",
        "{% let s = concat(s, s) %}".repeat(60)
    );
    assert_eq!(code(&doubling), "value-limit");
    let lists = format!(
        "{{% let l = [1] %}}{}{{{{count(l)}}}}",
        "{% let l = [l, l, l, l] %}".repeat(60)
    );
    assert_eq!(code(&lists), "value-limit");
    let deep = format!(
        "{{% let l = [1] %}}{}{{{{l}}}}",
        "{% let l = [l] %}".repeat(5000)
    );
    assert_eq!(code(&deep), "value-limit");
    let template = Template::compile(&"0123456789".repeat(100), &CompileOptions::default());
    let small = RenderOptions {
        limits: Limits {
            output: 999,
            ..Limits::default()
        },
        ..options()
    };
    let error = template.render(&data(), &small).expect_err("too large");
    assert_eq!(error.code, "output-limit");
    assert_eq!(
        template.preview(&data(), &small).faults[0].code,
        "output-limit"
    );
}

/// With no time at all and steps without end, the clock is what ends it.
#[test]
fn time_is_bounded_too() {
    let hurried = RenderOptions {
        limits: Limits {
            steps: u64::MAX,
            time: std::time::Duration::ZERO,
            ..Limits::default()
        },
        ..options()
    };
    let list = vec!["x"; 200];
    let data = Data::from_json(serde_json::json!({"context": {"list": list}}));
    let loops = "{{#each context.list}}{{#each @root.context.list}}{{/each}}{{/each}}";
    let template = Template::compile(loops, &CompileOptions::default());
    let error = template.render(&data, &hurried).expect_err("too long");
    assert_eq!(error.code, "time-limit");
    assert_eq!(
        template.preview(&data, &hurried).faults[0].code,
        "time-limit"
    );
    assert!(template.render(&data, &options()).is_ok());
}

/// Time grows with the length of a source, not with its square.
#[test]
fn long_sources_are_read_in_linear_time() {
    for scrap in [
        "{{",
        "{%",
        "{{'",
        "{{\"",
        "{{`",
        "{{!",
        "{{!--",
        "{{#if x}}",
        "{{/if}}",
        "{{profile.name",
        "\\{{",
        "{{profile.name x}}<",
        "{{x}}",
        "{{#each x}}{{",
        "'",
        "{{'\n}}",
    ] {
        let started = Instant::now();
        let source = scrap.repeat(200_000 / scrap.len());
        let template = Template::compile(&source, &CompileOptions::default());
        template.preview(&data(), &options());
        assert!(
            started.elapsed() < Duration::from_secs(30),
            "{scrap:?} took {:?}",
            started.elapsed()
        );
    }
}

/// Text that looks like the lowered code is text.
#[test]
fn content_is_never_code() {
    for source in [
        "\u{1}= p0 =\u{1}",
        "\u{1}% set x = 1 %\u{1}",
        "\u{1}# a #\u{1}",
        "{{ 1 }}\u{1}",
        "{% raw %}",
        "a\u{1}\u{1}b",
    ] {
        let template = Template::compile(source, &CompileOptions::default());
        if template.has_errors() {
            continue;
        }
        let expected = source.replace("{{ 1 }}", "1");
        assert_eq!(
            template.render(&data(), &options()).expect("renders"),
            expected
        );
    }
    let template = Template::compile("{{{context.text}}}", &CompileOptions::default());
    assert_eq!(
        template.render(&data(), &options()).expect("renders"),
        "a\u{0}b😀\u{1}= x =\u{1}"
    );
}
