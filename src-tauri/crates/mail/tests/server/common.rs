//! Helpers of the server tests.

use std::{future::Future, time::Duration};

use mail::{Delivered, Limits, MailError, MailErrorCode, Message, Security, Server};
use secrecy::SecretString;

/// The recipients of the mails.
pub const MANAGERS: [&str; 2] = ["ebba@mejl.example", "nils.holm@mejl.example"];

/// The settings of a server at a local port.
pub fn server_at(port: u16, security: Security) -> Server {
    let (user, from) = (Some(smtp::USER.to_owned()), "lohn@nordlicht.example".to_owned());
    Server { host: "localhost".to_owned(), port, security, user, from }
}

pub fn password() -> SecretString {
    SecretString::from(smtp::PASSWORD)
}

pub fn message() -> Message {
    Message { subject: "Körning klar".to_owned(), body: "Alla 23 ändringar är bekräftade.\n.\n\nHälsningar\n".to_owned() }
}

/// Short limits for a server that never replies.
pub fn short_limits() -> Limits {
    total_limit(Duration::from_millis(100))
}

/// Limits with a given total time.
pub fn total_limit(whole: Duration) -> Limits {
    Limits { whole, ..Limits::default() }
}

/// Sends the usual mail to the managers.
pub fn deliver(server: &Server) -> Result<Delivered, MailError> {
    deliver_to(server, &MANAGERS)
}

pub fn deliver_to(server: &Server, to: &[&str]) -> Result<Delivered, MailError> {
    let to: Vec<String> = to.iter().map(|&address| address.to_owned()).collect();
    wait(mail::deliver(server, Some(&password()), &to, &message()))
}

pub fn deliver_within(server: &Server, limits: Limits) -> Result<Delivered, MailError> {
    let to = MANAGERS.map(str::to_owned);
    wait(mail::deliver_within(server, Some(&password()), &to, &message(), limits))
}

pub fn check(server: &Server) -> Result<(), MailError> {
    wait(mail::check(server, Some(&password())))
}

/// The code of a failure that names no recipient and certainly did not send the mail.
pub fn code(result: Result<Delivered, MailError>) -> MailErrorCode {
    let error = result.unwrap_err();
    assert_eq!((error.recipients.len(), error.perhaps_sent), (0, false), "{error:?}");
    error.code
}

pub fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
