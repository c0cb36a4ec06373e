//! What the services hold at the start.

mod accounts;
mod alexis;
mod days;
mod ids;
mod kleer;
mod leave;
mod leave_for_all;
mod leave_in_kleer;
mod leave_types;
pub(crate) mod numbers;
mod people;
mod person;

use chrono::NaiveDate;

use crate::{options::Company, state::State};
pub use ids::{child_id, employee_id, kleer_user_id, office_id};
pub use leave_types::LeaveType;

/// The companies at the start.
pub(crate) fn state(company: Company, today: NaiveDate) -> State {
    let mut state = State { today, alexis: accounts::alexis(), kleer: accounts::kleer() };
    let people = match company {
        Company::Empty => return state,
        Company::Sample => people::sample(today),
        Company::People(count) => people::plain(count, today),
    };
    for person in &people {
        alexis::add(&mut state.alexis, person);
        kleer::add(&mut state.kleer, person);
    }
    if company == Company::Sample {
        kleer::add_without_alexis(&mut state.kleer, today);
        leave::add(&mut state.alexis, today);
        leave_in_kleer::add(&mut state.kleer, today);
    }
    state
}
