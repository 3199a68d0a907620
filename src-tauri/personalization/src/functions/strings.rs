//! Functions on texts: joining, cutting, trimming, upper and lower case.
//!
//! Positions and lengths count UTF-16 units, as Java and JavaScript do.

use super::units::{self, whole};
use crate::diagnostics::Problem;
use crate::render::Environment;
use crate::value::{Value, print_to, to_text};

use super::{
    Basis::{Decided, Documented},
    Example,
    Family::Strings,
    Function, argument, example, takes,
};
use crate::value::Type::{Any, Boolean, Integer, List, String as Text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "camelCase",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "Puts the first letter of every word in upper case.",
        ja: "すべての単語の先頭を大文字にします。",
        example: example("{%= camelCase(\"john smith\") %}", "John Smith"),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, capitalized)),
    },
    Function {
        name: "charCodeAt",
        family: Strings,
        parameters: &[takes("text", Text), takes("position", Integer)],
        returns: Integer,
        en: "The code of the character at a position, counted from 0 in UTF-16 units. Null outside of the text.",
        ja: "位置（0 から数える UTF-16 単位）にある文字のコードを返します。範囲外の場合は null です。",
        example: example("{%= charCodeAt(\"some\", 1) %}", "111"),
        basis: Documented,
        body: |_, arguments| {
            let text = to_text(argument(arguments, 0));
            let at = whole(argument(arguments, 1)).and_then(|at| usize::try_from(at).ok());
            let unit = at.and_then(|at| text.encode_utf16().nth(at));
            Ok(unit.map_or(Value::Null, |unit| Value::Integer(i64::from(unit))))
        },
    },
    Function {
        name: "concat",
        family: Strings,
        parameters: &[takes("text", Any), takes("others", Any).repeated()],
        returns: Text,
        en: "Joins the values to one text. Missing values count as empty.",
        ja: "値を 1 つのテキストに連結します。値がない場合は空として扱います。",
        example: example("{%= concat(\"Hello \", \"World\") %}", "Hello World"),
        basis: Documented,
        body: |environment, arguments| joined(environment, arguments, ""),
    },
    Function {
        name: "indexOf",
        family: Strings,
        parameters: &[takes("text", Text), takes("part", Text)],
        returns: Integer,
        en: "The position of the first occurrence of the part, from 0; -1 when there is none.",
        ja: "指定した部分が最初に現れる位置（0 から）を返します。ない場合は -1 です。",
        example: example("{%= indexOf(\"hello world\", \"world\") %}", "6"),
        basis: Documented,
        body: |_, arguments| Ok(position(arguments, |text, part| text.find(part))),
    },
    Function {
        name: "isEmpty",
        family: Strings,
        parameters: &[takes("value", Any)],
        returns: Boolean,
        en: "Whether the value is missing, null, an empty text or an empty list.",
        ja: "値がない、null、空のテキスト、または空のリストかどうかを返します。",
        example: example("{%= isEmpty(profile.nick) %}", "true"),
        basis: Documented,
        body: |_, arguments| Ok(Value::Boolean(argument(arguments, 0).is_empty())),
    },
    Function {
        name: "isNotEmpty",
        family: Strings,
        parameters: &[takes("value", Any)],
        returns: Boolean,
        en: "Whether there is a value: not null, no empty text, no empty list.",
        ja: "値があるかどうかを返します（null、空のテキスト、空のリストではない）。",
        example: Example {
            template: "{%= isNotEmpty(profile.homeAddress.city) %}",
            data: r#"{"profile":{"homeAddress":{"city":"Paris"}}}"#,
            output: "true",
        },
        basis: Documented,
        body: |_, arguments| Ok(Value::Boolean(!argument(arguments, 0).is_empty())),
    },
    Function {
        name: "join",
        family: Strings,
        parameters: &[takes("list", List), takes("separator", Text).optional()],
        returns: Text,
        en: "Joins the items of a list to one text, with the separator between them; a comma when none is given.",
        ja: "リストの要素を区切り文字でつないだテキストを返します。区切り文字を省略した場合はコンマです。",
        example: example(
            "{%= join([\"red\", \"green\", \"blue\"], \", \") %}",
            "red, green, blue",
        ),
        basis: Documented,
        body: |environment, arguments| {
            let separator = match argument(arguments, 1) {
                Value::Null => ",".to_owned(),
                separator => to_text(separator),
            };
            match argument(arguments, 0) {
                Value::List(list) => joined(environment, list.items(), &separator),
                Value::Null => Ok(Value::Null),
                single => Ok(Value::text(to_text(single))),
            }
        },
    },
    Function {
        name: "lastIndexOf",
        family: Strings,
        parameters: &[takes("text", Text), takes("part", Text)],
        returns: Integer,
        en: "The position of the last occurrence of the part, from 0; -1 when there is none.",
        ja: "指定した部分が最後に現れる位置（0 から）を返します。ない場合は -1 です。",
        example: example("{%= lastIndexOf(\"hello world\", \"o\") %}", "7"),
        basis: Documented,
        body: |_, arguments| Ok(position(arguments, |text, part| text.rfind(part))),
    },
    Function {
        name: "leftTrim",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "The text without the white space at its start.",
        ja: "先頭の空白を取り除いたテキストを返します。",
        example: example("[{%= leftTrim(\"  a \") %}]", "[a ]"),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, |text| text.trim_start().to_owned())),
    },
    Function {
        name: "length",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Integer,
        en: "How long the text is, in UTF-16 units. For a list, how many items it has.",
        ja: "テキストの長さ（UTF-16 単位）を返します。リストの場合は要素数です。",
        example: example("{%= length(\"Hello\") %}", "5"),
        basis: Documented,
        body: |_, arguments| {
            let length = match argument(arguments, 0) {
                Value::List(list) => list.items().len(),
                value => to_text(value).encode_utf16().count(),
            };
            Ok(Value::Integer(i64::try_from(length).unwrap_or(i64::MAX)))
        },
    },
    Function {
        name: "lowerCase",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "The text in lower case.",
        ja: "テキストを小文字にします。",
        example: example("{%= lowerCase(\"JoHN\") %}", "john"),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, str::to_lowercase)),
    },
    Function {
        name: "mask",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("head", Integer),
            takes("tail", Integer),
        ],
        returns: Text,
        en: "Replaces all characters by X but the first ones (head) and the last ones (tail).",
        ja: "先頭 (head) と末尾 (tail) の文字を残し、それ以外の文字を X に置き換えます。",
        example: example("{%= mask(\"123456789\", 1, 2) %}", "1XXXXXX89"),
        basis: Documented,
        body: |_, arguments| {
            let kept = |at| {
                whole(argument(arguments, at))
                    .map_or(0, |count| usize::try_from(count).unwrap_or(0))
            };
            let (head, tail) = (kept(1), kept(2));
            Ok(map_text(arguments, |text| {
                let end = text.chars().count().saturating_sub(tail);
                let masked = |(at, character)| {
                    if at < head || at >= end {
                        character
                    } else {
                        'X'
                    }
                };
                text.chars().enumerate().map(masked).collect()
            }))
        },
    },
    Function {
        name: "replace",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("part", Text),
            takes("replacement", Text),
        ],
        returns: Text,
        en: "Replaces the first occurrence of the part. The part is taken literally.",
        ja: "指定した部分が最初に現れる箇所を置き換えます。正規表現ではなく文字どおりに検索します。",
        example: example(
            "{%= replace(\"Hello John, hello John\", \"John\", \"Mark\") %}",
            "Hello Mark, hello John",
        ),
        basis: Decided,
        body: |_, arguments| {
            let part = to_text(argument(arguments, 1));
            let replacement = to_text(argument(arguments, 2));
            Ok(map_text(arguments, |text| {
                text.replacen(&part, &replacement, 1)
            }))
        },
    },
    Function {
        name: "rightTrim",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "The text without the white space at its end.",
        ja: "末尾の空白を取り除いたテキストを返します。",
        example: example("[{%= rightTrim(\"  a \") %}]", "[  a]"),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, |text| text.trim_end().to_owned())),
    },
    Function {
        name: "split",
        family: Strings,
        parameters: &[takes("text", Text), takes("separator", Text)],
        returns: List,
        en: "Cuts the text at every separator, which is taken literally; an empty one cuts after every character.",
        ja: "区切り文字でテキストを分割したリストを返します。区切り文字が空の場合は 1 文字ずつに分割します。",
        example: example(
            "{{#each split(\"a,b,c\", \",\")}}<{{this}}>{{/each}}",
            "<a><b><c>",
        ),
        basis: Documented,
        body: |environment, arguments| {
            if argument(arguments, 0).is_null() {
                return Ok(Value::Null);
            }
            let (text, separator) = (
                to_text(argument(arguments, 0)),
                to_text(argument(arguments, 1)),
            );
            let items = if separator.is_empty() {
                text.chars()
                    .map(|character| Value::text(character.to_string()))
                    .collect()
            } else {
                text.split(&separator).map(Value::text).collect()
            };
            environment.list(items)
        },
    },
    Function {
        name: "substr",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("begin", Integer),
            takes("end", Integer).optional(),
        ],
        returns: Text,
        en: "The text from the position begin up to, not including, the position end; to the end of the text without it.",
        ja: "開始位置から終了位置の手前までの部分を返します。終了位置を省略した場合は末尾までです。",
        example: example("{%= substr(\"Hello World\", 0, 5) %}", "Hello"),
        basis: Documented,
        body: |_, arguments| Ok(units::substring(arguments)),
    },
    Function {
        name: "titleCase",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "Puts the first letter of every word in upper case.",
        ja: "すべての単語の先頭を大文字にします。",
        example: example(
            "{%= titleCase(\"washington high street\") %}",
            "Washington High Street",
        ),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, capitalized)),
    },
    Function {
        name: "trim",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "The text without the white space at both ends.",
        ja: "前後の空白を取り除いたテキストを返します。",
        example: example("[{%= trim(\"  a \") %}]", "[a]"),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, |text| text.trim().to_owned())),
    },
    Function {
        name: "upperCase",
        family: Strings,
        parameters: &[takes("text", Text)],
        returns: Text,
        en: "The text in upper case.",
        ja: "テキストを大文字にします。",
        example: example("{%= upperCase(\"straße\") %}", "STRASSE"),
        basis: Documented,
        body: |_, arguments| Ok(map_text(arguments, str::to_uppercase)),
    },
];

/// The text of a value made from another; null stays null.
pub(super) fn map_text(arguments: &[Value], map: impl Fn(&str) -> String) -> Value {
    match argument(arguments, 0) {
        Value::Null => Value::Null,
        Value::Text(text) => Value::text(map(text)),
        other => Value::text(map(&to_text(other))),
    }
}

/// The values printed one after the other.
fn joined(environment: &Environment, values: &[Value], separator: &str) -> Result<Value, Problem> {
    let mut text = String::new();
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            text.push_str(separator);
        }
        // Writing into a string cannot fail.
        let _ = print_to(value, &mut text);
        environment.within_value(text.len())?;
    }
    Ok(Value::text(text))
}

/// Words begin after white space; what is not their first letter stays as it is.
fn capitalized(text: &str) -> String {
    let mut capital = String::with_capacity(text.len());
    let mut begins = true;
    for character in text.chars() {
        if begins {
            capital.extend(character.to_uppercase());
        } else {
            capital.push(character);
        }
        begins = character.is_whitespace();
    }
    capital
}

/// Where something was found in the text, as a position in UTF-16 units.
fn position(arguments: &[Value], find: fn(&str, &str) -> Option<usize>) -> Value {
    let (text, part) = (argument(arguments, 0), argument(arguments, 1));
    if text.is_null() || part.is_null() {
        return Value::Integer(-1);
    }
    let text = to_text(text);
    let found = find(&text, &to_text(part)).map(|at| text[..at].encode_utf16().count());
    Value::Integer(found.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1))
}
