//! One cell of the table: a fault at a point of an export, and everything that has to be so afterwards.

use std::net::TcpListener;

use app::AppError;
use connectors::Service;
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Silent};
use sandbox::{Fault, FaultKind, LoggedRequest, VanishMoment};
use store::Failure;
use tests::fixture::Fixture;

use crate::clean::{Clean, Phase, Point, effects};
use crate::faults::{Kind, Overcome, Way, is_optional, kinds};
use crate::held::{held, private, whom};
use crate::words;

/// How often the fault hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Often {
    /// The request, and not its repetition.
    Once,
    /// Every such request from there on, until the fault is taken away.
    FromThereOn,
}

/// A cell of the table.
#[derive(Debug, Clone)]
pub struct Case {
    pub point: Point,
    /// The place of the kind among the kinds of the call.
    pub kind: usize,
    pub often: Often,
}

/// A host that nobody may speak to.
pub struct Elsewhere(TcpListener);

impl Elsewhere {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("a listener that does not wait");
        Self(listener)
    }

    pub fn address(&self) -> String {
        format!("http://{}/v1/elsewhere", self.0.local_addr().expect("an address"))
    }

    /// Not one connection came, and so no credentials with it.
    pub fn heard_nothing(&self, label: &str) {
        let came = self.0.accept();
        assert!(came.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock), "{label}: somebody followed the redirect");
    }
}

impl Case {
    fn kind(&self, elsewhere: &Elsewhere, fixture: &Fixture) -> Kind {
        let number = private(&fixture.sandbox).into_iter().find(|text| text.contains('-')).expect("a personal number");
        let addresses = fixture.sandbox.addresses();
        let token = match self.point.call.service {
            Service::Alexis => &addresses.alexis.token,
            Service::Kleer => &addresses.kleer.token,
            Service::Personio => &addresses.personio.client_secret,
        };
        let said = format!("Ogiltigt värde {number}, ebba.lindqvist@nordlicht.example, {token}");
        kinds(&self.point.call, &elsewhere.address(), &said).swap_remove(self.kind)
    }

    pub fn label(&self) -> String {
        let Point { flow, phase, call, place, .. } = &self.point;
        let kind = kinds(call, "", "").swap_remove(self.kind).name;
        format!("{flow:?}, {phase:?}, {} (request {place}): {kind}, {:?}", call.name, self.often)
    }

    /// Puts the fault where it belongs.
    async fn inject(&self, kind: &Kind, clean: &Clean, fixture: &Fixture) {
        let at = |point: &Point, fault: FaultKind| {
            Fault::new(point.call.whose(), fault).method(point.call.method).path(&point.call.pattern()).skip(point.skip)
        };
        match &kind.way {
            Way::At(fault) => {
                let fault = at(&self.point, fault.clone());
                fixture.sandbox.inject(if self.often == Often::Once { fault } else { fault.always() });
            }
            Way::Refused => {
                let all = if self.point.phase == Phase::Planning { &clean.planning } else { &clean.running };
                match self.point.place.checked_sub(1).map(|before| &all[before]) {
                    Some(before) => fixture.sandbox.inject(at(before, FaultKind::Vanish { moment: VanishMoment::Answered })),
                    None => fixture.sandbox.refuse_connections().await,
                }
            }
        }
    }

    /// Takes the fault away.
    async fn mend(&self, kind: &Kind, fixture: &Fixture) {
        fixture.sandbox.clear_faults();
        fixture.sandbox.wait_for_none_paused().await;
        if kind.lasts() {
            fixture.sandbox.accept_connections().await;
        }
    }

    /// The fault was met. Of a connection that is refused nobody but the client knows.
    fn was_met(&self, kind: &Kind, requests: &[LoggedRequest], label: &str) {
        match &kind.way {
            Way::At(fault) => {
                let name = fault.name();
                let met = |asked: &LoggedRequest| asked.fault.as_ref() == Some(&name) && crate::table::call(asked) == self.point.call;
                assert!(requests.iter().any(met), "{label}: the fault was not met: {requests:#?}");
            }
            Way::Refused => assert!(requests.len() <= self.point.place + 1, "{label}: {requests:#?}"),
        }
    }

    /// Walks the cell.
    pub async fn matrix(&self, clean: &Clean) {
        let (label, flow) = (self.label(), self.point.flow);
        let fixture = flow.fixture().await;
        let elsewhere = Elsewhere::new();
        let kind = self.kind(&elsewhere, &fixture);
        if self.point.phase == Phase::Planning {
            self.inject(&kind, clean, &fixture).await;
            let planned = flow.plan(&fixture.export).await;
            self.was_met(&kind, &fixture.sandbox.request_log(), &label);
            self.planned(planned, &kind, clean, &fixture, &label);
            self.mend(&kind, &fixture).await;
            assert_eq!(flow.plan(&fixture.export).await.expect("a plan"), clean.plan, "{label}: the next plan");
        } else {
            let plan = flow.plan(&fixture.export).await.expect("a plan");
            fixture.sandbox.clear_request_log();
            fixture.sandbox.clear_writes();
            self.inject(&kind, clean, &fixture).await;
            let state = flow.send(&fixture.export, "faulty", &plan).await;
            self.was_met(&kind, &fixture.sandbox.request_log(), &label);
            self.mend(&kind, &fixture).await;
            truthful(&fixture, clean, &self.point, &label);
            self.told(state, &kind, &fixture, &label);
            settled(&fixture, clean, &self.point, &label).await;
        }
        elsewhere.heard_nothing(&label);
    }

    /// A fault while reading for a plan: an error that says so, or the whole plan. Never a smaller one.
    fn planned(&self, planned: Result<domain::plan::Plan, connectors::Error>, kind: &Kind, clean: &Clean, fixture: &Fixture, label: &str) {
        match planned {
            Ok(plan) => {
                let overcome = match kind.overcome {
                    Overcome::Always => self.often == Often::Once || kind.name == "slow",
                    Overcome::Perhaps => true,
                    Overcome::Never => false,
                };
                assert!(overcome, "{label}: gave a plan");
                if is_optional(&self.point.call) && kind.overcome == Overcome::Perhaps {
                    words::says_what_is_missing(&plan, &clean.plan, &self.point.call, label);
                } else {
                    assert_eq!(plan, clean.plan, "{label}");
                }
            }
            Err(error) => {
                assert!(kind.overcome != Overcome::Always || self.often == Often::FromThereOn, "{label}: {error:?}");
                let error = AppError::from(error);
                self.says(&error, kind, fixture, label);
                assert!(error.message.contains(self.point.call.name) || kind.lasts(), "{label}: which call: {error:?}");
            }
        }
        assert!(fixture.sandbox.writes().is_empty(), "{label}: a plan writes nothing");
    }

    fn says(&self, error: &AppError, kind: &Kind, fixture: &Fixture, label: &str) {
        words::are_good(error, self.point.call.service.name(), &private(&fixture.sandbox), label);
        let code = words::code(error);
        assert!(kind.codes.contains(&code.as_str()), "{label}: {code} is not what happened: {error:?}");
        let has_words = matches!(&kind.way, Way::At(FaultKind::Status { message: Some(_), .. }));
        if has_words && code == "refused" {
            assert!(error.said.as_ref().is_some_and(|said| said.contains("Ogiltigt värde")), "{label}: the service's words: {error:?}");
        }
    }

    /// What is told of the run: by each row that is not confirmed, and by the run if it stopped.
    fn told(&self, state: RunState, kind: &Kind, fixture: &Fixture, label: &str) {
        let run = fixture.export.store.run("faulty").expect("the run");
        assert_eq!(run.state, state, "{label}");
        assert_eq!(run.stopped_by.is_some(), matches!(state, RunState::Stopped | RunState::Interrupted), "{label}: {run:?}");
        let mut told: Vec<Failure> = run.stopped_by.into_iter().collect();
        let rows = fixture.export.rows("faulty");
        // A fault without a reason may be about an unproven call as such: the run stops there, and its other rows wait.
        let waits = state == RunState::Interrupted;
        for row in &rows {
            let (verdict, name) = (&row.verdict, &row.change.name);
            if verdict.outcome == Outcome::Waiting && waits {
                continue;
            }
            assert_ne!(verdict.outcome, Outcome::Waiting, "{label}: {name}");
            if verdict.outcome == Outcome::Confirmed {
                continue;
            }
            assert!(!name.is_empty() || self.point.flow.is_pay(), "{label}: whom it concerns");
            let reason = verdict.reason.unwrap_or_else(|| panic!("{label}: {name} is {:?} without a reason", verdict.outcome));
            words::reason(reason, label);
            if matches!(
                reason,
                Reason::Refused | Reason::NotReached | Reason::AnsweredWithError | Reason::AnswerUnclear | Reason::NotReadBack
            ) {
                assert!(verdict.failure.is_some() || !told.is_empty(), "{label}: {name}: {reason:?} without what happened");
            }
            told.extend(verdict.failure.clone());
        }
        for failure in told.iter().filter(|failure| !failure.code.starts_with("switch_")) {
            self.says(&AppError::from(failure.clone()), kind, fixture, label);
        }
        let all_confirmed = rows.iter().all(|row| row.verdict.outcome == Outcome::Confirmed);
        let gone = self.point.call.name == "alexis.employee" && kind.name == "404";
        assert!(all_confirmed || gone || !told.is_empty(), "{label}: nothing says what happened: {rows:#?}");
        if kind.overcome == Overcome::Always && (self.often == Often::Once || kind.name == "slow") {
            assert!(all_confirmed && state == RunState::Done, "{label}: {state:?}: {rows:#?}");
        }
        let words = serde_json::to_string(&rows.iter().map(|row| &row.verdict.failure).collect::<Vec<_>>()).expect("words");
        words::are_private(&words, &private(&fixture.sandbox), label);
    }
}

/// What is said of each row is so, by what the sandbox itself holds.
pub fn truthful(fixture: &Fixture, clean: &Clean, point: &Point, label: &str) {
    let now = held(point.flow, &fixture.sandbox, &clean.known);
    for row in fixture.export.rows("faulty") {
        let whom = whom(point.flow, &row.change);
        let (now, before, after) = (now.get(&whom), clean.before.get(&whom), clean.after.get(&whom));
        let label = format!("{label}: {whom} is called {:?}; the target holds {now:?}", row.verdict);
        match row.verdict.outcome {
            Outcome::Confirmed => assert_eq!(now, after, "{label}"),
            Outcome::Failed => assert_ne!(now, after, "{label}"),
            Outcome::Skipped => assert_eq!(now, before, "{label}"),
            Outcome::Sent | Outcome::Unknown | Outcome::Waiting => {}
        }
        let count = |values: Option<&Vec<String>>| values.map_or(0, Vec::len);
        assert!(count(now) <= count(before).max(count(after)), "{label}: twice");
    }
}

/// What is unclear is settled by reading; then the next export does the rest. At the end everything is there, once.
pub async fn settled(fixture: &Fixture, clean: &Clean, point: &Point, label: &str) {
    let flow = point.flow;
    let export = &fixture.export;
    let sent = fixture.sandbox.writes().len();
    if export.rows("faulty").iter().any(|row| !row.verdict.outcome.is_settled()) {
        export.let_records_appear();
        flow.carry_on(export, "faulty", Mode::ReconcileOnly, &Silent).await;
        assert_eq!(fixture.sandbox.writes().len(), sent, "{label}: settling sends nothing");
    }
    for row in export.rows("faulty") {
        assert!(row.verdict.outcome.is_settled(), "{label}: {} is still {:?}", row.change.name, row.verdict);
    }
    truthful(fixture, clean, point, &format!("{label}, settled"));
    let plan = flow.plan(export).await.expect("the next plan");
    if !flow.left(&plan).is_empty() {
        flow.send(export, "next", &plan).await;
        for row in export.rows("next") {
            assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.verdict);
        }
        let again = flow.plan(export).await.expect("another plan");
        assert!(flow.left(&again).is_empty(), "{label}: {:#?}", flow.left(&again));
    }
    assert_eq!(held(flow, &fixture.sandbox, &clean.known), clean.after, "{label}: what the target holds at the end");
    assert_eq!(effects(&fixture.sandbox.writes()), clean.effects, "{label}: each request took effect once");
}
