//! Tokens: issued for a URL-encoded form, refused with 400, the same token for a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use url::form_urlencoded::parse;

use super::{Credential, Personio, Token, credential::TOKEN_LIFETIME, refusals::oauth_error};
use crate::exchange::{Call, Reply};

/// `POST /v2/auth/token`.
pub(super) fn token(call: &Call, personio: &mut Personio, now: NaiveDateTime) -> Reply {
    let form = match read_form(call, &["grant_type", "client_id", "client_secret", "scope"], now) {
        Ok(form) => form,
        Err(refusal) => return refusal,
    };
    let parameter = |name: &str| form.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let Some(grant_type) = parameter("grant_type") else { return parameters_missing(now, &["grant_type"]) };
    if grant_type != "client_credentials" {
        let meta = Some(json!({ "grant_type": grant_type }));
        let description = "The requested authorization grant type is not supported by the server.";
        return oauth_error(now, "unsupported_grant_type", description, "unsupported_grant_type", meta);
    }
    let (Some(client_id), Some(secret)) = (parameter("client_id"), parameter("client_secret")) else { return invalid_client(now) };
    let Some(credential) = personio.credentials.iter().find(|other| other.client_id == client_id).cloned() else {
        return invalid_client(now);
    };
    if credential.client_secret != secret {
        let description = "Client is not allowed to use the specified grant type flow.";
        return oauth_error(now, "unauthorized_client", description, "unauthorized_client", None);
    }
    let requested: BTreeSet<String> = parameter("scope").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    if !requested.is_subset(&credential.scopes) {
        return oauth_error(now, "invalid_scope", "One of the requested scopes is invalid.", "invalid_scope", None);
    }
    let scopes = if requested.is_empty() { credential.scopes.clone() } else { requested };
    let (token, seconds_left) = personio.token_for(&credential, &scopes, now);
    let scope = scopes.into_iter().collect::<Vec<_>>().join(" ");
    Reply::json(200, &json!({ "access_token": token, "token_type": "Bearer", "expires_in": seconds_left, "scope": scope }))
}

/// `POST /v2/auth/revoke`. Revoking an unknown token succeeds.
pub(super) fn revoke(call: &Call, personio: &mut Personio, now: NaiveDateTime) -> Reply {
    let form = match read_form(call, &["token"], now) {
        Ok(form) => form,
        Err(refusal) => return refusal,
    };
    let Some(token) = form.get("token").filter(|token| !token.is_empty()) else { return parameters_missing(now, &["token"]) };
    let count_before = personio.tokens.len();
    personio.tokens.retain(|other| other.token != *token);
    Reply { body: String::new(), effect: personio.tokens.len() < count_before, ..Reply::json(200, &Value::Null) }
}

/// The credential and the scopes of a request's token.
pub(super) fn credential_of(call: &Call, personio: &Personio, now: NaiveDateTime) -> Option<(Credential, BTreeSet<String>)> {
    let sent = call.authorization.as_deref()?.strip_prefix("Bearer ")?;
    let token = personio.tokens.iter().find(|token| token.token == sent)?;
    let credential = personio.credentials.iter().find(|credential| token.seconds_left(credential, now).is_some())?;
    Some((credential.clone(), token.scopes.clone()))
}

impl Personio {
    /// The token that is still valid, or a new one, with the seconds it has left.
    fn token_for(&mut self, credential: &Credential, scopes: &BTreeSet<String>, now: NaiveDateTime) -> (String, i64) {
        self.tokens.retain(|token| token.client_id != credential.client_id || token.seconds_left(credential, now).is_some());
        let same = |token: &&Token| token.client_id == credential.client_id && token.scopes == *scopes;
        if let Some(token) = self.tokens.iter().find(same) {
            return (token.token.clone(), token.seconds_left(credential, now).unwrap_or_default());
        }
        self.tokens_given += 1;
        let token = format!("papi-nordlicht-token-{:04}", self.tokens_given);
        self.tokens.push(Token {
            token: token.clone(),
            client_id: credential.client_id.clone(),
            scopes: scopes.clone(),
            rights: credential.scopes.clone(),
            issued: now,
        });
        (token, TOKEN_LIFETIME)
    }
}

fn read_form(call: &Call, names: &[&str], now: NaiveDateTime) -> Result<BTreeMap<String, String>, Reply> {
    if !call.is_form() {
        let description = "The content type of the request must be \"application/x-www-form-urlencoded\".";
        return Err(oauth_error(now, "invalid_request", description, "invalid_request.invalid_request_content_type", None));
    }
    let mut fields = BTreeMap::new();
    let is_valid = call.query.is_empty()
        && parse(call.body.as_bytes())
            .into_owned()
            .all(|(name, value)| names.contains(&name.as_str()) && fields.insert(name, value).is_none());
    if is_valid { Ok(fields) } else { Err(parameters_missing(now, &[])) }
}

fn parameters_missing(now: NaiveDateTime, names: &[&str]) -> Reply {
    let description = "The request has missing or invalid required parameters.";
    let meta = Some(json!({ "missing_parameters": names }));
    oauth_error(now, "invalid_request", description, "invalid_request.required_parameters_missing", meta)
}

fn invalid_client(now: NaiveDateTime) -> Reply {
    let description = "Client authentication failed (e.g., unknown client, wrong secret, no client authentication included, \
                       or unsupported authentication method).";
    oauth_error(now, "invalid_client", description, "invalid_client", None)
}

/// The answer with which a fault replaces a token.
pub(super) fn fault_reply(now: NaiveDateTime, status: u16, message: Option<&str>) -> Reply {
    let error = match status {
        500 => "server_error",
        429 | 502..=504 => "temporarily_unavailable",
        _ => "invalid_request",
    };
    let description = message.unwrap_or("The request could not be processed.");
    Reply { status, ..oauth_error(now, error, description, error, None) }
}
