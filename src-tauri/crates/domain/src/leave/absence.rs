//! Absence at Alexis HR.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::person::PersonId;

/// One approved day of leave, or a part of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The source's id of the row. It may change when the leave is edited.
    pub id: String,
    /// The id of the leave that the day belongs to, when the answer contains it.
    pub leave: Option<String>,
    pub employee: PersonId,
    /// The source's id of the kind of leave.
    pub leave_type: String,
    /// The source's id of the child that the leave is for.
    pub child: Option<String>,
    /// The employee's calendar day. When `unclear` is set, this is the earlier of the two possible days.
    pub date: NaiveDate,
    /// The later possible day. The app does not guess, so such a day is not sent.
    pub unclear: Option<UnclearDay>,
    /// Hours absent. `None` when missing or unreadable.
    pub hours: Option<Decimal>,
    /// Share of the day in per cent, when the answer contains it.
    pub extent: Option<Decimal>,
    pub comment: Option<String>,
    /// A status that the app does not know.
    pub unknown_status: Option<String>,
}

/// One of two days that a moment could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnclearDay {
    pub day: NaiveDate,
    /// The moment as the source gives it.
    pub moment: String,
}

/// A kind of leave at the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveType {
    pub id: String,
    pub name: String,
    /// The source's kind, in capitals with underscores (`SICK_LEAVE`).
    pub kind: Option<String>,
    pub code: Option<String>,
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    pub id: String,
    pub employee: PersonId,
    pub name: String,
}

/// A leave as the person entered it. The app compares it with the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredLeave {
    pub id: String,
    pub employee: PersonId,
    /// The source's id of the kind of leave.
    pub leave_type: String,
    /// In capitals (`APPROVED`).
    pub status: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// The moment of a first or last day that could be two days. Then `from` is the earliest and `to` the latest possible day.
    pub unclear: Option<String>,
}

impl EnteredLeave {
    /// Approved leave belongs in the payroll.
    pub fn is_approved(&self) -> bool {
        matches!(self.status.as_deref(), Some("APPROVED" | "CONFIRMED"))
    }

    /// Waiting for approval.
    pub fn is_pending(&self) -> bool {
        self.status.as_deref() == Some("PENDING")
    }
}
