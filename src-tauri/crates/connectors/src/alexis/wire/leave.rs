//! The leave records that Alexis HR sends.

use serde::Deserialize;

use super::{LenientString, Row};

/// All leave in a range of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeaveRead {
    /// The days of absence, one row per day.
    pub transactions: Vec<LeaveTransaction>,
    /// Leave as it was entered. The days come from it.
    pub leaves: Vec<Leave>,
    pub types: Vec<LeaveType>,
    /// The company's own payroll codes of the leave types.
    pub codes: Vec<LeaveTypeCode>,
    pub work_weeks: Vec<WorkWeek>,
    pub children: Vec<Child>,
}

/// One day of a person's absence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
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

/// The origin of a day of absence: leave, or a timesheet entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct LeaveParent {
    #[serde(default)]
    pub id: LenientString,
    #[serde(default, rename = "type")]
    pub kind: LenientString,
}

/// Leave as it was entered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
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

/// A leave type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LeaveType {
    pub id: String,
    #[serde(default)]
    pub name: LenientString,
    #[serde(default)]
    pub kind: LenientString,
    #[serde(default)]
    pub archived: LenientString,
}

/// The company's own payroll code of a leave type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeaveTypeCode {
    #[serde(default)]
    pub leave_type_id: LenientString,
    #[serde(default)]
    pub code: LenientString,
}

/// A working week of an employee, of an office or of the whole company.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
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

/// A weekday of a working week. The unit of `duration` is not documented.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct WeekDay {
    #[serde(default)]
    pub working: LenientString,
    #[serde(default)]
    pub duration: LenientString,
}

/// An employee's child.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
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
