//! Java's text formats in Rust: DateTimeFormatter, NumberFormat, Pattern and URLEncoder, on CLDR data.
