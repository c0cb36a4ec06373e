//! Killing the process in the middle of a run.

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

use crate::benefit_fixture::{november, ticked};
use crate::fixture::{Choice, Export, Fixture, day};
use crate::leave_fixture::{CORRECTED, corrected, days};

/// The run that is killed.
pub const RUN: &str = "run";

/// Which way a run goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// Alexis HR → Kleer.
    Export,
    /// Kleer → Alexis HR, which Kleer leads.
    Import,
    /// Leave, Alexis HR → Kleer: a day to change, one to remove, two to make.
    Leave,
    /// Benefits, the list → Personio: two types to make, four to pay.
    Benefits,
    /// The same, where Personio tells neither the ids of what it took nor the comments.
    BenefitsUntold,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Export, Self::Import, Self::Leave, Self::Benefits, Self::BenefitsUntold];

    /// Whether it is about benefits.
    pub fn is_benefits(self) -> bool {
        matches!(self, Self::Benefits | Self::BenefitsUntold)
    }

    /// The people of the run: between them they need every kind of request. Of benefits, everybody on the list.
    pub fn people(self) -> &'static [&'static str] {
        match self {
            Self::Export => &["Ebba Lindqvist", "Leo Berg Ström", "Nils Åberg", "Rasmus Falk"],
            Self::Import => &["Bertil Ask", "Freja Lund", "Leo Berg"],
            Self::Leave => &CORRECTED,
            Self::Benefits | Self::BenefitsUntold => &[],
        }
    }

    /// How many rows the run has: one a person, or one a day, a type or a compensation.
    pub fn rows(self) -> usize {
        if self == Self::Leave || self.is_benefits() { self.requests().len() } else { self.people().len() }
    }

    /// The methods of the run's requests, in their order. Nils and his agreement, Ebba's salary, Leo's name, Rasmus'
    /// agreement; Bertil with his employment and his salary, Freja's tax, Leo's name.
    pub fn requests(self) -> &'static [&'static str] {
        match self {
            Self::Export => &["PUT", "PUT", "POST", "POST", "PUT"],
            Self::Import => &["POST", "POST", "POST", "PATCH", "PATCH"],
            Self::Leave => &["POST", "DELETE", "PUT", "PUT"],
            Self::Benefits | Self::BenefitsUntold => &["POST", "POST", "POST", "POST", "POST", "POST"],
        }
    }

    /// Which of the run's requests make a record that was not there.
    pub fn making(self) -> &'static [usize] {
        match self {
            Self::Export => &[0],
            Self::Import => &[0, 1, 2],
            Self::Leave => &[2, 3],
            Self::Benefits | Self::BenefitsUntold => &[0, 1, 2, 3, 4, 5],
        }
    }

    /// The fault on one of the run's requests, by its place among them.
    pub fn fault_on(self, number: usize, kind: FaultKind) -> Fault {
        let method = self.requests().get(number).copied().unwrap_or_default();
        // Those of the same method that come before this one pass.
        let before = self.requests().iter().take(number).filter(|other| **other == method).count();
        let fault = Fault::new(self.service(), kind).method(method).path(self.written());
        fault.skip(u32::try_from(before).unwrap_or_default()).times(1)
    }

    /// The service that is written to.
    pub fn service(self) -> Service {
        match self {
            Self::Export | Self::Leave => Service::Kleer,
            Self::Import => Service::Alexis,
            Self::Benefits | Self::BenefitsUntold => Service::Personio,
        }
    }

    /// Where the run's writes go. At Personio, logging in is a POST too.
    pub fn written(self) -> &'static str {
        if self.is_benefits() { "/compensations/**" } else { "/**" }
    }

    /// What of the export the run's scene chooses.
    pub fn choice(self) -> Choice {
        let lead = if self == Self::Import { SourceOfTruth::Kleer } else { SourceOfTruth::Alexis };
        Choice { settings: EmployeeSettings { lead, ..EmployeeSettings::default() }, ..Choice::default() }
    }

    /// A scene before the run.
    pub async fn fixture(self) -> Fixture {
        let mut switches = Switches::default();
        if self == Self::BenefitsUntold {
            switches.personio.post_answer = PersonioPostAnswer::TypeOnly;
        }
        let fixture = Fixture::with(switches, self.choice()).await;
        if self == Self::Leave {
            corrected(&fixture).await;
        }
        self.give_list(&fixture.export);
        fixture
    }

    /// Gives an export the run's benefit list, where it has one.
    pub fn give_list(self, export: &Export) {
        if self.is_benefits() {
            let list = [(2, "Sachbezug", 5_000), (2, "Essenszuschuss", 10_005), (12, "Jobrad", 8_950), (26, "Sachbezug", 5_001)];
            for (number, benefit, amount) in list {
                export.give(number, benefit, november(), Some(amount));
            }
        }
    }

    /// Makes the run's plan.
    pub async fn plan(self, export: &Export) -> Plan {
        match self {
            Self::Export => export.plan().await,
            Self::Import => export.plan_import().await,
            Self::Leave => export.plan_leave(days()).await,
            Self::Benefits | Self::BenefitsUntold => export.plan_pay(november()).await,
        }
    }

    /// Begins the run.
    pub fn begin(self, export: &Export, run_id: &str, plan: &Plan) {
        let chosen = |change: &Change| self.people().contains(&change.name.as_str());
        match self {
            Self::Export => export.begin(run_id, plan, chosen),
            Self::Import => export.begin_import(run_id, plan, chosen),
            Self::Leave => export.begin_leave(run_id, plan, chosen),
            Self::Benefits | Self::BenefitsUntold => export.begin_pay(run_id, plan, ticked),
        }
    }

    /// Carries a run on.
    pub async fn carry_on(self, export: &Export, run_id: &str, mode: Mode, watch: &dyn Watch) -> RunState {
        match self {
            Self::Export => export.carry_on(run_id, mode, watch, CancellationToken::new()).await,
            Self::Import => export.carry_on_import(run_id, mode, watch, CancellationToken::new()).await,
            Self::Leave => export.carry_on_leave(run_id, mode, watch, CancellationToken::new()).await,
            Self::Benefits | Self::BenefitsUntold => export.carry_on_pay(run_id, mode, watch, CancellationToken::new()).await,
        }
    }
}

/// How a process came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It was killed at its point.
    Killed,
    /// The run ended before that point.
    Ended,
}

/// The clock of the process that is killed or put to sleep: the day of every scene, and as many hours as a file beside the data
/// file says.
#[derive(Debug)]
pub struct HoursIn(PathBuf);

impl HoursIn {
    /// The clock of a folder.
    pub fn of(folder: &Path) -> Self {
        Self(folder.join("hours"))
    }

    /// Lets the clock of a folder jump: it stands so many hours after the beginning.
    pub fn jump(folder: &Path, hours: i64) {
        std::fs::write(folder.join("hours"), hours.to_string()).expect("the clock jumps");
    }

    fn hours(&self) -> TimeDelta {
        let text = std::fs::read_to_string(&self.0).unwrap_or_default();
        TimeDelta::hours(text.parse().unwrap_or_default())
    }
}

impl Clock for HoursIn {
    fn now(&self) -> DateTime<Utc> {
        day().and_time(NaiveTime::MIN).and_utc() + self.hours()
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// Sends a signal to a process, by its name without SIG.
pub fn signal(process: u32, name: &str) {
    let status = Command::new("sh").args(["-c", "kill -s \"$1\" \"$2\"", "kill", name, &process.to_string()]).status();
    assert!(status.expect("a shell").success(), "{name} for {process}");
}

/// Starts a process that runs and stands still at a point.
pub fn start(program: &str, folder: &Path, addresses: &Addresses, way: Way, at: Option<usize>) -> Child {
    let addresses = serde_json::to_string(addresses).expect("addresses as JSON");
    let way = serde_json::to_string(&way).expect("a way as JSON");
    let at = at.map_or_else(|| "never".to_owned(), |at| at.to_string());
    Command::new(program)
        .arg(folder)
        .args([addresses, way, at])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the process starts")
}

/// Waits until the process stands still, and kills it (SIGKILL where there is one); or until the run ended.
pub fn kill_when_there(mut child: Child) -> Came {
    let output = child.stdout.take().expect("its standard output");
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).expect("a line");
    match line.trim() {
        "there" => {
            child.kill().expect("it can be killed");
            child.wait().expect("it is gone");
            Came::Killed
        }
        "ended" => {
            assert!(child.wait().expect("it is gone").success());
            Came::Ended
        }
        other => panic!("the process said {other:?}"),
    }
}
