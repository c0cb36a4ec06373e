//! Leave transactions: one row for each day of an approved leave.

use std::iter;

use chrono::NaiveDate;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::{Value, json};

use super::{
    Alexis, Row, at_midnight,
    leave::{Leave, LeavePart, LeaveStatus},
};

/// Fields of a stored row that no read shows: the hours before the grade, the grade, and whether the day is free.
pub(super) const UNGRADED: &str = "$ungraded";
pub(super) const GRADE: &str = "$grade";
pub(super) const FREE: &str = "$free";

/// Absence on a working day, as payroll needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct AbsenceDay {
    /// The leave's id.
    pub leave: String,
    /// The employee's id.
    pub employee: String,
    /// The leave type's id.
    pub leave_type: String,
    /// The child's id.
    pub child: Option<String>,
    pub description: String,
    pub day: NaiveDate,
    /// The hours of absence after the grade.
    pub hours: Decimal,
}

/// The hours of one day of a leave.
struct Day {
    is_free: bool,
    /// The hours of absence before the grade.
    ungraded: Decimal,
    /// The hours of absence after the grade.
    hours: Decimal,
    /// The per cent of the working day.
    extent: Decimal,
}

impl Alexis {
    /// Everybody's absence on working days, computed from the leaves and the work weeks.
    pub fn absence_days(&self) -> Vec<AbsenceDay> {
        let mut days = Vec::new();
        for leave in self.leaves().into_iter().filter(Leave::has_transactions) {
            for day in leave.each_day() {
                let counted = self.count_day(&leave, day);
                if counted.is_free || counted.hours.is_zero() {
                    continue;
                }
                days.push(AbsenceDay {
                    leave: leave.id.clone().unwrap_or_default(),
                    employee: leave.employee.clone(),
                    leave_type: leave.leave_type.clone(),
                    child: leave.child.clone(),
                    description: leave.description.clone(),
                    day,
                    hours: counted.hours,
                });
            }
        }
        days
    }

    pub fn transactions_of(&self, leave: &str) -> Vec<&Row> {
        self.all("leave-transaction").iter().filter(|row| leave_id(row) == Some(leave)).collect()
    }

    pub(super) fn remove_transactions(&mut self, leave: &str) {
        self.all_mut("leave-transaction").retain(|row| leave_id(row) != Some(leave));
    }

    pub(super) fn add_transactions(&mut self, leave: &Leave, id: &str) {
        if !leave.has_transactions() {
            return;
        }
        for day in leave.each_day() {
            let counted = self.count_day(leave, day);
            self.transactions_given += 1;
            let row = json!({
                "id": format!("6680{:020}", self.transactions_given), "parent": { "id": id, "type": "Leave" },
                "status": leave.status, "leaveTypeId": leave.leave_type, "employeeId": leave.employee,
                "description": leave.description, "date": at_midnight(day),
                "hours": number(counted.hours), "extent": number(counted.extent),
                UNGRADED: number(counted.ungraded), GRADE: number(leave.grade.unwrap_or(Decimal::ONE_HUNDRED)), FREE: counted.is_free,
            });
            let Value::Object(mut row) = row else { continue };
            if let Some(child) = &leave.child {
                row.insert("childId".into(), json!(child));
            }
            self.all_mut("leave-transaction").push(row);
        }
    }

    fn count_day(&self, leave: &Leave, day: NaiveDate) -> Day {
        let working = self.working_day(&leave.employee, day);
        let ungraded = match leave.part {
            LeavePart::Whole => working.hours,
            LeavePart::Half => working.hours / Decimal::TWO,
            LeavePart::Minutes(minutes) => (Decimal::from(minutes) / Decimal::from(60)).round_dp(4),
        };
        let hours = leave.grade.map_or(ungraded, |grade| ungraded * grade / Decimal::ONE_HUNDRED);
        let share = hours.checked_div(working.hours).unwrap_or_default();
        Day { is_free: working.is_free, ungraded, hours: hours.normalize(), extent: (share * Decimal::ONE_HUNDRED).round_dp(2) }
    }
}

impl Leave {
    fn has_transactions(&self) -> bool {
        matches!(self.status, LeaveStatus::Approved | LeaveStatus::Confirmed)
    }

    fn each_day(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.to;
        iter::successors(Some(self.from), NaiveDate::succ_opt).take_while(move |day| *day <= last)
    }
}

fn leave_id(row: &Row) -> Option<&str> {
    row.get("parent")?.get("id")?.as_str()
}

/// A decimal as a JSON number; whole numbers have no fraction.
pub(super) fn number(decimal: Decimal) -> Value {
    let normalized = decimal.normalize();
    if normalized.is_integer() { json!(normalized.to_i64()) } else { json!(normalized.to_f64()) }
}
