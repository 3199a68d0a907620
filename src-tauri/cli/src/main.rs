//! The command `campaign`: rendering and checking without a window.
fn main() {}
