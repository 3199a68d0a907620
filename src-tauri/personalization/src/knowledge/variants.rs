//! Data that takes the branches of a message: for each branch a guess from its conditions, verified by rendering.

use serde_json::{Map, Value as Json, json};

use crate::check::{Change, Goal, Origin};
use crate::render::RenderOptions;
use crate::template::Template;
use crate::value::{Data, Type};

/// How many branches are tried.
const MOST_BRANCHES: usize = 200;

/// Data that together takes as many branches as could be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Variants {
    /// `{"profile": …, "context": …}`, each taking a branch that no other takes.
    pub data: Vec<Json>,
    /// Positions in [`Template::branches`] of the branches that none of them takes.
    pub untaken: Vec<usize>,
}

impl Template {
    /// A small set of data that takes every branch for which data could be found.
    pub fn variants(&self, options: &RenderOptions) -> Variants {
        let branches = self.branches();
        let goals = crate::check::goals(
            &self.inner.source,
            &self.inner.body,
            &self.inner.fragments,
            &self.inner.options,
        );
        let plain = self.sample();
        let mut tried: Vec<(Json, Vec<bool>)> = Vec::new();
        let mut taken = vec![false; branches.len()];
        let candidates = std::iter::once(plain.clone()).chain(
            branches.iter().take(MOST_BRANCHES).map(|branch| {
                let mut data = plain.clone();
                for goal in goals.get(&branch.key()).into_iter().flatten() {
                    apply(&mut data, goal);
                }
                data
            }),
        );
        for data in candidates {
            let takes: Vec<bool> = self
                .preview(&Data::from_json(data.clone()), options)
                .branches
                .into_iter()
                .map(|count| count > 0)
                .collect();
            if takes
                .iter()
                .zip(&taken)
                .any(|(now, before)| *now && !before)
            {
                taken
                    .iter_mut()
                    .zip(&takes)
                    .for_each(|(known, now)| *known |= now);
                tried.push((data, takes));
            }
        }
        // Later data may cover what earlier data was kept for.
        let mut at = 0;
        while at < tried.len() {
            let needed = (0..branches.len()).any(|branch| {
                let takes =
                    |(_, takes): &(Json, Vec<bool>)| takes.get(branch).copied().unwrap_or(false);
                takes(&tried[at])
                    && tried
                        .iter()
                        .enumerate()
                        .all(|(other, variant)| other == at || !takes(variant))
            });
            if needed || tried.len() == 1 {
                at += 1;
            } else {
                tried.remove(at);
            }
        }
        let untaken = (0..branches.len())
            .filter(|branch| !taken[*branch])
            .collect();
        Variants {
            data: tried.into_iter().map(|(data, _)| data).collect(),
            untaken,
        }
    }

    /// Data that holds a sample of each attribute the message uses.
    fn sample(&self) -> Json {
        let mut data = json!({"profile": {}, "context": {}});
        for used in self.attributes() {
            let mut origin = Origin::root();
            for step in used.path.split('.') {
                let name = step.trim_end_matches("[]");
                origin = origin.child(name);
                if step.ends_with("[]") {
                    origin = origin.items();
                }
            }
            let name = used
                .path
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .trim_end_matches("[]");
            let change = match used.kind {
                Type::List | Type::Map | Type::Any => Change::Exist,
                Type::Boolean => Change::Set(json!(true)),
                Type::Integer | Type::Number if used.path.starts_with("context.") => {
                    Change::Set(json!("1"))
                }
                Type::Integer | Type::Number => Change::Set(json!(1)),
                Type::Date => Change::Set(json!("2024-11-01T00:00:00Z")),
                Type::String => Change::Set(json!(name)),
            };
            let origin = if used.kind == Type::List {
                origin.items()
            } else {
                origin
            };
            apply(&mut data, &Goal { origin, change });
        }
        data
    }
}

/// Makes a change to the data. Lists on the way get an item; what stands in the way is replaced.
fn apply(data: &mut Json, goal: &Goal) {
    let steps = goal.origin.parts();
    let mut places = vec![data];
    for (at, (name, items)) in steps.iter().enumerate() {
        let last = at + 1 == steps.len();
        let mut next = Vec::new();
        for place in places {
            if !place.is_object() {
                *place = Json::Object(Map::new());
            }
            let Json::Object(map) = place else { continue };
            if last && !items && goal.change == Change::Remove {
                map.shift_remove(*name);
                continue;
            }
            let field = map.entry((*name).to_owned()).or_insert(Json::Null);
            if !items {
                next.push(field);
                continue;
            }
            if field.as_array().is_none_or(Vec::is_empty) {
                *field = json!([null]);
            }
            if let Json::Array(list) = field {
                next.extend(list.iter_mut());
            }
        }
        places = next;
    }
    for place in places {
        match &goal.change {
            Change::Set(value) => *place = value.clone(),
            Change::Remove => *place = Json::Null,
            Change::Exist if place.is_null() => *place = json!({}),
            Change::Exist => {}
        }
    }
}
