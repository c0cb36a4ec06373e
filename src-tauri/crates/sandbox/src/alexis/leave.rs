//! Leave as people enter it. Every change of a leave also updates its transactions.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Alexis, Row};
use crate::stockholm;

/// The field of a stored row that holds the whole leave. No read shows it.
pub(super) const LEAVE_FIELD: &str = "$leave";

/// ```
/// use sandbox::{LeaveType, alexis::{Leave, LeaveStatus}, employee_id};
/// # let (monday, friday) = ("2026-11-02".parse().unwrap(), "2026-11-06".parse().unwrap());
/// let week = Leave::days(employee_id(1), LeaveType::Vacation, monday, friday);
/// let half_sick = Leave::days(employee_id(1), LeaveType::Sick, monday, friday).graded(50).description("rygg");
/// let morning = Leave::days(employee_id(1), LeaveType::OffDuty, monday, monday).minutes(90).status(LeaveStatus::Pending);
/// # let _ = (week, half_sick, morning);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Leave {
    /// None for a new leave.
    pub id: Option<String>,
    /// The employee's id.
    pub employee: String,
    /// The leave type's id.
    pub leave_type: String,
    pub status: LeaveStatus,
    pub from: NaiveDate,
    /// The last day, included.
    pub to: NaiveDate,
    /// The part of each day.
    pub part: LeavePart,
    /// The per cent of graded leave.
    pub grade: Option<Decimal>,
    /// The child's id.
    pub child: Option<String>,
    pub description: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LeaveStatus {
    Pending,
    Denied,
    Cancelled,
    Approved,
    Confirmed,
}

/// The part of each day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeavePart {
    Whole,
    /// Half of the working day.
    Half,
    /// From eight in the morning on.
    Minutes(u32),
}

impl Leave {
    /// Approved leave of whole days, both ends included.
    pub fn days(employee: impl Into<String>, leave_type: impl Into<String>, from: NaiveDate, to: NaiveDate) -> Leave {
        Leave {
            id: None,
            employee: employee.into(),
            leave_type: leave_type.into(),
            status: LeaveStatus::Approved,
            from,
            to,
            part: LeavePart::Whole,
            grade: None,
            child: None,
            description: String::new(),
        }
    }

    pub fn half(self) -> Leave {
        Leave { part: LeavePart::Half, ..self }
    }

    /// Leave of these minutes of each day.
    pub fn minutes(self, minutes: u32) -> Leave {
        Leave { part: LeavePart::Minutes(minutes), ..self }
    }

    /// Leave of this per cent of each day.
    pub fn graded(self, per_cent: impl Into<Decimal>) -> Leave {
        Leave { grade: Some(per_cent.into()), ..self }
    }

    /// Sets the child, by its id.
    pub fn child(self, child: impl Into<String>) -> Leave {
        Leave { child: Some(child.into()), ..self }
    }

    pub fn status(self, status: LeaveStatus) -> Leave {
        Leave { status, ..self }
    }

    pub fn description(self, description: &str) -> Leave {
        Leave { description: description.to_owned(), ..self }
    }

    /// The leave that a stored row holds.
    pub(super) fn from_row(row: &Row) -> Option<Leave> {
        serde_json::from_value(row.get(LEAVE_FIELD)?.clone()).ok()
    }

    fn to_row(&self) -> Row {
        let duration = match self.part {
            LeavePart::Minutes(_) => "minutes",
            LeavePart::Half => "half_day",
            LeavePart::Whole if self.from == self.to => "one_day",
            LeavePart::Whole => "longer",
        };
        let (start, end) = match self.part {
            LeavePart::Minutes(minutes) => {
                let begin = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
                let end = self.to.and_time(begin) + TimeDelta::minutes(i64::from(minutes));
                (stockholm::instant(self.from.and_time(begin)), stockholm::instant(end))
            }
            _ => (super::at_midnight(self.from), super::at_midnight(self.to)),
        };
        let row = json!({
            "id": self.id, "employeeId": self.employee, "typeId": self.leave_type, "status": self.status, "duration": duration,
            "startDate": start, "endDate": end, "description": self.description, LEAVE_FIELD: self,
        });
        if let Value::Object(row) = row { row } else { Row::new() }
    }
}

impl Alexis {
    /// Adds a leave, or replaces the one with its id. Its transactions are created anew, with new ids. Returns the leave's id.
    pub fn put_leave(&mut self, leave: Leave) -> String {
        let existing_id = leave.id.clone();
        let id = existing_id.clone().unwrap_or_else(|| self.new_id("6670"));
        let leave = Leave { id: Some(id.clone()), ..leave };
        let row = leave.to_row();
        let stored = existing_id.and_then(|existing_id| {
            self.remove_transactions(&existing_id);
            self.row_mut("leave", &existing_id)
        });
        match stored {
            Some(stored) => *stored = row,
            None => self.all_mut("leave").push(row),
        }
        self.add_transactions(&leave, &id);
        id
    }

    pub fn leave(&self, id: &str) -> Option<Leave> {
        self.row("leave", id).and_then(Leave::from_row)
    }

    /// All leaves of every status, oldest first.
    pub fn leaves(&self) -> Vec<Leave> {
        self.all("leave").iter().filter_map(Leave::from_row).collect()
    }

    /// False when there is no such leave.
    pub fn change_leave(&mut self, id: &str, change: impl FnOnce(&mut Leave)) -> bool {
        let Some(mut leave) = self.leave(id) else { return false };
        change(&mut leave);
        self.put_leave(leave);
        true
    }

    /// False when there is no such leave.
    pub fn set_leave_status(&mut self, id: &str, status: LeaveStatus) -> bool {
        self.change_leave(id, |leave| leave.status = status)
    }

    /// False when there is no such leave.
    pub fn remove_leave(&mut self, id: &str) -> bool {
        let before = self.all("leave").len();
        self.all_mut("leave").retain(|row| row.get("id").and_then(Value::as_str) != Some(id));
        self.remove_transactions(id);
        before != self.all("leave").len()
    }

    /// Creates all transactions anew, after work weeks changed.
    pub fn recount_leaves(&mut self) {
        for leave in self.leaves() {
            self.put_leave(leave);
        }
    }
}
