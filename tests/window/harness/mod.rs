//! A person at a screen: starts the program, looks, types, and pulls the plug.

mod driver;
mod person;
mod process;
mod screen;

pub(crate) use person::{Person, scenario};
