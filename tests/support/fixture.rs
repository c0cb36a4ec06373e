//! A scene: the sandbox, a data file in a folder of its own, and the employee export between them.

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

/// The day on which every scene plays.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

/// A clock that stands still until it is turned.
#[derive(Debug, Clone, Copy)]
pub struct Stopped(pub DateTime<Utc>);

impl Clock for Stopped {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }

    fn today(&self) -> NaiveDate {
        self.0.date_naive()
    }
}

/// A clock, so much later.
struct Later<'a>(&'a dyn Clock, TimeDelta);

impl Clock for Later<'_> {
    fn now(&self) -> DateTime<Utc> {
        self.0.now() + self.1
    }

    fn today(&self) -> NaiveDate {
        self.0.today()
    }
}

/// The moment at which every scene begins.
pub fn midnight() -> DateTime<Utc> {
    day().and_time(NaiveTime::MIN).and_utc()
}

/// No waits between attempts. The limit for an answer is the app's own: no test may depend on how busy the computer is.
pub fn hasty() -> HttpOptions {
    HttpOptions { backoff: Duration::ZERO, max_wait: Duration::ZERO, keep_rate_limit: false, ..HttpOptions::default() }
}

/// What tells the clients of each service that a request stays without an answer.
#[derive(Debug, Clone)]
pub struct Told {
    alexis: TestTimeout,
    kleer: TestTimeout,
    personio: TestTimeout,
}

impl Told {
    fn by(sandbox: &Sandbox) -> Self {
        let on_silence = |service| TestTimeout(sandbox.on_silence(service));
        Self { alexis: on_silence(Service::Alexis), kleer: on_silence(Service::Kleer), personio: on_silence(Service::Personio) }
    }
}

/// What of the export a scene can choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The owner's settings.
    pub settings: EmployeeSettings,
    /// The confirmed unit of salaries.
    pub unit: Option<SalaryUnit>,
    /// The forms of Kleer's unproven calls.
    pub calls: Calls,
    /// How the clients ask.
    pub http: HttpOptions,
    /// What tells the clients to give a request up. The scene knows.
    pub told: Option<Told>,
}

impl Default for Choice {
    fn default() -> Self {
        let settings = EmployeeSettings::default();
        Self { settings, unit: Some(SalaryUnit::Ore), calls: Calls::default(), http: hasty(), told: None }
    }
}

impl Choice {
    fn asking(&self, of: impl Fn(&Told) -> &TestTimeout) -> HttpOptions {
        HttpOptions { test_timeout: self.told.as_ref().map(of).cloned(), ..self.http.clone() }
    }

    /// How the clients of Alexis HR ask.
    pub(crate) fn asking_alexis(&self) -> HttpOptions {
        self.asking(|told| &told.alexis)
    }

    /// How the clients of Kleer ask.
    fn asking_kleer(&self) -> HttpOptions {
        self.asking(|told| &told.kleer)
    }

    /// How the clients of Personio ask.
    pub(crate) fn asking_personio(&self) -> HttpOptions {
        self.asking(|told| &told.personio)
    }
}

/// The export's side of a scene: a data file and the clients. The services are elsewhere.
pub struct Export {
    /// The data file.
    pub store: Arc<Store>,
    /// The source.
    pub source: alexis::Client,
    /// The target.
    pub target: KleerPeople,
    /// The owner's settings for the leave export.
    pub leave: LeaveSettings,
    /// The owner's settings for the benefit export.
    pub benefits: BenefitSettings,
    /// Whether requests to Personio keep its pace.
    pub paced: bool,
    clock: Arc<dyn Clock>,
    /// How many seconds passed since the clock was set.
    passed: AtomicI64,
    alexis: (String, String),
    pub(crate) again: (Addresses, Choice),
    /// What must never happen is logged as an error, and fails the test at its end.
    pub log: ErrorLog,
}

fn kleer_client(addresses: &Addresses, choice: &Choice) -> kleer::Client {
    let (kleer, http) = (&addresses.kleer, choice.asking_kleer());
    kleer::Client::new(&kleer.base_url, &kleer.company_id.to_string(), kleer.token.clone().into(), choice.calls, http).expect("an address")
}

/// The id of the one integration of a scene.
pub const INTEGRATION: &str = "integration";

impl Export {
    /// Opens the data file in a folder, and clients of the services at the addresses.
    pub fn open(folder: &Path, addresses: &Addresses, choice: &Choice) -> Self {
        Self::open_by(Arc::new(Stopped(midnight())), folder, addresses, choice)
    }

    /// The same by another clock.
    pub fn open_by(clock: Arc<dyn Clock>, folder: &Path, addresses: &Addresses, choice: &Choice) -> Self {
        let (store, _) = Store::open(folder, clock.now()).expect("the data file opens");
        let source = alexis::Client::new(&addresses.alexis.base_url, addresses.alexis.token.clone().into(), choice.asking_alexis())
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
            again: (addresses.clone(), choice.clone()),
            log: ErrorLog::listen(),
        };
        export.keep_integration();
        export
    }

    /// Turns the clock, forward or back.
    pub fn turn_clock(&mut self, now: DateTime<Utc>) {
        self.clock = Arc::new(Stopped(now));
        self.target.today = self.clock.today();
    }

    /// Lets so much time pass that a record which a read does not show was not made.
    pub fn let_records_appear(&self) {
        self.passed.fetch_add(MAY_STILL_APPEAR.num_seconds(), Ordering::SeqCst);
    }

    /// The owner turned the switches of unproven calls.
    pub fn turn_switches(&mut self, calls: Calls) {
        self.again.1.calls = calls;
        self.target.client = self.target_again();
    }

    /// Another client of the target.
    pub(crate) fn target_again(&self) -> kleer::Client {
        kleer_client(&self.again.0, &self.again.1)
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

    /// Makes a plan, or says why there is none.
    pub async fn try_plan(&self) -> Result<Plan, connectors::Error> {
        Ok(self.try_planned(Direction::Export).await?.plan)
    }

    /// Makes a plan in a direction, keeps on what both sides agree as the app does, or says why there is none.
    pub async fn try_planned(&self, direction: Direction) -> Result<Planned, connectors::Error> {
        let links = self.store.links(INTEGRATION).expect("links");
        let memory = self.store.memory(INTEGRATION).expect("the memory");
        let KleerPeople { client, settings, form, today } = &self.target;
        let readers = Readers { alexis: &self.source, kleer: client, settings, form: *form, direction };
        let planned = readers.plan(&readers.read(&Silent).await?, &PlanInput { links: &links, memory: &memory, today: *today });
        self.store.add_to_merge_base(INTEGRATION, &planned.merge_base).expect("the memory is kept");
        Ok(planned)
    }

    /// Makes a plan of the import.
    pub async fn plan_import(&self) -> Plan {
        self.try_planned(Direction::Import).await.expect("a plan").plan
    }

    /// Makes a plan.
    pub async fn plan(&self) -> Plan {
        self.try_plan().await.expect("a plan")
    }

    /// Begins a run of the rows that the choice lets through, without sending anything.
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
        // As in the app: what was planned and not sent, because the process died before, is forgotten.
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

    /// Carries a run on to its end.
    pub async fn carry_on(&self, run_id: &str, mode: Mode, watch: &dyn Watch, cancel: CancellationToken) -> RunState {
        self.execute(run_id, &self.target, mode, watch, cancel).await
    }

    pub(crate) async fn execute<T: Target>(
        &self,
        run_id: &str,
        target: &T,
        mode: Mode,
        watch: &dyn Watch,
        cancel: CancellationToken,
    ) -> RunState {
        let clock = &Later(self.clock.as_ref(), TimeDelta::seconds(self.passed.load(Ordering::SeqCst)));
        let runner = Runner { store: &self.store, target, clock, watch, cancel, run_id, integration_id: INTEGRATION };
        runner.execute(mode).await.expect("the data file works")
    }

    /// Begins a run and carries it to its end.
    pub async fn send(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) -> RunState {
        self.begin(run_id, plan, choose);
        self.carry_on(run_id, Mode::Send, &Silent, CancellationToken::new()).await
    }

    /// Begins a run of the import, without sending anything.
    pub fn begin_import(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) {
        self.begin_as(ExportKind::EmployeeImport, run_id, plan, choose);
    }

    /// Begins a run of the import and carries it to its end.
    pub async fn send_import(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) -> RunState {
        self.begin_import(run_id, plan, choose);
        self.carry_on_import(run_id, Mode::Send, &Silent, CancellationToken::new()).await
    }

    /// Carries a run of the import on to its end.
    pub async fn carry_on_import(&self, run_id: &str, mode: Mode, watch: &dyn Watch, cancel: CancellationToken) -> RunState {
        let ((base, token), http) = (&self.alexis, self.again.1.asking_alexis());
        let client = alexis::Client::new(base, token.clone().into(), http.clone()).expect("an address");
        let writing = alexis::WriteClient::new(base, token.clone().into(), http.clone()).expect("an address");
        let target = AlexisPeople::new(client, writing, alexis::WriteCalls::default(), self.target.settings.clone(), self.target.today);
        self.execute(run_id, &target, mode, watch, cancel).await
    }

    /// The rows of a run.
    pub fn rows(&self, run_id: &str) -> Vec<StoredRunRow> {
        self.store.run_rows(run_id).expect("the rows")
    }

    /// No row that is at its end has an intent without one: it would keep the same write from ever being sent.
    pub fn leaves_no_intent_behind(&self, run_id: &str, label: &str) {
        for row in self.rows(run_id).iter().filter(|row| row.verdict.outcome.is_settled()) {
            let ledger = self.store.ledger_of(run_id, &row.change.key).expect("the ledger");
            let open: Vec<_> = ledger.iter().filter(|entry| matches!(entry.state, StepState::Intended | StepState::Unknown)).collect();
            assert!(open.is_empty(), "{label}: {} ended as {:?} with {open:?}", row.change.key, row.verdict);
        }
    }

    /// How the change of a person ended in a run.
    pub fn row(&self, run_id: &str, name: &str) -> StoredRunRow {
        self.rows(run_id).into_iter().find(|row| row.change.name == name).expect("a row of that name")
    }

    /// The outcomes of a run, one of each that occurs.
    pub fn outcomes(&self, run_id: &str) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = Vec::new();
        for row in self.rows(run_id) {
            if !outcomes.contains(&row.verdict.outcome) {
                outcomes.push(row.verdict.outcome);
            }
        }
        outcomes
    }
}

/// A scene with its own sandbox.
pub struct Fixture {
    /// The services.
    pub sandbox: Sandbox,
    /// The export.
    pub export: Export,
    /// Where the data file is; gone with the scene.
    pub folder: TempDir,
}

impl Fixture {
    /// The sample company, and the likeliest form of everything unproven.
    pub async fn sample() -> Self {
        Self::with(Switches::default(), Choice::default()).await
    }

    /// The sample company with these switches and this choice.
    pub async fn with(switches: Switches, choice: Choice) -> Self {
        let options = Options { today: day(), ..Options::default() };
        // What is documented has an id in this answer: what is recorded is held against it.
        let recorded = switches.personio.post_answer != PersonioPostAnswer::TypeOnly && !switches.kleer.agreements_with_gaps;
        let traffic_dir = options.traffic_dir.clone().filter(|_| recorded);
        Self::of(Options { switches, traffic_dir, ..options }, choice).await
    }

    /// Any sandbox with this choice.
    pub async fn of(options: Options, choice: Choice) -> Self {
        let sandbox = Sandbox::start(options).await.expect("the sandbox starts");
        let folder = tempfile::tempdir().expect("a folder");
        let export = Export::open(folder.path(), sandbox.addresses(), &Choice { told: Some(Told::by(&sandbox)), ..choice });
        Self { sandbox, export, folder }
    }

    /// The bodies of the writes that took effect, as "METHOD path body".
    pub fn effects(&self) -> Vec<String> {
        let writes = self.sandbox.writes().into_iter().filter(|write| write.effect);
        writes.map(|write| format!("{} {} {}", write.method, write.path, write.body)).collect()
    }

    /// The people of this name in Alexis HR, by their ids.
    pub fn employees_named(&self, first: &str, last: &str) -> Vec<String> {
        let is = |row: &sandbox::alexis::Row, field: &str, text: &str| row.get(field).and_then(|value| value.as_str()) == Some(text);
        let state = self.sandbox.state();
        let named = state.alexis.all("employee").iter().filter(|row| is(row, "firstName", first) && is(row, "lastName", last));
        named.filter_map(|row| row.get("id")?.as_str().map(str::to_owned)).collect()
    }

    /// How many records of a resource of Alexis HR belong to a person.
    pub fn records_of(&self, resource: &str, employee: &str) -> usize {
        let belongs = |row: &&sandbox::alexis::Row| row.get("employeeId").and_then(|id| id.as_str()) == Some(employee);
        self.sandbox.state().alexis.all(resource).iter().filter(belongs).count()
    }

    /// The Kleer users with this foreign id.
    pub fn users_marked(&self, mark: &str) -> usize {
        let state = self.sandbox.state();
        let company = state.kleer.company().expect("a company");
        company.users.iter().filter(|user| user.foreign_id.as_deref() == Some(mark)).count()
    }
}

/// A change of a plan, by the person's name.
pub fn change_of<'a>(plan: &'a Plan, name: &str) -> &'a Change {
    plan.changes.iter().find(|change| change.name == name).expect("a row of that name")
}
