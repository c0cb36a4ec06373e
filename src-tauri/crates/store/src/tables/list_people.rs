//! The people of a benefit list.

use domain::benefits::ListPerson;
use rusqlite::{Transaction, params};

use crate::{Store, StoreError};

impl Store {
    /// The people of a list, ordered by name, or by address or number where the name is missing.
    pub fn list_people(&self, integration_id: &str) -> Result<Vec<ListPerson>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(
            "SELECT id, number, email, name FROM list_person WHERE integration_id = ?1
             ORDER BY coalesce(name, email, number) COLLATE NOCASE, id",
        )?;
        let people = statement.query_map([integration_id], |row| {
            Ok(ListPerson { id: row.get(0)?, number: row.get(1)?, email: row.get(2)?, name: row.get(3)? })
        })?;
        Ok(people.collect::<rusqlite::Result<_>>()?)
    }

    /// Inserts or updates a person of a list. `false`: nothing was stored, because another person has the number or the address.
    pub fn put_list_person(&self, integration_id: &str, person: &ListPerson) -> Result<bool, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let sql = "SELECT count(*) FROM list_person WHERE integration_id = ?1 AND id <> ?2 AND (number = ?3 OR email = ?4)";
        let taken: u32 = transaction.query_row(sql, params![integration_id, person.id, person.number, person.email], |row| row.get(0))?;
        if taken > 0 {
            return Ok(false);
        }
        put_list_person(&transaction, integration_id, person)?;
        transaction.commit()?;
        Ok(true)
    }

    /// Removes a person of a list with all amounts.
    pub fn remove_list_person(&self, integration_id: &str, id: &str) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute("DELETE FROM benefit_amount WHERE integration_id = ?1 AND person = ?2", [integration_id, id])?;
        transaction.execute("DELETE FROM list_person WHERE integration_id = ?1 AND id = ?2", [integration_id, id])?;
        transaction.commit()?;
        Ok(())
    }
}

pub(super) fn put_list_person(transaction: &Transaction<'_>, integration_id: &str, person: &ListPerson) -> Result<(), StoreError> {
    transaction.execute(
        "INSERT INTO list_person (integration_id, id, number, email, name) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (integration_id, id) DO UPDATE SET number = excluded.number, email = excluded.email, name = excluded.name",
        params![integration_id, person.id, person.number, person.email, person.name],
    )?;
    Ok(())
}
