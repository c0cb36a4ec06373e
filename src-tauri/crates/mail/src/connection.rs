//! Connections to the mail server: connected, encrypted and logged in.

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
    smtp_error::{SecretRedactor, Stage, mail_error},
};

/// Connects, encrypts and logs in. Only the greeting is sent before the encryption.
pub(crate) async fn connect(
    server: &Server,
    password: Option<&SecretString>,
    limits: Limits,
    redactor: &SecretRedactor,
) -> Result<AsyncSmtpConnection, MailError> {
    let login = match (&server.user, password) {
        (Some(user), Some(password)) => Some(Credentials::new(user.clone(), password.expose_secret().to_owned())),
        (Some(_), None) => return Err(MailErrorCode::LoginRefused.into()),
        (None, _) => None,
    };
    let mut connection = connect_encrypted(server, limits, redactor).await?;
    if let Some(login) = login {
        let reply = connection.auth(DEFAULT_MECHANISMS, &login).await;
        reply.map_err(|error| mail_error(Stage::Login, &error, redactor))?;
    }
    Ok(connection)
}

async fn connect_encrypted(server: &Server, limits: Limits, redactor: &SecretRedactor) -> Result<AsyncSmtpConnection, MailError> {
    let host = server.host.trim();
    let tls_parameters = || TlsParameters::new_rustls(host.to_owned()).map_err(|error| mail_error(Stage::Encrypt, &error, redactor));
    // The default client id does not disclose the name of the computer.
    let hello = ClientId::default();
    let initial_tls = if server.security == Security::Tls { Some(tls_parameters()?) } else { None };
    let connection = AsyncSmtpConnection::connect_tokio1((host, server.port), Some(limits.connect), &hello, initial_tls, None).await;
    let mut connection = connection.map_err(|error| mail_error(Stage::Connect, &error, redactor))?;
    if server.security == Security::StartTls {
        if !connection.can_starttls() {
            return Err(MailErrorCode::NoEncryption.into());
        }
        connection.starttls(tls_parameters()?, &hello).await.map_err(|error| mail_error(Stage::Encrypt, &error, redactor))?;
    }
    Ok(connection)
}

/// Ends the dialogue. The server's reply no longer matters.
pub(crate) async fn close(mut connection: AsyncSmtpConnection, limits: Limits) {
    let _ = timeout(limits.connect, connection.command(Quit)).await;
}
