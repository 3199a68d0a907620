//! A command for a POSIX shell.

use super::TOKEN_VARIABLE;
use crate::prepare::PreparedRequest;

/// The request as a command for a POSIX shell. The token is read from `$ACCESS_TOKEN`.
pub fn curl(request: &PreparedRequest) -> String {
    let mut lines = vec![format!(
        "curl --request {} {}",
        request.method().as_str(),
        quoted(request.url().as_str())
    )];
    for header in request.headers() {
        lines.push(if header.name == "Authorization" {
            // In double quotes, so that the shell puts the variable in.
            format!("--header \"Authorization: Bearer ${TOKEN_VARIABLE}\"")
        } else {
            format!(
                "--header {}",
                quoted(&format!("{}: {}", header.name, header.value))
            )
        });
    }
    if let Some(body) = request.body() {
        // Raw, so that curl neither drops line ends nor reads a leading @ as a file name.
        lines.push(format!("--data-raw {}", quoted(body)));
    }
    lines.join(" \\\n  ")
}

/// `text` as one word of a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Call;
    use crate::endpoint::{Authorization, Endpoint, EndpointKind};
    use crate::prepare::prepare;
    use campaign::id::{EndpointId, RequestId};
    use uuid::Uuid;

    fn endpoint() -> Endpoint {
        Endpoint {
            id: EndpointId(Uuid::nil()),
            name: "Local".into(),
            kind: EndpointKind::Local,
            base_url: "http://127.0.0.1:4280/ajo".into(),
            org_id: "A@AdobeOrg".into(),
            sandbox: "local".into(),
            client_id: "client".into(),
            authorization: Authorization::PastedToken,
            production: false,
            allow_list: Vec::new(),
        }
    }

    #[test]
    fn the_shell_passes_on_what_was_prepared() {
        let body = r#"{"requestId":"1","campaignId":"2","recipients":[{"type":"aep","userId":"o'brien@example.com","namespace":"email","context":{"say":"$HOME `x` \"y\""}}]}"#;
        let call = Call::Unitary { body: body.into() };
        let prepared = prepare(RequestId(Uuid::nil()), &endpoint(), "Order", call).expect("valid");
        // A shell function in place of curl prints each word it is given, so nothing is sent.
        let script = format!("curl() {{ printf '%s\\n' \"$@\"; }}\n{}", curl(&prepared));
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .env(TOKEN_VARIABLE, "token")
            .output()
            .expect("a shell");
        let words = String::from_utf8(output.stdout).expect("text");
        let words: Vec<&str> = words.lines().collect();
        assert_eq!(
            words[..3],
            [
                "--request",
                "POST",
                "http://127.0.0.1:4280/ajo/im/executions/unitary"
            ]
        );
        assert!(words.contains(&"Authorization: Bearer token"));
        assert!(words.contains(&"x-gw-ims-org-id: A@AdobeOrg"));
        assert_eq!(words[words.len() - 2..], ["--data-raw", body]);
    }
}
