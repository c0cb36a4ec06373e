//! Which requests a change needs at Alexis HR.

use connectors::alexis::map::{self, Record};
use domain::field::{Field, Value};
use domain::person::Person;
use domain::plan::Change;
use domain::plan::employees::{EmployeeSettings, EmploymentKind};
use domain::run::Step;

use super::alexis_snapshot::AlexisSnapshot;
use super::kinds::with_kinds;
use crate::runner::Request;

/// The kinds of employment that stand for pay by the hour and by the month.
pub(super) fn kinds(settings: &EmployeeSettings, snapshot: &AlexisSnapshot) -> Vec<EmploymentKind> {
    let settings = with_kinds(settings, &snapshot.records);
    [settings.hourly_type, settings.permanent_type].into_iter().flatten().collect()
}

/// The requests for these fields, one a record, the person first.
pub(super) fn requests(all: Vec<Field>, steps: [(Record, Step); 3]) -> Vec<Request> {
    let of = |(record, step): (Record, Step)| {
        let fields: Vec<Field> = all.iter().copied().filter(|field| map::record_of(*field) == record).collect();
        (!fields.is_empty()).then_some(Request { step, fields })
    };
    steps.into_iter().filter_map(of).collect()
}

/// Nobody has an employment yet, or the one there is ended before the new one begins: somebody came back.
pub(super) fn needs_new_employment(change: &Change, person: &Person) -> bool {
    let Some(snapshot) = &person.employment else { return true };
    if person.employment_type.is_none() && snapshot.end.is_none() && change.field(Field::EmploymentType).is_some() {
        // Only the day of hiring is known: there is no record to change.
        return true;
    }
    let start = match change.field(Field::EmploymentStart).map(|change| &change.new) {
        Some(Some(Value::Date(start))) => *start,
        _ => return false,
    };
    snapshot.end.is_some_and(|end| end < start)
}

/// A new employment needs its kind and first day, whether or not they differ from the last one's.
pub(super) fn with_whole_employment(change: &Change, mut pending: Vec<Field>) -> Vec<Field> {
    if pending.iter().any(|field| map::record_of(*field) == Record::Employment) {
        let all = [Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd];
        pending.extend(all.into_iter().filter(|field| change.field(*field).is_some()));
        pending.sort();
        pending.dedup();
    }
    pending
}
