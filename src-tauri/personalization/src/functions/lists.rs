//! Functions on lists.

use super::{Basis::Documented, Family::Lists, Function, argument, example, takes};
use crate::value::Type::{Integer, List};
use crate::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "count",
    family: Lists,
    parameters: &[takes("list", List)],
    returns: Integer,
    en: "How many items the list has, without nulls.",
    ja: "リストの要素数を返します（null を除く）。",
    example: example("{%= count([4, 0, 1]) %}", "3"),
    basis: Documented,
    body: |_, arguments| {
        Ok(Value::Integer(match argument(arguments, 0) {
            Value::List(list) => list
                .items()
                .iter()
                .filter(|item| !item.is_null())
                .count()
                .try_into()
                .unwrap_or(i64::MAX),
            Value::Null => 0,
            _ => 1,
        }))
    },
}];
