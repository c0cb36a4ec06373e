//! The exports of the fault matrix with their fixture, plan and run.

use connectors::Error;
use domain::plan::employees::{Direction, EmployeeSettings, SourceOfTruth};
use domain::plan::{Change, Plan};
use domain::run::RunState;
use exports::runner::{Mode, Silent, Watch};
use sandbox::{Options, PersonioPostAnswer, Switches, employee_id, kleer_user_id, personio_person_id};
use tests::benefit_fixture::{is_ticked, november};
use tests::fixture::{Export, Fixture, FixtureOptions, day};
use tests::leave_fixture::{CORRECTED, corrected, days};
use tokio_util::sync::CancellationToken;

/// An export. A variant has an unproven form with a call or an answer of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flow {
    /// Employees, Alexis HR → Kleer.
    People,
    /// Employees, Kleer → Alexis HR.
    Import,
    /// Leave, Alexis HR → Kleer.
    Leave,
    /// [`Self::Leave`] with payroll events instead of events for new days.
    LeaveByKind,
    /// Benefits, the list → Personio.
    Pay,
    /// [`Self::Pay`] at a Personio that returns neither the ids of new records nor comments.
    PayWithoutIds,
}

/// Oskar Sundin, who is equal on both sides. The import changes his end date and salary.
const OSKAR: usize = 8;

impl Flow {
    pub const ALL: [Self; 6] = [Self::People, Self::Import, Self::Leave, Self::LeaveByKind, Self::Pay, Self::PayWithoutIds];

    /// A fixture before the plan. The rows of its run need every kind of request.
    pub async fn fixture(self) -> Fixture {
        let mut switches = Switches::default();
        switches.personio.post_answer =
            if self == Self::PayWithoutIds { PersonioPostAnswer::TypeOnly } else { switches.personio.post_answer };
        switches.kleer.payroll_events_can_be_written |= self == Self::LeaveByKind;
        // No recording, because most answers are wrong on purpose.
        let options = Options { today: day(), switches, traffic_dir: None, ..Options::default() };
        let mut fixture = Fixture::of(options, self.choice()).await;
        only_those_concerned(&fixture);
        match self {
            Self::People => {}
            Self::Import => other_end_and_pay(&fixture),
            Self::Leave => corrected(&fixture).await,
            Self::LeaveByKind => {
                corrected(&fixture).await;
                fixture.export.leave.payroll_events = true;
            }
            Self::Pay | Self::PayWithoutIds => list(&fixture.export),
        }
        fixture.sandbox.clear_request_log();
        fixture
    }

    /// The same export with another data folder.
    pub fn on_other_computer(self, fixture: &Fixture, folder: &std::path::Path) -> Export {
        let mut export = Export::open(folder, fixture.sandbox.addresses(), &self.choice());
        export.leave.payroll_events = self == Self::LeaveByKind;
        if self.is_pay() {
            list(&export);
        }
        export
    }

    fn choice(self) -> FixtureOptions {
        let lead = if self == Self::Import { SourceOfTruth::Kleer } else { SourceOfTruth::Alexis };
        FixtureOptions { settings: EmployeeSettings { lead, ..EmployeeSettings::default() }, ..FixtureOptions::default() }
    }

    pub fn is_pay(self) -> bool {
        matches!(self, Self::Pay | Self::PayWithoutIds)
    }

    pub async fn plan(self, export: &Export) -> Result<Plan, Error> {
        match self {
            Self::People => export.try_plan().await,
            Self::Import => Ok(export.try_plan_in(Direction::Import).await?.plan),
            Self::Leave | Self::LeaveByKind => Ok(export.try_plan_leave(days()).await?.plan),
            Self::Pay | Self::PayWithoutIds => export.try_plan_pay(november()).await,
        }
    }

    /// Whether the run contains a row.
    pub fn includes(self, change: &Change) -> bool {
        let named = |names: &[&str]| names.contains(&change.name.as_str());
        change.is_sendable()
            && match self {
                Self::People => named(&["Ebba Lindqvist", "Leo Berg Ström", "Nils Åberg", "Rasmus Falk"]),
                Self::Import => named(&["Bertil Ask", "Leo Berg", "Oskar Sundin"]),
                Self::Leave | Self::LeaveByKind => named(&CORRECTED),
                Self::Pay | Self::PayWithoutIds => is_ticked(change),
            }
    }

    /// Creates a run and sends nothing.
    pub fn begin(self, export: &Export, run: &str, plan: &Plan) {
        let chosen = |change: &Change| self.includes(change);
        match self {
            Self::People => export.begin(run, plan, chosen),
            Self::Import => export.begin_import(run, plan, chosen),
            Self::Leave | Self::LeaveByKind => export.begin_leave(run, plan, chosen),
            Self::Pay | Self::PayWithoutIds => export.begin_pay(run, plan, chosen),
        }
    }

    /// Executes a run to its end.
    pub async fn execute(self, export: &Export, run: &str, mode: Mode, watch: &dyn Watch) -> RunState {
        let cancel = CancellationToken::new();
        match self {
            Self::People => export.execute(run, mode, watch, cancel).await,
            Self::Import => export.execute_import(run, mode, watch, cancel).await,
            Self::Leave | Self::LeaveByKind => export.execute_leave(run, mode, watch, cancel).await,
            Self::Pay | Self::PayWithoutIds => export.execute_pay(run, mode, watch, cancel).await,
        }
    }

    pub async fn send(self, export: &Export, run: &str, plan: &Plan) -> RunState {
        self.begin(export, run, plan);
        self.execute(export, run, Mode::Send, &Silent).await
    }

    /// The rows that a plan would still send.
    pub fn rows_left(self, plan: &Plan) -> Vec<&Change> {
        plan.changes.iter().filter(|change| self.includes(change)).collect()
    }
}

/// The numbers of the people in some export. Other people would only cost time.
const CONCERNED: [usize; 9] = [1, 2, OSKAR, 12, 20, 22, 24, 25, 26];

fn only_those_concerned(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        for number in (1..=26).filter(|number| !CONCERNED.contains(number)) {
            state.alexis.remove_employee(&employee_id(number));
            state.personio.remove_person(&personio_person_id(number));
            state.kleer.company_mut().expect("a company").remove_user(kleer_user_id(number));
        }
    });
}

/// Oskar leaves next month, and has a higher salary from the first day of his current one.
fn other_end_and_pay(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        let company = state.kleer.company_mut().expect("a company");
        let oskar = company.payroll_user_mut(kleer_user_id(OSKAR)).expect("Oskar");
        oskar.employment_end_date = tests::leave_fixture::on(12, 31).into();
        for salary in &mut oskar.monthly_salaries {
            salary.ore += 100_000;
        }
    });
}

/// One recurring and three one-time compensations, and two types to create.
fn list(export: &Export) {
    for (number, benefit, amount) in
        [(2, "Sachbezug", 5_000), (2, "Essenszuschuss", 10_005), (12, "Jobrad", 8_950), (26, "Sachbezug", 5_001)]
    {
        export.set_amount(number, benefit, november(), Some(amount));
    }
}
