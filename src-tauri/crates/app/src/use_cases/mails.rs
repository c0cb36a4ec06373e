//! The summary mail of a run: written at its end, sent when the mail server takes it. A mail never makes a run fail.

use std::sync::Arc;

use chrono::Local;
use mail::{Message, Server};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use store::{Failure, MailState as Stored, StoredMail, StoredRun};

use super::summary::summary_of;
use crate::app::App;
use crate::dto::{Language, MailServer, MailServerDraft, MailSettings, MailState, MicrosoftPasswords, Progress, RunMail, Stage, instant};
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::settings;

/// The preference that holds the server.
const NAME: &str = "mail_server";
/// Under this id the password lies in the keychain.
const KEYCHAIN: &str = "mail-server";

/// A mail as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Body {
    to: Vec<String>,
    message: Message,
}

impl App {
    /// The owner's mail server.
    ///
    /// # Errors
    /// When the data file fails.
    pub async fn mail_settings(&self) -> Result<MailSettings, AppError> {
        let server = self.mail_server()?;
        // A keychain that cannot be asked now is told when a mail is to be sent.
        let has_password = server.is_some() && self.secret_of_mail().await.is_ok_and(|secret| secret.is_some());
        let waiting = u32::try_from(self.store.waiting_mails()?.len()).unwrap_or(u32::MAX);
        let microsoft = MicrosoftPasswords::on(self.clock.today());
        Ok(MailSettings { server, has_password, waiting, microsoft })
    }

    /// Whether the server would take a mail: connects, encrypts and logs in. Sends nothing.
    ///
    /// # Errors
    /// With what is in the way.
    pub async fn mail_check(&self, draft: &MailServerDraft) -> Result<(), AppError> {
        let password = self.password_of(draft).await?;
        mail::check(&server(&draft.server), password.as_ref()).await.map_err(|error| app_error(&error))
    }

    /// Keeps the server, its password in the keychain, and sends what waits.
    ///
    /// # Errors
    /// When a field is wrong, or the keychain or the data file fails.
    pub async fn mail_save(self: &Arc<Self>, draft: &MailServerDraft) -> Result<MailSettings, AppError> {
        let wrong = |field: &str| AppError::new(ErrorCode::InvalidInput, "no such server").with_hint(field);
        let mut kept = draft.server.clone();
        kept.host = kept.host.trim().to_owned();
        kept.user = kept.user.map(|user| user.trim().to_owned()).filter(|user| !user.is_empty());
        kept.from = mail::address(&kept.from).map_err(|_| wrong("from"))?;
        if kept.host.is_empty() || kept.host.len() > 253 || kept.host.contains(char::is_whitespace) {
            return Err(wrong("host"));
        }
        if kept.port == 0 {
            return Err(wrong("port"));
        }
        if let Some(password) = &draft.password {
            self.keep_field(KEYCHAIN, "password", SecretString::from(password.clone())).await?;
        } else if self.mail_server()?.is_some_and(|before| before.host != kept.host) {
            // Another server never gets the password of this one.
            self.forget_field(KEYCHAIN, "password").await?;
        }
        let text = serde_json::to_string(&kept).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        self.store.set_preference(NAME, &text)?;
        self.send_waiting_in_background();
        self.mail_settings().await
    }

    /// Forgets the server and its password.
    ///
    /// # Errors
    /// When the keychain or the data file fails.
    pub async fn mail_server_delete(&self) -> Result<MailSettings, AppError> {
        self.forget_field(KEYCHAIN, "password").await?;
        self.store.set_preference(NAME, "")?;
        self.mail_settings().await
    }

    /// The mail of a run, or what it would say.
    ///
    /// # Errors
    /// When the run is not there.
    pub fn run_mail(&self, run_id: &str) -> Result<RunMail, AppError> {
        let run = self.store.run(run_id)?;
        let Some(row) = self.store.mail(run_id)? else {
            let body = self.body_of(&run)?;
            let Body { to, message } = body;
            return Ok(RunMail { state: MailState::Off, to, subject: message.subject, body: message.body, at: None, error: None });
        };
        let Body { to, message } = read(&row)?;
        let state = match row.state {
            Stored::Waiting | Stored::Sending => MailState::Waiting,
            Stored::Sent => MailState::Sent,
            Stored::Unclear => MailState::Unclear,
            Stored::Opened => MailState::Opened,
        };
        let error = row.failure.map(AppError::from);
        Ok(RunMail { state, to, subject: message.subject, body: message.body, at: Some(instant(row.at)), error })
    }

    /// Sends the mail of a run now, also one whose end is unclear: the owner wants it so.
    ///
    /// # Errors
    /// When nobody is to get it. What the server says is in the answer.
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

    /// The address that opens the mail in the owner's own mail program.
    ///
    /// # Errors
    /// When the run is not there.
    pub fn run_mail_address(&self, run_id: &str) -> Result<String, AppError> {
        let body = match self.store.mail(run_id)? {
            Some(row) => read(&row)?,
            None => self.body_of(&self.store.run(run_id)?)?,
        };
        Ok(mail::mailto(&body.to, &body.message, self.mail_language()?))
    }

    /// Notes that the owner opened the mail in a mail program.
    ///
    /// # Errors
    /// When the data file fails.
    pub fn run_mail_opened(&self, run_id: &str) -> Result<RunMail, AppError> {
        let opened = self.store.mail(run_id)?.is_some_and(|row| matches!(row.state, Stored::Waiting | Stored::Unclear));
        if opened {
            self.store.set_mail(run_id, Stored::Opened, None, self.clock.now())?;
        }
        self.run_mail(run_id)
    }

    /// Sends what waits: at the start of the app and after a run.
    ///
    /// # Errors
    /// When the data file fails. What a server says is kept with its mail.
    pub async fn send_waiting_mails(&self) -> Result<(), AppError> {
        for row in self.store.waiting_mails()? {
            // A server that does not answer for one does not for the next.
            if !self.send_one(&row.run_id).await? {
                break;
            }
        }
        Ok(())
    }

    /// Writes the mail of a run that ended, when somebody is to get one.
    pub(super) fn write_mail(&self, run: &StoredRun) -> Result<(), AppError> {
        let body = self.body_of(run)?;
        if body.to.is_empty() {
            return Ok(());
        }
        let text = serde_json::to_string(&body).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        Ok(self.store.put_mail(&run.id, &text, self.clock.now())?)
    }

    /// Sends what waits without holding anybody up, and tells the window when that is done.
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
        let summary = summary_of(self, run, settings.people)?;
        Ok(Body { to: settings.to, message: mail::compose(&summary, self.mail_language()?) })
    }

    /// Whether the server could be spoken to.
    async fn send_one(&self, run_id: &str) -> Result<bool, AppError> {
        let Some(server_kept) = self.mail_server()? else {
            let missing = failure(ErrorCode::MailNotSetUp, "no mail server is set up");
            self.store.set_mail(run_id, Stored::Waiting, Some(&missing), self.clock.now())?;
            return Ok(false);
        };
        let password = match self.secret_of_mail().await {
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
        let body = read(&row)?;
        let sent = mail::deliver(&server(&server_kept), password.as_ref(), &body.to, &body.message).await;
        let now = self.clock.now();
        match sent {
            Ok(delivered) if delivered.refused.is_empty() => {
                self.store.set_mail(run_id, Stored::Sent, None, now)?;
                Ok(true)
            }
            Ok(delivered) => {
                let refused = AppError::new(ErrorCode::MailRecipientRefused, "some recipients were refused");
                let refused = AppError { said: delivered.reply, ..refused };
                self.store.set_mail(run_id, Stored::Sent, Some(&as_trouble(&refused)), now)?;
                Ok(true)
            }
            Err(error) => {
                log::warn!("the summary of run {run_id} was not sent: {:?}", error.code);
                let state = if error.perhaps_sent { Stored::Unclear } else { Stored::Waiting };
                self.store.set_mail(run_id, state, Some(&as_trouble(&app_error(&error))), now)?;
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
            None if self.mail_server()?.is_some_and(|kept| kept.host == draft.server.host.trim()) => self.secret_of_mail().await,
            None => Ok(None),
        }
    }

    /// The kept password; `None`: there is none.
    async fn secret_of_mail(&self) -> Result<Option<SecretString>, AppError> {
        match self.field(KEYCHAIN, "password").await {
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
            None => computers_language(),
        })
    }
}

/// The computer's language, as far as its environment tells.
fn computers_language() -> mail::Language {
    let told = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match told.as_deref().map(|told| told.get(..2).unwrap_or_default()) {
        Some("de") => mail::Language::De,
        Some("sv") => mail::Language::Sv,
        _ => mail::Language::En,
    }
}

/// The owner's clock, for the times in a mail.
pub(super) fn local(at: chrono::DateTime<chrono::Utc>) -> chrono::DateTime<chrono::FixedOffset> {
    at.with_timezone(&Local).fixed_offset()
}

fn read(row: &StoredMail) -> Result<Body, AppError> {
    serde_json::from_str(&row.body).map_err(|_| AppError::new(ErrorCode::StorageFailed, "the stored mail cannot be read"))
}

fn server(kept: &MailServer) -> Server {
    Server {
        host: kept.host.trim().to_owned(),
        port: kept.port,
        security: match kept.security {
            crate::dto::MailSecurity::StartTls => mail::Security::StartTls,
            crate::dto::MailSecurity::Tls => mail::Security::Tls,
        },
        user: kept.user.clone(),
        from: kept.from.clone(),
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

fn as_trouble(error: &AppError) -> Failure {
    Failure {
        service: Some("SMTP".to_owned()),
        hint: error.hint.clone(),
        service_message: error.said.clone(),
        ..failure(error.code, &error.message)
    }
}

fn failure(code: ErrorCode, message: &str) -> Failure {
    let word = match serde_json::to_value(code) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    };
    Failure { code: word, service: None, message: message.to_owned(), hint: None, service_message: None, trace: None }
}
