//! `java.net.URLEncoder`, `URLDecoder` and the parts of `java.net.URL`.

use std::fmt::Write;

/// Why a text cannot be decoded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// `%` is not followed by two hexadecimal digits; the byte position of the sign.
    #[error("the \"%\" at byte {0} is not followed by two hexadecimal digits")]
    Malformed(usize),
}

/// Encodes as `URLEncoder.encode(text, UTF_8)`: letters, digits and `.-*_` stay, a space is `+`, the rest `%XX`.
///
/// ```
/// assert_eq!(java_text::url::encode("a b/é~*"), "a+b%2F%C3%A9%7E*");
/// ```
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'*' | b'_' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            // Writing to a String does not fail.
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

/// Decodes as `URLDecoder.decode(text, UTF_8)`: bytes that are no UTF-8 become U+FFFD.
pub fn decode(text: &str) -> Result<String, DecodeError> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(byte) = bytes.get(position) {
        match byte {
            b'+' => decoded.push(b' '),
            b'%' => {
                let value = bytes.get(position + 1..position + 3).and_then(hexadecimal);
                decoded.push(value.ok_or(DecodeError::Malformed(position))?);
                position += 2;
            }
            other => decoded.push(*other),
        }
        position += 1;
    }
    Ok(String::from_utf8_lossy(&decoded).into_owned())
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    digits.iter().try_fold(0_u8, |value, digit| {
        let digit = u8::try_from(char::from(*digit).to_digit(16)?).ok()?;
        Some(value * 16 + digit)
    })
}

/// The parts of an address as `java.net.URL` splits it, each as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url<'a> {
    /// `https`, in lower case
    pub protocol: String,
    /// Without user and port; with the brackets of an IPv6 address.
    pub host: &'a str,
    /// The port, if one is written.
    pub port: Option<u16>,
    /// With its leading `/`; empty when there is none.
    pub path: &'a str,
    /// After `?`
    pub query: Option<&'a str>,
    /// After `#`
    pub fragment: Option<&'a str>,
}

impl<'a> Url<'a> {
    /// Splits an address; None without a protocol (`java.net.URL` refuses it).
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let (protocol, rest) = text.split_once(':')?;
        let begins = protocol.starts_with(|first: char| first.is_ascii_alphabetic());
        if !begins
            || !protocol
                .chars()
                .all(|each| each.is_ascii_alphanumeric() || matches!(each, '+' | '-' | '.'))
        {
            return None;
        }
        let (rest, fragment) = cut(rest, '#');
        let (rest, query) = cut(rest, '?');
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let place = authority
            .rsplit_once('@')
            .map_or(authority, |(_, place)| place);
        let (host, port) = match place.rfind(':') {
            Some(colon) if !place[colon..].contains(']') => {
                let port = &place[colon + 1..];
                (
                    &place[..colon],
                    if port.is_empty() {
                        None
                    } else {
                        Some(port.parse().ok()?)
                    },
                )
            }
            _ => (place, None),
        };
        Some(Self {
            protocol: protocol.to_ascii_lowercase(),
            host,
            port,
            path,
            query,
            fragment,
        })
    }
}

fn cut(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at)
        .map_or((text, None), |(before, after)| (before, Some(after)))
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, Url, decode, encode};

    #[test]
    fn encodes_as_java() {
        for (text, encoded) in [
            ("a&b=c", "a%26b%3Dc"),
            ("~tilde*star", "%7Etilde*star"),
            ("😀", "%F0%9F%98%80"),
            ("a+b c", "a%2Bb+c"),
        ] {
            assert_eq!(encode(text), encoded);
            assert_eq!(decode(encoded).as_deref(), Ok(text));
        }
    }

    #[test]
    fn decodes_as_java() {
        assert_eq!(decode("100%25+off%21").as_deref(), Ok("100% off!"));
        assert_eq!(decode("%ff!").as_deref(), Ok("\u{fffd}!"));
        assert_eq!(decode("café").as_deref(), Ok("café"));
        for (text, at) in [("%", 0), ("a%2", 1), ("%zz", 0), ("%+1", 0), ("%é", 0)] {
            assert_eq!(decode(text), Err(DecodeError::Malformed(at)), "{text}");
        }
    }

    #[test]
    fn splits_addresses() {
        let url = Url::parse("HTTPS://me@www.example.com:8443/a/b.html?x=1&y#top").unwrap();
        assert_eq!(
            (
                url.protocol.as_str(),
                url.host,
                url.port,
                url.path,
                url.query,
                url.fragment
            ),
            (
                "https",
                "www.example.com",
                Some(8443),
                "/a/b.html",
                Some("x=1&y"),
                Some("top")
            )
        );
        let url = Url::parse("http://[::1]/").unwrap();
        assert_eq!((url.host, url.port, url.path), ("[::1]", None, "/"));
        assert_eq!(Url::parse("http://example.com").unwrap().path, "");
        for text in ["", "example.com/a", "//example.com", "http://h:x/"] {
            assert_eq!(Url::parse(text), None, "{text}");
        }
    }
}
