//! Summary mails of runs. The text is stored until the mail is sent, so that a late mail has the same text.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::codec::{enum_name, format_instant, from_json, parse_enum, parse_instant, to_json};
use super::failure::Failure;
use crate::{Store, StoreError};

/// The state of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// The app or the owner still has to send the mail.
    Waiting,
    /// The app is handing the mail to the server. After a start of the app, it is unclear whether such a mail was sent.
    Sending,
    /// The server accepted the mail.
    Sent,
    /// The mail may or may not have been sent.
    Unclear,
    /// The owner opened the mail in a mail program.
    Opened,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMail {
    pub run_id: String,
    pub state: MailState,
    /// Addresses, subject and text as JSON of the caller.
    pub body: String,
    /// The failure of the last attempt.
    pub failure: Option<Failure>,
    /// The time of the last attempt, or of the composition.
    pub at: DateTime<Utc>,
}

type Raw = (String, String, String, Option<String>, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn read((run_id, state, body, failure, at): Raw) -> Result<StoredMail, StoreError> {
    Ok(StoredMail {
        run_id,
        state: parse_enum(&state, "mail state")?,
        body,
        failure: failure.map(|text| from_json(&text, "failure")).transpose()?,
        at: parse_instant(&at)?,
    })
}

const COLUMNS: &str = "summary_mail.run_id, summary_mail.state, summary_mail.body, summary_mail.failure, summary_mail.at";

impl Store {
    /// Stores a waiting mail. It replaces the run's earlier mail, unless that one is being sent.
    pub fn put_mail(&self, run_id: &str, body: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO summary_mail (run_id, state, body, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (run_id) DO UPDATE SET state = excluded.state, body = excluded.body, failure = NULL, at = excluded.at
             WHERE summary_mail.state <> ?5",
            params![run_id, enum_name(&MailState::Waiting)?, body, format_instant(now), enum_name(&MailState::Sending)?],
        )?;
        Ok(())
    }

    pub fn mail(&self, run_id: &str) -> Result<Option<StoredMail>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM summary_mail WHERE run_id = ?1");
        let found = self.connection().query_row(&sql, [run_id], raw).optional()?;
        found.map(read).transpose()
    }

    /// The waiting mails, oldest first.
    pub fn waiting_mails(&self) -> Result<Vec<StoredMail>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM summary_mail WHERE state = ?1 ORDER BY at, run_id"))?;
        let rows: Vec<Raw> = statement.query_map([enum_name(&MailState::Waiting)?], raw)?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(read).collect()
    }

    /// The number of an integration's mails that wait or are unclear.
    pub fn waiting_mails_of(&self, integration_id: &str) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM summary_mail JOIN run ON run.id = summary_mail.run_id
                   WHERE run.integration_id = ?1 AND summary_mail.state IN (?2, ?3)";
        let parameters = [integration_id, &enum_name(&MailState::Waiting)?, &enum_name(&MailState::Unclear)?];
        Ok(self.connection().query_row(sql, parameters, |row| row.get(0))?)
    }

    /// Claims a mail for sending. `false`: the mail is being sent or was sent already.
    pub fn take_mail(&self, run_id: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE summary_mail SET state = ?2, at = ?3 WHERE run_id = ?1 AND state IN (?4, ?5, ?6)";
        let parameters = params![
            run_id,
            enum_name(&MailState::Sending)?,
            format_instant(now),
            enum_name(&MailState::Waiting)?,
            enum_name(&MailState::Unclear)?,
            enum_name(&MailState::Opened)?
        ];
        Ok(self.connection().execute(sql, parameters)? > 0)
    }

    pub fn set_mail(&self, run_id: &str, state: MailState, failure: Option<&Failure>, now: DateTime<Utc>) -> Result<(), StoreError> {
        let failure = failure.map(|failure| to_json(failure, "failure")).transpose()?;
        self.connection().execute(
            "UPDATE summary_mail SET state = ?2, failure = ?3, at = ?4 WHERE run_id = ?1",
            params![run_id, enum_name(&state)?, failure, format_instant(now)],
        )?;
        Ok(())
    }

    /// Marks the mails that were being sent when the app ended as unclear. Returns their number.
    pub fn mark_interrupted_mails(&self) -> Result<usize, StoreError> {
        let parameters = [enum_name(&MailState::Unclear)?, enum_name(&MailState::Sending)?];
        Ok(self.connection().execute("UPDATE summary_mail SET state = ?1 WHERE state = ?2", parameters)?)
    }
}
