//! The amounts of a benefit list and the exported months.

use chrono::{DateTime, Utc};
use domain::benefits::{Benefit, Entry, ListPerson, PayrollMonth};
use domain::money::Money;
use domain::run::ExportKind;
use rusqlite::{Row, Transaction, params};

use super::benefits::put_benefit;
use super::codec::{enum_name, from_json, parse_instant, to_json};
use super::list_people::put_list_person;
use crate::{Store, StoreError};

/// A month with at least one sent amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedMonth {
    pub month: PayrollMonth,
    /// The latest run of the month.
    pub run_id: String,
    /// The start of the run.
    pub at: DateTime<Utc>,
}

/// The changes that a file makes to a list. They are stored together or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AmountChange {
    /// Benefits to be inserted or updated.
    pub benefits: Vec<Benefit>,
    /// People to be inserted or updated.
    pub people: Vec<ListPerson>,
    /// Months whose amounts are removed before the new ones are stored.
    pub cleared: Vec<PayrollMonth>,
    /// Amounts to be inserted or updated.
    pub entries: Vec<Entry>,
}

const COLUMNS: &str = "person, benefit, month, amount, currency, equal_rows";

type Raw = [String; 6];

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?])
}

fn entry([person, benefit, month, amount, currency, equal_rows]: Raw) -> Result<Entry, StoreError> {
    let amount = amount.parse().map_err(|_| StoreError::Unreadable("amount"))?;
    let currency = currency.parse().map_err(|_| StoreError::Unreadable("currency"))?;
    let month = month.parse().map_err(|_| StoreError::Unreadable("month"))?;
    let equal_rows = from_json(&equal_rows, "equal rows")?;
    Ok(Entry { person, benefit, month, amount: Money { amount, currency }, equal_rows })
}

impl Store {
    /// The amounts of a list, ordered by month, person and benefit.
    pub fn benefit_amounts(&self, integration_id: &str) -> Result<Vec<Entry>, StoreError> {
        let connection = self.connection();
        let sql = format!("SELECT {COLUMNS} FROM benefit_amount WHERE integration_id = ?1 ORDER BY month, person, benefit");
        let mut statement = connection.prepare(&sql)?;
        let rows: Vec<Raw> = statement.query_map([integration_id], raw)?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(entry).collect()
    }

    /// Stores an amount that the owner typed; `None` removes it. Fails when the person or the benefit is not in the list.
    pub fn set_benefit_amount(
        &self,
        integration_id: &str,
        person: &str,
        benefit: &str,
        month: PayrollMonth,
        amount: Option<&Money>,
    ) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        match amount {
            Some(amount) => {
                let entry =
                    Entry { person: person.to_owned(), benefit: benefit.to_owned(), month, amount: amount.clone(), equal_rows: Vec::new() };
                put_entry(&transaction, integration_id, &entry)?;
            }
            None => {
                let sql = "DELETE FROM benefit_amount WHERE integration_id = ?1 AND person = ?2 AND benefit = ?3 AND month = ?4";
                transaction.execute(sql, [integration_id, person, benefit, &month.to_string()])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Applies the changes of a file to a list: all of them or none.
    pub fn change_amounts(&self, integration_id: &str, change: &AmountChange) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        for benefit in &change.benefits {
            put_benefit(&transaction, integration_id, benefit)?;
        }
        for person in &change.people {
            put_list_person(&transaction, integration_id, person)?;
        }
        for month in &change.cleared {
            let sql = "DELETE FROM benefit_amount WHERE integration_id = ?1 AND month = ?2";
            transaction.execute(sql, [integration_id, &month.to_string()])?;
        }
        for entry in &change.entries {
            put_entry(&transaction, integration_id, entry)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// The exported months, newest first.
    pub fn exported_months(&self, integration_id: &str) -> Result<Vec<ExportedMonth>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare(
            "SELECT plan.month, run.id, max(run.started_at) FROM run JOIN plan ON plan.id = run.plan_id
             WHERE run.integration_id = ?1 AND run.export = ?2 AND plan.month IS NOT NULL
               AND EXISTS (SELECT 1 FROM ledger WHERE ledger.run_id = run.id AND ledger.state <> 'failed') GROUP BY plan.month ORDER BY plan.month DESC",
        )?;
        let rows: Vec<[String; 3]> = statement
            .query_map(params![integration_id, enum_name(&ExportKind::Benefits)?], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?
            .collect::<rusqlite::Result<_>>()?;
        rows.into_iter()
            .map(|[month, run_id, at]| {
                let month = month.parse().map_err(|_| StoreError::Unreadable("month"))?;
                Ok(ExportedMonth { month, run_id, at: parse_instant(&at)? })
            })
            .collect()
    }
}

fn put_entry(transaction: &Transaction<'_>, integration_id: &str, entry: &Entry) -> Result<(), StoreError> {
    let Money { amount, currency } = &entry.amount;
    let equal_rows = to_json(&entry.equal_rows, "equal rows")?;
    transaction.execute(
        "INSERT INTO benefit_amount (integration_id, person, benefit, month, amount, currency, equal_rows) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET amount = excluded.amount, currency = excluded.currency, equal_rows = excluded.equal_rows",
        params![integration_id, entry.person, entry.benefit, entry.month.to_string(), amount.to_string(), currency.code(), equal_rows],
    )?;
    Ok(())
}
