//! Connections: one account at one service, without its secrets.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use super::word::instant;
use crate::{Store, StoreError};

/// A stored connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredConnection {
    /// Its id; the secrets lie in the keychain under it.
    pub id: String,
    /// The service's name.
    pub service: String,
    /// The owner's name for it.
    pub label: String,
    /// Where the service is.
    pub address: String,
    /// The service's id of the account, where it has one (Kleer: the company's ID).
    pub account_id: Option<String>,
    /// The unit in which the account holds salaries, once the owner confirmed it.
    pub salary_unit: Option<String>,
    /// Whether it belongs to the sample company.
    pub sample: bool,
}

const COLUMNS: &str = "id, service, label, address, account_id, salary_unit, sample";

fn read(row: &Row<'_>) -> rusqlite::Result<StoredConnection> {
    Ok(StoredConnection {
        id: row.get(0)?,
        service: row.get(1)?,
        label: row.get(2)?,
        address: row.get(3)?,
        account_id: row.get(4)?,
        salary_unit: row.get(5)?,
        sample: row.get(6)?,
    })
}

impl Store {
    /// Adds a connection.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_connection(&self, row: &StoredConnection, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO connection (id, service, label, address, account_id, salary_unit, sample, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![row.id, row.service, row.label, row.address, row.account_id, row.salary_unit, row.sample, instant(now)],
        )?;
        Ok(())
    }

    /// Every connection, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn connections(&self) -> Result<Vec<StoredConnection>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM connection ORDER BY created_at, id"))?;
        let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// One connection.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none of that id.
    pub fn connection_of(&self, id: &str) -> Result<StoredConnection, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM connection WHERE id = ?1");
        self.connection().query_row(&sql, [id], read).optional()?.ok_or(StoreError::Missing("connection"))
    }

    /// Puts a connection at another address or account. Another account's salary unit is asked anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn move_connection(&self, id: &str, address: &str, account_id: Option<&str>) -> Result<(), StoreError> {
        self.connection().execute(
            "UPDATE connection SET salary_unit = CASE WHEN account_id IS ?3 AND address = ?2 THEN salary_unit END,
                    address = ?2, account_id = ?3 WHERE id = ?1",
            params![id, address, account_id],
        )?;
        Ok(())
    }

    /// Keeps the unit that the owner confirmed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_salary_unit(&self, id: &str, unit: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE connection SET salary_unit = ?2 WHERE id = ?1", [id, unit])?;
        Ok(())
    }
}
