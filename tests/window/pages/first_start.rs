//! What a new person sees: how to begin.

use anyhow::Result;

use super::{marked, rail};
use crate::harness::Person;

/// Begins with the sample workspace and waits until it is open.
pub(crate) async fn begin_with_the_sample(person: &Person) -> Result<()> {
    person.click(marked("open-sample")).await?;
    rail::go(person, rail::Part::Home).await
}
