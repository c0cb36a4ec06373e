//! Adds people to Kleer, also those who are only there.

use chrono::NaiveDate;

use super::{
    accounts::INTEGRATION_USER,
    days::first_of,
    numbers::{invented_ssn, normalize_ssn},
    person::{KleerRecord, Person, PersonRecord},
};
use crate::kleer::{Child, Company, Kleer, PayrollUser, Salary, User};

pub(super) fn add(kleer: &mut Kleer, person: &Person) {
    let Some(company) = kleer.company_mut() else { return };
    match &person.kleer {
        KleerRecord::Absent => {}
        KleerRecord::UserOnly(record) => add_user(company, person, record),
        KleerRecord::WithAgreement(record) => {
            add_user(company, person, record);
            let mut payroll = agreement(person.kleer_id(), record);
            payroll.children = person.children.iter().filter_map(|(name, born)| child(name, born)).collect();
            company.payroll_users.push(payroll);
        }
    }
}

/// Adds an active and an inactive person.
pub(super) fn add_kleer_only(kleer: &mut Kleer, today: NaiveDate) {
    let Some(company) = kleer.company_mut() else { return };
    let plain = |id, number, name: &str, email: &str, active| User {
        id,
        internal_id: Some(number),
        name: name.into(),
        email: email.into(),
        active,
        ..User::default()
    };
    company.users.push(plain(601, 1061, "Bertil Ask", "bertil.ask@post.example", true));
    company.users.push(plain(602, 1062, "Ulla Gren", "ulla.gren@post.example", false));
    let ssn = normalize_ssn(&invented_ssn("19710216", 983)).unwrap_or_default();
    let mut payroll = PayrollUser::new(601, ssn, first_of(today, -40), INTEGRATION_USER);
    payroll.address2 = "Hamngatan 2".into();
    payroll.zip_code = "39120".into();
    payroll.state = "Kalmar".into();
    payroll.phone = "+46701740651".into();
    payroll.tax_table = 33;
    (payroll.clearing_nr, payroll.account_nr) = ("5012".into(), "1234509".into());
    payroll.monthly_salaries = vec![Salary { start: first_of(today, -12), ore: 3_120_000 }];
    company.payroll_users.push(payroll);
}

fn add_user(company: &mut Company, person: &Person, record: &PersonRecord) {
    company.users.push(User {
        id: person.kleer_id(),
        // The employee number in Alexis HR.
        internal_id: i32::try_from(person.employee_number()).ok(),
        name: format!("{} {}", record.first, record.last),
        email: record.email.clone().unwrap_or_default(),
        active: true,
        ..User::default()
    });
}

fn agreement(id: i32, record: &PersonRecord) -> PayrollUser {
    let salaries = |period: &str| {
        let fitting = record.pay.iter().filter(|pay| pay.period == period);
        fitting.map(|pay| Salary { start: pay.start, ore: pay.kronor * 100 }).collect()
    };
    PayrollUser {
        address2: record.street.into(),
        zip_code: record.zip.clone(),
        state: record.city.into(),
        country_code: record.country.into(),
        phone: record.phone.clone(),
        tax_table: record.tax.0,
        tax_table_column: record.tax.1,
        clearing_nr: record.clearing.into(),
        account_nr: record.account.into(),
        employment_end_date: record.end,
        monthly_salaries: salaries("MONTHLY"),
        hourly_salaries: salaries("HOURLY"),
        ..PayrollUser::new(id, record.ssn.clone(), record.start, INTEGRATION_USER)
    }
}

fn child(name: &str, born: &str) -> Option<Child> {
    Some(Child { name: name.into(), birth_date: born.parse().ok()? })
}
