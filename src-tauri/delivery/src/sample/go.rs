//! Go with its standard library.

use super::literal::{lines, quoted};
use super::{TOKEN_VARIABLE, plain_headers};
use crate::prepare::PreparedRequest;
use std::fmt::Write;

pub(super) fn write(request: &PreparedRequest) -> String {
    let mut code = format!(
        "// The token is read from {TOKEN_VARIABLE}.\npackage main\n\nimport (\n\t\"fmt\"\n\t\"io\"\n\t\"log\"\n\t\"net/http\"\n\t\"os\"\n"
    );
    let body = request.body();
    if body.is_some() {
        code.push_str("\t\"strings\"\n");
    }
    code.push_str("\t\"time\"\n)\n\nfunc main() {\n");
    let reader = if let Some(body) = body {
        let _ = write!(code, "\tbody := {}\n\n", lines(body, " +\n\t\t"));
        "strings.NewReader(body)"
    } else {
        "nil"
    };
    let _ = write!(
        code,
        "\trequest, err := http.NewRequest({}, {}, {reader})\n\tif err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n\trequest.Header.Set(\"Authorization\", \"Bearer \"+os.Getenv({}))\n",
        quoted(request.method().as_str()),
        quoted(request.url().as_str()),
        quoted(TOKEN_VARIABLE),
    );
    for header in plain_headers(request) {
        let _ = writeln!(
            code,
            "\trequest.Header.Set({}, {})",
            quoted(&header.name),
            quoted(&header.value)
        );
    }
    code.push_str(
        "\n\tclient := http.Client{Timeout: 60 * time.Second}\n\tresponse, err := client.Do(request)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tdefer response.Body.Close()\n\tanswer, err := io.ReadAll(response.Body)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tfmt.Println(response.StatusCode, string(answer))\n\tif response.StatusCode/100 != 2 {\n\t\tos.Exit(1)\n\t}\n}\n",
    );
    code
}
