//! Functions that search with patterns: Java's regular expressions and `like`.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use java_text::pattern::{Pattern, Steps};

use super::units::whole;
use crate::diagnostics::Problem;
use crate::render::Environment;
use crate::value::{Value, to_text};

use super::{Basis::Documented, Family::Strings, Function, argument, example, takes};
use crate::value::Type::{Boolean, Integer, String as Text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "like",
        family: Strings,
        parameters: &[takes("text", Text), takes("pattern", Text)],
        returns: Boolean,
        en: "Whether the whole text follows the pattern: % stands for any run of characters, _ for one character.",
        ja: "テキスト全体がパターンに一致するかどうかを返します。% は任意の文字列、_ は任意の 1 文字を表します。",
        example: example("{%= like(\"Los Angeles\", \"%es%\") %}", "true"),
        basis: Documented,
        body: |environment, arguments| {
            if argument(arguments, 0).is_null() {
                return Ok(Value::Boolean(false));
            }
            let text: Vec<char> = to_text(argument(arguments, 0)).chars().collect();
            let pattern: Vec<char> = to_text(argument(arguments, 1)).chars().collect();
            let (follows, steps) = like(&text, &pattern);
            environment.spend(steps / STEPS_IN_ONE)?;
            Ok(Value::Boolean(follows))
        },
    },
    Function {
        name: "matches",
        family: Strings,
        parameters: &[takes("text", Text), takes("regex", Text)],
        returns: Boolean,
        en: "Whether the regular expression, as Java writes them, is found anywhere in the text.",
        ja: "Java の正規表現がテキストのどこかに一致するかどうかを返します。",
        example: example("{%= matches(\"Johnny\", \"(?i)^john\") %}", "true"),
        basis: Documented,
        body: |environment, arguments| {
            if argument(arguments, 0).is_null() {
                return Ok(Value::Boolean(false));
            }
            let text = to_text(argument(arguments, 0));
            let found = search(
                environment,
                argument(arguments, 1),
                &text,
                |pattern, steps| pattern.find_within(&text, 0, steps),
            )?;
            Ok(Value::Boolean(found.is_some()))
        },
    },
    Function {
        name: "regexGroup",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("regex", Text),
            takes("group", Integer),
        ],
        returns: Text,
        en: "What a group of the regular expression matched where it is first found; group 0 is the whole. Null when there is none.",
        ja: "正規表現が最初に一致した箇所のグループを返します。グループ 0 は一致全体です。ない場合は null です。",
        example: example(
            "{%= regexGroup(\"abc@xyz.com\", \"@(\\\\w+)\", 1) %}",
            "xyz",
        ),
        basis: Documented,
        body: |environment, arguments| {
            if argument(arguments, 0).is_null() {
                return Ok(Value::Null);
            }
            let text = to_text(argument(arguments, 0));
            let found = search(
                environment,
                argument(arguments, 1),
                &text,
                |pattern, steps| pattern.find_within(&text, 0, steps),
            )?;
            let group = match argument(arguments, 2) {
                Value::Null => Some(0),
                group => whole(group).and_then(|group| usize::try_from(group).ok()),
            };
            let range = found
                .zip(group)
                .and_then(|(found, group)| found.group(group));
            Ok(range.map_or(Value::Null, |range| Value::text(&text[range])))
        },
    },
    Function {
        name: "replaceAll",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("regex", Text),
            takes("replacement", Text),
        ],
        returns: Text,
        en: "Replaces everything that the regular expression, as Java writes them, matches. The replacement is taken literally.",
        ja: "Java の正規表現に一致するすべての箇所を置き換えます。置き換える文字は文字どおりに扱います。",
        example: example("{%= replaceAll(\"a.b.c\", \"\\\\.\", \"_\") %}", "a_b_c"),
        basis: Documented,
        body: |environment, arguments| {
            if argument(arguments, 0).is_null() {
                return Ok(Value::Null);
            }
            let (text, replacement) = (
                to_text(argument(arguments, 0)),
                to_text(argument(arguments, 2)),
            );
            let found = search(
                environment,
                argument(arguments, 1),
                &text,
                |pattern, steps| pattern.find_all_within(&text, steps),
            )?;
            // Measured before it is built: many small matches with a long replacement make a huge text.
            environment.within_value(
                text.len()
                    .saturating_add(found.len().saturating_mul(replacement.len())),
            )?;
            let mut replaced = String::with_capacity(text.len());
            let mut end = 0;
            for found in found {
                let range = found.range();
                replaced.push_str(&text[end..range.start]);
                replaced.push_str(&replacement);
                end = range.end;
            }
            replaced.push_str(&text[end..]);
            Ok(Value::text(replaced))
        },
    },
];

/// How many steps of a search weigh as much as one step of a render.
const STEPS_IN_ONE: u64 = 16;
/// How many expressions are kept compiled.
const KEPT: usize = 256;

static COMPILED: LazyLock<RwLock<HashMap<String, Pattern>>> = LazyLock::new(RwLock::default);

fn compiled(expression: &str) -> Result<Pattern, Problem> {
    if let Some(pattern) = COMPILED
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(expression)
    {
        return Ok(pattern.clone());
    }
    let pattern = Pattern::new(expression).map_err(|_| Problem::BadRegex {
        pattern: expression.to_owned(),
    })?;
    let mut kept = COMPILED.write().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(expression.to_owned(), pattern.clone());
    Ok(pattern)
}

/// Searches, and takes the steps of the search from the budget of the render.
fn search<T>(
    environment: &Environment,
    expression: &Value,
    text: &str,
    run: impl FnOnce(&Pattern, &mut Steps) -> Result<T, java_text::pattern::MatchError>,
) -> Result<T, Problem> {
    let expression = to_text(expression);
    let pattern = compiled(&expression)?;
    let mut steps = Steps::for_text(text);
    let result = run(&pattern, &mut steps);
    environment.spend(steps.taken() / STEPS_IN_ONE)?;
    result.map_err(|_| Problem::RegexLimit {
        pattern: expression,
    })
}

/// Whether the text follows the pattern, and how many comparisons that took: at most one for each pair of characters.
fn like(text: &[char], pattern: &[char]) -> (bool, u64) {
    let (mut at, mut in_pattern, mut steps) = (0, 0, 0_u64);
    // Where to go on when what follows the last `%` does not fit: one character later.
    let mut again: Option<(usize, usize)> = None;
    while at < text.len() {
        steps += 1;
        match pattern.get(in_pattern) {
            Some('%') => {
                again = Some((at, in_pattern + 1));
                in_pattern += 1;
            }
            Some(wanted) if *wanted == '_' || *wanted == text[at] => {
                at += 1;
                in_pattern += 1;
            }
            _ => match again {
                Some((from, after)) => {
                    again = Some((from + 1, after));
                    (at, in_pattern) = (from + 1, after);
                }
                None => return (false, steps),
            },
        }
    }
    (pattern[in_pattern..].iter().all(|rest| *rest == '%'), steps)
}
