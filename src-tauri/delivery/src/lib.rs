//! The execution API client: from a payload to a journalled answer.
//!
//! Three things are kept apart, so that each is tested without the others: what is sent
//! ([`payload`], [`call`], [`prepare`]), where it is kept ([`journal`], [`keys`]) and who sends it
//! ([`http`], [`network`], [`client`]). The way of a request is
//!
//! 1. [`prepare::prepare`] checks the call against the specification and shows exactly what will be sent;
//! 2. [`guard::clear`] asks for the campaign's name where people could be reached by mistake;
//! 3. [`client::Client::send`] writes the journal, sends, and says what happened.
//!
//! Each step consumes the result of the one before; none can be left out.

pub mod answer;
pub mod auth;
pub mod call;
pub mod client;
pub mod connection;
pub mod contract;
pub mod endpoint;
pub mod failure;
pub mod guard;
pub mod http;
pub mod journal;
pub mod keys;
pub mod network;
pub mod outcome;
pub mod payload;
pub mod prepare;
pub mod run;
pub mod sample;
pub mod secret;
pub mod webhook;

pub use client::Client;
pub use endpoint::Endpoint;
pub use outcome::Outcome;
pub use prepare::PreparedRequest;
pub use secret::Secret;

use std::future::Future;
use std::pin::Pin;

/// A future that a trait object hands out.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The clock, passed in: tests and the application decide what time it is.
pub trait Clock: Send + Sync {
    /// The current time.
    fn now(&self) -> jiff::Timestamp;
}

impl<F: Fn() -> jiff::Timestamp + Send + Sync> Clock for F {
    fn now(&self) -> jiff::Timestamp {
        self()
    }
}
