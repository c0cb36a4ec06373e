//! Absence as Alexis HR tells it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::person::PersonId;

/// One approved day, or part of a day, of somebody's leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The source's id of the row. It may change when the leave is edited.
    pub id: String,
    /// The leave it belongs to, when the source tells it.
    pub leave: Option<String>,
    /// Who is absent.
    pub employee: PersonId,
    /// The kind of leave, by the source's id.
    pub leave_type: String,
    /// The child the leave is for, by the source's id.
    pub child: Option<String>,
    /// The employee's calendar day; where `unclear` holds another one, the earlier of two.
    pub date: NaiveDate,
    /// The other day that it could be as well: nobody sends it on a guess.
    pub unclear: Option<UnclearDay>,
    /// Hours absent that day; `None`: not told, or not readable.
    pub hours: Option<Decimal>,
    /// Share absent in per cent, when the source tells one.
    pub extent: Option<Decimal>,
    /// What the person wrote about it.
    pub comment: Option<String>,
    /// A status that this version does not know.
    pub unknown_status: Option<String>,
}

/// A day that a moment could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnclearDay {
    /// The day.
    pub day: NaiveDate,
    /// The moment, as the source tells it.
    pub told: String,
}

/// A kind of leave that the source knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveType {
    /// Its id.
    pub id: String,
    /// The company's name for it.
    pub name: String,
    /// The source's kind, in capitals with underscores (`SICK_LEAVE`).
    pub kind: Option<String>,
    /// The company's own payroll code.
    pub code: Option<String>,
    /// No longer in use.
    pub archived: bool,
}

/// A child of an employee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// The source's id.
    pub id: String,
    /// The parent.
    pub employee: PersonId,
    /// The child's name.
    pub name: String,
}

/// A leave as the person entered it: the cross-check on the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredLeave {
    /// The source's id.
    pub id: String,
    /// Who is absent.
    pub employee: PersonId,
    /// The kind of leave, by the source's id.
    pub leave_type: String,
    /// In capitals (`APPROVED`).
    pub status: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// What was told of a first or last day that could be two. Then `from` is the earliest, and `to` the latest.
    pub unclear: Option<String>,
}

impl EnteredLeave {
    /// Approved, so that its days belong in the payroll.
    pub fn is_approved(&self) -> bool {
        matches!(self.status.as_deref(), Some("APPROVED" | "CONFIRMED"))
    }

    /// Nobody has said yes or no yet.
    pub fn is_pending(&self) -> bool {
        self.status.as_deref() == Some("PENDING")
    }
}
