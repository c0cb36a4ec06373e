//! Connections: accounts at services, without their secrets.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use super::codec::format_instant;
use crate::{Store, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredConnection {
    /// The id. The keychain stores the secrets under it.
    pub id: String,
    pub service: String,
    /// The owner's name of the connection.
    pub label: String,
    /// The service's URL.
    pub address: String,
    /// The service's id of the account, if the service has one (Kleer: the company's ID).
    pub account_id: Option<String>,
    /// The unit of the account's salaries, once the owner has confirmed it.
    pub salary_unit: Option<String>,
    /// Whether the connection belongs to the sample company.
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
    pub fn add_connection(&self, row: &StoredConnection, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO connection (id, service, label, address, account_id, salary_unit, sample, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![row.id, row.service, row.label, row.address, row.account_id, row.salary_unit, row.sample, format_instant(now)],
        )?;
        Ok(())
    }

    /// All connections, oldest first.
    pub fn connections(&self) -> Result<Vec<StoredConnection>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM connection ORDER BY created_at, id"))?;
        let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// One connection. Fails with [`StoreError::Missing`] when the id is unknown.
    pub fn connection_of(&self, id: &str) -> Result<StoredConnection, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM connection WHERE id = ?1");
        self.connection().query_row(&sql, [id], read).optional()?.ok_or(StoreError::Missing("connection"))
    }

    /// Changes the address or the account of a connection. For another account, the owner is asked for the salary unit again.
    pub fn move_connection(&self, id: &str, address: &str, account_id: Option<&str>) -> Result<(), StoreError> {
        self.connection().execute(
            "UPDATE connection SET salary_unit = CASE WHEN account_id IS ?3 AND address = ?2 THEN salary_unit END,
                    address = ?2, account_id = ?3 WHERE id = ?1",
            params![id, address, account_id],
        )?;
        Ok(())
    }

    /// Stores the unit that the owner confirmed.
    pub fn set_salary_unit(&self, id: &str, unit: &str) -> Result<(), StoreError> {
        self.connection().execute("UPDATE connection SET salary_unit = ?2 WHERE id = ?1", [id, unit])?;
        Ok(())
    }
}
