//! Functions that compare texts.

use crate::value::{Value, loose_equal, to_text};

use super::{Basis::Documented, Family::Strings, Function, argument, example, takes};
use crate::value::Type::{Any, Boolean, String as Text};

pub(super) const FUNCTIONS: &[Function] = &[
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
        body: |_, arguments| {
            Ok(Value::Boolean(part_of(arguments, |text, part| {
                text.contains(part)
            })))
        },
    },
    Function {
        name: "doesNotContain",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("part", Text),
            takes("caseSensitive", Boolean).optional(),
        ],
        returns: Boolean,
        en: "Whether the text does not contain the part. Upper and lower case differ unless caseSensitive is false.",
        ja: "テキストに指定した部分が含まれないかどうかを返します。caseSensitive が false の場合は大文字と小文字を区別しません。",
        example: example("{%= doesNotContain(\"luma.edu\", \".org\") %}", "true"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(!part_of(arguments, |text, part| {
                text.contains(part)
            })))
        },
    },
    Function {
        name: "doesNotEndWith",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("part", Text),
            takes("caseSensitive", Boolean).optional(),
        ],
        returns: Boolean,
        en: "Whether the text does not end with the part. Upper and lower case differ unless caseSensitive is false.",
        ja: "テキストが指定した部分で終わらないかどうかを返します。caseSensitive が false の場合は大文字と小文字を区別しません。",
        example: example("{%= doesNotEndWith(\"a.com\", \".com\") %}", "false"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(!part_of(arguments, |text, part| {
                text.ends_with(part)
            })))
        },
    },
    Function {
        name: "doesNotStartWith",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("part", Text),
            takes("caseSensitive", Boolean).optional(),
        ],
        returns: Boolean,
        en: "Whether the text does not start with the part. Upper and lower case differ unless caseSensitive is false.",
        ja: "テキストが指定した部分で始まらないかどうかを返します。caseSensitive が false の場合は大文字と小文字を区別しません。",
        example: example("{%= doesNotStartWith(\"Joe B\", \"Joe\") %}", "false"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(!part_of(arguments, |text, part| {
                text.starts_with(part)
            })))
        },
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
        body: |_, arguments| {
            Ok(Value::Boolean(part_of(arguments, |text, part| {
                text.ends_with(part)
            })))
        },
    },
    Function {
        name: "equals",
        family: Strings,
        parameters: &[takes("left", Any), takes("right", Any)],
        returns: Boolean,
        en: "Whether two values are the same. Upper and lower case differ.",
        ja: "2 つの値が等しいかどうかを返します。大文字と小文字を区別します。",
        example: example("{%= equals(\"John\", \"John\") %}", "true"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(loose_equal(
                argument(arguments, 0),
                argument(arguments, 1),
            )))
        },
    },
    Function {
        name: "equalsAnyIgnoreCase",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("candidate", Text),
            takes("others", Text).repeated(),
        ],
        returns: Boolean,
        en: "Whether the text is one of the candidates, upper and lower case being the same.",
        ja: "テキストが候補のいずれかと等しいかどうかを返します。大文字と小文字を区別しません。",
        example: example(
            "{%= equalsAnyIgnoreCase(\"Icon\", \"icon\", \"ambassador\", \"luminary\") %}",
            "true",
        ),
        basis: Documented,
        body: |_, arguments| {
            let (text, candidates) = (
                argument(arguments, 0),
                arguments.get(1..).unwrap_or_default(),
            );
            Ok(Value::Boolean(
                candidates
                    .iter()
                    .any(|candidate| same_ignoring_case(text, candidate)),
            ))
        },
    },
    Function {
        name: "equalsIgnoreCase",
        family: Strings,
        parameters: &[takes("left", Text), takes("right", Text)],
        returns: Boolean,
        en: "Whether two texts are the same, upper and lower case being the same.",
        ja: "2 つのテキストが等しいかどうかを返します。大文字と小文字を区別しません。",
        example: example("{%= equalsIgnoreCase(\"John\", \"jOHN\") %}", "true"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(same_ignoring_case(
                argument(arguments, 0),
                argument(arguments, 1),
            )))
        },
    },
    Function {
        name: "notEqualTo",
        family: Strings,
        parameters: &[takes("left", Any), takes("right", Any)],
        returns: Boolean,
        en: "Whether two values differ. Upper and lower case differ.",
        ja: "2 つの値が異なるかどうかを返します。大文字と小文字を区別します。",
        example: example("{%= notEqualTo(\"a\", \"b\") %}", "true"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(!loose_equal(
                argument(arguments, 0),
                argument(arguments, 1),
            )))
        },
    },
    Function {
        name: "notEqualWithIgnoreCase",
        family: Strings,
        parameters: &[takes("left", Text), takes("right", Text)],
        returns: Boolean,
        en: "Whether two texts differ, upper and lower case being the same.",
        ja: "2 つのテキストが異なるかどうかを返します。大文字と小文字を区別しません。",
        example: example("{%= notEqualWithIgnoreCase(\"a\", \"A\") %}", "false"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(!same_ignoring_case(
                argument(arguments, 0),
                argument(arguments, 1),
            )))
        },
    },
    Function {
        name: "startsWith",
        family: Strings,
        parameters: &[
            takes("text", Text),
            takes("part", Text),
            takes("caseSensitive", Boolean).optional(),
        ],
        returns: Boolean,
        en: "Whether the text starts with the part. Upper and lower case differ unless caseSensitive is false.",
        ja: "テキストが指定した部分で始まるかどうかを返します。caseSensitive が false の場合は大文字と小文字を区別しません。",
        example: example("{%= startsWith(\"Joe Black\", \"Joe\") %}", "true"),
        basis: Documented,
        body: |_, arguments| {
            Ok(Value::Boolean(part_of(arguments, |text, part| {
                text.starts_with(part)
            })))
        },
    },
];

/// A test on two texts with an optional third argument for case; false when either is missing.
fn part_of(arguments: &[Value], test: fn(&str, &str) -> bool) -> bool {
    let (whole, part) = (argument(arguments, 0), argument(arguments, 1));
    if whole.is_null() || part.is_null() {
        return false;
    }
    let (mut whole, mut part) = (to_text(whole), to_text(part));
    if matches!(argument(arguments, 2), Value::Boolean(false)) {
        (whole, part) = (whole.to_lowercase(), part.to_lowercase());
    }
    test(&whole, &part)
}

/// Null is the same as null alone.
fn same_ignoring_case(left: &Value, right: &Value) -> bool {
    if left.is_null() || right.is_null() {
        return left.is_null() && right.is_null();
    }
    // By way of upper case too, as Java compares: the two cases of a letter need not have the same lower case.
    let folded = |value: &Value| to_text(value).to_uppercase().to_lowercase();
    folded(left) == folded(right)
}
