//! Data in Kleer for the cases of the sample company's leaves: working hours, a locked day and an event made by hand.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{ids::kleer_user_id, leave::Calendar};
use crate::kleer::{EventStatus, Kleer, WorkingHours};

pub(super) fn add(kleer: &mut Kleer, today: NaiveDate) {
    let Some(company) = kleer.company_mut() else { return };
    let calendar = Calendar::around(today);
    let mut hours = |person: usize, week: [Decimal; 7]| {
        if let Some(payroll) = company.payroll_user_mut(kleer_user_id(person)) {
            payroll.working_hours = WorkingHours::week(week);
        }
    };
    // The same hours as in Alexis HR.
    hours(8, [6, 6, 6, 6, 0, 0, 0].map(Decimal::from));
    // Karin works full time in Alexis HR.
    hours(4, [64, 64, 64, 64, 64, 0, 0].map(|tenths| Decimal::new(tenths, 1)));
    company.lock_days(kleer_user_id(15), calendar.last_month(4), calendar.last_month(4), EventStatus::Approved);
    if let Some(vacation) = company.activity_named("Semester") {
        company.add_event_by_hand(kleer_user_id(10), vacation, calendar.this_month(13), 8, "");
    }
}
