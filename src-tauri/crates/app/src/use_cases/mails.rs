//! The summary mail of a run. It is written at the run's end, and sent once the mail server accepts it. A mail never makes a run fail.

use std::sync::Arc;

use chrono::Local;
use mail::{Message, Server};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use store::{Failure, MailState as Stored, StoredMail, StoredRun};

use super::summary::mail_summary;
use crate::app::App;
use crate::dto::{Language, MailServer, MailServerDraft, MailSettings, MailState, MicrosoftPasswords, Progress, RunMail, Stage, instant};
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::settings;

/// The preference that holds the server.
const NAME: &str = "mail_server";
/// The id of the password in the keychain.
const KEYCHAIN_ID: &str = "mail-server";

/// A mail as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Body {
    to: Vec<String>,
    message: Message,
}

impl App {
    pub async fn mail_settings(&self) -> Result<MailSettings, AppError> {
        let server = self.mail_server()?;
        // A keychain that does not answer now is reported when a mail is sent.
        let has_password = server.is_some() && self.mail_password().await.is_ok_and(|secret| secret.is_some());
        let waiting = u32::try_from(self.store.waiting_mails()?.len()).unwrap_or(u32::MAX);
        let microsoft = MicrosoftPasswords::on(self.clock.today());
        Ok(MailSettings { server, has_password, waiting, microsoft })
    }

    /// Tests a server: connects, encrypts and logs in. Sends nothing.
    pub async fn mail_check(&self, draft: &MailServerDraft) -> Result<(), AppError> {
        let password = self.password_of(draft).await?;
        mail::check(&smtp_server(&draft.server), password.as_ref()).await.map_err(|error| app_error(&error))
    }

    /// Saves the server, stores its password in the keychain, and sends the waiting mails.
    pub async fn mail_save(self: &Arc<Self>, draft: &MailServerDraft) -> Result<MailSettings, AppError> {
        let wrong = |field: &str| AppError::new(ErrorCode::InvalidInput, "no such server").with_hint(field);
        let mut server = draft.server.clone();
        server.host = server.host.trim().to_owned();
        server.user = server.user.map(|user| user.trim().to_owned()).filter(|user| !user.is_empty());
        server.from = mail::address(&server.from).map_err(|_| wrong("from"))?;
        if server.host.is_empty() || server.host.len() > 253 || server.host.contains(char::is_whitespace) {
            return Err(wrong("host"));
        }
        if server.port == 0 {
            return Err(wrong("port"));
        }
        if let Some(password) = &draft.password {
            self.keep_field(KEYCHAIN_ID, "password", SecretString::from(password.clone())).await?;
        } else if self.mail_server()?.is_some_and(|before| before.host != server.host) {
            // A password is never sent to another server.
            self.forget_field(KEYCHAIN_ID, "password").await?;
        }
        let text = serde_json::to_string(&server).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        self.store.set_preference(NAME, &text)?;
        self.send_waiting_in_background();
        self.mail_settings().await
    }

    /// Deletes the server and its password.
    pub async fn mail_server_delete(&self) -> Result<MailSettings, AppError> {
        self.forget_field(KEYCHAIN_ID, "password").await?;
        self.store.set_preference(NAME, "")?;
        self.mail_settings().await
    }

    /// The mail of a run, or the mail that would be sent.
    pub fn run_mail(&self, run_id: &str) -> Result<RunMail, AppError> {
        let run = self.store.run(run_id)?;
        let Some(row) = self.store.mail(run_id)? else {
            let body = self.body_of(&run)?;
            let Body { to, message } = body;
            return Ok(RunMail { state: MailState::Off, to, subject: message.subject, body: message.body, at: None, error: None });
        };
        let Body { to, message } = parse_body(&row)?;
        let state = match row.state {
            Stored::Waiting | Stored::Sending => MailState::Waiting,
            Stored::Sent => MailState::Sent,
            Stored::Unclear => MailState::Unclear,
            Stored::Opened => MailState::Opened,
        };
        let error = row.failure.map(AppError::from);
        Ok(RunMail { state, to, subject: message.subject, body: message.body, at: Some(instant(row.at)), error })
    }

    /// Sends the mail of a run now, by the owner's decision even if an earlier attempt is unclear. Fails if there are no recipients.
    pub async fn run_mail_send(&self, run_id: &str) -> Result<RunMail, AppError> {
        let run = self.store.run(run_id)?;
        if self.store.mail(run_id)?.is_none_or(|row| row.state == Stored::Sent) {
            self.write_mail(&run)?;
        }
        if self.store.mail(run_id)?.is_none() {
            return Err(AppError::new(ErrorCode::InvalidInput, "nobody is to get the summary").with_hint("to"));
        }
        self.send_one(run_id).await?;
        self.run_mail(run_id)
    }

    /// The `mailto:` address that opens the mail in the owner's mail program.
    pub fn run_mail_address(&self, run_id: &str) -> Result<String, AppError> {
        let body = match self.store.mail(run_id)? {
            Some(row) => parse_body(&row)?,
            None => self.body_of(&self.store.run(run_id)?)?,
        };
        Ok(mail::mailto(&body.to, &body.message, self.mail_language()?))
    }

    /// Records that the owner opened the mail in a mail program.
    pub fn run_mail_opened(&self, run_id: &str) -> Result<RunMail, AppError> {
        let opened = self.store.mail(run_id)?.is_some_and(|row| matches!(row.state, Stored::Waiting | Stored::Unclear));
        if opened {
            self.store.set_mail(run_id, Stored::Opened, None, self.clock.now())?;
        }
        self.run_mail(run_id)
    }

    /// Sends waiting mails, at the start of the app and after a run. The error of a server is stored with its mail.
    pub async fn send_waiting_mails(&self) -> Result<(), AppError> {
        for row in self.store.waiting_mails()? {
            // A server that does not answer for one mail will not for the next.
            if !self.send_one(&row.run_id).await? {
                break;
            }
        }
        Ok(())
    }

    /// Writes the mail of an ended run, if there are recipients.
    pub(super) fn write_mail(&self, run: &StoredRun) -> Result<(), AppError> {
        let body = self.body_of(run)?;
        if body.to.is_empty() {
            return Ok(());
        }
        let text = serde_json::to_string(&body).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        Ok(self.store.put_mail(&run.id, &text, self.clock.now())?)
    }

    /// Sends waiting mails in the background, and notifies the window afterwards.
    pub(super) fn send_waiting_in_background(self: &Arc<Self>) {
        let app = Arc::clone(self);
        tokio::spawn(async move {
            let waiting = app.store.waiting_mails().unwrap_or_default();
            if let Err(error) = app.send_waiting_mails().await {
                log::warn!("the waiting mails could not be looked at: {:?}", error.code);
            }
            for row in waiting {
                let job = Job { events: app.events.as_ref(), id: &row.run_id };
                job.events.progress(Progress::stage(job.id, Stage::Ended));
            }
        });
    }

    fn body_of(&self, run: &StoredRun) -> Result<Body, AppError> {
        let settings = settings::of(&self.store.integration(&run.integration_id)?)?.mail;
        let summary = mail_summary(self, run, settings.people)?;
        Ok(Body { to: settings.to, message: mail::compose(&summary, self.mail_language()?) })
    }

    /// Returns whether the server was reachable.
    async fn send_one(&self, run_id: &str) -> Result<bool, AppError> {
        let Some(stored_server) = self.mail_server()? else {
            let missing = failure(ErrorCode::MailNotSetUp, "no mail server is set up");
            self.store.set_mail(run_id, Stored::Waiting, Some(&missing), self.clock.now())?;
            return Ok(false);
        };
        let password = match self.mail_password().await {
            Ok(password) => password,
            Err(error) => {
                self.store.set_mail(run_id, Stored::Waiting, Some(&failure(error.code, &error.message)), self.clock.now())?;
                return Ok(false);
            }
        };
        if !self.store.take_mail(run_id, self.clock.now())? {
            return Ok(true);
        }
        let Some(row) = self.store.mail(run_id)? else { return Ok(true) };
        let body = parse_body(&row)?;
        let sent = mail::deliver(&smtp_server(&stored_server), password.as_ref(), &body.to, &body.message).await;
        let now = self.clock.now();
        match sent {
            Ok(delivered) if delivered.refused.is_empty() => {
                self.store.set_mail(run_id, Stored::Sent, None, now)?;
                Ok(true)
            }
            Ok(delivered) => {
                let refused = AppError::new(ErrorCode::MailRecipientRefused, "some recipients were refused");
                let refused = AppError { said: delivered.reply, ..refused };
                self.store.set_mail(run_id, Stored::Sent, Some(&smtp_failure(&refused)), now)?;
                Ok(true)
            }
            Err(error) => {
                log::warn!("the summary of run {run_id} was not sent: {:?}", error.code);
                let state = if error.perhaps_sent { Stored::Unclear } else { Stored::Waiting };
                self.store.set_mail(run_id, state, Some(&smtp_failure(&app_error(&error))), now)?;
                Ok(false)
            }
        }
    }

    fn mail_server(&self) -> Result<Option<MailServer>, AppError> {
        let stored = self.store.preference(NAME)?.filter(|text| !text.is_empty());
        stored
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|_| AppError::new(ErrorCode::StorageFailed, "the stored mail server cannot be read"))
    }

    async fn password_of(&self, draft: &MailServerDraft) -> Result<Option<SecretString>, AppError> {
        match &draft.password {
            Some(password) => Ok(Some(SecretString::from(password.clone()))),
            None if self.mail_server()?.is_some_and(|server| server.host == draft.server.host.trim()) => self.mail_password().await,
            None => Ok(None),
        }
    }

    /// The stored password; `None`: there is none.
    async fn mail_password(&self) -> Result<Option<SecretString>, AppError> {
        match self.field(KEYCHAIN_ID, "password").await {
            Ok(secret) => Ok(Some(secret)),
            Err(error) if error.code == ErrorCode::SecretMissing => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn mail_language(&self) -> Result<mail::Language, AppError> {
        Ok(match self.preferences()?.language {
            Some(Language::En) => mail::Language::En,
            Some(Language::Sv) => mail::Language::Sv,
            Some(Language::De) => mail::Language::De,
            None => system_language(),
        })
    }
}

/// The computer's language, from its environment variables.
fn system_language() -> mail::Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match locale.as_deref().map(|locale| locale.get(..2).unwrap_or_default()) {
        Some("de") => mail::Language::De,
        Some("sv") => mail::Language::Sv,
        _ => mail::Language::En,
    }
}

/// An instant in the owner's time zone, for a mail.
pub(super) fn local(at: chrono::DateTime<chrono::Utc>) -> chrono::DateTime<chrono::FixedOffset> {
    at.with_timezone(&Local).fixed_offset()
}

fn parse_body(row: &StoredMail) -> Result<Body, AppError> {
    serde_json::from_str(&row.body).map_err(|_| AppError::new(ErrorCode::StorageFailed, "the stored mail cannot be read"))
}

fn smtp_server(server: &MailServer) -> Server {
    Server {
        host: server.host.trim().to_owned(),
        port: server.port,
        security: match server.security {
            crate::dto::MailSecurity::StartTls => mail::Security::StartTls,
            crate::dto::MailSecurity::Tls => mail::Security::Tls,
        },
        user: server.user.clone(),
        from: server.from.clone(),
    }
}

fn app_error(error: &mail::MailError) -> AppError {
    use mail::MailErrorCode as Mail;
    let code = match error.code {
        Mail::AddressInvalid => ErrorCode::InvalidInput,
        Mail::Unreachable => ErrorCode::Unreachable,
        Mail::TimedOut => ErrorCode::TimedOut,
        Mail::Insecure => ErrorCode::Insecure,
        Mail::NoEncryption => ErrorCode::MailNoEncryption,
        Mail::LoginRefused => ErrorCode::MailLoginRefused,
        Mail::PasswordsOff => ErrorCode::MailPasswordsOff,
        Mail::SenderRefused => ErrorCode::MailSenderRefused,
        Mail::RecipientRefused => ErrorCode::MailRecipientRefused,
        Mail::Refused => ErrorCode::Refused,
        Mail::ConnectionLost => ErrorCode::ConnectionLost,
    };
    let hint = (code == ErrorCode::InvalidInput).then(|| "to".to_owned());
    AppError { service: Some("SMTP".to_owned()), hint, said: error.reply.clone(), ..AppError::new(code, format!("{:?}", error.code)) }
}

fn smtp_failure(error: &AppError) -> Failure {
    Failure {
        service: Some("SMTP".to_owned()),
        hint: error.hint.clone(),
        service_message: error.said.clone(),
        ..failure(error.code, &error.message)
    }
}

fn failure(code: ErrorCode, message: &str) -> Failure {
    let code = match serde_json::to_value(code) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    };
    Failure { code, service: None, message: message.to_owned(), hint: None, service_message: None, trace: None }
}
