//! Who a simulated user is: the identifier that a call names them by, and back.

use campaign::library::SimulatedUser;
use serde_json::{Map, Value};

/// The identifier of a simulated user in a namespace: the address or number of their profile, the
/// first identity of their identity map, or else the user's own id, so that everybody has one.
pub(crate) fn of(user: &SimulatedUser, namespace: &str) -> String {
    let paths: &[&[&str]] = match namespace.to_ascii_lowercase().as_str() {
        "email" => &[&["personalEmail", "address"], &["workEmail", "address"]],
        "phone" => &[&["mobilePhone", "number"]],
        _ => &[],
    };
    paths
        .iter()
        .find_map(|path| text(&user.profile, path))
        .or_else(|| identity_map(&user.profile, namespace))
        .unwrap_or_else(|| user.id.to_string())
}

fn text(profile: &Map<String, Value>, path: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    rest.iter()
        .try_fold(profile.get(*first)?, |value, name| value.get(name))?
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn identity_map(profile: &Map<String, Value>, namespace: &str) -> Option<String> {
    profile
        .get("identityMap")?
        .as_object()?
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(namespace))?
        .1
        .pointer("/0/id")?
        .as_str()
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use campaign::id::SimulatedUserId;
    use serde_json::json;
    use uuid::Uuid;

    fn user(profile: Value) -> SimulatedUser {
        let Value::Object(profile) = profile else {
            panic!("an object");
        };
        SimulatedUser {
            id: SimulatedUserId(Uuid::nil()),
            name: "Jane".into(),
            profile,
            context: Map::new(),
        }
    }

    #[test]
    fn everybody_has_an_identifier_in_every_namespace() {
        let jane = user(json!({
            "personalEmail": {"address": "jane@example.com"},
            "identityMap": {"CRMID": [{"id": "C-1"}]}
        }));
        assert_eq!(of(&jane, "Email"), "jane@example.com");
        assert_eq!(of(&jane, "crmid"), "C-1");
        assert_eq!(of(&jane, "phone"), Uuid::nil().to_string());
        assert_eq!(
            of(&user(json!({"personalEmail": {"address": ""}})), "email"),
            Uuid::nil().to_string()
        );
    }
}
