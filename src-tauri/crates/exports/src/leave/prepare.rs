//! Making the plan: both sides read whole for the days in question, then compared.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use connectors::alexis::map::{Absences, absences};
use connectors::{Error, ErrorCode};
use domain::leave::{DayLock, LeaveSettings, Period, Record, Written};
use domain::matching::{Links, Match, Matches, match_people};
use domain::person::{Person, PersonId};
use domain::plan::employees::Memory;
use domain::plan::leave::{LeaveInput, PlannedLeave, plan};
use rust_decimal::Decimal;

use super::event::{EventForm, hold_back};
use super::from_source::{absence, child, entered, leave_type, week};
use super::from_target::{activity, lock, record};
use crate::employees::{BothSides, Readers};
use crate::runner::{Progress, Stage, Watch};

/// So many months before the chosen period late changes are looked for. Older ones are past correcting.
const MONTHS_BACK: u32 = 3;

/// Both services, for reading.
#[derive(Debug, Clone, Copy)]
pub struct LeaveReaders<'a> {
    /// The people of both sides: whose leave it is.
    pub people: Readers<'a>,
    /// The owner's settings.
    pub settings: &'a LeaveSettings,
}

/// What a plan is made from, beside what is read.
#[derive(Debug, Clone, Copy)]
pub struct LeavePlanRequest<'a> {
    /// The chosen period.
    pub period: Period,
    /// The links, Alexis HR → Kleer.
    pub links: &'a Links,
    /// What is remembered of earlier plans.
    pub memory: &'a Memory,
    /// What the ledger says of the marks of the days in question.
    pub written: &'a BTreeMap<String, Written>,
    /// Periods that the owner closed.
    pub closed: &'a [Period],
    /// Periods that were exported before.
    pub exported: &'a [Period],
    /// People at Kleer who are read whether they have leave or not: something there waits for a hand.
    pub waiting: &'a BTreeSet<PersonId>,
    /// The day of the plan.
    pub today: NaiveDate,
}

/// A plan, and what it rests on.
#[derive(Debug, Clone)]
pub struct PreparedLeave {
    /// The plan.
    pub planned: PlannedLeave,
    /// The people at Kleer whose days were read. Of anybody else the plan says nothing.
    pub read: BTreeSet<PersonId>,
    /// How many people of Alexis HR the integration is not about.
    pub out_of_scope: u32,
}

/// The days that are looked at for a period: those of the period, and before it as far back as closed and exported periods
/// reach, three months at most.
pub fn look_back(period: Period, closed: &[Period], exported: &[Period]) -> Period {
    let earliest = period.from.checked_sub_months(Months::new(MONTHS_BACK)).unwrap_or(period.from);
    let settled = closed.iter().chain(exported).map(|settled| settled.from);
    let from = settled.min().map_or(period.from, |from| from.max(earliest)).min(period.from);
    Period { from, to: period.to }
}

/// What Kleer holds of the people in question.
#[derive(Debug, Default)]
struct Days {
    records: Vec<Record>,
    locks: BTreeMap<(PersonId, NaiveDate), DayLock>,
    schedule: BTreeMap<(PersonId, NaiveDate), Decimal>,
}

impl LeaveReaders<'_> {
    /// Reads both sides and compares them. Writes nothing.
    ///
    /// # Errors
    /// When one side cannot be read whole: a partial read never becomes less leave.
    pub async fn plan(&self, basis: &LeavePlanRequest<'_>, watch: &dyn Watch) -> Result<PreparedLeave, Error> {
        let window = look_back(basis.period, basis.closed, basis.exported);
        let both = self.people.read(watch).await?;
        let told = match self.leave(window, watch).await {
            // Somebody's leave came or went between two pages. Once is chance; twice is a reason to stop.
            Err(error) if error.code == ErrorCode::Incomplete => self.leave(window, watch).await?,
            other => other?,
        };
        let mut people: Vec<Person> =
            both.alexis.people.iter().filter(|person| self.people.settings.scope.holds(person)).cloned().collect();
        let out_of_scope = u32::try_from(both.alexis.people.len().saturating_sub(people.len())).unwrap_or(u32::MAX);
        people.extend(unknown(&told, &both));
        let links = both.links(basis.links, basis.memory);
        let matches = match_people(&both.alexis.people, &both.kleer.people, &links, &basis.memory.not_same_person, basis.today);
        let activities: Vec<_> = self.people.kleer.activities().await?.into_iter().map(activity).collect();
        let users = concerned(&told, &people, &matches, basis);
        let days = self.days(&users, window, watch).await?;
        watch.progress(Progress::stage(Stage::Comparing));
        let absences: Vec<_> = told.days.into_iter().map(absence).collect();
        let types: Vec<_> = told.types.into_iter().map(leave_type).collect();
        let children: Vec<_> = told.children.into_iter().map(child).collect();
        let weeks: Vec<_> = told.weeks.into_iter().map(week).collect();
        let entered: Vec<_> = told.entered.into_iter().map(entered).collect();
        let mut planned = plan(&LeaveInput {
            period: basis.period,
            window,
            people: &people,
            matches: &matches,
            absences: &absences,
            entered: &entered,
            types: &types,
            children: &children,
            weeks: &weeks,
            activities: &activities,
            records: &days.records,
            locks: &days.locks,
            schedule: &days.schedule,
            known_children: &known_children(&both),
            written: basis.written,
            settings: self.settings,
            closed: basis.closed,
            exported: basis.exported,
        });
        let form = EventForm { activities: &activities, payroll_events: self.settings.payroll_events };
        hold_back(&mut planned.plan.changes, &days.records, form);
        Ok(PreparedLeave { planned, read: users.into_keys().collect(), out_of_scope })
    }

    async fn leave(&self, window: Period, watch: &dyn Watch) -> Result<Absences, Error> {
        let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let tell = |done, total| {
            watch.progress(Progress { done: count(done), total: Some(count(total)), ..Progress::stage(Stage::ReadingSource) });
        };
        absences(&self.people.alexis.leave(window.from, window.to, &tell).await?)
    }

    async fn days(&self, users: &Concerned, window: Period, watch: &dyn Watch) -> Result<Days, Error> {
        let kleer = self.people.kleer;
        let mut days = Days::default();
        if self.settings.read_everybody {
            watch.progress(Progress::stage(Stage::ReadingTarget));
            days.records = kleer.events(None, window.from, window.to).await?.into_iter().map(record).collect();
        }
        let total = u32::try_from(users.len()).unwrap_or(u32::MAX);
        for (done, (user, with_leave)) in (0_u32..).zip(users) {
            watch.progress(Progress { done, total: Some(total), ..Progress::stage(Stage::ReadingTarget) });
            let Ok(id) = user.as_str().parse::<i64>() else { continue };
            if !self.settings.read_everybody {
                days.records.extend(kleer.events(Some(id), window.from, window.to).await?.into_iter().map(record));
            }
            let statuses = kleer.day_statuses(id, window.from, window.to).await?;
            let locked = statuses.iter().filter_map(|(day, status)| Some(((user.clone(), *day), lock(status)?)));
            days.locks.extend(locked);
            if *with_leave {
                let schedule = match kleer.schedule(id, window.from, window.to).await {
                    // Somebody without an agreement has no schedule.
                    Err(error) if error.code == ErrorCode::NotFound => Vec::new(),
                    other => other?,
                };
                days.schedule.extend(schedule.into_iter().map(|day| ((user.clone(), day.date), day.hours)));
            }
        }
        Ok(days)
    }
}

/// The people at Kleer whose days are read, each with whether they have leave now.
type Concerned = BTreeMap<PersonId, bool>;

/// Who has leave in the days in question, had some that was withdrawn, got some by the app, or waits for a hand.
fn concerned(told: &Absences, people: &[Person], matches: &Matches, basis: &LeavePlanRequest<'_>) -> Concerned {
    let in_scope: BTreeSet<&str> = people.iter().map(|person| person.id.as_str()).collect();
    let user = |employee: &str| {
        let id = PersonId(employee.to_owned());
        let counts = matches.counts(&id);
        let found = |id: &PersonId| match matches.source.get(id)? {
            Match::Found { target, .. } => Some(target.clone()),
            _ => None,
        };
        in_scope.contains(counts.as_str()).then(|| found(&id).or_else(|| found(counts))).flatten()
    };
    let ours: BTreeSet<PersonId> = people.iter().filter_map(|person| user(person.id.as_str())).collect();
    let mut users = Concerned::new();
    users.extend(basis.waiting.intersection(&ours).map(|user| (user.clone(), false)));
    users.extend(
        basis.written.values().filter_map(|written| written.user.clone()).filter(|user| ours.contains(user)).map(|user| (user, false)),
    );
    users.extend(told.entered.iter().filter_map(|leave| user(&leave.employee_id)).map(|user| (user, false)));
    users.extend(told.days.iter().filter_map(|day| user(&day.employee_id)).map(|user| (user, true)));
    users
}

/// Whoever has leave and stands in no list of people, by the id alone: their days are shown as of somebody who is not known.
fn unknown(told: &Absences, both: &BothSides) -> Vec<Person> {
    let ids: BTreeSet<&str> = told.days.iter().map(|day| day.employee_id.as_str()).collect();
    ids.into_iter().filter(|id| both.alexis.person(id).is_none()).map(|id| Person::new(id, id)).collect()
}

fn known_children(both: &BothSides) -> BTreeMap<PersonId, Vec<String>> {
    let names = both.kleer.agreements.iter().map(|agreement| (PersonId(agreement.user_id.to_string()), agreement.children.clone()));
    names.collect()
}
