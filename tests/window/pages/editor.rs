//! The editors of the Content tab.

use anyhow::Result;
use thirtyfour::prelude::*;

use super::marked;
use crate::harness::Person;

/// A text of the message.
#[derive(Clone, Copy)]
pub(crate) enum Field {
    /// The subject line.
    Subject,
    /// The HTML body.
    Body,
}

impl Field {
    fn mark(self) -> By {
        marked(match self {
            Self::Subject => "editor-subject",
            Self::Body => "editor-body",
        })
    }
}

/// Puts `text` in the place of what a field holds, key by key. The editor closes brackets on its
/// own; typing the closing one steps over it, as it does for a person.
pub(crate) async fn write(person: &Person, field: Field, text: &str) -> Result<()> {
    let editor = person.see(field.mark()).await?;
    super::write_over(&editor, text).await
}

/// Types at the end of a field.
pub(crate) async fn append(person: &Person, field: Field, text: &str) -> Result<()> {
    let editor = person.see(field.mark()).await?;
    editor.click().await?;
    editor.send_keys(Key::Control + Key::End).await?;
    editor.send_keys(text).await?;
    Ok(())
}

/// What a field shows. Long texts are drawn only where one looks.
pub(crate) async fn text(person: &Person, field: Field) -> Result<String> {
    Ok(person.see(field.mark()).await?.text().await?)
}
