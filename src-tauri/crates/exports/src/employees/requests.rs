//! What the requests of both directions have in common.

use connectors::Written;
use domain::field::Field;
use domain::plan::{Change, FieldChange};

use crate::runner::{Answer, Request};

/// What became of a write, for the runner.
pub(crate) fn answer<T>(written: Written<T>, id: impl FnOnce(T) -> Option<String>) -> Answer {
    match written {
        Written::Done(value) => Answer::Accepted(id(value)),
        Written::Refused(error) => Answer::Refused(error),
        Written::NotSent(error) => Answer::NotSent(error),
        Written::Unclear(error) => Answer::Unclear(error),
    }
}

/// The fields of a change.
pub(super) fn fields(change: &Change) -> impl Iterator<Item = Field> + '_ {
    change.fields.iter().map(|change| change.field)
}

/// The reviewed values of a request's fields.
pub(super) fn chosen(change: &Change, request: &Request) -> Vec<FieldChange> {
    change.fields.iter().filter(|change| request.fields.contains(&change.field)).cloned().collect()
}

/// What a request means, for its idempotency_key.
pub(crate) fn meaning(change: &Change, request: &Request) -> String {
    serde_json::to_string(&(request.step, chosen(change, request))).unwrap_or_default()
}

/// An amount never goes without its first day: left out, Kleer takes the first of the current month.
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
