//! What Personio holds, as far as the export compares it.

use std::collections::BTreeMap;

use connectors::Error;
use connectors::personio::Client;
use domain::benefits::{Compensation, CompensationType, PayrollMonth, TargetPeople};
use domain::person::PersonId;

use crate::runner::{Progress, Stage, Watch};

/// What a plan reads of Personio.
#[derive(Debug, Clone)]
pub struct PersonioRead {
    /// Everybody.
    pub people: TargetPeople,
    /// The types and the pay of the month.
    pub snapshot: PaySnapshot,
}

/// The types, and what is paid in a month.
#[derive(Debug, Clone, Default)]
pub struct PaySnapshot {
    /// Every compensation type.
    pub types: Vec<CompensationType>,
    /// Every compensation of the month that the credentials let the app see.
    pub pay: Vec<Compensation>,
    /// Where in that list somebody's are, and where an id is.
    people_at: BTreeMap<PersonId, Vec<usize>>,
    ids_at: BTreeMap<String, usize>,
}

impl PaySnapshot {
    /// What was read.
    pub fn of(types: Vec<CompensationType>, pay: Vec<Compensation>) -> Self {
        let mut people_at: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
        for (at, one) in pay.iter().enumerate() {
            people_at.entry(one.person.clone()).or_default().push(at);
        }
        // The first of an id counts, as in the list.
        let ids_at = pay.iter().enumerate().rev().map(|(at, one)| (one.id.clone(), at)).collect();
        Self { types, pay, people_at, ids_at }
    }

    /// What is shown of a person.
    pub(super) fn of_person(&self, person: &PersonId) -> impl Iterator<Item = &Compensation> {
        self.people_at.get(person).into_iter().flatten().filter_map(|at| self.pay.get(*at))
    }

    /// The compensation of an id.
    pub(super) fn of_id(&self, id: &str) -> Option<&Compensation> {
        self.ids_at.get(id).and_then(|at| self.pay.get(*at))
    }
}

/// Reads everything that a plan compares, whole or not at all. The list is the app's own: there is no source to read.
///
/// # Errors
/// When a part of it cannot be read.
pub async fn read(client: &Client, month: PayrollMonth, watch: &dyn Watch) -> Result<PersonioRead, Error> {
    watch.progress(Progress::stage(Stage::ReadingTarget));
    let people = client.people().await?;
    let types = client.types().await?;
    let pay = client.month(month).await?;
    Ok(PersonioRead { people, snapshot: PaySnapshot::of(types, pay) })
}
