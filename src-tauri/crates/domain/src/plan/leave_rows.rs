//! The parts of plans and rows that only the leave export has.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::leave::{Activity, Agi, DayLock, LeaveRule, Period};

/// A day of leave, or a leave as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveDay {
    /// The employee's calendar day. For a leave as a whole, its first day in the period.
    pub date: NaiveDate,
    /// The last day in the period. Only for a leave as a whole.
    pub until: Option<NaiveDate>,
    /// Groups the rows of one leave, which are shown together.
    pub leave: String,
    /// The leave type's id in Alexis HR. `None` when only Kleer has the record.
    pub leave_type: Option<String>,
    /// The leave type's name, or the activity's name when only Kleer has the record.
    pub leave_type_name: String,
    /// Kleer's id of the activity to write.
    #[ts(type = "number | null")]
    pub activity: Option<i64>,
    /// Kleer's id of the record to change or remove.
    #[ts(type = "number | null")]
    pub record: Option<i64>,
    /// The number of absence records on that day that the app did not create.
    pub others: u32,
    pub sent_before: bool,
    /// The day lies before the chosen period, in a period that was exported or closed.
    pub late: bool,
    /// The owner closed the day's period.
    pub closed: bool,
    /// The row is not ticked by default. It is sent only if the owner ticks it.
    pub hold: bool,
    /// The reason why Kleer no longer accepts changes of the day.
    pub lock: Option<DayLock>,
    /// The day's entry in the employer's tax return (AGI).
    pub agi: Option<Agi>,
}

/// The summary of a leave plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveOverview {
    pub period: Period,
    /// The days and hours of the period that Kleer would have after the export, by leave type.
    pub sums: Vec<LeaveSum>,
    /// The leave types that occur. Types without a rule come first.
    pub types: Vec<LeaveTypeUse>,
    /// Kleer's activities, on which time can be reported.
    pub activities: Vec<Activity>,
    /// The app's records of the period in Kleer before the export, one per day, leave type and child.
    pub held_before: u32,
    /// The app's records of the period according to the ledger: sent, and not known to be removed. A read is not needed.
    #[serde(default)]
    pub sent_before: u32,
    /// Whether a graded leave is blocked because the owner has not said yet how its hours are meant.
    pub graded_unasked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveSum {
    /// The leave type's id in Alexis HR.
    pub leave_type: String,
    pub name: String,
    /// Each day of each person counts once.
    pub days: u32,
    #[ts(as = "String")]
    pub hours: Decimal,
}

/// A leave type that occurs in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveTypeUse {
    /// The leave type's id in Alexis HR.
    pub id: String,
    pub name: String,
    pub days: u32,
    /// `None` until the owner decides.
    pub rule: Option<LeaveRule>,
    /// The activity that fits best.
    pub proposal: Option<Activity>,
    /// Several activities that fit equally well, because they have one name. Only the owner can choose.
    #[serde(default)]
    pub alike: Vec<Activity>,
}
