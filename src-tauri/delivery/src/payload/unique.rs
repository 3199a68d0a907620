//! Members that stand twice in one object: readers disagree on which counts, so what was checked
//! and confirmed might not be what is sent.

use super::check::Violation;
use super::shape::escape;
use campaign::text::Text;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// Every repeated member of a JSON text.
pub(super) fn repeated(text: &str) -> Vec<Violation> {
    let mut violations = Vec::new();
    let walk = Walk {
        pointer: String::new(),
        violations: &mut violations,
    };
    // What cannot be read is found by the reader that comes before this one.
    let _unreadable = walk.deserialize(&mut serde_json::Deserializer::from_str(text));
    violations
}

struct Walk<'a> {
    pointer: String,
    violations: &'a mut Vec<Violation>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        while items
            .next_element_seed(Walk {
                pointer: format!("{}/{index}", self.pointer),
                violations: self.violations,
            })?
            .is_some()
        {
            index += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            let pointer = format!("{}/{}", self.pointer, escape(&name));
            members.next_value_seed(Walk {
                pointer: pointer.clone(),
                violations: self.violations,
            })?;
            if !names.insert(name.clone()) {
                self.violations.push(Violation {
                    pointer,
                    code: "repeated".to_owned(),
                    message: Text::new(
                        format!("“{name}” is there more than once."),
                        format!("「{name}」が重複しています。"),
                    ),
                });
            }
        }
        Ok(())
    }
}
