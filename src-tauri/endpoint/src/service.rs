//! The service: from one request to its reply, without sockets.

use crate::audience::Executions;
use crate::credentials::{IssuedTokens, SampleCredentials};
use crate::dials::{Dials, Trouble};
use crate::feedback::Listener;
use crate::headers;
use crate::log::{Log, LogEntry};
use crate::refusal::{Refusal, Violation};
use crate::schema::{Body, OPENAPI, Schemas};
use crate::world::World;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What is set when the endpoint starts.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What callers must present.
    pub credentials: SampleCredentials,
    /// IANA region of dates that have none of their own.
    pub time_zone: String,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// Method, in upper case.
    pub method: String,
    /// Path without query, percent-encoded.
    pub path: String,
    /// Query without the question mark.
    pub query: String,
    /// Headers; names in any case.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Vec<u8>,
}

impl Request {
    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// A reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Status code.
    pub status: u16,
    /// Headers beside Content-Type.
    pub headers: Vec<(String, String)>,
    /// Body, JSON.
    pub body: String,
    /// How long the dials let the caller wait.
    pub delay: Duration,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.to_string(),
            delay: Duration::ZERO,
        }
    }
}

/// The local endpoint without its socket.
pub struct Service {
    pub(crate) world: World,
    pub(crate) settings: Settings,
    pub(crate) schemas: Schemas,
    pub(crate) executions: Mutex<Executions>,
    pub(crate) listener: Mutex<Option<Arc<Listener>>>,
    tokens: Mutex<IssuedTokens>,
    dials: Mutex<Dials>,
    log: Mutex<Log>,
}

/// The calls, with what their path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route<'a> {
    Token,
    OpenApi,
    Unitary,
    HighThroughput,
    Audience,
    ExecutionStatus(&'a str),
    ScheduleStatus(&'a str),
    DeleteSchedule(&'a str),
    Health,
    Preview(&'a str),
    Proof(&'a str),
    ProofStatus(&'a str, &'a str),
    Campaigns,
    Campaign(&'a str),
}

impl<'a> Route<'a> {
    /// The call of a method and path. `Err` lists the methods the path knows, none if it is no path of the API.
    fn find(method: &str, segments: &[&'a str]) -> Result<Self, Vec<&'static str>> {
        let known: Vec<(&'static str, Self)> = match segments {
            ["ims", "token", "v3"] => vec![("POST", Self::Token)],
            ["openapi.json"] => vec![("GET", Self::OpenApi)],
            ["ajo", "im", "health"] => vec![("GET", Self::Health)],
            ["ajo", "im", "executions", "unitary"] => vec![("POST", Self::Unitary)],
            ["ajo", "im", "executions", "highthroughput"] => vec![("POST", Self::HighThroughput)],
            ["ajo", "im", "executions", "audience"] => vec![("POST", Self::Audience)],
            ["ajo", "im", "executions", "audience", id] => vec![("GET", Self::ExecutionStatus(id))],
            ["ajo", "im", "executions", "schedules", id] => vec![
                ("GET", Self::ScheduleStatus(id)),
                ("DELETE", Self::DeleteSchedule(id)),
            ],
            ["ajo", "simulations", "campaigns", id, "previews"] => {
                vec![("POST", Self::Preview(id))]
            }
            ["ajo", "simulations", "campaigns", id, "proofs"] => vec![("POST", Self::Proof(id))],
            ["ajo", "simulations", "campaigns", id, "proofs", job] => {
                vec![("GET", Self::ProofStatus(id, job))]
            }
            ["journey", "campaigns", "service", "campaigns"] => vec![("GET", Self::Campaigns)],
            ["journey", "campaigns", "service", "campaigns", id] => {
                vec![("GET", Self::Campaign(id))]
            }
            _ => Vec::new(),
        };
        known
            .iter()
            .find(|(name, _)| *name == method)
            .map(|(_, route)| *route)
            .ok_or_else(|| known.iter().map(|(name, _)| *name).collect())
    }

    /// The body's schema, where the call has a body.
    const fn body(self) -> Option<Body> {
        match self {
            Self::Unitary => Some(Body::Unitary),
            Self::HighThroughput => Some(Body::HighThroughput),
            Self::Audience => Some(Body::Audience),
            Self::Preview(_) => Some(Body::Preview),
            Self::Proof(_) => Some(Body::Proof),
            _ => None,
        }
    }
}

impl Service {
    /// Makes a service. An error means that the `OpenAPI` document inside the program is broken.
    pub fn new(settings: Settings, world: World) -> Result<Self, String> {
        Ok(Self {
            world,
            settings,
            schemas: Schemas::compile()?,
            executions: Mutex::default(),
            listener: Mutex::default(),
            tokens: Mutex::default(),
            dials: Mutex::default(),
            log: Mutex::default(),
        })
    }

    /// The dials as they stand.
    pub fn dials(&self) -> Dials {
        *lock(&self.dials)
    }

    /// Turns the dials.
    pub fn set_dials(&self, dials: Dials) {
        *lock(&self.dials) = dials;
    }

    /// The last requests, oldest first.
    pub fn log(&self) -> Vec<LogEntry> {
        lock(&self.log).entries()
    }

    /// Deals with one request. Blocks while it renders and while the inbox keeps the messages.
    pub fn handle(&self, request: &Request) -> Reply {
        let now = self.world.clock.now();
        let segments: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        let route = Route::find(&request.method, &segments);
        let body: Option<Value> = serde_json::from_slice(&request.body).ok();
        let mut reply = Reply::json(200, &Value::Null);
        let mut entry = LogEntry {
            number: 0,
            at: now,
            method: request.method.clone(),
            path: request.path.clone(),
            status: 0,
            matched: route.is_ok(),
            title: None,
            violations: Vec::new(),
            advice: headers::advice(request),
        };
        let result = match route {
            Ok(route) => self.answer(route, request, body.as_ref(), now),
            Err(methods) => Err(no_match(&methods)),
        };
        match result {
            Ok(answer) => reply = answer,
            Err(refusal) => {
                let member = |name: &str| {
                    let body = body.as_ref()?;
                    body.get(name)?.as_str()
                };
                let body = refusal.body(member("requestId"), member("campaignId"));
                reply.status = refusal.status;
                reply.body = body.to_string();
                if refusal.status == 429 {
                    reply.headers.push(("Retry-After".into(), "1".into()));
                }
                entry.title = Some(refusal.title);
                entry.violations = refusal.violations;
            }
        }
        // As the service's gateway does.
        let id = self.world.random.uuid().to_string();
        reply.headers.push(("x-request-id".into(), id));
        reply.delay = self.dials().delay(&*self.world.random);
        entry.status = reply.status;
        lock(&self.log).add(entry);
        reply
    }

    fn answer(
        &self,
        route: Route<'_>,
        request: &Request,
        body: Option<&Value>,
        now: Timestamp,
    ) -> Result<Reply, Refusal> {
        host_is_local(request)?;
        match route {
            Route::Token => return Ok(self.token(request, now)),
            Route::OpenApi => {
                return Ok(Reply {
                    body: OPENAPI.to_owned(),
                    ..Reply::json(200, &Value::Null)
                });
            }
            _ => {}
        }
        headers::check(
            request,
            route.body().is_some(),
            &self.settings.credentials,
            &lock(&self.tokens),
            now,
        )?;
        match self.dials().trouble(&*self.world.random) {
            Trouble::None => {}
            Trouble::Throttled => {
                return Err(Refusal::new(
                    429,
                    "throttled",
                    "Too many calls (dialled in)",
                ));
            }
            Trouble::Broken => {
                return Err(Refusal::new(
                    503,
                    "unavailable",
                    "Service unavailable (dialled in)",
                ));
            }
        }
        let nothing = Value::Null;
        let body = match route.body() {
            Some(schema) => {
                let body = body.ok_or_else(|| not_json(&request.body))?;
                let violations = self.schemas.violations(schema, body);
                if !violations.is_empty() {
                    return Err(Refusal::invalid(violations));
                }
                body
            }
            None => &nothing,
        };
        let decode = |segment: &str| percent_decode(segment);
        match route {
            Route::Token | Route::OpenApi => Ok(Reply::json(200, &Value::Null)),
            Route::Unitary => self.trigger(campaign::Kind::Transactional, body, now),
            Route::HighThroughput => self.trigger(campaign::Kind::HighThroughput, body, now),
            Route::Audience => self.trigger_audience(body, now),
            Route::ExecutionStatus(id) => self.execution_status(&decode(id)),
            Route::ScheduleStatus(id) => self.schedule_status(&decode(id)),
            Route::DeleteSchedule(id) => self.delete_schedule(&decode(id)),
            Route::Health => Ok(Reply::json(200, &json!({"status": "UP"}))),
            Route::Preview(id) => self.preview(&decode(id), body, now),
            Route::Proof(id) => self.proof(&decode(id), body, now),
            Route::ProofStatus(id, job) => self.proof_status(&decode(id), &decode(job)),
            Route::Campaigns => self.campaigns(&request.query),
            Route::Campaign(id) => self.campaign(&decode(id)),
        }
    }

    fn token(&self, request: &Request, now: Timestamp) -> Reply {
        let issued = lock(&self.tokens).issue(
            &request.body,
            &self.settings.credentials,
            now,
            &*self.world.random,
        );
        match issued {
            Ok(issued) => Reply::json(
                200,
                &json!({
                    "access_token": issued.token,
                    "token_type": "bearer",
                    "expires_in": issued.expires_in,
                }),
            ),
            Err(refusal) => Reply::json(
                400,
                &json!({"error": refusal.error, "error_description": refusal.description}),
            ),
        }
    }
}

/// A page in a browser whose name was made to point here must not reach the endpoint.
fn host_is_local(request: &Request) -> Result<(), Refusal> {
    let host = request.header("host").unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost") {
        return Ok(());
    }
    Err(Refusal {
        violations: vec![Violation::new(
            "header:Host",
            "host",
            "Host must be 127.0.0.1 or localhost",
        )],
        ..Refusal::new(403, "hostNotLocal", "Only this machine is served")
    })
}

fn no_match(methods: &[&str]) -> Refusal {
    if methods.is_empty() {
        Refusal::new(404, "noSuchCall", "This path is no call of the API")
    } else {
        let title = format!("This path takes {} only", methods.join(" and "));
        Refusal::new(405, "wrongMethod", title)
    }
}

fn not_json(body: &[u8]) -> Refusal {
    let cause = match serde_json::from_slice::<Value>(body) {
        _ if body.is_empty() => "the body is missing".to_owned(),
        Err(error) => error.to_string(),
        Ok(_) => String::new(),
    };
    Refusal::invalid(vec![Violation::new("", "json", cause)])
}

fn percent_decode(segment: &str) -> String {
    percent_encoding::percent_decode_str(segment)
        .decode_utf8_lossy()
        .into_owned()
}

/// Nothing kept here is left half done by a panic elsewhere.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
