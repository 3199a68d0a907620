//! Networks as companies have them: proxies, certificates of their own — and no relaxed TLS.

use crate::support::{Server, json, limits};
use delivery::Secret;
use delivery::failure::Stage;
use delivery::http::{HttpAnswer, HttpRequest, Method, Transport, TransportError};
use delivery::network::{NetworkSettings, ProxySetting, ReqwestTransport, SettingsError};
use rcgen::{CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

async fn get(settings: &NetworkSettings, url: &str) -> Result<HttpAnswer, TransportError> {
    let request = HttpRequest {
        method: Method::Get,
        url: url.parse().expect("an address"),
        headers: Vec::new(),
        bearer: Some(Secret::new("the-token")),
        body: None,
    };
    let transport = ReqwestTransport::new(settings, limits()).expect("settings are fine");
    transport.send(request, limits()).await
}

/// A company that issues a certificate for `localhost`, and a server that shows it.
struct Company {
    authority: String,
    port: u16,
    requests: Arc<AtomicU32>,
}

impl Company {
    async fn start() -> Self {
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let authority = CertifiedIssuer::self_signed(authority, key).expect("a certificate");
        let key = KeyPair::generate().expect("a key");
        let certificate = CertificateParams::new(vec!["localhost".to_owned()])
            .and_then(|params| params.signed_by(&key, &authority))
            .expect("a certificate");
        // The provider is named: which one is installed for the process is another test's matter.
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::Pkcs8(key.serialize_der().into()),
            )
            .expect("a certificate");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("binds");
        let port = listener.local_addr().expect("bound").port();
        let requests = Arc::new(AtomicU32::new(0));
        let counting = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    continue;
                };
                let mut buffer = [0; 4096];
                if stream.read(&mut buffer).await.is_ok_and(|count| count > 0) {
                    counting.fetch_add(1, Ordering::SeqCst);
                    let answer =
                        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
                    let _gone = stream.write_all(answer).await;
                    let _gone = stream.shutdown().await;
                }
            }
        });
        Self {
            authority: authority.pem(),
            port,
            requests,
        }
    }

    fn requests(&self) -> u32 {
        self.requests.load(Ordering::SeqCst)
    }
}

fn trusting(authority: &str) -> NetworkSettings {
    NetworkSettings {
        proxy: ProxySetting::Direct,
        extra_certificates: vec![authority.to_owned()],
    }
}

#[tokio::test]
async fn a_companys_certificate_is_trusted_only_when_it_was_added() {
    let company = Company::start().await;
    let url = format!("https://localhost:{}/", company.port);
    let stranger = get(&NetworkSettings::default(), &url)
        .await
        .expect_err("not trusted");
    // A machine without any root certificates says so instead.
    assert!(
        matches!(stranger.code, "tlsFailed" | "tlsSetup"),
        "{stranger:?}"
    );
    assert_eq!(
        (stranger.stage, stranger.may_have_been_sent),
        (Stage::Connect, false)
    );
    assert_eq!(company.requests(), 0);
    let answer = get(&trusting(&company.authority), &url)
        .await
        .expect("trusted");
    assert_eq!((answer.status, company.requests()), (200, 1));
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let company = Company::start().await;
    let url = format!("https://127.0.0.1:{}/", company.port);
    let refused = get(&trusting(&company.authority), &url)
        .await
        .expect_err("another name");
    assert_eq!(
        (refused.code, refused.may_have_been_sent),
        ("tlsFailed", false)
    );
    assert_eq!(company.requests(), 0);
}

#[tokio::test]
async fn calls_go_through_the_proxy_but_never_those_to_this_machine() {
    let proxy = Server::start(vec![json("200 OK", "{}")]).await;
    let local = Server::start(vec![json("200 OK", "{}")]).await;
    let settings = NetworkSettings {
        proxy: ProxySetting::Explicit {
            url: proxy.base.clone(),
            credentials: Some(("user".into(), Secret::new("pass"))),
            except: "direct.invalid".into(),
        },
        extra_certificates: Vec::new(),
    };
    get(&settings, &format!("{}/here", local.base))
        .await
        .expect("direct");
    assert!(proxy.requests().is_empty());
    assert_eq!(local.requests().len(), 1);
    // The client for the outside needs roots, which a bare machine lacks; a company's will do.
    let company = Company::start().await;
    let settings = NetworkSettings {
        extra_certificates: vec![company.authority],
        ..settings
    };
    get(&settings, "http://api.invalid/there")
        .await
        .expect("through the proxy");
    let request = proxy.requests().remove(0);
    assert!(
        request.starts_with("GET http://api.invalid/there HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(
        request
            .to_lowercase()
            .contains("proxy-authorization: basic dxnlcjpwyxnz")
    );
    let direct = get(&settings, "http://direct.invalid/")
        .await
        .expect_err("no such host");
    assert_eq!((direct.stage, direct.code), (Stage::Resolve, "hostUnknown"));
    assert_eq!(proxy.requests().len(), 1);
}

#[tokio::test]
async fn a_proxy_that_opens_no_tunnel_has_not_seen_the_request() {
    let proxy = Server::start(vec![json("403 Forbidden", "{}")]).await;
    let company = Company::start().await;
    let settings = NetworkSettings {
        proxy: ProxySetting::Explicit {
            url: proxy.base.clone(),
            credentials: None,
            except: String::new(),
        },
        extra_certificates: vec![company.authority],
    };
    let refused = get(&settings, "https://api.invalid/")
        .await
        .expect_err("no tunnel");
    assert_eq!(
        (refused.stage, refused.code, refused.may_have_been_sent),
        (Stage::Connect, "proxyFailed", false),
        "{refused:?}"
    );
    let seen = proxy.requests().concat();
    assert!(seen.starts_with("CONNECT api.invalid:443 "), "{seen}");
    assert!(!seen.contains("the-token"));
}

#[test]
fn settings_that_cannot_be_used_are_said() {
    let with = |proxy, certificate: &str| {
        ReqwestTransport::new(
            &NetworkSettings {
                proxy,
                extra_certificates: vec![certificate.to_owned()],
            },
            limits(),
        )
        .err()
    };
    let explicit = |url: &str| ProxySetting::Explicit {
        url: url.into(),
        credentials: None,
        except: String::new(),
    };
    assert!(matches!(
        with(ProxySetting::Direct, "no certificate"),
        Some(SettingsError::Certificate { index: 0, .. })
    ));
    let settings = |url: &str| {
        let settings = NetworkSettings {
            proxy: explicit(url),
            extra_certificates: Vec::new(),
        };
        ReqwestTransport::new(&settings, limits()).err()
    };
    assert!(matches!(
        settings("http://user:pass@proxy:1"),
        Some(SettingsError::Proxy(_))
    ));
    assert!(matches!(
        settings("http://["),
        Some(SettingsError::Proxy(_))
    ));
}
