//! Checks of one person's record in the form in which it would be sent.
//!
//! Each rule has its own file and does not depend on the others. An error keeps the record from being sent, a warning does not. A rule
//! that a correct record can break is a warning.

pub mod bank_account;
pub mod country;
pub mod digits;
pub mod email;
pub mod employment;
mod empty;
pub mod personal_number;
pub mod phone;
pub mod salary;
pub mod tax;
pub mod zip_code;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use empty::empty_for_all;

use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::{EmailChoice, Person};
use crate::text;

/// All findings of one person's record, errors first. `choice` selects the e-mail address that is checked. Empty fields are not
/// checked; the plan decides which fields may be empty.
pub fn check(person: &Person, choice: EmailChoice, today: NaiveDate) -> Vec<Finding> {
    let read = |field: Field, text: Option<&str>| normalized(field, text, today);
    let mut findings = Vec::new();

    findings.extend(read(Field::Email, person.email(choice)).and_then(|text| email::check(&text)));
    findings.extend(read(Field::Phone, person.phone.as_deref()).and_then(|text| phone::check(&text)));
    findings.extend(person.ssn.as_deref().and_then(|text| personal_number(text, today)));
    findings.extend(address(person, today));
    findings.extend(person.tax_table.and_then(|table| tax::check_table(table, today)));
    findings.extend(person.tax_column.and_then(tax::check_column));
    let clearing = read(Field::ClearingNumber, person.clearing_number.as_deref());
    let account = read(Field::AccountNumber, person.account_number.as_deref());
    findings.extend(bank_account::check(clearing.as_deref(), account.as_deref()));
    findings.extend(person.employment.as_ref().and_then(employment::check));
    findings.extend(salary::in_effect(&person.salaries, today).into_iter().flat_map(salary::check));

    findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
    findings.dedup();
    findings
}

/// A text in the form in which it would be sent. `None` when it is empty.
fn normalized(field: Field, text: Option<&str>, today: NaiveDate) -> Option<String> {
    match text::normalize_value(field, &Value::text(text)?, today) {
        Value::Text(text) if !text.is_empty() => Some(text),
        _ => None,
    }
}

fn personal_number(text: &str, today: NaiveDate) -> Option<Finding> {
    use personal_number::{PersonalNumber, PersonalNumberError as Error};
    if text.trim().is_empty() {
        return None;
    }
    let error = PersonalNumber::parse(text, today).err()?;
    Some(match error {
        Error::CheckDigit => Finding::error(FindingCode::SsnCheckDigit, Field::Ssn),
        Error::Form => Finding::error(FindingCode::SsnMalformed, Field::Ssn),
        Error::Date => Finding::error(FindingCode::SsnNoDate, Field::Ssn),
        Error::Future => Finding::error(FindingCode::SsnFuture, Field::Ssn),
        Error::BirthNumber => Finding::error(FindingCode::SsnBirthNumber, Field::Ssn),
        Error::Interim => Finding::error(FindingCode::SsnInterim, Field::Ssn),
    })
}

/// Checks the country, and the postal code when the country is Sweden or empty.
fn address(person: &Person, today: NaiveDate) -> Vec<Finding> {
    let country = normalized(Field::Country, person.address.country.as_deref(), today);
    let zip_code = normalized(Field::ZipCode, person.address.zip_code.as_deref(), today);
    let is_swedish = country.as_deref().is_none_or(|country| country == "SE");
    let unknown_country = country.as_deref().and_then(country::check);
    unknown_country.into_iter().chain(zip_code.filter(|_| is_swedish).and_then(|text| zip_code::check(&text))).collect()
}
