//! The way to the server: connected, encrypted, logged in.

use lettre::transport::smtp::{
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, TlsParameters},
    commands::Quit,
    extension::ClientId,
};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::timeout;

use crate::{
    error::{MailError, MailErrorCode},
    server::{Limits, Security, Server},
    smtp_error::{SecretRedactor, Stage, failed},
};

/// Connects, encrypts and logs in. Nothing but the greeting goes over the line before it is encrypted.
pub(crate) async fn open(
    server: &Server,
    password: Option<&SecretString>,
    limits: Limits,
    hidden: &SecretRedactor,
) -> Result<AsyncSmtpConnection, MailError> {
    let login = match (&server.user, password) {
        (Some(user), Some(password)) => Some(Credentials::new(user.clone(), password.expose_secret().to_owned())),
        (Some(_), None) => return Err(MailErrorCode::LoginRefused.into()),
        (None, _) => None,
    };
    let mut connection = encrypted(server, limits, hidden).await?;
    if let Some(login) = login {
        let answer = connection.auth(DEFAULT_MECHANISMS, &login).await;
        answer.map_err(|error| failed(Stage::Login, &error, hidden))?;
    }
    Ok(connection)
}

async fn encrypted(server: &Server, limits: Limits, hidden: &SecretRedactor) -> Result<AsyncSmtpConnection, MailError> {
    let host = server.host.trim();
    let trust = || TlsParameters::new_rustls(host.to_owned()).map_err(|error| failed(Stage::Encrypt, &error, hidden));
    // The computer's own name is nobody's business.
    let hello = ClientId::default();
    let first = if server.security == Security::Tls { Some(trust()?) } else { None };
    let connection = AsyncSmtpConnection::connect_tokio1((host, server.port), Some(limits.connect), &hello, first, None).await;
    let mut connection = connection.map_err(|error| failed(Stage::Connect, &error, hidden))?;
    if server.security == Security::StartTls {
        if !connection.can_starttls() {
            return Err(MailErrorCode::NoEncryption.into());
        }
        connection.starttls(trust()?, &hello).await.map_err(|error| failed(Stage::Encrypt, &error, hidden))?;
    }
    Ok(connection)
}

/// Says goodbye. What the server makes of it changes nothing any more.
pub(crate) async fn leave(mut connection: AsyncSmtpConnection, limits: Limits) {
    let _ = timeout(limits.connect, connection.command(Quit)).await;
}
