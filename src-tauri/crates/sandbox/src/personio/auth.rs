//! Tokens: given for a form, refused with 400, the same one for a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use url::form_urlencoded::parse;

use super::{Credential, Personio, Token, credential::LIFE, refusals::oauth};
use crate::exchange::{Call, Reply};

/// `POST /v2/auth/token`.
pub(super) fn token(call: &Call, personio: &mut Personio, now: NaiveDateTime) -> Reply {
    let form = match form(call, &["grant_type", "client_id", "client_secret", "scope"], now) {
        Ok(form) => form,
        Err(refusal) => return refusal,
    };
    let given = |name: &str| form.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let Some(grant_type) = given("grant_type") else { return parameters_missing(now, &["grant_type"]) };
    if grant_type != "client_credentials" {
        let meta = Some(json!({ "grant_type": grant_type }));
        let description = "The requested authorization grant type is not supported by the server.";
        return oauth(now, "unsupported_grant_type", description, "unsupported_grant_type", meta);
    }
    let (Some(client_id), Some(secret)) = (given("client_id"), given("client_secret")) else { return invalid_client(now) };
    let Some(credential) = personio.credentials.iter().find(|known| known.client_id == client_id).cloned() else {
        return invalid_client(now);
    };
    if credential.client_secret != secret {
        let description = "Client is not allowed to use the specified grant type flow.";
        return oauth(now, "unauthorized_client", description, "unauthorized_client", None);
    }
    let wanted: BTreeSet<String> = given("scope").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    if !wanted.is_subset(&credential.scopes) {
        return oauth(now, "invalid_scope", "One of the requested scopes is invalid.", "invalid_scope", None);
    }
    let scopes = if wanted.is_empty() { credential.scopes.clone() } else { wanted };
    let (token, left) = personio.token_for(&credential, &scopes, now);
    let scope = scopes.into_iter().collect::<Vec<_>>().join(" ");
    Reply::json(200, &json!({ "access_token": token, "token_type": "Bearer", "expires_in": left, "scope": scope }))
}

/// `POST /v2/auth/revoke`. A token that is not known is as good as revoked.
pub(super) fn revoke(call: &Call, personio: &mut Personio, now: NaiveDateTime) -> Reply {
    let form = match form(call, &["token"], now) {
        Ok(form) => form,
        Err(refusal) => return refusal,
    };
    let Some(token) = form.get("token").filter(|token| !token.is_empty()) else { return parameters_missing(now, &["token"]) };
    let before = personio.tokens.len();
    personio.tokens.retain(|known| known.token != *token);
    Reply { body: String::new(), effect: personio.tokens.len() < before, ..Reply::json(200, &Value::Null) }
}

/// The credential and the scopes of a request's token.
pub(super) fn known(call: &Call, personio: &Personio, now: NaiveDateTime) -> Option<(Credential, BTreeSet<String>)> {
    let sent = call.authorization.as_deref()?.strip_prefix("Bearer ")?;
    let token = personio.tokens.iter().find(|token| token.token == sent)?;
    let credential = personio.credentials.iter().find(|credential| token.left(credential, now).is_some())?;
    Some((credential.clone(), token.scopes.clone()))
}

impl Personio {
    /// The token that is still good, or a new one, and the seconds it has left.
    fn token_for(&mut self, credential: &Credential, scopes: &BTreeSet<String>, now: NaiveDateTime) -> (String, i64) {
        self.tokens.retain(|token| token.client_id != credential.client_id || token.left(credential, now).is_some());
        let same = |token: &&Token| token.client_id == credential.client_id && token.scopes == *scopes;
        if let Some(token) = self.tokens.iter().find(same) {
            return (token.token.clone(), token.left(credential, now).unwrap_or_default());
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
        (token, LIFE)
    }
}

fn form(call: &Call, names: &[&str], now: NaiveDateTime) -> Result<BTreeMap<String, String>, Reply> {
    if !call.is_form() {
        let description = "The content type of the request must be \"application/x-www-form-urlencoded\".";
        return Err(oauth(now, "invalid_request", description, "invalid_request.invalid_request_content_type", None));
    }
    let mut fields = BTreeMap::new();
    let fits = call.query.is_empty()
        && parse(call.body.as_bytes())
            .into_owned()
            .all(|(name, value)| names.contains(&name.as_str()) && fields.insert(name, value).is_none());
    if fits { Ok(fields) } else { Err(parameters_missing(now, &[])) }
}

fn parameters_missing(now: NaiveDateTime, names: &[&str]) -> Reply {
    let description = "The request has missing or invalid required parameters.";
    let meta = Some(json!({ "missing_parameters": names }));
    oauth(now, "invalid_request", description, "invalid_request.required_parameters_missing", meta)
}

fn invalid_client(now: NaiveDateTime) -> Reply {
    let description = "Client authentication failed (e.g., unknown client, wrong secret, no client authentication included, \
                       or unsupported authentication method).";
    oauth(now, "invalid_client", description, "invalid_client", None)
}

/// The answer that a fault gives in place of a token.
pub(super) fn failure(now: NaiveDateTime, status: u16, message: Option<&str>) -> Reply {
    let error = match status {
        500 => "server_error",
        429 | 502..=504 => "temporarily_unavailable",
        _ => "invalid_request",
    };
    let description = message.unwrap_or("The request could not be processed.");
    Reply { status, ..oauth(now, error, description, error, None) }
}
