//! The services' data at the start.

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

pub(crate) fn state(company: Company, today: NaiveDate) -> State {
    let mut state = State { today, alexis: accounts::alexis(), kleer: accounts::kleer(), personio: personio(company, today) };
    let people = match company {
        Company::Empty => return state,
        Company::Sample => people::sample(today),
        Company::People(count) => people::generated(count, today),
    };
    for person in &people {
        alexis::add(&mut state.alexis, person);
        kleer::add(&mut state.kleer, person);
    }
    if company == Company::Sample {
        kleer::add_kleer_only(&mut state.kleer, today);
        leave::add(&mut state.alexis, today);
        leave_in_kleer::add(&mut state.kleer, today);
    }
    state
}

pub(crate) fn personio(company: Company, today: NaiveDate) -> Personio {
    let mut account = personio::account();
    let people = match company {
        Company::Empty => return account,
        Company::Sample => people::sample(today),
        Company::People(count) => people::generated(count, today),
    };
    for person in &people {
        personio::add(&mut account, person, company == Company::Sample);
    }
    if company == Company::Sample {
        personio::add_personio_only(&mut account);
        personio_pay::add(&mut account, today);
    }
    account
}
