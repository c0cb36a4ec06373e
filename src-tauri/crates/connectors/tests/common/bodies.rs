//! The request bodies of the calls.

use connectors::alexis::wire::{EmployeePatch, EmployeeRecord, NewCompensation, NewEmployee, NewEmployment, PayoutFrequency, PayoutPeriod};
use connectors::kleer::wire::{EventToWrite, PayrollEventToWrite, User, UserToCreate};
use domain::benefits::{self, PayrollMonth};
use domain::money::{Currency, Money};
use domain::person::PersonId;
use rust_decimal::Decimal;

pub fn user() -> User {
    User {
        id: 501,
        foreign_id: Some("alx-7".to_owned()),
        internal_id: Some(12),
        name: "Ebba Lindqvist".to_owned(),
        email: "ebba@example.test".to_owned(),
        active: true,
        other_elements: Vec::new(),
    }
}

pub fn event() -> EventToWrite {
    EventToWrite {
        foreign_id: "alexis-leave-2026-10-06-0123456789abcdef".to_owned(),
        user_id: 501,
        activity_id: 9001,
        child: Some("Alva".to_owned()),
        date: "2026-10-06".parse().unwrap(),
        hours: "4.50".parse().unwrap(),
        comment: "feber & hosta".to_owned(),
    }
}

pub fn payroll_event() -> PayrollEventToWrite {
    let EventToWrite { child, date, hours, comment, .. } = event();
    PayrollEventToWrite { date, hours, kind: "Childcare", child, comment }
}

pub fn new_user() -> UserToCreate {
    UserToCreate { foreign_id: "alx-7".to_owned(), name: "Ebba Lindqvist".to_owned(), email: "ebba@example.test".to_owned(), active: true }
}

pub fn employee_record() -> EmployeeRecord {
    EmployeeRecord {
        first_name: Some("Ebba".to_owned()),
        last_name: Some("Lindqvist".to_owned()),
        private_email: Some("ebba@example.test".to_owned()),
        ssn: Some("19900101-0017".to_owned()),
        ..EmployeeRecord::default()
    }
}

pub fn new_employee() -> NewEmployee {
    NewEmployee { record: employee_record() }
}

pub fn employee_patch() -> EmployeePatch {
    EmployeePatch { active: Some(false), record: employee_record() }
}

pub fn new_employment() -> NewEmployment {
    NewEmployment {
        employee_id: "x1".to_owned(),
        user_id: "u1".to_owned(),
        type_id: "t1".to_owned(),
        start_date: "2026-12-01".parse().unwrap(),
        end_date: None,
        terminated: false,
        rate: Decimal::ONE_HUNDRED,
        country: "SE".to_owned(),
    }
}

pub fn new_compensation() -> NewCompensation {
    NewCompensation {
        employee_id: "x1".to_owned(),
        user_id: "u1".to_owned(),
        amount: "35500.10".parse().unwrap(),
        effective_date: "2026-12-01".parse().unwrap(),
        currency: Currency::SEK,
        payout_day: 25,
        payout_period: PayoutPeriod::Monthly,
        payout_frequency: PayoutFrequency::Month,
        salary_schedule: None,
        paid_overtime: false,
    }
}

pub fn november() -> PayrollMonth {
    PayrollMonth::new(2026, 11).unwrap()
}

pub fn person() -> PersonId {
    PersonId("3003".to_owned())
}

pub fn benefit() -> benefits::NewCompensation {
    benefits::NewCompensation {
        person: person(),
        type_id: "0b2f06b4-5c61-4bf5-9e8f-e23fb2c52ff7".to_owned(),
        amount: Money::new("98.50".parse().unwrap(), Currency::EUR),
        effective_from: "2026-11-01".parse().unwrap(),
        interval: None,
        comment: "Ebbas Sachbezug 2026-11 [PB-1a2b3c4d5e6f7081]".to_owned(),
    }
}
