//! The login. One token serves all calls for a day. It is kept in memory only.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;
use tokio::time::Instant;
use url::form_urlencoded;

use super::wire;
use super::{calls, error_body, http};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{ACCEPT, Bearer, CONTENT_TYPE, HttpOptions, Writer};
use crate::json;

/// A token is not used in the last minutes of its life.
const MARGIN: Duration = Duration::from_secs(5 * 60);
/// The life of a token when the answer does not state it.
const DEFAULT_LIFE: Duration = Duration::from_secs(10 * 60);

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) bearer: Bearer,
    /// In the service's names.
    pub(super) scopes: Vec<String>,
    use_until: Instant,
    /// The number of the login that returned the token. The service may return the same token again, so the text does not identify it.
    login: u64,
    /// Whether the login took place for this call. Then another login would return the same token.
    pub(super) fresh: bool,
}

/// The credentials and their current token.
#[derive(Debug)]
pub(super) struct Tokens {
    writer: Writer,
    client_id: String,
    client_secret: SecretString,
    current: Mutex<Option<Token>>,
}

impl Tokens {
    /// Does not log in yet. Surrounding blanks are removed, because pasting can add them.
    pub(super) fn new(base_url: &str, client_id: &str, client_secret: &SecretString, options: HttpOptions) -> Result<Self, Error> {
        let headers = [(ACCEPT, "application/json"), (CONTENT_TYPE, "application/x-www-form-urlencoded")];
        let http = http(base_url, options, &headers, error_body::parse_login)?;
        let client_id = client_id.trim().to_owned();
        let client_secret = SecretString::from(client_secret.expose_secret().trim());
        if client_id.is_empty() || client_secret.expose_secret().is_empty() {
            return Err(Error::new(ErrorCode::WrongCredentials, Service::Personio, "connect"));
        }
        Ok(Self { writer: Writer::new(http), client_id, client_secret, current: Mutex::new(None) })
    }

    /// The current token. Logs in when there is none or it is about to end.
    pub(super) async fn get(&self) -> Result<Token, Error> {
        let mut current = self.current.lock().await;
        if let Some(token) = current.as_ref().filter(|token| Instant::now() < token.use_until) {
            return Ok(Token { fresh: false, ..token.clone() });
        }
        self.log_in(&mut current).await
    }

    /// The token that replaces a refused one. Another call may have logged in already.
    pub(super) async fn replace(&self, old: &Token) -> Result<Token, Error> {
        let mut current = self.current.lock().await;
        match current.as_ref().filter(|token| token.login != old.login) {
            Some(token) => Ok(token.clone()),
            None => self.log_in(&mut current).await,
        }
    }

    /// Logs in. This changes nothing at the service: a token lives for a day, and another login returns the same token.
    async fn log_in(&self, current: &mut Option<Token>) -> Result<Token, Error> {
        let call = calls::TOKEN;
        let login = current.take().map_or(0, |token| token.login.saturating_add(1));
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
        let granted: wire::Token = json::decode(Service::Personio, call.name, &answer)?;
        let bearer =
            Bearer::new(&granted.access_token.0).ok_or_else(|| answer.not_understood_at(Service::Personio, call.name, "access_token"))?;
        let life = granted.expires_in.get().and_then(|text| text.parse().ok()).map_or(DEFAULT_LIFE, Duration::from_secs);
        // Near its end the service still returns the same token. With the full margin, every call would log in again.
        let usable = life.saturating_sub(MARGIN.min(life / 2));
        let use_until = Instant::now().checked_add(usable).unwrap_or_else(Instant::now);
        let scopes = granted.scope.get().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        let token = Token { bearer, scopes, use_until, login, fresh: true };
        *current = Some(token.clone());
        Ok(token)
    }
}
