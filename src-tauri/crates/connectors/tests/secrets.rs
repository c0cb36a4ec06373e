//! No secret and no personal data appears in any text that is printed, logged or reported.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::{Mutex, OnceLock};

use common::{CLIENT_ID, Call, EMAIL, PASSWORD, TOKEN, alexis, base, closed_port, kleer, options, personio, service};
use connectors::http::Http;
use connectors::{ErrorCode, Service};
use secrecy::SecretString;
use wiremock::ResponseTemplate;

/// Records the log lines of all libraries in this process, at the finest level.
struct Log;

fn lines() -> &'static Mutex<Vec<String>> {
    static LINES: OnceLock<Mutex<Vec<String>>> = OnceLock::new();
    LINES.get_or_init(Mutex::default)
}

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        // The simulated service runs in this process too, and logs the requests that it receives.
        if !record.target().starts_with("wiremock") {
            lines().lock().unwrap().push(format!("{} {}", record.target(), record.args()));
        }
    }

    fn flush(&self) {}
}

fn assert_clean(text: &str) {
    for secret in [TOKEN, PASSWORD, "lösen", "l%C3%B6sen", CLIENT_ID, EMAIL, "Ebba", "ebba@", "19900101", "alx-7"] {
        assert!(!text.contains(secret), "{secret:?} in {text}");
    }
}

/// An error in Personio's format. The test passes a secret as the trace id.
fn personio_error(message: &str, trace: &str) -> serde_json::Value {
    serde_json::json!({ "personio_trace_id": trace, "errors": [{ "title": message, "detail": message }] })
}

#[tokio::test]
async fn errors_and_logs_contain_no_secrets() {
    log::set_logger(&Log).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    for call in Call::ALL {
        // The echo contains the secret of the call, and personal data that a service may know.
        let secret = if call.is_login() { PASSWORD } else { TOKEN };
        let echo = format!("no: {secret} {EMAIL} 19900101-0017 ebba@example.test");
        let xml = echo.replace('&', "&amp;").replace('<', "&lt;");
        for answer in [
            ResponseTemplate::new(401).set_body_json(serde_json::json!({ "message": echo })),
            ResponseTemplate::new(400).set_body_json(serde_json::json!({ "message": [echo] })),
            ResponseTemplate::new(500).set_body_string(format!("<error><message>{xml}</message></error>")),
            ResponseTemplate::new(403).set_body_json(personio_error(&echo, secret)),
            ResponseTemplate::new(200).set_body_string(format!("{{\"data\": \"{echo}\", \"id\": [\"{echo}\"]}}")),
            ResponseTemplate::new(200).set_body_string(format!("<users><user><id>{xml}</id></user></users>")),
            // The secret is in the place of a name. An error reports names.
            ResponseTemplate::new(200).set_body_string(format!("{{\"{secret}\": tru}}")),
            ResponseTemplate::new(200).set_body_string(format!("<{secret}/>")),
        ] {
            let server = service(call, answer).await;
            let (_, error) = call.run(&base(&server), options()).await.unwrap_err();
            assert_clean(&format!("{error} {error:?}"));
        }
        if call.prerequisites().is_empty() {
            let (_, error) = call.run(&closed_port().await, options()).await.unwrap_err();
            assert_clean(&format!("{error} {error:?}"));
        }
    }
    let lines = lines().lock().unwrap();
    assert!(lines.iter().any(|line| line.contains("kleer.create_user: status 500")), "the log is listened to");
    lines.iter().for_each(|line| assert_clean(line));
}

#[test]
fn client_debug_output_has_no_secrets() {
    let base = "https://api.example.test/v1";
    assert_clean(&format!("{:?}", alexis(base, options())));
    assert_clean(&format!("{:?}", kleer(base, options())));
    assert_clean(&format!("{:?}", personio(base, options())).replace(CLIENT_ID, "id"));
    assert_clean(&format!("{:?}", Http::new(Service::Kleer, base, options()).unwrap()));
}

#[test]
fn invalid_token_is_a_wrong_credential() {
    for token in ["", "  ", "two\nlines", "nul\0"] {
        let error = connectors::alexis::Client::new("https://api.example.test", SecretString::from(token), options()).unwrap_err();
        assert_eq!(error.code, ErrorCode::WrongCredentials);
    }
    for (id, secret) in [("", "secret"), ("id", " "), (" ", "")] {
        let error = connectors::personio::Client::new("https://api.example.test", id, SecretString::from(secret), options()).unwrap_err();
        assert_eq!(error.code, ErrorCode::WrongCredentials);
    }
}

#[test]
fn token_with_surrounding_blanks_is_accepted() {
    assert!(connectors::alexis::Client::new("https://api.example.test", SecretString::from(" abc\n"), options()).is_ok());
}

#[test]
fn address_must_be_https_or_loopback() {
    let client = |base: &str| connectors::alexis::Client::new(base, SecretString::from(TOKEN), options());
    assert_eq!(client("http://api.example.test/v1").unwrap_err().code, ErrorCode::AddressInvalid);
    assert!(client("http://127.0.0.1:1/v1").is_ok());
}
