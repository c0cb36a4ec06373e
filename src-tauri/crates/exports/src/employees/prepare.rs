//! Makes a plan: reads both sides whole, then compares them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use connectors::alexis::WriteCalls;
use connectors::alexis::wire::People;
use connectors::kleer::Form;
use connectors::kleer::map::OWN_MARK;
use connectors::{Error, ErrorCode, alexis, kleer};
use domain::finding::{Finding, FindingCode};
use domain::matching::Links;
use domain::person::{Person, PersonId};
use domain::plan::Change;
use domain::plan::employees::{Direction, EmployeeInput, EmployeeSettings, Memory, Planned, hold_back, plan};

use super::alexis_snapshot::AlexisSnapshot;
use super::kinds::with_proposed_kinds;
use super::kleer_snapshot::KleerSnapshot;
use super::unwritable::{AlexisForm, unwritable_at_alexis, unwritable_at_kleer};
use crate::runner::{Progress, Stage, Watch};

/// Read access to both services.
#[derive(Debug, Clone, Copy)]
pub struct Readers<'a> {
    pub alexis: &'a alexis::Client,
    pub kleer: &'a kleer::Client,
    pub settings: &'a EmployeeSettings,
    /// The form of Kleer's agreements, as far as the owner stated it.
    pub form: Form,
    pub direction: Direction,
}

/// Both sides, as read one after the other.
#[derive(Debug, Clone)]
pub struct BothSides {
    pub alexis: AlexisSnapshot,
    pub kleer: KleerSnapshot,
}

/// The input of a plan, beside the people.
#[derive(Debug, Clone, Copy)]
pub struct PlanInput<'a> {
    /// From Alexis HR to Kleer.
    pub links: &'a Links,
    /// What earlier plans and the owner's decisions left behind.
    pub memory: &'a Memory,
    /// The day of the plan.
    pub today: NaiveDate,
}

impl Readers<'_> {
    /// Reads both sides. Fails when one side cannot be read whole: a partial read must never look like a smaller company.
    pub async fn read(&self, watch: &dyn Watch) -> Result<BothSides, Error> {
        let people = match read_alexis(self.alexis, watch).await {
            // A person was added or removed between two pages. Once is chance; twice is a reason to stop.
            Err(error) if error.code == ErrorCode::Incomplete => read_alexis(self.alexis, watch).await?,
            other => other?,
        };
        let types = match self.direction {
            Direction::Export => Vec::new(),
            Direction::Import => self.alexis.employment_types().await?,
        };
        watch.progress(Progress::stage(Stage::ReadingTarget));
        let kleer = KleerSnapshot::read(self.kleer, self.settings, self.form).await?;
        Ok(BothSides { alexis: AlexisSnapshot::of(people).with_types(types), kleer })
    }

    pub fn plan(&self, both: &BothSides, input: &PlanInput<'_>) -> Planned {
        both.plan(self.settings, self.form, self.direction, input)
    }
}

impl BothSides {
    /// Compares both sides, and holds back the values that the target cannot hold. The connector's mapping decides that for every row:
    /// a plan offers only what can be written.
    pub fn plan(&self, settings: &EmployeeSettings, form: Form, direction: Direction, input: &PlanInput<'_>) -> Planned {
        let links = self.links(input.links, input.memory);
        let (alexis, kleer): (&[Person], &[Person]) = (&self.alexis.people, &self.kleer.people);
        let (source, target, links) = match direction {
            Direction::Export => (alexis, kleer, links),
            Direction::Import => (kleer, alexis, links.into_iter().map(|(alexis, kleer)| (kleer, alexis)).collect()),
        };
        let settings_with_kinds = with_proposed_kinds(settings, &self.alexis.records);
        let mut planned = plan(&EmployeeInput {
            direction,
            source,
            target,
            links: &links,
            settings: &settings_with_kinds,
            memory: input.memory,
            salaries_known: form.unit.is_some(),
            today: input.today,
        });
        let alexis_form = AlexisForm { settings, calls: WriteCalls::default(), today: input.today };
        let unwritable = |change: &Change| match direction {
            Direction::Export => unwritable_at_kleer(change, &self.kleer, form),
            Direction::Import => unwritable_at_alexis(change, &self.alexis, alexis_form),
        };
        hold_back(&mut planned.plan.changes, unwritable, input.today);
        if !self.alexis.records.history_known {
            self.warn_of_unknown_history(direction, &mut planned.plan.changes);
        }
        planned
    }

    /// Without the list of salaries, a future raise is not known: every person with a salary in Alexis HR gets a warning.
    fn warn_of_unknown_history(&self, direction: Direction, changes: &mut [Change]) {
        for change in changes {
            let alexis_id = match direction {
                Direction::Export => &change.source_id,
                Direction::Import => &change.target_id,
            };
            let person = alexis_id.as_ref().and_then(|id| self.alexis.person(id.as_str()));
            if person.is_some_and(|person| !person.salaries.is_empty()) {
                change.findings.push(Finding::warning(FindingCode::SalaryHistoryUnknown, None));
            }
        }
    }
}

async fn read_alexis(source: &alexis::Client, watch: &dyn Watch) -> Result<People, Error> {
    watch.progress(Progress::stage(Stage::ReadingSource));
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    source
        .people(&|done, total| {
            watch.progress(Progress { done: count(done), total: Some(count(total)), ..Progress::stage(Stage::ReadingSource) });
        })
        .await
}

impl BothSides {
    /// The stored links, and those of the app's marks in Kleer: the app marks the people it creates, on this computer or another one.
    pub fn links(&self, links: &Links, memory: &Memory) -> Links {
        let mut all = links.clone();
        let linked: BTreeSet<&PersonId> = links.values().collect();
        for user in &self.kleer.users {
            let Some(source) = user.foreign_id.as_deref().and_then(|mark| mark.strip_prefix(OWN_MARK)) else { continue };
            let pair = (PersonId(source.to_owned()), PersonId(user.id.to_string()));
            if !linked.contains(&pair.1) && !memory.not_same_person.contains(&pair) {
                all.entry(pair.0).or_insert(pair.1);
            }
        }
        all
    }
}
