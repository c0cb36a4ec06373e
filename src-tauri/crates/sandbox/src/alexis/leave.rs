//! Leave as people enter it. What is put, changed or removed here keeps its transactions in step.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Alexis, Row};
use crate::stockholm;

/// The field of a kept row that holds the whole leave. No read gives it.
pub(super) const WHOLE: &str = "$leave";

/// A leave.
///
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
    /// The id. A leave without one is a new one.
    pub id: Option<String>,
    /// Whose.
    pub employee: String,
    /// The leave type's id.
    pub leave_type: String,
    /// How far it got.
    pub status: LeaveStatus,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, included.
    pub to: NaiveDate,
    /// How much of each day.
    pub part: LeavePart,
    /// The per cent of graded leave.
    pub grade: Option<Decimal>,
    /// The child's id.
    pub child: Option<String>,
    /// What the person wrote.
    pub description: String,
}

/// How far a leave got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LeaveStatus {
    Pending,
    Denied,
    Cancelled,
    Approved,
    Confirmed,
}

/// How much of each day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeavePart {
    /// All of it.
    Whole,
    /// Half of the working day.
    Half,
    /// Some minutes, from eight in the morning on.
    Minutes(u32),
}

impl Leave {
    /// Whole days, both ends included, approved.
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

    /// Half of each day.
    pub fn half(self) -> Leave {
        Leave { part: LeavePart::Half, ..self }
    }

    /// Some minutes of each day.
    pub fn minutes(self, minutes: u32) -> Leave {
        Leave { part: LeavePart::Minutes(minutes), ..self }
    }

    /// So many per cent of each day.
    pub fn graded(self, per_cent: impl Into<Decimal>) -> Leave {
        Leave { grade: Some(per_cent.into()), ..self }
    }

    /// For a child, by its id.
    pub fn child(self, child: impl Into<String>) -> Leave {
        Leave { child: Some(child.into()), ..self }
    }

    /// As far as this.
    pub fn status(self, status: LeaveStatus) -> Leave {
        Leave { status, ..self }
    }

    /// With words.
    pub fn description(self, description: &str) -> Leave {
        Leave { description: description.to_owned(), ..self }
    }

    /// The leave of a kept row.
    pub(super) fn of(row: &Row) -> Option<Leave> {
        serde_json::from_value(row.get(WHOLE)?.clone()).ok()
    }

    fn row(&self) -> Row {
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
            "startDate": start, "endDate": end, "description": self.description, WHOLE: self,
        });
        if let Value::Object(row) = row { row } else { Row::new() }
    }
}

impl Alexis {
    /// Books a leave, or replaces the one with its id. Its transactions are made anew, with new ids. Gives its id.
    pub fn put_leave(&mut self, leave: Leave) -> String {
        let known = leave.id.clone();
        let id = known.clone().unwrap_or_else(|| self.new_id("6670"));
        let leave = Leave { id: Some(id.clone()), ..leave };
        let row = leave.row();
        let kept = known.and_then(|known| {
            self.remove_transactions(&known);
            self.row_mut("leave", &known)
        });
        match kept {
            Some(kept) => *kept = row,
            None => self.all_mut("leave").push(row),
        }
        self.add_transactions(&leave, &id);
        id
    }

    /// A leave by its id.
    pub fn leave(&self, id: &str) -> Option<Leave> {
        self.row("leave", id).and_then(Leave::of)
    }

    /// All leaves, whatever their status, in the order they were made.
    pub fn leaves(&self) -> Vec<Leave> {
        self.all("leave").iter().filter_map(Leave::of).collect()
    }

    /// Changes a leave. False when it is not there.
    pub fn change_leave(&mut self, id: &str, change: impl FnOnce(&mut Leave)) -> bool {
        let Some(mut leave) = self.leave(id) else { return false };
        change(&mut leave);
        self.put_leave(leave);
        true
    }

    /// Approves, denies, cancels … a leave. False when it is not there.
    pub fn set_leave_status(&mut self, id: &str, status: LeaveStatus) -> bool {
        self.change_leave(id, |leave| leave.status = status)
    }

    /// Removes a leave. False when it is not there.
    pub fn remove_leave(&mut self, id: &str) -> bool {
        let before = self.all("leave").len();
        self.all_mut("leave").retain(|row| row.get("id").and_then(Value::as_str) != Some(id));
        self.remove_transactions(id);
        before != self.all("leave").len()
    }

    /// Makes all transactions anew, after working weeks changed.
    pub fn recount_leaves(&mut self) {
        for leave in self.leaves() {
            self.put_leave(leave);
        }
    }
}
