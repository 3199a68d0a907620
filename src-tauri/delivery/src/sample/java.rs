//! Java with the client of its standard library.

use super::literal::{lines, quoted};
use super::{TOKEN_VARIABLE, plain_headers};
use crate::prepare::PreparedRequest;
use std::fmt::Write;

pub(super) fn write(request: &PreparedRequest) -> String {
    let mut code = format!(
        "// Java 11 or later: java Trigger.java. The token is read from {TOKEN_VARIABLE}.\nimport java.net.URI;\nimport java.net.http.HttpClient;\nimport java.net.http.HttpRequest;\nimport java.net.http.HttpResponse;\nimport java.time.Duration;\n\npublic class Trigger {{\n    public static void main(String[] args) throws Exception {{\n"
    );
    let publisher = if let Some(body) = request.body() {
        // Joined at run time: a constant of the language holds 64 KB at most.
        let _ = write!(
            code,
            "        String body = String.join(\"\",\n            {});\n\n",
            lines(body, ",\n            ")
        );
        "HttpRequest.BodyPublishers.ofString(body)"
    } else {
        "HttpRequest.BodyPublishers.noBody()"
    };
    let _ = write!(
        code,
        "        HttpRequest request = HttpRequest.newBuilder(URI.create({}))\n            .method({}, {publisher})\n            .timeout(Duration.ofSeconds(60))\n            .header(\"Authorization\", \"Bearer \" + System.getenv({}))\n",
        quoted(request.url().as_str()),
        quoted(request.method().as_str()),
        quoted(TOKEN_VARIABLE),
    );
    for header in plain_headers(request) {
        let _ = writeln!(
            code,
            "            .header({}, {})",
            quoted(&header.name),
            quoted(&header.value)
        );
    }
    code.push_str(
        "            .build();\n        HttpResponse<String> response = HttpClient.newHttpClient()\n            .send(request, HttpResponse.BodyHandlers.ofString());\n        System.out.println(response.statusCode() + \" \" + response.body());\n        if (response.statusCode() / 100 != 2) {\n            System.exit(1);\n        }\n    }\n}\n",
    );
    code
}
