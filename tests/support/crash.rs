//! Kills the process in the middle of a run.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::plan::employees::{EmployeeSettings, SourceOfTruth};
use domain::plan::{Change, Plan};
use domain::run::RunState;
use exports::clock::Clock;
use exports::runner::{Mode, Watch};
use sandbox::{Addresses, Fault, FaultKind, PersonioPostAnswer, Service, Switches};
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use crate::benefit_fixture::{is_ticked, november};
use crate::fixture::{Export, Fixture, FixtureOptions, day};
use crate::leave_fixture::{CORRECTED, corrected, days};

/// The id of the run that is killed.
pub const RUN: &str = "run";

/// The direction and the kind of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Employees, Alexis HR → Kleer.
    Export,
    /// Employees, Kleer → Alexis HR, with Kleer as source of truth.
    Import,
    /// Leave, Alexis HR → Kleer: one day to change, one to remove, two to create.
    Leave,
    /// Benefits, the list → Personio: two types and four compensations to create.
    Benefits,
    /// [`Self::Benefits`] at a Personio that returns neither the ids of new records nor comments.
    BenefitsWithoutIds,
}

impl Job {
    pub const ALL: [Self; 5] = [Self::Export, Self::Import, Self::Leave, Self::Benefits, Self::BenefitsWithoutIds];

    pub fn is_benefits(self) -> bool {
        matches!(self, Self::Benefits | Self::BenefitsWithoutIds)
    }

    /// The people of the run. Together they need every kind of request. Benefits are for everybody on the list.
    pub fn people(self) -> &'static [&'static str] {
        match self {
            Self::Export => &["Ebba Lindqvist", "Leo Berg Ström", "Nils Åberg", "Rasmus Falk"],
            Self::Import => &["Bertil Ask", "Freja Lund", "Leo Berg"],
            Self::Leave => &CORRECTED,
            Self::Benefits | Self::BenefitsWithoutIds => &[],
        }
    }

    /// The number of rows: one for each person, or one for each day, type and compensation.
    pub fn rows(self) -> usize {
        if self == Self::Leave || self.is_benefits() { self.requests().len() } else { self.people().len() }
    }

    /// The methods of the run's requests in their order.
    /// Export: Nils and his agreement, Ebba's salary, Leo's name, Rasmus' agreement. Import: Bertil, his employment and his salary, Freja's
    /// tax, Leo's name.
    pub fn requests(self) -> &'static [&'static str] {
        match self {
            Self::Export => &["PUT", "PUT", "POST", "POST", "PUT"],
            Self::Import => &["POST", "POST", "POST", "PATCH", "PATCH"],
            Self::Leave => &["POST", "DELETE", "PUT", "PUT"],
            Self::Benefits | Self::BenefitsWithoutIds => &["POST", "POST", "POST", "POST", "POST", "POST"],
        }
    }

    /// The positions of the requests that create a record.
    pub fn creations(self) -> &'static [usize] {
        match self {
            Self::Export => &[0],
            Self::Import => &[0, 1, 2],
            Self::Leave => &[2, 3],
            Self::Benefits | Self::BenefitsWithoutIds => &[0, 1, 2, 3, 4, 5],
        }
    }

    /// A fault on one of the run's requests, by its position.
    pub fn fault_on(self, number: usize, kind: FaultKind) -> Fault {
        let method = self.requests().get(number).copied().unwrap_or_default();
        // The fault skips the earlier requests with the same method.
        let before = self.requests().iter().take(number).filter(|other| **other == method).count();
        let fault = Fault::new(self.service(), kind).method(method).path(self.write_path());
        fault.skip(u32::try_from(before).unwrap_or_default()).times(1)
    }

    /// The service that gets the writes.
    pub fn service(self) -> Service {
        match self {
            Self::Export | Self::Leave => Service::Kleer,
            Self::Import => Service::Alexis,
            Self::Benefits | Self::BenefitsWithoutIds => Service::Personio,
        }
    }

    /// The path pattern of the run's writes. The log-in at Personio is a POST too, and does not match.
    pub fn write_path(self) -> &'static str {
        if self.is_benefits() { "/compensations/**" } else { "/**" }
    }

    /// The fixture's options for the run.
    pub fn options(self) -> FixtureOptions {
        let lead = if self == Self::Import { SourceOfTruth::Kleer } else { SourceOfTruth::Alexis };
        FixtureOptions { settings: EmployeeSettings { lead, ..EmployeeSettings::default() }, ..FixtureOptions::default() }
    }

    /// A fixture before the run.
    pub async fn fixture(self) -> Fixture {
        let mut switches = Switches::default();
        if self == Self::BenefitsWithoutIds {
            switches.personio.post_answer = PersonioPostAnswer::TypeOnly;
        }
        let fixture = Fixture::with(switches, self.options()).await;
        if self == Self::Leave {
            corrected(&fixture).await;
        }
        self.add_list(&fixture.export);
        fixture
    }

    /// Adds the run's benefit list, if it has one.
    pub fn add_list(self, export: &Export) {
        if self.is_benefits() {
            let list = [(2, "Sachbezug", 5_000), (2, "Essenszuschuss", 10_005), (12, "Jobrad", 8_950), (26, "Sachbezug", 5_001)];
            for (number, benefit, amount) in list {
                export.set_amount(number, benefit, november(), Some(amount));
            }
        }
    }

    pub async fn plan(self, export: &Export) -> Plan {
        match self {
            Self::Export => export.plan().await,
            Self::Import => export.plan_import().await,
            Self::Leave => export.plan_leave(days()).await,
            Self::Benefits | Self::BenefitsWithoutIds => export.plan_pay(november()).await,
        }
    }

    pub fn begin(self, export: &Export, run_id: &str, plan: &Plan) {
        let chosen = |change: &Change| self.people().contains(&change.name.as_str());
        match self {
            Self::Export => export.begin(run_id, plan, chosen),
            Self::Import => export.begin_import(run_id, plan, chosen),
            Self::Leave => export.begin_leave(run_id, plan, chosen),
            Self::Benefits | Self::BenefitsWithoutIds => export.begin_pay(run_id, plan, is_ticked),
        }
    }

    pub async fn execute(self, export: &Export, run_id: &str, mode: Mode, watch: &dyn Watch) -> RunState {
        match self {
            Self::Export => export.execute(run_id, mode, watch, CancellationToken::new()).await,
            Self::Import => export.execute_import(run_id, mode, watch, CancellationToken::new()).await,
            Self::Leave => export.execute_leave(run_id, mode, watch, CancellationToken::new()).await,
            Self::Benefits | Self::BenefitsWithoutIds => export.execute_pay(run_id, mode, watch, CancellationToken::new()).await,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcessEnd {
    Killed,
    /// The run ended before the process reached its point.
    Ended,
}

/// The clock of a process that is killed or suspended: the fixture's day, plus the hours in a file beside the data file.
#[derive(Debug)]
pub struct FileClock(PathBuf);

impl FileClock {
    pub fn of(folder: &Path) -> Self {
        Self(folder.join("hours"))
    }

    /// Sets the clock of a folder to this many hours after the start.
    pub fn jump(folder: &Path, hours: i64) {
        std::fs::write(folder.join("hours"), hours.to_string()).expect("the clock jumps");
    }

    fn hours(&self) -> TimeDelta {
        let text = std::fs::read_to_string(&self.0).unwrap_or_default();
        TimeDelta::hours(text.parse().unwrap_or_default())
    }
}

impl Clock for FileClock {
    fn now(&self) -> DateTime<Utc> {
        day().and_time(NaiveTime::MIN).and_utc() + self.hours()
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// Sends a signal; its name has no `SIG`.
pub fn signal(process: u32, name: &str) {
    let status = Command::new("sh").args(["-c", "kill -s \"$1\" \"$2\"", "kill", name, &process.to_string()]).status();
    assert!(status.expect("a shell").success(), "{name} for {process}");
}

/// Starts a process that executes the run and pauses at a point.
pub fn start(program: &str, folder: &Path, addresses: &Addresses, job: Job, at: Option<usize>) -> Child {
    let addresses = serde_json::to_string(addresses).expect("addresses as JSON");
    let job = serde_json::to_string(&job).expect("a job as JSON");
    let at = at.map_or_else(|| "never".to_owned(), |at| at.to_string());
    Command::new(program)
        .arg(folder)
        .args([addresses, job, at])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the process starts")
}

/// Kills the process (SIGKILL on Unix) when it pauses, or waits for the end of its run.
pub fn kill_at_point(mut child: Child) -> ProcessEnd {
    let output = child.stdout.take().expect("its standard output");
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).expect("a line");
    match line.trim() {
        "there" => {
            child.kill().expect("it can be killed");
            child.wait().expect("it is gone");
            ProcessEnd::Killed
        }
        "ended" => {
            assert!(child.wait().expect("it is gone").success());
            ProcessEnd::Ended
        }
        other => panic!("the process said {other:?}"),
    }
}
