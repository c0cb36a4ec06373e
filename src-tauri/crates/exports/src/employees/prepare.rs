//! Making the plan: both sides read whole, then compared.

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
use super::kinds::with_kinds;
use super::kleer_snapshot::KleerSnapshot;
use super::unwritable::{AlexisForm, at_alexis, at_kleer};
use crate::runner::{Progress, Stage, Watch};

/// Both services, for reading.
#[derive(Debug, Clone, Copy)]
pub struct Readers<'a> {
    /// Alexis HR.
    pub alexis: &'a alexis::Client,
    /// Kleer.
    pub kleer: &'a kleer::Client,
    /// The owner's settings.
    pub settings: &'a EmployeeSettings,
    /// The form of Kleer's agreements, as far as the owner said it.
    pub form: Form,
    /// Which way people go.
    pub direction: Direction,
}

/// Both sides, as read one after the other.
#[derive(Debug, Clone)]
pub struct BothSides {
    /// Alexis HR.
    pub alexis: AlexisSnapshot,
    /// Kleer.
    pub kleer: KleerSnapshot,
}

/// What a plan is made from, beside the people.
#[derive(Debug, Clone, Copy)]
pub struct PlanInput<'a> {
    /// The links, Alexis HR → Kleer.
    pub links: &'a Links,
    /// What is remembered of earlier plans.
    pub memory: &'a Memory,
    /// The day of the plan.
    pub today: NaiveDate,
}

impl Readers<'_> {
    /// Reads both sides. Writes nothing.
    ///
    /// # Errors
    /// When one side cannot be read whole: a partial read never becomes a smaller company.
    pub async fn read(&self, watch: &dyn Watch) -> Result<BothSides, Error> {
        let read = match read_alexis(self.alexis, watch).await {
            // Somebody was added or removed between two pages. Once is chance; twice is a reason to stop.
            Err(error) if error.code == ErrorCode::Incomplete => read_alexis(self.alexis, watch).await?,
            other => other?,
        };
        let types = match self.direction {
            Direction::Export => Vec::new(),
            Direction::Import => self.alexis.employment_types().await?,
        };
        watch.progress(Progress::stage(Stage::ReadingTarget));
        let kleer = KleerSnapshot::read(self.kleer, self.settings, self.form).await?;
        Ok(BothSides { alexis: AlexisSnapshot::of(read).with_types(types), kleer })
    }

    /// Compares what was read. Writes nothing.
    pub fn plan(&self, both: &BothSides, basis: &PlanInput<'_>) -> Planned {
        both.plan(self.settings, self.form, self.direction, basis)
    }
}

impl BothSides {
    /// Compares both sides, and holds back what the target cannot hold: the plan asks the connector's own mapping for every
    /// row, because nothing may be offered that cannot be written.
    pub fn plan(&self, settings: &EmployeeSettings, form: Form, direction: Direction, basis: &PlanInput<'_>) -> Planned {
        let links = self.links(basis.links, basis.memory);
        let (alexis, kleer): (&[Person], &[Person]) = (&self.alexis.people, &self.kleer.people);
        let (source, target, links) = match direction {
            Direction::Export => (alexis, kleer, links),
            Direction::Import => (kleer, alexis, links.into_iter().map(|(alexis, kleer)| (kleer, alexis)).collect()),
        };
        let chosen = with_kinds(settings, &self.alexis.records);
        let mut planned = plan(&EmployeeInput {
            direction,
            source,
            target,
            links: &links,
            settings: &chosen,
            memory: basis.memory,
            salaries_known: form.unit.is_some(),
            today: basis.today,
        });
        let import = AlexisForm { settings, calls: WriteCalls::default(), today: basis.today };
        let unwritable = |change: &Change| match direction {
            Direction::Export => at_kleer(change, &self.kleer, form),
            Direction::Import => at_alexis(change, &self.alexis, import),
        };
        hold_back(&mut planned.plan.changes, unwritable, basis.today);
        if !self.alexis.records.history_known {
            self.tell_of_history(direction, &mut planned.plan.changes);
        }
        planned
    }

    /// Without the list of salaries nobody knows of a raise to come: who has a salary in Alexis HR is told so.
    fn tell_of_history(&self, direction: Direction, changes: &mut [Change]) {
        for change in changes {
            let alexis = match direction {
                Direction::Export => &change.source_id,
                Direction::Import => &change.target_id,
            };
            let person = alexis.as_ref().and_then(|id| self.alexis.person(id.as_str()));
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
    /// The links, and what the app's own mark says of people it created, on this computer or another one.
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
