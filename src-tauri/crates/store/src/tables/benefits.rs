//! The catalogue of benefits of an integration.

use domain::benefits::Benefit;
use rusqlite::{Transaction, params};

use super::codec::{enum_name, parse_enum};
use crate::{Store, StoreError};

impl Store {
    /// The catalogue, ordered by name.
    pub fn benefits(&self, integration_id: &str) -> Result<Vec<Benefit>, StoreError> {
        type Raw = (String, String, Option<String>, Option<String>);
        let connection = self.connection();
        let mut statement = connection
            .prepare("SELECT id, name, wage_type, kind FROM benefit WHERE integration_id = ?1 ORDER BY name COLLATE NOCASE, id")?;
        let raw: Vec<Raw> = statement
            .query_map([integration_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
            .collect::<rusqlite::Result<_>>()?;
        raw.into_iter()
            .map(|(id, name, wage_type, kind)| {
                let kind = kind.map(|kind| parse_enum(&kind, "benefit kind")).transpose()?;
                Ok(Benefit { id, name, wage_type, kind })
            })
            .collect()
    }

    /// Inserts or updates a benefit.
    pub fn put_benefit(&self, integration_id: &str, benefit: &Benefit) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        put_benefit(&transaction, integration_id, benefit)?;
        transaction.commit()?;
        Ok(())
    }

    /// Removes a benefit that has no amounts. `false`: the benefit has amounts and was not removed.
    pub fn remove_benefit(&self, integration_id: &str, id: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM benefit WHERE integration_id = ?1 AND id = ?2
                   AND NOT EXISTS (SELECT 1 FROM benefit_amount WHERE integration_id = ?1 AND benefit = ?2)";
        Ok(self.connection().execute(sql, [integration_id, id])? > 0)
    }
}

pub(super) fn put_benefit(transaction: &Transaction<'_>, integration_id: &str, benefit: &Benefit) -> Result<(), StoreError> {
    let kind = benefit.kind.as_ref().map(enum_name).transpose()?;
    transaction.execute(
        "INSERT INTO benefit (integration_id, id, name, wage_type, kind) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET name = excluded.name, wage_type = excluded.wage_type, kind = excluded.kind",
        params![integration_id, benefit.id, benefit.name, benefit.wage_type, kind],
    )?;
    Ok(())
}
