//! What rows and plans of the leave export hold beside what every plan holds.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::leave::{Activity, Agi, DayLock, LeaveRule, Period};

/// What a row of the leave export is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveDay {
    /// The employee's calendar day. Of a leave as a whole, its first day in the period.
    pub date: NaiveDate,
    /// The last day, when the row is about a leave as a whole.
    pub until: Option<NaiveDate>,
    /// The rows of one leave have the same: they are shown together.
    pub leave: String,
    /// The kind of leave by its id in Alexis HR; `None`: only the target knows the record.
    pub leave_type: Option<String>,
    /// Its name, or the activity's where only the target knows the record.
    pub leave_type_name: String,
    /// Kleer's id of the activity that is written.
    #[ts(type = "number | null")]
    pub activity: Option<i64>,
    /// Kleer's id of the record that is changed or removed.
    #[ts(type = "number | null")]
    pub record: Option<i64>,
    /// How many records that the app did not make stand on that day.
    pub others: u32,
    /// The app sent this day before.
    pub sent_before: bool,
    /// The day lies before the chosen period, in one that was exported or closed: a late change.
    pub late: bool,
    /// The owner closed the period that the day lies in.
    pub closed: bool,
    /// Nothing is to be sent without the owner ticking it on purpose.
    pub hold: bool,
    /// Why the day cannot be changed in Kleer any more.
    pub lock: Option<DayLock>,
    /// What the employer return says of the day.
    pub agi: Option<Agi>,
}

/// What a plan of the leave export says beside its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveOverview {
    /// The chosen period.
    pub period: Period,
    /// Days and hours of the period that Kleer would hold, by kind of leave.
    pub sums: Vec<LeaveSum>,
    /// Every kind of leave that occurs, with what becomes of it. Those that nobody decided about first.
    pub types: Vec<LeaveTypeUse>,
    /// What can be reported on in Kleer.
    pub activities: Vec<Activity>,
    /// Days of the period that hold a record of the app in Kleer before anything is sent.
    pub held_before: u32,
    /// Days of the period that the app sent and that nobody is known to have removed, whether or not they were read.
    #[serde(default)]
    pub sent_before: u32,
    /// Whether the days that a graded leave could mean were not asked about yet.
    pub graded_unasked: bool,
}

/// Days and hours of one kind of leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveSum {
    /// The kind of leave, by its id in Alexis HR.
    pub leave_type: String,
    /// Its name.
    pub name: String,
    /// How many days of how many people, each counted once.
    pub days: u32,
    /// Hours.
    #[ts(as = "String")]
    pub hours: Decimal,
}

/// A kind of leave that occurs in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveTypeUse {
    /// Its id in Alexis HR.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many days of it there are.
    pub days: u32,
    /// What the owner decided; `None`: nothing yet.
    pub rule: Option<LeaveRule>,
    /// The activity it most likely stands for.
    pub proposal: Option<Activity>,
    /// The activities of one name that it most likely stands for: which of them, only the owner can say.
    #[serde(default)]
    pub alike: Vec<Activity>,
}
