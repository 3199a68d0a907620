//! Prints the TypeScript bindings; `cargo xtask bindings` writes them where the UI reads them.

#![expect(clippy::print_stdout, reason = "printing is what this program is for")]

fn main() {
    print!("{}", app::bindings::typescript());
}
