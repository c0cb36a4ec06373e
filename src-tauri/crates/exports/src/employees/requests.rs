//! Helpers for the requests of both directions.

use connectors::Written;
use domain::field::Field;
use domain::plan::{Change, FieldChange};

use crate::runner::{Answer, Request};

/// The connector's result of a write, for the runner. `id` takes the new record's id out of it.
pub(crate) fn answer<T>(written: Written<T>, id: impl FnOnce(T) -> Option<String>) -> Answer {
    match written {
        Written::Done(value) => Answer::Accepted(id(value)),
        Written::Refused(error) => Answer::Refused(error),
        Written::NotSent(error) => Answer::NotSent(error),
        Written::Unclear(error) => Answer::Unclear(error),
    }
}

pub(super) fn fields(change: &Change) -> impl Iterator<Item = Field> + '_ {
    change.fields.iter().map(|change| change.field)
}

/// The reviewed values of a request's fields.
pub(super) fn chosen_fields(change: &Change, request: &Request) -> Vec<FieldChange> {
    change.fields.iter().filter(|change| request.fields.contains(&change.field)).cloned().collect()
}

/// What a request means, for its idempotency key.
pub(crate) fn meaning(change: &Change, request: &Request) -> String {
    serde_json::to_string(&(request.step, chosen_fields(change, request))).unwrap_or_default()
}

/// Adds the other half of each salary: an amount is never sent without its first day. Without it, Kleer takes the first day of the
/// current month.
pub(super) fn with_salary_pairs(change: &Change, mut wanted: Vec<Field>) -> Vec<Field> {
    for (amount, start) in [(Field::HourlySalary, Field::HourlySalaryStart), (Field::MonthlySalary, Field::MonthlySalaryStart)] {
        if wanted.contains(&amount) || wanted.contains(&start) {
            wanted.extend([amount, start].into_iter().filter(|field| change.field(*field).is_some()));
        }
    }
    wanted.sort();
    wanted.dedup();
    wanted
}
