//! A person as Kleer holds them, and the ones that only Kleer knows.

use chrono::NaiveDate;

use super::{
    accounts::INTEGRATION_USER,
    days::first_of,
    numbers::{invented_ssn, spell_ssn},
    person::{InKleer, Person, Side},
};
use crate::kleer::{Child, Company, Kleer, PayrollUser, Salary, User};

pub(super) fn add(kleer: &mut Kleer, person: &Person) {
    let Some(company) = kleer.company_mut() else { return };
    match &person.kleer {
        InKleer::Nothing => {}
        InKleer::UserOnly(side) => add_user(company, person, side),
        InKleer::Whole(side) => {
            add_user(company, person, side);
            let mut payroll = agreement(person.kleer_id(), side);
            payroll.children = person.children.iter().filter_map(|(name, born)| child(name, born)).collect();
            company.payroll_users.push(payroll);
        }
    }
}

/// Someone active, someone inactive.
pub(super) fn add_without_alexis(kleer: &mut Kleer, today: NaiveDate) {
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
    let ssn = spell_ssn(&invented_ssn("19710216", 983)).unwrap_or_default();
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

fn add_user(company: &mut Company, person: &Person, side: &Side) {
    company.users.push(User {
        id: person.kleer_id(),
        // The employee number in Alexis HR.
        internal_id: i32::try_from(person.employee_number()).ok(),
        name: format!("{} {}", side.first, side.last),
        email: side.email.clone().unwrap_or_default(),
        active: true,
        ..User::default()
    });
}

fn agreement(id: i32, side: &Side) -> PayrollUser {
    let salaries = |period: &str| {
        let fitting = side.pay.iter().filter(|pay| pay.period == period);
        fitting.map(|pay| Salary { start: pay.start, ore: pay.kronor * 100 }).collect()
    };
    PayrollUser {
        address2: side.street.into(),
        zip_code: side.zip.clone(),
        state: side.city.into(),
        country_code: side.country.into(),
        phone: side.phone.clone(),
        tax_table: side.tax.0,
        tax_table_column: side.tax.1,
        clearing_nr: side.clearing.into(),
        account_nr: side.account.into(),
        employment_end_date: side.end,
        monthly_salaries: salaries("MONTHLY"),
        hourly_salaries: salaries("HOURLY"),
        ..PayrollUser::new(id, side.ssn.clone(), side.start, INTEGRATION_USER)
    }
}

fn child(name: &str, born: &str) -> Option<Child> {
    Some(Child { name: name.into(), birth_date: born.parse().ok()? })
}
