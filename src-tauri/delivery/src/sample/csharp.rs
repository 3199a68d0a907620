//! C# with the client of .NET.

use super::literal::{lines, quoted};
use super::{TOKEN_VARIABLE, plain_headers};
use crate::prepare::PreparedRequest;
use std::fmt::Write;

pub(super) fn write(request: &PreparedRequest) -> String {
    let mut code = format!(
        "// .NET 6 or later, as Program.cs. The token is read from {TOKEN_VARIABLE}.\nusing System.Net.Http.Headers;\nusing System.Text;\n\nusing var client = new HttpClient {{ Timeout = TimeSpan.FromSeconds(60) }};\nusing var request = new HttpRequestMessage(new HttpMethod({}), {});\nrequest.Headers.Authorization = new AuthenticationHeaderValue(\n    \"Bearer\", Environment.GetEnvironmentVariable({}));\n",
        quoted(request.method().as_str()),
        quoted(request.url().as_str()),
        quoted(TOKEN_VARIABLE),
    );
    for header in plain_headers(request) {
        // This one belongs to the content.
        if header.name != "Content-Type" {
            let _ = writeln!(
                code,
                "request.Headers.Add({}, {});",
                quoted(&header.name),
                quoted(&header.value)
            );
        }
    }
    if let Some(body) = request.body() {
        let _ = write!(
            code,
            "var body = string.Concat(new[] {{\n    {},\n}});\nrequest.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));\nrequest.Content.Headers.ContentType = new MediaTypeHeaderValue(\"application/json\");\n",
            lines(body, ",\n    ")
        );
    }
    code.push_str(
        "\nusing var response = await client.SendAsync(request);\nConsole.WriteLine($\"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}\");\nreturn response.IsSuccessStatusCode ? 0 : 1;\n",
    );
    code
}
