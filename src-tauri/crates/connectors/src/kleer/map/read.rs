//! Converts users and employment agreements to people.

use std::collections::BTreeMap;

use domain::field::Field;
use domain::finding::{Finding, FindingCode};
use domain::person::{Address, EmailChoice, Employment, Person};
use domain::plan::employees::NumberPlace;

use super::form::{Form, Gaps, StreetLine};
use super::salary::salaries;
use crate::kleer::wire::{PayrollUser, User};
use crate::text::non_empty;

/// The prefix of our external references in `foreign-id`.
pub const OWN_MARK: &str = "alexis-";

/// Converts everybody, in the order of `users`. The service has one e-mail address per user, and `email` selects the field for it. A user
/// without an agreement has no employment. Without a confirmed unit there are no salaries.
pub fn people(users: &[User], payroll_users: &[PayrollUser], email: EmailChoice, form: impl Into<Form>) -> Vec<Person> {
    let form = form.into();
    let agreements: BTreeMap<i64, &PayrollUser> = payroll_users.iter().map(|agreement| (agreement.user_id, agreement)).collect();
    let person = |user: &User| {
        let mut person = Person::new(user.id.to_string(), user.name.trim());
        person.active = user.active;
        match email {
            EmailChoice::Private => person.private_email = non_empty(&user.email),
            EmailChoice::Work => person.work_email = non_empty(&user.email),
        }
        if let Some(agreement) = agreements.get(&user.id) {
            add_agreement(&mut person, agreement, form);
        }
        person
    };
    users.iter().map(person).collect()
}

/// Adds employee numbers. The service has no such field, so the owner chose the field that contains the numbers. Our own external
/// reference in `foreign-id` is not a number.
pub fn with_employee_numbers(mut people: Vec<Person>, users: &[User], place: NumberPlace) -> Vec<Person> {
    let numbers: BTreeMap<String, String> =
        users.iter().filter_map(|user| Some((user.id.to_string(), employee_number(user, place)?))).collect();
    for person in &mut people {
        person.employee_number = numbers.get(person.id.as_str()).cloned();
    }
    people
}

fn employee_number(user: &User, place: NumberPlace) -> Option<String> {
    match place {
        NumberPlace::Nowhere => None,
        NumberPlace::InternalId => user.internal_id.map(|number| number.to_string()),
        NumberPlace::ForeignId => non_empty(user.foreign_id.as_deref()?).filter(|number| !number.starts_with(OWN_MARK)),
    }
}

fn add_agreement(person: &mut Person, agreement: &PayrollUser, form: Form) {
    person.phone = agreement.phone.clone();
    person.ssn = agreement.ssn.clone();
    let (street, other_line) = match form.street {
        StreetLine::Address2 => (&agreement.address2, &agreement.address1),
        StreetLine::Address1 => (&agreement.address1, &agreement.address2),
    };
    // The other line is probably the street when the chosen line is empty. Filling the chosen line would write the street twice.
    if street.is_none() && other_line.is_some() {
        person.findings.push(Finding::warning(FindingCode::StreetElsewhere, Field::Street));
    }
    person.findings.extend(missing_field_findings(agreement, form));
    person.address = Address {
        street: street.clone(),
        zip_code: agreement.zip_code.clone(),
        city: agreement.state.clone(),
        country: agreement.country_code.clone(),
    };
    // The service writes 0 for "none".
    person.tax_table = agreement.tax_table.filter(|table| *table != 0);
    person.tax_column = agreement.tax_table_column.filter(|column| *column != 0);
    person.clearing_number = agreement.clearing_nr.clone();
    person.account_number = agreement.account_nr.clone();
    person.employment = Some(Employment { start: agreement.employment_start_date, end: agreement.employment_end_date });
    person.salaries = form.unit.map(|unit| salaries(agreement, unit)).unwrap_or_default();
}

/// One finding per missing field.
fn missing_field_findings(agreement: &PayrollUser, form: Form) -> impl Iterator<Item = Finding> {
    let street = match form.street {
        StreetLine::Address2 => "address2",
        StreetLine::Address1 => "address1",
    };
    let fields = [
        ("ssn", Field::Ssn),
        (street, Field::Street),
        ("zip-code", Field::ZipCode),
        ("state", Field::City),
        ("country-code", Field::Country),
        ("phone", Field::Phone),
        ("tax-table", Field::TaxTable),
        ("tax-table-column", Field::TaxColumn),
        ("clearing-nr", Field::ClearingNumber),
        ("account-nr", Field::AccountNumber),
        ("employment-start-date", Field::EmploymentStart),
    ];
    let code = match form.gaps {
        Gaps::Empty => FindingCode::AgreementGap,
        Gaps::NotTold => FindingCode::AgreementNotTold,
    };
    fields.into_iter().filter(|(name, _)| agreement.missing_elements.contains(name)).map(move |(_, field)| Finding::warning(code, field))
}
