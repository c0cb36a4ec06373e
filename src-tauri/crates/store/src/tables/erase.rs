//! Erasing a person: everything but the ids by which the app knows what it sent.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::plain::{NAME, label, one_line};
use domain::plan::{Change, ErasureScope, ErasureSubject, Plan};
use domain::run::ExportKind;
use rusqlite::{Transaction, params};

use super::redaction::redact_run;
use super::word::{from_json, instant, json, parse};
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
    /// The person as the rows of an export know them. An import's source is the integration's target.
    fn in_rows_of(&self, export: ExportKind, words: &BTreeSet<String>) -> ErasureSubject {
        let (source, target) = (self.source.clone(), self.target.clone());
        let (source, target) = if export == ExportKind::EmployeeImport { (target, source) } else { (source, target) };
        ErasureSubject { source, target, words: words.clone() }
    }
}

/// The ids of a row as the integration's sides have them.
pub(super) fn sides(export: ExportKind, change: &Change) -> (Option<&str>, Option<&str>) {
    let (source, target) = (change.source_id.as_ref().map(|id| id.as_str()), change.target_id.as_ref().map(|id| id.as_str()));
    if export == ExportKind::EmployeeImport { (target, source) } else { (source, target) }
}

impl Store {
    /// Erases a person from the rows of every run, their own and those of others, from the plans, the links, the list, the
    /// corrections, the cuts of names and the summary mails of an integration. What stays are the services' ids with days, kinds of
    /// leave and amounts of compensations: without them the app could send again what it sent. Plans that were not sent are
    /// forgotten whole.
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

    /// Forgets how a name is cut: all that is kept of somebody whom no id is known of.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing was removed.
    pub fn erase_name(&self, integration_id: &str, name: &str) -> Result<(), StoreError> {
        self.remove_for_good(|connection| {
            connection.execute("DELETE FROM name_split WHERE integration_id = ?1 AND name = ?2", [integration_id, name])?;
            Ok(())
        })
    }
}

/// The runs of the integration that began until then are cleaned; what came later is about somebody who came back.
pub(crate) fn erase(transaction: &Transaction<'_>, who: &PersonIds, until: DateTime<Utc>) -> Result<ErasedRows, StoreError> {
    let id = who.integration_id.as_str();
    // First: most of it says by which names the rest is to be looked for.
    let Called { names, words } = called(transaction, who)?;
    transaction.execute("DELETE FROM plan WHERE integration_id = ?1 AND id NOT IN (SELECT plan_id FROM run)", [id])?;
    let mut erased = ErasedRows::default();
    let runs: Vec<[String; 3]> = {
        let mut statement = transaction.prepare("SELECT id, plan_id, export FROM run WHERE integration_id = ?1 AND started_at <= ?2")?;
        let rows = statement.query_map(params![id, instant(until)], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    for [run_id, plan_id, export] in &runs {
        let scope = ErasureScope::One(who.in_rows_of(parse(export, "export")?, &words));
        erased.rows = erased.rows.saturating_add(redact_run(transaction, run_id, plan_id, &scope, until)?);
        erased.mails = erased.mails.saturating_add(remove_mail(transaction, run_id, &names)?);
    }
    for person in &who.source {
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
    for person in &who.target {
        transaction.execute("DELETE FROM link WHERE integration_id = ?1 AND target_id = ?2", [id, person])?;
        transaction.execute("DELETE FROM not_same_person WHERE integration_id = ?1 AND kleer_id = ?2", [id, person])?;
    }
    for name in &words {
        transaction.execute("DELETE FROM name_split WHERE integration_id = ?1 AND name = ?2", [id, name])?;
    }
    clean_corrections(transaction, who, &words)?;
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

/// What a person is called in an integration.
#[derive(Default)]
struct Called {
    /// Names under which the person's own rows stand.
    names: BTreeSet<String>,
    /// These, and other names and addresses by which rows of others may call the person.
    words: BTreeSet<String>,
}

fn called(transaction: &Transaction<'_>, who: &PersonIds) -> Result<Called, StoreError> {
    let id = who.integration_id.as_str();
    let mut called = Called::default();
    let mut note = |export: ExportKind, plan: &Plan| {
        let somebody = who.in_rows_of(export, &BTreeSet::new());
        called.names.extend(plan.changes.iter().filter(|change| somebody.has(change)).map(|change| change.name.clone()));
        called.words.extend(somebody.called_in(plan));
    };
    // A run's plan has the rows that were chosen as they were sent, and the others.
    let mut statement = transaction.prepare("SELECT export, body FROM plan WHERE integration_id = ?1")?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let (export, body): (String, String) = (row.get(0)?, row.get(1)?);
        note(parse(&export, "export")?, &from_json(&body, "plan")?);
    }
    for (_, change) in corrections(transaction, id)? {
        note(ExportKind::Leave, &Plan { changes: vec![change], leave: None, benefits: None });
    }
    let mut statement = transaction.prepare("SELECT name, email FROM list_person WHERE integration_id = ?1 AND id = ?2")?;
    for person in &who.source {
        let listed = statement.query_map([id, person], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in listed {
            let (name, email): (Option<String>, Option<String>) = row?;
            called.words.extend(email);
            called.names.extend(name);
        }
    }
    called.names.retain(|name| !name.trim().is_empty());
    called.words.extend(called.names.iter().cloned());
    Ok(called)
}

fn remove_mail(transaction: &Transaction<'_>, run_id: &str, names: &BTreeSet<String>) -> Result<u32, StoreError> {
    let mut removed = 0_usize;
    // A mail has names as it can show them: on one line, and not too long.
    let shown = names.iter().filter(|name| !one_line(name).is_empty()).flat_map(|name| [name.clone(), label(name, NAME)]);
    for name in shown.collect::<BTreeSet<String>>() {
        // The body is JSON: a name stands in it as JSON spells it.
        let spelt = json(&name, "name")?;
        let sql = "DELETE FROM summary_mail WHERE run_id = ?1 AND instr(body, ?2) > 0";
        removed = removed.saturating_add(transaction.execute(sql, [run_id, spelt.trim_matches('"')])?);
    }
    Ok(u32::try_from(removed).unwrap_or(u32::MAX))
}

/// Things to be put right by hand, each with its key.
fn corrections(transaction: &Transaction<'_>, integration_id: &str) -> Result<Vec<(String, Change)>, StoreError> {
    let mut statement = transaction.prepare("SELECT key, body FROM correction WHERE integration_id = ?1")?;
    let rows: Vec<(String, String)> =
        statement.query_map([integration_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    rows.into_iter().map(|(key, body)| Ok((key, from_json(&body, "correction")?))).collect()
}

/// Removes the person's corrections, and the person from those of others.
fn clean_corrections(transaction: &Transaction<'_>, who: &PersonIds, words: &BTreeSet<String>) -> Result<(), StoreError> {
    // Corrections come from exports towards the target alone.
    let scope = ErasureScope::One(who.in_rows_of(ExportKind::Leave, words));
    let id = who.integration_id.as_str();
    for (key, change) in corrections(transaction, id)? {
        if scope.is(&change) {
            transaction.execute("DELETE FROM correction WHERE integration_id = ?1 AND key = ?2", [id, &key])?;
            continue;
        }
        let body = json(&change.clone().redacted(&scope), "correction")?;
        if body != json(&change, "correction")? {
            transaction.execute("UPDATE correction SET body = ?3 WHERE integration_id = ?1 AND key = ?2", [id, &key, &body])?;
        }
    }
    Ok(())
}
