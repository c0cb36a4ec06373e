//! From the fields of a plan to what is sent of a person and of an employment.

use chrono::NaiveDate;
use domain::field::Field;
use domain::person::EmailChoice;
use domain::plan::FieldChange;
use domain::plan::employees::EmploymentKind;

use super::defaults::Defaults;
use super::error::MapError;
use super::of::Whose;
use super::values::{date, flag, number, text, whole};
use crate::alexis::calls::WriteCalls;
use crate::alexis::wire::{
    Employee, EmployeePatch, EmployeeRecord, Employment, EmploymentPatch, EndDate, LenientString, NewEmployee, NewEmployment, SentAddress,
    SentBankAccount, SentTax,
};

/// The kinds of record that hold a person's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// The person.
    Employee,
    /// The employment.
    Employment,
    /// The salary.
    Compensation,
}

/// The record that holds a field.
pub fn record_of(field: Field) -> Record {
    match field {
        Field::EmploymentType | Field::EmploymentStart | Field::EmploymentEnd => Record::Employment,
        field if field.is_salary() => Record::Compensation,
        _ => Record::Employee,
    }
}

/// A person to create, from the fields of a change. Fields of other records are passed over.
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

/// What changes of a person, from the fields of a change. Fields of other records are passed over. Of an object of
/// which a field changes, the rest is sent as held: a switch.
pub fn employee_patch(fields: &[FieldChange], held: &Employee, email: EmailChoice, calls: WriteCalls) -> Result<EmployeePatch, MapError> {
    let (active, mut record) = employee(fields, email)?;
    if calls.whole_objects {
        complete(&mut record, held)?;
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

/// Adds to the objects that are sent what the person holds in them.
fn complete(record: &mut EmployeeRecord, held: &Employee) -> Result<(), MapError> {
    if let (Some(sent), Some(held)) = (&mut record.home_address, &held.home_address) {
        keep(&mut sent.street, &held.street);
        keep(&mut sent.postal_code, &held.postal_code);
        keep(&mut sent.city, &held.city);
        keep(&mut sent.country, &held.country);
    }
    if let (Some(sent), Some(held)) = (&mut record.bank_account, &held.bank_account) {
        // Bank, IBAN and BIC named the account that is replaced: beside another number they would be somebody's wrong account.
        keep(&mut sent.clearing, &held.clearing);
        keep(&mut sent.number, &held.number);
        keep(&mut sent.country, &held.country);
    }
    if let (Some(sent), Some(held)) = (&mut record.tax, &held.tax) {
        keep_number(&mut sent.table, &held.table, Field::TaxTable)?;
        keep_number(&mut sent.column, &held.column, Field::TaxColumn)?;
    }
    Ok(())
}

fn keep(sent: &mut Option<String>, held: &LenientString) {
    if sent.is_none() {
        *sent = held.get().map(str::to_owned);
    }
}

fn keep_number(sent: &mut Option<i64>, held: &LenientString, field: Field) -> Result<(), MapError> {
    if let (None, Some(text)) = (&sent, held.get()) {
        *sent = Some(whole(text).ok_or(MapError::HeldNotUnderstood(field))?);
    }
    Ok(())
}

/// An employment to create, from the fields of a change. `kinds` are those that the owner chose. An employment that
/// ended before `today` is over from the start.
pub fn new_employment(
    fields: &[FieldChange],
    whose: Whose<'_>,
    kinds: &[EmploymentKind],
    defaults: &Defaults,
    today: NaiveDate,
) -> Result<NewEmployment, MapError> {
    let (mut type_id, mut start_date, mut end_date) = (None, None, None);
    for change in fields {
        match change.field {
            Field::EmploymentType => type_id = Some(kind(change, kinds)?),
            Field::EmploymentStart => start_date = Some(date(change)?),
            Field::EmploymentEnd => end_date = change.new.as_ref().map(|_| date(change)).transpose()?,
            _ => {}
        }
    }
    Ok(NewEmployment {
        employee_id: whose.employee_id.to_owned(),
        user_id: whose.user_id.to_owned(),
        type_id: type_id.ok_or(MapError::Needed(Field::EmploymentType))?,
        start_date: start_date.ok_or(MapError::Needed(Field::EmploymentStart))?,
        end_date,
        terminated: end_date.is_some_and(|end| end < today),
        rate: defaults.rate,
        country: defaults.country.clone(),
    })
}

/// What changes of an employment, from the fields of a change. Whether it counts as terminated stays as it is held.
pub fn employment_patch(fields: &[FieldChange], held: &Employment, kinds: &[EmploymentKind]) -> Result<EmploymentPatch, MapError> {
    let mut patch = EmploymentPatch::default();
    for change in fields {
        match change.field {
            Field::EmploymentType => patch.type_id = Some(kind(change, kinds)?),
            Field::EmploymentStart => patch.start_date = Some(date(change)?),
            Field::EmploymentEnd if change.new.is_none() => {
                patch.end_date = Some(EndDate::Remove);
                // What is read when there is no other end: left there, the employment would still end.
                patch.effective_end_date = held.effective_end_date.get().map(|_| EndDate::Remove);
            }
            Field::EmploymentEnd => {
                let end = EndDate::Set(date(change)?);
                patch.end_date = Some(end);
                // An earlier effective end would go on holding beside the new one.
                patch.effective_end_date = held.effective_end_date.get().map(|_| end);
            }
            _ => {}
        }
    }
    Ok(patch)
}

/// The id of the kind of employment that has the name of the change.
fn kind(change: &FieldChange, kinds: &[EmploymentKind]) -> Result<String, MapError> {
    let name = text(change)?;
    let mut named = kinds.iter().filter(|kind| kind.name.trim() == name);
    let first = named.next().ok_or(MapError::UnknownKind(change.field))?;
    if named.all(|other| other.id == first.id) { Ok(first.id.clone()) } else { Err(MapError::UnknownKind(change.field)) }
}
