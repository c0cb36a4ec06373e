//! The leaves of the sample company: last month, this month, next month. The README's table lists the case of each leave.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::json;

use super::{
    LeaveType, accounts,
    accounts::row,
    days::{first_of, last_of, working_days},
    ids::{child_id, employee_id, office_id},
};
use crate::{
    alexis::{Alexis, Leave, LeaveStatus, WorkWeekOwner},
    holidays::is_public_holiday,
};

/// The working days of three months. They count from 1; a negative number counts from the end of the month.
pub(super) struct Calendar {
    months: [Vec<NaiveDate>; 3],
    today: NaiveDate,
}

impl Calendar {
    pub fn around(today: NaiveDate) -> Calendar {
        Calendar { months: [-1, 0, 1].map(|month| working_days(today, month)), today }
    }

    pub fn last_month(&self, number: isize) -> NaiveDate {
        self.day(0, number)
    }

    pub fn this_month(&self, number: isize) -> NaiveDate {
        self.day(1, number)
    }

    pub fn next_month(&self, number: isize) -> NaiveDate {
        self.day(2, number)
    }

    fn day(&self, month: usize, number: isize) -> NaiveDate {
        let days = self.months.get(month).map(Vec::as_slice).unwrap_or_default();
        let index = if number < 0 { days.len().checked_add_signed(number) } else { usize::try_from(number - 1).ok() };
        index.and_then(|index| days.get(index)).copied().unwrap_or(self.today)
    }

    /// A public holiday between Monday and Friday. Without one, a Saturday.
    fn holiday(&self) -> NaiveDate {
        let mut days = first_of(self.today, -1).iter_days().take_while(|day| *day <= last_of(self.today, 1));
        days.find(|day| is_public_holiday(*day) && weekday(*day) < 5).unwrap_or_else(|| self.first_saturday())
    }

    /// The first Saturday of this month.
    fn first_saturday(&self) -> NaiveDate {
        first_of(self.today, 0).iter_days().find(|day| weekday(*day) == 5).unwrap_or(self.today)
    }

    /// The first Monday of last month, and its Friday.
    fn first_week_of_last_month(&self) -> (NaiveDate, NaiveDate) {
        let monday = first_of(self.today, -1).iter_days().find(|day| weekday(*day) == 0).unwrap_or(self.today);
        (monday, monday.iter_days().nth(4).unwrap_or(monday))
    }
}

fn weekday(day: NaiveDate) -> u32 {
    chrono::Datelike::weekday(&day).num_days_from_monday()
}

pub(super) fn add(alexis: &mut Alexis, today: NaiveDate) {
    let since = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    alexis.add_work_week(&accounts::id("6690", 2), WorkWeekOwner::Office(office_id(2)), since, [8, 8, 8, 8, 8, 0, 0].map(Decimal::from));
    alexis.add_work_week(
        &accounts::id("6690", 3),
        WorkWeekOwner::Employee(employee_id(8)),
        since,
        [6, 6, 6, 6, 0, 0, 0].map(Decimal::from),
    );
    alexis.all_mut("child").push(row(json!({
        "id": child_id(21, 0), "employeeId": employee_id(21), "name": "Tuva", "birthdate": "2020-06-09T00:00:00.000Z",
    })));
    for (index, leave) in leaves(&Calendar::around(today)).into_iter().enumerate() {
        alexis.put_leave(Leave { id: Some(accounts::id("6670", index + 1)), ..leave });
    }
}

fn leaves(calendar: &Calendar) -> Vec<Leave> {
    let days = |person: usize, leave_type: LeaveType, from, to| Leave::days(employee_id(person), leave_type, from, to);
    let day = |person: usize, leave_type: LeaveType, on| days(person, leave_type, on, on);
    let (monday, friday) = calendar.first_week_of_last_month();
    vec![
        days(1, LeaveType::Vacation, calendar.last_month(-3), calendar.this_month(3)),
        day(25, LeaveType::Childcare, calendar.this_month(6)).half().child(child_id(25, 0)).description("feber"),
        day(25, LeaveType::Childcare, calendar.this_month(7)).half().child(child_id(25, 0)).description("feber"),
        day(21, LeaveType::Childcare, calendar.this_month(5)).child(child_id(21, 0)).description("feber & hosta"),
        days(13, LeaveType::Sick, calendar.this_month(8), calendar.this_month(10)).graded(50),
        day(24, LeaveType::Vacation, calendar.this_month(9)).half(),
        day(24, LeaveType::Sick, calendar.this_month(9)).half(),
        day(23, LeaveType::OffDuty, calendar.holiday()),
        days(25, LeaveType::Parental, calendar.last_month(-6), calendar.last_month(-5)).child(child_id(25, 1)),
        days(26, LeaveType::Vacation, calendar.next_month(3), calendar.next_month(5)).status(LeaveStatus::Pending),
        day(22, LeaveType::Vacation, calendar.this_month(4)).status(LeaveStatus::Denied),
        day(12, LeaveType::OffDuty, calendar.this_month(4)).status(LeaveStatus::Cancelled),
        day(2, LeaveType::Vacation, calendar.this_month(-2)),
        day(20, LeaveType::Sick, calendar.this_month(11)),
        day(9, LeaveType::Flex, calendar.this_month(12)),
        day(15, LeaveType::OffDuty, calendar.last_month(4)),
        day(10, LeaveType::Vacation, calendar.this_month(13)),
        day(19, LeaveType::OffDuty, calendar.this_month(3)).minutes(150).description("tandläkare"),
        days(8, LeaveType::Vacation, monday, friday),
        day(4, LeaveType::Vacation, calendar.this_month(14)),
        days(3, LeaveType::SelfCertified, calendar.last_month(-8), calendar.last_month(-7)).status(LeaveStatus::Confirmed),
        days(5, LeaveType::Vacation, calendar.next_month(1), calendar.next_month(2)),
        day(23, LeaveType::OffDuty, calendar.first_saturday()),
    ]
}
