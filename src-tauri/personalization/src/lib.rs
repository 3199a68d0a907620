//! The personalization language: source to tree, checks, minijinja and text.
//!
//! ```
//! use personalization::{CompileOptions, Data, RenderOptions, Template};
//!
//! let template = Template::compile("Hello {{profile.name}}!", &CompileOptions::default());
//! let data = Data::from_json(serde_json::json!({"profile": {"name": "Jane & Co"}}));
//! let options = RenderOptions::at("2024-11-01T00:00:00Z".parse().unwrap());
//! assert_eq!(template.render(&data, &options).unwrap(), "Hello Jane &amp; Co!");
//! ```

mod check;
mod diagnostics;
mod fragment;
mod functions;
mod knowledge;
#[doc = include_str!("ledger.md")]
pub mod ledger {}
mod lower;
mod options;
mod render;
mod schema;
mod span;
mod syntax;
mod template;
mod value;

pub use diagnostics::{Diagnostic, Edit, Expected, Fix, FixTitle, Language, Problem, Severity};
pub use fragment::{Fragment, FragmentStatus, Fragments};
pub use functions::{Basis, Example, Family, Function, Parameter, functions};
pub use knowledge::{
    Branch, BranchKind, Completion, CompletionKind, Completions, Hover, Signature, UsedAttribute,
    Variants,
};
pub use options::{CompileOptions, Format};
pub use render::{Limits, RenderError, RenderOptions};
pub use schema::{Attribute, Schema};
pub use span::{LineIndex, Position, Span};
pub use template::{Preview, Template};
pub use value::{Data, Type};
