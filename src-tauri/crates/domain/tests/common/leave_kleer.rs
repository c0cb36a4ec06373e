//! Kleer, when the rows of a leave plan are carried out, and what the ledger remembers of it.

use std::collections::BTreeMap;

use domain::field::{Field, Value};
use domain::leave::{Record, Written};
use domain::plan::{Change, ChangeKind, LeaveDay};

use super::leave::{MONDAY, World, by_hand};

impl World {
    /// Makes a plan, carries out everything that can be sent, and remembers what the app remembers.
    pub fn carry_out(&mut self) -> Vec<Change> {
        let sent = self.sendable();
        for change in &sent {
            self.apply(change);
        }
        sent
    }

    fn apply(&mut self, change: &Change) {
        let told = change.day.as_ref().unwrap();
        let user = change.target_id.clone().unwrap();
        let written = self.written.entry(change.key.clone()).or_insert_with(|| Written {
            user: Some(user.clone()),
            record: None,
            present: false,
            fields: BTreeMap::new(),
            erased: false,
        });
        written.present = change.kind != ChangeKind::Remove;
        if change.kind == ChangeKind::Remove {
            self.records.retain(|record| Some(record.id) != told.record);
            written.fields.clear();
            return;
        }
        for field in &change.fields {
            match field.new.clone() {
                Some(value) => written.fields.insert(field.field, value),
                None => written.fields.remove(&field.field),
            };
        }
        let at = self.records.iter().position(|record| Some(record.id) == told.record).unwrap_or_else(|| {
            self.last_id += 1;
            let id = self.last_id;
            let mark = self.tells_marks.then(|| change.key.clone());
            let empty = by_hand(id, 0, MONDAY, "0");
            self.records.push(Record { user, mark, date: told.date, ..empty });
            self.records.len() - 1
        });
        let record = &mut self.records[at];
        written.record = Some(record.id);
        for field in &change.fields {
            write(record, told, field.field, field.new.as_ref());
        }
    }
}

fn write(record: &mut Record, told: &LeaveDay, field: Field, new: Option<&Value>) {
    let text = match new {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    match (field, new) {
        (Field::LeaveActivity, _) => record.activity = told.activity.unwrap(),
        (Field::LeaveHours, Some(Value::Hours(hours))) => record.hours = *hours,
        (Field::LeaveChild, _) => record.child = text,
        (Field::LeaveComment, _) => record.comment = text,
        other => panic!("no field of a day: {other:?}"),
    }
}
