//! The screens as a person sees them. Each module owns the ways to find things on its screen; the
//! tests say what is done there and never how it is found.

pub(crate) mod campaign;
pub(crate) mod campaigns;
pub(crate) mod editor;
pub(crate) mod execution;
pub(crate) mod first_start;
pub(crate) mod inbox;
pub(crate) mod preview;
pub(crate) mod rail;
pub(crate) mod review;
pub(crate) mod settings;

use anyhow::Result;
use thirtyfour::prelude::*;

use crate::harness::Person;

/// Something by the mark that the UI puts on it for these tests.
fn marked(mark: &str) -> By {
    By::Css(format!("[data-testid='{mark}']"))
}

/// Something inside of what has a mark.
fn inside(mark: &str, selector: &str) -> By {
    By::Css(format!("[data-testid='{mark}'] {selector}"))
}

/// Chooses an entry, by a part of its text, from a list that opens at a button.
async fn choose(person: &Person, mark: &str, text: &str) -> Result<()> {
    person.click(inside(mark, "button")).await?;
    person.click_text(By::Css("[role='option']"), text).await?;
    Ok(())
}

/// Puts `text` in the place of what a field holds.
async fn write_over(person: &Person, field: By, text: &str) -> Result<()> {
    person.click(field).await?;
    person.presses_control("a").await?;
    person.types(text).await
}
