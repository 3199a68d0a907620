//! What functions give: the examples of their documentation, and what the examples do not show.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "templates look alike with and without quotes"
)]

use std::collections::HashSet;

use personalization::{CompileOptions, Data, Family, Language, RenderOptions, Template, functions};

fn render(template: &str, data: &str) -> String {
    let data = Data::from_json(serde_json::from_str(data).expect("the data is JSON"));
    let options = RenderOptions::at("2024-11-01T00:00:00Z".parse().expect("an instant"));
    let rendered = Template::compile(template, &CompileOptions::default()).render(&data, &options);
    rendered.unwrap_or_else(|error| format!("!{}", error.code))
}

#[test]
fn examples_print_what_they_say() {
    let mut wrong = Vec::new();
    for function in functions() {
        let output = render(function.example.template, function.example.data);
        if output != function.example.output {
            wrong.push(format!(
                "{}: {output:?}, not {:?}",
                function.name, function.example.output
            ));
        }
        assert!(
            function.example.template.contains(function.name),
            "{} shows itself",
            function.name
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_function_is_there_once_and_documented() {
    let names: Vec<&str> = functions().map(|function| function.name).collect();
    let different: HashSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), different.len());
    for function in functions() {
        let (english, japanese) = (
            function.documentation(Language::En),
            function.documentation(Language::Ja),
        );
        assert!(
            english.ends_with('.') && english.len() > 10,
            "{}",
            function.name
        );
        assert!(japanese.contains('。'), "{}", function.name);
    }
    let documented = "camelCase titleCase charCodeAt concat contains doesNotContain startsWith doesNotStartWith \
        endsWith doesNotEndWith encode64 decode64 equals equalsIgnoreCase equalsAnyIgnoreCase notEqualTo \
        notEqualWithIgnoreCase extractEmailDomain formatCurrency getUrlHost getUrlPath getUrlProtocol getUrlFragment \
        appendQueryParams indexOf lastIndexOf isEmpty isNotEmpty join leftTrim rightTrim trim length like lowerCase \
        upperCase matches mask md5 sha256 regexGroup replace replaceAll split stringToDate string_to_integer \
        stringToNumber substr toBool toDateTime toDateTimeOnly urlEncode urlDecode addDays addHours addMinutes \
        addMonths addSeconds addYears age ageInDays ageInMonths compareDates convertZonedDateTime currentTimeInMillis \
        dateDiff dateBetween dayOfMonth dayOfWeek dayOfYear diffInSeconds diffInMinutes diffInHours diffInMonths \
        diffInYears extractHours extractMinutes extractSeconds extractMonth extractMonths formatDate \
        getCurrentZonedDateTime setDays setHours toUTC truncateToStartOfDay truncateToStartOfWeek \
        truncateToStartOfQuarter truncateToStartOfYear weekOfYear absolute formatNumber random roundDown roundUp \
        toHexString toInt toPercentage toPrecision toString average count max min sum countOnlyNull countWithNull \
        distinct distinctCountWithNull head topN bottomN in notIn includes intersects subsetOf supersetOf get keys \
        values isNull isNotNull inAudience ampCompare ampSubstr compareTo";
    for name in documented.split_whitespace() {
        assert!(different.contains(name), "{name}");
    }
    assert!(functions().any(|function| function.family == Family::Migration));
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table of cases, one a line")]
fn outcomes() {
    let data = r#"{"n": null, "list": [3, null, "10", 2.5], "orders": [{"id": "a", "p": {"net": 2}}, {"id": "b"},
        {"id": "c", "p": {"net": 11}}, {"id": "d", "p": {"net": 2}}], "membership": 1}"#;
    let mut wrong = Vec::new();
    for (template, expected) in [
        // Texts
        (r#"[{%= trim(missing) %}]"#, "[]"),
        (
            r#"{%= camelCase("élan  vital-force o'neil") %}"#,
            "Élan  Vital-force O&#x27;neil",
        ),
        (r#"{%= charCodeAt("😀", 1) %}"#, "56832"),
        (r#"[{%= charCodeAt("a", 1) %}]"#, "[]"),
        (r#"{%= length("a😀") %}"#, "3"),
        (r#"{%= indexOf("a😀b", "b") %}"#, "3"),
        (r#"{%= substr("Hello", 1) %}"#, "ello"),
        (r#"[{%= substr("Hello", 4, 2) %}]"#, "[]"),
        (r#"{%= substr("Hello", -3, 99) %}"#, "Hello"),
        (r#"{%= mask("ab", 1, 2) %}"#, "ab"),
        (r#"{%= mask("東京都庁", 1, 1) %}"#, "東XX庁"),
        (r#"{%= replace("a.b.c", ".", "-") %}"#, "a-b.c"),
        (r#"{{#each split("ab", "")}}<{{this}}>{{/each}}"#, "<a><b>"),
        (r#"{%= count(split("a,,b,", ",")) %}"#, "4"),
        (r#"{%= join(split("a-b", "-"), "+") %}"#, "a+b"),
        (r#"{%= contains("Straße", "SSE", false) %}"#, "false"),
        (r#"{%= doesNotContain(missing, "a") %}"#, "true"),
        (r#"{%= equalsIgnoreCase("ſ", "S") %}"#, "true"),
        (r#"{%= equals(1, "1") %}"#, "true"),
        // Patterns
        (r#"{%= like("abc", "a%") %}"#, "true"),
        (r#"{%= like("abc", "_b_") %}"#, "true"),
        (r#"{%= like("a%c", "a%%c") %}"#, "true"),
        (r#"{%= like("abc", "%b") %}"#, "false"),
        (r#"{%= like("", "%") %}"#, "true"),
        (r#"{%= matches("Hello John", "(?i)^john") %}"#, "false"),
        (r#"[{%= regexGroup("abc", "(x)|b", 1) %}]"#, "[]"),
        (
            r#"{%= regexGroup("2024-11", "(?<y>\\d+)-(?<m>\\d+)", 2) %}"#,
            "11",
        ),
        (r#"{%= replaceAll("aaa", "a", "$1") %}"#, "$1$1$1"),
        (
            r#"{%= matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a|aa)+$") %}"#,
            "!regex-limit",
        ),
        // Encodings and addresses
        (r#"{%= decode64("aGk") %}"#, "hi"),
        (r#"{%= decode64("/////w==") %}"#, "/////w&#x3D;&#x3D;"),
        (r#"{%= urlDecode("100%") %}"#, "100%"),
        (
            r#"{{{appendQueryParams("https://e.com/?a=1&b=2&a=3#f", "a", "x y")}}}"#,
            "https://e.com/?a=x+y&b=2#f",
        ),
        (r#"[{%= getUrlHost("no address") %}]"#, "[]"),
        (r#"{%= getUrlHost("https://me@e.com:8080/x") %}"#, "e.com"),
        // Dates
        (
            r#"{%= addMonths(stringToDate("2024-03-31T10:00:00Z"), -1) %}"#,
            "2024-02-29T10:00Z",
        ),
        (
            r#"{%= addDays("2024-03-09T02:30:00-05:00[America/New_York]", 1) %}"#,
            "2024-03-10T03:30-04:00[America/New_York]",
        ),
        (
            r#"{%= addHours("2024-03-10T01:30:00-05:00[America/New_York]", 1) %}"#,
            "2024-03-10T03:30-04:00[America/New_York]",
        ),
        (
            r#"{%= addDays("2024-11-04T01:30:00-05:00[America/New_York]", -1) %}"#,
            "2024-11-03T01:30-05:00[America/New_York]",
        ),
        (
            r#"{%= addDays("2024-11-02T01:30:00-04:00[America/New_York]", 1) %}"#,
            "2024-11-03T01:30-04:00[America/New_York]",
        ),
        (
            r#"[{%= addYears(stringToDate("2024-01-01"), 99999) %}]"#,
            "[]",
        ),
        (r#"[{%= addDays("soon", 1) %}]"#, "[]"),
        (
            r#"{%= setDays(stringToDate("2024-02-01T00:00:00Z"), 31) %}"#,
            "2024-02-29T00:00Z",
        ),
        (
            r#"{%= dateDiff("2024-11-01T12:00:00Z", "2024-10-30T13:00:00Z") %}"#,
            "-1",
        ),
        (
            r#"{%= diffInMonths("2024-03-30T00:00:00Z", "2024-01-31T00:00:00Z") %}"#,
            "1",
        ),
        (
            r#"{%= diffInMonths("2024-01-31T00:00:00Z", "2024-03-30T00:00:00Z") %}"#,
            "-1",
        ),
        (
            r#"{%= dateBetween("2024-06-01", "2024-06-01", "2024-06-30") %}"#,
            "true",
        ),
        (
            r#"{%= convertZonedDateTime(stringToDate("2024-11-01T00:00:00Z"), "UTC") %}"#,
            "2024-11-01T00:00Z[UTC]",
        ),
        (
            r#"[{%= convertZonedDateTime(stringToDate("2024-11-01T00:00:00Z"), "Mars") %}]"#,
            "[]",
        ),
        (
            r#"{%= toDateTimeOnly("2024-11-01") %}"#,
            "2024-11-01T00:00Z",
        ),
        (
            r#"{%= toDateTime("31/12/2024", "dd/MM/yyyy") %}"#,
            "2024-12-31T00:00Z",
        ),
        // Numbers
        (
            r#"{%= toPercentage(0.07) %} {%= toPercentage(-1.2345) %} {%= toPercentage(3) %} {%= toPercentage(0) %}"#,
            "7% -123.45% 300% 0%",
        ),
        (
            r#"{%= toPrecision(2.5, 0) %} {%= toPrecision(1, 2) %} {%= toPrecision(0.125, 2) %}"#,
            "2 1.00 0.12",
        ),
        (r#"{%= toHexString(-1) %}"#, "ffffffffffffffff"),
        (
            r#"{%= roundUp(-2.5) %} {%= roundDown(-2.5) %} {%= toInt(-2.9) %} {%= toInt("7.9") %}"#,
            "-2 -3 -2 7",
        ),
        (
            r#"[{%= toInt("x") %}{%= absolute("x") %}{%= string_to_integer("x") %}]"#,
            "[]",
        ),
        (
            r#"{%= toBool("yes") %} {%= toBool(2) %} {%= toBool(missing) %}"#,
            "false true false",
        ),
        // Lists
        (
            r#"{%= sum(list) %} {%= max(list) %} {%= min(list) %} {%= count(list) %} {%= countOnlyNull(list) %}"#,
            "15.5 10 2.5 3 1",
        ),
        (
            r#"[{%= average([]) %}{%= max([]) %}{%= head([]) %}] {%= sum([]) %} {%= count(missing) %}"#,
            "[] 0 0",
        ),
        (
            r#"{{#each topN(orders, p.net, 9)}}{{id}}{{/each}} {{#each bottomN(orders, p.net, 3)}}{{id}}{{/each}}"#,
            "cadb adc",
        ),
        (
            r#"{%= in(missing, [1]) %} {%= notIn(missing, [1]) %} {%= notIn(1, missing) %} {%= notIn(4, [1]) %}"#,
            "false false false true",
        ),
        (
            r#"{%= subsetOf([], [1]) %} {%= intersects([1], [2]) %} {%= supersetOf([1, 2], [2]) %}"#,
            "true false true",
        ),
        // Maps and migration
        (r#"{%= inAudience("x") %}"#, "false"),
        (
            r#"{%= ampCompare("a", "b", 3) %} {%= ampCompare(1, 1, 4) %} {%= ampCompare(1, 2, 0) %}"#,
            "true true false",
        ),
        (
            r#"{%= compareTo("lorem", "ipsum") %} {%= compareTo("ab", "abc") %} {%= compareTo(3, 2) %}"#,
            "3 -1 1",
        ),
    ] {
        let output = render(template, data);
        if output != expected {
            wrong.push(format!("{template}\n    {output:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
