//! Secrets: text that cannot be printed, compared by accident, or serialized, and is wiped when dropped.

use zeroize::Zeroizing;

/// A client secret or an access token. It has no `Debug`, `Display` or `Serialize` on purpose: a
/// secret in a log, an error or the workspace would not compile.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

/// What stands in a text where a secret was.
pub const REDACTED: &str = "••••••••";

impl Secret {
    /// Takes possession of the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text itself, for the one place that puts it on the wire or into the key store.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `text` without this secret: a service that echoes its input must not bring it into the journal.
    pub fn redact(&self, text: &str) -> String {
        // One or two characters would blacken half of any text and hide nothing.
        if self.0.len() < 4 || !text.contains(self.expose()) {
            return text.to_owned();
        }
        text.replace(self.expose(), REDACTED)
    }

    /// Whether both hold the same text, without telling through timing how far they agree.
    pub fn same_as(&self, other: &Self) -> bool {
        let (left, right) = (self.0.as_bytes(), other.0.as_bytes());
        left.len() == right.len()
            && left
                .iter()
                .zip(right)
                .fold(0, |difference, (a, b)| difference | (a ^ b))
                == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_taken_out_of_text() {
        let secret = Secret::new("p@ss-word");
        assert_eq!(
            secret.redact("bad token p@ss-word!"),
            format!("bad token {REDACTED}!")
        );
        assert_eq!(secret.redact("nothing here"), "nothing here");
        assert_eq!(Secret::new("").redact("text"), "text");
    }

    #[test]
    fn equality_looks_at_every_byte() {
        let secret = Secret::new("abcd");
        assert!(secret.same_as(&Secret::new("abcd")));
        assert!(!secret.same_as(&Secret::new("abce")));
        assert!(!secret.same_as(&Secret::new("abc")));
    }
}
