//! A connection that is tested before it is kept, and the log-in at Kleer: every call that they make × every fault. The owner is
//! told what is wrong, nothing is called good that was not seen, and the next try, without the fault, says what it always says.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::dto::{ConnectionDraft, Credentials, Progress};
use app::{App, AppError, ErrorCode, Events, Folders, SystemClock};
use connectors::http::{HttpOptions, TestTimeout};
use sandbox::{Fault, FaultKind, LoggedRequest, VanishMoment, personio_person_id};
use serde_json::Value;
use tempfile::TempDir;
use tests::fixture::{Fixture, hasty};

use crate::case::Elsewhere;
use crate::fault_matrix::FaultMatrix;
use crate::faults::{Kind, Overcome, Way, kinds};
use crate::held::private;
use crate::table::{Call, call};
use crate::words;

/// What the owner asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Alexis,
    Kleer,
    KleerLogIn,
    Personio,
}

const ALL: [Asking; 4] = [Asking::Alexis, Asking::Kleer, Asking::KleerLogIn, Asking::Personio];

/// What the owner is told.
struct Told {
    errors: Vec<AppError>,
    /// Whether everything is called good.
    good: bool,
    /// All of it.
    whole: Value,
}

struct Nobody;

impl Events for Nobody {
    fn progress(&self, _progress: Progress) {}
}

impl Asking {
    fn service(self) -> sandbox::Service {
        match self {
            Self::Alexis => sandbox::Service::Alexis,
            Self::Kleer | Self::KleerLogIn => sandbox::Service::Kleer,
            Self::Personio => sandbox::Service::Personio,
        }
    }

    /// One in which somebody's pay is not shown, so that the test asks after their legal entity too.
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

    async fn ask(self, app: &App, fixture: &Fixture) -> Told {
        if self == Self::KleerLogIn {
            let kleer = &fixture.sandbox.addresses().kleer;
            return match app.kleer_log_in(&kleer.base_url, &kleer.email, kleer.password.clone()).await {
                Ok(login) => {
                    let whole = serde_json::to_value(&login.companies).expect("JSON");
                    Told { errors: Vec::new(), good: true, whole }
                }
                Err(error) => Told { whole: serde_json::to_value(&error).expect("JSON"), errors: vec![error], good: false },
            };
        }
        let report = app.connection_check(&self.draft(fixture)).await.expect("the draft is right");
        let errors = report.checks.iter().filter_map(|check| check.error.clone());
        // Pay that the credentials are not to see may be as the owner wants it.
        let errors = errors.filter(|error| error.code != ErrorCode::PayUnseen).collect();
        Told { errors, good: report.ok, whole: serde_json::to_value(&report).expect("JSON") }
    }
}

fn app(fixture: &Fixture, service: sandbox::Service, folder: &TempDir) -> App {
    let folders = Folders { data: folder.path().join("data"), log: folder.path().join("log") };
    let http = HttpOptions { test_timeout: Some(TestTimeout(fixture.sandbox.on_silence(service))), ..hasty() };
    App::open(folders, Arc::new(SystemClock), Arc::new(Nobody)).expect("the app opens").with_http(http)
}

/// The requests of a try without faults, and what it tells.
async fn clean(asking: Asking) -> (Vec<LoggedRequest>, Value) {
    let (fixture, folder) = (asking.fixture().await, tempfile::tempdir().expect("a folder"));
    let told = asking.ask(&app(&fixture, asking.service(), &folder), &fixture).await;
    assert!(told.errors.is_empty() && told.good, "{asking:?}: {:#?}", told.whole);
    (fixture.sandbox.request_log(), told.whole)
}

/// The calls that are made where a connection is tested.
pub async fn calls() -> BTreeSet<&'static str> {
    let mut calls = BTreeSet::new();
    for asking in ALL {
        calls.extend(clean(asking).await.0.iter().map(|asked| call(asked).name));
    }
    calls
}

async fn walked(asking: Asking, place: usize, number: usize, requests: Arc<Vec<LoggedRequest>>, always: Arc<Value>) {
    let (fixture, folder, elsewhere) = (asking.fixture().await, tempfile::tempdir().expect("a folder"), Elsewhere::new());
    let of = call(&requests[place]);
    let kind = kinds(&of, &elsewhere.address(), "Ogiltigt värde").swap_remove(number);
    let label = format!("{asking:?}, {}: {}", of.name, kind.name);
    let app = app(&fixture, asking.service(), &folder);
    inject(&kind, &of, place, &requests, &fixture).await;
    let told = asking.ask(&app, &fixture).await;
    if let Way::At(fault) = &kind.way {
        let met = |asked: &LoggedRequest| asked.fault.as_ref() == Some(&fault.name()) && call(asked) == of;
        assert!(fixture.sandbox.request_log().iter().any(met), "{label}: the fault was not met");
    }
    said(&told, &of, &kind, &always, &fixture, &label);
    fixture.sandbox.clear_faults();
    fixture.sandbox.wait_for_none_paused().await;
    if kind.lasts() {
        fixture.sandbox.accept_connections().await;
    }
    let next = asking.ask(&app, &fixture).await;
    assert_eq!(next.whole, *always, "{label}: the next try");
    assert!(fixture.sandbox.writes().is_empty(), "{label}: a test writes nothing");
    elsewhere.heard_nothing(&label);
}

async fn inject(kind: &Kind, of: &Call, place: usize, requests: &[LoggedRequest], fixture: &Fixture) {
    match (&kind.way, place.checked_sub(1).map(|before| &requests[before])) {
        (Way::At(fault), _) => fixture.sandbox.inject(Fault::new(of.whose(), fault.clone()).method(of.method).path(&of.pattern()).always()),
        (Way::Refused, None) => fixture.sandbox.refuse_connections().await,
        (Way::Refused, Some(before)) => {
            let (before, gone) = (call(before), FaultKind::Vanish { moment: VanishMoment::Answered });
            fixture.sandbox.inject(Fault::new(before.whose(), gone).method(before.method).path(&before.pattern()));
        }
    }
}

/// Either everything was seen, as without the fault, or an error says what happened.
fn said(told: &Told, of: &Call, kind: &Kind, always: &Value, fixture: &Fixture, label: &str) {
    let private = private(&fixture.sandbox);
    words::are_private(&told.whole.to_string(), &private, label);
    // Whose legal entity cannot be found out is not counted, and nothing else hangs on it.
    if of.name == "personio.employments" {
        assert!(told.good && told.errors.is_empty(), "{label}: {:#?}", told.whole);
        return;
    }
    if told.errors.is_empty() {
        assert!(told.good && (kind.name == "slow" || kind.overcome == Overcome::Perhaps), "{label}: {:#?}", told.whole);
        assert_eq!(told.whole, *always, "{label}");
    }
    for error in &told.errors {
        assert!(!told.good, "{label}: called good: {:#?}", told.whole);
        words::are_good(error, of.service.name(), &private, label);
        let code = words::code(error);
        assert!(kind.codes.contains(&code.as_str()), "{label}: {code} is not what happened: {error:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_is_tested_under_every_fault() {
    let mut matrix = FaultMatrix::default();
    for asking in ALL {
        let (requests, always) = clean(asking).await;
        let (requests, always) = (Arc::new(requests), Arc::new(always));
        let mut met = BTreeSet::new();
        for (place, asked) in requests.iter().enumerate() {
            let of = call(asked);
            if !met.insert(of.name) {
                continue;
            }
            for (number, kind) in kinds(&of, "", "").iter().enumerate() {
                let label = format!("{asking:?}, {}: {}", of.name, kind.name);
                matrix.add(label, walked(asking, place, number, requests.clone(), always.clone()));
            }
        }
    }
    matrix.all_pass().await;
}
