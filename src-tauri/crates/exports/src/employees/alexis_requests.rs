//! The requests that a row needs at Alexis HR.

use connectors::alexis::map::{self, Record};
use domain::field::{Field, Value};
use domain::person::Person;
use domain::plan::Change;
use domain::plan::employees::{EmployeeSettings, EmploymentKind};
use domain::run::Step;

use super::alexis_snapshot::AlexisSnapshot;
use super::kinds::with_proposed_kinds;
use crate::runner::Request;

/// The employment types that stand for pay by the hour and by the month.
pub(super) fn employment_kinds(settings: &EmployeeSettings, snapshot: &AlexisSnapshot) -> Vec<EmploymentKind> {
    let settings = with_proposed_kinds(settings, &snapshot.records);
    [settings.hourly_type, settings.permanent_type].into_iter().flatten().collect()
}

/// One request per record that has any of these fields, in the order of `steps`.
pub(super) fn requests(all_fields: Vec<Field>, steps: [(Record, Step); 3]) -> Vec<Request> {
    let request = |(record, step): (Record, Step)| {
        let fields: Vec<Field> = all_fields.iter().copied().filter(|field| map::record_of(*field) == record).collect();
        (!fields.is_empty()).then_some(Request { step, fields })
    };
    steps.into_iter().filter_map(request).collect()
}

/// Whether the person has no employment yet, or came back: the last employment ended before the new one begins.
pub(super) fn needs_new_employment(change: &Change, person: &Person) -> bool {
    let Some(employment) = &person.employment else { return true };
    if person.employment_type.is_none() && employment.end.is_none() && change.field(Field::EmploymentType).is_some() {
        // Alexis HR only knows the day of hiring: there is no employment record to change.
        return true;
    }
    let start = match change.field(Field::EmploymentStart).map(|change| &change.new) {
        Some(Some(Value::Date(start))) => *start,
        _ => return false,
    };
    employment.end.is_some_and(|end| end < start)
}

/// Adds the other fields of an employment: a new record needs its kind and first day even where they equal the last one's.
pub(super) fn with_whole_employment(change: &Change, mut pending: Vec<Field>) -> Vec<Field> {
    if pending.iter().any(|field| map::record_of(*field) == Record::Employment) {
        let employment = [Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd];
        pending.extend(employment.into_iter().filter(|field| change.field(*field).is_some()));
        pending.sort();
        pending.dedup();
    }
    pending
}
