//! What a service answers, and what must hold of what the app makes of it.

use std::time::Duration;

use connectors::{
    Error, ErrorCode,
    http::{Canned, CannedAnswer, HttpOptions},
};
use secrecy::SecretString;
use tokio::runtime::{Builder, Runtime};

use crate::pieces::{first_line, pieces};

/// The secret that every client holds. No error may repeat it.
pub const SECRET: &str = "hemlig-nyckel-Zq8Wd3";
/// Where the services would be. Nothing is sent there.
pub const BASE: &str = "http://localhost:9/v1";
/// The longest that an error says of an answer, in characters.
const LONGEST: usize = 200;

/// A client whose answers are laid out.
pub struct Bench<C> {
    /// The client.
    pub client: C,
    /// Its answers.
    pub canned: Canned,
    runtime: Runtime,
}

impl<C> Bench<C> {
    /// A client as `make` makes it of the options.
    pub fn new(make: impl FnOnce(HttpOptions) -> Result<C, Error>) -> Self {
        let (canned, options) = options();
        Self { client: make(options).unwrap(), canned, runtime: runtime() }
    }

    /// What comes of a question when the service answers with the pieces of the input; and which calls were answered.
    pub fn ask<T>(&self, bytes: &[u8], question: impl AsyncFnOnce(&C) -> T) -> (T, Vec<&'static str>) {
        self.canned.set_answers(answers(bytes));
        let outcome = self.runtime.block_on(question(&self.client));
        (outcome, self.canned.answered_calls())
    }
}

/// The options of a client that asks a pile of answers, and the pile.
pub fn options() -> (Canned, HttpOptions) {
    let canned = Canned::default();
    let options =
        HttpOptions { canned: Some(canned.clone()), retries: 0, backoff: Duration::ZERO, keep_rate_limit: false, ..HttpOptions::default() };
    (canned, options)
}

/// What the futures run on. They wait for nothing.
pub fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().build().unwrap()
}

/// The secret as the clients take it.
pub fn secret() -> SecretString {
    SecretString::from(SECRET)
}

/// The answers in an input. A piece can begin with a line "HTTP 404"; else its status is 200.
pub fn answers(bytes: &[u8]) -> Vec<CannedAnswer> {
    let one = |piece: &[u8]| {
        let (line, rest) = first_line(piece);
        let status = line.strip_prefix(b"HTTP ").and_then(|text| std::str::from_utf8(text).ok()?.trim().parse::<u16>().ok());
        match status.filter(|status| (200..=599).contains(status)) {
            Some(status) => CannedAnswer { status, body: rest.to_vec() },
            None => CannedAnswer { status: 200, body: piece.to_vec() },
        }
    };
    pieces(bytes).into_iter().map(one).collect()
}

/// The bodies of the answers with a status of 2xx that a call got.
pub fn bodies_of(bytes: &[u8], answered: &[&str], call: &str) -> Vec<Vec<u8>> {
    let of_call = answers(bytes).into_iter().zip(answered).filter(|(answer, name)| **name == call && answer.status < 300);
    of_call.map(|(answer, _)| answer.body).collect()
}

/// Holds an outcome to what must hold of errors. `Some`: the answers were understood.
pub fn understood<T>(outcome: Result<T, Error>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(error) => {
            is_clean(&error);
            None
        }
    }
}

/// An error names the place and not what stands there, and nothing in it is private, long or unseen.
pub fn is_clean(error: &Error) {
    if error.code == ErrorCode::NotUnderstood && error.status.is_none_or(|status| status < 300) {
        assert!(error.field.is_some(), "no place is named");
    }
    for text in [&error.service_message, &error.field, &error.trace].into_iter().flatten() {
        assert!(text.chars().count() <= LONGEST, "too long: {} characters", text.chars().count());
        assert!(!text.contains(SECRET), "the secret is repeated");
        assert!(!text.chars().any(is_unseen), "something unseen: {text:?}");
    }
    for text in [&error.service_message, &error.field].into_iter().flatten() {
        assert!(!holds_long_number(text), "a long number: {text:?}");
    }
    assert!(error.to_string().len() < 100, "more than code, call and status");
}

/// Whether a character has no shape of its own, or changes that of others.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether six digits stand in a row.
fn holds_long_number(text: &str) -> bool {
    text.as_bytes().windows(6).any(|window| window.iter().all(u8::is_ascii_digit))
}

/// How many elements stand in the list at `name` of the JSON documents; `None` when one of them has no such list.
pub fn rows_of_json(bodies: &[Vec<u8>], name: &str) -> Option<usize> {
    bodies.iter().map(|body| serde_json::from_slice::<serde_json::Value>(body).ok()?.get(name)?.as_array().map(Vec::len)).sum()
}
