//! Random leave, records and ledgers.

use std::collections::BTreeMap;

use chrono::Days;
use domain::field::{Field, Value};
use domain::leave::{Absence, DayLock, LeaveRule, Record, WrittenDay, mark};
use proptest::prelude::*;
use proptest::sample::select;

use super::leave::{KONSULT, SEMESTER, SICK, SJUK, SKOTER_BARN, VAB, VACATION, World, absence, dec, manual_record, period, sent_as};
use super::{day, id};

/// Few days, so that many inputs share a day. Some are before the period, some around a weekend, some in the period.
fn date() -> impl Strategy<Value = chrono::NaiveDate> {
    (0_u64..16).prop_map(|days| day("2026-10-27") + Days::new(days))
}

fn employee() -> impl Strategy<Value = &'static str> {
    select(vec!["p1", "p2"])
}

prop_compose! {
    fn row()(
        (number, employee) in (0_u32..40, employee()),
        leave_type in select(vec![SICK, VACATION, VAB]),
        (date, with_child) in (date(), prop::bool::ANY),
        hours in prop::option::weighted(0.95, select(vec!["8", "4", "7.50", "0.016666", "0", "25", "-1"])),
        comment in prop::option::of(select(vec!["cold", "fever"])),
        status in prop::option::weighted(0.05, Just("MAYBE".to_owned())),
    ) -> Absence {
        let child = (with_child && leave_type == VAB).then(|| format!("child of {employee}"));
        let hours = hours.map(|hours| dec(hours).round_dp(2));
        let comment = comment.map(str::to_owned);
        let blank = absence("", leave_type, "2026-11-02", "1");
        Absence { id: format!("t{number:02}"), employee: id(employee), child, date, hours, comment, unknown_status: status, ..blank }
    }
}

/// Rows of leave. Each id occurs once.
pub fn leave() -> impl Strategy<Value = Vec<Absence>> {
    let once = |rows: Vec<Absence>| rows.into_iter().map(|row| (row.id.clone(), row)).collect::<BTreeMap<_, _>>().into_values().collect();
    prop::collection::vec(row(), 0..14).prop_map(once)
}

prop_compose! {
    /// A record that a person or another program entered at Kleer.
    fn other()(
        (user, date) in (select(vec!["k1", "k2"]), date()),
        (activity, for_client) in (select(vec![SJUK, SEMESTER, KONSULT]), prop::bool::weighted(0.2)),
        hours in select(vec!["8", "4"]),
        mark in prop::option::weighted(0.2, Just("timesheet".to_owned())),
        lock in prop::option::weighted(0.1, Just(DayLock::Approved)),
    ) -> Record {
        Record { user: id(user), mark, for_client, date, lock, ..manual_record(0, activity, "2026-11-02", hours) }
    }
}

type Locks = BTreeMap<(domain::person::PersonId, chrono::NaiveDate), DayLock>;

pub fn locks() -> impl Strategy<Value = Locks> {
    let lock = select(vec![DayLock::Approved, DayLock::Certified, DayLock::Unknown]);
    let key = (select(vec!["k1", "k2"]), date()).prop_map(|(user, date)| (id(user), date));
    prop::collection::btree_map(key, lock, 0..4)
}

prop_compose! {
    /// Two people with leave. Others have used Kleer, and the app has sent nothing yet.
    pub fn companies()(
        absences in leave(),
        others in prop::collection::vec(other(), 0..6),
        locks in locks(),
        returns_marks in prop::bool::ANY,
        (late, closed) in (prop::bool::ANY, prop::option::weighted(0.3, (date(), 0_u64..4))),
        rules in [0_u8..6, 0_u8..6, 0_u8..6],
    ) -> World {
        let mut world = World::new();
        (world.people, world.children) = (vec![], vec![]);
        world.matches.source.clear();
        world.known_children.clear();
        world.add_person("p1", "k1", "Ebba");
        world.add_person("p2", "k2", "Nils");
        (world.absences, world.locks, world.returns_marks) = (absences, locks, returns_marks);
        world.records = (1..).zip(others).map(|(id, record)| Record { id, ..record }).collect();
        world.window = period("2026-10-26", "2026-11-30");
        if late {
            world.exported = vec![period("2026-10-28", "2026-10-31")];
        }
        world.closed = closed.into_iter().map(|(from, days)| domain::leave::Period { from, to: from + Days::new(days) }).collect();
        for (leave_type, rule) in [SICK, VACATION, VAB].into_iter().zip(rules) {
            let _before = match rule {
                0 => world.settings.rules.remove(leave_type),
                1 => world.settings.rules.insert(leave_type.to_owned(), LeaveRule::DoNotSend),
                2 => world.settings.rules.insert(leave_type.to_owned(), sent_as(404)),
                3 => world.settings.rules.insert(leave_type.to_owned(), sent_as(SJUK)),
                4 => world.settings.rules.insert(leave_type.to_owned(), sent_as(SKOTER_BARN)),
                _ => None,
            };
        }
        world
    }
}

/// A record with any mark, on any day, of any person.
fn stray(row: Absence, record: Record, kind: u8) -> Record {
    let own = mark(&row.employee, row.date, &row.leave_type, row.child.as_deref());
    match kind {
        0 => Record { mark: Some(own), date: row.date, ..record },
        1 => Record { mark: Some(own), ..record },
        2 => Record { mark: Some(mark(&id("stranger"), record.date, SICK, None)), ..record },
        3 => Record { mark: Some("alexis-leave-".to_owned()), ..record },
        _ => record,
    }
}

prop_compose! {
    /// A company with records and ledgers that contradict each other.
    pub fn chaos()(
        mut world in companies(),
        strays in prop::collection::vec((row(), other(), 0_u8..5), 0..8),
        ledger in prop::collection::vec(
            (row(), prop::option::of(1_i64..14), prop::bool::ANY, prop::bool::ANY, select(vec!["k1", "k2"])),
            0..8,
        ),
        ignored in prop::collection::vec(prop::bool::weighted(0.2), 2),
    ) -> World {
        // Some records and ledger entries belong to days of leave.
        for (at, (row, record, kind)) in strays.into_iter().enumerate() {
            let row = world.absences.get(at).cloned().unwrap_or(row);
            let user = id(&row.employee.as_str().replace('p', "k"));
            world.records.push(Record { user, ..stray(row, record, kind) });
        }
        for (id, record) in (1..).zip(&mut world.records) {
            record.id = id;
        }
        for (at, (row, record, present, hours, user)) in ledger.into_iter().enumerate() {
            let row = world.absences.get(at).cloned().unwrap_or(row);
            let key = mark(&row.employee, row.date, &row.leave_type, row.child.as_deref());
            let fields = if hours { [(Field::LeaveHours, Value::Hours(dec("8")))].into() } else { BTreeMap::new() };
            world.written.insert(key, WrittenDay { user: Some(id(user)), record, present, fields, erased: false });
        }
        world.people = world.people.into_iter().zip(&ignored).filter(|(_, ignored)| !**ignored).map(|(person, _)| person).collect();
        world
    }
}
