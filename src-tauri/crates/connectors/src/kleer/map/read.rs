//! From users and employment agreements to people.

use std::collections::BTreeMap;

use payroll::person::{Address, EmailChoice, Employment, Person};
use payroll::plan::employees::NumberPlace;

use super::form::{Form, StreetLine};
use super::salary::salaries;
use crate::kleer::wire::{PayrollUser, User};
use crate::text::filled;

/// What the app's own mark in `foreign-id` begins with.
pub const OWN_MARK: &str = "alexis-";

/// Everybody as the domain sees them, in the order of `users`. The service has one e-mail address, which fills the one
/// of `email`. Somebody without an agreement has no employment. Without a confirmed unit there are no salaries.
pub fn people(users: &[User], payroll_users: &[PayrollUser], email: EmailChoice, form: impl Into<Form>) -> Vec<Person> {
    let form = form.into();
    let agreements: BTreeMap<i64, &PayrollUser> = payroll_users.iter().map(|agreement| (agreement.user_id, agreement)).collect();
    let person = |user: &User| {
        let mut person = Person::new(user.id.to_string(), user.name.trim());
        person.active = user.active;
        match email {
            EmailChoice::Private => person.private_email = filled(&user.email),
            EmailChoice::Work => person.work_email = filled(&user.email),
        }
        if let Some(agreement) = agreements.get(&user.id) {
            add_agreement(&mut person, agreement, form);
        }
        person
    };
    users.iter().map(person).collect()
}

/// The same people, each with the company's own number from where the owner said it stands. The service has no field of
/// that name. The app's own mark in `foreign-id` is no number.
pub fn with_numbers(mut people: Vec<Person>, users: &[User], place: NumberPlace) -> Vec<Person> {
    let numbers: BTreeMap<String, String> = users.iter().filter_map(|user| Some((user.id.to_string(), number(user, place)?))).collect();
    for person in &mut people {
        person.employee_number = numbers.get(person.id.as_str()).cloned();
    }
    people
}

fn number(user: &User, place: NumberPlace) -> Option<String> {
    match place {
        NumberPlace::Nowhere => None,
        NumberPlace::InternalId => user.internal_id.map(|number| number.to_string()),
        NumberPlace::ForeignId => filled(user.foreign_id.as_deref()?).filter(|number| !number.starts_with(OWN_MARK)),
    }
}

fn add_agreement(person: &mut Person, agreement: &PayrollUser, form: Form) {
    person.phone = agreement.phone.clone();
    person.ssn = agreement.ssn.clone();
    person.address = Address {
        street: match form.street {
            StreetLine::Address2 => agreement.address2.clone(),
            StreetLine::Address1 => agreement.address1.clone(),
        },
        zip_code: agreement.zip_code.clone(),
        city: agreement.state.clone(),
        country: agreement.country_code.clone(),
    };
    // 0 is the service's own "none".
    person.tax_table = agreement.tax_table.filter(|table| *table != 0);
    person.tax_column = agreement.tax_table_column.filter(|column| *column != 0);
    person.clearing_number = agreement.clearing_nr.clone();
    person.account_number = agreement.account_nr.clone();
    person.employment = Some(Employment { start: agreement.employment_start_date, end: agreement.employment_end_date });
    person.salaries = form.unit.map(|unit| salaries(agreement, unit)).unwrap_or_default();
}
