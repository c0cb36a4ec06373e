//! The minimum of requests for each export.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Kind, PERSONIO_INTERVAL, fixtures, total_wait};

/// The largest page sizes that are known to work.
const ALEXIS_PAGE: usize = 500;
const PERSONIO_PEOPLE: usize = 50;
const PERSONIO_PAY: usize = 100;

/// The minimum of requests by their kind, and its explanation.
pub struct Minimum {
    counts: BTreeMap<String, usize>,
    pub how: &'static str,
}

impl Minimum {
    pub fn requests(&self) -> usize {
        self.counts.values().sum()
    }

    pub fn time(&self) -> Duration {
        total_wait(&self.counts, PERSONIO_INTERVAL)
    }
}

pub fn minimum(kind: Kind, people: usize) -> Minimum {
    let alexis = people.div_ceil(ALEXIS_PAGE);
    let (counts, how) = match kind {
        Kind::Employees => (
            vec![("alexis", alexis * 2), ("kleer", 2 + people * 2 + 2)],
            "two writes a person, Alexis HR read once, Kleer before and after",
        ),
        Kind::Import => (
            vec![("alexis", (alexis * 2 + 1) * 2 + people * 2), ("kleer", 2)],
            "two writes a person, Kleer read once, Alexis HR before and after",
        ),
        Kind::Leave => (
            vec![("alexis", alexis * 5 + 2), ("kleer", 3 + people * (fixtures::DAYS + 2))],
            "one write a day, both sides' people and leave read once, each person's days before and after",
        ),
        Kind::Benefits | Kind::BenefitsUnseen => {
            let salaries = if kind == Kind::Benefits { people } else { 0 };
            let pay = people * fixtures::BENEFITS.len();
            let before = salaries.div_ceil(PERSONIO_PAY).max(1);
            let after = (salaries + pay).div_ceil(PERSONIO_PAY);
            (
                vec![
                    ("personio GET persons", people.div_ceil(PERSONIO_PEOPLE) + 1),
                    ("personio GET compensations", before + after + 1),
                    ("personio POST compensations", pay + 2),
                ],
                "one write an amount and a type, people and types read once, the month before and after",
            )
        }
    };
    Minimum { counts: counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect(), how }
}
