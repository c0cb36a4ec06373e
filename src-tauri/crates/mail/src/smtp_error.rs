//! Converts SMTP errors: refusing replies of the server, missing replies, and broken connections.

use std::{error::Error as _, io};

use base64::{Engine, prelude::BASE64_STANDARD};
use lettre::transport::smtp::Error;
use secrecy::{ExposeSecret, SecretString};

use crate::{
    error::{MailError, MailErrorCode},
    server::Server,
};

/// The maximum length of a stored reply, in characters.
const MAX_REPLY: usize = 200;
/// Shorter secrets are not redacted: the removal of every "e" from a reply would disclose the secret.
const SHORTEST_SECRET: usize = 4;
/// Replaces a redacted text.
const REDACTED: &str = "…";

/// A stage of the SMTP dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Connect,
    Encrypt,
    Login,
    Idle,
    Sender,
    Recipient,
    Content,
}

/// Converts an error of the library, by the remedy that the owner has.
pub(crate) fn mail_error(stage: Stage, error: &Error, redactor: &SecretRedactor) -> MailError {
    MailError { reply: redacted_reply(error, redactor), ..MailError::new(code(stage, error)) }
}

/// Whether the error is a refusing reply after which the dialogue goes on. After 421 the server closes the connection.
pub(crate) fn is_reply(error: &Error) -> bool {
    error.status().is_some_and(|status| status.to_string() != "421")
}

fn code(stage: Stage, error: &Error) -> MailErrorCode {
    if let Some(status) = error.status() {
        return refusal_code(stage, &status.to_string(), &reply_text(error));
    }
    if error.is_timeout() {
        return MailErrorCode::TimedOut;
    }
    match tls_error(error) {
        // The server replied, but not with TLS.
        Some(rustls::Error::InvalidMessage(_)) => return MailErrorCode::NoEncryption,
        Some(_) => return MailErrorCode::Insecure,
        None if error.is_tls() => return MailErrorCode::Insecure,
        None => {}
    }
    match stage {
        Stage::Login if error.is_client() => MailErrorCode::LoginRefused,
        Stage::Connect if io_error(error).is_none_or(is_failed_connect) && !error.is_response() => MailErrorCode::Unreachable,
        _ => MailErrorCode::ConnectionLost,
    }
}

/// The code of a refusing reply. The status has three digits; it begins with 4 for a temporary and with 5 for a permanent refusal.
fn refusal_code(stage: Stage, status: &str, text: &str) -> MailErrorCode {
    let is_permanent = status.starts_with('5');
    if is_permanent && has_passwords_disabled(text) {
        return MailErrorCode::PasswordsOff;
    }
    match (stage, status) {
        (_, "421") => MailErrorCode::Refused,
        (Stage::Sender | Stage::Recipient, "530") => MailErrorCode::LoginRefused,
        (Stage::Encrypt, _) => MailErrorCode::NoEncryption,
        (Stage::Login, _) if is_permanent => MailErrorCode::LoginRefused,
        // 552 is about the size of the mail.
        (Stage::Sender, _) if is_permanent && status != "552" => MailErrorCode::SenderRefused,
        // Many servers check the sender only when they get the first recipient.
        (Stage::Recipient, _) if is_permanent && is_about_sender(text) => MailErrorCode::SenderRefused,
        (Stage::Recipient, _) => MailErrorCode::RecipientRefused,
        _ => MailErrorCode::Refused,
    }
}

/// Whether the text is one of Microsoft's replies for disabled passwords: `5.7.139 … basic authentication is disabled`,
/// `5.7.139 … SmtpClientAuthentication is disabled for the Tenant`, `5.7.30 Basic authentication is not supported`.
fn has_passwords_disabled(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut tokens = text.split_whitespace();
    // Microsoft uses the same number for a wrong password.
    let is_wrong_password = text.contains("incorrect");
    let has_number = tokens.any(|token| matches!(token.trim_matches(|character: char| !character.is_ascii_digit()), "5.7.139" | "5.7.30"));
    let phrases = ["basic authentication is disabled", "basic authentication is not supported", "smtpclientauthentication is disabled"];
    (has_number && !is_wrong_password) || phrases.iter().any(|phrase| text.contains(phrase))
}

fn is_about_sender(text: &str) -> bool {
    let text = text.to_lowercase();
    ["5.1.7", "5.1.8", "sender address rejected", "sender rejected"].iter().any(|phrase| text.contains(phrase))
}

/// Whether the connection was never established, in contrast to a connection that broke.
fn is_failed_connect(error: &io::Error) -> bool {
    !matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe)
}

/// The first I/O error in the chain of sources.
fn io_error(error: &Error) -> Option<&io::Error> {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(io_error) = inner.downcast_ref() {
            return Some(io_error);
        }
        source = inner.source();
    }
    None
}

fn tls_error(error: &Error) -> Option<&rustls::Error> {
    io_error(error)?.get_ref()?.downcast_ref()
}

/// The text of the reply, or else of the library's error.
fn reply_text(error: &Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

fn redacted_reply(error: &Error, redactor: &SecretRedactor) -> Option<String> {
    let status = error.status()?;
    Some(redactor.redact(&format!("{status} {}", reply_text(error))))
}

/// Removes the login from replies, in every form in which it was sent.
pub(crate) struct SecretRedactor(Vec<String>);

impl SecretRedactor {
    pub(crate) fn new(server: &Server, password: Option<&SecretString>) -> Self {
        let user = server.user.as_deref().unwrap_or_default();
        let password = password.map(SecretString::expose_secret).unwrap_or_default();
        let both = format!("\0{user}\0{password}");
        let encoded = [user, password, &both].map(|text| BASE64_STANDARD.encode(text));
        let plain = [user.to_owned(), password.to_owned()];
        let mut all: Vec<String> = encoded.into_iter().chain(plain).filter(|text| text.chars().count() >= SHORTEST_SECRET).collect();
        // Longer secrets come first: a secret may be a part of another one, whose rest would stay.
        all.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self(all)
    }

    /// Returns one line without secrets and addresses, of at most [`MAX_REPLY`] characters.
    fn redact(&self, text: &str) -> String {
        let mut text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
        for secret in &self.0 {
            text = text.replace(secret, REDACTED);
        }
        let tokens = text.split_whitespace().map(|token| if token.contains('@') { REDACTED } else { token });
        let line = tokens.collect::<Vec<_>>().join(" ");
        if line.chars().count() <= MAX_REPLY {
            return line;
        }
        line.chars().take(MAX_REPLY.saturating_sub(1)).chain(REDACTED.chars()).collect()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::server::Security;

    fn redactor() -> SecretRedactor {
        let server = Server {
            host: "localhost".to_owned(),
            port: 25,
            security: Security::Tls,
            user: Some("ebba".to_owned()),
            from: "ebba@mejl.example".to_owned(),
        };
        SecretRedactor::new(&server, Some(&SecretString::from("smultron 12")))
    }

    #[rstest]
    #[case("550 5.1.1 <nils@mejl.example>: no such mailbox", "550 5.1.1 … no such mailbox")]
    #[case("535 smultron 12 is wrong for ebba", "535 … is wrong for …")]
    #[case("500 what is AGViYmEAc211bHRyb24gMTI= or c211bHRyb24gMTI=", "500 what is … or …")]
    #[case("554 one\r\ntwo\u{7}\tthree", "554 one two three")]
    fn reply_is_redacted(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(redactor().redact(text), shown);
    }

    #[test]
    fn long_reply_is_shortened() {
        let shown = redactor().redact(&"å ".repeat(900));
        assert_eq!(shown.chars().count(), MAX_REPLY);
        assert!(shown.ends_with('…'));
    }

    #[rstest]
    #[case(Stage::Connect, "554", MailErrorCode::Refused)]
    #[case(Stage::Encrypt, "454", MailErrorCode::NoEncryption)]
    #[case(Stage::Login, "535", MailErrorCode::LoginRefused)]
    #[case(Stage::Login, "454", MailErrorCode::Refused)]
    #[case(Stage::Login, "421", MailErrorCode::Refused)]
    #[case(Stage::Sender, "530", MailErrorCode::LoginRefused)]
    #[case(Stage::Sender, "550", MailErrorCode::SenderRefused)]
    #[case(Stage::Sender, "552", MailErrorCode::Refused)]
    #[case(Stage::Sender, "451", MailErrorCode::Refused)]
    #[case(Stage::Recipient, "550", MailErrorCode::RecipientRefused)]
    #[case(Stage::Recipient, "450", MailErrorCode::RecipientRefused)]
    #[case(Stage::Content, "550", MailErrorCode::Refused)]
    fn refusal_code_depends_on_stage_and_status(#[case] stage: Stage, #[case] status: &str, #[case] code: MailErrorCode) {
        assert_eq!(refusal_code(stage, status, "no"), code);
    }

    #[rstest]
    #[case(
        "535",
        "5.7.139 Authentication unsuccessful, basic authentication is disabled. [X.PROD.OUTLOOK.COM]",
        MailErrorCode::PasswordsOff
    )]
    #[case("535", "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", MailErrorCode::PasswordsOff)]
    #[case("535", "5.7.139 Authentication unsuccessful, the request did not meet the criteria", MailErrorCode::PasswordsOff)]
    #[case("550", "5.7.30 Basic authentication is not supported for Client Submission.", MailErrorCode::PasswordsOff)]
    #[case("535", "5.7.139 Authentication unsuccessful, the user credentials were incorrect.", MailErrorCode::LoginRefused)]
    #[case("535", "5.7.3 Authentication unsuccessful", MailErrorCode::LoginRefused)]
    #[case("550", "5.7.301 no", MailErrorCode::LoginRefused)]
    #[case("454", "4.7.0 basic authentication is disabled for a minute", MailErrorCode::Refused)]
    fn disabled_passwords_are_not_a_wrong_password(#[case] status: &str, #[case] text: &str, #[case] code: MailErrorCode) {
        assert_eq!(refusal_code(Stage::Login, status, text), code);
    }

    #[test]
    fn sender_refused_at_recipient_is_sender_refused() {
        let text = "5.7.1 <a>: Sender address rejected: not owned by user b";
        assert_eq!(refusal_code(Stage::Recipient, "553", text), MailErrorCode::SenderRefused);
    }
}
