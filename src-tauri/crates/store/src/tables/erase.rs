//! Erasing a person: everything but the ids by which the app knows what it sent.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use payroll::plan::Change;
use payroll::run::ExportKind;
use rusqlite::{Transaction, params};

use super::retention::{anonymise_rows, change_plan};
use super::word::{instant, parse};
use crate::{Store, StoreError};

/// A person by the ids that an integration knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonIds {
    /// The integration.
    pub integration_id: String,
    /// Ids in the integration's source.
    pub source: BTreeSet<String>,
    /// Ids in the integration's target.
    pub target: BTreeSet<String>,
}

/// What was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasedRows {
    /// Rows of runs.
    pub rows: u32,
    /// Summary mails.
    pub mails: u32,
}

impl PersonIds {
    /// Whether a row is about the person. An import's source is the integration's target.
    pub(super) fn has(&self, export: ExportKind, change: &Change) -> bool {
        let (source, target) = sides(export, change);
        source.is_some_and(|id| self.source.contains(id)) || target.is_some_and(|id| self.target.contains(id))
    }
}

/// The ids of a row as the integration's sides have them.
pub(super) fn sides(export: ExportKind, change: &Change) -> (Option<&str>, Option<&str>) {
    let (source, target) = (change.source_id.as_ref().map(|id| id.as_str()), change.target_id.as_ref().map(|id| id.as_str()));
    if export == ExportKind::EmployeeImport { (target, source) } else { (source, target) }
}

impl Store {
    /// Erases a person from the rows of every run, the plans, the links, the list, the corrections and the summary mails of an
    /// integration. What stays are the services' ids with days, kinds of leave and amounts of compensations: without them the
    /// app could send again what it sent. Plans that were not sent are forgotten whole.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing was removed.
    pub fn erase(&self, who: &PersonIds, now: DateTime<Utc>) -> Result<ErasedRows, StoreError> {
        self.remove_for_good(|connection| {
            let transaction = connection.transaction()?;
            let erased = erase(&transaction, who, now)?;
            transaction.commit()?;
            Ok(erased)
        })
    }
}

/// The runs of the integration that began until then are cleaned; what came later is about somebody who came back.
pub(crate) fn erase(transaction: &Transaction<'_>, who: &PersonIds, until: DateTime<Utc>) -> Result<ErasedRows, StoreError> {
    let id = who.integration_id.as_str();
    transaction.execute("DELETE FROM plan WHERE integration_id = ?1 AND id NOT IN (SELECT plan_id FROM run)", [id])?;
    let mut erased = ErasedRows::default();
    let runs: Vec<[String; 3]> = {
        let mut statement = transaction.prepare("SELECT id, plan_id, export FROM run WHERE integration_id = ?1 AND started_at <= ?2")?;
        let rows = statement.query_map(params![id, instant(until)], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    let mut names = listed_names(transaction, who)?;
    for [run_id, plan_id, export] in &runs {
        let export: ExportKind = parse(export, "export")?;
        let rows = anonymise_rows(transaction, run_id, |change| who.has(export, change))?;
        erased.rows = erased.rows.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        names.extend(rows.into_iter().filter(|name| !name.trim().is_empty()));
        change_plan(transaction, plan_id, |plan| plan.without(|change| who.has(export, change)))?;
    }
    for [run_id, ..] in &runs {
        erased.mails = erased.mails.saturating_add(remove_mail(transaction, run_id, &names)?);
    }
    for person in &who.source {
        for sql in [
            "DELETE FROM link WHERE integration_id = ?1 AND source_id = ?2",
            "DELETE FROM agreed WHERE integration_id = ?1 AND alexis_id = ?2",
            "DELETE FROM decision WHERE integration_id = ?1 AND alexis_id = ?2",
            "DELETE FROM apart WHERE integration_id = ?1 AND alexis_id = ?2",
            "DELETE FROM benefit_amount WHERE integration_id = ?1 AND person = ?2",
            "DELETE FROM list_person WHERE integration_id = ?1 AND id = ?2",
        ] {
            transaction.execute(sql, [id, person])?;
        }
    }
    for person in &who.target {
        transaction.execute("DELETE FROM link WHERE integration_id = ?1 AND target_id = ?2", [id, person])?;
        transaction.execute("DELETE FROM apart WHERE integration_id = ?1 AND kleer_id = ?2", [id, person])?;
    }
    for name in &names {
        transaction.execute("DELETE FROM name_cut WHERE integration_id = ?1 AND name = ?2", [id, name])?;
    }
    remove_corrections(transaction, who)?;
    for (side, people) in [("source", &who.source), ("target", &who.target)] {
        for person in people {
            transaction.execute(
                "INSERT INTO erased (integration_id, side, person, erased_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET erased_at = max(erased_at, excluded.erased_at)",
                params![id, side, person, instant(until)],
            )?;
        }
    }
    Ok(erased)
}

fn remove_mail(transaction: &Transaction<'_>, run_id: &str, names: &BTreeSet<String>) -> Result<u32, StoreError> {
    let mut removed = 0_usize;
    for name in names {
        // The body is JSON: a name stands in it as JSON spells it.
        let spelt = serde_json::Value::String(name.clone()).to_string();
        let sql = "DELETE FROM summary_mail WHERE run_id = ?1 AND instr(body, ?2) > 0";
        removed = removed.saturating_add(transaction.execute(sql, [run_id, spelt.trim_matches('"')])?);
    }
    Ok(u32::try_from(removed).unwrap_or(u32::MAX))
}

/// The names under which the benefit list has the person.
fn listed_names(transaction: &Transaction<'_>, who: &PersonIds) -> Result<BTreeSet<String>, StoreError> {
    let mut names = BTreeSet::new();
    let mut statement = transaction.prepare("SELECT name FROM list_person WHERE integration_id = ?1 AND id = ?2 AND name <> ''")?;
    for person in &who.source {
        names.extend(statement.query_map([&who.integration_id, person], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?);
    }
    Ok(names)
}

/// Things to be put right by hand that name the person.
fn remove_corrections(transaction: &Transaction<'_>, who: &PersonIds) -> Result<(), StoreError> {
    let corrections: Vec<[String; 2]> = {
        let mut statement = transaction.prepare("SELECT key, body FROM correction WHERE integration_id = ?1")?;
        statement.query_map([&who.integration_id], |row| Ok([row.get(0)?, row.get(1)?]))?.collect::<rusqlite::Result<_>>()?
    };
    for [key, body] in corrections {
        let change: Change = super::word::from_json(&body, "correction")?;
        // Corrections come from exports towards the target alone.
        if who.has(ExportKind::Leave, &change) {
            transaction.execute("DELETE FROM correction WHERE integration_id = ?1 AND key = ?2", [&who.integration_id, &key])?;
        }
    }
    Ok(())
}
