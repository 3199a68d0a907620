//! Authorization: OAuth server-to-server tokens, cached and renewed in time, or a pasted token.

use crate::endpoint::{Authorization, Endpoint};
use crate::failure::{Failure, Stage};
use crate::http::{Header, HttpRequest, Limits, Method, Transport};
use crate::keys::{KeyStore, KeyStoreError, SecretKind};
use crate::secret::Secret;
use crate::{Clock, answer};
use campaign::id::EndpointId;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use url::{Url, form_urlencoded};

/// Tokens are renewed this long before they end, or after nine tenths of a short life.
const EARLY: SignedDuration = SignedDuration::from_mins(5);

/// Hands out tokens. One call at a time asks for a token of an endpoint; the others wait for it.
pub struct Tokens {
    transport: Arc<dyn Transport>,
    keys: Arc<dyn KeyStore>,
    clock: Arc<dyn Clock>,
    cache: Mutex<HashMap<EndpointId, Arc<tokio::sync::Mutex<Option<Cached>>>>>,
}

struct Cached {
    token: Secret,
    /// What the token was asked for: another client, scope or secret needs another token.
    grant: Grant,
    renew_at: Timestamp,
}

struct Grant {
    url: String,
    client_id: String,
    scopes: Vec<String>,
    client_secret: Secret,
}

impl Grant {
    fn same_as(&self, other: &Self) -> bool {
        self.url == other.url
            && self.client_id == other.client_id
            && self.scopes == other.scopes
            && self.client_secret.same_as(&other.client_secret)
    }
}

/// A token, and what must never be kept when it appears in an answer.
pub(crate) struct Authorized {
    pub token: Secret,
    pub secrets: Vec<Secret>,
    /// Whether another token can be had when this one is refused.
    pub renewable: bool,
}

#[derive(Deserialize)]
struct TokenAnswer {
    access_token: String,
    expires_in: Option<u64>,
}

impl Tokens {
    /// Makes an empty cache.
    pub fn new(
        transport: Arc<dyn Transport>,
        keys: Arc<dyn KeyStore>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            transport,
            keys,
            clock,
            cache: Mutex::default(),
        }
    }

    /// Whether a token can be had; the stage "authorize" of testing a connection.
    pub async fn check(&self, endpoint: &Endpoint, limits: Limits) -> Result<(), Failure> {
        self.authorize(endpoint, limits, None).await.map(|_| ())
    }

    /// A token for `endpoint`. `refused` is the token that the service did not accept: it is not
    /// handed out again, unless another call has renewed it meanwhile.
    pub(crate) async fn authorize(
        &self,
        endpoint: &Endpoint,
        limits: Limits,
        refused: Option<&Secret>,
    ) -> Result<Authorized, Failure> {
        match &endpoint.authorization {
            Authorization::PastedToken => {
                let token = self.secret(endpoint.id, SecretKind::AccessToken).await?;
                // People paste the header's value as they find it.
                let bare = token.expose().trim();
                let bare = bare.strip_prefix("Bearer ").map_or(bare, str::trim);
                let token = Secret::new(bare);
                Ok(Authorized {
                    secrets: vec![token.clone()],
                    token,
                    renewable: false,
                })
            }
            Authorization::ServerToServer { token_url, scopes } => {
                let client_secret = self.secret(endpoint.id, SecretKind::ClientSecret).await?;
                let grant = Grant {
                    url: token_url.trim().to_owned(),
                    client_id: endpoint.client_id.clone(),
                    scopes: scopes.clone(),
                    client_secret,
                };
                let secret = grant.client_secret.clone();
                let token = self.token(endpoint.id, grant, limits, refused).await?;
                Ok(Authorized {
                    secrets: vec![token.clone(), secret],
                    token,
                    renewable: true,
                })
            }
        }
    }

    async fn secret(&self, endpoint: EndpointId, kind: SecretKind) -> Result<Secret, Failure> {
        match self.keys.get(endpoint, kind).await {
            Ok(Some(secret)) if !secret.is_empty() => Ok(secret),
            Ok(_) => Err(Failure::new(
                Stage::Authorize,
                "credentialsMissing",
                format!("no {} is stored", kind.as_str()),
            )),
            Err(error @ (KeyStoreError::Unavailable(_) | KeyStoreError::Refused(_))) => Err(
                Failure::new(Stage::Authorize, "keyStoreFailed", error.to_string()),
            ),
        }
    }

    async fn token(
        &self,
        endpoint: EndpointId,
        grant: Grant,
        limits: Limits,
        refused: Option<&Secret>,
    ) -> Result<Secret, Failure> {
        let slot = {
            let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(cache.entry(endpoint).or_default())
        };
        let mut slot = slot.lock().await;
        if let Some(cached) = &*slot
            && cached.grant.same_as(&grant)
            && self.clock.now() < cached.renew_at
            && !refused.is_some_and(|refused| refused.same_as(&cached.token))
        {
            return Ok(cached.token.clone());
        }
        // A failed renewal must not leave the old token behind.
        *slot = None;
        let (token, lifetime) = self.fetch(&grant, limits).await?;
        let margin = EARLY.min(lifetime / 10);
        let renew_at = self
            .clock
            .now()
            .checked_add(lifetime - margin)
            .unwrap_or(Timestamp::MAX);
        *slot = Some(Cached {
            token: token.clone(),
            grant,
            renew_at,
        });
        Ok(token)
    }

    async fn fetch(
        &self,
        grant: &Grant,
        limits: Limits,
    ) -> Result<(Secret, SignedDuration), Failure> {
        let url = Url::parse(&grant.url)
            .map_err(|error| Failure::new(Stage::Authorize, "requestInvalid", error.to_string()))?;
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", &grant.client_id)
            .append_pair("client_secret", grant.client_secret.expose())
            .append_pair("scope", &grant.scopes.join(","))
            .finish();
        let request = HttpRequest {
            method: Method::Post,
            url,
            headers: vec![
                Header::new("Accept", "application/json"),
                Header::new("Content-Type", "application/x-www-form-urlencoded"),
            ],
            bearer: None,
            body: Some(Secret::new(form)),
        };
        let answer = self
            .transport
            .send(request, limits)
            .await
            .map_err(Failure::authorizing)?;
        let body = String::from_utf8_lossy(&answer.body);
        if answer.status != 200 {
            let error = answer::parse_service_error(answer.status, &body);
            let said: Vec<String> = [error.error_type, error.title]
                .into_iter()
                .flatten()
                .map(|text| grant.client_secret.redact(&text))
                .collect();
            return Err(Failure {
                status: Some(answer.status),
                ..Failure::new(
                    Stage::Authorize,
                    "tokenRefused",
                    format!("status {}: {}", answer.status, said.join(": ")),
                )
            });
        }
        // The parser's own error could quote the token.
        let parsed: TokenAnswer = serde_json::from_str(&body).map_err(|_| Failure {
            status: Some(answer.status),
            ..Failure::new(
                Stage::Authorize,
                "tokenUnreadable",
                "the answer has no access_token",
            )
        })?;
        let lifetime = i64::try_from(parsed.expires_in.unwrap_or(0)).unwrap_or(i64::MAX);
        Ok((
            Secret::new(parsed.access_token),
            SignedDuration::from_secs(lifetime),
        ))
    }
}
