//! Erasure of a person. The ids stay, because the app recognizes by them what it sent.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::plan::{Change, ErasureScope, ErasureSubject, Plan};
use domain::run::ExportKind;
use domain::text::{MAX_NAME, label, single_line};
use rusqlite::{Transaction, params};

use super::codec::{format_instant, from_json, parse_enum, to_json};
use super::redaction::redact_run;
use crate::{Store, StoreError};

/// The ids of one person in the source and the target of an integration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonIds {
    pub integration_id: String,
    pub source: BTreeSet<String>,
    pub target: BTreeSet<String>,
}

/// The numbers of removed rows and mails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasedRows {
    pub rows: u32,
    pub mails: u32,
}

impl PersonIds {
    /// The person in the rows of an export. The source of an employee import is the integration's target.
    fn subject_in(&self, export: ExportKind, words: &BTreeSet<String>) -> ErasureSubject {
        let (source, target) = (self.source.clone(), self.target.clone());
        let (source, target) = if export == ExportKind::EmployeeImport { (target, source) } else { (source, target) };
        ErasureSubject { source, target, names: words.clone() }
    }
}

/// The ids of a row in the integration's source and target.
pub(super) fn sides(export: ExportKind, change: &Change) -> (Option<&str>, Option<&str>) {
    let (source, target) = (change.source_id.as_ref().map(|id| id.as_str()), change.target_id.as_ref().map(|id| id.as_str()));
    if export == ExportKind::EmployeeImport { (target, source) } else { (source, target) }
}

impl Store {
    /// Erases a person from all runs (the person's rows and the rows of others), plans, links, lists, corrections, name splits and
    /// summary mails of an integration. The ids of the services stay, with days, kinds of leave and amounts of compensations: without
    /// them the app could send the same again. Unsent plans are deleted.
    pub fn erase(&self, ids: &PersonIds, now: DateTime<Utc>) -> Result<ErasedRows, StoreError> {
        self.remove_permanently(|connection| {
            let transaction = connection.transaction()?;
            let erased = erase(&transaction, ids, now)?;
            transaction.commit()?;
            Ok(erased)
        })
    }

    /// Deletes a name split. This erases a person of whom nothing else is stored, not even an id.
    pub fn erase_name(&self, integration_id: &str, name: &str) -> Result<(), StoreError> {
        self.remove_permanently(|connection| {
            connection.execute("DELETE FROM name_split WHERE integration_id = ?1 AND name = ?2", [integration_id, name])?;
            Ok(())
        })
    }
}

/// Erases a person within a transaction. Runs that began after `until` are left unchanged: they are about a person who came back.
pub(crate) fn erase(transaction: &Transaction<'_>, ids: &PersonIds, until: DateTime<Utc>) -> Result<ErasedRows, StoreError> {
    let id = ids.integration_id.as_str();
    // The names are collected first, because the deletions below remove most of their sources.
    let KnownNames { names, words } = known_names(transaction, ids)?;
    transaction.execute("DELETE FROM plan WHERE integration_id = ?1 AND id NOT IN (SELECT plan_id FROM run)", [id])?;
    let mut erased = ErasedRows::default();
    let runs: Vec<[String; 3]> = {
        let mut statement = transaction.prepare("SELECT id, plan_id, export FROM run WHERE integration_id = ?1 AND started_at <= ?2")?;
        let rows = statement.query_map(params![id, format_instant(until)], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    for [run_id, plan_id, export] in &runs {
        let scope = ErasureScope::One(ids.subject_in(parse_enum(export, "export")?, &words));
        erased.rows = erased.rows.saturating_add(redact_run(transaction, run_id, plan_id, &scope, until)?);
        erased.mails = erased.mails.saturating_add(remove_mail(transaction, run_id, &names)?);
    }
    for person in &ids.source {
        for sql in [
            "DELETE FROM link WHERE integration_id = ?1 AND source_id = ?2",
            "DELETE FROM merge_base WHERE integration_id = ?1 AND alexis_id = ?2",
            "DELETE FROM decision WHERE integration_id = ?1 AND alexis_id = ?2",
            "DELETE FROM not_same_person WHERE integration_id = ?1 AND alexis_id = ?2",
            "DELETE FROM benefit_amount WHERE integration_id = ?1 AND person = ?2",
            "DELETE FROM list_person WHERE integration_id = ?1 AND id = ?2",
        ] {
            transaction.execute(sql, [id, person])?;
        }
    }
    for person in &ids.target {
        transaction.execute("DELETE FROM link WHERE integration_id = ?1 AND target_id = ?2", [id, person])?;
        transaction.execute("DELETE FROM not_same_person WHERE integration_id = ?1 AND kleer_id = ?2", [id, person])?;
    }
    for name in &words {
        transaction.execute("DELETE FROM name_split WHERE integration_id = ?1 AND name = ?2", [id, name])?;
    }
    redact_corrections(transaction, ids, &words)?;
    for (side, people) in [("source", &ids.source), ("target", &ids.target)] {
        for person in people {
            transaction.execute(
                "INSERT INTO erased (integration_id, side, person, erased_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET erased_at = max(erased_at, excluded.erased_at)",
                params![id, side, person, format_instant(until)],
            )?;
        }
    }
    Ok(erased)
}

/// The names of a person in an integration.
#[derive(Default)]
struct KnownNames {
    /// The names in the person's own rows.
    names: BTreeSet<String>,
    /// These names, and the other names and addresses by which the rows of others may name the person.
    words: BTreeSet<String>,
}

fn known_names(transaction: &Transaction<'_>, ids: &PersonIds) -> Result<KnownNames, StoreError> {
    let id = ids.integration_id.as_str();
    let mut known = KnownNames::default();
    let mut collect = |export: ExportKind, plan: &Plan| {
        let subject = ids.subject_in(export, &BTreeSet::new());
        known.names.extend(plan.changes.iter().filter(|change| subject.owns(change)).map(|change| change.name.clone()));
        known.words.extend(subject.names_in(plan));
    };
    // The plan of a run holds the chosen rows as they were sent, and the other rows.
    let mut statement = transaction.prepare("SELECT export, body FROM plan WHERE integration_id = ?1")?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let (export, body): (String, String) = (row.get(0)?, row.get(1)?);
        collect(parse_enum(&export, "export")?, &from_json(&body, "plan")?);
    }
    for (_, change) in corrections(transaction, id)? {
        collect(ExportKind::Leave, &Plan { changes: vec![change], leave: None, benefits: None });
    }
    let mut statement = transaction.prepare("SELECT name, email FROM list_person WHERE integration_id = ?1 AND id = ?2")?;
    for person in &ids.source {
        let listed = statement.query_map([id, person], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in listed {
            let (name, email): (Option<String>, Option<String>) = row?;
            known.words.extend(email);
            known.names.extend(name);
        }
    }
    known.names.retain(|name| !name.trim().is_empty());
    known.words.extend(known.names.iter().cloned());
    Ok(known)
}

fn remove_mail(transaction: &Transaction<'_>, run_id: &str, names: &BTreeSet<String>) -> Result<u32, StoreError> {
    let mut removed = 0_usize;
    // A mail shows a name on one line and shortens a long one.
    let shown = names.iter().filter(|name| !single_line(name).is_empty()).flat_map(|name| [name.clone(), label(name, MAX_NAME)]);
    for name in shown.collect::<BTreeSet<String>>() {
        // The body is JSON, so the name in it is escaped.
        let escaped = to_json(&name, "name")?;
        let sql = "DELETE FROM summary_mail WHERE run_id = ?1 AND instr(body, ?2) > 0";
        removed = removed.saturating_add(transaction.execute(sql, [run_id, escaped.trim_matches('"')])?);
    }
    Ok(u32::try_from(removed).unwrap_or(u32::MAX))
}

/// The corrections of an integration with their keys.
fn corrections(transaction: &Transaction<'_>, integration_id: &str) -> Result<Vec<(String, Change)>, StoreError> {
    let mut statement = transaction.prepare("SELECT key, body FROM correction WHERE integration_id = ?1")?;
    let rows: Vec<(String, String)> =
        statement.query_map([integration_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    rows.into_iter().map(|(key, body)| Ok((key, from_json(&body, "correction")?))).collect()
}

/// Removes the person's corrections, and the person from those of others.
fn redact_corrections(transaction: &Transaction<'_>, ids: &PersonIds, words: &BTreeSet<String>) -> Result<(), StoreError> {
    // All corrections come from exports into the integration's target.
    let scope = ErasureScope::One(ids.subject_in(ExportKind::Leave, words));
    let id = ids.integration_id.as_str();
    for (key, change) in corrections(transaction, id)? {
        if scope.includes(&change) {
            transaction.execute("DELETE FROM correction WHERE integration_id = ?1 AND key = ?2", [id, &key])?;
            continue;
        }
        let body = to_json(&change.clone().redacted(&scope), "correction")?;
        if body != to_json(&change, "correction")? {
            transaction.execute("UPDATE correction SET body = ?3 WHERE integration_id = ?1 AND key = ?2", [id, &key, &body])?;
        }
    }
    Ok(())
}
