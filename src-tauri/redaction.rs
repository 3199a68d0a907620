//! Takes secrets out of text before it is written to a log or a report.
//!
//! Secrets are typed so that they cannot be printed; this is the second fence, for text that comes
//! from outside: answers of servers, messages of libraries, a panic's words.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// What stands where a secret was.
const HIDDEN: &str = "[redacted]";

/// Finds secrets by what introduces them; the first group is kept, what follows is the secret.
static INTRODUCED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let token = r"(?i)(\b(?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{8,}";
    let field = r#"(?i)((?:client_?secret|access_?token|refresh_?token|id_?token|password|authorization|api_?secret)["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"'&,;}]+"#;
    compiled(&format!("{token}|{field}"))
});

/// Finds JSON Web Tokens wherever they stand.
static BARE_TOKEN: LazyLock<Option<Regex>> =
    LazyLock::new(|| compiled(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"));

/// The text without the secrets that can be recognized in it.
pub(crate) fn redacted(text: &str) -> Cow<'_, str> {
    let (Some(introduced), Some(bare)) = (&*INTRODUCED, &*BARE_TOKEN) else {
        // Cannot happen with the patterns above, which a test compiles; writing nothing is the
        // only safe answer all the same.
        return Cow::Borrowed(HIDDEN);
    };
    let text = introduced.replace_all(text, format!("${{1}}${{2}}{HIDDEN}"));
    match bare.replace_all(&text, HIDDEN) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shorter) => Cow::Owned(shorter),
    }
}

fn compiled(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

#[cfg(test)]
mod tests {
    use super::redacted;

    #[test]
    fn bearer_tokens_are_taken_out() {
        let text = "Authorization: Bearer abcdef0123456789.xyz, then more";
        assert_eq!(redacted(text), "Authorization: [redacted], then more");
        assert_eq!(
            redacted("sent bearer 0123456789abcdef"),
            "sent bearer [redacted]"
        );
    }

    #[test]
    fn secrets_in_forms_and_json_are_taken_out() {
        assert_eq!(
            redacted("grant_type=client_credentials&client_secret=p8e-XyZ&scope=openid"),
            "grant_type=client_credentials&client_secret=[redacted]&scope=openid"
        );
        assert_eq!(
            redacted(r#"{"access_token":"abc","expires_in":86399}"#),
            r#"{"access_token":"[redacted]","expires_in":86399}"#
        );
        assert_eq!(
            redacted(r#"ClientSecret: "abc def""#),
            r#"ClientSecret: "[redacted] def""#
        );
    }

    #[test]
    fn bare_tokens_are_taken_out() {
        assert_eq!(
            redacted("got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln from the service"),
            "got [redacted] from the service"
        );
    }

    #[test]
    fn other_text_stays_as_it_is() {
        let text = "campaign 3f2b saved in 12 ms; the bearer of the message is known";
        assert_eq!(redacted(text), text);
    }
}
