//! Logging in. One token serves every call for a day; it is kept in memory and nowhere else.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;
use tokio::time::Instant;
use url::form_urlencoded;

use super::wire;
use super::{calls, http, problem};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{ACCEPT, Bearer, CONTENT_TYPE, HttpOptions, Writer};
use crate::json;

/// How long before its end a token is not used any more.
const MARGIN: Duration = Duration::from_secs(5 * 60);
/// How long a token is used whose life is not told.
const UNTOLD: Duration = Duration::from_secs(10 * 60);

/// A token, and what it may do.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// The token.
    pub(super) bearer: Bearer,
    /// What it may do, in the service's words.
    pub(super) scopes: Vec<String>,
    /// Until when it is used.
    until: Instant,
    /// Which login it is from. The service may give the same token twice.
    login: u64,
    /// Whether it was asked for by this very question, so that asking again would tell nothing new.
    pub(super) fresh: bool,
}

/// The credentials, and the token that they gave.
#[derive(Debug)]
pub(super) struct Tokens {
    writer: Writer,
    client_id: String,
    client_secret: SecretString,
    held: Mutex<Option<Token>>,
}

impl Tokens {
    /// Credentials that are not tried yet. Blanks around them, as pasting leaves them, are dropped.
    pub(super) fn new(base_url: &str, client_id: &str, client_secret: &SecretString, options: HttpOptions) -> Result<Self, Error> {
        let headers = [(ACCEPT, "application/json"), (CONTENT_TYPE, "application/x-www-form-urlencoded")];
        let http = http(base_url, options, &headers, problem::said_at_login)?;
        let client_id = client_id.trim().to_owned();
        let client_secret = SecretString::from(client_secret.expose_secret().trim());
        if client_id.is_empty() || client_secret.expose_secret().is_empty() {
            return Err(Error::new(ErrorCode::WrongCredentials, Service::Personio, "connect"));
        }
        Ok(Self { writer: Writer::new(http), client_id, client_secret, held: Mutex::new(None) })
    }

    /// The token, by logging in where none is held that lasts.
    pub(super) async fn get(&self) -> Result<Token, Error> {
        let mut held = self.held.lock().await;
        if let Some(token) = held.as_ref().filter(|token| Instant::now() < token.until) {
            return Ok(Token { fresh: false, ..token.clone() });
        }
        self.log_in(&mut held).await
    }

    /// The token after one that was not accepted. Somebody else may have got it meanwhile.
    pub(super) async fn after(&self, old: &Token) -> Result<Token, Error> {
        let mut held = self.held.lock().await;
        match held.as_ref().filter(|token| token.login != old.login) {
            Some(token) => Ok(token.clone()),
            None => self.log_in(&mut held).await,
        }
    }

    /// Logs in. It changes nothing at the service: a token lives for a day, and asking again gives the same one.
    async fn log_in(&self, held: &mut Option<Token>) -> Result<Token, Error> {
        let call = calls::TOKEN;
        let login = held.take().map_or(0, |token| token.login.saturating_add(1));
        let secret = self.client_secret.expose_secret();
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", &self.client_id)
            .append_pair("client_secret", secret)
            .finish();
        let written = self.writer.send(call.name, call.method.verb(), call.path, Some(&body), &[secret, &self.client_id]).await;
        let answer = match written {
            Written::Done(answer) => answer,
            Written::Refused(error) | Written::NotSent(error) | Written::Unclear(error) => return Err(error),
        };
        let told: wire::Token = json::decode(Service::Personio, call.name, &answer)?;
        let bearer =
            Bearer::new(&told.access_token.0).ok_or_else(|| answer.not_understood_at(Service::Personio, call.name, "access_token"))?;
        let life = told.expires_in.get().and_then(|text| text.parse().ok()).map_or(UNTOLD, Duration::from_secs);
        // Near its end the service still gives the same token: asking for it with every call would be asking too often.
        let used = life.saturating_sub(MARGIN.min(life / 2));
        let until = Instant::now().checked_add(used).unwrap_or_else(Instant::now);
        let scopes = told.scope.get().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        let token = Token { bearer, scopes, until, login, fresh: true };
        *held = Some(token.clone());
        Ok(token)
    }
}
