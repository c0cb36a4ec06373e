//! Links: this person of the source is that person of the target.

use chrono::{DateTime, Utc};
use domain::matching::Links;
use domain::person::PersonId;
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::word::{instant, parse, word};
use crate::{Store, StoreError};

/// How a link came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkOrigin {
    /// The owner said so.
    Confirmed,
    /// An exact match that was sent.
    Matched,
    /// The app created the person in the target.
    Created,
}

/// A stored link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLink {
    /// Id in Alexis HR.
    pub source: PersonId,
    /// Id in Kleer.
    pub target: PersonId,
    /// How it came about.
    pub origin: LinkOrigin,
}

impl Store {
    /// The links of an integration, each with how it came about.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn link_rows(&self, integration_id: &str) -> Result<Vec<StoredLink>, StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare("SELECT source_id, target_id, origin FROM link WHERE integration_id = ?1 ORDER BY source_id")?;
        let rows = statement.query_map([integration_id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
        rows.map(|row| {
            let (source, target, origin) = row?;
            Ok(StoredLink { source: PersonId(source), target: PersonId(target), origin: parse(&origin, "link origin")? })
        })
        .collect()
    }

    /// Takes a link away. The pair may be found again, unless the owner says that they are two people.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_link(&self, integration_id: &str, source: &PersonId) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute("DELETE FROM link WHERE integration_id = ?1 AND source_id = ?2", [integration_id, source.as_str()])?;
        forget_agreement(&transaction, integration_id, source)?;
        transaction.commit()?;
        Ok(())
    }

    /// The links of an integration.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn links(&self, integration_id: &str) -> Result<Links, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare("SELECT source_id, target_id FROM link WHERE integration_id = ?1")?;
        let rows = statement.query_map([integration_id], |row| Ok((PersonId(row.get(0)?), PersonId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<Links>>()?)
    }

    /// Keeps a link that was found. It replaces one that was found earlier, not one that the owner confirmed.
    ///
    /// # Errors
    /// When the file cannot be written.
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
        found(&transaction, integration_id, (source, target), origin, now)?;
        transaction.commit()?;
        Ok(())
    }

    /// Keeps the exact matches of a plan: once somebody was found, they stay found when number and address change.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_matches(&self, integration_id: &str, pairs: &Links, now: DateTime<Utc>) -> Result<(), StoreError> {
        let known = self.links(integration_id)?;
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        for (source, target) in pairs.iter().filter(|(source, target)| known.get(source) != Some(target)) {
            found(&transaction, integration_id, (source, target), LinkOrigin::Matched, now)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Keeps the link that the owner confirmed. It takes the place of every found one on either side.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the owner confirmed that the person of the target is somebody else.
    pub fn confirm_link(&self, integration_id: &str, source: &PersonId, target: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let same = "SELECT count(*) FROM link WHERE integration_id = ?1 AND source_id = ?2 AND target_id = ?3";
        let pair = params![integration_id, source.as_str(), target.as_str()];
        if transaction.query_row(same, pair, |row| row.get::<_, i64>(0))? == 0 {
            forget_agreement(&transaction, integration_id, source)?;
        }
        transaction.execute(
            "DELETE FROM link WHERE integration_id = ?1 AND (source_id = ?2 OR (target_id = ?3 AND origin <> 'confirmed'))",
            params![integration_id, source.as_str(), target.as_str()],
        )?;
        let kept = transaction.execute(
            "INSERT OR IGNORE INTO link (integration_id, source_id, target_id, origin, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![integration_id, source.as_str(), target.as_str(), word(&LinkOrigin::Confirmed)?, instant(now)],
        )?;
        if kept == 0 {
            return Err(StoreError::Taken);
        }
        let pair = params![integration_id, source.as_str(), target.as_str()];
        transaction.execute("DELETE FROM not_same_person WHERE integration_id = ?1 AND alexis_id = ?2 AND kleer_id = ?3", pair)?;
        transaction.commit()?;
        Ok(())
    }

    /// Forgets the links of an integration: its account became another one, where the same ids are other people.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_links(&self, integration_id: &str) -> Result<(), StoreError> {
        self.connection().execute("DELETE FROM link WHERE integration_id = ?1", [integration_id])?;
        Ok(())
    }
}

fn found(
    transaction: &Transaction<'_>,
    integration_id: &str,
    (source, target): (&PersonId, &PersonId),
    origin: LinkOrigin,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let origin = word(&origin)?;
    // The owner's word that they are two people stands, whenever it came.
    let not_same_person = "SELECT count(*) FROM not_same_person WHERE integration_id = ?1 AND alexis_id = ?2 AND kleer_id = ?3";
    let pair = params![integration_id, source.as_str(), target.as_str()];
    if transaction.query_row(not_same_person, pair, |row| row.get::<_, i64>(0))? > 0 {
        return Ok(());
    }
    // Somebody who was employed again has another record there: the link that was found for the earlier one moves along.
    transaction.execute(
        "DELETE FROM link WHERE integration_id = ?1 AND target_id = ?3 AND source_id <> ?2 AND origin <> 'confirmed'
         AND NOT EXISTS (SELECT 1 FROM link WHERE integration_id = ?1 AND source_id = ?2 AND origin = 'confirmed')",
        params![integration_id, source.as_str(), target.as_str()],
    )?;
    // A person of the target whom the owner confirmed to be somebody else stays theirs: the unique key turns it away.
    let moved = transaction.execute(
        "UPDATE OR IGNORE link SET target_id = ?3, origin = ?4, created_at = ?5
         WHERE integration_id = ?1 AND source_id = ?2 AND origin <> 'confirmed' AND target_id <> ?3",
        params![integration_id, source.as_str(), target.as_str(), origin, instant(now)],
    )?;
    if moved > 0 {
        return forget_agreement(transaction, integration_id, source);
    }
    transaction.execute(
        "INSERT OR IGNORE INTO link (integration_id, source_id, target_id, origin, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![integration_id, source.as_str(), target.as_str(), origin, instant(now)],
    )?;
    Ok(())
}

/// On what a person agreed, and what was decided about them, was with another one: it says nothing of a new pair.
pub(super) fn forget_agreement(transaction: &Transaction<'_>, integration_id: &str, source: &PersonId) -> Result<(), StoreError> {
    for table in ["merge_base", "decision"] {
        let sql = format!("DELETE FROM {table} WHERE integration_id = ?1 AND alexis_id = ?2");
        transaction.execute(&sql, [integration_id, source.as_str()])?;
    }
    Ok(())
}
