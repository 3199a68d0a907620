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
    const fn name(self) -> &'static str {
        match self {
            Self::Subject => "editor-subject",
            Self::Body => "editor-body",
        }
    }

    /// What holds the text.
    fn mark(self) -> By {
        marked(self.name())
    }

    /// The part of it that shows: a text may be longer than its field.
    fn visible(self) -> By {
        By::Css(format!(".cm-scroller:has([data-testid='{}'])", self.name()))
    }
}

/// Puts `text` in the place of what a field holds, key by key. The editor closes brackets on its
/// own; typing the closing one steps over it, as it does for a person.
pub(crate) async fn write(person: &Person, field: Field, text: &str) -> Result<()> {
    super::write_over(person, field.visible(), text).await
}

/// Types at the end of a field.
pub(crate) async fn append(person: &Person, field: Field, text: &str) -> Result<()> {
    person.click(field.visible()).await?;
    person.presses_control(Key::End).await?;
    person.types(text).await
}

/// What a field shows. Long texts are drawn only where one looks.
pub(crate) async fn text(person: &Person, field: Field) -> Result<String> {
    person.read(field.mark()).await
}
