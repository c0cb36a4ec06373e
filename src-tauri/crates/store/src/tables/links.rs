//! Links: statements that a record of the source and a record of the target are one person.

use chrono::{DateTime, Utc};
use domain::matching::Links;
use domain::person::PersonId;
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::codec::{enum_name, format_instant, parse_enum};
use crate::{Store, StoreError};

/// The origin of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkOrigin {
    /// The owner confirmed the link.
    Confirmed,
    /// An exact match was sent.
    Matched,
    /// The app created the person in the target.
    Created,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLink {
    /// The id in Alexis HR.
    pub source: PersonId,
    /// The id in Kleer.
    pub target: PersonId,
    pub origin: LinkOrigin,
}

impl Store {
    /// The links of an integration with their origins.
    pub fn link_rows(&self, integration_id: &str) -> Result<Vec<StoredLink>, StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare("SELECT source_id, target_id, origin FROM link WHERE integration_id = ?1 ORDER BY source_id")?;
        let rows = statement.query_map([integration_id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
        rows.map(|row| {
            let (source, target, origin) = row?;
            Ok(StoredLink { source: PersonId(source), target: PersonId(target), origin: parse_enum(&origin, "link origin")? })
        })
        .collect()
    }

    /// Removes a link. The pair may be matched again, unless the owner states that they are two people.
    pub fn remove_link(&self, integration_id: &str, source: &PersonId) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute("DELETE FROM link WHERE integration_id = ?1 AND source_id = ?2", [integration_id, source.as_str()])?;
        delete_merge_base(&transaction, integration_id, source)?;
        transaction.commit()?;
        Ok(())
    }

    pub fn links(&self, integration_id: &str) -> Result<Links, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare("SELECT source_id, target_id FROM link WHERE integration_id = ?1")?;
        let rows = statement.query_map([integration_id], |row| Ok((PersonId(row.get(0)?), PersonId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<Links>>()?)
    }

    /// Stores a link that the app found. It replaces an earlier found link, but not a link that the owner confirmed.
    pub fn put_link(
        &self,
        integration_id: &str,
        source: &PersonId,
        target: &PersonId,
        origin: LinkOrigin,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        put_found_link(&transaction, integration_id, (source, target), origin, now)?;
        transaction.commit()?;
        Ok(())
    }

    /// Stores the exact matches of a plan, so that a person stays matched when number and address change.
    pub fn put_matches(&self, integration_id: &str, pairs: &Links, now: DateTime<Utc>) -> Result<(), StoreError> {
        let known = self.links(integration_id)?;
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        for (source, target) in pairs.iter().filter(|(source, target)| known.get(source) != Some(target)) {
            put_found_link(&transaction, integration_id, (source, target), LinkOrigin::Matched, now)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Stores a link that the owner confirmed. It replaces the found links of both people.
    ///
    /// # Errors
    /// [`StoreError::AlreadyLinked`] when the owner has linked the target person to another source person.
    pub fn confirm_link(&self, integration_id: &str, source: &PersonId, target: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let same = "SELECT count(*) FROM link WHERE integration_id = ?1 AND source_id = ?2 AND target_id = ?3";
        let pair = params![integration_id, source.as_str(), target.as_str()];
        if transaction.query_row(same, pair, |row| row.get::<_, i64>(0))? == 0 {
            delete_merge_base(&transaction, integration_id, source)?;
        }
        transaction.execute(
            "DELETE FROM link WHERE integration_id = ?1 AND (source_id = ?2 OR (target_id = ?3 AND origin <> 'confirmed'))",
            params![integration_id, source.as_str(), target.as_str()],
        )?;
        let inserted = transaction.execute(
            "INSERT OR IGNORE INTO link (integration_id, source_id, target_id, origin, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![integration_id, source.as_str(), target.as_str(), enum_name(&LinkOrigin::Confirmed)?, format_instant(now)],
        )?;
        if inserted == 0 {
            return Err(StoreError::AlreadyLinked);
        }
        let pair = params![integration_id, source.as_str(), target.as_str()];
        transaction.execute("DELETE FROM not_same_person WHERE integration_id = ?1 AND alexis_id = ?2 AND kleer_id = ?3", pair)?;
        transaction.commit()?;
        Ok(())
    }

    /// Deletes the links of an integration. Its account was replaced, and the same ids are other people in the new one.
    pub fn forget_links(&self, integration_id: &str) -> Result<(), StoreError> {
        self.connection().execute("DELETE FROM link WHERE integration_id = ?1", [integration_id])?;
        Ok(())
    }
}

fn put_found_link(
    transaction: &Transaction<'_>,
    integration_id: &str,
    (source, target): (&PersonId, &PersonId),
    origin: LinkOrigin,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let origin = enum_name(&origin)?;
    // The owner's statement that they are two people wins, whenever it was made.
    let not_same_person = "SELECT count(*) FROM not_same_person WHERE integration_id = ?1 AND alexis_id = ?2 AND kleer_id = ?3";
    let pair = params![integration_id, source.as_str(), target.as_str()];
    if transaction.query_row(not_same_person, pair, |row| row.get::<_, i64>(0))? > 0 {
        return Ok(());
    }
    // A person who was employed again has a new record in the source. The found link moves to it.
    transaction.execute(
        "DELETE FROM link WHERE integration_id = ?1 AND target_id = ?3 AND source_id <> ?2 AND origin <> 'confirmed'
         AND NOT EXISTS (SELECT 1 FROM link WHERE integration_id = ?1 AND source_id = ?2 AND origin = 'confirmed')",
        params![integration_id, source.as_str(), target.as_str()],
    )?;
    // The unique key keeps a target person whom the owner has linked to another person.
    let moved = transaction.execute(
        "UPDATE OR IGNORE link SET target_id = ?3, origin = ?4, created_at = ?5
         WHERE integration_id = ?1 AND source_id = ?2 AND origin <> 'confirmed' AND target_id <> ?3",
        params![integration_id, source.as_str(), target.as_str(), origin, format_instant(now)],
    )?;
    if moved > 0 {
        return delete_merge_base(transaction, integration_id, source);
    }
    transaction.execute(
        "INSERT OR IGNORE INTO link (integration_id, source_id, target_id, origin, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![integration_id, source.as_str(), target.as_str(), origin, format_instant(now)],
    )?;
    Ok(())
}

/// Deletes the merge base and the decisions of a person. They belong to the earlier pair and mean nothing for a new one.
pub(super) fn delete_merge_base(transaction: &Transaction<'_>, integration_id: &str, source: &PersonId) -> Result<(), StoreError> {
    for table in ["merge_base", "decision"] {
        let sql = format!("DELETE FROM {table} WHERE integration_id = ?1 AND alexis_id = ?2");
        transaction.execute(&sql, [integration_id, source.as_str()])?;
    }
    Ok(())
}
