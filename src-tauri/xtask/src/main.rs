//! The project's own commands: set up, run, test, check, bench and bindings.
fn main() {}
