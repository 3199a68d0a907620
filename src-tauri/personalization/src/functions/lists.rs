//! Functions that count, sum up and choose the items of lists.

use std::cmp::Ordering;

use super::units::whole;
use crate::diagnostics::Problem;
use crate::render::Environment;
use crate::value::{Number, Value, order, to_number, to_text};

use super::{
    Basis::{Decided, Documented},
    Example,
    Family::Lists,
    Function, argument, example, takes,
};
use crate::value::Type::{Any, Integer, List, Number as Numeric};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "average",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Numeric,
        en: "The average of the numbers in the list. Null when there are none.",
        ja: "リストの数値の平均を返します。数値がない場合は null です。",
        example: example("{%= average([10, 20, 30]) %}", "20"),
        basis: Documented,
        body: |_, arguments| {
            let numbers = numbers(argument(arguments, 0));
            let Some(count) = u32::try_from(numbers.len()).ok().filter(|count| *count > 0) else {
                return Ok(Value::Null);
            };
            Ok(Value::Decimal(total(&numbers).as_f64() / f64::from(count)))
        },
    },
    Function {
        name: "bottomN",
        family: Lists,
        parameters: &[
            takes("list", List),
            takes("field", Any).field(),
            takes("count", Integer),
        ],
        returns: List,
        en: "The items with the smallest values in a field, smallest first.",
        ja: "フィールドの値が小さい順に、指定した数の要素を返します。",
        example: Example {
            template: "{{#each bottomN(profile.orders, price, 2)}}{{this.id}} {{/each}}",
            data: r#"{"profile":{"orders":[{"id":"o1","price":30},{"id":"o2","price":10},{"id":"o3","price":20}]}}"#,
            output: "o2 o3 ",
        },
        basis: Documented,
        body: |environment, arguments| ranked(environment, arguments, |order| order),
    },
    Function {
        name: "count",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Integer,
        en: "How many items the list has, without nulls.",
        ja: "リストの要素数を返します（null を除く）。",
        example: example("{%= count([4, 0, 1]) %}", "3"),
        basis: Documented,
        body: |_, arguments| {
            Ok(counted(
                items(argument(arguments, 0))
                    .iter()
                    .filter(|item| !item.is_null())
                    .count(),
            ))
        },
    },
    Function {
        name: "countOnlyNull",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Integer,
        en: "How many items of the list are null.",
        ja: "リストの null の要素数を返します。",
        example: example("{%= countOnlyNull([4, null, 1, null]) %}", "2"),
        basis: Decided,
        body: |_, arguments| {
            Ok(counted(
                items(argument(arguments, 0))
                    .iter()
                    .filter(|item| item.is_null())
                    .count(),
            ))
        },
    },
    Function {
        name: "countWithNull",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Integer,
        en: "How many items the list has, nulls among them.",
        ja: "リストの要素数を返します（null を含む）。",
        example: example("{%= countWithNull([4, null, 1]) %}", "3"),
        basis: Documented,
        body: |_, arguments| Ok(counted(items(argument(arguments, 0)).len())),
    },
    Function {
        name: "distinct",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: List,
        en: "The list without repeated items.",
        ja: "重複を取り除いたリストを返します。",
        example: example("{%= join(distinct([\"a\", \"b\", \"a\"]), \",\") %}", "a,b"),
        basis: Documented,
        body: |environment, arguments| {
            let Value::List(list) = argument(arguments, 0) else {
                return Ok(argument(arguments, 0).clone());
            };
            environment.list(super::sets::distinct(environment, list.items())?)
        },
    },
    Function {
        name: "distinctCountWithNull",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Integer,
        en: "How many different items the list has; null is one of them.",
        ja: "リストの異なる要素の数を返します（null も 1 つと数えます）。",
        example: example("{%= distinctCountWithNull([10, 2, 10, null]) %}", "3"),
        basis: Documented,
        body: |environment, arguments| {
            Ok(counted(
                super::sets::distinct(environment, items(argument(arguments, 0)))?.len(),
            ))
        },
    },
    Function {
        name: "head",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Any,
        en: "The first item of the list. Null when it is empty.",
        ja: "リストの最初の要素を返します。空の場合は null です。",
        example: example("{%= head([\"a\", \"b\"]) %}", "a"),
        basis: Documented,
        body: |_, arguments| {
            Ok(items(argument(arguments, 0))
                .first()
                .cloned()
                .unwrap_or_default())
        },
    },
    Function {
        name: "max",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Any,
        en: "The greatest item of the list, nulls left out. Null when there is none.",
        ja: "リストの最大の要素を返します（null を除く）。ない場合は null です。",
        example: example("{%= max([3, 10, 2]) %}", "10"),
        basis: Documented,
        body: |_, arguments| Ok(extreme(argument(arguments, 0), Ordering::is_gt)),
    },
    Function {
        name: "min",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Any,
        en: "The least item of the list, nulls left out. Null when there is none.",
        ja: "リストの最小の要素を返します（null を除く）。ない場合は null です。",
        example: example("{%= min([3, 10, 2]) %}", "2"),
        basis: Documented,
        body: |_, arguments| Ok(extreme(argument(arguments, 0), Ordering::is_lt)),
    },
    Function {
        name: "sum",
        family: Lists,
        parameters: &[takes("list", List)],
        returns: Numeric,
        en: "The sum of the numbers in the list; 0 when there are none.",
        ja: "リストの数値の合計を返します。数値がない場合は 0 です。",
        example: example("{%= sum([1, 2, 3]) %}", "6"),
        basis: Documented,
        body: |_, arguments| Ok(total(&numbers(argument(arguments, 0))).value()),
    },
    Function {
        name: "topN",
        family: Lists,
        parameters: &[
            takes("list", List),
            takes("field", Any).field(),
            takes("count", Integer),
        ],
        returns: List,
        en: "The items with the largest values in a field, largest first.",
        ja: "フィールドの値が大きい順に、指定した数の要素を返します。",
        example: Example {
            template: "{{#each topN(profile.orders, price, 2)}}{{this.id}} {{/each}}",
            data: r#"{"profile":{"orders":[{"id":"o1","price":30},{"id":"o2","price":10},{"id":"o3","price":20}]}}"#,
            output: "o1 o3 ",
        },
        basis: Documented,
        body: |environment, arguments| ranked(environment, arguments, Ordering::reverse),
    },
];

/// The items of a list; a single value is a list of itself, null is an empty one.
pub(super) fn items(value: &Value) -> &[Value] {
    match value {
        Value::List(list) => list.items(),
        Value::Null => &[],
        single => std::slice::from_ref(single),
    }
}

fn counted(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn numbers(list: &Value) -> Vec<Number> {
    items(list).iter().filter_map(to_number).collect()
}

/// The sum; whole as long as all numbers are and it fits.
fn total(numbers: &[Number]) -> Number {
    let whole = numbers.iter().try_fold(0_i64, |sum, number| match number {
        Number::Integer(integer) => sum.checked_add(*integer),
        Number::Decimal(_) => None,
    });
    whole.map_or_else(
        || Number::Decimal(numbers.iter().map(|number| number.as_f64()).sum()),
        Number::Integer,
    )
}

fn extreme(list: &Value, better: fn(Ordering) -> bool) -> Value {
    let mut best: Option<&Value> = None;
    for item in items(list).iter().filter(|item| !item.is_null()) {
        if best.is_none_or(|best| order(item, best).is_some_and(better)) {
            best = Some(item);
        }
    }
    best.cloned().unwrap_or_default()
}

/// The first items by a field, which may be a path of names; items without it come last, equal ones keep their order.
fn ranked(
    environment: &Environment,
    arguments: &[Value],
    direction: fn(Ordering) -> Ordering,
) -> Result<Value, Problem> {
    let Value::List(list) = argument(arguments, 0) else {
        return Ok(Value::Null);
    };
    let path = to_text(argument(arguments, 1));
    let count =
        whole(argument(arguments, 2)).map_or(0, |count| usize::try_from(count).unwrap_or(0));
    environment.spend(list.items().len() as u64)?;
    let value = |item: &Value| {
        path.split('.')
            .fold(item.clone(), |value, name| value.field(name))
    };
    let mut keyed: Vec<(Value, &Value)> = list
        .items()
        .iter()
        .map(|item| (value(item), item))
        .collect();
    keyed.sort_by(|(left, _), (right, _)| compared(left, right, direction));
    environment.list(
        keyed
            .into_iter()
            .take(count)
            .map(|(_, item)| item.clone())
            .collect(),
    )
}

/// An order of all values, as sorting needs it: numbers and what spells them, then texts, dates and the rest.
fn compared(left: &Value, right: &Value, direction: fn(Ordering) -> Ordering) -> Ordering {
    let group = |value: &Value| match value {
        value if to_number(value).is_some_and(|number| !number.as_f64().is_nan()) => 0,
        Value::Text(_) => 1,
        Value::Date(_) => 2,
        Value::Boolean(_) => 3,
        _ => 4,
    };
    let (left_group, right_group) = (group(left), group(right));
    if left_group != right_group {
        return left_group.cmp(&right_group);
    }
    let ordering = match left_group {
        0 => to_number(left)
            .zip(to_number(right))
            .map(|(left, right)| match (left, right) {
                (Number::Integer(left), Number::Integer(right)) => left.cmp(&right),
                (left, right) => left.as_f64().total_cmp(&right.as_f64()),
            }),
        4 => None,
        _ => order(left, right),
    };
    direction(ordering.unwrap_or(Ordering::Equal))
}
