//! The client: journal, token, request, answer, journal — once, in this order.

use crate::Clock;
use crate::auth::{Authorized, Tokens};
use crate::failure::{Failure, Stage};
use crate::guard::Cleared;
use crate::http::{Limits, Transport};
use crate::journal::{Journal, JournalError};
use crate::keys::KeyStore;
use crate::outcome::{Answered, Failed, Outcome, Timing};
use crate::prepare::PreparedRequest;
use jiff::Timestamp;
use std::sync::Arc;
use tokio::time::Instant;

/// Sends cleared requests.
pub struct Client {
    transport: Arc<dyn Transport>,
    tokens: Tokens,
    clock: Arc<dyn Clock>,
}

/// A request that was dealt with.
#[derive(Debug)]
pub struct Sent {
    /// The request.
    pub request: PreparedRequest,
    /// What became of it.
    pub outcome: Outcome,
    /// Why the journal could not keep the outcome. The request is then on record without one.
    pub journal_error: Option<JournalError>,
}

impl Client {
    /// Makes a client over a network, a key store and a clock.
    pub fn new(
        transport: Arc<dyn Transport>,
        keys: Arc<dyn KeyStore>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            tokens: Tokens::new(Arc::clone(&transport), keys, Arc::clone(&clock)),
            transport,
            clock,
        }
    }

    /// The tokens that the client uses.
    pub const fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Sends a request: nothing leaves before `journal` has it. A token that the service refuses
    /// is renewed once; nothing else is ever repeated.
    pub async fn send(&self, cleared: Cleared, limits: Limits, journal: &dyn Journal) -> Sent {
        let request = cleared.into_request();
        let started = self.clock.now();
        if let Err(error) = journal.before(&request).await {
            let failure = Failure::new(Stage::Journal, "journalRefused", error.message);
            return Sent {
                outcome: Outcome::Failed(Failed {
                    failure,
                    timing: Timing {
                        started,
                        authorize_ms: 0.0,
                        answer_ms: None,
                        total_ms: 0.0,
                    },
                }),
                request,
                journal_error: None,
            };
        }
        let outcome = self.outcome(&request, limits, started).await;
        let journal_error = journal.after(&request, &outcome).await.err();
        Sent {
            request,
            outcome,
            journal_error,
        }
    }

    async fn outcome(
        &self,
        request: &PreparedRequest,
        limits: Limits,
        started: Timestamp,
    ) -> Outcome {
        let start = Instant::now();
        let mut timing = Timing {
            started,
            authorize_ms: 0.0,
            answer_ms: None,
            total_ms: 0.0,
        };
        match self.exchange(request, limits, start, &mut timing).await {
            Ok(answered) => {
                timing.total_ms = milliseconds(start);
                timing.answer_ms = answered.timing.answer_ms;
                Outcome::Answered(Box::new(Answered { timing, ..answered }))
            }
            Err(failure) => {
                timing.total_ms = milliseconds(start);
                Outcome::Failed(Failed { failure, timing })
            }
        }
    }

    async fn exchange(
        &self,
        request: &PreparedRequest,
        limits: Limits,
        start: Instant,
        timing: &mut Timing,
    ) -> Result<Answered, Failure> {
        let authorized = self
            .tokens
            .authorize(request.endpoint(), limits, None)
            .await?;
        timing.authorize_ms = milliseconds(start);
        let first = self.attempt(request, &authorized, limits).await?;
        if first.status != 401 || !authorized.renewable {
            return Ok(first);
        }
        // Refused at the door: the service has not looked at the request, so it may be shown again.
        let refused = Some(&authorized.token);
        let Ok(renewed) = self
            .tokens
            .authorize(request.endpoint(), limits, refused)
            .await
        else {
            return Ok(first);
        };
        let second = self.attempt(request, &renewed, limits).await?;
        Ok(Answered {
            attempts: 2,
            ..second
        })
    }

    async fn attempt(
        &self,
        request: &PreparedRequest,
        authorized: &Authorized,
        limits: Limits,
    ) -> Result<Answered, Failure> {
        let http = request.to_http(authorized.token.clone());
        let answer = self.transport.send(http, limits).await.map_err(|error| {
            let mut failure = Failure::from(error);
            for secret in &authorized.secrets {
                failure.cause = secret.redact(&failure.cause);
            }
            failure
        })?;
        Ok(Answered::read(
            &answer,
            request.call().expected(),
            &authorized.secrets,
            self.clock.now(),
        ))
    }
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
