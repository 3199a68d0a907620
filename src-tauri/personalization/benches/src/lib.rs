//! The material of the benches: one order confirmation, written for each engine, and the data it reads.

use serde_json::{Value, json};

/// The email in the personalization language.
pub const OURS: &str = include_str!("../material/order.ajo");
/// The email in Handlebars; needs a helper `upperCase`.
pub const HANDLEBARS: &str = include_str!("../material/order.hbs");
/// The email in Jinja.
pub const JINJA: &str = include_str!("../material/order.jinja");
/// The email in Liquid.
pub const LIQUID: &str = include_str!("../material/order.liquid");

/// The data of message `k`: an order of 20 items.
pub fn data(k: usize) -> Value {
    let items: Vec<Value> = (0..20_u32)
        .map(|j| {
            json!({"name": format!("Item {j}"), "quantity": j + 1, "price": 9.99 + f64::from(j), "sku": format!("SKU{j}"),
                "onSale": (j as usize + k) % 3 == 0})
        })
        .collect();
    json!({
        "profile": {"person": {"name": {"firstName": format!("Jane{k}"), "lastName": "Doe & Sons"}},
            "homeAddress": {"street": format!("{k} Main <St>"), "city": "Tokyo", "countryCode": "JP"},
            "loyalty": {"gold": k % 2 == 0, "points": k * 10},
            "personalEmail": {"address": format!("jane{k}@example.com")}},
        "context": {"order": {"id": format!("A-{k:06}"), "date": "2024-11-01", "items": items}}
    })
}
