//! Records of absence at Kleer, and the mark by which the app recognizes its own.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::{Field, Value};
use crate::fingerprint::Fingerprint;
use crate::person::PersonId;

/// The prefix of every mark.
pub const MARK_PREFIX: &str = "alexis-leave-";

/// The mark of a record. The same person, day, kind of leave and child have the same mark on every computer and in every run.
pub fn mark(employee: &PersonId, date: NaiveDate, leave_type: &str, child: Option<&str>) -> String {
    let identity = Fingerprint::of(&[employee.as_str(), &date.to_string(), leave_type, child.unwrap_or_default()]);
    let short: String = identity.as_str().chars().take(16).collect();
    format!("{MARK_PREFIX}{date}-{short}")
}

/// One record of one day at Kleer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub id: i64,
    /// Kleer's id of the person.
    pub user: PersonId,
    /// The value of `foreign-id`, written by the app or by another program.
    pub mark: Option<String>,
    /// Kleer's id of the activity.
    pub activity: i64,
    /// Work for a client, so not an absence.
    pub for_client: bool,
    /// The child's name.
    pub child: Option<String>,
    pub date: NaiveDate,
    pub hours: Decimal,
    pub comment: Option<String>,
    /// `None` when the day can still be changed.
    pub lock: Option<DayLock>,
}

impl Record {
    /// Whether the record carries a mark of the app.
    pub fn is_marked(&self) -> bool {
        self.mark.as_deref().is_some_and(|mark| mark.starts_with(MARK_PREFIX))
    }
}

/// The reason why a day can no longer be changed at Kleer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayLock {
    Approved,
    Certified,
    /// A status that the app does not know.
    Unknown,
}

/// The last write of a record, by the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDay {
    /// Kleer's id of the person.
    pub user: Option<PersonId>,
    /// Kleer's id of the record, when an answer or a read contained it.
    pub record: Option<i64>,
    /// False after the record was removed.
    pub present: bool,
    pub fields: BTreeMap<Field, Value>,
    /// Whether the values about the person were erased later. Then missing fields may have been written.
    pub erased: bool,
}
