//! Every call against every kind of fault: what is reported, and how often the call was sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::time::Duration;

use common::{
    Call, Failure, Fate, arrivals, assert_failure, base, failing, nobody, not_sent, options, ready_for, refused, rude_server, service,
    unclear,
};
use connectors::http::HttpOptions;
use connectors::{ErrorCode, Method};
use rstest::rstest;
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

#[test]
fn no_call_is_forgotten() {
    let walked: BTreeSet<&str> = Call::ALL.into_iter().map(Call::name).collect();
    let alexis = connectors::alexis::calls::ALL.into_iter().map(|call| (call.name, call.method != Method::Get));
    let kleer = connectors::kleer::calls::ALL.into_iter().map(|call| (call.name, !matches!(call.method, Method::Get)));
    let personio = connectors::personio::calls::ALL.into_iter().map(|call| (call.name, call.method != Method::Get));
    let known: BTreeMap<&str, bool> = alexis.chain(kleer).chain(personio).collect();
    assert_eq!(walked, known.keys().copied().collect());
    for call in Call::ALL {
        assert_eq!(call.is_write(), known[call.name()] && !call.is_login(), "{call:?}");
    }
}

/// Makes a call that is answered with a fault, and returns how it failed and how often it was sent.
async fn answered(call: Call, answer: ResponseTemplate, options: HttpOptions) -> (Failure, usize) {
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
async fn a_clear_no(#[case] status: u16, #[case] code: ErrorCode) {
    for call in Call::ALL {
        if call.is_optional() && status == 404 {
            continue; // the account does not have that list: not a fault
        }
        let (failure, sent) = answered(call, ResponseTemplate::new(status), options()).await;
        // A token that Personio has just given is good; what is missing is a right.
        let right = status == 401 && call.is_personio() && !call.is_login();
        assert_failure(&failure, refused(call), if right { ErrorCode::MissingRight } else { code }, Some(status));
        assert_eq!(sent, call.sent_when_refused(status), "{call:?}");
    }
}

#[rstest]
#[case(500, false)]
#[case(501, false)]
#[case(502, true)]
#[case(503, true)]
#[case(504, true)]
#[tokio::test]
async fn a_fault_of_the_service(#[case] status: u16, #[case] passing: bool) {
    for call in Call::ALL {
        let (failure, sent) = answered(call, ResponseTemplate::new(status).set_body_raw("<html>Oops</html>", "text/html"), options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::ServiceDown, Some(status));
        assert_eq!(failure.1.said, None);
        assert_eq!(sent, if passing && call.is_repeatable() { 4 } else { 1 }, "{call:?}");
    }
}

#[tokio::test]
async fn too_many_requests_is_tried_again_and_did_not_happen() {
    for call in Call::ALL {
        let (failure, sent) = answered(call, ResponseTemplate::new(429), options()).await;
        assert_failure(&failure, not_sent(call), ErrorCode::TooManyRequests, Some(429));
        assert_eq!((failure.1.retry_after, sent), (None, 4), "{call:?}");
    }
}

#[tokio::test]
async fn too_many_requests_with_a_wait() {
    for call in Call::ALL {
        let no_waiting = HttpOptions { max_wait: Duration::ZERO, ..HttpOptions::default() };
        let (failure, sent) = answered(call, ResponseTemplate::new(429).insert_header("retry-after", "3600"), no_waiting).await;
        assert_failure(&failure, not_sent(call), ErrorCode::TooManyRequests, Some(429));
        assert_eq!((failure.1.retry_after, sent), (Some(Duration::from_secs(3600)), 4), "{call:?}");
    }
}

#[tokio::test]
async fn a_business_error_is_a_500_with_words() {
    for (words, code) in [
        ("se.pe.SingleAccessDeniedException: Otillåten access", ErrorCode::MissingRight),
        ("EventAccessDeniedException", ErrorCode::MissingRight),
        ("PayrollUserDoesNotExistException: 501", ErrorCode::NotFound),
        ("Ogiltigt personnummer 19900101-0017", ErrorCode::Refused),
        ("Tekniskt fel", ErrorCode::ServiceDown),
    ] {
        for call in Call::ALL.into_iter().filter(|call| call.is_kleer()) {
            let body = format!("<error><message>{words}</message></error>");
            let (failure, sent) = answered(call, ResponseTemplate::new(500).set_body_raw(body, "application/xml"), options()).await;
            assert_failure(&failure, unclear(call), code, Some(500));
            assert!(!failure.1.said.as_ref().unwrap().contains("19900101"), "{:?}", failure.1.said);
            assert_eq!(sent, 1, "{call:?}");
        }
    }
}

#[tokio::test]
async fn the_words_of_a_no() {
    for call in Call::ALL {
        for (body, said) in [
            (r#"{"statusCode": 400, "message": "nej tack"}"#, Some("nej tack")),
            (r#"{"message": ["a is bad", "ebba@example.test"]}"#, (!call.is_kleer()).then_some("a is bad; •••")),
            ("<html><body>nej</body></html>", None),
            ("", None),
        ] {
            let (failure, _) = answered(call, ResponseTemplate::new(400).set_body_string(body), options()).await;
            assert_eq!(failure.1.said.as_deref(), said, "{call:?} {body}");
        }
    }
}

#[rstest]
#[case::html("<!DOCTYPE html><html><body>Log in</body></html>")]
#[case::tidy_html("<html><body>Log in</body></html>")]
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
async fn an_answer_that_makes_no_sense(#[case] body: &str) {
    for call in Call::ALL {
        if call == Call::PersonioCreateCompensation && body == "{}" {
            continue; // that the answer tells anything is not known
        }
        let (failure, sent) = answered(call, ResponseTemplate::new(200).set_body_string(body), options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::NotUnderstood, Some(200));
        assert!(failure.1.field.is_some(), "{call:?} {body}");
        assert_eq!(sent, 1, "{call:?}");
    }
}

#[tokio::test]
async fn an_empty_answer_is_enough_for_an_update_only() {
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
async fn a_redirect_is_not_followed(#[case] status: u16) {
    let elsewhere = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&elsewhere).await;
    for call in Call::ALL {
        let redirect = ResponseTemplate::new(status).insert_header("location", elsewhere.uri());
        let (failure, sent) = answered(call, redirect, options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::Redirected, Some(status));
        assert_eq!(sent, 1, "{call:?}");
    }
    assert!(elsewhere.received_requests().await.unwrap().is_empty(), "the credentials went elsewhere");
}

#[tokio::test]
async fn nobody_listens() {
    for call in Call::ALL.into_iter().filter(|call| call.meets_trouble_at_once()) {
        let failure = failing(call, &nobody().await, options()).await;
        assert_failure(&failure, not_sent(call), ErrorCode::Unreachable, None);
    }
}

#[tokio::test]
async fn an_unknown_host() {
    for call in Call::ALL.into_iter().filter(|call| call.meets_trouble_at_once()) {
        let failure = failing(call, "https://nowhere.invalid/v1", options()).await;
        assert_failure(&failure, not_sent(call), ErrorCode::Unreachable, None);
    }
}

#[tokio::test]
async fn no_answer_in_time() {
    let never = ResponseTemplate::new(200).set_delay(Duration::from_secs(3600));
    // Long enough to arrive on a busy computer, and all at once, so that it is waited for once.
    let impatient = HttpOptions { total_timeout: Duration::from_secs(4), retries: 1, ..options() };
    let mut calls = tokio::task::JoinSet::new();
    for call in Call::ALL {
        let (never, impatient) = (never.clone(), impatient.clone());
        calls.spawn(async move {
            let server = service(call, never).await;
            let failure = failing(call, &base(&server), impatient).await;
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
async fn the_connection_breaks(#[case] words: &'static [u8]) {
    for call in Call::ALL.into_iter().filter(|call| call.meets_trouble_at_once()) {
        let (base, visitors) = rude_server(call, words).await;
        let failure = failing(call, &base, options()).await;
        assert_failure(&failure, unclear(call), ErrorCode::ConnectionLost, None);
        assert_eq!(visitors.load(Ordering::SeqCst), if call.is_repeatable() { 4 } else { 1 }, "{call:?}");
    }
}

#[tokio::test]
async fn a_no_whose_words_are_cut_off_is_still_a_no() {
    for call in Call::ALL.into_iter().filter(|call| call.is_write()) {
        let (base, _) = rude_server(call, b"HTTP/1.1 400 Bad Request\r\nContent-Length: 999\r\n\r\n<error>").await;
        assert_failure(&failing(call, &base, options()).await, Fate::Refused, ErrorCode::Refused, Some(400));
    }
}

#[tokio::test]
async fn no_trustworthy_encryption() {
    for call in Call::ALL.into_iter().filter(|call| call.meets_trouble_at_once()) {
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
async fn an_answer_without_end() {
    let small = HttpOptions { max_answer: 100, ..options() };
    for call in Call::ALL {
        let (failure, sent) = answered(call, ResponseTemplate::new(200).set_body_string("x".repeat(101)), small.clone()).await;
        assert_failure(&failure, unclear(call), ErrorCode::TooLarge, None);
        assert_eq!(sent, 1, "{call:?}");
    }
}

#[tokio::test]
async fn what_passes_is_waited_out() {
    for call in Call::ALL.into_iter().filter(|call| call.is_write()) {
        let server = ready_for(call).await;
        Mock::given(any()).respond_with(ResponseTemplate::new(429)).up_to_n_times(3).mount(&server).await;
        Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string(call.done())).mount(&server).await;
        call.run(&base(&server), options()).await.unwrap();
        assert_eq!(arrivals(&server, call).await, 4, "{call:?}");
    }
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(503)).up_to_n_times(2).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string("<users/>")).mount(&server).await;
    Call::KleerUsers.run(&base(&server), options()).await.unwrap();
}
