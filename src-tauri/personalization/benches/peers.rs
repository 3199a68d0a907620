//! One rendered message, ours and the peers', in one run: `cargo bench --bench peers` in this folder. Templates are
//! compiled and data is converted beforehand, except where a name says otherwise. `handlebars/render.js` measures
//! handlebars.js on the same material.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use personalization::{CompileOptions, Data, RenderOptions, Template};
use personalization_benches::{HANDLEBARS, JINJA, LIQUID, OURS, data};

const MESSAGES: usize = 200;

fn peers(criterion: &mut Criterion) {
    let values: Vec<serde_json::Value> = (0..MESSAGES).map(data).collect();
    let mut group = criterion.benchmark_group("message");

    let template = Template::compile(OURS, &CompileOptions::default());
    assert!(!template.has_errors());
    let converted: Vec<Data> = values.iter().cloned().map(Data::from_json).collect();
    let options = RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"));
    let mut next = counter();
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            template
                .render(black_box(&converted[next()]), &options)
                .expect("renders")
        });
    });
    let mut next = counter();
    group.bench_function("ours, converting", |bencher| {
        bencher.iter(|| {
            let data = Data::from_json(black_box(&values[next()]).clone());
            template.render(&data, &options).expect("renders")
        });
    });

    let mut environment = minijinja::Environment::new();
    environment
        .add_template("order.html", JINJA)
        .expect("compiles");
    let jinja = environment.get_template("order.html").expect("is there");
    let native: Vec<minijinja::Value> = values
        .iter()
        .map(|value| minijinja::Value::from(minijinja::value::Serde(value)))
        .collect();
    let mut next = counter();
    group.bench_function("minijinja, converted", |bencher| {
        bencher.iter(|| {
            jinja
                .render(black_box(native[next()].clone()))
                .expect("renders")
        });
    });
    let mut next = counter();
    group.bench_function("minijinja, converting", |bencher| {
        bencher.iter(|| {
            jinja
                .render(minijinja::value::Serde(black_box(&values[next()])))
                .expect("renders")
        });
    });

    let mut handlebars = handlebars::Handlebars::new();
    handlebars
        .register_template_string("order", HANDLEBARS)
        .expect("compiles");
    handlebars.register_helper("upperCase", Box::new(upper_case));
    let mut next = counter();
    group.bench_function("handlebars (Rust)", |bencher| {
        bencher.iter(|| {
            handlebars
                .render("order", black_box(&values[next()]))
                .expect("renders")
        });
    });

    let mut tera = tera::Tera::default();
    tera.add_raw_template("order.html", JINJA)
        .expect("compiles");
    let contexts: Vec<tera::Context> = values
        .iter()
        .map(|value| tera::Context::from_value(value.clone()).expect("an object"))
        .collect();
    let mut next = counter();
    group.bench_function("tera", |bencher| {
        bencher.iter(|| {
            tera.render("order.html", black_box(&contexts[next()]))
                .expect("renders")
        });
    });

    let liquid = liquid::ParserBuilder::with_stdlib()
        .build()
        .and_then(|parser| parser.parse(LIQUID))
        .expect("compiles");
    let objects: Vec<liquid::Object> = values
        .iter()
        .map(|value| liquid::to_object(value).expect("an object"))
        .collect();
    let mut next = counter();
    group.bench_function("liquid", |bencher| {
        bencher.iter(|| liquid.render(black_box(&objects[next()])).expect("renders"));
    });
    group.finish();
}

/// Goes round the messages, so that no engine sees the same one twice in a row.
fn counter() -> impl FnMut() -> usize {
    let mut at = 0;
    move || {
        at = (at + 1) % MESSAGES;
        at
    }
}

fn upper_case(
    helper: &handlebars::Helper<'_>,
    _: &handlebars::Handlebars<'_>,
    _: &handlebars::Context,
    _: &mut handlebars::RenderContext<'_, '_>,
    out: &mut dyn handlebars::Output,
) -> handlebars::HelperResult {
    let text = helper
        .param(0)
        .and_then(|parameter| parameter.value().as_str())
        .unwrap_or_default();
    out.write(&text.to_uppercase())?;
    Ok(())
}

criterion_group!(benches, peers);
criterion_main!(benches);
