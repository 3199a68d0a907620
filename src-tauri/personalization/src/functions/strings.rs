//! Functions on texts.

use super::{Basis::Documented, Example, Family::Strings, Function, argument, example, takes};
use crate::value::Type::{Any, Boolean, String as Text};
use crate::value::{Value, print_to, to_text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "concat",
        family: Strings,
        parameters: &[takes("text", Any), takes("others", Any).repeated()],
        returns: Text,
        en: "Joins the values to one text. Missing values count as empty.",
        ja: "値を 1 つのテキストに連結します。値がない場合は空として扱います。",
        example: example("{%= concat(\"Hello \", \"World\") %}", "Hello World"),
        basis: Documented,
        body: |environment, arguments| {
            let mut text = String::new();
            for argument in arguments {
                // Writing into a string cannot fail.
                let _ = print_to(argument, &mut text);
                environment.within_value(text.len())?;
            }
            Ok(Value::text(text))
        },
    },
    Function {
        name: "contains",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("part", Text),
            takes("caseSensitive", Boolean).optional(),
        ],
        returns: Boolean,
        en: "Whether the text contains the part. Upper and lower case differ unless caseSensitive is false.",
        ja: "テキストに指定した部分が含まれるかどうかを返します。caseSensitive が false の場合は大文字と小文字を区別しません。",
        example: example("{%= contains(\"luma.edu\", \".edu\") %}", "true"),
        basis: Documented,
        body: |_, arguments| Ok(two_texts(arguments, |text, part| text.contains(part))),
    },
    Function {
        name: "endsWith",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("part", Text),
            takes("caseSensitive", Boolean).optional(),
        ],
        returns: Boolean,
        en: "Whether the text ends with the part. Upper and lower case differ unless caseSensitive is false.",
        ja: "テキストが指定した部分で終わるかどうかを返します。caseSensitive が false の場合は大文字と小文字を区別しません。",
        example: example("{%= endsWith(\"luma.edu\", \".edu\") %}", "true"),
        basis: Documented,
        body: |_, arguments| Ok(two_texts(arguments, |text, part| text.ends_with(part))),
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
fn map_text(arguments: &[Value], map: fn(&str) -> String) -> Value {
    match argument(arguments, 0) {
        Value::Null => Value::Null,
        Value::Text(text) => Value::text(map(text)),
        other => Value::text(map(&to_text(other))),
    }
}

/// A test on two texts with an optional third argument for case; false when either is missing.
fn two_texts(arguments: &[Value], test: fn(&str, &str) -> bool) -> Value {
    let (whole, part) = (argument(arguments, 0), argument(arguments, 1));
    if whole.is_null() || part.is_null() {
        return Value::Boolean(false);
    }
    let (mut whole, mut part) = (to_text(whole), to_text(part));
    if matches!(argument(arguments, 2), Value::Boolean(false)) {
        (whole, part) = (whole.to_lowercase(), part.to_lowercase());
    }
    Value::Boolean(test(&whole, &part))
}
