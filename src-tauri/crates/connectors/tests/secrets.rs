//! No secret and no personal data in anything that is printed, logged or reported.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::{Mutex, OnceLock};

use common::{CLIENT_ID, Call, EMAIL, PASSWORD, TOKEN, alexis, base, kleer, nobody, options, personio, service};
use connectors::http::Http;
use connectors::{ErrorCode, Service};
use secrecy::SecretString;
use wiremock::ResponseTemplate;

/// Everything that any library logs in this process, at the finest level.
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
        // The simulated service lives in this process too, and logs what it receives.
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

/// An error in Personio's form, with a secret in the place of the number of the exchange.
fn problem(words: &str, trace: &str) -> serde_json::Value {
    serde_json::json!({ "personio_trace_id": trace, "errors": [{ "title": words, "detail": words }] })
}

#[tokio::test]
async fn nothing_is_told() {
    log::set_logger(&Log).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    for call in Call::ALL {
        // What the call itself handed over, and what a service may know besides.
        let handed = if call.is_login() { PASSWORD } else { TOKEN };
        let echo = format!("no: {handed} {EMAIL} 19900101-0017 ebba@example.test");
        let xml = echo.replace('&', "&amp;").replace('<', "&lt;");
        for answer in [
            ResponseTemplate::new(401).set_body_json(serde_json::json!({ "message": echo })),
            ResponseTemplate::new(400).set_body_json(serde_json::json!({ "message": [echo] })),
            ResponseTemplate::new(500).set_body_string(format!("<error><message>{xml}</message></error>")),
            ResponseTemplate::new(403).set_body_json(problem(&echo, handed)),
            ResponseTemplate::new(200).set_body_string(format!("{{\"data\": \"{echo}\", \"id\": [\"{echo}\"]}}")),
            ResponseTemplate::new(200).set_body_string(format!("<users><user><id>{xml}</id></user></users>")),
            // In the place of a name, which an error tells.
            ResponseTemplate::new(200).set_body_string(format!("{{\"{handed}\": tru}}")),
            ResponseTemplate::new(200).set_body_string(format!("<{handed}/>")),
        ] {
            let server = service(call, answer).await;
            let (_, error) = call.run(&base(&server), options()).await.unwrap_err();
            assert_clean(&format!("{error} {error:?}"));
        }
        if call.after().is_empty() {
            let (_, error) = call.run(&nobody().await, options()).await.unwrap_err();
            assert_clean(&format!("{error} {error:?}"));
        }
    }
    let lines = lines().lock().unwrap();
    assert!(lines.iter().any(|line| line.contains("kleer.create_user: status 500")), "the log is listened to");
    lines.iter().for_each(|line| assert_clean(line));
}

#[test]
fn clients_do_not_print_their_secrets() {
    let base = "https://api.example.test/v1";
    assert_clean(&format!("{:?}", alexis(base, options())));
    assert_clean(&format!("{:?}", kleer(base, options())));
    assert_clean(&format!("{:?}", personio(base, options())).replace(CLIENT_ID, "id"));
    assert_clean(&format!("{:?}", Http::new(Service::Kleer, base, options()).unwrap()));
}

#[test]
fn a_token_that_cannot_be_one_is_wrong() {
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
fn a_pasted_token_may_have_blanks_around_it() {
    assert!(connectors::alexis::Client::new("https://api.example.test", SecretString::from(" abc\n"), options()).is_ok());
}

#[test]
fn an_address_must_be_safe() {
    let client = |base: &str| connectors::alexis::Client::new(base, SecretString::from(TOKEN), options());
    assert_eq!(client("http://api.example.test/v1").unwrap_err().code, ErrorCode::AddressInvalid);
    assert!(client("http://127.0.0.1:1/v1").is_ok());
}
