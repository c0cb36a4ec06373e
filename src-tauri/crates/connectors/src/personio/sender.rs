//! Sends calls with a token, and once more with a new token when the old one has ended.

use secrecy::SecretString;
use serde::Serialize;

use super::calls::{self, Call};
use super::token::{Token, Tokens};
use super::{GAP, error_body, http};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{ACCEPT, Answer, CONTENT_TYPE, CallOptions, HttpOptions, Query, Writer};

const JSON: &str = "application/json";
/// The status of a refused token. The request did not take effect.
const UNAUTHORIZED: u16 = 401;

/// Sends calls with the current token.
#[derive(Debug)]
pub(super) struct Sender {
    tokens: Tokens,
    pub(super) writer: Writer,
}

impl Sender {
    pub(super) fn new(base_url: &str, client_id: &str, client_secret: SecretString, options: HttpOptions) -> Result<Self, Error> {
        let tokens = Tokens::new(base_url, client_id, &client_secret, options.clone())?;
        let http = http(base_url, options, &[(ACCEPT, JSON), (CONTENT_TYPE, JSON)], error_body::parse)?;
        let secrets = [client_secret, SecretString::from(client_id)];
        Ok(Self { tokens, writer: Writer::new(http.with_secrets(secrets).with_rate_limit(GAP)) })
    }

    pub(super) async fn scopes(&self) -> Result<Vec<String>, Error> {
        Ok(self.tokens.get().await?.scopes)
    }

    pub(super) async fn read(&self, call: &Call, path: &str, query: Query<'_>) -> Result<Answer, Error> {
        let token = self.tokens.get().await?;
        match self.writer.http().get_with(call_options(call, &token), call.name, path, query).await {
            Err(error) if is_stale(&error, &token) => {
                let token = self.tokens.replace(&token).await?;
                self.writer.http().get_with(call_options(call, &token), call.name, path, query).await
            }
            result => result,
        }
        .map_err(as_missing_right)
    }

    /// Sends a write. No error may repeat the `secrets` of the body.
    pub(super) async fn write(&self, call: &Call, body: &impl Serialize, secrets: &[&str]) -> Written<Answer> {
        let Ok(body) = serde_json::to_string(body) else { return Written::NotSent(unsendable(call, ".")) };
        let token = match self.tokens.get().await {
            Ok(token) => token,
            Err(error) => return Written::NotSent(error),
        };
        let written = match self.send(call, &token, &body, secrets).await {
            Written::Refused(error) if is_stale(&error, &token) => match self.tokens.replace(&token).await {
                Ok(token) => self.send(call, &token, &body, secrets).await,
                Err(error) => Written::NotSent(error),
            },
            written => written,
        };
        match written {
            Written::Refused(error) => Written::Refused(as_missing_right(error)),
            written => written,
        }
    }

    async fn send(&self, call: &Call, token: &Token, body: &str, secrets: &[&str]) -> Written<Answer> {
        self.writer.send_with(call_options(call, token), call.name, call.method.verb(), call.path, Some(body), secrets).await
    }
}

/// The error of a write that was not attempted.
pub(super) fn unsendable(call: &Call, at: &'static str) -> Error {
    Error::new(ErrorCode::NotUnderstood, Service::Personio, call.name).at(at)
}

/// All calls about compensations and their types share one rate limit, reads and writes alike.
fn call_options<'a>(call: &Call, token: &'a Token) -> CallOptions<'a> {
    CallOptions { bearer: Some(&token.bearer), rate_limited: call.path.starts_with(calls::COMPENSATIONS.path) }
}

/// Whether the token may have ended. A token from a login just before the call has not.
fn is_stale(error: &Error, token: &Token) -> bool {
    error.status == Some(UNAUTHORIZED) && !token.fresh
}

/// Turns a refused new token into a missing right: the service answers 401 to a valid token that lacks a right.
fn as_missing_right(error: Error) -> Error {
    if error.status == Some(UNAUTHORIZED) { Error { code: ErrorCode::MissingRight, ..error } } else { error }
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

    async fn was_rate_limited(client: &Client) -> bool {
        client.sender.writer.http().has_used_rate_limiter().await
    }

    fn new_compensation() -> NewCompensation {
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
    async fn compensation_calls_are_rate_limited() {
        let server = MockServer::start().await;
        let month = PayrollMonth::new(2026, 11).unwrap();
        let person = PersonId("1".to_owned());
        for call in 0..5 {
            let client = client(&server, true).await;
            match call {
                0 => drop(client.types().await.unwrap()),
                1 => drop(client.month(month).await.unwrap()),
                2 => drop(client.month_of(month, &person).await.unwrap()),
                3 => assert!(client.create(&new_compensation()).await.error().is_none()),
                _ => assert!(client.create_type("x", &Category::OneTime).await.error().is_none()),
            }
            assert!(was_rate_limited(&client).await, "call {call}");
        }
    }

    #[tokio::test]
    async fn people_calls_are_not_rate_limited() {
        let server = MockServer::start().await;
        let limited = client(&server, true).await;
        limited.people().await.unwrap();
        limited.legal_entity_of(&PersonId("1".to_owned())).await.unwrap();
        assert!(!was_rate_limited(&limited).await);
        let unlimited = client(&server, false).await;
        unlimited.types().await.unwrap();
        assert!(!was_rate_limited(&unlimited).await);
    }
}
