//! Handing a mail to the server, and trying whether it would take one.

use std::sync::atomic::{AtomicBool, Ordering};

use lettre::transport::smtp::{
    client::AsyncSmtpConnection,
    commands::{Data, Mail, Noop, Rcpt},
    extension::{Extension, MailParameter},
};
use secrecy::SecretString;
use tokio::time::timeout;

use crate::{
    connection::{leave, open},
    error::{MailError, MailErrorCode},
    message::Message,
    mime::MimeMessage,
    server::{Limits, Server},
    smtp_error::{SecretRedactor, Stage, failed, is_answer},
};

/// A mail that the server took.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivered {
    /// The recipients whom the server refused; the others get the mail.
    pub refused: Vec<String>,
    /// What it said about the first of them, at most 200 letters, without addresses and secrets.
    pub said: Option<String>,
}

impl std::fmt::Debug for Delivered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Delivered").field("refused", &self.refused.len()).field("said", &self.said).finish()
    }
}

/// Whether the server would take a mail: connects, encrypts, logs in. Sends nothing.
///
/// # Errors
/// With what is in the way.
pub async fn check(server: &Server, password: Option<&SecretString>) -> Result<(), MailError> {
    check_within(server, password, Limits::default()).await
}

/// [`check`], waiting no longer than the limits say.
///
/// # Errors
/// With what is in the way.
pub async fn check_within(server: &Server, password: Option<&SecretString>, limits: Limits) -> Result<(), MailError> {
    let hidden = SecretRedactor::of(server, password);
    let asked = async {
        let mut connection = open(server, password, limits, &hidden).await?;
        connection.command(Noop).await.map_err(|error| failed(Stage::Idle, &error, &hidden))?;
        Ok(connection)
    };
    match timeout(limits.whole, asked).await.unwrap_or_else(|_| Err(MailErrorCode::TimedOut.into())) {
        Ok(connection) => {
            leave(connection, limits).await;
            Ok(())
        }
        Err(error) => Err(noted(error)),
    }
}

/// Hands over one mail to all recipients, each of whom sees the others. It counts as taken when one of them is accepted.
///
/// The same mail to the same people always has the same id: where it comes twice, a mail program can show it once.
///
/// # Errors
/// When the server took it for nobody. [`MailError::perhaps_sent`] tells when that is not certain: then sending it again may
/// make a second one.
pub async fn deliver(server: &Server, password: Option<&SecretString>, to: &[String], message: &Message) -> Result<Delivered, MailError> {
    deliver_within(server, password, to, message, Limits::default()).await
}

/// [`deliver`], waiting no longer than the limits say.
///
/// # Errors
/// As [`deliver`].
pub async fn deliver_within(
    server: &Server,
    password: Option<&SecretString>,
    to: &[String],
    message: &Message,
    limits: Limits,
) -> Result<Delivered, MailError> {
    let letter = MimeMessage::new(server, to, message).map_err(noted)?;
    let hidden = SecretRedactor::of(server, password);
    let perhaps_sent = AtomicBool::new(false);
    let handed = async {
        let mut connection = open(server, password, limits, &hidden).await?;
        let delivered = hand_over(&mut connection, &letter, &hidden, &perhaps_sent).await?;
        Ok((connection, delivered))
    };
    match timeout(limits.whole, handed).await.unwrap_or_else(|_| Err(MailErrorCode::TimedOut.into())) {
        Ok((connection, delivered)) => {
            log::info!("mail delivered, recipients refused: {}", delivered.refused.len());
            leave(connection, limits).await;
            Ok(delivered)
        }
        Err(error) => Err(noted(MailError { perhaps_sent: perhaps_sent.into_inner(), ..error })),
    }
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    letter: &MimeMessage,
    hidden: &SecretRedactor,
    perhaps_sent: &AtomicBool,
) -> Result<Delivered, MailError> {
    let mut parameters = Vec::new();
    if letter.is_international() {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(MailError { recipients: letter.international(), ..MailErrorCode::AddressInvalid.into() });
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    let sender = connection.command(Mail::new(Some(letter.from.clone()), parameters)).await;
    sender.map_err(|error| failed(Stage::Sender, &error, hidden))?;
    let delivered = name_recipients(connection, letter, hidden).await?;
    connection.command(Data).await.map_err(|error| failed(Stage::Content, &error, hidden))?;
    perhaps_sent.store(true, Ordering::Relaxed);
    let taken = connection.message(&letter.content).await;
    if let Err(error) = taken {
        // A clear no is the one answer that says: it was not sent.
        perhaps_sent.store(error.status().is_none(), Ordering::Relaxed);
        return Err(failed(Stage::Content, &error, hidden));
    }
    Ok(delivered)
}

/// Names every recipient. An error when none is left.
async fn name_recipients(
    connection: &mut AsyncSmtpConnection,
    letter: &MimeMessage,
    hidden: &SecretRedactor,
) -> Result<Delivered, MailError> {
    let mut refused = Vec::new();
    let mut first: Option<MailError> = None;
    for recipient in &letter.to {
        let answer = connection.command(Rcpt::new(recipient.address.clone(), Vec::new())).await;
        if let Err(error) = answer {
            let failure = failed(Stage::Recipient, &error, hidden);
            if !is_answer(&error) {
                return Err(failure);
            }
            refused.push(recipient.written.clone());
            first.get_or_insert(failure);
        }
    }
    match first {
        Some(first) if refused.len() == letter.to.len() => Err(MailError { recipients: refused, ..first }),
        first => Ok(Delivered { refused, said: first.and_then(|first| first.said) }),
    }
}

fn noted(error: MailError) -> MailError {
    log::warn!("mail not delivered: {:?}, perhaps sent all the same: {}", error.code, error.perhaps_sent);
    error
}
