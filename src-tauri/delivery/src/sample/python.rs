//! Python with its standard library.

use super::literal::{quoted, triple};
use super::{TOKEN_VARIABLE, plain_headers};
use crate::prepare::PreparedRequest;
use std::fmt::Write;

pub(super) fn write(request: &PreparedRequest) -> String {
    let mut code = format!(
        "# Python 3.8 or later. The token is read from {TOKEN_VARIABLE}.\nimport os\nimport sys\nimport urllib.error\nimport urllib.request\n\n"
    );
    let body = request.body().map(triple);
    if let Some(body) = &body {
        // Writing into a String cannot fail.
        let _ = write!(code, "body = {body}\n\n");
    }
    let _ = write!(
        code,
        "request = urllib.request.Request(\n    {},\n    method={},\n",
        quoted(request.url().as_str()),
        quoted(request.method().as_str()),
    );
    if body.is_some() {
        code.push_str("    data=body.encode(\"utf-8\"),\n");
    }
    let _ = write!(
        code,
        "    headers={{\n        \"Authorization\": \"Bearer \" + os.environ[{}],\n",
        quoted(TOKEN_VARIABLE)
    );
    for header in plain_headers(request) {
        let _ = writeln!(
            code,
            "        {}: {},",
            quoted(&header.name),
            quoted(&header.value)
        );
    }
    code.push_str(
        "    },\n)\ntry:\n    with urllib.request.urlopen(request, timeout=60) as response:\n        print(response.status, response.read().decode(\"utf-8\"))\nexcept urllib.error.HTTPError as error:\n    print(error.code, error.read().decode(\"utf-8\"))\n    sys.exit(1)\n",
    );
    code
}
