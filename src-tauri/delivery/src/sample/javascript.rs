//! JavaScript for Node.js, with the fetch that comes with it.

use super::literal::{quoted, template};
use super::{TOKEN_VARIABLE, plain_headers};
use crate::prepare::PreparedRequest;
use std::fmt::Write;

pub(super) fn write(request: &PreparedRequest) -> String {
    let mut code = format!(
        "// Node.js 18 or later, as an ES module (.mjs). The token is read from {TOKEN_VARIABLE}.\n"
    );
    let body = request.body().map(template);
    if let Some(body) = &body {
        // Writing into a String cannot fail.
        let _ = write!(code, "const body = {body};\n\n");
    }
    let _ = write!(
        code,
        "const response = await fetch({}, {{\n  method: {},\n  headers: {{\n    Authorization: `Bearer ${{process.env.{TOKEN_VARIABLE}}}`,\n",
        quoted(request.url().as_str()),
        quoted(request.method().as_str()),
    );
    for header in plain_headers(request) {
        let _ = writeln!(
            code,
            "    {}: {},",
            quoted(&header.name),
            quoted(&header.value)
        );
    }
    code.push_str("  },\n");
    if body.is_some() {
        code.push_str("  body,\n");
    }
    code.push_str(
        "  redirect: \"error\",\n  signal: AbortSignal.timeout(60_000),\n});\nconsole.log(response.status, await response.text());\nif (!response.ok) process.exitCode = 1;\n",
    );
    code
}
