//! Work weeks, and the hours that they give a day.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Alexis, Row, at_midnight, day_of, transactions::number};
use crate::holidays::is_public_holiday;

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The owner of a work week. The nearest owner counts: the employee, else the office, else the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkWeekOwner {
    Company,
    /// The office's id.
    Office(String),
    /// The employee's id.
    Employee(String),
}

/// A day by its work week.
pub(super) struct WorkingDay {
    /// The week has no hours on this weekday, or the day is a public holiday.
    pub is_free: bool,
    /// The week's hours on this weekday. When it has none, the hours of the week's longest day.
    pub hours: Decimal,
}

impl Alexis {
    /// Adds a work week with the hours from Monday to Sunday, and returns its id. It applies to leaves that are added later;
    /// [`Alexis::recount_leaves`] applies it to existing leaves.
    pub fn put_work_week(&mut self, owner: WorkWeekOwner, from: NaiveDate, hours: [Decimal; 7]) -> String {
        let id = self.new_id("6690");
        self.add_work_week(&id, owner, from, hours);
        id
    }

    pub(crate) fn add_work_week(&mut self, id: &str, owner: WorkWeekOwner, from: NaiveDate, hours: [Decimal; 7]) {
        let company = self.all("company").first().and_then(|row| row.get("id")).cloned();
        let week = json!({
            "id": id, "companyId": company, "effectiveFrom": at_midnight(from), "timezone": "Europe/Stockholm",
            "duration": number(hours.iter().sum()),
        });
        let Value::Object(mut week) = week else { return };
        match owner {
            WorkWeekOwner::Company => {}
            WorkWeekOwner::Office(office) => drop(week.insert("officeId".into(), json!(office))),
            WorkWeekOwner::Employee(employee) => drop(week.insert("employeeId".into(), json!(employee))),
        }
        for (name, hours) in DAYS.into_iter().zip(hours) {
            let day = json!({ "working": !hours.is_zero(), "duration": number(hours), "shifts": shifts(hours) });
            week.insert(name.into(), day);
        }
        self.all_mut("work-week").push(week);
    }

    pub(super) fn working_day(&self, employee: &str, day: NaiveDate) -> WorkingDay {
        let week = self.nearest_week(employee, day);
        let hours = |name: &str| match week {
            Some(week) => hours(week, name),
            None if matches!(name, "saturday" | "sunday") => Decimal::ZERO,
            None => Decimal::from(8),
        };
        let index = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
        let planned = DAYS.get(index).map(|name| hours(name)).unwrap_or_default();
        let is_free = planned.is_zero() || is_public_holiday(day);
        let longest = DAYS.into_iter().map(hours).max().unwrap_or_default();
        WorkingDay { is_free, hours: if planned.is_zero() { longest } else { planned } }
    }

    /// The nearest week in force. Of two weeks of one owner, the later one counts.
    fn nearest_week(&self, employee: &str, day: NaiveDate) -> Option<&Row> {
        let text = |row: &Row, field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
        let weeks = self.all("work-week");
        let by_office = weeks.iter().any(|week| week.contains_key("officeId"));
        let office = by_office.then(|| self.row("employee", employee).and_then(|row| text(row, "officeId"))).flatten();
        let rank = |week: &Row| match (text(week, "employeeId"), text(week, "officeId")) {
            (Some(owner), _) => (owner == employee).then_some(2),
            (None, Some(owner)) => (Some(owner) == office).then_some(1),
            (None, None) => Some(0),
        };
        let start_of = |week: &Row| day_of(week, "effectiveFrom");
        let in_force =
            |week: &&Row| start_of(week).is_none_or(|begin| begin <= day) && day_of(week, "effectiveTo").is_none_or(|end| day <= end);
        let ranked = weeks.iter().filter(in_force).filter_map(|week| Some(((rank(week)?, start_of(week)), week)));
        ranked.max_by_key(|(rank, _)| *rank).map(|(_, week)| week)
    }
}

fn hours(week: &Row, day: &str) -> Decimal {
    let duration = week.get(day).filter(|day| day.get("working") != Some(&json!(false))).and_then(|day| day.get("duration"));
    duration.and_then(|number| number.to_string().parse().ok()).unwrap_or_default()
}

/// Shifts from eight o'clock on, with an hour's break after the fourth hour of a long day.
fn shifts(hours: Decimal) -> Value {
    let shift = |from: Decimal, hours: Decimal| {
        let parts = |at: Decimal| (number(at.trunc()), number((at.fract() * Decimal::from(60)).round()));
        let ((start_hour, start_minute), (end_hour, end_minute)) = (parts(from), parts(from + hours));
        json!({
            "startHour": start_hour, "startMinute": start_minute, "endHour": end_hour, "endMinute": end_minute, "duration": number(hours),
        })
    };
    let (eight, four) = (Decimal::from(8), Decimal::from(4));
    match hours {
        none if none.is_zero() => json!([]),
        long if long > Decimal::from(5) => json!([shift(eight, four), shift(eight + four + Decimal::ONE, long - four)]),
        short => json!([shift(eight, short)]),
    }
}
