//! The promises of opening and migrating.
