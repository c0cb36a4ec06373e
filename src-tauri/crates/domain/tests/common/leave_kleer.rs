//! A model of Kleer and of the ledger while the rows of a leave plan are carried out.

use std::collections::BTreeMap;

use domain::field::{Field, Value};
use domain::leave::{Record, WrittenDay};
use domain::plan::{Change, ChangeKind, LeaveDay};

use super::leave::{MONDAY, World, manual_record};

impl World {
    /// Makes a plan, carries out all sendable rows, and records the writes as the app does.
    pub fn carry_out(&mut self) -> Vec<Change> {
        let sent = self.sendable();
        for change in &sent {
            self.apply(change);
        }
        sent
    }

    fn apply(&mut self, change: &Change) {
        let details = change.day.as_ref().unwrap();
        let user = change.target_id.clone().unwrap();
        let written = self.written.entry(change.key.clone()).or_insert_with(|| WrittenDay {
            user: Some(user.clone()),
            record: None,
            present: false,
            fields: BTreeMap::new(),
            erased: false,
        });
        written.present = change.kind != ChangeKind::Remove;
        if change.kind == ChangeKind::Remove {
            self.records.retain(|record| Some(record.id) != details.record);
            written.fields.clear();
            return;
        }
        for field in &change.fields {
            match field.new.clone() {
                Some(value) => written.fields.insert(field.field, value),
                None => written.fields.remove(&field.field),
            };
        }
        let at = self.records.iter().position(|record| Some(record.id) == details.record).unwrap_or_else(|| {
            self.last_id += 1;
            let id = self.last_id;
            let mark = self.returns_marks.then(|| change.key.clone());
            let empty = manual_record(id, 0, MONDAY, "0");
            self.records.push(Record { user, mark, date: details.date, ..empty });
            self.records.len() - 1
        });
        let record = &mut self.records[at];
        written.record = Some(record.id);
        for field in &change.fields {
            write(record, details, field.field, field.new.as_ref());
        }
    }
}

fn write(record: &mut Record, details: &LeaveDay, field: Field, new: Option<&Value>) {
    let text = match new {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    match (field, new) {
        (Field::LeaveActivity, _) => record.activity = details.activity.unwrap(),
        (Field::LeaveHours, Some(Value::Hours(hours))) => record.hours = *hours,
        (Field::LeaveChild, _) => record.child = text,
        (Field::LeaveComment, _) => record.comment = text,
        other => panic!("no field of a day: {other:?}"),
    }
}
