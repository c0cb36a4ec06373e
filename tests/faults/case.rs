//! One case of the fault matrix: a fault at a request of an export, and the assertions about its effects.

use std::net::TcpListener;

use app::AppError;
use connectors::Service;
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Silent};
use sandbox::{Fault, FaultKind, LoggedRequest, VanishMoment};
use store::Failure;
use tests::fixture::Fixture;

use crate::clean::{CleanRun, Phase, Point, effects};
use crate::error_texts;
use crate::faults::{Kind, Recovery, Way, is_optional, kinds};
use crate::target_records::{private_texts, subject, target_records};

/// How many requests the fault hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitCount {
    /// One request, but not its repetition.
    Once,
    /// Every matching request until the fault is removed.
    Every,
}

#[derive(Debug, Clone)]
pub struct Case {
    pub point: Point,
    /// The index of the fault among the kinds of the call.
    pub kind: usize,
    pub hits: HitCount,
}

/// A host that must not receive any request.
pub struct OtherHost(TcpListener);

impl OtherHost {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("a listener that does not wait");
        Self(listener)
    }

    pub fn address(&self) -> String {
        format!("http://{}/v1/elsewhere", self.0.local_addr().expect("an address"))
    }

    /// Asserts that no connection came, and so no credentials.
    pub fn assert_no_request(&self, label: &str) {
        let came = self.0.accept();
        assert!(came.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock), "{label}: somebody followed the redirect");
    }
}

impl Case {
    fn kind(&self, other_host: &OtherHost, fixture: &Fixture) -> Kind {
        let number = private_texts(&fixture.sandbox).into_iter().find(|text| text.contains('-')).expect("a personal number");
        let addresses = fixture.sandbox.addresses();
        let token = match self.point.call.service {
            Service::Alexis => &addresses.alexis.token,
            Service::Kleer => &addresses.kleer.token,
            Service::Personio => &addresses.personio.client_secret,
        };
        let refusal = format!("Ogiltigt värde {number}, ebba.lindqvist@nordlicht.example, {token}");
        kinds(&self.point.call, &other_host.address(), &refusal).swap_remove(self.kind)
    }

    pub fn label(&self) -> String {
        let Point { flow, phase, call, place, .. } = &self.point;
        let kind = kinds(call, "", "").swap_remove(self.kind).name;
        format!("{flow:?}, {phase:?}, {} (request {place}): {kind}, {:?}", call.name, self.hits)
    }

    /// Adds the fault to the sandbox.
    async fn inject(&self, kind: &Kind, clean: &CleanRun, fixture: &Fixture) {
        let at = |point: &Point, fault: FaultKind| {
            Fault::new(point.call.sandbox_service(), fault).method(point.call.method).path(&point.call.pattern()).skip(point.skip)
        };
        match &kind.way {
            Way::At(fault) => {
                let fault = at(&self.point, fault.clone());
                fixture.sandbox.inject(if self.hits == HitCount::Once { fault } else { fault.always() });
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

    /// Removes the fault.
    async fn remove_fault(&self, kind: &Kind, fixture: &Fixture) {
        fixture.sandbox.clear_faults();
        fixture.sandbox.wait_for_none_paused().await;
        if kind.lasts() {
            fixture.sandbox.accept_connections().await;
        }
    }

    /// Asserts that the fault hit a request. Only the client notices a refused connection, so there the number of requests must not be
    /// higher.
    fn assert_hit(&self, kind: &Kind, requests: &[LoggedRequest], label: &str) {
        match &kind.way {
            Way::At(fault) => {
                let name = fault.name();
                let met = |request: &LoggedRequest| request.fault.as_ref() == Some(&name) && crate::table::call(request) == self.point.call;
                assert!(requests.iter().any(met), "{label}: the fault was not met: {requests:#?}");
            }
            Way::Refused => assert!(requests.len() <= self.point.place + 1, "{label}: {requests:#?}"),
        }
    }

    /// Runs the case.
    pub async fn run(&self, clean: &CleanRun) {
        let (label, flow) = (self.label(), self.point.flow);
        let fixture = flow.fixture().await;
        let other_host = OtherHost::new();
        let kind = self.kind(&other_host, &fixture);
        if self.point.phase == Phase::Planning {
            self.inject(&kind, clean, &fixture).await;
            let planned = flow.plan(&fixture.export).await;
            self.assert_hit(&kind, &fixture.sandbox.request_log(), &label);
            self.assert_plan(planned, &kind, clean, &fixture, &label);
            self.remove_fault(&kind, &fixture).await;
            assert_eq!(flow.plan(&fixture.export).await.expect("a plan"), clean.plan, "{label}: the next plan");
        } else {
            let plan = flow.plan(&fixture.export).await.expect("a plan");
            fixture.sandbox.clear_request_log();
            fixture.sandbox.clear_writes();
            self.inject(&kind, clean, &fixture).await;
            let state = flow.send(&fixture.export, "faulty", &plan).await;
            self.assert_hit(&kind, &fixture.sandbox.request_log(), &label);
            self.remove_fault(&kind, &fixture).await;
            assert_truthful(&fixture, clean, &self.point, &label);
            self.assert_reported(state, &kind, &fixture, &label);
            assert_settled(&fixture, clean, &self.point, &label).await;
        }
        other_host.assert_no_request(&label);
    }

    /// A fault during planning gives an error that names it, or the complete plan. It never gives a smaller plan.
    fn assert_plan(
        &self,
        planned: Result<domain::plan::Plan, connectors::Error>,
        kind: &Kind,
        clean: &CleanRun,
        fixture: &Fixture,
        label: &str,
    ) {
        match planned {
            Ok(plan) => {
                let recovery = match kind.recovery {
                    Recovery::Always => self.hits == HitCount::Once || kind.name == "slow",
                    Recovery::Perhaps => true,
                    Recovery::Never => false,
                };
                assert!(recovery, "{label}: gave a plan");
                if is_optional(&self.point.call) && kind.recovery == Recovery::Perhaps {
                    error_texts::assert_missing_list_reported(&plan, &clean.plan, &self.point.call, label);
                } else {
                    assert_eq!(plan, clean.plan, "{label}");
                }
            }
            Err(error) => {
                assert!(kind.recovery != Recovery::Always || self.hits == HitCount::Every, "{label}: {error:?}");
                let error = AppError::from(error);
                self.assert_failure(&error, kind, fixture, label);
                assert!(error.message.contains(self.point.call.name) || kind.lasts(), "{label}: which call: {error:?}");
            }
        }
        assert!(fixture.sandbox.writes().is_empty(), "{label}: a plan writes nothing");
    }

    fn assert_failure(&self, error: &AppError, kind: &Kind, fixture: &Fixture, label: &str) {
        error_texts::assert_explained(error, self.point.call.service.name(), &private_texts(&fixture.sandbox), label);
        let code = error_texts::code_name(error);
        assert!(kind.codes.contains(&code.as_str()), "{label}: {code} is not what happened: {error:?}");
        let has_words = matches!(&kind.way, Way::At(FaultKind::Status { message: Some(_), .. }));
        if has_words && code == "refused" {
            assert!(error.said.as_ref().is_some_and(|text| text.contains("Ogiltigt värde")), "{label}: the service's words: {error:?}");
        }
    }

    /// Asserts that each unconfirmed row and a stopped run have a reason and a failure that fit the fault.
    fn assert_reported(&self, state: RunState, kind: &Kind, fixture: &Fixture, label: &str) {
        let run = fixture.export.store.run("faulty").expect("the run");
        assert_eq!(run.state, state, "{label}");
        assert_eq!(run.stopped_by.is_some(), matches!(state, RunState::Stopped | RunState::Interrupted), "{label}: {run:?}");
        let mut failures: Vec<Failure> = run.stopped_by.into_iter().collect();
        let rows = fixture.export.rows("faulty");
        // A fault without a reason may concern an unproven call as such: the run stops there, and its other rows wait.
        let waits = state == RunState::Interrupted;
        for row in &rows {
            let (result, name) = (&row.result, &row.change.name);
            if result.outcome == Outcome::Waiting && waits {
                continue;
            }
            assert_ne!(result.outcome, Outcome::Waiting, "{label}: {name}");
            if result.outcome == Outcome::Confirmed {
                continue;
            }
            assert!(!name.is_empty() || self.point.flow.is_pay(), "{label}: whom it concerns");
            let reason = result.reason.unwrap_or_else(|| panic!("{label}: {name} is {:?} without a reason", result.outcome));
            error_texts::assert_reason_explained(reason, label);
            if matches!(
                reason,
                Reason::Refused | Reason::NotReached | Reason::AnsweredWithError | Reason::AnswerUnclear | Reason::NotReadBack
            ) {
                assert!(result.failure.is_some() || !failures.is_empty(), "{label}: {name}: {reason:?} without what happened");
            }
            failures.extend(result.failure.clone());
        }
        for failure in failures.iter().filter(|failure| !failure.code.starts_with("switch_")) {
            self.assert_failure(&AppError::from(failure.clone()), kind, fixture, label);
        }
        let all_confirmed = rows.iter().all(|row| row.result.outcome == Outcome::Confirmed);
        let gone = self.point.call.name == "alexis.employee" && kind.name == "404";
        assert!(all_confirmed || gone || !failures.is_empty(), "{label}: nothing says what happened: {rows:#?}");
        if kind.recovery == Recovery::Always && (self.hits == HitCount::Once || kind.name == "slow") {
            assert!(all_confirmed && state == RunState::Done, "{label}: {state:?}: {rows:#?}");
        }
        let texts = serde_json::to_string(&rows.iter().map(|row| &row.result.failure).collect::<Vec<_>>()).expect("words");
        error_texts::assert_no_private_texts(&texts, &private_texts(&fixture.sandbox), label);
    }
}

/// Asserts that each row's outcome equals the sandbox's data.
pub fn assert_truthful(fixture: &Fixture, clean: &CleanRun, point: &Point, label: &str) {
    let now = target_records(point.flow, &fixture.sandbox, &clean.target_ids);
    for row in fixture.export.rows("faulty") {
        let subject = subject(point.flow, &row.change);
        let (now, before, after) = (now.get(&subject), clean.before.get(&subject), clean.after.get(&subject));
        let label = format!("{label}: {subject} is called {:?}; the target holds {now:?}", row.result);
        match row.result.outcome {
            Outcome::Confirmed => assert_eq!(now, after, "{label}"),
            Outcome::Failed => assert_ne!(now, after, "{label}"),
            Outcome::Skipped => assert_eq!(now, before, "{label}"),
            Outcome::Sent | Outcome::Unknown | Outcome::Waiting => {}
        }
        let count = |values: Option<&Vec<String>>| values.map_or(0, Vec::len);
        assert!(count(now) <= count(before).max(count(after)), "{label}: twice");
    }
}

/// Reconciles unclear rows, sends the rest with the next export, and asserts that every effect exists once.
pub async fn assert_settled(fixture: &Fixture, clean: &CleanRun, point: &Point, label: &str) {
    let flow = point.flow;
    let export = &fixture.export;
    let sent = fixture.sandbox.writes().len();
    if export.rows("faulty").iter().any(|row| !row.result.outcome.is_settled()) {
        export.pass_waiting_time();
        flow.execute(export, "faulty", Mode::ReconcileOnly, &Silent).await;
        assert_eq!(fixture.sandbox.writes().len(), sent, "{label}: settling sends nothing");
    }
    for row in export.rows("faulty") {
        assert!(row.result.outcome.is_settled(), "{label}: {} is still {:?}", row.change.name, row.result);
    }
    assert_truthful(fixture, clean, point, &format!("{label}, settled"));
    let plan = flow.plan(export).await.expect("the next plan");
    if !flow.rows_left(&plan).is_empty() {
        flow.send(export, "next", &plan).await;
        for row in export.rows("next") {
            assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.result);
        }
        let next_plan = flow.plan(export).await.expect("another plan");
        assert!(flow.rows_left(&next_plan).is_empty(), "{label}: {:#?}", flow.rows_left(&next_plan));
    }
    assert_eq!(target_records(flow, &fixture.sandbox, &clean.target_ids), clean.after, "{label}: what the target holds at the end");
    assert_eq!(effects(&fixture.sandbox.writes()), clean.effects, "{label}: each request took effect once");
}
