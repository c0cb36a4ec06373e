//! The values of a row that the target of people cannot hold, found by the connector's mapping that also makes the requests.
//!
//! The mapping runs twice: for every row of a plan, so that the plan offers only writable rows, and for a row before its first
//! request, so that no person is left half written.

use chrono::NaiveDate;
use connectors::alexis::map::{self as alexis_map, EmployeeIds, Record};
use connectors::alexis::{MapError as AlexisError, WriteCalls};
use connectors::kleer::map::{self as kleer_map, MapError as KleerError};
use connectors::kleer::{Form, SalaryUnit};
use domain::field::{Field, Value};
use domain::finding::{Finding, FindingCode};
use domain::plan::employees::{EmployeeSettings, Unwritable, field_group, is_agreement};
use domain::plan::{Change, FieldChange};

use super::alexis_requests::{employment_kinds, needs_new_employment};
use super::alexis_snapshot::AlexisSnapshot;
use super::kleer_snapshot::KleerSnapshot;

/// The values of a row that Kleer cannot hold.
pub(super) fn unwritable_at_kleer(change: &Change, snapshot: &KleerSnapshot, form: Form) -> Vec<Unwritable> {
    let is_created = change.target_id.is_none();
    let user = change.target_id.as_ref().and_then(|id| id.as_str().parse().ok());
    let has_agreement = user.and_then(|id| snapshot.person(id)).is_some_and(|person| person.employment.is_some());
    let map = |fields: &[FieldChange]| {
        if is_created {
            kleer_map::user_to_create(fields, "")?;
        }
        kleer_map::agreement(fields, form).map(drop)
    };
    collect_unwritable(change, map, |error: KleerError| {
        let field = error.field();
        // A new agreement is created whole or not at all: half of it would lack the salary.
        let whole_row = is_created || (is_agreement(field) && !has_agreement);
        Unwritable { fields: vec![field], finding: kleer_finding(error, change, form.unit), whole_row }
    })
}

fn kleer_finding(error: KleerError, change: &Change, unit: Option<SalaryUnit>) -> Finding {
    let warning = |code| Finding::warning(code, error.field());
    match error {
        KleerError::Needed(_) => warning(FindingCode::Missing),
        KleerError::NotKronor(field) => warning(FindingCode::SalaryCurrency).with("currency", currency(change, field)),
        KleerError::TooFine(field) if unit == Some(SalaryUnit::Kronor) => {
            warning(FindingCode::SalaryTooFine).with("amount", amount(change, field))
        }
        KleerError::Negative(_) | KleerError::TooFine(_) => warning(FindingCode::SalaryMalformed),
        KleerError::WrongKind(_)
        | KleerError::CannotEmpty(_)
        | KleerError::UnitUnconfirmed(_)
        | KleerError::TooLarge(_)
        | KleerError::HalfSalary(_) => warning(FindingCode::CannotBeHeld),
    }
}

/// The input of the mapping to Alexis HR, beside the row.
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
    /// The employee has no user, which a new employment or salary needs.
    NoUser(Field),
}

impl From<AlexisError> for AlexisRefusal {
    fn from(error: AlexisError) -> Self {
        Self::Map(error)
    }
}

/// The values of a row that Alexis HR cannot hold.
pub(super) fn unwritable_at_alexis(change: &Change, snapshot: &AlexisSnapshot, form: AlexisForm<'_>) -> Vec<Unwritable> {
    let id = change.target_id.as_ref().map(|id| id.as_str());
    let person = id.and_then(|id| snapshot.person(id));
    if id.is_some() && person.is_none() {
        // The person is gone: the run reports that.
        return Vec::new();
    }
    let new_employment = person.is_none_or(|person| needs_new_employment(change, person));
    let map = |fields: &[FieldChange]| -> Result<(), AlexisRefusal> {
        let has = |record| fields.iter().find(|change| alexis_map::record_of(change.field) == record).map(|change| change.field);
        match id.and_then(|id| snapshot.records.employees.iter().find(|employee| employee.id == id)) {
            Some(employee) => drop(alexis_map::employee_patch(fields, employee, form.settings.email, form.calls)?),
            None => drop(alexis_map::new_employee(fields, form.settings.email)?),
        }
        let ids = match id {
            // A created person gets a user with the creation.
            None => Some(EmployeeIds { employee_id: "", user_id: "" }),
            Some(id) => alexis_map::employee_ids(&snapshot.records, id),
        };
        let without_user = EmployeeIds { employee_id: id.unwrap_or_default(), user_id: "" };
        if let Some(field) = has(Record::Employment) {
            let kinds = employment_kinds(form.settings, snapshot);
            let employment = id.and_then(|id| alexis_map::current_employment(&snapshot.records, id));
            match employment.filter(|_| !new_employment) {
                Some(employment) => drop(alexis_map::employment_patch(fields, employment, &kinds)?),
                None if ids.is_none() => return Err(AlexisRefusal::NoUser(field)),
                None => drop(alexis_map::new_employment(fields, ids.unwrap_or(without_user), &kinds, snapshot.defaults(), form.today)?),
            }
        }
        let pays = alexis_map::pay(fields, ids.unwrap_or(without_user), &snapshot.records, snapshot.defaults())?;
        let is_new = |pay: &alexis_map::Pay| matches!(pay, alexis_map::Pay::Create(_));
        match has(Record::Compensation) {
            Some(field) if ids.is_none() && pays.iter().any(is_new) => Err(AlexisRefusal::NoUser(field)),
            _ => Ok(()),
        }
    };
    collect_unwritable(change, map, |refusal| {
        let field = match refusal {
            AlexisRefusal::Map(error) => error.field(),
            AlexisRefusal::NoUser(field) => field,
        };
        // A new employment is one record: its kind, first day and last day are sent together.
        let is_employment = |field: Field| alexis_map::record_of(field) == Record::Employment;
        let fields = if new_employment && is_employment(field) {
            vec![Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd]
        } else {
            vec![field]
        };
        Unwritable { fields, finding: alexis_finding(refusal, change), whole_row: id.is_none() }
    })
}

fn alexis_finding(refusal: AlexisRefusal, change: &Change) -> Finding {
    let error = match refusal {
        AlexisRefusal::NoUser(field) => return Finding::warning(FindingCode::UserMissing, field),
        AlexisRefusal::Map(error) => error,
    };
    let warning = |code| Finding::warning(code, error.field());
    match error {
        AlexisError::Needed(_) => warning(FindingCode::Missing),
        AlexisError::Negative(_) => warning(FindingCode::SalaryMalformed),
        AlexisError::OtherPeriod(field) => warning(FindingCode::SalaryOtherPeriodHeld).with("date", first_day(change, field)),
        AlexisError::SalaryAmbiguous(field) => warning(FindingCode::TargetSalaryAmbiguous).with("date", first_day(change, field)),
        AlexisError::UnknownKind(_) => warning(FindingCode::EmploymentTypeUnmapped),
        AlexisError::WrongKind(_)
        | AlexisError::CannotEmpty(_)
        | AlexisError::NoPlace(_)
        | AlexisError::ExistingNotUnderstood(_)
        | AlexisError::HalfSalary(_) => warning(FindingCode::CannotBeHeld),
    }
}

/// Runs the mapping, without the fields that it refused, until it refuses no more. It can also refuse because a field is missing. That
/// field cannot be left out, so the whole row waits.
fn collect_unwritable<E>(
    change: &Change,
    map: impl Fn(&[FieldChange]) -> Result<(), E>,
    unwritable: impl Fn(E) -> Unwritable,
) -> Vec<Unwritable> {
    let mut fields: Vec<FieldChange> = change.fields.iter().chain(&change.conflicts).cloned().collect();
    let mut found = Vec::new();
    while let Err(error) = map(&fields) {
        let mut refused = unwritable(error);
        let before = fields.len();
        fields.retain(|change| !refused.fields.iter().any(|field| field_group(*field) == field_group(change.field)));
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
