//! The test of a new connection, and the log-in at Kleer: each of their calls × every fault. The owner gets the failure's reason, nothing
//! unread is called good, and the next try without the fault gives the usual result.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::dto::{ConnectionDraft, Credentials, Progress};
use app::{App, AppError, ErrorCode, Events, Folders, SystemClock};
use connectors::http::{HttpOptions, TestTimeout};
use sandbox::{Fault, FaultKind, LoggedRequest, VanishMoment, personio_person_id};
use serde_json::Value;
use tempfile::TempDir;
use tests::fixture::{Fixture, http_without_waits};

use crate::case::OtherHost;
use crate::error_texts;
use crate::fault_matrix::FaultMatrix;
use crate::faults::{Kind, Recovery, Way, kinds};
use crate::table::{Call, call};
use crate::target_records::private_texts;

/// A check that the owner starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ConnectionCheck {
    Alexis,
    Kleer,
    KleerLogIn,
    Personio,
}

const ALL: [ConnectionCheck; 4] = [ConnectionCheck::Alexis, ConnectionCheck::Kleer, ConnectionCheck::KleerLogIn, ConnectionCheck::Personio];

/// The result of a check.
struct CheckOutcome {
    errors: Vec<AppError>,
    /// Whether the check succeeded.
    succeeded: bool,
    /// The complete result.
    full: Value,
}

struct NoEvents;

impl Events for NoEvents {
    fn progress(&self, _progress: Progress) {}
}

impl ConnectionCheck {
    fn service(self) -> sandbox::Service {
        match self {
            Self::Alexis => sandbox::Service::Alexis,
            Self::Kleer | Self::KleerLogIn => sandbox::Service::Kleer,
            Self::Personio => sandbox::Service::Personio,
        }
    }

    /// A fixture in which the pay of one person is hidden, so that the test also reads their legal entity.
    async fn fixture(self) -> Fixture {
        let fixture = Fixture::sample().await;
        fixture.sandbox.edit(|state| {
            let somebody = state.personio.person_mut(&personio_person_id(2)).expect("somebody");
            somebody.employments.iter_mut().for_each(|employment| employment.legal_entity = "171".to_owned());
            state.personio.credential_mut().expect("credentials").restrict_to(&["170"]);
        });
        fixture
    }

    fn draft(self, fixture: &Fixture) -> ConnectionDraft {
        let addresses = fixture.sandbox.addresses();
        let (kleer, personio) = (&addresses.kleer, &addresses.personio);
        let (address, credentials) = match self {
            Self::Alexis => (&addresses.alexis.base_url, Credentials::AlexisToken { token: addresses.alexis.token.clone() }),
            Self::Kleer | Self::KleerLogIn => {
                (&kleer.base_url, Credentials::KleerToken { company_id: kleer.company_id.to_string(), token: kleer.token.clone() })
            }
            Self::Personio => {
                let (client_id, client_secret) = (personio.client_id.clone(), personio.client_secret.clone());
                (&personio.base_url, Credentials::PersonioClient { client_id, client_secret })
            }
        };
        ConnectionDraft { address: address.clone(), credentials }
    }

    async fn ask(self, app: &App, fixture: &Fixture) -> CheckOutcome {
        if self == Self::KleerLogIn {
            let kleer = &fixture.sandbox.addresses().kleer;
            return match app.kleer_log_in(&kleer.base_url, &kleer.email, kleer.password.clone()).await {
                Ok(login) => {
                    let full = serde_json::to_value(&login.companies).expect("JSON");
                    CheckOutcome { errors: Vec::new(), succeeded: true, full }
                }
                Err(error) => CheckOutcome { full: serde_json::to_value(&error).expect("JSON"), errors: vec![error], succeeded: false },
            };
        }
        let report = app.connection_check(&self.draft(fixture)).await.expect("the draft is right");
        let errors = report.checks.iter().filter_map(|check| check.error.clone());
        // The owner may have hidden this pay on purpose.
        let errors = errors.filter(|error| error.code != ErrorCode::PayUnseen).collect();
        CheckOutcome { errors, succeeded: report.ok, full: serde_json::to_value(&report).expect("JSON") }
    }
}

fn app(fixture: &Fixture, service: sandbox::Service, folder: &TempDir) -> App {
    let folders = Folders { data: folder.path().join("data"), log: folder.path().join("log") };
    let http = HttpOptions { test_timeout: Some(TestTimeout(fixture.sandbox.on_silence(service))), ..http_without_waits() };
    App::open(folders, Arc::new(SystemClock), Arc::new(NoEvents)).expect("the app opens").with_http(http)
}

/// The requests and the result of a check without faults.
async fn clean(check: ConnectionCheck) -> (Vec<LoggedRequest>, Value) {
    let (fixture, folder) = (check.fixture().await, tempfile::tempdir().expect("a folder"));
    let outcome = check.ask(&app(&fixture, check.service(), &folder), &fixture).await;
    assert!(outcome.errors.is_empty() && outcome.succeeded, "{check:?}: {:#?}", outcome.full);
    (fixture.sandbox.request_log(), outcome.full)
}

/// The names of the calls in all checks.
pub async fn calls() -> BTreeSet<&'static str> {
    let mut calls = BTreeSet::new();
    for check in ALL {
        calls.extend(clean(check).await.0.iter().map(|request| call(request).name));
    }
    calls
}

async fn run_case(check: ConnectionCheck, place: usize, number: usize, requests: Arc<Vec<LoggedRequest>>, usual: Arc<Value>) {
    let (fixture, folder, other_host) = (check.fixture().await, tempfile::tempdir().expect("a folder"), OtherHost::new());
    let of = call(&requests[place]);
    let kind = kinds(&of, &other_host.address(), "Ogiltigt värde").swap_remove(number);
    let label = format!("{check:?}, {}: {}", of.name, kind.name);
    let app = app(&fixture, check.service(), &folder);
    inject(&kind, &of, place, &requests, &fixture).await;
    let outcome = check.ask(&app, &fixture).await;
    if let Way::At(fault) = &kind.way {
        let met = |request: &LoggedRequest| request.fault.as_ref() == Some(&fault.name()) && call(request) == of;
        assert!(fixture.sandbox.request_log().iter().any(met), "{label}: the fault was not met");
    }
    assert_outcome(&outcome, &of, &kind, &usual, &fixture, &label);
    fixture.sandbox.clear_faults();
    fixture.sandbox.wait_for_none_paused().await;
    if kind.lasts() {
        fixture.sandbox.accept_connections().await;
    }
    let next = check.ask(&app, &fixture).await;
    assert_eq!(next.full, *usual, "{label}: the next try");
    assert!(fixture.sandbox.writes().is_empty(), "{label}: a test writes nothing");
    other_host.assert_no_request(&label);
}

async fn inject(kind: &Kind, of: &Call, place: usize, requests: &[LoggedRequest], fixture: &Fixture) {
    match (&kind.way, place.checked_sub(1).map(|before| &requests[before])) {
        (Way::At(fault), _) => {
            fixture.sandbox.inject(Fault::new(of.sandbox_service(), fault.clone()).method(of.method).path(&of.pattern()).always())
        }
        (Way::Refused, None) => fixture.sandbox.refuse_connections().await,
        (Way::Refused, Some(before)) => {
            let (before, gone) = (call(before), FaultKind::Vanish { moment: VanishMoment::Answered });
            fixture.sandbox.inject(Fault::new(before.sandbox_service(), gone).method(before.method).path(&before.pattern()));
        }
    }
}

/// Asserts that the result is the usual one, or that an error names the fault.
fn assert_outcome(outcome: &CheckOutcome, of: &Call, kind: &Kind, usual: &Value, fixture: &Fixture, label: &str) {
    let private_texts = private_texts(&fixture.sandbox);
    error_texts::assert_no_private_texts(&outcome.full.to_string(), &private_texts, label);
    // People with an unknown legal entity are not counted. The result depends on this call in no other way.
    if of.name == "personio.employments" {
        assert!(outcome.succeeded && outcome.errors.is_empty(), "{label}: {:#?}", outcome.full);
        return;
    }
    if outcome.errors.is_empty() {
        assert!(outcome.succeeded && (kind.name == "slow" || kind.recovery == Recovery::Perhaps), "{label}: {:#?}", outcome.full);
        assert_eq!(outcome.full, *usual, "{label}");
    }
    for error in &outcome.errors {
        assert!(!outcome.succeeded, "{label}: called good: {:#?}", outcome.full);
        error_texts::assert_explained(error, of.service.name(), &private_texts, label);
        let code = error_texts::code_name(error);
        assert!(kind.codes.contains(&code.as_str()), "{label}: {code} is not what happened: {error:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connection_test_names_every_fault() {
    let mut matrix = FaultMatrix::default();
    for check in ALL {
        let (requests, usual) = clean(check).await;
        let (requests, usual) = (Arc::new(requests), Arc::new(usual));
        let mut met = BTreeSet::new();
        for (place, request) in requests.iter().enumerate() {
            let of = call(request);
            if !met.insert(of.name) {
                continue;
            }
            for (number, kind) in kinds(&of, "", "").iter().enumerate() {
                let label = format!("{check:?}, {}: {}", of.name, kind.name);
                matrix.add(label, run_case(check, place, number, requests.clone(), usual.clone()));
            }
        }
    }
    matrix.all_pass().await;
}
