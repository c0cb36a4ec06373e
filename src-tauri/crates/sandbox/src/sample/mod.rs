//! What the services hold at the start.

mod accounts;
mod alexis;
mod benefits;
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
mod personio;
mod personio_pay;

use chrono::NaiveDate;

use crate::{options::Company, personio::Personio, state::State};
pub use benefits::{SampleBenefit, benefit_list};
pub use ids::{child_id, employee_id, kleer_user_id, office_id, personio_person_id};
pub use leave_types::LeaveType;

/// The companies at the start.
pub(crate) fn state(company: Company, today: NaiveDate) -> State {
    let mut state = State { today, alexis: accounts::alexis(), kleer: accounts::kleer(), personio: personio(company, today) };
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

/// Personio's company at the start.
pub(crate) fn personio(company: Company, today: NaiveDate) -> Personio {
    let mut account = personio::account();
    let people = match company {
        Company::Empty => return account,
        Company::Sample => people::sample(today),
        Company::People(count) => people::plain(count, today),
    };
    for person in &people {
        personio::add(&mut account, person, company == Company::Sample);
    }
    if company == Company::Sample {
        personio::add_only_there(&mut account);
        personio_pay::add(&mut account, today);
    }
    account
}
