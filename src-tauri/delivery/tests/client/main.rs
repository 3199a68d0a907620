//! The client against servers that behave, and servers that do not.

mod authorization;
mod hostile;
mod journal;
mod support;
