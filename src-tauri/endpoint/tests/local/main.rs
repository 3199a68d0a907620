//! The local endpoint over real HTTP on loopback, called by the client that calls the live service.

mod calls;
mod feedback;
mod readme;
mod refusals;
mod runs;
mod scheduled;
mod support;
