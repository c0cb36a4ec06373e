//! What a leave is day by day: a row for each day of one that is approved.

use std::iter;

use chrono::NaiveDate;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::{Value, json};

use super::{
    Alexis, Row, at_midnight,
    leave::{Leave, LeavePart, LeaveStatus},
};

/// The fields of a kept row that no read gives: the hours before the grade, the grade, and whether nobody works that day.
pub(super) const UNGRADED: &str = "$ungraded";
pub(super) const GRADE: &str = "$grade";
pub(super) const FREE: &str = "$free";

/// Absence on a working day: what payroll should know of.
#[derive(Debug, Clone, PartialEq)]
pub struct AbsenceDay {
    /// The leave's id.
    pub leave: String,
    /// Whose.
    pub employee: String,
    /// The leave type's id.
    pub leave_type: String,
    /// The child's id.
    pub child: Option<String>,
    /// What the person wrote.
    pub description: String,
    /// The day.
    pub day: NaiveDate,
    /// The hours of absence, the grade taken into account.
    pub hours: Decimal,
}

/// A day of a leave, counted.
struct Day {
    free: bool,
    /// The hours of absence without the grade, and with it.
    ungraded: Decimal,
    hours: Decimal,
    /// The per cent of the working day.
    extent: Decimal,
}

impl Alexis {
    /// Everybody's absence on working days, by the leaves as they are and the working weeks.
    pub fn absence_days(&self) -> Vec<AbsenceDay> {
        let mut days = Vec::new();
        for leave in self.leaves().into_iter().filter(Leave::counts) {
            for day in leave.each_day() {
                let counted = self.count(&leave, day);
                if counted.free || counted.hours.is_zero() {
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

    /// The rows of one leave.
    pub fn transactions_of(&self, leave: &str) -> Vec<&Row> {
        self.all("leave-transaction").iter().filter(|row| parent(row) == Some(leave)).collect()
    }

    pub(super) fn remove_transactions(&mut self, leave: &str) {
        self.all_mut("leave-transaction").retain(|row| parent(row) != Some(leave));
    }

    pub(super) fn add_transactions(&mut self, leave: &Leave, id: &str) {
        if !leave.counts() {
            return;
        }
        for day in leave.each_day() {
            let counted = self.count(leave, day);
            self.transactions_given += 1;
            let row = json!({
                "id": format!("6680{:020}", self.transactions_given), "parent": { "id": id, "type": "Leave" },
                "status": leave.status, "leaveTypeId": leave.leave_type, "employeeId": leave.employee,
                "description": leave.description, "date": at_midnight(day),
                "hours": number(counted.hours), "extent": number(counted.extent),
                UNGRADED: number(counted.ungraded), GRADE: number(leave.grade.unwrap_or(Decimal::ONE_HUNDRED)), FREE: counted.free,
            });
            let Value::Object(mut row) = row else { continue };
            if let Some(child) = &leave.child {
                row.insert("childId".into(), json!(child));
            }
            self.all_mut("leave-transaction").push(row);
        }
    }

    fn count(&self, leave: &Leave, day: NaiveDate) -> Day {
        let working = self.working_day(&leave.employee, day);
        let ungraded = match leave.part {
            LeavePart::Whole => working.hours,
            LeavePart::Half => working.hours / Decimal::TWO,
            LeavePart::Minutes(minutes) => (Decimal::from(minutes) / Decimal::from(60)).round_dp(4),
        };
        let hours = leave.grade.map_or(ungraded, |grade| ungraded * grade / Decimal::ONE_HUNDRED);
        let share = hours.checked_div(working.hours).unwrap_or_default();
        Day { free: working.free, ungraded, hours: hours.normalize(), extent: (share * Decimal::ONE_HUNDRED).round_dp(2) }
    }
}

impl Leave {
    /// Only what is approved or confirmed has transactions.
    fn counts(&self) -> bool {
        matches!(self.status, LeaveStatus::Approved | LeaveStatus::Confirmed)
    }

    fn each_day(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.to;
        iter::successors(Some(self.from), NaiveDate::succ_opt).take_while(move |day| *day <= last)
    }
}

fn parent(row: &Row) -> Option<&str> {
    row.get("parent")?.get("id")?.as_str()
}

/// A decimal as JSON has it, whole numbers without a fraction.
pub(super) fn number(decimal: Decimal) -> Value {
    let plain = decimal.normalize();
    if plain.is_integer() { json!(plain.to_i64()) } else { json!(plain.to_f64()) }
}
