//! The SQLite workspace: one file that holds everything a marketer makes.
