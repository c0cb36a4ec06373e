//! Converts the fields of a plan to the requests for a person and an employment.

use chrono::NaiveDate;
use domain::field::Field;
use domain::person::EmailChoice;
use domain::plan::FieldChange;
use domain::plan::employees::EmploymentKind;

use super::defaults::Defaults;
use super::employee_records::EmployeeIds;
use super::error::MapError;
use super::values::{date, flag, number, text, whole_number};
use crate::alexis::calls::WriteCalls;
use crate::alexis::wire::{
    Employee, EmployeePatch, EmployeeRecord, Employment, EmploymentPatch, EndDate, LenientString, NewEmployee, NewEmployment, SentAddress,
    SentBankAccount, SentTax,
};

/// The records that contain a person's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    Employee,
    Employment,
    Compensation,
}

/// The record that contains a field.
pub fn record_of(field: Field) -> Record {
    match field {
        Field::EmploymentType | Field::EmploymentStart | Field::EmploymentEnd => Record::Employment,
        field if field.is_salary() => Record::Compensation,
        _ => Record::Employee,
    }
}

/// A new person from the fields of a change. Fields of other records are ignored.
pub fn new_employee(fields: &[FieldChange], email: EmailChoice) -> Result<NewEmployee, MapError> {
    let (active, record) = employee(fields, email)?;
    if active == Some(false) {
        return Err(MapError::NoPlace(Field::Active));
    }
    if record.first_name.is_none() && record.last_name.is_none() {
        return Err(MapError::Needed(Field::FirstName));
    }
    Ok(NewEmployee { record })
}

/// The patch of a person from the fields of a change. Fields of other records are ignored. When a field of an object changes,
/// `calls` decides whether the existing rest of the object is sent too.
pub fn employee_patch(
    fields: &[FieldChange],
    existing: &Employee,
    email: EmailChoice,
    calls: WriteCalls,
) -> Result<EmployeePatch, MapError> {
    let (active, mut record) = employee(fields, email)?;
    if calls.whole_objects {
        fill_from_existing(&mut record, existing)?;
    }
    Ok(EmployeePatch { active, record })
}

fn employee(fields: &[FieldChange], email: EmailChoice) -> Result<(Option<bool>, EmployeeRecord), MapError> {
    let mut active = None;
    let mut record = EmployeeRecord::default();
    for change in fields {
        match change.field {
            Field::Active => active = Some(flag(change)?),
            Field::EmployeeNumber => record.employee_number = Some(text(change)?),
            Field::Name => return Err(MapError::NoPlace(Field::Name)),
            Field::FirstName => record.first_name = Some(text(change)?),
            Field::LastName => record.last_name = Some(text(change)?),
            Field::Email => match email {
                EmailChoice::Private => record.private_email = Some(text(change)?),
                EmailChoice::Work => record.work_email = Some(text(change)?),
            },
            Field::Phone => record.private_phone = Some(text(change)?),
            Field::Ssn => record.ssn = Some(text(change)?),
            Field::Street => address(&mut record).street = Some(text(change)?),
            Field::ZipCode => address(&mut record).postal_code = Some(text(change)?),
            Field::City => address(&mut record).city = Some(text(change)?),
            Field::Country => address(&mut record).country = Some(text(change)?),
            Field::TaxTable => tax(&mut record).table = Some(number(change)?),
            Field::TaxColumn => tax(&mut record).column = Some(number(change)?),
            Field::LeaveActivity | Field::LeaveHours | Field::LeaveChild | Field::LeaveComment => {
                return Err(MapError::NoPlace(change.field));
            }
            Field::PayType | Field::PayCategory | Field::PayAmount | Field::PayInterval | Field::PayFrom => {
                return Err(MapError::NoPlace(change.field));
            }
            Field::ClearingNumber => account(&mut record).clearing = Some(text(change)?),
            Field::AccountNumber => account(&mut record).number = Some(text(change)?),
            Field::EmploymentType
            | Field::EmploymentStart
            | Field::EmploymentEnd
            | Field::HourlySalary
            | Field::HourlySalaryStart
            | Field::MonthlySalary
            | Field::MonthlySalaryStart => {}
        }
    }
    Ok((active, record))
}

fn address(record: &mut EmployeeRecord) -> &mut SentAddress {
    record.home_address.get_or_insert_default()
}

fn tax(record: &mut EmployeeRecord) -> &mut SentTax {
    record.tax.get_or_insert_default()
}

fn account(record: &mut EmployeeRecord) -> &mut SentBankAccount {
    record.bank_account.get_or_insert_default()
}

/// Adds the person's existing fields to the objects that are sent.
fn fill_from_existing(record: &mut EmployeeRecord, existing: &Employee) -> Result<(), MapError> {
    if let (Some(sent), Some(existing)) = (&mut record.home_address, &existing.home_address) {
        fill_text(&mut sent.street, &existing.street);
        fill_text(&mut sent.postal_code, &existing.postal_code);
        fill_text(&mut sent.city, &existing.city);
        fill_text(&mut sent.country, &existing.country);
    }
    if let (Some(sent), Some(existing)) = (&mut record.bank_account, &existing.bank_account) {
        // Bank, IBAN and BIC belong to the replaced account and are left out. Beside another number they would name a wrong account.
        fill_text(&mut sent.clearing, &existing.clearing);
        fill_text(&mut sent.number, &existing.number);
        fill_text(&mut sent.country, &existing.country);
    }
    if let (Some(sent), Some(existing)) = (&mut record.tax, &existing.tax) {
        fill_number(&mut sent.table, &existing.table, Field::TaxTable)?;
        fill_number(&mut sent.column, &existing.column, Field::TaxColumn)?;
    }
    Ok(())
}

fn fill_text(sent: &mut Option<String>, existing: &LenientString) {
    if sent.is_none() {
        *sent = existing.get().map(str::to_owned);
    }
}

fn fill_number(sent: &mut Option<i64>, existing: &LenientString, field: Field) -> Result<(), MapError> {
    if let (None, Some(text)) = (&sent, existing.get()) {
        *sent = Some(whole_number(text).ok_or(MapError::ExistingNotUnderstood(field))?);
    }
    Ok(())
}

/// A new employment from the fields of a change. `kinds` are the employment types that the owner chose. An employment that ended
/// before `today` is created as terminated.
pub fn new_employment(
    fields: &[FieldChange],
    ids: EmployeeIds<'_>,
    kinds: &[EmploymentKind],
    defaults: &Defaults,
    today: NaiveDate,
) -> Result<NewEmployment, MapError> {
    let (mut type_id, mut start_date, mut end_date) = (None, None, None);
    for change in fields {
        match change.field {
            Field::EmploymentType => type_id = Some(employment_type_id(change, kinds)?),
            Field::EmploymentStart => start_date = Some(date(change)?),
            Field::EmploymentEnd => end_date = change.new.as_ref().map(|_| date(change)).transpose()?,
            _ => {}
        }
    }
    Ok(NewEmployment {
        employee_id: ids.employee_id.to_owned(),
        user_id: ids.user_id.to_owned(),
        type_id: type_id.ok_or(MapError::Needed(Field::EmploymentType))?,
        start_date: start_date.ok_or(MapError::Needed(Field::EmploymentStart))?,
        end_date,
        terminated: end_date.is_some_and(|end| end < today),
        rate: defaults.rate,
        country: defaults.country.clone(),
    })
}

/// The patch of an employment from the fields of a change. It does not change whether the employment is terminated.
pub fn employment_patch(fields: &[FieldChange], existing: &Employment, kinds: &[EmploymentKind]) -> Result<EmploymentPatch, MapError> {
    let mut patch = EmploymentPatch::default();
    for change in fields {
        match change.field {
            Field::EmploymentType => patch.type_id = Some(employment_type_id(change, kinds)?),
            Field::EmploymentStart => patch.start_date = Some(date(change)?),
            Field::EmploymentEnd if change.new.is_none() => {
                patch.end_date = Some(EndDate::Remove);
                // A read falls back to the effective end. If it stayed, the employment would still end.
                patch.effective_end_date = existing.effective_end_date.get().map(|_| EndDate::Remove);
            }
            Field::EmploymentEnd => {
                let end = EndDate::Set(date(change)?);
                patch.end_date = Some(end);
                // An earlier effective end would still apply beside the new end.
                patch.effective_end_date = existing.effective_end_date.get().map(|_| end);
            }
            _ => {}
        }
    }
    Ok(patch)
}

/// The id of the employment type with the name in the change.
fn employment_type_id(change: &FieldChange, kinds: &[EmploymentKind]) -> Result<String, MapError> {
    let name = text(change)?;
    let mut named = kinds.iter().filter(|kind| kind.name.trim() == name);
    let first = named.next().ok_or(MapError::UnknownKind(change.field))?;
    if named.all(|other| other.id == first.id) { Ok(first.id.clone()) } else { Err(MapError::UnknownKind(change.field)) }
}
