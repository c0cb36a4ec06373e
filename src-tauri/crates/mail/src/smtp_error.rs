//! What the server's answers, and their absence, mean.

use std::{error::Error as _, io};

use base64::{Engine, prelude::BASE64_STANDARD};
use lettre::transport::smtp::Error;
use secrecy::{ExposeSecret, SecretString};

use crate::{
    error::{MailError, MailErrorCode},
    server::Server,
};

/// The longest that is kept of an answer, in letters.
const LONGEST: usize = 200;
/// Shorter secrets are not looked for: taking every "e" out of an answer would tell the secret.
const SHORTEST_SECRET: usize = 4;
/// Stands where something was taken out.
const TAKEN_OUT: &str = "…";

/// How far the dialogue had come.
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

/// An error of the library, as far as the owner can do something about it.
pub(crate) fn failed(stage: Stage, error: &Error, hidden: &SecretRedactor) -> MailError {
    MailError { said: said(error, hidden), ..MailError::new(code(stage, error)) }
}

/// Whether the server said no, and will still answer the next question.
pub(crate) fn is_answer(error: &Error) -> bool {
    error.status().is_some_and(|status| status.to_string() != "421")
}

fn code(stage: Stage, error: &Error) -> MailErrorCode {
    if let Some(status) = error.status() {
        return refusal(stage, &status.to_string(), &text(error));
    }
    if error.is_timeout() {
        return MailErrorCode::TimedOut;
    }
    match tls(error) {
        // It answered, but not with TLS.
        Some(rustls::Error::InvalidMessage(_)) => return MailErrorCode::NoEncryption,
        Some(_) => return MailErrorCode::Insecure,
        None if error.is_tls() => return MailErrorCode::Insecure,
        None => {}
    }
    match stage {
        Stage::Login if error.is_client() => MailErrorCode::LoginRefused,
        Stage::Connect if io(error).is_none_or(never_stood) && !error.is_response() => MailErrorCode::Unreachable,
        _ => MailErrorCode::ConnectionLost,
    }
}

/// What a clear no means. The status is three digits: 4 for "not now", 5 for "not at all".
fn refusal(stage: Stage, status: &str, text: &str) -> MailErrorCode {
    let for_good = status.starts_with('5');
    if for_good && passwords_are_off(text) {
        return MailErrorCode::PasswordsOff;
    }
    match (stage, status) {
        (_, "421") => MailErrorCode::Refused,
        (Stage::Sender | Stage::Recipient, "530") => MailErrorCode::LoginRefused,
        (Stage::Encrypt, _) => MailErrorCode::NoEncryption,
        (Stage::Login, _) if for_good => MailErrorCode::LoginRefused,
        // 552 speaks of sizes.
        (Stage::Sender, _) if for_good && status != "552" => MailErrorCode::SenderRefused,
        // Many servers look at the sender only when the first recipient is named.
        (Stage::Recipient, _) if for_good && speaks_of_sender(text) => MailErrorCode::SenderRefused,
        (Stage::Recipient, _) => MailErrorCode::RecipientRefused,
        _ => MailErrorCode::Refused,
    }
}

/// Microsoft's ways to say that it takes no passwords: `5.7.139 … basic authentication is disabled`,
/// `5.7.139 … SmtpClientAuthentication is disabled for the Tenant`, `5.7.30 Basic authentication is not supported`.
fn passwords_are_off(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split_whitespace();
    // The same number goes with a password that is wrong.
    let is_wrong_password = text.contains("incorrect");
    let has_number = words.any(|word| matches!(word.trim_matches(|letter: char| !letter.is_ascii_digit()), "5.7.139" | "5.7.30"));
    let switched_off =
        ["basic authentication is disabled", "basic authentication is not supported", "smtpclientauthentication is disabled"];
    (has_number && !is_wrong_password) || switched_off.iter().any(|sign| text.contains(sign))
}

fn speaks_of_sender(text: &str) -> bool {
    let text = text.to_lowercase();
    ["5.1.7", "5.1.8", "sender address rejected", "sender rejected"].iter().any(|sign| text.contains(sign))
}

/// Whether no connection came about, as against one that broke.
fn never_stood(error: &io::Error) -> bool {
    !matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe)
}

/// The error of input or output at the bottom.
fn io(error: &Error) -> Option<&io::Error> {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(io) = inner.downcast_ref() {
            return Some(io);
        }
        source = inner.source();
    }
    None
}

fn tls(error: &Error) -> Option<&rustls::Error> {
    io(error)?.get_ref()?.downcast_ref()
}

/// The text of the answer, or what the library says.
fn text(error: &Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

fn said(error: &Error, hidden: &SecretRedactor) -> Option<String> {
    let status = error.status()?;
    Some(hidden.cleaned(&format!("{status} {}", text(error))))
}

/// What must not stand in an answer that is shown: the login, in every form in which it went over the line.
pub(crate) struct SecretRedactor(Vec<String>);

impl SecretRedactor {
    /// What this server and login have to hide.
    pub(crate) fn of(server: &Server, password: Option<&SecretString>) -> Self {
        let user = server.user.as_deref().unwrap_or_default();
        let password = password.map(SecretString::expose_secret).unwrap_or_default();
        let both = format!("\0{user}\0{password}");
        let encoded = [user, password, &both].map(|text| BASE64_STANDARD.encode(text));
        let plain = [user.to_owned(), password.to_owned()];
        let mut all: Vec<String> = encoded.into_iter().chain(plain).filter(|text| text.chars().count() >= SHORTEST_SECRET).collect();
        // One may be a part of another, whose rest would be left.
        all.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self(all)
    }

    /// One line without secrets and addresses, not too long.
    fn cleaned(&self, text: &str) -> String {
        let mut text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        for secret in &self.0 {
            text = text.replace(secret, TAKEN_OUT);
        }
        let words = text.split_whitespace().map(|word| if word.contains('@') { TAKEN_OUT } else { word });
        let line = words.collect::<Vec<_>>().join(" ");
        if line.chars().count() <= LONGEST {
            return line;
        }
        line.chars().take(LONGEST.saturating_sub(1)).chain(TAKEN_OUT.chars()).collect()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::server::Security;

    fn hidden() -> SecretRedactor {
        let server = Server {
            host: "localhost".to_owned(),
            port: 25,
            security: Security::Tls,
            user: Some("ebba".to_owned()),
            from: "ebba@mejl.example".to_owned(),
        };
        SecretRedactor::of(&server, Some(&SecretString::from("smultron 12")))
    }

    #[rstest]
    #[case("550 5.1.1 <nils@mejl.example>: no such mailbox", "550 5.1.1 … no such mailbox")]
    #[case("535 smultron 12 is wrong for ebba", "535 … is wrong for …")]
    #[case("500 what is AGViYmEAc211bHRyb24gMTI= or c211bHRyb24gMTI=", "500 what is … or …")]
    #[case("554 one\r\ntwo\u{7}\tthree", "554 one two three")]
    fn an_answer_is_shown_without_addresses_and_secrets(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(hidden().cleaned(text), shown);
    }

    #[test]
    fn a_long_answer_is_cut() {
        let shown = hidden().cleaned(&"å ".repeat(900));
        assert_eq!(shown.chars().count(), LONGEST);
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
    fn every_no_has_its_meaning(#[case] stage: Stage, #[case] status: &str, #[case] code: MailErrorCode) {
        assert_eq!(refusal(stage, status, "no"), code);
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
    fn passwords_that_are_switched_off_are_no_wrong_password(#[case] status: &str, #[case] text: &str, #[case] code: MailErrorCode) {
        assert_eq!(refusal(Stage::Login, status, text), code);
    }

    #[test]
    fn a_sender_refused_late_is_a_sender_refused() {
        let text = "5.7.1 <a>: Sender address rejected: not owned by user b";
        assert_eq!(refusal(Stage::Recipient, "553", text), MailErrorCode::SenderRefused);
    }
}
