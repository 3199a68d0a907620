//! The built-in local endpoint: the execution API on loopback, with an inbox.
//!
//! It speaks the same API as the live service, so that everything works without account and
//! network, and so that a developer can point a program of their own at it. Requests are checked
//! as strictly as the specification says ([`OPENAPI`] is what it publishes and what it enforces).
//!
//! Messages are rendered and put into the inbox *before* a call is answered. The live service
//! answers first; here a test can look into the inbox as soon as it has its answer.
//!
//! The parts: [`server`] is the only one that knows sockets, [`service`] decides about one request
//! after another without them, [`world`] is what both stand on.

mod address;
mod audience;
mod compose;
mod credentials;
mod dials;
mod email;
mod execution;
mod feedback;
mod headers;
mod log;
mod message;
mod reading;
mod receiver;
mod refusal;
mod schema;
pub mod server;
pub mod service;
mod simulation;
mod variant;
pub mod world;

pub use credentials::SampleCredentials;
pub use dials::Dials;
pub use feedback::{FeedbackEvent, Happening, HappeningKind, Listener};
pub use log::{LOG_LENGTH, LogEntry};
pub use message::{
    Exclusion, ExclusionReason, Fate, InboxContent, InboxEmail, InboxMessage, InboxPush, InboxSms,
    MessageHeader, MessageRecipient, Origin,
};
pub use receiver::{ExpectedHeader, Keep, WebhookReceiver};
pub use refusal::Violation;
pub use schema::OPENAPI;
pub use server::{LocalEndpoint, StartError};
pub use service::{Reply, Request, Service, Settings};
