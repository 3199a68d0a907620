//! The real network: reqwest over rustls, with timeouts, bounded answers, company proxies and certificates.
//!
//! HTTP/1.1 only, no redirects, no repetition: what the caller asked for happens once or not at all.
//! Certificates are always checked, by the operating system's roots and those added by hand.

use crate::Pending;
use crate::endpoint::is_loopback;
use crate::failure::Stage;
use crate::http::{Header, HttpAnswer, HttpRequest, Limits, Method, Transport, TransportError};
use crate::secret::Secret;
use reqwest::{Certificate, Client, ClientBuilder, NoProxy, Proxy, redirect};
use std::error::Error;
use std::sync::OnceLock;
use std::time::Duration;
use tokio::time::Instant;
use url::Url;

/// Through which proxy calls leave. Loopback is always reached directly.
#[derive(Clone, Default)]
pub enum ProxySetting {
    /// What environment variables and the operating system say.
    #[default]
    System,
    /// None at all.
    Direct,
    /// This one.
    Explicit {
        /// Its address, such as `http://proxy.example.com:8080`.
        url: String,
        /// User name and password, where it asks for them.
        credentials: Option<(String, Secret)>,
        /// Hosts reached directly, comma separated, as in `NO_PROXY`.
        except: String,
    },
}

/// How the network is reached.
#[derive(Clone, Default)]
pub struct NetworkSettings {
    /// Proxy.
    pub proxy: ProxySetting,
    /// Certificates trusted beside the operating system's: PEM texts, each with one or more.
    pub extra_certificates: Vec<String>,
}

/// Why the settings cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The proxy's address is not one.
    #[error("the proxy address cannot be used: {0}")]
    Proxy(String),
    /// A text holds no certificate.
    #[error("certificate {index} cannot be read: {cause}")]
    Certificate {
        /// Position in [`NetworkSettings::extra_certificates`].
        index: usize,
        /// What is wrong with it.
        cause: String,
    },
}

/// [`Transport`] over the real network.
pub struct ReqwestTransport {
    proxy: ProxyChoice,
    certificates: Vec<Certificate>,
    /// Clients keep connections, so they live as long as the transport. They are made when first
    /// needed: plain calls to this machine work also where no root certificates are installed.
    outside: OnceLock<Result<Client, String>>,
    loopback: OnceLock<Result<Client, String>>,
    loopback_tls: OnceLock<Result<Client, String>>,
    connect: Duration,
}

enum ProxyChoice {
    System,
    Direct,
    Explicit(Box<Proxy>),
}

impl ReqwestTransport {
    /// Checks the settings; the connection limit of `limits` holds for every call.
    pub fn new(settings: &NetworkSettings, limits: Limits) -> Result<Self, SettingsError> {
        // The crypto provider is process-wide; that another part installed one first is no error.
        let _already_installed = rustls::crypto::ring::default_provider().install_default();
        let mut certificates = Vec::new();
        for (index, pem) in settings.extra_certificates.iter().enumerate() {
            let error = |cause: String| SettingsError::Certificate { index, cause };
            let bundle = Certificate::from_pem_bundle(pem.as_bytes())
                .map_err(|cause| error(describe(&cause)))?;
            if bundle.is_empty() {
                return Err(error("no certificate in it".to_owned()));
            }
            certificates.extend(bundle);
        }
        let proxy = match &settings.proxy {
            ProxySetting::System => ProxyChoice::System,
            ProxySetting::Direct => ProxyChoice::Direct,
            ProxySetting::Explicit {
                url,
                credentials,
                except,
            } => {
                if Url::parse(url).is_ok_and(|url| url.password().is_some()) {
                    let cause = "enter the password in its own field".to_owned();
                    return Err(SettingsError::Proxy(cause));
                }
                let mut proxy = Proxy::all(url)
                    .map_err(|cause| SettingsError::Proxy(describe(&cause)))?
                    .no_proxy(NoProxy::from_string(except));
                if let Some((user, password)) = credentials {
                    proxy = proxy.basic_auth(user, password.expose());
                }
                ProxyChoice::Explicit(Box::new(proxy))
            }
        };
        Ok(Self {
            proxy,
            certificates,
            outside: OnceLock::new(),
            loopback: OnceLock::new(),
            loopback_tls: OnceLock::new(),
            connect: limits.connect,
        })
    }

    fn builder(&self) -> ClientBuilder {
        Client::builder()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .connect_timeout(self.connect)
            .tcp_nodelay(true)
            .user_agent(concat!("CampaignDesigner/", env!("CARGO_PKG_VERSION")))
    }

    fn client(&self, request: &HttpRequest) -> &Result<Client, String> {
        let build = |builder: ClientBuilder| builder.build().map_err(|error| describe(&error));
        let trusting = || {
            self.builder()
                .tls_certs_merge(self.certificates.iter().cloned())
        };
        if is_loopback(&request.url) {
            if request.url.scheme() == "https" {
                return self
                    .loopback_tls
                    .get_or_init(|| build(trusting().no_proxy()));
            }
            // No TLS happens here, so the missing roots of a bare machine must not matter.
            return self
                .loopback
                .get_or_init(|| build(self.builder().no_proxy().tls_certs_only([])));
        }
        self.outside.get_or_init(|| {
            let builder = trusting();
            build(match &self.proxy {
                ProxyChoice::System => builder,
                ProxyChoice::Direct => builder.no_proxy(),
                ProxyChoice::Explicit(proxy) => builder.proxy((**proxy).clone()),
            })
        })
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Pending<'_, Result<HttpAnswer, TransportError>> {
        Box::pin(async move {
            let client = self.client(&request).as_ref().map_err(|cause| {
                let message = cause.clone();
                failed(Stage::Connect, "tlsSetup", message, false)
            })?;
            let start = Instant::now();
            let deadline = start + limits.total;
            let late = |stage, status| TransportError {
                status,
                ..failed(
                    stage,
                    "timeout",
                    format!("no answer within {} s", limits.total.as_secs_f32()),
                    true,
                )
            };
            let response = tokio::time::timeout_at(deadline, outgoing(client, request)?.send())
                .await
                .map_err(|_| late(Stage::Answer, None))?
                .map_err(|error| classify(&error))?;
            let first_byte = start.elapsed();
            let status = response.status().as_u16();
            let headers = response
                .headers()
                .iter()
                .map(|(name, value)| {
                    Header::new(name.as_str(), String::from_utf8_lossy(value.as_bytes()))
                })
                .collect();
            let body =
                tokio::time::timeout_at(deadline, read(response, status, limits.answer_bytes))
                    .await
                    .map_err(|_| late(Stage::Read, Some(status)))??;
            Ok(HttpAnswer {
                status,
                headers,
                body,
                first_byte,
                total: start.elapsed(),
            })
        })
    }
}

fn outgoing(
    client: &Client,
    request: HttpRequest,
) -> Result<reqwest::RequestBuilder, TransportError> {
    let method = match request.method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Delete => reqwest::Method::DELETE,
    };
    let mut outgoing = client.request(method, request.url);
    for header in request.headers {
        outgoing = outgoing.header(header.name, header.value);
    }
    if let Some(token) = &request.bearer {
        // reqwest marks the header as sensitive; a token that is no header value must not be quoted.
        if !token
            .expose()
            .bytes()
            .all(|byte| (0x21..=0x7e).contains(&byte))
        {
            return Err(failed(
                Stage::Authorize,
                "tokenNotSendable",
                "the token has characters that a header cannot carry".to_owned(),
                false,
            ));
        }
        outgoing = outgoing.bearer_auth(token.expose());
    }
    Ok(match request.body {
        Some(body) => outgoing.body(body.expose().to_owned()),
        None => outgoing,
    })
}

async fn read(
    mut response: reqwest::Response,
    status: u16,
    limit: usize,
) -> Result<Vec<u8>, TransportError> {
    let failed = |code, message| TransportError {
        status: Some(status),
        ..failed(Stage::Read, code, message, true)
    };
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > limit => {
                return Err(failed(
                    "answerTooLarge",
                    format!("the answer is larger than {limit} bytes"),
                ));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(body),
            Err(error) => return Err(failed("answerCut", describe(&error))),
        }
    }
}

fn classify(error: &reqwest::Error) -> TransportError {
    let message = describe(error);
    if error.is_builder() {
        return failed(Stage::Send, "requestInvalid", message, false);
    }
    if error.is_dns() {
        return failed(Stage::Resolve, "hostUnknown", message, false);
    }
    if error.is_connect() {
        let code = if error.is_timeout() {
            "connectTimeout"
        } else if chain(error).any(<dyn Error>::is::<rustls::Error>)
            || message.contains("certificate")
        {
            "tlsFailed"
        } else if message.contains("tunnel") || message.contains("proxy") {
            "proxyFailed"
        } else {
            "connectRefused"
        };
        return failed(Stage::Connect, code, message, false);
    }
    let broken_pipe = chain(error).any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    });
    if broken_pipe {
        return failed(Stage::Send, "sendCut", message, true);
    }
    // From here on the connection stood: what was written before it broke cannot be known.
    let code = if error.is_timeout() {
        "timeout"
    } else {
        "answerMissing"
    };
    failed(Stage::Answer, code, message, true)
}

fn failed(
    stage: Stage,
    code: &'static str,
    message: String,
    may_have_been_sent: bool,
) -> TransportError {
    TransportError {
        stage,
        code,
        message,
        status: None,
        may_have_been_sent,
    }
}

fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error: &&'a (dyn Error + 'static)| {
        (*error).source()
    })
}

/// The causes of an error in one line: reqwest's own text stops at "error sending request".
fn describe(error: &reqwest::Error) -> String {
    let mut text = String::new();
    for cause in chain(error) {
        let part = cause.to_string();
        if !text.ends_with(&part) {
            if !text.is_empty() {
                text.push_str(": ");
            }
            text.push_str(&part);
        }
    }
    text
}
