//! Functions on maps, objects and audiences.

use super::lists::items;
use crate::value::{Value, to_text};

use super::{Basis::Documented, Example, Family::Maps, Function, argument, example, takes};
use crate::value::Type::{Any, Boolean, List, Map, String as Text};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "get",
        family: Maps,
        parameters: &[takes("map", Map), takes("key", Text)],
        returns: Any,
        en: "The value of a key in a map.",
        ja: "マップのキーに対応する値を返します。",
        example: Example {
            template: "{%= get(profile.identities, \"email\") %}",
            data: r#"{"profile":{"identities":{"email":"a@b.test","phone":"123"}}}"#,
            output: "a@b.test",
        },
        basis: Documented,
        body: |_, arguments| Ok(argument(arguments, 0).field(&to_text(argument(arguments, 1)))),
    },
    Function {
        name: "inAudience",
        family: Maps,
        parameters: &[takes("id", Text)],
        returns: Boolean,
        en: "Whether the profile is in the audience with this id.",
        ja: "プロファイルがこの ID のオーディエンスに含まれるかどうかを返します。",
        example: Example {
            template: "{%#if inAudience(\"seg-gold\")%}gold{%else%}none{%/if%}",
            data: r#"{"profile":{"segmentMembership":{"ups":{"seg-gold":{"status":"existing"}}}}}"#,
            output: "gold",
        },
        basis: Documented,
        body: |environment, arguments| {
            let id = to_text(argument(arguments, 0));
            let memberships = environment
                .data()
                .root()
                .field("profile")
                .field("segmentMembership");
            let Value::Map(namespaces) = memberships else {
                return Ok(Value::Boolean(false));
            };
            let within = namespaces.entries().iter().any(|(_, audiences)| {
                let Value::Map(audiences) = audiences else {
                    return false;
                };
                audiences.get(&id).is_some_and(|audience| {
                    matches!(
                        to_text(&audience.field("status")).as_str(),
                        "existing" | "realized" | "entered"
                    )
                })
            });
            Ok(Value::Boolean(within))
        },
    },
    Function {
        name: "isNotNull",
        family: Maps,
        parameters: &[takes("value", Any)],
        returns: Boolean,
        en: "Whether there is a value.",
        ja: "値があるかどうかを返します。",
        example: Example {
            template: "{%= isNotNull(profile.identities) %}",
            data: r#"{"profile":{"identities":{"email":"a@b.test","phone":"123"}}}"#,
            output: "true",
        },
        basis: Documented,
        body: |_, arguments| Ok(Value::Boolean(!argument(arguments, 0).is_null())),
    },
    Function {
        name: "isNull",
        family: Maps,
        parameters: &[takes("value", Any)],
        returns: Boolean,
        en: "Whether the value is null or missing.",
        ja: "値が null であるか、存在しないかどうかを返します。",
        example: example("{%= isNull(profile.workAddress) %}", "true"),
        basis: Documented,
        body: |_, arguments| Ok(Value::Boolean(argument(arguments, 0).is_null())),
    },
    Function {
        name: "keys",
        family: Maps,
        parameters: &[takes("map", Map)],
        returns: List,
        en: "The keys of a map.",
        ja: "マップのキーのリストを返します。",
        example: Example {
            template: "{%= join(keys(profile.identities), \",\") %}",
            data: r#"{"profile":{"identities":{"email":"a@b.test","phone":"123"}}}"#,
            output: "email,phone",
        },
        basis: Documented,
        body: |environment, arguments| match argument(arguments, 0) {
            Value::Map(map) => environment.list(
                map.entries()
                    .iter()
                    .map(|(key, _)| Value::Text(key.clone()))
                    .collect(),
            ),
            _ => Ok(Value::Null),
        },
    },
    Function {
        name: "values",
        family: Maps,
        parameters: &[takes("map", Map)],
        returns: List,
        en: "The values of a map.",
        ja: "マップの値のリストを返します。",
        example: Example {
            template: "{%= join(values(profile.identities), \",\") %}",
            data: r#"{"profile":{"identities":{"email":"a@b.test","phone":"123"}}}"#,
            output: "a@b.test,123",
        },
        basis: Documented,
        body: |environment, arguments| match argument(arguments, 0) {
            Value::Map(map) => environment.list(
                map.entries()
                    .iter()
                    .map(|(_, value)| value.clone())
                    .collect(),
            ),
            list @ Value::List(_) => environment.list(items(list).to_vec()),
            _ => Ok(Value::Null),
        },
    },
];
