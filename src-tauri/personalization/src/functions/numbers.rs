//! Functions on numbers.

use super::{Basis::Documented, Family::Numbers, Function, argument, example, takes};
use crate::value::Type::{Any, Number, String as Text};
use crate::value::{Value, to_number};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "stringToNumber",
        family: Numbers,
        parameters: &[takes("text", Text)],
        returns: Number,
        en: "The number that the text spells; the text itself when it is no number.",
        ja: "テキストを数値に変換します。数値でない場合はテキストをそのまま返します。",
        example: example("{%= stringToNumber(\"750\") + 1 %}", "751"),
        basis: Documented,
        body: |_, arguments| {
            let value = argument(arguments, 0);
            Ok(to_number(value).map_or_else(|| value.clone(), |number| number.value()))
        },
    },
    Function {
        name: "toString",
        family: Numbers,
        parameters: &[takes("value", Any)],
        returns: Text,
        en: "The value as text, as it would be printed.",
        ja: "値を表示どおりのテキストに変換します。",
        example: example("{%= toString(12.50) %}", "12.5"),
        basis: Documented,
        body: |_, arguments| {
            Ok(match argument(arguments, 0) {
                Value::Null => Value::Null,
                value => Value::text(crate::value::to_text(value)),
            })
        },
    },
];
