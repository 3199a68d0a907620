//! Java's text formats in Rust: `DateTimeFormatter`, `NumberFormat`, `Pattern` and `URLEncoder`, on CLDR data.
//!
//! Journey Optimizer runs on the Java platform, so what a message shows is what Java's libraries print.
//! This crate prints the same: patterns, rounding, offsets and escapes follow Java 17, names and symbols
//! follow CLDR through ICU4X; `data/` holds the few tables that ICU4X does not carry.
//!
//! | module | Java |
//! |---|---|
//! | [`date_time`] | `java.time.format.DateTimeFormatter` |
//! | [`zoned`] | `java.time.ZonedDateTime`, `java.time.ZoneId` |
//! | [`number`] | `java.text.NumberFormat` |
//! | [`pattern`] | `java.util.regex.Pattern` |
//! | [`url`] | `java.net.URLEncoder`, `URLDecoder`, `URL` |
//! | [`locale`] | `java.util.Locale` |

//!
//! The tests hold it to what Java 17 printed. What differs: names and symbols are those of a newer CLDR than Java 17's
//! (39), and years go from -9999 to 9999. Java's swapped names of eras in some languages are not imitated.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod date_time;
pub mod locale;
pub mod number;
pub mod pattern;
mod table;
pub mod url;
pub mod zoned;
