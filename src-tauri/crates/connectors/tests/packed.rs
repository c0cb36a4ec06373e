//! Compressed answers: the clients unpack exactly the encoding that they accept, and never more than they read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use assertions::some;
use common::{Call, FailureKind, arrivals, assert_failure, base, failing, options, ready_for, refused, service, unclear};
use connectors::ErrorCode;
use connectors::http::HttpOptions;
use flate2::Compression;
use flate2::write::GzEncoder;
use peak_alloc::PeakAlloc;
use rstest::rstest;
use wiremock::matchers::any;
use wiremock::{Mock, ResponseTemplate};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The allocator counts for the whole process, so the tests run one at a time.
static TEST_LOCK: Mutex<()> = Mutex::new(());

/// The largest answer that these clients read.
const LARGEST: usize = 1 << 20;

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

fn packed(status: u16, packing: &str, bytes: Vec<u8>) -> ResponseTemplate {
    ResponseTemplate::new(status).insert_header("content-encoding", packing).set_body_bytes(bytes)
}

fn small() -> HttpOptions {
    HttpOptions { max_answer: LARGEST, ..options() }
}

fn run<T>(test: impl Future<Output = T>) -> T {
    let _lock = TEST_LOCK.lock().unwrap_or_else(PoisonError::into_inner);
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test)
}

/// A kilobyte of gzip unpacks to a megabyte of zeros. Gzip members may be concatenated.
fn bomb() -> Vec<u8> {
    gzip(&vec![0; 2 * LARGEST]).repeat(32)
}

#[rstest]
#[case(200)]
#[case(400)]
fn gzip_bomb_is_refused_while_unpacking(#[case] status: u16) {
    run(async {
        let bomb = bomb();
        let single = gzip(&vec![0; 16 << 20]);
        for call in Call::ALL {
            for bomb in [&bomb, &single] {
                let server = service(call, packed(status, "gzip", bomb.clone())).await;
                let base = base(&server);
                let before = MEMORY.current_usage();
                MEMORY.reset_peak_usage();
                let failure = failing(call, &base, small()).await;
                let held = MEMORY.peak_usage().saturating_sub(before);
                assert!(held < 6 * LARGEST, "{call:?}: {held} bytes were held");
                if status == 200 {
                    assert_failure(&failure, unclear(call), ErrorCode::TooLarge, None);
                } else {
                    // The status is enough for an error. Only its message is lost.
                    assert_failure(&failure, refused(call), ErrorCode::Refused, Some(400));
                    assert_eq!(failure.1.service_message, None);
                }
                assert_eq!(arrivals(&server, call).await, 1, "{call:?}");
            }
        }
    });
}

/// A small answer that unpacks to more than a client reads by default.
#[test]
fn gzip_bomb_does_not_fill_memory_by_default() {
    run(async {
        let bomb = gzip(&vec![0; 40 << 20]);
        for call in [Call::AlexisCompany, Call::KleerMe, Call::PersonioToken] {
            let server = service(call, packed(200, "gzip", bomb.clone())).await;
            let base = base(&server);
            let before = MEMORY.current_usage();
            MEMORY.reset_peak_usage();
            let failure = failing(call, &base, options()).await;
            let held = MEMORY.peak_usage().saturating_sub(before);
            assert!(held < 128 << 20, "{call:?}: {held} bytes were held");
            assert_failure(&failure, unclear(call), ErrorCode::TooLarge, None);
        }
    });
}

#[test]
fn gzip_is_the_only_accepted_encoding() {
    run(async {
        for call in Call::ALL {
            let plain = run_against(call, ResponseTemplate::new(200).set_body_string(call.success_body())).await;
            let unpacked = run_against(call, packed(200, "gzip", gzip(call.success_body().as_bytes()))).await;
            // The body of a successful write is not valid for a read. Then the error must be the same, packed or not.
            assert_eq!(unpacked, plain, "{call:?}");
            if call.is_write() || call == Call::PersonioToken {
                assert_eq!(unpacked, None, "{call:?}");
            }
        }
    });
}

/// The error of a call with the given answer, if any. Also checks that every request accepts only gzip.
async fn run_against(call: Call, answer: ResponseTemplate) -> Option<(ErrorCode, Option<u16>)> {
    let server = ready_for(call).await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let outcome = call.run(&base(&server), small()).await;
    for request in some(server.received_requests().await.unwrap()) {
        let accepted: Vec<&str> = request.headers.get_all("accept-encoding").iter().map(|value| value.to_str().unwrap()).collect();
        assert_eq!(accepted, ["gzip"], "{call:?}");
    }
    outcome.err().map(|(_, error)| (error.code, error.status))
}

/// An answer in another encoding is not decoded, whatever it would unpack to.
#[rstest]
#[case("br")]
#[case("deflate")]
#[case("zstd")]
#[case("compress")]
fn other_encodings_are_not_unpacked(#[case] packing: &str) {
    run(async {
        for call in Call::ALL {
            let server = service(call, packed(200, packing, bomb())).await;
            let failure = failing(call, &base(&server), small()).await;
            assert_failure(&failure, unclear(call), ErrorCode::NotUnderstood, Some(200));
        }
    });
}

#[test]
fn broken_gzip_counts_as_lost() {
    run(async {
        let sound = gzip(b"<saved><id>501</id></saved>");
        let cut = sound[..sound.len() - 12].to_vec();
        let mut wrong = sound.clone();
        wrong[12] ^= 0xff;
        for bytes in [cut, wrong, b"<saved/>".to_vec()] {
            for call in Call::ALL {
                let server = service(call, packed(200, "gzip", bytes.clone())).await;
                let failure = failing(call, &base(&server), small()).await;
                assert_failure(&failure, unclear(call), ErrorCode::ConnectionLost, None);
                assert_eq!(arrivals(&server, call).await, if call.is_repeatable() { 4 } else { 1 }, "{call:?}");
            }
        }
        let refusal = service(Call::KleerCreateUser, packed(400, "gzip", b"no gzip".to_vec())).await;
        assert_failure(
            &failing(Call::KleerCreateUser, &base(&refusal), small()).await,
            FailureKind::Refused,
            ErrorCode::Refused,
            Some(400),
        );
    });
}
