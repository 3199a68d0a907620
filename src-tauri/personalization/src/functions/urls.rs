//! Functions on addresses of pages and mailboxes.

use java_text::url::{Url, encode};

use crate::value::{Value, to_text};

use super::{Basis::Documented, Family::Strings, Function, argument, example, takes};
use crate::value::Type::String as Text;

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "appendQueryParams",
        family: Strings,
        parameters: &[takes("url", Text), takes("key", Text), takes("value", Text)],
        returns: Text,
        en: "Adds a parameter to the query of an address, before its fragment; replaces the parameter when it is there.",
        ja: "URL にクエリパラメーターを追加します（フラグメントの前）。同じキーがある場合は値を置き換えます。",
        example: example(
            "{{{appendQueryParams(\"https://example.com/page#top\", \"utm_source\", \"email\")}}}",
            "https://example.com/page?utm_source=email#top",
        ),
        basis: Documented,
        body: |_, arguments| {
            if argument(arguments, 0).is_null() {
                return Ok(Value::Null);
            }
            let [url, key, value] = [0, 1, 2].map(|at| to_text(argument(arguments, at)));
            Ok(Value::text(with_parameter(
                &url,
                &encode(&key),
                &encode(&value),
            )))
        },
    },
    Function {
        name: "extractEmailDomain",
        family: Strings,
        parameters: &[takes("email", Text)],
        returns: Text,
        en: "The domain of an email address. Null when there is no @.",
        ja: "メールアドレスのドメインを返します。@ がない場合は null です。",
        example: example("{%= extractEmailDomain(\"jane@luma.com\") %}", "luma.com"),
        basis: Documented,
        body: |_, arguments| {
            let email = to_text(argument(arguments, 0));
            Ok(email
                .trim()
                .rsplit_once('@')
                .map_or(Value::Null, |(_, domain)| Value::text(domain)))
        },
    },
    Function {
        name: "getUrlFragment",
        family: Strings,
        parameters: &[takes("url", Text)],
        returns: Text,
        en: "What follows # in an address. Null when there is none.",
        ja: "URL の # 以降の部分を返します。ない場合は null です。",
        example: example(
            "{%= getUrlFragment(\"https://www.myurl.com/contact.html#faq\") %}",
            "faq",
        ),
        basis: Documented,
        body: |_, arguments| Ok(of_url(arguments, |url| url.fragment.map(str::to_owned))),
    },
    Function {
        name: "getUrlHost",
        family: Strings,
        parameters: &[takes("url", Text)],
        returns: Text,
        en: "The host of an address. Null when it is no address.",
        ja: "URL のホストを返します。URL でない場合は null です。",
        example: example(
            "{%= getUrlHost(\"https://www.myurl.com/contact.html\") %}",
            "www.myurl.com",
        ),
        basis: Documented,
        body: |_, arguments| Ok(of_url(arguments, |url| Some(url.host.to_owned()))),
    },
    Function {
        name: "getUrlPath",
        family: Strings,
        parameters: &[takes("url", Text)],
        returns: Text,
        en: "The path of an address, with its leading slash. Null when it is no address.",
        ja: "URL のパス（先頭のスラッシュを含む）を返します。URL でない場合は null です。",
        example: example(
            "{%= getUrlPath(\"https://www.myurl.com/contact.html\") %}",
            "/contact.html",
        ),
        basis: Documented,
        body: |_, arguments| Ok(of_url(arguments, |url| Some(url.path.to_owned()))),
    },
    Function {
        name: "getUrlProtocol",
        family: Strings,
        parameters: &[takes("url", Text)],
        returns: Text,
        en: "The protocol of an address, such as https. Null when it is no address.",
        ja: "URL のプロトコル（https など）を返します。URL でない場合は null です。",
        example: example(
            "{%= getUrlProtocol(\"https://www.myurl.com/contact.html\") %}",
            "https",
        ),
        basis: Documented,
        body: |_, arguments| Ok(of_url(arguments, |url| Some(url.protocol.clone()))),
    },
];

fn of_url(arguments: &[Value], part: fn(&Url<'_>) -> Option<String>) -> Value {
    let text = to_text(argument(arguments, 0));
    Url::parse(&text)
        .and_then(|url| part(&url))
        .map_or(Value::Null, Value::text)
}

/// The address with the parameter; key and value are encoded already.
fn with_parameter(url: &str, key: &str, value: &str) -> String {
    let (rest, fragment) = match url.split_once('#') {
        Some((rest, fragment)) => (rest, format!("#{fragment}")),
        None => (url, String::new()),
    };
    let (base, query) = rest.split_once('?').unwrap_or((rest, ""));
    let own = format!("{key}={value}");
    let mut replaced = false;
    let mut parameters: Vec<&str> = Vec::new();
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        if parameter.split('=').next() != Some(key) {
            parameters.push(parameter);
        } else if !replaced {
            replaced = true;
            parameters.push(&own);
        }
    }
    if !replaced {
        parameters.push(&own);
    }
    format!("{base}?{}{fragment}", parameters.join("&"))
}
