//! Companies of any size, with a planned row for everybody.

mod benefits;
mod leave;
mod people;

use domain::benefits::{Compensation, Entry};
use domain::leave::{Absence, Record};
use domain::person::Person;
use domain::plan::Plan;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Employees,
    Import,
    Leave,
    Benefits,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Employees, Self::Import, Self::Leave, Self::Benefits];

    pub fn name(self) -> &'static str {
        match self {
            Self::Employees => "employees",
            Self::Import => "import",
            Self::Leave => "leave",
            Self::Benefits => "benefits",
        }
    }

    pub fn company(self, people: usize) -> Company {
        match self {
            Self::Employees => Company::Export(people::BothSides::of(people)),
            Self::Import => Company::Import(people::BothSides::of(people)),
            Self::Leave => Company::Leave(Box::new(leave::World::of(people))),
            Self::Benefits => Company::Benefits(Box::new(benefits::World::of(people))),
        }
    }
}

/// The input of a plan.
pub enum Company {
    Export(people::BothSides),
    Import(people::BothSides),
    Leave(Box<leave::World>),
    Benefits(Box<benefits::World>),
}

/// Copies of a plan and its input.
pub type Copies = (Plan, Vec<Person>, Vec<Absence>, Vec<Record>, Vec<Entry>, Vec<Compensation>);

impl Company {
    pub fn plan(&self) -> Plan {
        match self {
            Self::Export(both) => both.export(),
            Self::Import(both) => both.import(),
            Self::Leave(world) => world.plan(),
            Self::Benefits(world) => world.plan(),
        }
    }

    pub fn copies(&self, plan: &Plan) -> Copies {
        let mut copies: Copies = (plan.clone(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        match self {
            Self::Export(both) | Self::Import(both) => copies.1 = both.alexis.iter().chain(&both.kleer).cloned().collect(),
            Self::Leave(world) => (copies.1, copies.2, copies.3) = (world.people.clone(), world.absences.clone(), world.records.clone()),
            Self::Benefits(world) => (copies.4, copies.5) = (world.entries.clone(), world.compensations.clone()),
        }
        copies
    }
}
