//! Functions for content that was written for Adobe Campaign.

use std::cmp::Ordering;

use super::units::{substring, whole};
use crate::value::{Value, equal, order, to_text};

use super::{
    Basis::{Decided, Documented},
    Family::Migration,
    Function, argument, example, takes,
};
use crate::value::Type::{Any, Boolean, Integer, String as Text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "ampCompare",
        family: Migration,
        parameters: &[
            takes("left", Any),
            takes("right", Any),
            takes("operator", Integer),
        ],
        returns: Boolean,
        en: "Compares two values: operator 0 is =, 1 is !=, 2 is >, 3 is <, 4 is >=, 5 is <=.",
        ja: "2 つの値を比較します。演算子は 0 が =、1 が !=、2 が >、3 が <、4 が >=、5 が <= です。",
        example: example("{%= ampCompare(3, 2, 2) %}", "true"),
        basis: Decided,
        body: |_, arguments| {
            let (left, right) = (argument(arguments, 0), argument(arguments, 1));
            let ordered = |wanted: fn(Ordering) -> bool| order(left, right).is_some_and(wanted);
            Ok(match whole(argument(arguments, 2)) {
                Some(0) => Value::Boolean(equal(left, right)),
                Some(1) => Value::Boolean(!equal(left, right)),
                Some(2) => Value::Boolean(ordered(Ordering::is_gt)),
                Some(3) => Value::Boolean(ordered(Ordering::is_lt)),
                Some(4) => Value::Boolean(ordered(Ordering::is_ge)),
                Some(5) => Value::Boolean(ordered(Ordering::is_le)),
                _ => Value::Null,
            })
        },
    },
    Function {
        name: "ampSubstr",
        family: Migration,
        parameters: &[
            takes("text", Text),
            takes("begin", Integer),
            takes("end", Integer).optional(),
        ],
        returns: Text,
        en: "The text from the position begin up to, not including, the position end; to the end of the text without it.",
        ja: "開始位置から終了位置の手前までの部分を返します。終了位置を省略した場合は末尾までです。",
        example: example("{%= ampSubstr(\"Hello World\", 0, 5) %}", "Hello"),
        basis: Documented,
        body: |_, arguments| Ok(substring(arguments)),
    },
    Function {
        name: "compareTo",
        family: Migration,
        parameters: &[takes("left", Any), takes("right", Any)],
        returns: Integer,
        en: "Negative when the first value comes before the second, 0 when they are the same, positive when it comes after. Texts compare as in Java.",
        ja: "1 つ目の値が 2 つ目より前なら負の数、等しければ 0、後なら正の数を返します。テキストは Java と同じように比較します。",
        example: example("{%= compareTo(\"a\", \"b\") < 0 %}", "true"),
        basis: Documented,
        body: |_, arguments| {
            let (left, right) = (argument(arguments, 0), argument(arguments, 1));
            if let (Value::Text(left), Value::Text(right)) = (left, right) {
                return Ok(Value::Integer(java_order(left, right)));
            }
            if left.is_null() || right.is_null() {
                return Ok(Value::Null);
            }
            let texts = || Some(java_order(&to_text(left), &to_text(right)));
            let compared = order(left, right).map(|order| order as i64).or_else(texts);
            Ok(compared.map_or(Value::Null, Value::Integer))
        },
    },
];

/// `String.compareTo`: the difference of the first UTF-16 units that differ, else of the lengths.
fn java_order(left: &str, right: &str) -> i64 {
    let differing = left
        .encode_utf16()
        .zip(right.encode_utf16())
        .find(|(left, right)| left != right);
    if let Some((left, right)) = differing {
        return i64::from(left) - i64::from(right);
    }
    let length = |text: &str| i64::try_from(text.encode_utf16().count()).unwrap_or(i64::MAX);
    length(left) - length(right)
}
