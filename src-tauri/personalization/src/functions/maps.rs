//! Functions on maps, objects and audiences.

use super::{Basis::Documented, Example, Family::Maps, Function, argument, takes};
use crate::value::Type::{Any, Map, String as Text};
use crate::value::to_text;

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "get",
    family: Maps,
    parameters: &[takes("map", Map), takes("key", Text)],
    returns: Any,
    en: "The value of a key in a map.",
    ja: "マップのキーに対応する値を返します。",
    example: Example {
        template: "{%= get(profile.identities, \"email\") %}",
        data: r#"{"profile":{"identities":{"email":"a@b.test"}}}"#,
        output: "a@b.test",
    },
    basis: Documented,
    body: |_, arguments| Ok(argument(arguments, 0).field(&to_text(argument(arguments, 1)))),
}];
