//! Finds the people in the data file by name, address or number.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::{Change, Plan};
use domain::run::ExportKind;
use rusqlite::Connection;

use super::codec::{from_json, parse_enum};
use super::erase::{PersonIds, sides};
use crate::{Store, StoreError};

/// A person of whom the data file holds something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownPerson {
    pub ids: PersonIds,
    /// The names in the person's rows.
    pub names: BTreeSet<String>,
    /// The ids of the runs that name the person.
    pub runs: BTreeSet<String>,
    /// Whether the benefit list contains the person.
    pub listed: bool,
    /// The number of corrections that name the person.
    pub corrections: u32,
    /// The name of a name split, when nothing else about the person is stored: then no id is known.
    pub split_name: Option<String>,
    /// A run with an unsettled write for the person.
    pub open_run: Option<String>,
}

/// One mention of a person.
struct Mention {
    source: Option<String>,
    target: Option<String>,
    /// The searchable texts: the name first, then address and number.
    texts: Vec<String>,
    place: Place,
}

enum Place {
    Run { id: String, is_open: bool },
    Plan,
    List,
    Correction,
    Link,
    NameSplit,
}

impl Store {
    /// The people of an integration whose name, address or number contains a text; case is ignored. A person with several ids or names
    /// is one result.
    pub fn known_people(&self, integration_id: &str, text: &str) -> Result<Vec<KnownPerson>, StoreError> {
        let wanted = text.trim().to_lowercase();
        let connection = self.connection();
        let mut mentions = Vec::new();
        mentions_in_plans(&connection, integration_id, &mut mentions)?;
        mentions_in_runs(&connection, integration_id, &mut mentions)?;
        mentions_in_corrections(&connection, integration_id, &mut mentions)?;
        mentions_in_list(&connection, integration_id, &mut mentions)?;
        mentions_in_links(&connection, integration_id, &mut mentions)?;
        mentions_in_name_splits(&connection, integration_id, &mut mentions)?;
        let is_hit = |mention: &Mention| mention.texts.iter().any(|text| text.to_lowercase().contains(&wanted));
        Ok(group_by_person(&mentions)
            .into_iter()
            .filter(|group| group.iter().any(|mention| is_hit(mention)))
            .map(|group| known_person(integration_id, &group))
            .collect())
    }
}

/// Groups the mentions by person. Mentions that share an id, directly or through other mentions, are one person.
fn group_by_person(mentions: &[Mention]) -> Vec<Vec<&Mention>> {
    let mut group_of: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Mention>> = Vec::new();
    for mention in mentions {
        let ids: Vec<(bool, &str)> =
            mention.source.as_deref().map(|id| (true, id)).into_iter().chain(mention.target.as_deref().map(|id| (false, id))).collect();
        let known: BTreeSet<usize> = ids.iter().filter_map(|id| group_of.get(id).copied()).collect();
        let mut known = known.into_iter();
        let into = known.next().unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len().saturating_sub(1)
        });
        for other in known {
            let moved = groups.get_mut(other).map(std::mem::take).unwrap_or_default();
            for group in group_of.values_mut().filter(|group| **group == other) {
                *group = into;
            }
            if let Some(group) = groups.get_mut(into) {
                group.extend(moved);
            }
        }
        group_of.extend(ids.into_iter().map(|id| (id, into)));
        if let Some(group) = groups.get_mut(into) {
            group.push(mention);
        }
    }
    groups
}

fn known_person(integration_id: &str, group: &[&Mention]) -> KnownPerson {
    let mut person =
        KnownPerson { ids: PersonIds { integration_id: integration_id.to_owned(), ..PersonIds::default() }, ..KnownPerson::default() };
    for mention in group {
        person.ids.source.extend(mention.source.clone());
        person.ids.target.extend(mention.target.clone());
        person.names.extend(mention.texts.first().filter(|name| !name.is_empty()).cloned());
        match &mention.place {
            Place::Run { id, is_open } => {
                person.runs.insert(id.clone());
                if *is_open {
                    person.open_run = Some(id.clone());
                }
            }
            Place::List => person.listed = true,
            Place::Correction => person.corrections = person.corrections.saturating_add(1),
            Place::NameSplit => person.split_name = mention.texts.first().cloned(),
            Place::Plan | Place::Link => {}
        }
    }
    person
}

fn mention(export: ExportKind, change: &Change, place: Place) -> Option<Mention> {
    if !change.is_about_a_person() {
        return None;
    }
    let (source, target) = sides(export, change);
    let benefit = change.benefit.as_ref();
    let address_and_number = benefit.into_iter().flat_map(|benefit| [benefit.email.clone(), benefit.number.clone()]).flatten();
    let texts = std::iter::once(change.name.clone()).chain(address_and_number).collect();
    Some(Mention { source: source.map(str::to_owned), target: target.map(str::to_owned), texts, place })
}

fn mentions_in_plans(connection: &Connection, integration_id: &str, mentions: &mut Vec<Mention>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT export, body FROM plan WHERE integration_id = ?1")?;
    let mut rows = statement.query([integration_id])?;
    while let Some(row) = rows.next()? {
        let (export, body): (String, String) = (row.get(0)?, row.get(1)?);
        let (export, plan): (ExportKind, Plan) = (parse_enum(&export, "export")?, from_json(&body, "plan")?);
        mentions
            .extend(plan.changes.iter().filter(|change| !change.name.is_empty()).filter_map(|change| mention(export, change, Place::Plan)));
        mentions_outside_rows(export, &plan, mentions);
    }
    Ok(())
}

/// Collects the people whom a plan names outside their own rows: match candidates, and people in the comparison with the last month.
fn mentions_outside_rows(export: ExportKind, plan: &Plan, mentions: &mut Vec<Mention>) {
    for candidate in plan.changes.iter().flat_map(|change| &change.candidates) {
        let id = Some(candidate.id.as_str().to_owned());
        let (source, target) = if export == ExportKind::EmployeeImport { (id, None) } else { (None, id) };
        let texts = std::iter::once(candidate.name.clone()).chain(candidate.email.clone()).collect();
        mentions.push(Mention { source, target, texts, place: Place::Plan });
    }
    let lines = plan.benefits.iter().flat_map(|benefits| &benefits.difference.lines).filter(|line| !line.name.is_empty());
    mentions.extend(lines.map(|line| Mention {
        source: Some(line.person.clone()),
        target: None,
        texts: vec![line.name.clone()],
        place: Place::Plan,
    }));
}

fn mentions_in_runs(connection: &Connection, integration_id: &str, mentions: &mut Vec<Mention>) -> Result<(), StoreError> {
    // The last column: whether the row has an unsettled write.
    let mut statement = connection.prepare(
        "SELECT run.export, run_row.run_id, run_row.body, run_row.outcome IN ('unknown', 'sent') OR run.state IN ('running', 'interrupted')
         OR EXISTS (SELECT 1 FROM ledger WHERE ledger.run_id = run.id AND row_key = run_row.key AND ledger.state IN ('intended', 'unknown'))
         FROM run_row JOIN run ON run.id = run_row.run_id WHERE run.integration_id = ?1 AND run_row.name <> ''",
    )?;
    let mut rows = statement.query([integration_id])?;
    while let Some(row) = rows.next()? {
        let (export, id, body, is_open): (String, String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let export = parse_enum(&export, "export")?;
        mentions.extend(mention(export, &from_json(&body, "change")?, Place::Run { id, is_open }));
    }
    Ok(())
}

fn mentions_in_corrections(connection: &Connection, integration_id: &str, mentions: &mut Vec<Mention>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT body FROM correction WHERE integration_id = ?1")?;
    let mut rows = statement.query([integration_id])?;
    while let Some(row) = rows.next()? {
        let body: String = row.get(0)?;
        mentions.extend(mention(ExportKind::Leave, &from_json(&body, "correction")?, Place::Correction));
    }
    Ok(())
}

fn mentions_in_list(connection: &Connection, integration_id: &str, mentions: &mut Vec<Mention>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT id, name, email, number FROM list_person WHERE integration_id = ?1")?;
    let mut rows = statement.query([integration_id])?;
    while let Some(row) = rows.next()? {
        let [name, email, number]: [Option<String>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        let shown = name.clone().or_else(|| email.clone()).or_else(|| number.clone()).unwrap_or_default();
        let texts = std::iter::once(shown).chain([name, email, number].into_iter().flatten()).collect();
        mentions.push(Mention { source: Some(row.get(0)?), target: None, texts, place: Place::List });
    }
    Ok(())
}

fn mentions_in_links(connection: &Connection, integration_id: &str, mentions: &mut Vec<Mention>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT source_id, target_id FROM link WHERE integration_id = ?1")?;
    let mut rows = statement.query([integration_id])?;
    while let Some(row) = rows.next()? {
        mentions.push(Mention { source: Some(row.get(0)?), target: Some(row.get(1)?), texts: Vec::new(), place: Place::Link });
    }
    Ok(())
}

/// Collects the name splits whose name appears in no other mention, so that no id is known.
fn mentions_in_name_splits(connection: &Connection, integration_id: &str, mentions: &mut Vec<Mention>) -> Result<(), StoreError> {
    let known: BTreeSet<String> = mentions.iter().filter_map(|mention| mention.texts.first().cloned()).collect();
    let mut statement = connection.prepare("SELECT name FROM name_split WHERE integration_id = ?1")?;
    let names: Vec<String> = statement.query_map([integration_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let unmatched = names.into_iter().filter(|name| !known.contains(name));
    mentions.extend(unmatched.map(|name| Mention { source: None, target: None, texts: vec![name], place: Place::NameSplit }));
    Ok(())
}
