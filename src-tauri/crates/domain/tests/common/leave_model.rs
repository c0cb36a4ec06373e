//! What Kleer should hold after an export, written down as simply as possible: day by day, from the rules alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use domain::leave::{LeaveRule, Record, mark};
use domain::person::PersonId;
use rust_decimal::Decimal;

use super::leave::World;

/// What a record says: whose, when, activity, hours, child, comment.
pub type Says = (PersonId, NaiveDate, i64, Decimal, Option<String>, String);

pub fn says(record: &Record) -> Says {
    let comment = record.comment.clone().unwrap_or_default();
    (record.user.clone(), record.date, record.activity, record.hours.normalize(), record.child.clone(), comment)
}

/// What the rules say of one day of one kind.
enum Should {
    Hold(Says),
    HoldNothing,
    StayAsItIs,
}

/// What Kleer should hold, sorted. `ours`: the records that the app made, each with its mark, known to the test alone.
pub fn expected(world: &World, ours: &BTreeMap<i64, String>) -> Vec<Says> {
    let mut kleer: Vec<Says> = world.records.iter().filter(|record| !ours.contains_key(&record.id)).map(says).collect();
    let mut hand: Vec<&Record> = world.records.iter().filter(|record| !ours.contains_key(&record.id) && !record.for_client).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let days: BTreeSet<_> =
        world.absences.iter().map(|row| (row.employee.clone(), row.date, row.leave_type.clone(), row.child.clone())).collect();
    for (employee, date, leave_type, child) in days {
        let key = mark(&employee, date, &leave_type, child.as_deref());
        let record = world.records.iter().find(|record| ours.get(&record.id) == Some(&key));
        seen.insert(key);
        let user = PersonId(employee.as_str().replace('p', "k"));
        let fixed = !is_open(world, &user, date) || record.is_some_and(|record| record.lock.is_some());
        let should = if fixed { Should::StayAsItIs } else { rule(world, &user, (&employee, date, &leave_type, child.as_deref())) };
        match (should, record) {
            (Should::StayAsItIs, record) => kleer.extend(record.map(says)),
            (Should::Hold(wanted), Some(_)) => kleer.push(wanted),
            (Should::Hold(wanted), None) => {
                let same = hand.iter().position(|record| {
                    let (user, date, activity, hours, child, _) = says(record);
                    (user, date, activity, hours, child) == (wanted.0.clone(), wanted.1, wanted.2, wanted.3, wanted.4.clone())
                });
                // What somebody entered by hand is there already; it counts once.
                match same {
                    Some(at) => drop(hand.remove(at)),
                    None => kleer.push(wanted),
                }
            }
            (Should::HoldNothing, _) => {}
        }
    }
    for record in world.records.iter().filter(|record| ours.get(&record.id).is_some_and(|mark| !seen.contains(mark))) {
        if !is_open(world, &record.user, record.date) || record.lock.is_some() {
            kleer.push(says(record));
        }
    }
    kleer.sort();
    kleer
}

/// Whether the export may change the day at all.
fn is_open(world: &World, user: &PersonId, date: NaiveDate) -> bool {
    let closed = world.closed.iter().any(|period| period.holds(date));
    let exported = world.exported.iter().any(|period| period.holds(date));
    let planned = if world.period.holds(date) { !closed } else { world.window.holds(date) && (closed || exported) };
    planned && !world.locks.contains_key(&(user.clone(), date))
}

fn rule(world: &World, user: &PersonId, (employee, date, leave_type, child): (&PersonId, NaiveDate, &str, Option<&str>)) -> Should {
    if date.weekday().num_days_from_monday() > 4 {
        return Should::HoldNothing;
    }
    let activity = match world.settings.rules.get(leave_type) {
        Some(LeaveRule::Send { activity, .. }) => world.activities.iter().find(|known| known.id == *activity),
        _ => None,
    };
    let Some(activity) = activity else { return Should::StayAsItIs };
    let rows: BTreeMap<&str, _> = world
        .absences
        .iter()
        .filter(|row| (&row.employee, row.date, row.leave_type.as_str(), row.child.as_deref()) == (employee, date, leave_type, child))
        .map(|row| (row.id.as_str(), row))
        .collect();
    let told: Option<Vec<Decimal>> = rows.values().map(|row| row.hours).collect();
    let Some(told) = told else { return Should::StayAsItIs };
    let hours: Decimal = told.iter().sum();
    let readable = rows.values().all(|row| row.unknown_status.is_none()) && told.iter().all(|hours| *hours >= Decimal::ZERO);
    if !readable || hours <= Decimal::ZERO || hours > Decimal::from(24) || (child.is_none() && activity.needs_child) {
        return Should::StayAsItIs;
    }
    let known = world.known_children.get(user).and_then(|known| known.first()).cloned();
    let child = child.and(known);
    let mut texts: Vec<String> = Vec::new();
    for text in rows.values().filter_map(|row| row.comment.clone()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Should::Hold((user.clone(), date, activity.id, hours.normalize(), child, texts.join("; ")))
}
