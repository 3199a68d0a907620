//! How values look in a message.

use std::fmt::{self, Write};

use super::{Value, print_decimal};

/// Prints a value, unescaped.
pub(crate) fn print_to(value: &Value, out: &mut dyn Write) -> fmt::Result {
    match value {
        Value::Null => Ok(()),
        Value::Boolean(value) => out.write_str(if *value { "true" } else { "false" }),
        Value::Integer(value) => write!(out, "{value}"),
        Value::Decimal(value) => out.write_str(print_decimal(*value, &mut ryu_js::Buffer::new())),
        Value::Text(text) => out.write_str(text),
        Value::List(list) => {
            for (at, item) in list.items().iter().enumerate() {
                if at > 0 {
                    out.write_char(',')?;
                }
                print_to(item, out)?;
            }
            Ok(())
        }
        Value::Map(_) => out.write_str("[object Object]"),
        Value::Date(date) => out.write_str(&java_text::zoned::to_java_string(date)),
    }
}

/// The printed form as a text. Texts are not copied more than needed; callers bound lists by their weight.
pub(crate) fn to_text(value: &Value) -> String {
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = print_to(value, &mut text);
    text
}
