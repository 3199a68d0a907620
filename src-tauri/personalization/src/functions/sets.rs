//! Functions that ask what lists have in common.

use super::lists::items;
use crate::diagnostics::Problem;
use crate::render::Environment;
use crate::value::{Value, loose_equal};

use super::{Basis::Documented, Family::Lists, Function, argument, example, takes};
use crate::value::Type::{Any, Boolean, List};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "in",
        family: Lists,
        parameters: &[takes("value", Any), takes("list", List)],
        returns: Boolean,
        en: "Whether the value is an item of the list.",
        ja: "値がリストに含まれるかどうかを返します。",
        example: example("{%= in(6, [3, 6, 9]) %}", "true"),
        basis: Documented,
        body: |environment, arguments| {
            let (value, list) = (argument(arguments, 0), argument(arguments, 1));
            Ok(Value::Boolean(
                !value.is_null() && has(environment, items(list), value)?,
            ))
        },
    },
    Function {
        name: "includes",
        family: Lists,
        parameters: &[takes("list", List), takes("value", Any)],
        returns: Boolean,
        en: "Whether the list has the value among its items.",
        ja: "リストに値が含まれるかどうかを返します。",
        example: example("{%= includes([\"red\", \"green\"], \"red\") %}", "true"),
        basis: Documented,
        body: |environment, arguments| {
            let (list, value) = (argument(arguments, 0), argument(arguments, 1));
            Ok(Value::Boolean(has(environment, items(list), value)?))
        },
    },
    Function {
        name: "intersects",
        family: Lists,
        parameters: &[takes("left", List), takes("right", List)],
        returns: Boolean,
        en: "Whether the lists have an item in common.",
        ja: "2 つのリストに共通の要素があるかどうかを返します。",
        example: example("{%= intersects([\"a\", \"b\"], [\"b\", \"c\"]) %}", "true"),
        basis: Documented,
        body: |environment, arguments| {
            let (left, right) = (items(argument(arguments, 0)), items(argument(arguments, 1)));
            Ok(Value::Boolean(common(environment, left, right)? > 0))
        },
    },
    Function {
        name: "notIn",
        family: Lists,
        parameters: &[takes("value", Any), takes("list", List)],
        returns: Boolean,
        en: "Whether the value is no item of the list; false when either is null.",
        ja: "値がリストに含まれないかどうかを返します。どちらかが null の場合は false です。",
        example: example("{%= notIn(6, [3, 6, 9]) %}", "false"),
        basis: Documented,
        body: |environment, arguments| {
            let (value, list) = (argument(arguments, 0), argument(arguments, 1));
            Ok(Value::Boolean(
                !value.is_null() && !list.is_null() && !has(environment, items(list), value)?,
            ))
        },
    },
    Function {
        name: "subsetOf",
        family: Lists,
        parameters: &[takes("left", List), takes("right", List)],
        returns: Boolean,
        en: "Whether every item of the first list is in the second.",
        ja: "1 つ目のリストのすべての要素が 2 つ目のリストに含まれるかどうかを返します。",
        example: example("{%= subsetOf([\"a\"], [\"a\", \"b\"]) %}", "true"),
        basis: Documented,
        body: |environment, arguments| {
            let (left, right) = (items(argument(arguments, 0)), items(argument(arguments, 1)));
            Ok(Value::Boolean(
                common(environment, left, right)? == left.len(),
            ))
        },
    },
    Function {
        name: "supersetOf",
        family: Lists,
        parameters: &[takes("left", List), takes("right", List)],
        returns: Boolean,
        en: "Whether every item of the second list is in the first.",
        ja: "2 つ目のリストのすべての要素が 1 つ目のリストに含まれるかどうかを返します。",
        example: example("{%= supersetOf([\"a\"], [\"a\", \"b\"]) %}", "false"),
        basis: Documented,
        body: |environment, arguments| {
            let (left, right) = (items(argument(arguments, 0)), items(argument(arguments, 1)));
            Ok(Value::Boolean(
                common(environment, right, left)? == right.len(),
            ))
        },
    },
];

/// Items are compared in pairs, which the budget of the render pays for.
const PAIRS_IN_ONE: u64 = 16;

fn has(environment: &Environment, items: &[Value], value: &Value) -> Result<bool, Problem> {
    environment.spend((items.len() as u64).saturating_mul(value.weight()) / PAIRS_IN_ONE)?;
    Ok(items.iter().any(|item| loose_equal(item, value)))
}

/// How many items of the first list are in the second.
fn common(environment: &Environment, left: &[Value], right: &[Value]) -> Result<usize, Problem> {
    let mut found = 0;
    for item in left {
        found += usize::from(has(environment, right, item)?);
    }
    Ok(found)
}

/// The items without those that came before.
pub(super) fn distinct(environment: &Environment, items: &[Value]) -> Result<Vec<Value>, Problem> {
    let mut kept: Vec<Value> = Vec::new();
    for item in items {
        if !has(environment, &kept, item)? {
            kept.push(item.clone());
        }
    }
    Ok(kept)
}
