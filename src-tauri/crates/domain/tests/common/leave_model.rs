//! A simple model of the records at Kleer after an export, day by day, from the rules alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use domain::leave::{LeaveRule, Record, mark};
use domain::person::PersonId;
use rust_decimal::Decimal;

use super::leave::World;

/// Person, date, activity, hours, child and comment of a record.
pub type Content = (PersonId, NaiveDate, i64, Decimal, Option<String>, String);

pub fn content(record: &Record) -> Content {
    let comment = record.comment.clone().unwrap_or_default();
    (record.user.clone(), record.date, record.activity, record.hours.normalize(), record.child.clone(), comment)
}

/// The expected result for one day of one kind.
enum Expectation {
    Record(Content),
    NoRecord,
    Unchanged,
}

/// The expected records at Kleer, sorted. `ours`: id → mark of the records that the app made. Only the test knows them.
pub fn expected(world: &World, ours: &BTreeMap<i64, String>) -> Vec<Content> {
    let mut kleer: Vec<Content> = world.records.iter().filter(|record| !ours.contains_key(&record.id)).map(content).collect();
    let mut manual: Vec<&Record> = world.records.iter().filter(|record| !ours.contains_key(&record.id) && !record.for_client).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let days: BTreeSet<_> =
        world.absences.iter().map(|row| (row.employee.clone(), row.date, row.leave_type.clone(), row.child.clone())).collect();
    for (employee, date, leave_type, child) in days {
        let key = mark(&employee, date, &leave_type, child.as_deref());
        let record = world.records.iter().find(|record| ours.get(&record.id) == Some(&key));
        seen.insert(key);
        let user = PersonId(employee.as_str().replace('p', "k"));
        let is_fixed = !is_open(world, &user, date) || record.is_some_and(|record| record.lock.is_some());
        let expectation =
            if is_fixed { Expectation::Unchanged } else { rule(world, &user, (&employee, date, &leave_type, child.as_deref())) };
        match (expectation, record) {
            (Expectation::Unchanged, record) => kleer.extend(record.map(content)),
            (Expectation::Record(wanted), Some(_)) => kleer.push(wanted),
            (Expectation::Record(wanted), None) => {
                let same = manual.iter().position(|record| {
                    let (user, date, activity, hours, child, _) = content(record);
                    (user, date, activity, hours, child) == (wanted.0.clone(), wanted.1, wanted.2, wanted.3, wanted.4.clone())
                });
                // A record that was entered by hand replaces one expected record.
                match same {
                    Some(at) => drop(manual.remove(at)),
                    None => kleer.push(wanted),
                }
            }
            (Expectation::NoRecord, _) => {}
        }
    }
    for record in world.records.iter().filter(|record| ours.get(&record.id).is_some_and(|mark| !seen.contains(mark))) {
        if !is_open(world, &record.user, record.date) || record.lock.is_some() {
            kleer.push(content(record));
        }
    }
    kleer.sort();
    kleer
}

/// Whether the export may change the day at all.
fn is_open(world: &World, user: &PersonId, date: NaiveDate) -> bool {
    let closed = world.closed.iter().any(|period| period.contains(date));
    let exported = world.exported.iter().any(|period| period.contains(date));
    let planned = if world.period.contains(date) { !closed } else { world.window.contains(date) && (closed || exported) };
    planned && !world.locks.contains_key(&(user.clone(), date))
}

fn rule(world: &World, user: &PersonId, (employee, date, leave_type, child): (&PersonId, NaiveDate, &str, Option<&str>)) -> Expectation {
    if date.weekday().num_days_from_monday() > 4 {
        return Expectation::NoRecord;
    }
    let activity = match world.settings.rules.get(leave_type) {
        Some(LeaveRule::Send { activity, .. }) => world.activities.iter().find(|known| known.id == *activity),
        _ => None,
    };
    let Some(activity) = activity else { return Expectation::Unchanged };
    let rows: BTreeMap<&str, _> = world
        .absences
        .iter()
        .filter(|row| (&row.employee, row.date, row.leave_type.as_str(), row.child.as_deref()) == (employee, date, leave_type, child))
        .map(|row| (row.id.as_str(), row))
        .collect();
    let all_hours: Option<Vec<Decimal>> = rows.values().map(|row| row.hours).collect();
    let Some(all_hours) = all_hours else { return Expectation::Unchanged };
    let hours: Decimal = all_hours.iter().sum();
    let is_readable = rows.values().all(|row| row.unknown_status.is_none()) && all_hours.iter().all(|hours| *hours >= Decimal::ZERO);
    if !is_readable || hours <= Decimal::ZERO || hours > Decimal::from(24) || (child.is_none() && activity.needs_child) {
        return Expectation::Unchanged;
    }
    let known = world.known_children.get(user).and_then(|known| known.first()).cloned();
    let child = child.and(known);
    let mut texts: Vec<String> = Vec::new();
    for text in rows.values().filter_map(|row| row.comment.clone()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Expectation::Record((user.clone(), date, activity.id, hours.normalize(), child, texts.join("; ")))
}
