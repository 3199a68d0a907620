//! The application: one list of commands and their handlers, called by every host.
