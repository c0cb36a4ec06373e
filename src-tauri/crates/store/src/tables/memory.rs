//! The memory of an integration: merge bases, decisions, name splits, and pairs that are not the same person.

use std::collections::BTreeMap;

use domain::field::Field;
use domain::person::PersonId;
use domain::plan::NameSplit;
use domain::plan::employees::{Decision, Memory, MergeBase};
use rusqlite::{OptionalExtension, Transaction, params};

use super::codec::{enum_name, from_json, parse_enum, to_json};
use super::links::delete_merge_base;
use crate::{Store, StoreError};

impl Store {
    pub fn memory(&self, integration_id: &str) -> Result<Memory, StoreError> {
        let mut memory = Memory::default();
        for [alexis_id, fields] in self.texts("SELECT alexis_id, fields FROM merge_base WHERE integration_id = ?1", integration_id)? {
            memory.merge_base.insert(PersonId(alexis_id), from_json(&fields, "merge_base")?);
        }
        for [alexis_id, field, body] in
            self.texts("SELECT alexis_id, field, body FROM decision WHERE integration_id = ?1", integration_id)?
        {
            memory.decided.insert((PersonId(alexis_id), parse_enum(&field, "field")?), from_json(&body, "decision")?);
        }
        for [alexis_id, kleer_id] in
            self.texts("SELECT alexis_id, kleer_id FROM not_same_person WHERE integration_id = ?1", integration_id)?
        {
            memory.not_same_person.insert((PersonId(alexis_id), PersonId(kleer_id)));
        }
        for [name, first, last] in self.texts("SELECT name, first, last FROM name_split WHERE integration_id = ?1", integration_id)? {
            memory.splits.insert(name, NameSplit { first, last });
        }
        Ok(memory)
    }

    fn texts<const N: usize>(&self, sql: &str, integration_id: &str) -> Result<Vec<[String; N]>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([integration_id], |row| {
            let mut texts: [String; N] = std::array::from_fn(|_| String::new());
            for (at, text) in texts.iter_mut().enumerate() {
                *text = row.get(at)?;
            }
            Ok(texts)
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds fields to the merge base. Fields that are not given keep their earlier value.
    pub fn add_to_merge_base(&self, integration_id: &str, merge_base: &BTreeMap<PersonId, MergeBase>) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        for (alexis_id, fields) in merge_base.iter().filter(|(_, fields)| !fields.is_empty()) {
            let mut all = merge_base_of(&transaction, integration_id, alexis_id)?;
            let before = all.clone();
            all.extend(fields.iter().map(|(field, print)| (*field, print.clone())));
            if all != before {
                transaction.execute(
                    "INSERT INTO merge_base (integration_id, alexis_id, fields) VALUES (?1, ?2, ?3)
                     ON CONFLICT DO UPDATE SET fields = excluded.fields",
                    params![integration_id, alexis_id.as_str(), to_json(&all, "merge_base")?],
                )?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Stores the owner's decision about a conflict.
    pub fn put_decision(&self, integration_id: &str, alexis_id: &PersonId, field: Field, decision: &Decision) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO decision (integration_id, alexis_id, field, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET body = excluded.body",
            params![integration_id, alexis_id.as_str(), enum_name(&field)?, to_json(decision, "decision")?],
        )?;
        Ok(())
    }

    /// Stores the owner's statement that two records are two people, and deletes a link between them.
    pub fn put_not_same_person(&self, integration_id: &str, alexis_id: &PersonId, kleer_id: &PersonId) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let pair = params![integration_id, alexis_id.as_str(), kleer_id.as_str()];
        transaction.execute("DELETE FROM link WHERE integration_id = ?1 AND source_id = ?2 AND target_id = ?3", pair)?;
        transaction.execute("INSERT OR IGNORE INTO not_same_person (integration_id, alexis_id, kleer_id) VALUES (?1, ?2, ?3)", pair)?;
        delete_merge_base(&transaction, integration_id, alexis_id)?;
        transaction.commit()?;
        Ok(())
    }

    /// Stores the owner's split of a name.
    pub fn put_name_split(&self, integration_id: &str, name: &str, split: &NameSplit) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO name_split (integration_id, name, first, last) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET first = excluded.first, last = excluded.last",
            params![integration_id, name, split.first, split.last],
        )?;
        Ok(())
    }

    /// Deletes the memory and the corrections, periods and drift of an integration. The ledger stays: a restore can bring a removed
    /// integration back, and its accounts still hold the records that it sent.
    pub fn forget_memory(&self, integration_id: &str) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        delete_memory(&transaction, integration_id)?;
        transaction.commit()?;
        Ok(())
    }

    /// Deletes the memory of an integration and moves the ledger floor to the newest entry. The accounts were replaced, and the same ids
    /// are other people and other records in the new ones.
    pub fn reset_for_new_accounts(&self, integration_id: &str) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        delete_memory(&transaction, integration_id)?;
        let floor = "UPDATE integration SET ledger_floor = coalesce((SELECT max(seq) FROM ledger), 0) WHERE id = ?1";
        transaction.execute(floor, [integration_id])?;
        transaction.commit()?;
        Ok(())
    }
}

fn delete_memory(transaction: &Transaction<'_>, integration_id: &str) -> Result<(), StoreError> {
    for table in ["merge_base", "decision", "not_same_person", "name_split", "drift", "left_behind", "closed_period", "correction"] {
        transaction.execute(&format!("DELETE FROM {table} WHERE integration_id = ?1"), [integration_id])?;
    }
    Ok(())
}

fn merge_base_of(transaction: &Transaction<'_>, integration_id: &str, alexis_id: &PersonId) -> Result<MergeBase, StoreError> {
    let mut statement = transaction.prepare_cached("SELECT fields FROM merge_base WHERE integration_id = ?1 AND alexis_id = ?2")?;
    let text: Option<String> = statement.query_row([integration_id, alexis_id.as_str()], |row| row.get(0)).optional()?;
    text.map_or(Ok(MergeBase::new()), |text| from_json(&text, "merge_base"))
}
