//! What compiling a template needs to know besides its source.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fragment::Fragments;
use crate::schema::Schema;

/// What the message will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A page of HTML: values should be escaped.
    #[default]
    Html,
    /// Text, as in SMS and push messages, subjects and the text version of an email.
    Text,
    /// JSON, as in push payloads.
    Json,
}

/// What the checker may rely on.
#[derive(Debug, Clone)]
pub struct CompileOptions {
    /// What the message will be.
    pub format: Format,
    /// Whether profile attributes can be used; not so with high throughput.
    pub profile_available: bool,
    /// The fragments that exist.
    pub fragments: Fragments,
    /// The attributes that exist; without it, any path is taken to exist.
    pub schema: Option<Arc<Schema>>,
}

impl Default for CompileOptions {
    /// HTML with profiles, no fragments and no schema.
    fn default() -> Self {
        Self {
            format: Format::Html,
            profile_available: true,
            fragments: Fragments::default(),
            schema: None,
        }
    }
}
