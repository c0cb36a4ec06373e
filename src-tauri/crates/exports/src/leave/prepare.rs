//! Makes a plan: reads the days of both sides whole, then compares them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use connectors::alexis::map::{Absences, absences};
use connectors::{Error, ErrorCode};
use domain::leave::{DayLock, LeaveSettings, Period, Record, WrittenDay};
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

/// How many months before the chosen period are searched for late changes. Older changes can no longer be corrected.
const MONTHS_BACK: u32 = 3;

/// Read access to both services.
#[derive(Debug, Clone, Copy)]
pub struct LeaveReaders<'a> {
    pub people: Readers<'a>,
    pub settings: &'a LeaveSettings,
}

/// The input of a plan, beside what is read.
#[derive(Debug, Clone, Copy)]
pub struct LeavePlanRequest<'a> {
    pub period: Period,
    /// From Alexis HR to Kleer.
    pub links: &'a Links,
    /// What earlier plans and the owner's decisions left behind.
    pub memory: &'a Memory,
    /// The ledger's writes, by the mark of each day.
    pub written: &'a BTreeMap<String, WrittenDay>,
    /// Periods that the owner closed.
    pub closed: &'a [Period],
    pub exported: &'a [Period],
    /// Users of Kleer whose days are read whether they have leave or not: a correction by hand is open for them.
    pub waiting: &'a BTreeSet<PersonId>,
    /// The day of the plan.
    pub today: NaiveDate,
}

#[derive(Debug, Clone)]
pub struct PreparedLeave {
    pub planned: PlannedLeave,
    /// The users of Kleer whose days were read. The plan says nothing about other users.
    pub read: BTreeSet<PersonId>,
    /// How many people of Alexis HR are outside the integration's scope.
    pub out_of_scope: u32,
}

/// The days that are compared for a period: the period itself, and the time before it back to the earliest closed or exported
/// period, at most three months.
pub fn look_back(period: Period, closed: &[Period], exported: &[Period]) -> Period {
    let earliest = period.from.checked_sub_months(Months::new(MONTHS_BACK)).unwrap_or(period.from);
    let starts = closed.iter().chain(exported).map(|earlier| earlier.from);
    let from = starts.min().map_or(period.from, |from| from.max(earliest)).min(period.from);
    Period { from, to: period.to }
}

/// What Kleer holds for the users whose days are read.
#[derive(Debug, Default)]
struct Days {
    records: Vec<Record>,
    locks: BTreeMap<(PersonId, NaiveDate), DayLock>,
    schedule: BTreeMap<(PersonId, NaiveDate), Decimal>,
}

impl LeaveReaders<'_> {
    /// Reads both sides and compares them. Fails when one side cannot be read whole: a partial read must never look like less leave.
    pub async fn plan(&self, request: &LeavePlanRequest<'_>, watch: &dyn Watch) -> Result<PreparedLeave, Error> {
        let window = look_back(request.period, request.closed, request.exported);
        let both = self.people.read(watch).await?;
        let leave = match self.leave(window, watch).await {
            // Leave was added or removed between two pages. Once is chance; twice is a reason to stop.
            Err(error) if error.code == ErrorCode::Incomplete => self.leave(window, watch).await?,
            other => other?,
        };
        let mut people: Vec<Person> =
            both.alexis.people.iter().filter(|person| self.people.settings.scope.holds(person)).cloned().collect();
        let out_of_scope = u32::try_from(both.alexis.people.len().saturating_sub(people.len())).unwrap_or(u32::MAX);
        people.extend(unlisted_people(&leave, &both));
        let links = both.links(request.links, request.memory);
        let matches = match_people(&both.alexis.people, &both.kleer.people, &links, &request.memory.not_same_person, request.today);
        let activities: Vec<_> = self.people.kleer.activities().await?.into_iter().map(activity).collect();
        let users = users_to_read(&leave, &people, &matches, request);
        let days = self.days(&users, window, watch).await?;
        watch.progress(Progress::stage(Stage::Comparing));
        let absences: Vec<_> = leave.days.into_iter().map(absence).collect();
        let types: Vec<_> = leave.types.into_iter().map(leave_type).collect();
        let children: Vec<_> = leave.children.into_iter().map(child).collect();
        let weeks: Vec<_> = leave.weeks.into_iter().map(week).collect();
        let entered: Vec<_> = leave.entered.into_iter().map(entered).collect();
        let mut planned = plan(&LeaveInput {
            period: request.period,
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
            written: request.written,
            settings: self.settings,
            closed: request.closed,
            exported: request.exported,
        });
        let form = EventForm { activities: &activities, payroll_events: self.settings.payroll_events };
        hold_back(&mut planned.plan.changes, &days.records, form);
        Ok(PreparedLeave { planned, read: users.into_keys().collect(), out_of_scope })
    }

    async fn leave(&self, window: Period, watch: &dyn Watch) -> Result<Absences, Error> {
        let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let report = |done, total| {
            watch.progress(Progress { done: count(done), total: Some(count(total)), ..Progress::stage(Stage::ReadingSource) });
        };
        absences(&self.people.alexis.leave(window.from, window.to, &report).await?)
    }

    async fn days(&self, users: &UsersToRead, window: Period, watch: &dyn Watch) -> Result<Days, Error> {
        let kleer = self.people.kleer;
        let mut days = Days::default();
        if self.settings.read_everybody {
            watch.progress(Progress::stage(Stage::ReadingTarget));
            days.records = kleer.events(None, window.from, window.to).await?.into_iter().map(record).collect();
        }
        let total = u32::try_from(users.len()).unwrap_or(u32::MAX);
        for (done, (user, has_leave)) in (0_u32..).zip(users) {
            watch.progress(Progress { done, total: Some(total), ..Progress::stage(Stage::ReadingTarget) });
            let Ok(id) = user.as_str().parse::<i64>() else { continue };
            if !self.settings.read_everybody {
                days.records.extend(kleer.events(Some(id), window.from, window.to).await?.into_iter().map(record));
            }
            let statuses = kleer.day_statuses(id, window.from, window.to).await?;
            let locked = statuses.iter().filter_map(|(day, status)| Some(((user.clone(), *day), lock(status)?)));
            days.locks.extend(locked);
            if *has_leave {
                let schedule = match kleer.schedule(id, window.from, window.to).await {
                    // A user without an agreement has no schedule.
                    Err(error) if error.code == ErrorCode::NotFound => Vec::new(),
                    other => other?,
                };
                days.schedule.extend(schedule.into_iter().map(|day| ((user.clone(), day.date), day.hours)));
            }
        }
        Ok(days)
    }
}

/// The users of Kleer whose days are read, each with whether it has leave now.
type UsersToRead = BTreeMap<PersonId, bool>;

/// The users in scope with leave in the window, with withdrawn leave, with a day that the app wrote, or with an open correction.
fn users_to_read(leave: &Absences, people: &[Person], matches: &Matches, request: &LeavePlanRequest<'_>) -> UsersToRead {
    let in_scope: BTreeSet<&str> = people.iter().map(|person| person.id.as_str()).collect();
    let user = |employee: &str| {
        let id = PersonId(employee.to_owned());
        let main_record = matches.current_id(&id);
        let matched = |id: &PersonId| match matches.source.get(id)? {
            Match::Found { target, .. } => Some(target.clone()),
            _ => None,
        };
        in_scope.contains(main_record.as_str()).then(|| matched(&id).or_else(|| matched(main_record))).flatten()
    };
    let users_in_scope: BTreeSet<PersonId> = people.iter().filter_map(|person| user(person.id.as_str())).collect();
    let mut users = UsersToRead::new();
    users.extend(request.waiting.intersection(&users_in_scope).map(|user| (user.clone(), false)));
    users.extend(
        request
            .written
            .values()
            .filter_map(|written| written.user.clone())
            .filter(|user| users_in_scope.contains(user))
            .map(|user| (user, false)),
    );
    users.extend(leave.entered.iter().filter_map(|entered| user(&entered.employee_id)).map(|user| (user, false)));
    users.extend(leave.days.iter().filter_map(|day| user(&day.employee_id)).map(|user| (user, true)));
    users
}

/// People with leave who are missing from the list of employees, known by their id alone. Their days are shown as days of an unknown
/// person.
fn unlisted_people(leave: &Absences, both: &BothSides) -> Vec<Person> {
    let ids: BTreeSet<&str> = leave.days.iter().map(|day| day.employee_id.as_str()).collect();
    ids.into_iter().filter(|id| both.alexis.person(id).is_none()).map(|id| Person::new(id, id)).collect()
}

fn known_children(both: &BothSides) -> BTreeMap<PersonId, Vec<String>> {
    let names = both.kleer.agreements.iter().map(|agreement| (PersonId(agreement.user_id.to_string()), agreement.children.clone()));
    names.collect()
}
