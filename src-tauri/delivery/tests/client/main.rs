//! The client against servers that behave, and servers that do not.

mod authorization;
mod company;
mod connection;
mod hostile;
mod journal;
mod runs;
mod samples;
mod support;
