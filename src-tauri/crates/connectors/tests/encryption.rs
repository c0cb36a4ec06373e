//! The app sends credentials only to the intended host, over a connection that proves the host's identity.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::process::Command;
use std::sync::Arc;

use common::{Call, PASSWORD, TOKEN, options};
use connectors::ErrorCode;
use smtp::{Authority, trusting};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, crypto};

/// One call of each service. Its secret is a token for the first two and a client secret for the third.
const CALLS: [Call; 3] = [Call::AlexisCompany, Call::KleerMe, Call::PersonioToken];

/// A server with a certificate for `names`. The channel receives the first bytes of each request after a completed handshake.
async fn server(authority: &Authority, names: &[&str], expired: bool) -> (u16, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let certificate = authority.certify(&names, expired, folder.path());
    let chain = vec![CertificateDer::from_pem_file(&certificate.certificate).unwrap()];
    let key = PrivateKeyDer::from_pem_file(&certificate.key).unwrap();
    let _already = crypto::ring::default_provider().install_default();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, requests) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut bytes = [0_u8; 4096];
            let Ok(read) = stream.read(&mut bytes).await else { continue };
            drop(sender.send(String::from_utf8_lossy(&bytes[..read]).into_owned()));
            drop(stream.write_all(b"HTTP/1.1 500 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").await);
            drop(stream.shutdown().await);
        }
    });
    (port, requests)
}

async fn assert_refused(port: u16, host: &str) {
    for call in CALLS {
        let (_, error) = call.run(&format!("https://{host}:{port}/v1"), options()).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::Insecure, "{call:?}");
    }
}

fn run<Test: Future<Output = ()>>(test: Test) {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test);
}

#[test]
fn certificate_for_the_host_is_trusted() {
    trusting(|authority| {
        run(async {
            let (port, mut requests) = server(authority, &["localhost"], false).await;
            for call in CALLS {
                let (_, error) = call.run(&format!("https://localhost:{port}/v1"), options()).await.unwrap_err();
                assert_eq!(error.code, ErrorCode::ServiceDown, "{call:?}");
            }
            assert!(requests.recv().await.unwrap().contains("HTTP/1.1"));
        });
    });
}

#[test]
fn certificate_for_another_host_is_refused() {
    trusting(|authority| {
        run(async {
            let (port, mut requests) = server(authority, &["elsewhere.test"], false).await;
            assert_refused(port, "localhost").await;
            assert!(requests.try_recv().is_err(), "a request went out");
        });
    });
}

#[test]
fn expired_certificate_is_refused() {
    trusting(|authority| {
        run(async {
            let (port, mut requests) = server(authority, &["localhost"], true).await;
            assert_refused(port, "localhost").await;
            assert!(requests.try_recv().is_err(), "a request went out");
        });
    });
}

#[test]
fn certificate_of_untrusted_authority_is_refused() {
    trusting(|_| {
        run(async {
            let folder = tempfile::tempdir().unwrap();
            let (port, mut requests) = server(&Authority::in_folder(folder.path()), &["localhost"], false).await;
            assert_refused(port, "localhost").await;
            assert!(requests.try_recv().is_err(), "a request went out");
        });
    });
}

/// The TLS versions in a client's hello message.
fn offered(hello: &[u8]) -> Vec<u16> {
    let mut rest = &hello[9 + 2 + 32..];
    let mut skip = |width: usize| {
        let length = rest[..width].iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        let (taken, left) = rest[width..].split_at(length);
        rest = left;
        taken
    };
    let (_session, _ciphers, _compressions) = (skip(1), skip(2), skip(1));
    let mut extensions = skip(2);
    while let [kind_high, kind_low, high, low, left @ ..] = extensions {
        let (body, left) = left.split_at(usize::from(*high) << 8 | usize::from(*low));
        if (*kind_high, *kind_low) == (0, 43) {
            return body[1..].chunks_exact(2).map(|version| u16::from_be_bytes([version[0], version[1]])).collect();
        }
        extensions = left;
    }
    panic!("no versions are offered");
}

#[tokio::test]
async fn tls_versions_below_1_2_are_not_offered() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let hello = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = [0_u8; 5];
        stream.read_exact(&mut head).await.unwrap();
        let mut hello = vec![0; usize::from(u16::from_be_bytes([head[3], head[4]]))];
        stream.read_exact(&mut hello).await.unwrap();
        [head.to_vec(), hello].concat()
    });
    let (_, error) = CALLS[0].run(&format!("https://localhost:{port}/v1"), options()).await.unwrap_err();
    assert_ne!(error.code, ErrorCode::ServiceDown);
    let mut versions = offered(&hello.await.unwrap());
    versions.sort_unstable();
    assert_eq!(versions, [0x0303, 0x0304], "TLS 1.2 and 1.3");
}

/// Set in the child process that runs with a proxy.
const IN_CHILD: &str = "PAYBRIDGE_TEST_PROXIED";

/// Runs a test again in a child process with a proxy that sends `answer`. Returns the requests that the proxy received.
fn requests_to_proxy(test: &str, answer: &'static str) -> Vec<String> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    let (sender, requests) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut bytes = [0_u8; 4096];
            let read = std::io::Read::read(&mut stream, &mut bytes).unwrap_or_default();
            drop(sender.send(String::from_utf8_lossy(&bytes[..read]).into_owned()));
            let answer = format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            drop(std::io::Write::write_all(&mut stream, answer.as_bytes()));
        }
    });
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([test, "--exact", "--nocapture"]).env(IN_CHILD, "yes");
    for variable in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        child.env(variable, &proxy);
    }
    let output = child.env_remove("NO_PROXY").env_remove("no_proxy").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    requests.try_iter().collect()
}

fn assert_only_the_host_is_sent(requests: &[String]) {
    for request in requests {
        assert!(request.starts_with("CONNECT payroll.example.test:443 "), "{request}");
        for secret in [TOKEN, PASSWORD, "authorization", "x-token", "/v1"] {
            assert!(!request.to_lowercase().contains(&secret.to_lowercase()), "{secret} in {request}");
        }
    }
}

async fn assert_code_behind_the_proxy(code: ErrorCode) {
    for call in CALLS {
        let (_, error) = call.run("https://payroll.example.test/v1", options()).await.unwrap_err();
        assert_eq!(error.code, code, "{call:?}");
    }
}

/// In some offices every connection goes through a proxy. The proxy learns the host name and nothing else.
#[test]
fn proxy_sees_only_the_host_and_no_loopback_request() {
    if std::env::var_os(IN_CHILD).is_some() {
        return run(async {
            assert_code_behind_the_proxy(ErrorCode::Unreachable).await;
            let own = wiremock::MockServer::start().await;
            drop(CALLS[0].run(&format!("{}/v1", own.uri()), options()).await);
            assert_eq!(own.received_requests().await.unwrap().len(), 1, "this computer is spoken to directly");
        });
    }
    let requests = requests_to_proxy("proxy_sees_only_the_host_and_no_loopback_request", "502 no");
    assert!(requests.len() >= CALLS.len(), "{requests:?}");
    assert_only_the_host_is_sent(&requests);
}

#[test]
fn proxy_that_requires_a_login_is_asked_once() {
    if std::env::var_os(IN_CHILD).is_some() {
        return run(assert_code_behind_the_proxy(ErrorCode::ProxyLogin));
    }
    let requests = requests_to_proxy("proxy_that_requires_a_login_is_asked_once", "407 Proxy Authentication Required");
    assert_eq!(requests.len(), CALLS.len(), "{requests:?}");
    assert_only_the_host_is_sent(&requests);
}
