//! Pins what is reported about faulty sources: codes, byte ranges, fixes, and what a preview still shows.
//!
//! A fixture file holds cases separated by `====` lines; a case is options (lines that begin with `@`), a template, a
//! `---` line, and what the engine says. `UPDATE_FIXTURES=1` rewrites the last part, to be read before it is kept.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use personalization::{
    CompileOptions, Data, Diagnostic, Format, Fragment, FragmentStatus, Fragments, Language,
    RenderOptions, Schema, Severity, Template, Type,
};

fn options(lines: &[&str]) -> CompileOptions {
    let mut options = CompileOptions::default();
    let mut fragments = Vec::new();
    let mut attributes = Vec::new();
    for line in lines {
        let (name, rest) = line
            .trim_start_matches('@')
            .split_once(' ')
            .unwrap_or((line.trim_start_matches('@'), ""));
        match name {
            "text" => options.format = Format::Text,
            "json" => options.format = Format::Json,
            "no-profile" => options.profile_available = false,
            "fragment" | "draft" => {
                let (id, source) = rest.split_once(' ').expect("an id and a source");
                let status = if name == "draft" {
                    FragmentStatus::Draft
                } else {
                    FragmentStatus::Live
                };
                fragments.push((
                    id.to_owned(),
                    Fragment {
                        source: source.to_owned(),
                        status,
                    },
                ));
            }
            "attribute" => {
                let (path, kind) = rest.split_once(' ').expect("a path and a type");
                let kind: Type = serde_json::from_value(kind.into()).expect("a type");
                attributes.push((path.to_owned(), kind));
            }
            other => panic!("unknown option {other}"),
        }
    }
    options.fragments = Fragments::new(fragments);
    if !attributes.is_empty() {
        options.schema = Some(Arc::new(Schema::new(attributes)));
    }
    options
}

fn describe(diagnostic: &Diagnostic, source: &str) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let span = diagnostic.span;
    let text = source
        .get(span.start..span.end)
        .expect("ranges lie on characters");
    let mut line = format!(
        "{severity} {} {}..{} {text:?}\n",
        diagnostic.code, span.start, span.end
    );
    for fix in &diagnostic.fixes {
        let _ = writeln!(line, "  fix {:?}", fix.apply(source));
    }
    line
}

fn outcome(template: &Template) -> String {
    let mut text = String::new();
    for diagnostic in template.diagnostics() {
        text.push_str(&describe(diagnostic, template.source()));
        for language in [Language::En, Language::Ja] {
            assert!(!diagnostic.message(language).is_empty());
        }
        assert_ne!(
            diagnostic.message(Language::En),
            diagnostic.message(Language::Ja)
        );
    }
    if template.diagnostics().is_empty() {
        text.push_str("nothing to report\n");
    }
    let preview = template.preview(
        &data(),
        &RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant")),
    );
    let _ = writeln!(text, "shows {:?}", preview.output);
    text
}

fn data() -> Data {
    Data::from_json(serde_json::json!({
        "profile": {"name": "Jane", "age": 35, "tags": ["a", "b"]},
        "context": {"id": "A-1", "total": "42", "items": [{"name": "Shoes", "price": "89"}, {"name": "Cap", "price": "15"}]}
    }))
}

fn run(path: &Path) -> (usize, usize) {
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    let mut updated = Vec::new();
    let mut failing = 0;
    for case in text.split("\n====\n") {
        let (head, expected) = case.split_once("\n---\n").unwrap_or((case, ""));
        let lines: Vec<&str> = head.lines().collect();
        let count = lines
            .iter()
            .take_while(|line| line.starts_with('@'))
            .count();
        let source = lines[count..].join("\n");
        let template = Template::compile(&source, &options(&lines[..count]));
        failing += usize::from(!template.diagnostics().is_empty());
        let found = outcome(&template);
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            updated.push(format!("{head}\n---\n{}", found.trim_end()));
        } else {
            assert_eq!(
                found.trim_end(),
                expected.trim_end(),
                "{}: {source}",
                path.display()
            );
        }
    }
    if !updated.is_empty() {
        std::fs::write(path, updated.join("\n====\n") + "\n").expect("the fixture can be written");
    }
    (text.split("\n====\n").count(), failing)
}

#[test]
fn reports_are_as_pinned() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut failing = 0;
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("fixtures")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    for path in files {
        failing += run(&path).1;
    }
    assert!(failing >= 120, "only {failing} faulty sources are pinned");
}

/// A fix that is offered for a single error repairs it.
#[test]
fn fixes_mend_what_they_are_offered_for() {
    for source in [
        "{{ profile.name",
        "{{profile.name %}",
        "{%#if profile.name == \"x\"%}a{%/if%}",
        "{% if profile.name %}a{% endif %}",
        "{{#if profile.name}}a",
        "{{upercase(profile.name)}}",
        "{{profile.next}}",
        "{{#if profile.a && profile.b}}x{{/if}}",
        "{{xEvent.id}}",
        "{{concat(\"a\", \"b\"}}",
    ] {
        let template = Template::compile(source, &CompileOptions::default());
        let mut mended = source.to_owned();
        for _ in 0..4 {
            let template = Template::compile(&mended, &CompileOptions::default());
            let Some(diagnostic) = template
                .diagnostics()
                .iter()
                .find(|diagnostic| diagnostic.is_error())
            else {
                break;
            };
            mended = diagnostic
                .fixes
                .first()
                .unwrap_or_else(|| panic!("{source}: no fix"))
                .apply(&mended);
        }
        assert!(template.has_errors(), "{source} is faulty");
        assert!(
            !Template::compile(&mended, &CompileOptions::default()).has_errors(),
            "{source} became {mended}"
        );
    }
}
