//! The leave days in the ledger: the last state that was written under each mark.

use std::collections::BTreeMap;

use domain::leave::{MARK_PREFIX, Period, WrittenDay};
use domain::plan::Change;
use domain::run::{ExportKind, Step, StepState};
use rusqlite::params;

use super::codec::{enum_name, from_json, parse_enum};
use crate::{Store, StoreError};

impl Store {
    /// The days of a period that an integration wrote, by their marks. Refused writes are left out.
    pub fn written_days(&self, integration_id: &str, period: Period) -> Result<BTreeMap<String, WrittenDay>, StoreError> {
        type Raw = (String, String, String, Option<String>, String);
        let (first, last) = (format!("{MARK_PREFIX}{}", period.from), format!("{MARK_PREFIX}{}~", period.to));
        let connection = self.connection();
        let mut statement = connection.prepare(
            "SELECT ledger.row_key, ledger.step, ledger.state, ledger.target_id, run_row.body
             FROM ledger JOIN run ON run.id = ledger.run_id
             JOIN integration ON integration.id = run.integration_id AND ledger.seq > integration.ledger_floor
             JOIN run_row ON run_row.run_id = ledger.run_id AND run_row.key = ledger.row_key
             WHERE run.integration_id = ?1 AND run.export = ?2 AND ledger.row_key BETWEEN ?3 AND ?4 ORDER BY ledger.seq",
        )?;
        let parameters = params![integration_id, enum_name(&ExportKind::Leave)?, first, last];
        let rows: Vec<Raw> = statement
            .query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut written: BTreeMap<String, WrittenDay> = BTreeMap::new();
        for (mark, step, state, target_id, body) in rows {
            let happened = matches!(parse_enum::<StepState>(&state, "step state")?, StepState::Sent | StepState::Confirmed);
            if happened {
                let record = target_id.and_then(|id| id.parse().ok());
                apply_write(&mut written, mark, parse_enum(&step, "step")?, record, &from_json(&body, "change")?);
            }
        }
        Ok(written)
    }
}

fn apply_write(written: &mut BTreeMap<String, WrittenDay>, mark: String, step: Step, record: Option<i64>, change: &Change) {
    let empty = || WrittenDay { user: change.target_id.clone(), record: None, present: false, fields: BTreeMap::new(), erased: false };
    let entry = written.entry(mark).or_insert_with(empty);
    if step == Step::RemoveEvent {
        *entry = empty();
        return;
    }
    if step == Step::CreateEvent {
        entry.fields.clear();
        entry.erased = false;
    }
    entry.erased |= change.is_redacted();
    entry.user.clone_from(&change.target_id);
    entry.present = true;
    entry.record = record.or_else(|| change.day.as_ref().and_then(|day| day.record)).or(entry.record);
    for field in &change.fields {
        match &field.new {
            Some(value) => entry.fields.insert(field.field, value.clone()),
            None => entry.fields.remove(&field.field),
        };
    }
}
