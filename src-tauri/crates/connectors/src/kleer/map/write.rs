//! Converts the fields of a plan row to records to write.

use chrono::NaiveDate;
use domain::field::{Field, Value};
use domain::plan::FieldChange;

use super::form::{Form, StreetLine};
use super::salary::SalaryUnit;
use crate::kleer::wire::{Agreement, EndDate, User, UserToCreate};

/// The reason why a row cannot be written. Nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// A new user must have the field.
    #[error("{0:?} is needed")]
    Needed(Field),
    /// The value's type does not match the field.
    #[error("{0:?} has a value of another kind")]
    WrongKind(Field),
    /// The service cannot clear the field.
    #[error("{0:?} cannot be emptied")]
    CannotEmpty(Field),
    /// The owner has not confirmed the unit of salaries.
    #[error("{0:?}: the unit of salaries is not confirmed")]
    UnitUnconfirmed(Field),
    /// The service stores kronor only.
    #[error("{0:?} is not in kronor")]
    NotKronor(Field),
    #[error("{0:?} is negative")]
    Negative(Field),
    /// The amount has öre, and the service counts kronor.
    #[error("{0:?} is finer than the unit of salaries")]
    TooFine(Field),
    /// The amount exceeds the service's whole number.
    #[error("{0:?} is larger than the service can hold")]
    TooLarge(Field),
    /// A salary without its first day, or a first day alone. For a missing first day the service would use the first of this month.
    #[error("{0:?} stands alone: an amount and its first day are written together")]
    HalfSalary(Field),
}

impl MapError {
    pub fn field(self) -> Field {
        match self {
            Self::Needed(field)
            | Self::WrongKind(field)
            | Self::CannotEmpty(field)
            | Self::UnitUnconfirmed(field)
            | Self::NotKronor(field)
            | Self::Negative(field)
            | Self::TooFine(field)
            | Self::TooLarge(field)
            | Self::HalfSalary(field) => field,
        }
    }
}

/// Converts the fields of a new user, and ignores the fields of the agreement.
pub fn user_to_create(fields: &[FieldChange], foreign_id: &str) -> Result<UserToCreate, MapError> {
    let mut user = UserToCreate { foreign_id: foreign_id.to_owned(), name: String::new(), email: String::new(), active: true };
    for change in fields {
        match (change.field, &change.new) {
            (Field::Name, Some(Value::Text(name))) => user.name.clone_from(name),
            (Field::Email, Some(Value::Text(email))) => user.email.clone_from(email),
            (Field::Active, Some(Value::Flag(active))) => user.active = *active,
            _ => {}
        }
    }
    for (field, text) in [(Field::Name, &user.name), (Field::Email, &user.email)] {
        if text.trim().is_empty() {
            return Err(MapError::Needed(field));
        }
    }
    Ok(user)
}

/// Applies the changed fields to the existing user. The other fields stay, because the service may clear fields that are not sent.
pub fn user_to_update(existing: &User, fields: &[FieldChange]) -> User {
    let mut user = existing.clone();
    for change in fields {
        match (change.field, &change.new) {
            (Field::Name, Some(Value::Text(name))) => user.name.clone_from(name),
            (Field::Email, Some(Value::Text(email))) => user.email.clone_from(email),
            (Field::Active, Some(Value::Flag(active))) => user.active = *active,
            _ => {}
        }
    }
    user
}

/// Converts the changed fields of an agreement, and ignores the fields of the user.
pub fn agreement(fields: &[FieldChange], form: impl Into<Form>) -> Result<Agreement, MapError> {
    let form = form.into();
    let mut agreement = Agreement::default();
    for change in fields {
        set_field(&mut agreement, change, form)?;
    }
    check_amount_and_start(Field::MonthlySalary, agreement.monthly_salary, agreement.monthly_salary_start_date)?;
    check_amount_and_start(Field::HourlySalary, agreement.hourly_salary, agreement.hourly_salary_start_date)?;
    Ok(agreement)
}

fn set_field(agreement: &mut Agreement, change: &FieldChange, form: Form) -> Result<(), MapError> {
    let unit = form.unit;
    let field = change.field;
    match field {
        Field::Active | Field::Name | Field::Email | Field::EmployeeNumber | Field::FirstName | Field::LastName | Field::EmploymentType => {
        }
        Field::Phone => agreement.phone = Some(text(change)?),
        Field::Ssn => agreement.ssn = Some(text(change)?),
        Field::Street => match form.street {
            StreetLine::Address2 => agreement.address2 = Some(text(change)?),
            StreetLine::Address1 => agreement.address1 = Some(text(change)?),
        },
        Field::ZipCode => agreement.zip_code = Some(text(change)?),
        Field::City => agreement.state = Some(text(change)?),
        Field::Country => agreement.country_code = Some(text(change)?),
        Field::TaxTable => agreement.tax_table = Some(number(change)?),
        Field::TaxColumn => agreement.tax_table_column = Some(number(change)?),
        Field::ClearingNumber => agreement.clearing_nr = Some(text(change)?),
        Field::AccountNumber => agreement.account_nr = Some(text(change)?),
        Field::EmploymentStart => agreement.employment_start_date = Some(date(change)?),
        Field::EmploymentEnd if change.new.is_none() => agreement.employment_end = Some(EndDate::Remove),
        Field::EmploymentEnd => agreement.employment_end = Some(EndDate::Set(date(change)?)),
        Field::MonthlySalary => agreement.monthly_salary = Some(salary(change, unit)?),
        Field::MonthlySalaryStart => agreement.monthly_salary_start_date = Some(date(change)?),
        Field::HourlySalary => agreement.hourly_salary = Some(salary(change, unit)?),
        Field::HourlySalaryStart => agreement.hourly_salary_start_date = Some(date(change)?),
        // Fields of leave and of compensations do not belong to an agreement.
        Field::LeaveActivity | Field::LeaveHours | Field::LeaveChild | Field::LeaveComment => return Err(MapError::WrongKind(field)),
        Field::PayType | Field::PayCategory | Field::PayAmount | Field::PayInterval | Field::PayFrom => {
            return Err(MapError::WrongKind(field));
        }
    }
    Ok(())
}

fn new_value(change: &FieldChange) -> Result<&Value, MapError> {
    change.new.as_ref().ok_or(MapError::CannotEmpty(change.field))
}

fn text(change: &FieldChange) -> Result<String, MapError> {
    match new_value(change)? {
        Value::Text(text) if text.trim().is_empty() => Err(MapError::CannotEmpty(change.field)),
        Value::Text(text) => Ok(text.clone()),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

fn number(change: &FieldChange) -> Result<i64, MapError> {
    match new_value(change)? {
        Value::Number(number) => Ok(*number),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

fn date(change: &FieldChange) -> Result<NaiveDate, MapError> {
    match new_value(change)? {
        Value::Date(day) => Ok(*day),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

fn salary(change: &FieldChange, unit: Option<SalaryUnit>) -> Result<i64, MapError> {
    let unit = unit.ok_or(MapError::UnitUnconfirmed(change.field))?;
    match new_value(change)? {
        Value::Money(money) => unit.from_money(money, change.field),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

/// An amount and its first day must be written together.
fn check_amount_and_start(field: Field, amount: Option<i64>, start: Option<NaiveDate>) -> Result<(), MapError> {
    if amount.is_some() == start.is_some() { Ok(()) } else { Err(MapError::HalfSalary(field)) }
}
