//! The leave export of a fixture: plan and run.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::leave::{GradedHours, LeaveRule, LeaveSettings, Period};
use domain::plan::employees::Direction;
use domain::plan::leave::PlannedLeave;
use domain::plan::{Change, Plan};
use domain::run::{ExportKind, RunState};
use exports::leave::{KleerDays, LeavePlanRequest, LeaveReaders, look_back};
use exports::runner::{Mode, Silent, Watch};
use sandbox::LeaveType;
use sandbox::alexis::Leave;
use sandbox::kleer::Event;
use tokio_util::sync::CancellationToken;

use crate::fixture::{Export, Fixture, INTEGRATION};

/// A day of 2026.
pub fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

/// The months with the sample company's leave.
pub fn quarter() -> Period {
    Period { from: on(10, 1), to: on(12, 31) }
}

pub fn november() -> Period {
    Period { from: on(11, 1), to: on(11, 30) }
}

/// The two days of [`corrected`].
pub fn days() -> Period {
    Period { from: on(11, 9), to: on(11, 10) }
}

/// The sample company's leave types with the id and the name of their activity in Kleer.
const ACTIVITIES: [(LeaveType, i64, &str); 7] = [
    (LeaveType::SelfCertified, 9001, "Sjuk"),
    (LeaveType::Sick, 9001, "Sjuk"),
    (LeaveType::Parental, 9004, "Föräldraledighet"),
    (LeaveType::Childcare, 9003, "VAB"),
    (LeaveType::Vacation, 9002, "Semester"),
    (LeaveType::OffDuty, 9005, "Tjänstledig"),
    (LeaveType::Flex, 9010, "Övrig frånvaro"),
];

/// The rules of the sample company: the proposed activity for each leave type, and graded hours unchanged.
pub fn sample_settings() -> LeaveSettings {
    let rule = |activity, name: &str| LeaveRule::Send { activity, name: name.to_owned() };
    let rules = ACTIVITIES.into_iter().map(|(kind, activity, name)| (kind.id(), rule(activity, name)));
    LeaveSettings { rules: rules.collect(), graded: Some(GradedHours::AsTold), ..LeaveSettings::default() }
}

impl Export {
    pub async fn try_plan_leave(&self, period: Period) -> Result<PlannedLeave, connectors::Error> {
        let store = &self.store;
        let closed: Vec<Period> = store.closed_periods(INTEGRATION).expect("periods").into_iter().map(|(period, _)| period).collect();
        let exported = store.exported_periods(INTEGRATION).expect("periods").into_iter();
        let exported: Vec<Period> = exported.map(|exported| exported.period).collect();
        let written = store.written_days(INTEGRATION, look_back(period, &closed, &exported)).expect("the ledger");
        let (links, memory) = (store.links(INTEGRATION).expect("links"), store.memory(INTEGRATION).expect("the memory"));
        let target = &self.target;
        let input = LeavePlanRequest {
            period,
            links: &links,
            memory: &memory,
            written: &written,
            closed: &closed,
            exported: &exported,
            waiting: &BTreeSet::new(),
            today: target.today,
        };
        let people = exports::employees::Readers {
            alexis: &self.source,
            kleer: &target.client,
            settings: &target.settings,
            form: target.form,
            direction: Direction::Export,
        };
        Ok(LeaveReaders { people, settings: &self.leave }.plan(&input, &Silent).await?.planned)
    }

    pub async fn plan_leave(&self, period: Period) -> Plan {
        self.try_plan_leave(period).await.expect("a plan").plan
    }

    /// Creates a run of leave and sends nothing.
    pub fn begin_leave(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) {
        self.begin_as(ExportKind::Leave, run_id, plan, choose);
    }

    /// Executes a run of leave to its end. A run without rows is done, because the app starts none.
    pub async fn execute_leave(&self, run_id: &str, mode: Mode, watch: &dyn Watch, cancel: CancellationToken) -> RunState {
        let changes: Vec<Change> = self.rows(run_id).into_iter().map(|row| row.change).collect();
        let plan = self.store.plan(&self.store.run(run_id).expect("the run").plan_id).expect("the plan");
        let activities = plan.plan.leave.map(|leave| leave.activities).unwrap_or_default();
        let client = self.new_kleer_client();
        let Some(days) = KleerDays::of(client, &changes, activities) else { return RunState::Done };
        let target = KleerDays { read_everybody: self.leave.read_everybody, payroll_events: self.leave.payroll_events, ..days };
        self.execute_against(run_id, &target, mode, watch, cancel).await
    }

    pub async fn send_leave(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) -> RunState {
        self.begin_leave(run_id, plan, choose);
        self.execute_leave(run_id, Mode::Send, &Silent, CancellationToken::new()).await
    }
}

impl Fixture {
    /// Adds a leave, or replaces the one with its id. Returns the id.
    pub fn put_leave(&self, leave: Leave) -> String {
        self.sandbox.edit(|state| state.alexis.put_leave(leave))
    }

    pub fn change_leave(&self, id: &str, change: impl FnOnce(&mut Leave)) {
        assert!(self.sandbox.edit(|state| state.alexis.change_leave(id, change)), "no leave {id}");
    }

    /// All events in Kleer, sorted by user, day and creation.
    pub fn events(&self) -> Vec<Event> {
        let mut events = self.sandbox.state().kleer.company().expect("a company").events.clone();
        events.sort_by_key(|event| (event.user, event.date, event.id));
        events
    }

    /// The events of a user on a day.
    pub fn events_on(&self, user: i32, date: NaiveDate) -> Vec<Event> {
        self.events().into_iter().filter(|event| event.user == user && event.date == date).collect()
    }

    /// Asserts that no two events have the same mark.
    pub fn assert_unique_marks(&self, label: &str) {
        let mut marks: Vec<String> = self.events().into_iter().map(|event| event.foreign_id).filter(|mark| !mark.is_empty()).collect();
        let all = marks.len();
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), all, "{label}: a record is there twice");
    }
}

/// The people of [`corrected`].
pub const CORRECTED: [&str; 2] = ["Mikael Storm", "Saga Holmqvist"];

/// Prepares a fixture: the next export has one update, one removal and two creations. The log of writes is empty.
pub async fn corrected(fixture: &Fixture) {
    let vacation = Leave::days(sandbox::employee_id(22), LeaveType::Vacation, on(11, 9), on(11, 10));
    let id = fixture.put_leave(vacation);
    let plan = fixture.export.plan_leave(days()).await;
    fixture.export.send_leave("earlier", &plan, |change| change.name == "Mikael Storm").await;
    assert_eq!(fixture.effects().len(), 2, "{:#?}", fixture.export.rows("earlier"));
    fixture.sandbox.clear_writes();
    fixture.change_leave(&id, |leave| *leave = Leave { to: on(11, 9), ..leave.clone() }.half());
}
