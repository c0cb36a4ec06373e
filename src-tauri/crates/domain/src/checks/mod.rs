//! The checks: what is wrong with one person's record, as it would be sent.
//!
//! Each rule stands in its own file and knows nothing of the others. An error keeps the record from being sent, a
//! warning does not: a rule that some real record breaks rightly is a warning.

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
pub mod text;
pub mod zip_code;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use empty::empty_for_all;

use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::{EmailChoice, Person};
use crate::spelling;

/// Every finding of one person's record, the grave ones first. `choice` says which of the two e-mail addresses is
/// looked at; whether it may be empty is for the plan to say, as with every other field: what is empty is not checked.
pub fn check(person: &Person, choice: EmailChoice, today: NaiveDate) -> Vec<Finding> {
    let sent = |field: Field, text: Option<&str>| spelled(field, text, today);
    let mut findings = Vec::new();

    findings.extend(sent(Field::Email, person.email(choice)).and_then(|text| email::check(&text)));
    findings.extend(sent(Field::Phone, person.phone.as_deref()).and_then(|text| phone::check(&text)));
    findings.extend(person.ssn.as_deref().and_then(|text| personal_number(text, today)));
    findings.extend(address(person, today));
    findings.extend(person.tax_table.and_then(|table| tax::check_table(table, today)));
    findings.extend(person.tax_column.and_then(tax::check_column));
    let clearing = sent(Field::ClearingNumber, person.clearing_number.as_deref());
    let account = sent(Field::AccountNumber, person.account_number.as_deref());
    findings.extend(bank_account::check(clearing.as_deref(), account.as_deref()));
    findings.extend(person.employment.as_ref().and_then(employment::check));
    findings.extend(salary::in_effect(&person.salaries, today).into_iter().flat_map(salary::check));

    findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
    findings.dedup();
    findings
}

/// A text in the form in which it would be sent; `None` when it is empty.
fn spelled(field: Field, text: Option<&str>, today: NaiveDate) -> Option<String> {
    match spelling::canonical(field, &Value::text(text)?, today) {
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

/// The country, and the postal code when it is a Swedish one: the country is Sweden or is not said.
fn address(person: &Person, today: NaiveDate) -> Vec<Finding> {
    let country = spelled(Field::Country, person.address.country.as_deref(), today);
    let zip_code = spelled(Field::ZipCode, person.address.zip_code.as_deref(), today);
    let swedish = country.as_deref().is_none_or(|country| country == "SE");
    let unknown = country.as_deref().and_then(country::check);
    unknown.into_iter().chain(zip_code.filter(|_| swedish).and_then(|text| zip_code::check(&text))).collect()
}
