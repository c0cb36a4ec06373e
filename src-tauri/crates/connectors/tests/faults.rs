//! Tests every call against every class of fault: the reported error, and the number of requests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::time::Duration;

use common::{
    Call, Failure, FailureKind, arrivals, assert_failure, base, broken_server, closed_port, failing, not_sent, options, ready_for, refused,
    service, unclear,
};
use connectors::http::HttpOptions;
use connectors::{ErrorCode, Method};
use rstest::rstest;
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

#[test]
fn every_call_is_covered() {
    let covered: BTreeSet<&str> = Call::ALL.into_iter().map(Call::name).collect();
    let alexis = connectors::alexis::calls::ALL.into_iter().map(|call| (call.name, call.method != Method::Get));
    let kleer = connectors::kleer::calls::ALL.into_iter().map(|call| (call.name, !matches!(call.method, Method::Get)));
    let personio = connectors::personio::calls::ALL.into_iter().map(|call| (call.name, call.method != Method::Get));
    let known: BTreeMap<&str, bool> = alexis.chain(kleer).chain(personio).collect();
    assert_eq!(covered, known.keys().copied().collect());
    for call in Call::ALL {
        assert_eq!(call.is_write(), known[call.name()] && !call.is_login(), "{call:?}");
    }
}

/// Makes a call that is answered with a fault. Returns the failure and the number of requests.
async fn run_against(call: Call, answer: ResponseTemplate, options: HttpOptions) -> (Failure, usize) {
    let server = service(call, answer).await;
    let failure = failing(call, &base(&server), options).await;
    (failure, arrivals(&server, call).await)
}

#[rstest]
#[case(400, ErrorCode::Refused)]
#[case(401, ErrorCode::WrongCredentials)]
#[case(403, ErrorCode::MissingRight)]
#[case(404, ErrorCode::NotFound)]
#[case(409, ErrorCode::Refused)]
#[case(422, ErrorCode::Refused)]
#[tokio::test]
async fn refusal_is_reported_and_not_repeated(#[case] status: u16, #[case] code: ErrorCode) {
    for call in Call::ALL {
        if call.is_optional() && status == 404 {
            continue; // An account without this list is not a fault.
        }
        let (failure, sent) = run_against(call, ResponseTemplate::new(status), options()).await;
        // A 401 with a new token from Personio means a missing right.
        let lacks_right = status == 401 && call.is_personio() && !call.is_login();
        assert_failure(&failure, refused(call), if lacks_right { ErrorCode::MissingRight } else { code }, Some(status));
        assert_eq!(sent, call.requests_when_refused(status), "{call:?}");
    }
}

#[rstest]
#[case(500, false)]
#[case(501, false)]
#[case(502, true)]
#[case(503, true)]
#[case(504, true)]
#[tokio::test]
async fn server_fault_makes_writes_unclear(#[case] status: u16, #[case] temporary: bool) {
    for call in Call::ALL {
        let (failure, sent) =
            run_against(call, ResponseTemplate::new(status).set_body_raw("<html>Oops</html>", "text/html"), options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::ServiceDown, Some(status));
        assert_eq!(failure.1.service_message, None);
        assert_eq!(sent, if temporary && call.is_repeatable() { 4 } else { 1 }, "{call:?}");
    }
}

#[tokio::test]
async fn rate_limited_call_is_retried_and_not_sent() {
    for call in Call::ALL {
        let (failure, sent) = run_against(call, ResponseTemplate::new(429), options()).await;
        assert_failure(&failure, not_sent(call), ErrorCode::TooManyRequests, Some(429));
        assert_eq!((failure.1.retry_after, sent), (None, 4), "{call:?}");
    }
}

#[tokio::test]
async fn rate_limited_call_reports_the_requested_wait() {
    for call in Call::ALL {
        let no_waiting = HttpOptions { max_wait: Duration::ZERO, ..HttpOptions::default() };
        let (failure, sent) = run_against(call, ResponseTemplate::new(429).insert_header("retry-after", "3600"), no_waiting).await;
        assert_failure(&failure, not_sent(call), ErrorCode::TooManyRequests, Some(429));
        assert_eq!((failure.1.retry_after, sent), (Some(Duration::from_secs(3600)), 4), "{call:?}");
    }
}

#[tokio::test]
async fn kleer_business_error_is_read_from_a_500() {
    for (message, code) in [
        ("se.pe.SingleAccessDeniedException: Otillåten access", ErrorCode::MissingRight),
        ("EventAccessDeniedException", ErrorCode::MissingRight),
        ("PayrollUserDoesNotExistException: 501", ErrorCode::NotFound),
        ("Ogiltigt personnummer 19900101-0017", ErrorCode::Refused),
        ("Tekniskt fel", ErrorCode::ServiceDown),
    ] {
        for call in Call::ALL.into_iter().filter(|call| call.is_kleer()) {
            let body = format!("<error><message>{message}</message></error>");
            let (failure, sent) = run_against(call, ResponseTemplate::new(500).set_body_raw(body, "application/xml"), options()).await;
            assert_failure(&failure, unclear(call), code, Some(500));
            assert!(!failure.1.service_message.as_ref().unwrap().contains("19900101"), "{:?}", failure.1.service_message);
            assert_eq!(sent, 1, "{call:?}");
        }
    }
}

#[tokio::test]
async fn refusal_keeps_the_service_message() {
    for call in Call::ALL {
        for (body, message) in [
            (r#"{"statusCode": 400, "message": "nej tack"}"#, Some("nej tack")),
            (r#"{"message": ["a is bad", "ebba@example.test"]}"#, (!call.is_kleer()).then_some("a is bad; •••")),
            ("<html><body>nej</body></html>", None),
            ("", None),
        ] {
            let (failure, _) = run_against(call, ResponseTemplate::new(400).set_body_string(body), options()).await;
            assert_eq!(failure.1.service_message.as_deref(), message, "{call:?} {body}");
        }
    }
}

#[rstest]
#[case::html("<!DOCTYPE html><html><body>Log in</body></html>")]
#[case::html_without_doctype("<html><body>Log in</body></html>")]
#[case::text("OK")]
#[case::json_list("[]")]
#[case::json_null("null")]
#[case::json_empty("{}")]
#[case::json_of_the_wrong_type(r#"{"total": "many", "count": 1, "data": {}, "id": []}"#)]
#[case::json_truncated(r#"{"status": "ok", "total": 1, "count": 1, "data": [{"id": "6"#)]
#[case::xml_truncated("<users><user><id>1</id>")]
#[case::xml_of_another_kind("<activities/>")]
#[case::xml_of_the_wrong_type("<user><id>one</id></user>")]
#[case::two_documents("<saved><id>1</id></saved><saved/>")]
#[tokio::test]
async fn undecodable_answer_is_not_understood(#[case] body: &str) {
    for call in Call::ALL {
        if call == Call::PersonioCreateCompensation && body == "{}" {
            continue; // It is unknown whether the answer contains anything.
        }
        let (failure, sent) = run_against(call, ResponseTemplate::new(200).set_body_string(body), options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::NotUnderstood, Some(200));
        assert!(failure.1.field.is_some(), "{call:?} {body}");
        assert_eq!(sent, 1, "{call:?}");
    }
}

#[tokio::test]
async fn empty_answer_confirms_updates_only() {
    for call in Call::ALL {
        let server = service(call, ResponseTemplate::new(204)).await;
        let result = call.run(&base(&server), options()).await;
        if call.is_write() && !call.is_creation() {
            result.unwrap();
        } else {
            assert_failure(&result.unwrap_err(), unclear(call), ErrorCode::NotUnderstood, Some(204));
        }
    }
}

#[rstest]
#[case(301)]
#[case(302)]
#[case(303)]
#[case(307)]
#[case(308)]
#[tokio::test]
async fn redirect_is_not_followed(#[case] status: u16) {
    let elsewhere = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&elsewhere).await;
    for call in Call::ALL {
        let redirect = ResponseTemplate::new(status).insert_header("location", elsewhere.uri());
        let (failure, sent) = run_against(call, redirect, options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::Redirected, Some(status));
        assert_eq!(sent, 1, "{call:?}");
    }
    assert!(elsewhere.received_requests().await.unwrap().is_empty(), "the credentials went elsewhere");
}

#[tokio::test]
async fn closed_port_is_unreachable() {
    for call in Call::ALL.into_iter().filter(|call| call.fails_on_first_request()) {
        let failure = failing(call, &closed_port().await, options()).await;
        assert_failure(&failure, not_sent(call), ErrorCode::Unreachable, None);
    }
}

#[tokio::test]
async fn unknown_host_is_unreachable() {
    for call in Call::ALL.into_iter().filter(|call| call.fails_on_first_request()) {
        let failure = failing(call, "https://nowhere.invalid/v1", options()).await;
        assert_failure(&failure, not_sent(call), ErrorCode::Unreachable, None);
    }
}

#[tokio::test]
async fn missing_answer_times_out() {
    let never = ResponseTemplate::new(200).set_delay(Duration::from_secs(3600));
    // Long enough for a busy computer. All calls run at once, so the test waits only once.
    let short_timeout = HttpOptions { total_timeout: Duration::from_secs(4), retries: 1, ..options() };
    let mut calls = tokio::task::JoinSet::new();
    for call in Call::ALL {
        let (never, short_timeout) = (never.clone(), short_timeout.clone());
        calls.spawn(async move {
            let server = service(call, never).await;
            let failure = failing(call, &base(&server), short_timeout).await;
            assert_failure(&failure, unclear(call), ErrorCode::TimedOut, None);
            assert_eq!(arrivals(&server, call).await, if call.is_repeatable() { 2 } else { 1 }, "{call:?}");
        });
    }
    calls.join_all().await;
}

#[rstest]
#[case::before_the_answer(b"")]
#[case::within_the_head(b"HTTP/1.1 200 OK\r\nConte")]
#[case::within_the_body(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<users>")]
#[case::within_a_chunk(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<users/>")]
#[case::no_http(b"SSH-2.0-dropbear\r\n")]
#[tokio::test]
async fn broken_connection_is_lost(#[case] bytes: &'static [u8]) {
    for call in Call::ALL.into_iter().filter(|call| call.fails_on_first_request()) {
        let (base, requests) = broken_server(call, bytes).await;
        let failure = failing(call, &base, options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::ConnectionLost, None);
        assert_eq!(requests.load(Ordering::SeqCst), if call.is_repeatable() { 4 } else { 1 }, "{call:?}");
    }
}

#[tokio::test]
async fn truncated_refusal_is_still_a_refusal() {
    for call in Call::ALL.into_iter().filter(|call| call.is_write()) {
        let (base, _) = broken_server(call, b"HTTP/1.1 400 Bad Request\r\nContent-Length: 999\r\n\r\n<error>").await;
        assert_failure(&failing(call, &base, options()).await, FailureKind::Refused, ErrorCode::Refused, Some(400));
    }
}

#[tokio::test]
async fn server_without_tls_is_insecure() {
    for call in Call::ALL.into_iter().filter(|call| call.fails_on_first_request()) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let _gone = tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 no TLS here\r\n\r\n").await;
            }
        });
        let failure = failing(call, &format!("https://{address}/v1"), options()).await;
        assert_failure(&failure, not_sent(call), ErrorCode::Insecure, None);
    }
}

#[tokio::test]
async fn answer_above_the_limit_is_too_large() {
    let small = HttpOptions { max_answer: 100, ..options() };
    for call in Call::ALL {
        let (failure, sent) = run_against(call, ResponseTemplate::new(200).set_body_string("x".repeat(101)), small.clone()).await;
        assert_failure(&failure, unclear(call), ErrorCode::TooLarge, None);
        assert_eq!(sent, 1, "{call:?}");
    }
}

#[tokio::test]
async fn temporary_failure_is_retried_until_success() {
    for call in Call::ALL.into_iter().filter(|call| call.is_write()) {
        let server = ready_for(call).await;
        Mock::given(any()).respond_with(ResponseTemplate::new(429)).up_to_n_times(3).mount(&server).await;
        Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string(call.success_body())).mount(&server).await;
        call.run(&base(&server), options()).await.unwrap();
        assert_eq!(arrivals(&server, call).await, 4, "{call:?}");
    }
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(503)).up_to_n_times(2).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string("<users/>")).mount(&server).await;
    Call::KleerUsers.run(&base(&server), options()).await.unwrap();
}
