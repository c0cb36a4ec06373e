//! The least number of requests with which an export could do its work.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Kind, LIMIT, scenes, waits};

/// The largest pages that are known to work: people of Alexis HR, people of Personio, compensations.
const ALEXIS_PAGE: usize = 500;
const PERSONIO_PEOPLE: usize = 50;
const PERSONIO_PAY: usize = 100;

/// The least requests, by what they are, and in words.
pub struct Least {
    made: BTreeMap<String, usize>,
    pub how: &'static str,
}

impl Least {
    /// All of them.
    pub fn requests(&self) -> usize {
        self.made.values().sum()
    }

    /// How long they wait, one after the other.
    pub fn time(&self) -> Duration {
        waits(&self.made, LIMIT)
    }
}

/// What cannot be done with fewer.
pub fn least(kind: Kind, people: usize) -> Least {
    let alexis = people.div_ceil(ALEXIS_PAGE);
    let (made, how) = match kind {
        Kind::Employees => (
            vec![("alexis", alexis * 2), ("kleer", 2 + people * 2 + 2)],
            "two writes a person, Alexis HR read once, Kleer before and after",
        ),
        Kind::Import => (
            vec![("alexis", (alexis * 2 + 1) * 2 + people * 2), ("kleer", 2)],
            "two writes a person, Kleer read once, Alexis HR before and after",
        ),
        Kind::Leave => (
            vec![("alexis", alexis * 5 + 2), ("kleer", 3 + people * (scenes::DAYS + 2))],
            "one write a day, both sides' people and leave read once, each person's days before and after",
        ),
        Kind::Benefits | Kind::BenefitsUnseen => {
            let salaries = if kind == Kind::Benefits { people } else { 0 };
            let pay = people * scenes::BENEFITS.len();
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
    Least { made: made.into_iter().map(|(name, count)| (name.to_owned(), count)).collect(), how }
}
