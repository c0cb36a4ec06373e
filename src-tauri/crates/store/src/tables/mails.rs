//! Summary mails, from the end of a run until they are sent. What a mail says is kept, so that a late one says the same.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::word::{from_json, instant, json, parse, parse_instant, word};
use crate::{Store, StoreError};

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// It is to be sent, or to be opened by the owner.
    Waiting,
    /// It is being handed over. Found so after a start: nobody knows whether it went out.
    Sending,
    /// The server took it.
    Sent,
    /// It may or may not have gone out.
    Unclear,
    /// The owner opened it in a mail program.
    Opened,
}

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMail {
    /// The run it is about.
    pub run_id: String,
    /// What became of it.
    pub state: MailState,
    /// Addresses, subject and text, JSON of the caller's.
    pub body: String,
    /// Why it is not sent.
    pub failure: Option<Failure>,
    /// When it was written, or last tried.
    pub at: DateTime<Utc>,
}

type Raw = (String, String, String, Option<String>, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn read((run_id, state, body, failure, at): Raw) -> Result<StoredMail, StoreError> {
    Ok(StoredMail {
        run_id,
        state: parse(&state, "mail state")?,
        body,
        failure: failure.map(|text| from_json(&text, "failure")).transpose()?,
        at: parse_instant(&at)?,
    })
}

const COLUMNS: &str = "summary_mail.run_id, summary_mail.state, summary_mail.body, summary_mail.failure, summary_mail.at";

impl Store {
    /// Keeps a mail that waits. A run has one mail: another one takes its place unless it went out.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_mail(&self, run_id: &str, body: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO summary_mail (run_id, state, body, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (run_id) DO UPDATE SET state = excluded.state, body = excluded.body, failure = NULL, at = excluded.at
             WHERE summary_mail.state <> ?5",
            params![run_id, word(&MailState::Waiting)?, body, instant(now), word(&MailState::Sending)?],
        )?;
        Ok(())
    }

    /// The mail of a run.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn mail(&self, run_id: &str) -> Result<Option<StoredMail>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM summary_mail WHERE run_id = ?1");
        let found = self.connection().query_row(&sql, [run_id], raw).optional()?;
        found.map(read).transpose()
    }

    /// The mails that wait, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting_mails(&self) -> Result<Vec<StoredMail>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM summary_mail WHERE state = ?1 ORDER BY at, run_id"))?;
        let rows: Vec<Raw> = statement.query_map([word(&MailState::Waiting)?], raw)?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(read).collect()
    }

    /// How many mails about the runs of an integration wait.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting_mails_of(&self, integration_id: &str) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM summary_mail JOIN run ON run.id = summary_mail.run_id
                   WHERE run.integration_id = ?1 AND summary_mail.state IN (?2, ?3)";
        let words = [integration_id, &word(&MailState::Waiting)?, &word(&MailState::Unclear)?];
        Ok(self.connection().query_row(sql, words, |row| row.get(0))?)
    }

    /// Takes a mail that waits for sending. `false`: it does not wait any more; somebody else took it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn take_mail(&self, run_id: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE summary_mail SET state = ?2, at = ?3 WHERE run_id = ?1 AND state IN (?4, ?5, ?6)";
        let words = params![
            run_id,
            word(&MailState::Sending)?,
            instant(now),
            word(&MailState::Waiting)?,
            word(&MailState::Unclear)?,
            word(&MailState::Opened)?
        ];
        Ok(self.connection().execute(sql, words)? > 0)
    }

    /// Says what became of a mail.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_mail(&self, run_id: &str, state: MailState, failure: Option<&Failure>, now: DateTime<Utc>) -> Result<(), StoreError> {
        let failure = failure.map(|failure| json(failure, "failure")).transpose()?;
        self.connection().execute(
            "UPDATE summary_mail SET state = ?2, failure = ?3, at = ?4 WHERE run_id = ?1",
            params![run_id, word(&state)?, failure, instant(now)],
        )?;
        Ok(())
    }

    /// Mails that were being handed over when the app ended: nobody knows whether they went out.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn mark_interrupted_mails(&self) -> Result<usize, StoreError> {
        let words = [word(&MailState::Unclear)?, word(&MailState::Sending)?];
        Ok(self.connection().execute("UPDATE summary_mail SET state = ?1 WHERE state = ?2", words)?)
    }
}
