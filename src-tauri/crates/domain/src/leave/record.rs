//! What Kleer holds of somebody's absence, and the mark by which the app knows its own.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::{Field, Value};
use crate::fingerprint::Fingerprint;
use crate::person::PersonId;

/// With this begins the mark of every record that the app makes.
pub const MARK: &str = "alexis-leave-";

/// The mark of a record: the same for the same person, day, kind of leave and child, on every computer and in every run.
pub fn mark(employee: &PersonId, date: NaiveDate, leave_type: &str, child: Option<&str>) -> String {
    let identity = Fingerprint::of(&[employee.as_str(), &date.to_string(), leave_type, child.unwrap_or_default()]);
    let short: String = identity.as_str().chars().take(16).collect();
    format!("{MARK}{date}-{short}")
}

/// One record of one day in Kleer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Kleer's id.
    pub id: i64,
    /// Who it is about, by Kleer's id.
    pub user: PersonId,
    /// What the app, or another program, wrote into `foreign-id`.
    pub mark: Option<String>,
    /// What it is reported on.
    pub activity: i64,
    /// Work for a client, and so no absence.
    pub for_client: bool,
    /// The child's name.
    pub child: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// Hours.
    pub hours: Decimal,
    /// The comment.
    pub comment: Option<String>,
    /// Whether it can still be changed.
    pub lock: Option<DayLock>,
}

impl Record {
    /// Whether the app made it, as far as the mark tells.
    pub fn is_marked(&self) -> bool {
        self.mark.as_deref().is_some_and(|mark| mark.starts_with(MARK))
    }
}

/// Why a day can no longer be changed in Kleer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayLock {
    /// Somebody approved it.
    Approved,
    /// It was certified.
    Certified,
    /// A state that this version does not know.
    Unknown,
}

/// What the ledger says of a record: the last thing that was written under a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Who it is about, by Kleer's id.
    pub user: Option<PersonId>,
    /// Kleer's id of it, when an answer or a read told it.
    pub record: Option<i64>,
    /// Whether it is to be there: false once it was removed.
    pub present: bool,
    /// What was written last.
    pub fields: BTreeMap<Field, Value>,
    /// Whether the values about the person were erased since: what is missing among the fields may have been written all the same.
    pub erased: bool,
}
