//! Reads answers of Personio.

use std::sync::LazyLock;

use connectors::{
    Error,
    http::CannedAnswer,
    personio::{Client, calls},
};
use domain::{
    benefits::{Category, NewCompensation, PayrollMonth},
    money::{Currency, Money},
    person::PersonId,
};

use crate::{
    alexis::{understood_calls, write_result},
    answers::{BASE, CannedClient, bodies_of, json_row_count, secret, understood},
};

const LOGIN: &str = r#"{"access_token":"papi-Zq8Wd3-other","expires_in":86400,"scope":"personio:persons:read"}"#;

/// A client that has logged in. Its token lasts for a day, and only an answer 401 causes another login.
static CLIENT: LazyLock<CannedClient<Client>> = LazyLock::new(|| {
    let client = new();
    client.canned.set_answers([CannedAnswer { status: 200, body: LOGIN.as_bytes().to_vec() }]);
    assert!(client.run(LOGIN.as_bytes(), async |client| client.token_scopes().await).0.is_ok());
    client
});

fn new() -> CannedClient<Client> {
    CannedClient::new(|options| Client::new(BASE, "an-id", secret(), options))
}

/// Runs a request with a valid token. Logs in first, because an earlier input may have ended the token.
fn run<T>(bytes: &[u8], request: impl AsyncFnOnce(&Client) -> T) -> (T, Vec<&'static str>) {
    let _ = CLIENT.run(LOGIN.as_bytes(), async |client| client.token_scopes().await);
    CLIENT.run(bytes, request)
}

pub fn token(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = new().run(bytes, async |client| client.token_scopes().await);
    understood_calls(understood(outcome), answered)
}

pub fn persons(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = run(bytes, async |client| client.people().await.map(|found| found.people));
    check_complete(bytes, answered, calls::PERSONS.name, outcome)
}

pub fn employments(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = run(bytes, async |client| client.legal_entity_of(&person()).await);
    understood_calls(understood(outcome), answered)
}

pub fn types(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = run(bytes, async |client| client.types().await);
    check_complete(bytes, answered, calls::TYPES.name, outcome)
}

/// Reads the compensations of a month, of everybody and of one person.
pub fn compensations(bytes: &[u8]) -> Vec<&'static str> {
    let month = PayrollMonth::new(2026, 2).unwrap();
    let one = run(bytes, async |client| client.month_of(month, &person()).await).0;
    assert!(understood(one).is_none_or(|rows| rows.iter().all(|row| row.person == person())), "somebody else's");
    let (outcome, answered) = run(bytes, async |client| client.month(month).await);
    check_complete(bytes, answered, calls::COMPENSATIONS.name, outcome)
}

/// Reads the answer to a write. The first byte selects the write.
pub fn writes(bytes: &[u8]) -> Vec<&'static str> {
    let Some((which, bytes)) = bytes.split_first() else { return Vec::new() };
    let (outcome, answered) = run(bytes, async |client| match which % 2 {
        0 => write_result(client.create_type("Sachbezug", &Category::OneTime).await),
        _ => write_result(client.create(&compensation()).await),
    });
    understood_calls(understood(outcome), answered)
}

/// Asserts that a decoded list has a row for every row of its pages.
fn check_complete<T>(bytes: &[u8], answered: Vec<&'static str>, call: &str, outcome: Result<Vec<T>, Error>) -> Vec<&'static str> {
    let Some(rows) = understood(outcome) else { return Vec::new() };
    let expected = json_row_count(&bodies_of(bytes, &answered, call), "_data");
    assert!(expected.is_none_or(|expected| expected == rows.len()), "a row is lost");
    answered
}

fn person() -> PersonId {
    PersonId("11".to_owned())
}

fn compensation() -> NewCompensation {
    NewCompensation {
        person: person(),
        type_id: "t-1".to_owned(),
        amount: Money::new(50.into(), Currency::EUR),
        effective_from: "2026-02-01".parse().unwrap(),
        interval: None,
        comment: "2026-02".to_owned(),
    }
}
