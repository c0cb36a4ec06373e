//! The compensations in the ledger.

use domain::benefits::{Category, PayrollMonth};
use domain::field::{Field, Value};
use domain::plan::Change;
use domain::plan::benefits::SentPay;
use domain::run::{ExportKind, Step, StepState};
use rusqlite::params;

use super::codec::{enum_name, from_json, parse_enum};
use crate::{Store, StoreError};

impl Store {
    /// The compensations that other integrations sent into the same account in a month.
    pub fn sent_pay_by_others(&self, integration_id: &str, month: PayrollMonth) -> Result<Vec<SentPay>, StoreError> {
        let mut sent = Vec::new();
        for (other, _) in
            self.sharing_integrations(integration_id, ExportKind::Benefits)?.into_iter().filter(|(other, _)| other != integration_id)
        {
            sent.extend(self.sent_pay(&other, month)?.into_iter().filter(|pay| pay.happened));
        }
        Ok(sent)
    }

    /// The compensations that an integration sent or tried to send: those of a month, and the recurring ones of all months.
    /// Refused ones are left out.
    pub fn sent_pay(&self, integration_id: &str, month: PayrollMonth) -> Result<Vec<SentPay>, StoreError> {
        type Raw = (String, Option<String>, String);
        let connection = self.connection();
        let mut statement = connection.prepare(
            "SELECT ledger.state, ledger.target_id, run_row.body
             FROM ledger JOIN run ON run.id = ledger.run_id
             JOIN integration ON integration.id = run.integration_id AND ledger.seq > integration.ledger_floor
             JOIN run_row ON run_row.run_id = ledger.run_id AND run_row.key = ledger.row_key
             WHERE run.integration_id = ?1 AND run.export = ?2 AND ledger.step = ?3 ORDER BY ledger.seq",
        )?;
        let parameters = params![integration_id, enum_name(&ExportKind::Benefits)?, enum_name(&Step::CreatePay)?];
        let rows: Vec<Raw> =
            statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
        let mut sent = Vec::new();
        for (state, record, body) in rows {
            let happened = match parse_enum::<StepState>(&state, "step state")? {
                StepState::Failed => continue,
                StepState::Sent | StepState::Confirmed => true,
                StepState::Intended | StepState::Unknown => false,
            };
            let change: Change = from_json(&body, "change")?;
            sent.extend(sent_pay_of(&change, record, happened).filter(|pay| pay.month == month || pay.recurring));
        }
        Ok(sent)
    }
}

fn sent_pay_of(change: &Change, record: Option<String>, happened: bool) -> Option<SentPay> {
    let benefit = change.benefit.as_ref()?;
    let kind = benefit.pay_type.as_ref()?;
    let amount = change.field(Field::PayAmount).and_then(|field| match &field.new {
        Some(Value::Money(money)) => Some(money.clone()),
        _ => None,
    })?;
    Some(SentPay {
        person: change.target_id.clone()?,
        type_id: kind.id.clone(),
        type_name: kind.name.clone(),
        recurring: kind.category == Category::Recurring,
        month: benefit.month,
        amount,
        record,
        happened,
    })
}
