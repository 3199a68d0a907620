//! The built-in local endpoint: the execution API on loopback, with an inbox.
