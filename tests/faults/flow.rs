//! The exports, each as one value: its scene, its plan, its run.

use connectors::Error;
use domain::plan::employees::{Direction, EmployeeSettings, SourceOfTruth};
use domain::plan::{Change, Plan};
use domain::run::RunState;
use exports::runner::{Mode, Silent, Watch};
use sandbox::{Options, PersonioPostAnswer, Switches, employee_id, kleer_user_id, personio_person_id};
use tests::benefit_fixture::{november, ticked};
use tests::fixture::{Choice, Export, Fixture, day};
use tests::leave_fixture::{CORRECTED, corrected, days};
use tokio_util::sync::CancellationToken;

/// An export, with the unproven form of it that has a call or an answer of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flow {
    /// Employees, Alexis HR → Kleer.
    People,
    /// Employees, Kleer → Alexis HR.
    Import,
    /// Leave, Alexis HR → Kleer.
    Leave,
    /// The same, where new days are written by their kind.
    LeaveByKind,
    /// Benefits, the list → Personio.
    Pay,
    /// The same, where Personio tells neither the ids of what it took nor the comments.
    PayUntold,
}

/// Whose end and salary the import changes: Oskar Sundin, of whom both sides hold the same.
const OSKAR: usize = 8;

impl Flow {
    pub const ALL: [Self; 6] = [Self::People, Self::Import, Self::Leave, Self::LeaveByKind, Self::Pay, Self::PayUntold];

    /// A scene before the plan. Between them the rows of its run need every kind of request.
    pub async fn fixture(self) -> Fixture {
        let mut switches = Switches::default();
        switches.personio.post_answer = if self == Self::PayUntold { PersonioPostAnswer::TypeOnly } else { switches.personio.post_answer };
        switches.kleer.payroll_events_can_be_written |= self == Self::LeaveByKind;
        // Nothing here is recorded for the comparison with the services' own descriptions: most answers are wrong on purpose.
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
            Self::Pay | Self::PayUntold => list(&fixture.export),
        }
        fixture.sandbox.clear_request_log();
        fixture
    }

    /// The same export from another data folder.
    pub fn elsewhere(self, fixture: &Fixture, folder: &std::path::Path) -> Export {
        let mut export = Export::open(folder, fixture.sandbox.addresses(), &self.choice());
        export.leave.payroll_events = self == Self::LeaveByKind;
        if self.is_pay() {
            list(&export);
        }
        export
    }

    fn choice(self) -> Choice {
        let lead = if self == Self::Import { SourceOfTruth::Kleer } else { SourceOfTruth::Alexis };
        Choice { settings: EmployeeSettings { lead, ..EmployeeSettings::default() }, ..Choice::default() }
    }

    pub fn is_pay(self) -> bool {
        matches!(self, Self::Pay | Self::PayUntold)
    }

    /// Makes the plan, or says why there is none.
    pub async fn plan(self, export: &Export) -> Result<Plan, Error> {
        match self {
            Self::People => export.try_plan().await,
            Self::Import => Ok(export.try_planned(Direction::Import).await?.plan),
            Self::Leave | Self::LeaveByKind => Ok(export.try_plan_leave(days()).await?.plan),
            Self::Pay | Self::PayUntold => export.try_plan_pay(november()).await,
        }
    }

    /// Whether the run is about a row.
    pub fn chosen(self, change: &Change) -> bool {
        let named = |names: &[&str]| names.contains(&change.name.as_str());
        change.is_sendable()
            && match self {
                Self::People => named(&["Ebba Lindqvist", "Leo Berg Ström", "Nils Åberg", "Rasmus Falk"]),
                Self::Import => named(&["Bertil Ask", "Leo Berg", "Oskar Sundin"]),
                Self::Leave | Self::LeaveByKind => named(&CORRECTED),
                Self::Pay | Self::PayUntold => ticked(change),
            }
    }

    /// Begins a run, without sending anything.
    pub fn begin(self, export: &Export, run: &str, plan: &Plan) {
        let chosen = |change: &Change| self.chosen(change);
        match self {
            Self::People => export.begin(run, plan, chosen),
            Self::Import => export.begin_import(run, plan, chosen),
            Self::Leave | Self::LeaveByKind => export.begin_leave(run, plan, chosen),
            Self::Pay | Self::PayUntold => export.begin_pay(run, plan, chosen),
        }
    }

    /// Carries a run on to its end.
    pub async fn carry_on(self, export: &Export, run: &str, mode: Mode, watch: &dyn Watch) -> RunState {
        let cancel = CancellationToken::new();
        match self {
            Self::People => export.carry_on(run, mode, watch, cancel).await,
            Self::Import => export.carry_on_import(run, mode, watch, cancel).await,
            Self::Leave | Self::LeaveByKind => export.carry_on_leave(run, mode, watch, cancel).await,
            Self::Pay | Self::PayUntold => export.carry_on_pay(run, mode, watch, cancel).await,
        }
    }

    /// Begins a run and carries it to its end.
    pub async fn send(self, export: &Export, run: &str, plan: &Plan) -> RunState {
        self.begin(export, run, plan);
        self.carry_on(export, run, Mode::Send, &Silent).await
    }

    /// The rows that a plan would still send.
    pub fn left(self, plan: &Plan) -> Vec<&Change> {
        plan.changes.iter().filter(|change| self.chosen(change)).collect()
    }
}

/// The people of the sample company whom some export is about, by number. Whoever else there is costs time alone.
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

/// Oskar leaves next month, and earns more since the day since when he earns anything.
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

/// Two types to make, one compensation that is paid again and again, three that are paid once.
fn list(export: &Export) {
    for (number, benefit, amount) in
        [(2, "Sachbezug", 5_000), (2, "Essenszuschuss", 10_005), (12, "Jobrad", 8_950), (26, "Sachbezug", 5_001)]
    {
        export.give(number, benefit, november(), Some(amount));
    }
}
