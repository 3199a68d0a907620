//! The endpoint's own sample credentials and the tokens it hands out for them.

use crate::world::Random;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;
use url::form_urlencoded;

/// How long a token holds, as at the service.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// What a caller must present. The endpoint is reached from this machine only, so these are no
/// secrets: they are shown, so that a developer can point a program of their own at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SampleCredentials {
    /// Client id: `x-api-key`.
    pub client_id: String,
    /// Client secret, for the token call.
    pub client_secret: String,
    /// Organization: `x-gw-ims-org-id`.
    pub org_id: String,
    /// Sandbox: `x-sandbox-name`.
    pub sandbox: String,
}

impl Default for SampleCredentials {
    fn default() -> Self {
        Self {
            client_id: "local-client".to_owned(),
            client_secret: "local-secret".to_owned(),
            org_id: "0123456789ABCDEF01234567@AdobeOrg".to_owned(),
            sandbox: "local".to_owned(),
        }
    }
}

/// The tokens handed out.
#[derive(Default)]
pub(crate) struct IssuedTokens {
    expiry: HashMap<String, Timestamp>,
}

/// Why no token is handed out, in the words of OAuth.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TokenRefusal {
    pub error: &'static str,
    pub description: &'static str,
}

/// A token with its life in seconds.
#[derive(Debug)]
pub(crate) struct Issued {
    pub token: String,
    pub expires_in: i64,
}

impl IssuedTokens {
    /// Hands out a token for the form of a token call.
    pub(crate) fn issue(
        &mut self,
        form: &[u8],
        credentials: &SampleCredentials,
        now: Timestamp,
        random: &dyn Random,
    ) -> Result<Issued, TokenRefusal> {
        let fields: HashMap<String, String> = form_urlencoded::parse(form).into_owned().collect();
        let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
        let refuse = |error, description| Err(TokenRefusal { error, description });
        if field("grant_type") != "client_credentials" {
            return refuse(
                "unsupported_grant_type",
                "grant_type must be client_credentials",
            );
        }
        if field("client_id") != credentials.client_id
            || field("client_secret") != credentials.client_secret
        {
            return refuse("invalid_client", "invalid client_id or client_secret");
        }
        if field("scope").is_empty() {
            return refuse("invalid_scope", "scope is missing");
        }
        self.expiry.retain(|_, expiry| now < *expiry);
        let token = format!(
            "local.{}.{}",
            random.uuid().simple(),
            random.uuid().simple()
        );
        let expiry = now.checked_add(LIFETIME).unwrap_or(Timestamp::MAX);
        self.expiry.insert(token.clone(), expiry);
        Ok(Issued {
            token,
            expires_in: LIFETIME.as_secs(),
        })
    }

    /// Whether a token was handed out and has not ended.
    pub(crate) fn holds(&self, token: &str, now: Timestamp) -> bool {
        self.expiry.get(token).is_some_and(|expiry| now < *expiry)
    }
}
