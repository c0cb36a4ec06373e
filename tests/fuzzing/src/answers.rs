//! Clients with prepared answers, and the invariants of their errors.

use std::time::Duration;

use connectors::{
    Error, ErrorCode,
    http::{Canned, CannedAnswer, HttpOptions},
};
use secrecy::SecretString;
use tokio::runtime::{Builder, Runtime};

use crate::pieces::{first_line, pieces};

/// The secret of every client. No error may contain it.
pub const SECRET: &str = "hemlig-nyckel-Zq8Wd3";
/// The base address of the services. Nothing is sent to it.
pub const BASE: &str = "http://localhost:9/v1";
/// The maximum length of each text in an error, in characters.
const MAX_TEXT: usize = 200;

/// A client with prepared answers.
pub struct CannedClient<C> {
    pub client: C,
    pub canned: Canned,
    runtime: Runtime,
}

impl<C> CannedClient<C> {
    pub fn new(make: impl FnOnce(HttpOptions) -> Result<C, Error>) -> Self {
        let (canned, options) = options();
        Self { client: make(options).unwrap(), canned, runtime: runtime() }
    }

    /// Runs a request against the answers in the input. Returns its outcome and the answered calls.
    pub fn run<T>(&self, bytes: &[u8], request: impl AsyncFnOnce(&C) -> T) -> (T, Vec<&'static str>) {
        self.canned.set_answers(answers(bytes));
        let outcome = self.runtime.block_on(request(&self.client));
        (outcome, self.canned.answered_calls())
    }
}

/// The options of a client with prepared answers, and the queue of its answers.
pub fn options() -> (Canned, HttpOptions) {
    let canned = Canned::default();
    let options =
        HttpOptions { canned: Some(canned.clone()), retries: 0, backoff: Duration::ZERO, keep_rate_limit: false, ..HttpOptions::default() };
    (canned, options)
}

/// A runtime for futures that never wait for I/O.
pub fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().build().unwrap()
}

pub fn secret() -> SecretString {
    SecretString::from(SECRET)
}

/// The answers in an input. A piece can begin with a line like "HTTP 404". Otherwise its status is 200.
pub fn answers(bytes: &[u8]) -> Vec<CannedAnswer> {
    let answer = |piece: &[u8]| {
        let (line, rest) = first_line(piece);
        let status = line.strip_prefix(b"HTTP ").and_then(|text| std::str::from_utf8(text).ok()?.trim().parse::<u16>().ok());
        match status.filter(|status| (200..=599).contains(status)) {
            Some(status) => CannedAnswer { status, body: rest.to_vec() },
            None => CannedAnswer { status: 200, body: piece.to_vec() },
        }
    };
    pieces(bytes).into_iter().map(answer).collect()
}

/// The bodies of a call's answers with status 2xx.
pub fn bodies_of(bytes: &[u8], answered: &[&str], call: &str) -> Vec<Vec<u8>> {
    let of_call = answers(bytes).into_iter().zip(answered).filter(|(answer, name)| **name == call && answer.status < 300);
    of_call.map(|(answer, _)| answer.body).collect()
}

/// Checks the invariants of an error. `Some` when the answers were understood.
pub fn understood<T>(outcome: Result<T, Error>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(error) => {
            assert_clean(&error);
            None
        }
    }
}

/// Asserts that an error names the place of a bad value, and contains no secret, long text, invisible character or long number.
pub fn assert_clean(error: &Error) {
    if error.code == ErrorCode::NotUnderstood && error.status.is_none_or(|status| status < 300) {
        assert!(error.field.is_some(), "no place is named");
    }
    for text in [&error.service_message, &error.field, &error.trace].into_iter().flatten() {
        assert!(text.chars().count() <= MAX_TEXT, "too long: {} characters", text.chars().count());
        assert!(!text.contains(SECRET), "the secret is repeated");
        assert!(!text.chars().any(is_invisible), "something unseen: {text:?}");
    }
    for text in [&error.service_message, &error.field].into_iter().flatten() {
        assert!(!contains_long_number(text), "a long number: {text:?}");
    }
    assert!(error.to_string().len() < 100, "more than code, call and status");
}

/// Whether a character is invisible, or changes the display of others.
fn is_invisible(character: char) -> bool {
    character.is_control() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether the text contains six digits in a row.
fn contains_long_number(text: &str) -> bool {
    text.as_bytes().windows(6).any(|window| window.iter().all(u8::is_ascii_digit))
}

/// The total length of the lists at `name` in the JSON documents. `None` when a document has no such list.
pub fn json_row_count(bodies: &[Vec<u8>], name: &str) -> Option<usize> {
    bodies.iter().map(|body| serde_json::from_slice::<serde_json::Value>(body).ok()?.get(name)?.as_array().map(Vec::len)).sum()
}
