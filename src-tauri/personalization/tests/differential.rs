//! The Handlebars part of the language against handlebars.js itself, over generated templates and data.
//!
//! Generated is what both languages mean by the same words: tags, blocks, white space control, stand-alone lines,
//! `this`, `../`, `@`-variables, block parameters. Left out is what the language defines otherwise: paths that cross
//! a list (they project), `profile` and `context` from inside a block (they are always the outermost), and objects
//! printed whole, and a path that begins with a bracket (a list).

use personalization::{CompileOptions, Data, RenderOptions, Template};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many templates are compared.
const CASES: u64 = 3_000;

/// Numbers that follow from a seed (`SplitMix64`), so that a failure can be looked at again.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.below(choices.len() as u64)).unwrap_or_default();
        choices[at]
    }
}

const NAMES: &[&str] = &[
    "name", "count", "flag", "empty", "none", "nested", "items", "map", "missing", "品名",
];
const TEXTS: &[&str] = &[
    "text",
    " ",
    "\n",
    "\n  ",
    "  \n",
    "{ a }",
    "<b>&",
    "日本語",
    "\t",
    "\r\n",
    "{ } }",
    "%",
    "a }}",
    "a\nb\n",
    "'\"`=",
];

fn scalar(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => json!(null),
        1 => json!(true),
        2 => json!(false),
        3 => json!(0),
        4 => json!(42),
        5 => json!(2.5),
        6 => json!(""),
        7 => json!("O'Brien & <Sons> \"=`"),
        _ => json!("plain"),
    }
}

/// An object in which `nested` is never a list and `items` is one of objects or of scalars: a path that crosses a list
/// means something else in the language.
fn object(chance: &mut Chance, depth: u32) -> Value {
    let mut object = serde_json::Map::new();
    for name in NAMES {
        if chance.below(6) == 0 {
            continue;
        }
        let value = match *name {
            "nested" if depth > 0 && chance.below(4) > 0 => self::object(chance, depth - 1),
            // Of scalars only: what is looped over is then never a list itself.
            "map" if chance.below(3) > 0 => {
                let entries = ["a", "name", "c"].map(|key| (key.to_owned(), scalar(chance)));
                Value::Object(entries.into_iter().collect())
            }
            "items" if depth > 0 && chance.below(4) > 0 => {
                let objects = chance.below(3) > 0;
                let items = (0..chance.below(4)).map(|_| {
                    if objects {
                        self::object(chance, depth - 1)
                    } else {
                        scalar(chance)
                    }
                });
                Value::Array(items.collect())
            }
            _ => scalar(chance),
        };
        object.insert((*name).to_owned(), value);
    }
    Value::Object(object)
}

/// A template with the block parameters in scope.
struct Writer<'a> {
    chance: &'a mut Chance,
    text: String,
    parameters: Vec<&'static str>,
    depth: u32,
    loops: u32,
}

impl Writer<'_> {
    /// Begins with a text: where a program begins with `{{{1}}}{{{2}}}`, handlebars.js adds the numbers.
    fn body(&mut self, length: u64) {
        let text = self.chance.pick(TEXTS);
        self.text.push_str(text);
        // Something that no white space control takes away.
        self.text.push('|');
        for _ in 0..=self.chance.below(length) {
            self.piece();
        }
    }

    fn piece(&mut self) {
        let blocks = self.depth < 4;
        match self.chance.below(if blocks { 12 } else { 7 }) {
            0..=2 => {
                let text = self.chance.pick(TEXTS);
                self.text.push_str(text);
            }
            3 | 4 => self.output("{{", "}}"),
            5 => self.output("{{{", "}}}"),
            6 => self.remark(),
            7 | 8 => self.condition(),
            9 | 10 => self.each(),
            _ => self.with(),
        }
    }

    fn tilde(&mut self) -> &'static str {
        if self.chance.below(8) == 0 { "~" } else { "" }
    }

    fn output(&mut self, open: &str, close: &str) {
        let right = self.tilde();
        let path = self.path();
        if open == "{{{" {
            // No tilde on the left: it would take away the text that the program has to begin with. On the right it
            // stands outside of the third brace.
            let _ = write!(self.text, "{{{{{{{path}}}{right}}}}}");
        } else {
            let left = self.tilde();
            let _ = write!(self.text, "{open}{left}{path}{right}{close}");
        }
    }

    fn remark(&mut self) {
        let remark = self
            .chance
            .pick(&["{{! note }}", "{{!-- a }} b --}}", "{{!}}", "\\{{name}}"]);
        self.text.push_str(remark);
    }

    fn path(&mut self) -> String {
        if !self.parameters.is_empty() && self.chance.below(3) == 0 {
            let at = usize::try_from(self.chance.below(self.parameters.len() as u64))
                .unwrap_or_default();
            let parameter = self.parameters[at];
            return if parameter.starts_with('i') {
                format!(
                    "{parameter}.{}",
                    self.chance.pick(&["name", "count", "flag", "missing"])
                )
            } else {
                parameter.to_owned()
            };
        }
        let name = self
            .chance
            .pick(&["name", "count", "flag", "empty", "none", "missing", "品名"]);
        match self.chance.below(9) {
            0 if self.loops > 0 => self
                .chance
                .pick(&["@index", "@first", "@last", "@key"])
                .to_owned(),
            1 if self.depth > 0 => format!("../{name}"),
            2 => format!("@root.{name}"),
            3 => format!("this.{name}"),
            4 => format!("nested.{name}"),
            5 => format!("this.[{name}]"),
            _ => name.to_owned(),
        }
    }

    fn tag(&mut self, inside: &str) {
        let (left, right) = (self.tilde(), self.tilde());
        let _ = write!(self.text, "{{{{{left}{inside}{right}}}}}");
    }

    fn block(&mut self, name: &str, opening: &str, otherwise: bool) {
        self.tag(&format!("#{name} {opening}"));
        self.depth += 1;
        self.body(3);
        self.depth -= 1;
        if otherwise {
            self.tag("else");
            self.depth += 1;
            let (loops, parameters) = (self.loops, std::mem::take(&mut self.parameters));
            self.loops = 0;
            self.body(3);
            self.loops = loops;
            self.parameters = parameters;
            self.depth -= 1;
        }
        self.tag(&format!("/{name}"));
    }

    fn subject(&mut self) -> String {
        if self.chance.below(2) == 0 {
            self.chance.pick(NAMES).to_owned()
        } else {
            self.path()
        }
    }

    fn condition(&mut self) {
        let name = self.chance.pick(&["if", "unless"]);
        let subject = self.subject();
        let otherwise = self.chance.below(2) == 0;
        if name == "if" && self.chance.below(3) == 0 {
            self.tag(&format!("#if {subject}"));
            self.depth += 1;
            self.body(2);
            let second = self.subject();
            self.tag(&format!("else if {second}"));
            self.body(2);
            self.tag("else");
            self.body(2);
            self.depth -= 1;
            self.tag("/if");
        } else {
            self.block(name, &subject, otherwise);
        }
    }

    fn each(&mut self) {
        let list = self
            .chance
            .pick(&["items", "map", "missing", "nested.items", "none"]);
        let otherwise = self.chance.below(3) == 0;
        let before = self.parameters.len();
        let opening = match self.chance.below(3) {
            0 => {
                self.parameters.extend(["item", "x"]);
                format!("{list} as |item x|")
            }
            1 => {
                self.parameters.push("item");
                format!("{list} as |item|")
            }
            _ => list.to_owned(),
        };
        self.loops += 1;
        self.block("each", &opening, otherwise);
        self.loops -= 1;
        self.parameters.truncate(before);
    }

    fn with(&mut self) {
        let before = self.parameters.len();
        let opening = if self.chance.below(2) == 0 {
            self.parameters.push("it");
            "nested as |it|"
        } else {
            "nested"
        };
        let otherwise = self.chance.below(3) == 0;
        let loops = std::mem::take(&mut self.loops);
        self.block("with", opening, otherwise);
        self.loops = loops;
        self.parameters.truncate(before);
    }
}

fn case(seed: u64) -> (String, Value) {
    let mut chance = Chance(seed);
    let data = object(&mut chance, 3);
    let mut writer = Writer {
        chance: &mut chance,
        text: String::new(),
        parameters: Vec::new(),
        depth: 0,
        loops: 0,
    };
    writer.body(8);
    (writer.text, data)
}

/// What handlebars.js makes of the cases; `None` where it refuses one.
fn handlebars(cases: &[(String, Value)]) -> Vec<Option<String>> {
    let script =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/differential/handlebars.mjs");
    let mut child = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node, which `cargo xtask test` asks for");
    let mut input = child.stdin.take().expect("its input");
    let mut lines = String::new();
    for (template, data) in cases {
        let _ = writeln!(lines, "{}", json!({"template": template, "data": data}));
    }
    let writing = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("its answers");
    writing.join().expect("written").expect("written");
    assert!(
        output.status.success(),
        "handlebars.js did not run: are the UI's libraries installed (npm ci in ui)?"
    );
    String::from_utf8(output.stdout)
        .expect("text")
        .lines()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).expect("JSON");
            answer["output"].as_str().map(str::to_owned)
        })
        .collect()
}

#[test]
fn generated_templates_mean_the_same_as_in_handlebars_js() {
    let cases: Vec<_> = (0..CASES).map(case).collect();
    let expected = handlebars(&cases);
    assert_eq!(expected.len(), cases.len());
    let options = RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"));
    let mut compared = 0;
    let mut different = Vec::new();
    for ((template, data), expected) in cases.iter().zip(&expected) {
        let Some(expected) = expected else { continue };
        if expected.contains("[object Object]") {
            continue;
        }
        compared += 1;
        let ours = Template::compile(template, &CompileOptions::default())
            .render(&Data::from_json(data.clone()), &options);
        if ours.as_ref().ok() != Some(expected) {
            different.push(format!(
                "template {template:?}\ndata {data}\nhandlebars.js {expected:?}\nours {ours:?}"
            ));
        }
    }
    assert!(
        different.is_empty(),
        "{} of {compared} differ, the shortest:\n{}",
        different.len(),
        different
            .iter()
            .min_by_key(|text| text.len())
            .map_or("", String::as_str)
    );
    assert!(
        compared > CASES * 3 / 4,
        "only {compared} templates could be compared"
    );
}
