//! The journal: every request is written down before it leaves, and its outcome after.

use crate::Pending;
use crate::outcome::Outcome;
use crate::prepare::PreparedRequest;

/// Why the journal did not take an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct JournalError {
    /// What the storage said.
    pub message: String,
}

/// Where requests and outcomes are kept. [`crate::Client`] calls `before`, sends only when it
/// returned `Ok`, then calls `after`: an entry without an outcome is a request that may have been sent.
/// Nothing that is handed over contains a secret.
pub trait Journal: Send + Sync {
    /// Keeps a request; must be durable when it returns.
    fn before<'a>(&'a self, request: &'a PreparedRequest) -> Pending<'a, Result<(), JournalError>>;

    /// Keeps what became of it.
    fn after<'a>(
        &'a self,
        request: &'a PreparedRequest,
        outcome: &'a Outcome,
    ) -> Pending<'a, Result<(), JournalError>>;
}

/// A journal that keeps nothing, for questions that send no message (status, health, previews).
#[derive(Clone, Copy, Debug, Default)]
pub struct Unjournalled;

impl Journal for Unjournalled {
    fn before<'a>(&'a self, _: &'a PreparedRequest) -> Pending<'a, Result<(), JournalError>> {
        Box::pin(std::future::ready(Ok(())))
    }

    fn after<'a>(
        &'a self,
        _: &'a PreparedRequest,
        _: &'a Outcome,
    ) -> Pending<'a, Result<(), JournalError>> {
        Box::pin(std::future::ready(Ok(())))
    }
}
