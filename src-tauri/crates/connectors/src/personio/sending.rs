//! Sending with a token, and once more when it is not accepted any more.

use secrecy::SecretString;
use serde::Serialize;

use super::calls::{self, Call};
use super::token::{Token, Tokens};
use super::{GAP, http, problem};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{ACCEPT, Answer, CONTENT_TYPE, CallOptions, HttpOptions, Query, Writer};

const JSON: &str = "application/json";
/// The status of a token that is not accepted. What was asked for did not happen.
const NOT_ACCEPTED: u16 = 401;

/// What carries the calls.
#[derive(Debug)]
pub(super) struct Sending {
    tokens: Tokens,
    pub(super) writer: Writer,
}

impl Sending {
    pub(super) fn new(base_url: &str, client_id: &str, client_secret: SecretString, options: HttpOptions) -> Result<Self, Error> {
        let tokens = Tokens::new(base_url, client_id, &client_secret, options.clone())?;
        let http = http(base_url, options, &[(ACCEPT, JSON), (CONTENT_TYPE, JSON)], problem::said)?;
        let secrets = [client_secret, SecretString::from(client_id)];
        Ok(Self { tokens, writer: Writer::new(http.hiding(secrets).paced(GAP)) })
    }

    /// The token's own rights.
    pub(super) async fn scopes(&self) -> Result<Vec<String>, Error> {
        Ok(self.tokens.get().await?.scopes)
    }

    /// Reads.
    pub(super) async fn read(&self, call: &Call, path: &str, query: Query<'_>) -> Result<Answer, Error> {
        let token = self.tokens.get().await?;
        match self.writer.http().get_on(terms(call, &token), call.name, path, query).await {
            Err(error) if is_stale(&error, &token) => {
                let token = self.tokens.after(&token).await?;
                self.writer.http().get_on(terms(call, &token), call.name, path, query).await
            }
            result => result,
        }
        .map_err(right_missing)
    }

    /// Writes. `private` is what a refusal must not repeat.
    pub(super) async fn write(&self, call: &Call, body: &impl Serialize, private: &[&str]) -> Written<Answer> {
        let Ok(body) = serde_json::to_string(body) else { return Written::NotSent(unsendable(call, ".")) };
        let token = match self.tokens.get().await {
            Ok(token) => token,
            Err(error) => return Written::NotSent(error),
        };
        let written = match self.send(call, &token, &body, private).await {
            Written::Refused(error) if is_stale(&error, &token) => match self.tokens.after(&token).await {
                Ok(token) => self.send(call, &token, &body, private).await,
                Err(error) => Written::NotSent(error),
            },
            written => written,
        };
        match written {
            Written::Refused(error) => Written::Refused(right_missing(error)),
            written => written,
        }
    }

    async fn send(&self, call: &Call, token: &Token, body: &str, private: &[&str]) -> Written<Answer> {
        self.writer.send_on(terms(call, token), call.name, call.method.verb(), call.path, Some(body), private).await
    }
}

/// An error of something that was not even tried.
pub(super) fn unsendable(call: &Call, at: &'static str) -> Error {
    Error::new(ErrorCode::NotUnderstood, Service::Personio, call.name).at(at)
}

/// What is said of compensations and of their types counts together, reads and writes alike.
fn terms<'a>(call: &Call, token: &'a Token) -> CallOptions<'a> {
    CallOptions { bearer: Some(&token.bearer), paced: call.path.starts_with(calls::COMPENSATIONS.path) }
}

/// Whether the token may have ended meanwhile. One that was asked for just now has not.
fn is_stale(error: &Error, token: &Token) -> bool {
    error.status == Some(NOT_ACCEPTED) && !token.fresh
}

/// A token that the service has just given is not accepted where a right is missing.
fn right_missing(error: Error) -> Error {
    if error.status == Some(NOT_ACCEPTED) { Error { code: ErrorCode::MissingRight, ..error } } else { error }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use domain::benefits::{Category, NewCompensation, PayrollMonth};
    use domain::money::{Currency, Money};
    use domain::person::PersonId;
    use rust_decimal::Decimal;
    use wiremock::matchers::{any, path};
    use wiremock::{Mock, MockServer, ResponseTemplate};

    use super::super::Client;
    use super::*;

    async fn client(server: &MockServer, keep_rate_limit: bool) -> Client {
        let token = r#"{"access_token":"papi-1","expires_in":86400}"#;
        Mock::given(path("/v2/auth/token")).respond_with(ResponseTemplate::new(200).set_body_string(token)).mount(server).await;
        let all = r#"{"id":"1","_data":[],"_meta":{}}"#;
        Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string(all)).mount(server).await;
        let options = HttpOptions { backoff: Duration::ZERO, keep_rate_limit, ..HttpOptions::default() };
        Client::new(&server.uri(), "id", SecretString::from("secret"), options).unwrap()
    }

    async fn kept_pace(client: &Client) -> bool {
        client.sending.writer.http().kept_pace().await
    }

    fn new() -> NewCompensation {
        NewCompensation {
            person: PersonId("1".to_owned()),
            type_id: "t".to_owned(),
            amount: Money::new(Decimal::ONE, Currency::EUR),
            effective_from: "2026-11-01".parse().unwrap(),
            interval: None,
            comment: String::new(),
        }
    }

    #[tokio::test]
    async fn what_is_said_of_compensations_keeps_the_pace() {
        let server = MockServer::start().await;
        let month = PayrollMonth::new(2026, 11).unwrap();
        let person = PersonId("1".to_owned());
        for call in 0..5 {
            let client = client(&server, true).await;
            match call {
                0 => drop(client.types().await.unwrap()),
                1 => drop(client.month(month).await.unwrap()),
                2 => drop(client.month_of(month, &person).await.unwrap()),
                3 => assert!(client.create(&new()).await.error().is_none()),
                _ => assert!(client.create_type("x", &Category::OneTime).await.error().is_none()),
            }
            assert!(kept_pace(&client).await, "call {call}");
        }
    }

    #[tokio::test]
    async fn what_is_said_of_people_does_not_wait_and_tests_need_not() {
        let server = MockServer::start().await;
        let hurried = client(&server, true).await;
        hurried.people().await.unwrap();
        hurried.legal_entity_of(&PersonId("1".to_owned())).await.unwrap();
        assert!(!kept_pace(&hurried).await);
        let hasty = client(&server, false).await;
        hasty.types().await.unwrap();
        assert!(!kept_pace(&hasty).await);
    }
}
