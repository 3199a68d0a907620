//! What a keystroke costs in a long email: parsing, checking and lowering 100 KB, and the preview after it.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use personalization::{CompileOptions, Data, RenderOptions, Template};
use personalization_benches::data;

/// An email of 100 KB, with a tag about every 150 bytes.
fn email() -> String {
    let mut source = String::from("<!doctype html><html><body><table>\n");
    let mut row = 0;
    while source.len() < 100_000 {
        let _ = writeln!(
            source,
            "<tr class=\"row-{row}\"><td style=\"padding:12px;font-family:Arial\">{{{{profile.person.name.firstName}}}}, {{{{context.order.id}}}}</td>\n\
             {{%#if profile.loyalty.points > {row}%}}<td>{{%= upperCase(profile.homeAddress.city) %}}</td>{{%else%}}<td>-</td>{{%/if%}}</tr>"
        );
        if row % 40 == 0 {
            source.push_str("{{#each context.order.items as |item|}}<b>{{item.name}}</b> {{item.price}}{{/each}}\n");
        }
        row += 1;
    }
    source.push_str("</table></body></html>");
    source
}

fn keystroke(criterion: &mut Criterion) {
    let source = email();
    let options = CompileOptions::default();
    let data = Data::from_json(data(1));
    let circumstances = RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"));
    criterion.bench_function("compile 100 KB", |bencher| {
        bencher.iter(|| Template::compile(black_box(&source), &options));
    });
    criterion.bench_function("compile and preview 100 KB", |bencher| {
        bencher.iter(|| {
            Template::compile(black_box(&source), &options).preview(&data, &circumstances)
        });
    });
}

criterion_group!(benches, keystroke);
criterion_main!(benches);
