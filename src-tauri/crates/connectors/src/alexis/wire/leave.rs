//! Leave, as Alexis HR sends it.

use serde::Deserialize;

use super::{LenientString, Row};

/// Everything about leave in a range of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeaveRead {
    /// The days of absence, one row each.
    pub transactions: Vec<LeaveTransaction>,
    /// The leave that the days come from, as it was entered.
    pub leaves: Vec<Leave>,
    /// The kinds of leave.
    pub types: Vec<LeaveType>,
    /// The company's own payroll codes of the kinds.
    pub codes: Vec<LeaveTypeCode>,
    /// Who works when.
    pub work_weeks: Vec<WorkWeek>,
    /// The employees' children.
    pub children: Vec<Child>,
}

/// One day of somebody's absence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct LeaveTransaction {
    pub id: String,
    #[serde(default)]
    pub parent: Option<LeaveParent>,
    #[serde(default)]
    pub status: LenientString,
    #[serde(default)]
    pub leave_type_id: LenientString,
    #[serde(default)]
    pub employee_id: LenientString,
    #[serde(default)]
    pub child_id: LenientString,
    #[serde(default)]
    pub description: LenientString,
    #[serde(default)]
    pub date: LenientString,
    #[serde(default)]
    pub hours: LenientString,
    #[serde(default)]
    pub extent: LenientString,
}

/// What a day of absence comes from: leave, or an entry of a timesheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct LeaveParent {
    #[serde(default)]
    pub id: LenientString,
    #[serde(default, rename = "type")]
    pub kind: LenientString,
}

/// Leave as somebody entered it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct Leave {
    pub id: String,
    #[serde(default)]
    pub employee_id: LenientString,
    #[serde(default)]
    pub type_id: LenientString,
    #[serde(default)]
    pub status: LenientString,
    #[serde(default)]
    pub start_date: LenientString,
    #[serde(default)]
    pub end_date: LenientString,
}

/// A kind of leave.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct LeaveType {
    pub id: String,
    #[serde(default)]
    pub name: LenientString,
    #[serde(default)]
    pub kind: LenientString,
    #[serde(default)]
    pub archived: LenientString,
}

/// The company's own payroll code of a kind of leave.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct LeaveTypeCode {
    #[serde(default)]
    pub leave_type_id: LenientString,
    #[serde(default)]
    pub code: LenientString,
}

/// A week of work: of an employee, of an office or of the whole company.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct WorkWeek {
    pub id: String,
    #[serde(default)]
    pub employee_id: LenientString,
    #[serde(default)]
    pub office_id: LenientString,
    #[serde(default)]
    pub effective_from: LenientString,
    #[serde(default)]
    pub effective_to: LenientString,
    #[serde(default)]
    pub monday: Option<WeekDay>,
    #[serde(default)]
    pub tuesday: Option<WeekDay>,
    #[serde(default)]
    pub wednesday: Option<WeekDay>,
    #[serde(default)]
    pub thursday: Option<WeekDay>,
    #[serde(default)]
    pub friday: Option<WeekDay>,
    #[serde(default)]
    pub saturday: Option<WeekDay>,
    #[serde(default)]
    pub sunday: Option<WeekDay>,
}

/// A day of a week of work.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct WeekDay {
    #[serde(default)]
    pub working: LenientString,
    #[serde(default)]
    pub duration: LenientString,
}

/// An employee's child.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the vendor's own names")]
pub struct Child {
    pub id: String,
    #[serde(default)]
    pub employee_id: LenientString,
    #[serde(default)]
    pub name: LenientString,
    #[serde(default)]
    pub birthdate: LenientString,
}

impl Row for LeaveTransaction {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Row for Leave {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Row for LeaveType {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Row for WorkWeek {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Row for Child {
    fn id(&self) -> &str {
        &self.id
    }
}
