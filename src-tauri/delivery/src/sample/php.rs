//! PHP with its curl extension.

use super::literal::single;
use super::{TOKEN_VARIABLE, plain_headers};
use crate::prepare::PreparedRequest;
use std::fmt::Write;

pub(super) fn write(request: &PreparedRequest) -> String {
    let mut code = format!(
        "<?php\n// PHP 8 with the curl extension. The token is read from {TOKEN_VARIABLE}.\n"
    );
    if let Some(body) = request.body() {
        // A nowdoc takes everything as it is. Its end cannot occur in JSON: outside of texts there
        // is no such word, and a text has no line breaks.
        let _ = write!(code, "$body = <<<'JSON_BODY'\n{body}\nJSON_BODY;\n\n");
    }
    let _ = write!(
        code,
        "$curl = curl_init({});\ncurl_setopt_array($curl, [\n    CURLOPT_CUSTOMREQUEST => {},\n    CURLOPT_HTTPHEADER => [\n        'Authorization: Bearer ' . getenv({}),\n",
        single(request.url().as_str()),
        single(request.method().as_str()),
        single(TOKEN_VARIABLE),
    );
    for header in plain_headers(request) {
        let line = format!("{}: {}", header.name, header.value);
        let _ = writeln!(code, "        {},", single(&line));
    }
    code.push_str("    ],\n");
    if request.body().is_some() {
        code.push_str("    CURLOPT_POSTFIELDS => $body,\n");
    }
    code.push_str(
        "    CURLOPT_RETURNTRANSFER => true,\n    CURLOPT_TIMEOUT => 60,\n]);\n$answer = curl_exec($curl);\nif ($answer === false) {\n    fwrite(STDERR, curl_error($curl) . PHP_EOL);\n    exit(1);\n}\n$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);\necho $status, ' ', $answer, PHP_EOL;\nexit(intdiv($status, 100) === 2 ? 0 : 1);\n",
    );
    code
}
