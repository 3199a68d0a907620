//! Samples for the developers who will call: a prepared request as a command or a program that runs as it is.
//!
//! Every sample sends the very bytes that were prepared and reads the token from the environment,
//! so none contains a secret. Each waits at most sixty seconds, prints status and body, and fails
//! where the service does not accept.

mod csharp;
mod curl;
mod go;
mod java;
mod javascript;
mod literal;
mod php;
mod python;
mod rust;

pub use curl::curl;

use crate::http::Header;
use crate::prepare::PreparedRequest;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The variable that holds the token in samples: a sample never contains a secret.
pub const TOKEN_VARIABLE: &str = "ACCESS_TOKEN";

/// The languages of samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SampleLanguage {
    /// A command for a POSIX shell.
    Curl,
    /// Node.js 18 or later, no packages.
    JavaScript,
    /// Python 3.8 or later, no packages.
    Python,
    /// Java 11 or later, no libraries.
    Java,
    /// .NET 6 or later, no packages.
    CSharp,
    /// Go, standard library.
    Go,
    /// PHP 8 with the curl extension.
    Php,
    /// Rust with the crate reqwest.
    Rust,
}

impl SampleLanguage {
    /// Every language, in the order the product offers them.
    pub const ALL: [Self; 8] = [
        Self::Curl,
        Self::JavaScript,
        Self::Python,
        Self::Java,
        Self::CSharp,
        Self::Go,
        Self::Php,
        Self::Rust,
    ];
}

/// The request as a program.
pub fn sample(language: SampleLanguage, request: &PreparedRequest) -> String {
    match language {
        SampleLanguage::Curl => curl::curl(request),
        SampleLanguage::JavaScript => javascript::write(request),
        SampleLanguage::Python => python::write(request),
        SampleLanguage::Java => java::write(request),
        SampleLanguage::CSharp => csharp::write(request),
        SampleLanguage::Go => go::write(request),
        SampleLanguage::Php => php::write(request),
        SampleLanguage::Rust => rust::write(request),
    }
}

/// The headers that are not the token.
fn plain_headers(request: &PreparedRequest) -> impl Iterator<Item = &Header> {
    request
        .headers()
        .iter()
        .filter(|header| header.name != "Authorization")
}
