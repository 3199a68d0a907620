//! Key stores: where secrets are kept, outside of the workspace.

use crate::Pending;
use crate::secret::Secret;
use campaign::id::EndpointId;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Which secret of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecretKind {
    /// The OAuth client secret.
    ClientSecret,
    /// A token that somebody pasted.
    AccessToken,
}

impl SecretKind {
    /// The name under which key stores keep it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientSecret => "clientSecret",
            Self::AccessToken => "accessToken",
        }
    }
}

/// Why a key store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyStoreError {
    /// There is no key store on this machine, or it does not run.
    #[error("no key store is available: {0}")]
    Unavailable(String),
    /// It is there and refused: locked, or the person said no.
    #[error("the key store refused: {0}")]
    Refused(String),
}

/// Where secrets are kept.
pub trait KeyStore: Send + Sync {
    /// Reads a secret; `None` when there is none.
    fn get(
        &self,
        endpoint: EndpointId,
        kind: SecretKind,
    ) -> Pending<'_, Result<Option<Secret>, KeyStoreError>>;

    /// Keeps a secret, in place of an earlier one.
    fn set(
        &self,
        endpoint: EndpointId,
        kind: SecretKind,
        secret: Secret,
    ) -> Pending<'_, Result<(), KeyStoreError>>;

    /// Forgets a secret; that there was none is no error.
    fn remove(
        &self,
        endpoint: EndpointId,
        kind: SecretKind,
    ) -> Pending<'_, Result<(), KeyStoreError>>;
}

/// Keeps secrets for this session only, where the operating system has no key store.
#[derive(Default)]
pub struct SessionKeyStore {
    secrets: Mutex<HashMap<(EndpointId, SecretKind), Secret>>,
}

impl SessionKeyStore {
    fn with<T>(
        &self,
        act: impl FnOnce(&mut HashMap<(EndpointId, SecretKind), Secret>) -> T,
    ) -> Pending<'_, Result<T, KeyStoreError>>
    where
        T: Send + 'static,
    {
        // A map is whole between two operations, so a panic elsewhere leaves nothing half done.
        let result = act(&mut self.secrets.lock().unwrap_or_else(PoisonError::into_inner));
        Box::pin(std::future::ready(Ok(result)))
    }
}

impl KeyStore for SessionKeyStore {
    fn get(
        &self,
        endpoint: EndpointId,
        kind: SecretKind,
    ) -> Pending<'_, Result<Option<Secret>, KeyStoreError>> {
        self.with(|secrets| secrets.get(&(endpoint, kind)).cloned())
    }

    fn set(
        &self,
        endpoint: EndpointId,
        kind: SecretKind,
        secret: Secret,
    ) -> Pending<'_, Result<(), KeyStoreError>> {
        self.with(|secrets| {
            secrets.insert((endpoint, kind), secret);
        })
    }

    fn remove(
        &self,
        endpoint: EndpointId,
        kind: SecretKind,
    ) -> Pending<'_, Result<(), KeyStoreError>> {
        self.with(|secrets| {
            secrets.remove(&(endpoint, kind));
        })
    }
}
