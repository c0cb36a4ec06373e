//! What Personio answers.

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
    alexis::{result, said},
    answers::{BASE, Bench, bodies_of, rows_of_json, secret, understood},
};

const LOGIN: &str = r#"{"access_token":"papi-Zq8Wd3-other","expires_in":86400,"scope":"personio:persons:read"}"#;

/// Logged in. Its token lasts for a day, and no input asks for another unless it says 401.
static BENCH: LazyLock<Bench<Client>> = LazyLock::new(|| {
    let bench = new();
    bench.canned.set_answers([CannedAnswer { status: 200, body: LOGIN.as_bytes().to_vec() }]);
    assert!(bench.ask(LOGIN.as_bytes(), async |client| client.token_scopes().await).0.is_ok());
    bench
});

fn new() -> Bench<Client> {
    Bench::new(|options| Client::new(BASE, "an-id", secret(), options))
}

/// Asks with a token in hand: one that an input took away is got again.
fn ask<T>(bytes: &[u8], question: impl AsyncFnOnce(&Client) -> T) -> (T, Vec<&'static str>) {
    let _ = BENCH.ask(LOGIN.as_bytes(), async |client| client.token_scopes().await);
    BENCH.ask(bytes, question)
}

/// The answer to a login.
pub fn token(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = new().ask(bytes, async |client| client.token_scopes().await);
    said(understood(outcome), answered)
}

/// People.
pub fn persons(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = ask(bytes, async |client| client.people().await.map(|found| found.people));
    whole(bytes, answered, calls::PERSONS.name, outcome)
}

/// A person's employments.
pub fn employments(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = ask(bytes, async |client| client.legal_entity_of(&person()).await);
    said(understood(outcome), answered)
}

/// Compensation types.
pub fn types(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = ask(bytes, async |client| client.types().await);
    whole(bytes, answered, calls::TYPES.name, outcome)
}

/// The compensations of a month: everybody's, and one person's.
pub fn compensations(bytes: &[u8]) -> Vec<&'static str> {
    let month = PayrollMonth::new(2026, 2).unwrap();
    let one = ask(bytes, async |client| client.month_of(month, &person()).await).0;
    assert!(understood(one).is_none_or(|rows| rows.iter().all(|row| row.person == person())), "somebody else's");
    let (outcome, answered) = ask(bytes, async |client| client.month(month).await);
    whole(bytes, answered, calls::COMPENSATIONS.name, outcome)
}

/// What is answered to writes; the first byte says to which.
pub fn writes(bytes: &[u8]) -> Vec<&'static str> {
    let Some((which, bytes)) = bytes.split_first() else { return Vec::new() };
    let (outcome, answered) = ask(bytes, async |client| match which % 2 {
        0 => result(client.create_type("Sachbezug", &Category::OneTime).await),
        _ => result(client.create(&compensation()).await),
    });
    said(understood(outcome), answered)
}

/// A list that was understood has a row for every row of its pages.
fn whole<T>(bytes: &[u8], answered: Vec<&'static str>, call: &str, outcome: Result<Vec<T>, Error>) -> Vec<&'static str> {
    let Some(rows) = understood(outcome) else { return Vec::new() };
    let there = rows_of_json(&bodies_of(bytes, &answered, call), "_data");
    assert!(there.is_none_or(|there| there == rows.len()), "a row is lost");
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
