//! Opens Campaign Designer.

fn main() {}
