//! What the target of people cannot hold of a row, by its connector's own mapping.
//!
//! The mapping is asked twice, and is the same that makes the requests: of every row of a plan, so that nothing is offered that
//! cannot be written, and of a row before anything of it leaves, so that nobody is left half written.

use chrono::NaiveDate;
use connectors::alexis::map::{self as alexis_map, EmployeeIds, Record};
use connectors::alexis::{MapError as AlexisError, WriteCalls};
use connectors::kleer::map::{self as kleer_map, MapError as KleerError};
use connectors::kleer::{Form, SalaryUnit};
use domain::field::{Field, Value};
use domain::finding::{Finding, FindingCode};
use domain::plan::employees::{EmployeeSettings, Unwritable, head, is_agreement};
use domain::plan::{Change, FieldChange};

use super::alexis_requests::{kinds, needs_new_employment};
use super::alexis_snapshot::AlexisSnapshot;
use super::kleer_snapshot::KleerSnapshot;

/// What Kleer cannot hold of a row.
pub(super) fn at_kleer(change: &Change, snapshot: &KleerSnapshot, form: Form) -> Vec<Unwritable> {
    let is_created = change.target_id.is_none();
    let user = change.target_id.as_ref().and_then(|id| id.as_str().parse().ok());
    let has_agreement = user.and_then(|id| snapshot.person(id)).is_some_and(|person| person.employment.is_some());
    let refuses = |fields: &[FieldChange]| {
        if is_created {
            kleer_map::user_to_create(fields, "")?;
        }
        kleer_map::agreement(fields, form).map(drop)
    };
    each(change, refuses, |error: KleerError| {
        let field = error.field();
        // Half an agreement that did not exist would be one without its salary.
        let whole_row = is_created || (is_agreement(field) && !has_agreement);
        Unwritable { fields: vec![field], finding: of_kleer(error, change, form.unit), whole_row }
    })
}

fn of_kleer(error: KleerError, change: &Change, unit: Option<SalaryUnit>) -> Finding {
    let of = |code| Finding::warning(code, error.field());
    match error {
        KleerError::Needed(_) => of(FindingCode::Missing),
        KleerError::NotKronor(field) => of(FindingCode::SalaryCurrency).with("currency", currency(change, field)),
        KleerError::TooFine(field) if unit == Some(SalaryUnit::Kronor) => {
            of(FindingCode::SalaryTooFine).with("amount", amount(change, field))
        }
        KleerError::Negative(_) | KleerError::TooFine(_) => of(FindingCode::SalaryMalformed),
        KleerError::WrongKind(_)
        | KleerError::CannotEmpty(_)
        | KleerError::UnitUnconfirmed(_)
        | KleerError::TooLarge(_)
        | KleerError::HalfSalary(_) => of(FindingCode::CannotBeHeld),
    }
}

/// What the import's mapping depends on beside the row.
#[derive(Debug, Clone, Copy)]
pub(super) struct AlexisForm<'a> {
    pub(super) settings: &'a EmployeeSettings,
    pub(super) calls: WriteCalls,
    pub(super) today: NaiveDate,
}

/// Why Alexis HR cannot hold a field.
#[derive(Debug, Clone, Copy)]
enum AlexisRefusal {
    Map(AlexisError),
    NoUser(Field),
}

impl From<AlexisError> for AlexisRefusal {
    fn from(error: AlexisError) -> Self {
        Self::Map(error)
    }
}

/// What Alexis HR cannot hold of a row.
pub(super) fn at_alexis(change: &Change, snapshot: &AlexisSnapshot, form: AlexisForm<'_>) -> Vec<Unwritable> {
    let id = change.target_id.as_ref().map(|id| id.as_str());
    let person = id.and_then(|id| snapshot.person(id));
    if id.is_some() && person.is_none() {
        // Nobody is there any more: that is for the run to say.
        return Vec::new();
    }
    let new_employment = person.is_none_or(|person| needs_new_employment(change, person));
    let refuses = |fields: &[FieldChange]| -> Result<(), AlexisRefusal> {
        let has = |record| fields.iter().find(|change| alexis_map::record_of(change.field) == record).map(|change| change.field);
        match id.and_then(|id| snapshot.records.employees.iter().find(|employee| employee.id == id)) {
            Some(employee) => drop(alexis_map::employee_patch(fields, employee, form.settings.email, form.calls)?),
            None => drop(alexis_map::new_employee(fields, form.settings.email)?),
        }
        let whose = match id {
            // A person who is created has a user from then on.
            None => Some(EmployeeIds { employee_id: "", user_id: "" }),
            Some(id) => alexis_map::employee_ids(&snapshot.records, id),
        };
        let nobody = EmployeeIds { employee_id: id.unwrap_or_default(), user_id: "" };
        if let Some(field) = has(Record::Employment) {
            let kinds = kinds(form.settings, snapshot);
            let employment = id.and_then(|id| alexis_map::current_employment(&snapshot.records, id));
            match employment.filter(|_| !new_employment) {
                Some(employment) => drop(alexis_map::employment_patch(fields, employment, &kinds)?),
                None if whose.is_none() => return Err(AlexisRefusal::NoUser(field)),
                None => drop(alexis_map::new_employment(fields, whose.unwrap_or(nobody), &kinds, snapshot.defaults(), form.today)?),
            }
        }
        let pays = alexis_map::pay(fields, whose.unwrap_or(nobody), &snapshot.records, snapshot.defaults())?;
        let is_new = |pay: &alexis_map::Pay| matches!(pay, alexis_map::Pay::Create(_));
        match has(Record::Compensation) {
            Some(field) if whose.is_none() && pays.iter().any(is_new) => Err(AlexisRefusal::NoUser(field)),
            _ => Ok(()),
        }
    };
    each(change, refuses, |refusal| {
        let field = match refusal {
            AlexisRefusal::Map(error) => error.field(),
            AlexisRefusal::NoUser(field) => field,
        };
        // A new employment is one record: its kind, its first and its last day go together.
        let is_employment = |field: Field| alexis_map::record_of(field) == Record::Employment;
        let fields = if new_employment && is_employment(field) {
            vec![Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd]
        } else {
            vec![field]
        };
        Unwritable { fields, finding: of_alexis(refusal, change), whole_row: id.is_none() }
    })
}

fn of_alexis(refusal: AlexisRefusal, change: &Change) -> Finding {
    let error = match refusal {
        AlexisRefusal::NoUser(field) => return Finding::warning(FindingCode::UserMissing, field),
        AlexisRefusal::Map(error) => error,
    };
    let of = |code| Finding::warning(code, error.field());
    match error {
        AlexisError::Needed(_) => of(FindingCode::Missing),
        AlexisError::Negative(_) => of(FindingCode::SalaryMalformed),
        AlexisError::OtherPeriod(field) => of(FindingCode::SalaryOtherPeriodHeld).with("date", first_day(change, field)),
        AlexisError::SalaryAmbiguous(field) => of(FindingCode::TargetSalaryAmbiguous).with("date", first_day(change, field)),
        AlexisError::UnknownKind(_) => of(FindingCode::EmploymentTypeUnmapped),
        AlexisError::WrongKind(_)
        | AlexisError::CannotEmpty(_)
        | AlexisError::NoPlace(_)
        | AlexisError::ExistingNotUnderstood(_)
        | AlexisError::HalfSalary(_) => of(FindingCode::CannotBeHeld),
    }
}

/// Asks the mapping until it refuses nothing more. What it says to be missing cannot be left out: the row waits.
fn each<E>(change: &Change, refuses: impl Fn(&[FieldChange]) -> Result<(), E>, unwritable: impl Fn(E) -> Unwritable) -> Vec<Unwritable> {
    let mut fields: Vec<FieldChange> = change.fields.iter().chain(&change.conflicts).cloned().collect();
    let mut found = Vec::new();
    while let Err(error) = refuses(&fields) {
        let mut refused = unwritable(error);
        let before = fields.len();
        fields.retain(|change| !refused.fields.iter().any(|field| head(*field) == head(change.field)));
        let is_missing = fields.len() == before;
        refused.whole_row |= is_missing;
        found.push(refused);
        if is_missing {
            break;
        }
    }
    found
}

fn new_value(change: &Change, field: Field) -> Option<&Value> {
    change.fields.iter().chain(&change.conflicts).find(|change| change.field == field)?.new.as_ref()
}

fn amount(change: &Change, field: Field) -> String {
    match new_value(change, field) {
        Some(Value::Money(money)) => money.to_string(),
        _ => String::new(),
    }
}

fn currency(change: &Change, field: Field) -> String {
    match new_value(change, field) {
        Some(Value::Money(money)) => money.currency.code().to_owned(),
        _ => String::new(),
    }
}

/// The first day of the salary that an amount belongs to.
fn first_day(change: &Change, amount: Field) -> String {
    let start = if amount == Field::HourlySalary { Field::HourlySalaryStart } else { Field::MonthlySalaryStart };
    match new_value(change, start) {
        Some(Value::Date(day)) => day.to_string(),
        _ => String::new(),
    }
}
