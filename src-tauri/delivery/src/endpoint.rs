//! Endpoints: where campaigns are triggered, without the secrets that open them.

use campaign::id::EndpointId;
use campaign::text::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

/// Where calls go. Secrets are not part of it: they are in the key store under [`Endpoint::id`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Endpoint {
    /// Its id.
    pub id: EndpointId,
    /// The name shown.
    pub name: String,
    /// What stands behind it.
    pub kind: EndpointKind,
    /// Base URL of the execution API, such as `https://platform.adobe.io/ajo`.
    pub base_url: String,
    /// Organization, `…@AdobeOrg`; sent as `x-gw-ims-org-id`.
    pub org_id: String,
    /// Name of the organization's sandbox; sent as `x-sandbox-name`.
    pub sandbox: String,
    /// Client id; sent as `x-api-key`.
    pub client_id: String,
    /// How calls are authorized.
    pub authorization: Authorization,
    /// Whether real people are behind it: every sending call then needs the campaign's name.
    pub production: bool,
    /// Addresses that may be sent to without confirmation: `ann@example.com`, `*@example.com`,
    /// `*.example.com` or a phone number. An empty list allows no address.
    #[serde(default)]
    pub allow_list: Vec<String>,
}

/// What stands behind an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EndpointKind {
    /// The built-in endpoint: nothing leaves the machine.
    Local,
    /// Adobe Journey Optimizer.
    JourneyOptimizer,
    /// Another host with the same API.
    Other,
}

/// How calls are authorized.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "method"
)]
pub enum Authorization {
    /// OAuth server-to-server: tokens are fetched with client id and secret.
    ServerToServer {
        /// Address of the token call, such as `https://ims-na1.adobelogin.com/ims/token/v3`.
        token_url: String,
        /// Scopes asked for.
        scopes: Vec<String>,
    },
    /// A token that somebody pasted.
    PastedToken,
}

/// What is wrong with an endpoint's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndpointFault {
    /// The field, named as in [`Endpoint`].
    pub field: String,
    /// Stable code, such as `plainHttp`.
    pub code: String,
    /// What is wrong and what to do.
    pub message: Text,
}

impl Endpoint {
    /// What keeps the endpoint from being used; empty when nothing does.
    pub fn faults(&self) -> Vec<EndpointFault> {
        let mut faults = Vec::new();
        check_url(&mut faults, "baseUrl", &self.base_url);
        if let Authorization::ServerToServer { token_url, .. } = &self.authorization {
            check_url(&mut faults, "authorization.tokenUrl", token_url);
        }
        for (field, value) in [
            ("orgId", &self.org_id),
            ("sandbox", &self.sandbox),
            ("clientId", &self.client_id),
        ] {
            check_header(&mut faults, field, value);
        }
        if self.kind == EndpointKind::Local
            && !parse(&self.base_url).is_some_and(|url| is_loopback(&url))
        {
            faults.push(fault(
                "baseUrl",
                "notLoopback",
                "The local endpoint is on this machine only; choose the kind Other for another host.",
                "ローカルエンドポイントはこのコンピューター上だけのものです。別のホストには種類「その他」を選んでください。",
            ));
        }
        faults
    }

    /// The base URL with `segments` appended, each percent-encoded where it must be.
    pub(crate) fn url(&self, segments: &[&str]) -> Option<Url> {
        extend(parse(&self.base_url)?, segments)
    }

    /// The base of the campaign reading API: `/journey/campaigns` beside the base URL's `/ajo`.
    pub(crate) fn campaigns_url(&self, segments: &[&str]) -> Option<Url> {
        let mut url = parse(&self.base_url)?;
        {
            let last = url
                .path_segments()
                .and_then(|parts| parts.rev().find(|part| !part.is_empty()))
                .map(str::to_owned);
            let mut parts = url.path_segments_mut().ok()?;
            parts.pop_if_empty();
            if last.as_deref() == Some("ajo") {
                parts.pop();
            }
            parts.extend(["journey", "campaigns"]);
        }
        extend(url, segments)
    }
}

/// Whether `url` names this machine: such calls never go through a proxy and may be plain HTTP.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => {
            name == "localhost" || name.to_ascii_lowercase().ends_with(".localhost")
        }
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn parse(text: &str) -> Option<Url> {
    Url::parse(text.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn extend(mut url: Url, segments: &[&str]) -> Option<Url> {
    url.set_query(None);
    url.set_fragment(None);
    url.path_segments_mut()
        .ok()?
        .pop_if_empty()
        .extend(segments);
    Some(url)
}

fn check_url(faults: &mut Vec<EndpointFault>, field: &str, text: &str) {
    let Some(url) = parse(text) else {
        faults.push(fault(
            field,
            "invalidUrl",
            "This is not the address of a web service. It begins with https://.",
            "Web サービスのアドレスではありません。https:// で始まるアドレスを入力してください。",
        ));
        return;
    };
    if !url.username().is_empty() || url.password().is_some() {
        faults.push(fault(
            field,
            "credentialsInUrl",
            "Take user name and password out of the address; secrets belong into the key store.",
            "アドレスからユーザー名とパスワードを取り除いてください。秘密情報はキーストアに保存します。",
        ));
    }
    if url.scheme() == "http" && !is_loopback(&url) {
        faults.push(fault(
            field,
            "plainHttp",
            "Over plain http everybody on the way could read the token. Use https://.",
            "暗号化されない http ではトークンが盗み見られるおそれがあります。https:// を使用してください。",
        ));
    }
}

fn check_header(faults: &mut Vec<EndpointFault>, field: &str, value: &str) {
    if value.trim().is_empty() {
        faults.push(fault(
            field,
            "missing",
            "Every call needs this value.",
            "すべての呼び出しにこの値が必要です。",
        ));
    } else if !value.bytes().all(|byte| (0x21..=0x7e).contains(&byte)) {
        faults.push(fault(
            field,
            "invalidHeader",
            "Only letters, digits and punctuation of ASCII can be sent in a header, and no spaces.",
            "ヘッダーで送信できるのは ASCII の文字、数字、記号のみです（空白は不可）。",
        ));
    }
}

fn fault(field: &str, code: &str, en: &str, ja: &str) -> EndpointFault {
    EndpointFault {
        field: field.to_owned(),
        code: code.to_owned(),
        message: Text::new(en, ja),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn sample(base_url: &str) -> Endpoint {
        Endpoint {
            id: EndpointId(uuid::Uuid::nil()),
            name: "Sample".into(),
            kind: EndpointKind::Other,
            base_url: base_url.into(),
            org_id: "0A7F574EBB4C6E1423973F52@AdobeOrg".into(),
            sandbox: "dev".into(),
            client_id: "client".into(),
            authorization: Authorization::PastedToken,
            production: false,
            allow_list: Vec::new(),
        }
    }

    fn codes(endpoint: &Endpoint) -> Vec<(String, String)> {
        endpoint
            .faults()
            .into_iter()
            .map(|fault| (fault.field, fault.code))
            .collect()
    }

    #[test]
    fn a_token_never_travels_over_plain_http() {
        assert_eq!(
            codes(&sample("http://platform.adobe.io/ajo")),
            [("baseUrl".to_owned(), "plainHttp".to_owned())]
        );
        assert!(codes(&sample("http://127.0.0.1:8080/ajo")).is_empty());
        assert!(codes(&sample("http://[::1]:8080/ajo")).is_empty());
    }

    #[test]
    fn every_missing_or_unsendable_field_is_named() {
        let mut endpoint = sample("platform.adobe.io");
        endpoint.org_id = String::new();
        endpoint.sandbox = "de\nv".into();
        endpoint.kind = EndpointKind::Local;
        assert_eq!(
            codes(&endpoint),
            [
                ("baseUrl", "invalidUrl"),
                ("orgId", "missing"),
                ("sandbox", "invalidHeader"),
                ("baseUrl", "notLoopback"),
            ]
            .map(|(field, code)| (field.to_owned(), code.to_owned()))
        );
    }

    #[test]
    fn addresses_are_built_below_the_base() {
        let endpoint = sample("https://platform.adobe.io/ajo/");
        let text = |url: Option<Url>| url.expect("an address").to_string();
        assert_eq!(
            text(endpoint.url(&["im", "executions", "a/b c"])),
            "https://platform.adobe.io/ajo/im/executions/a%2Fb%20c"
        );
        assert_eq!(
            text(endpoint.campaigns_url(&["service", "campaigns"])),
            "https://platform.adobe.io/journey/campaigns/service/campaigns"
        );
    }
}
