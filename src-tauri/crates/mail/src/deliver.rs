//! Sends a mail, and checks whether the server would accept one.

use std::sync::atomic::{AtomicBool, Ordering};

use lettre::transport::smtp::{
    client::AsyncSmtpConnection,
    commands::{Data, Mail, Noop, Rcpt},
    extension::{Extension, MailParameter},
};
use secrecy::SecretString;
use tokio::time::timeout;

use crate::{
    connection::{close, connect},
    error::{MailError, MailErrorCode},
    message::Message,
    mime::MimeMessage,
    server::{Limits, Server},
    smtp_error::{SecretRedactor, Stage, is_reply, mail_error},
};

/// The result of a mail that the server accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivered {
    /// The recipients that the server refused. The others get the mail.
    pub refused: Vec<String>,
    /// The server's reply about the first refused recipient: at most 200 characters, without addresses and secrets.
    pub reply: Option<String>,
}

impl std::fmt::Debug for Delivered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Delivered").field("refused", &self.refused.len()).field("reply", &self.reply).finish()
    }
}

/// Checks whether the server would accept a mail: connects, encrypts and logs in. Sends nothing.
pub async fn check(server: &Server, password: Option<&SecretString>) -> Result<(), MailError> {
    check_within(server, password, Limits::default()).await
}

/// [`check`] with other time limits.
pub async fn check_within(server: &Server, password: Option<&SecretString>, limits: Limits) -> Result<(), MailError> {
    let redactor = SecretRedactor::new(server, password);
    let checked = async {
        let mut connection = connect(server, password, limits, &redactor).await?;
        connection.command(Noop).await.map_err(|error| mail_error(Stage::Idle, &error, &redactor))?;
        Ok(connection)
    };
    match timeout(limits.whole, checked).await.unwrap_or_else(|_| Err(MailErrorCode::TimedOut.into())) {
        Ok(connection) => {
            close(connection, limits).await;
            Ok(())
        }
        Err(error) => Err(log_error(error)),
    }
}

/// Sends one mail to all recipients, who see each other. The mail counts as accepted when the server accepts one recipient.
///
/// The same mail to the same recipients always has the same id, so that a mail program can show a duplicate once.
///
/// # Errors
/// When the server accepted no recipient, or when that is uncertain ([`MailError::perhaps_sent`]): then a second attempt may send a
/// duplicate.
pub async fn deliver(server: &Server, password: Option<&SecretString>, to: &[String], message: &Message) -> Result<Delivered, MailError> {
    deliver_within(server, password, to, message, Limits::default()).await
}

/// [`deliver`] with other time limits.
pub async fn deliver_within(
    server: &Server,
    password: Option<&SecretString>,
    to: &[String],
    message: &Message,
    limits: Limits,
) -> Result<Delivered, MailError> {
    let mime = MimeMessage::new(server, to, message).map_err(log_error)?;
    let redactor = SecretRedactor::new(server, password);
    let perhaps_sent = AtomicBool::new(false);
    let handed_over = async {
        let mut connection = connect(server, password, limits, &redactor).await?;
        let delivered = hand_over(&mut connection, &mime, &redactor, &perhaps_sent).await?;
        Ok((connection, delivered))
    };
    match timeout(limits.whole, handed_over).await.unwrap_or_else(|_| Err(MailErrorCode::TimedOut.into())) {
        Ok((connection, delivered)) => {
            log::info!("mail delivered, recipients refused: {}", delivered.refused.len());
            close(connection, limits).await;
            Ok(delivered)
        }
        Err(error) => Err(log_error(MailError { perhaps_sent: perhaps_sent.into_inner(), ..error })),
    }
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    mime: &MimeMessage,
    redactor: &SecretRedactor,
    perhaps_sent: &AtomicBool,
) -> Result<Delivered, MailError> {
    let mut parameters = Vec::new();
    if mime.is_international() {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(MailError { recipients: mime.international_recipients(), ..MailErrorCode::AddressInvalid.into() });
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    let sender = connection.command(Mail::new(Some(mime.from.clone()), parameters)).await;
    sender.map_err(|error| mail_error(Stage::Sender, &error, redactor))?;
    let delivered = name_recipients(connection, mime, redactor).await?;
    connection.command(Data).await.map_err(|error| mail_error(Stage::Content, &error, redactor))?;
    perhaps_sent.store(true, Ordering::Relaxed);
    let accepted = connection.message(&mime.content).await;
    if let Err(error) = accepted {
        // Only a status in the reply proves that the mail was not sent.
        perhaps_sent.store(error.status().is_none(), Ordering::Relaxed);
        return Err(mail_error(Stage::Content, &error, redactor));
    }
    Ok(delivered)
}

/// Sends every recipient to the server. Fails when all are refused.
async fn name_recipients(
    connection: &mut AsyncSmtpConnection,
    mime: &MimeMessage,
    redactor: &SecretRedactor,
) -> Result<Delivered, MailError> {
    let mut refused = Vec::new();
    let mut first_error: Option<MailError> = None;
    for recipient in &mime.to {
        let reply = connection.command(Rcpt::new(recipient.address.clone(), Vec::new())).await;
        if let Err(error) = reply {
            let failure = mail_error(Stage::Recipient, &error, redactor);
            if !is_reply(&error) {
                return Err(failure);
            }
            refused.push(recipient.input.clone());
            first_error.get_or_insert(failure);
        }
    }
    match first_error {
        Some(first) if refused.len() == mime.to.len() => Err(MailError { recipients: refused, ..first }),
        first => Ok(Delivered { refused, reply: first.and_then(|first| first.reply) }),
    }
}

fn log_error(error: MailError) -> MailError {
    log::warn!("mail not delivered: {:?}, perhaps sent all the same: {}", error.code, error.perhaps_sent);
    error
}
