//! A fixture: the sandbox, a data file in a folder of its own, and the employee export.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use assertions::ErrorLog;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use connectors::http::{HttpOptions, TestTimeout};
use connectors::kleer::{Calls, SalaryUnit};
use connectors::{alexis, kleer};
use domain::benefits::BenefitSettings;
use domain::leave::LeaveSettings;
use domain::plan::employees::{Direction, EmployeeSettings, Planned};
use domain::plan::{Change, Plan};
use domain::run::{ExportKind, Outcome, RunState, StepState};
use exports::clock::Clock;
use exports::employees::{AlexisPeople, KleerPeople, PlanInput, Readers};
use exports::runner::{MAY_STILL_APPEAR, Mode, Runner, Silent, Target, Watch};
use sandbox::{Addresses, Options, PersonioPostAnswer, Sandbox, Service, Switches};
use store::{Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun, StoredRunRow};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::benefit_fixture::sample_rules;
use crate::leave_fixture::sample_settings;

/// The day of every fixture.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

/// A clock that stands still until a test sets it.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }

    fn today(&self) -> NaiveDate {
        self.0.date_naive()
    }
}

/// A clock with an offset.
struct OffsetClock<'a>(&'a dyn Clock, TimeDelta);

impl Clock for OffsetClock<'_> {
    fn now(&self) -> DateTime<Utc> {
        self.0.now() + self.1
    }

    fn today(&self) -> NaiveDate {
        self.0.today()
    }
}

/// The start of every fixture.
pub fn midnight() -> DateTime<Utc> {
    day().and_time(NaiveTime::MIN).and_utc()
}

/// Options without waits between attempts. The time limit for an answer stays the app's own, because no test may depend on the speed of the
/// computer.
pub fn http_without_waits() -> HttpOptions {
    HttpOptions { backoff: Duration::ZERO, max_wait: Duration::ZERO, keep_rate_limit: false, ..HttpOptions::default() }
}

/// Notifies the clients of each service that the sandbox leaves a request unanswered.
#[derive(Debug, Clone)]
pub struct Timeouts {
    alexis: TestTimeout,
    kleer: TestTimeout,
    personio: TestTimeout,
}

impl Timeouts {
    fn by(sandbox: &Sandbox) -> Self {
        let on_silence = |service| TestTimeout(sandbox.on_silence(service));
        Self { alexis: on_silence(Service::Alexis), kleer: on_silence(Service::Kleer), personio: on_silence(Service::Personio) }
    }
}

/// The options of a fixture's export.
#[derive(Debug, Clone)]
pub struct FixtureOptions {
    pub settings: EmployeeSettings,
    /// The unit that the owner confirmed.
    pub unit: Option<SalaryUnit>,
    /// The forms of Kleer's unproven calls.
    pub calls: Calls,
    pub http: HttpOptions,
    /// Set by the fixture.
    pub timeouts: Option<Timeouts>,
}

impl Default for FixtureOptions {
    fn default() -> Self {
        let settings = EmployeeSettings::default();
        Self { settings, unit: Some(SalaryUnit::Ore), calls: Calls::default(), http: http_without_waits(), timeouts: None }
    }
}

impl FixtureOptions {
    fn http_with(&self, of: impl Fn(&Timeouts) -> &TestTimeout) -> HttpOptions {
        HttpOptions { test_timeout: self.timeouts.as_ref().map(of).cloned(), ..self.http.clone() }
    }

    pub(crate) fn alexis_http(&self) -> HttpOptions {
        self.http_with(|timeouts| &timeouts.alexis)
    }

    fn kleer_http(&self) -> HttpOptions {
        self.http_with(|timeouts| &timeouts.kleer)
    }

    pub(crate) fn personio_http(&self) -> HttpOptions {
        self.http_with(|timeouts| &timeouts.personio)
    }
}

/// A data file and the clients of an export. The services run elsewhere.
pub struct Export {
    pub store: Arc<Store>,
    pub source: alexis::Client,
    pub target: KleerPeople,
    pub leave: LeaveSettings,
    pub benefits: BenefitSettings,
    /// Whether requests to Personio respect its rate limit.
    pub paced: bool,
    clock: Arc<dyn Clock>,
    /// The seconds since the clock was set.
    passed: AtomicI64,
    alexis: (String, String),
    pub(crate) address_and_options: (Addresses, FixtureOptions),
    /// Fails the test at its end when the app logged an error.
    pub log: ErrorLog,
}

fn kleer_client(addresses: &Addresses, choice: &FixtureOptions) -> kleer::Client {
    let (kleer, http) = (&addresses.kleer, choice.kleer_http());
    kleer::Client::new(&kleer.base_url, &kleer.company_id.to_string(), kleer.token.clone().into(), choice.calls, http).expect("an address")
}

/// The id of a fixture's only integration.
pub const INTEGRATION: &str = "integration";

impl Export {
    /// Opens the data file in a folder, with clients for the addresses.
    pub fn open(folder: &Path, addresses: &Addresses, choice: &FixtureOptions) -> Self {
        Self::open_by(Arc::new(FixedClock(midnight())), folder, addresses, choice)
    }

    /// [`Self::open`] with another clock.
    pub fn open_by(clock: Arc<dyn Clock>, folder: &Path, addresses: &Addresses, choice: &FixtureOptions) -> Self {
        let (store, _) = Store::open(folder, clock.now()).expect("the data file opens");
        let source = alexis::Client::new(&addresses.alexis.base_url, addresses.alexis.token.clone().into(), choice.alexis_http())
            .expect("an address");
        let target = KleerPeople {
            client: kleer_client(addresses, choice),
            settings: choice.settings.clone(),
            form: choice.unit.into(),
            today: day(),
        };
        let export = Self {
            store: Arc::new(store),
            source,
            target,
            leave: sample_settings(),
            benefits: sample_rules(),
            paced: false,
            clock,
            passed: AtomicI64::default(),
            alexis: (addresses.alexis.base_url.clone(), addresses.alexis.token.clone()),
            address_and_options: (addresses.clone(), choice.clone()),
            log: ErrorLog::listen(),
        };
        export.keep_integration();
        export
    }

    /// Sets the clock forward or back.
    pub fn set_clock(&mut self, now: DateTime<Utc>) {
        self.clock = Arc::new(FixedClock(now));
        self.target.today = self.clock.today();
    }

    /// Advances the clock to the moment from which a record that no read shows counts as not created.
    pub fn pass_waiting_time(&self) {
        self.passed.fetch_add(MAY_STILL_APPEAR.num_seconds(), Ordering::SeqCst);
    }

    /// Changes the forms of Kleer's unproven calls.
    pub fn set_call_forms(&mut self, calls: Calls) {
        self.address_and_options.1.calls = calls;
        self.target.client = self.new_kleer_client();
    }

    /// A new client of the target with the current options.
    pub(crate) fn new_kleer_client(&self) -> kleer::Client {
        kleer_client(&self.address_and_options.0, &self.address_and_options.1)
    }

    fn keep_integration(&self) {
        if self.store.integration(INTEGRATION).is_ok() {
            return;
        }
        for id in ["source", "target"] {
            let row = StoredConnection {
                id: id.to_owned(),
                service: id.to_owned(),
                label: id.to_owned(),
                address: String::new(),
                account_id: None,
                salary_unit: None,
                sample: false,
            };
            self.store.add_connection(&row, self.clock.now()).expect("a connection");
        }
        let row = StoredIntegration {
            id: INTEGRATION.to_owned(),
            label: "Nordlicht AB".to_owned(),
            source_id: "source".to_owned(),
            target_id: "target".to_owned(),
            settings: "{}".to_owned(),
            sample: false,
            removed: false,
        };
        self.store.add_integration(&row, self.clock.now()).expect("an integration");
    }

    pub async fn try_plan(&self) -> Result<Plan, connectors::Error> {
        Ok(self.try_plan_in(Direction::Export).await?.plan)
    }

    /// Plans in a direction, and stores the merge base as the app does.
    pub async fn try_plan_in(&self, direction: Direction) -> Result<Planned, connectors::Error> {
        let links = self.store.links(INTEGRATION).expect("links");
        let memory = self.store.memory(INTEGRATION).expect("the memory");
        let KleerPeople { client, settings, form, today } = &self.target;
        let readers = Readers { alexis: &self.source, kleer: client, settings, form: *form, direction };
        let planned = readers.plan(&readers.read(&Silent).await?, &PlanInput { links: &links, memory: &memory, today: *today });
        self.store.add_to_merge_base(INTEGRATION, &planned.merge_base).expect("the memory is kept");
        Ok(planned)
    }

    pub async fn plan_import(&self) -> Plan {
        self.try_plan_in(Direction::Import).await.expect("a plan").plan
    }

    pub async fn plan(&self) -> Plan {
        self.try_plan().await.expect("a plan")
    }

    /// Creates a run of the chosen rows and sends nothing.
    pub fn begin(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) {
        self.begin_as(ExportKind::Employees, run_id, plan, choose);
    }

    pub(crate) fn begin_as(&self, export: ExportKind, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) {
        let plan_id = format!("plan of {run_id}");
        let row = StoredPlan {
            id: plan_id.clone(),
            integration_id: INTEGRATION.to_owned(),
            export,
            made_at: self.clock.now(),
            today: self.clock.today(),
            salaries_known: true,
            active: u32::try_from(plan.changes.len()).unwrap_or(u32::MAX),
            out_of_scope: 0,
            settings_fingerprint: String::new(),
            known_writes: self.store.newest_write().expect("the ledger"),
            plan: plan.clone(),
        };
        // As in the app: deletes plans that were not sent because the process died before.
        self.store.forget_unsent_plans(INTEGRATION, "").expect("earlier plans are forgotten");
        self.store.add_plan(&row).expect("the plan is kept");
        let run = StoredRun {
            id: run_id.to_owned(),
            plan_id,
            integration_id: INTEGRATION.to_owned(),
            export,
            started_at: self.clock.now(),
            ended_at: None,
            state: RunState::Running,
            stopped_by: None,
            cleared_at: None,
        };
        let chosen: Vec<&Change> = plan.changes.iter().filter(|change| change.is_sendable() && choose(change)).collect();
        assert!(self.store.begin_run(&run, &chosen).expect("the run is kept"), "the plan was not sent before");
    }

    /// Executes a run to its end.
    pub async fn execute(&self, run_id: &str, mode: Mode, watch: &dyn Watch, cancel: CancellationToken) -> RunState {
        self.execute_against(run_id, &self.target, mode, watch, cancel).await
    }

    pub(crate) async fn execute_against<T: Target>(
        &self,
        run_id: &str,
        target: &T,
        mode: Mode,
        watch: &dyn Watch,
        cancel: CancellationToken,
    ) -> RunState {
        let clock = &OffsetClock(self.clock.as_ref(), TimeDelta::seconds(self.passed.load(Ordering::SeqCst)));
        let runner = Runner { store: &self.store, target, clock, watch, cancel, run_id, integration_id: INTEGRATION };
        runner.execute(mode).await.expect("the data file works")
    }

    pub async fn send(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) -> RunState {
        self.begin(run_id, plan, choose);
        self.execute(run_id, Mode::Send, &Silent, CancellationToken::new()).await
    }

    /// Creates a run of the import and sends nothing.
    pub fn begin_import(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) {
        self.begin_as(ExportKind::EmployeeImport, run_id, plan, choose);
    }

    pub async fn send_import(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) -> RunState {
        self.begin_import(run_id, plan, choose);
        self.execute_import(run_id, Mode::Send, &Silent, CancellationToken::new()).await
    }

    /// Executes a run of the import to its end.
    pub async fn execute_import(&self, run_id: &str, mode: Mode, watch: &dyn Watch, cancel: CancellationToken) -> RunState {
        let ((base, token), http) = (&self.alexis, self.address_and_options.1.alexis_http());
        let client = alexis::Client::new(base, token.clone().into(), http.clone()).expect("an address");
        let writing = alexis::WriteClient::new(base, token.clone().into(), http.clone()).expect("an address");
        let target = AlexisPeople::new(client, writing, alexis::WriteCalls::default(), self.target.settings.clone(), self.target.today);
        self.execute_against(run_id, &target, mode, watch, cancel).await
    }

    pub fn rows(&self, run_id: &str) -> Vec<StoredRunRow> {
        self.store.run_rows(run_id).expect("the rows")
    }

    /// Asserts that settled rows have no open intent: such an intent would block the same write for ever.
    pub fn assert_no_open_intent(&self, run_id: &str, label: &str) {
        for row in self.rows(run_id).iter().filter(|row| row.result.outcome.is_settled()) {
            let ledger = self.store.ledger_of(run_id, &row.change.key).expect("the ledger");
            let open: Vec<_> = ledger.iter().filter(|entry| matches!(entry.state, StepState::Intended | StepState::Unknown)).collect();
            assert!(open.is_empty(), "{label}: {} ended as {:?} with {open:?}", row.change.key, row.result);
        }
    }

    /// The row of a person in a run.
    pub fn row(&self, run_id: &str, name: &str) -> StoredRunRow {
        self.rows(run_id).into_iter().find(|row| row.change.name == name).expect("a row of that name")
    }

    /// The distinct outcomes of a run.
    pub fn outcomes(&self, run_id: &str) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = Vec::new();
        for row in self.rows(run_id) {
            if !outcomes.contains(&row.result.outcome) {
                outcomes.push(row.result.outcome);
            }
        }
        outcomes
    }
}

/// A fixture with its own sandbox.
pub struct Fixture {
    pub sandbox: Sandbox,
    pub export: Export,
    /// The folder of the data file.
    pub folder: TempDir,
}

impl Fixture {
    /// The sample company with the likeliest form of every unproven call.
    pub async fn sample() -> Self {
        Self::with(Switches::default(), FixtureOptions::default()).await
    }

    pub async fn with(switches: Switches, choice: FixtureOptions) -> Self {
        let options = Options { today: day(), ..Options::default() };
        // A recording is compared with the documented answers. The documented answer has an id.
        let recorded = switches.personio.post_answer != PersonioPostAnswer::TypeOnly && !switches.kleer.agreements_with_gaps;
        let traffic_dir = options.traffic_dir.clone().filter(|_| recorded);
        Self::of(Options { switches, traffic_dir, ..options }, choice).await
    }

    pub async fn of(options: Options, choice: FixtureOptions) -> Self {
        let sandbox = Sandbox::start(options).await.expect("the sandbox starts");
        let folder = tempfile::tempdir().expect("a folder");
        let export = Export::open(folder.path(), sandbox.addresses(), &FixtureOptions { timeouts: Some(Timeouts::by(&sandbox)), ..choice });
        Self { sandbox, export, folder }
    }

    /// The writes that took effect, as `METHOD path body`.
    pub fn effects(&self) -> Vec<String> {
        let writes = self.sandbox.writes().into_iter().filter(|write| write.effect);
        writes.map(|write| format!("{} {} {}", write.method, write.path, write.body)).collect()
    }

    /// The ids of the employees with this name in Alexis HR.
    pub fn employees_named(&self, first: &str, last: &str) -> Vec<String> {
        let is = |row: &sandbox::alexis::Row, field: &str, text: &str| row.get(field).and_then(|value| value.as_str()) == Some(text);
        let state = self.sandbox.state();
        let named = state.alexis.all("employee").iter().filter(|row| is(row, "firstName", first) && is(row, "lastName", last));
        named.filter_map(|row| row.get("id")?.as_str().map(str::to_owned)).collect()
    }

    /// The number of an employee's records of a resource in Alexis HR.
    pub fn records_of(&self, resource: &str, employee: &str) -> usize {
        let belongs = |row: &&sandbox::alexis::Row| row.get("employeeId").and_then(|id| id.as_str()) == Some(employee);
        self.sandbox.state().alexis.all(resource).iter().filter(belongs).count()
    }

    /// The number of Kleer users with this `foreign-id`.
    pub fn users_marked(&self, mark: &str) -> usize {
        let state = self.sandbox.state();
        let company = state.kleer.company().expect("a company");
        company.users.iter().filter(|user| user.foreign_id.as_deref() == Some(mark)).count()
    }
}

/// The row of a person in a plan.
pub fn change_of<'a>(plan: &'a Plan, name: &str) -> &'a Change {
    plan.changes.iter().find(|change| change.name == name).expect("a row of that name")
}
