//! The choices for the settings of an integration, read from both services.

use std::collections::BTreeMap;

use connectors::alexis::wire::Named;
use domain::person::{Person, Placement};
use domain::plan::employees::{Direction, EmploymentKind};
use exports::employees::{BothSides, propose};

use crate::app::App;
use crate::dto::{IntegrationChoices, NumberSample, Progress, ScopeChoice, Stage};
use crate::error::AppError;
use crate::events::Job;

/// How many people the question about employee numbers shows: enough to recognise the company's numbers.
const MAX_SAMPLES: usize = 5;

impl App {
    /// Reads both services for the choices of departments, offices, cost centers, people and employment types.
    pub async fn integration_choices(&self, integration_id: &str) -> Result<IntegrationChoices, AppError> {
        let integration = self.known_integration(integration_id)?;
        self.events.progress(Progress::stage(integration_id, Stage::OpeningKeychain));
        let readers = self.readers(&integration).await?;
        let job = Job { events: self.events.as_ref(), id: integration_id };
        let both = readers.for_direction(Direction::Import).read(&job).await?;
        let records = &both.alexis.records;
        let (hourly_proposal, permanent_proposal) = propose(records);
        let kind = |kind: &Named| Some(EmploymentKind { id: kind.id.clone(), name: kind.name.get()?.to_owned() });
        let mut employment_types: Vec<EmploymentKind> = records.employment_types.values().filter_map(kind).collect();
        employment_types.sort_by_key(|kind| kind.name.to_lowercase());
        let people = &both.alexis.people;
        Ok(IntegrationChoices {
            departments: places(&records.departments, people, |place| place.department.as_ref()),
            offices: places(&records.offices, people, |place| place.office.as_ref()),
            cost_centers: places(&records.cost_centers, people, |place| place.cost_center.as_ref()),
            people: active(people),
            employment_types,
            hourly_proposal,
            permanent_proposal,
            numbers: numbers(&both),
        })
    }
}

fn places(named: &BTreeMap<String, Named>, people: &[Person], of: fn(&Placement) -> Option<&String>) -> Vec<ScopeChoice> {
    let holds = |id: &str| people.iter().filter(|person| person.active && of(&person.placement).is_some_and(|place| place == id)).count();
    let choice = |place: &Named| ScopeChoice {
        id: place.id.clone(),
        name: place.name.get().unwrap_or(&place.id).to_owned(),
        people: u32::try_from(holds(&place.id)).unwrap_or(u32::MAX),
    };
    sorted(named.values().map(choice).collect())
}

fn active(people: &[Person]) -> Vec<ScopeChoice> {
    let choice = |person: &Person| ScopeChoice { id: person.id.0.clone(), name: person.name.clone(), people: 1 };
    sorted(people.iter().filter(|person| person.active).map(choice).collect())
}

fn sorted(mut choices: Vec<ScopeChoice>) -> Vec<ScopeChoice> {
    choices.sort_by_cached_key(|choice| (choice.name.to_lowercase(), choice.id.clone()));
    choices
}

/// A few people with a possible employee number, those with both fields first.
fn numbers(both: &BothSides) -> Vec<NumberSample> {
    let mut samples: Vec<NumberSample> = both
        .kleer
        .users
        .iter()
        .filter(|user| user.active)
        .map(|user| NumberSample {
            name: user.name.trim().to_owned(),
            internal_id: user.internal_id.map(|id| id.to_string()),
            foreign_id: user.foreign_id.clone().filter(|id| !exports::employees::is_mark(id)),
        })
        .filter(|sample| sample.internal_id.is_some() || sample.foreign_id.is_some())
        .collect();
    samples.sort_by_key(|sample| (sample.internal_id.is_none(), sample.foreign_id.is_none(), sample.name.to_lowercase()));
    samples.truncate(MAX_SAMPLES);
    samples
}
