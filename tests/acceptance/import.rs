//! The import, Kleer → Alexis HR: review, one write for each change, read-back, and no conflict with the export.

use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::money::Money;
use domain::plan::employees::{EmployeeSettings, NumberPlace, SourceOfTruth};
use domain::plan::{Change, ChangeKind, Plan, UntouchedWhy, ValueOrigin};
use domain::run::{Outcome, Reason, RunState};
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service, Switches};
use tests::fixture::{Fixture, FixtureOptions, change_of};

/// The writes of the import.
const WRITES: [(&str, &str); 6] = [
    ("POST", "/employee"),
    ("PATCH", "/employee/*"),
    ("POST", "/employment"),
    ("PATCH", "/employment/*"),
    ("POST", "/compensation"),
    ("PATCH", "/compensation/*"),
];

fn led_by(lead: SourceOfTruth) -> FixtureOptions {
    let settings = EmployeeSettings { lead, employee_number: Some(NumberPlace::InternalId), ..EmployeeSettings::default() };
    FixtureOptions { settings, ..FixtureOptions::default() }
}

async fn fixture(lead: SourceOfTruth) -> Fixture {
    Fixture::with(Switches::default(), led_by(lead)).await
}

/// Gives Bertil hourly pay. Only Kleer has him.
fn bertil_by_the_hour(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        let bertil = state.kleer.company_mut().expect("a company").payroll_user_mut(601).expect("Bertil");
        bertil.hourly_salaries = std::mem::take(&mut bertil.monthly_salaries);
        for salary in &mut bertil.hourly_salaries {
            salary.ore = 15_850;
        }
    });
}

fn sendable(plan: &Plan) -> Vec<&str> {
    plan.changes.iter().filter(|change| change.is_sendable()).map(|change| change.name.as_str()).collect()
}

fn text(change: &Change, field: Field) -> Option<Value> {
    change.field(field).and_then(|change| change.new.clone())
}

#[tokio::test]
async fn person_known_only_to_kleer_is_planned_with_every_field() {
    let fixture = fixture(SourceOfTruth::Kleer).await;
    let plan = fixture.export.plan_import().await;
    let bertil = change_of(&plan, "Bertil Ask");
    assert_eq!(bertil.kind, ChangeKind::Create, "{:?}", bertil.findings);
    assert_eq!(text(bertil, Field::FirstName), Some(Value::Text("Bertil".into())));
    assert_eq!(text(bertil, Field::LastName), Some(Value::Text("Ask".into())));
    assert_eq!(text(bertil, Field::EmployeeNumber), Some(Value::Text("1061".into())));
    assert_eq!(text(bertil, Field::EmploymentType), Some(Value::Text("Permanent".into())));
    let origin = |field: Field| bertil.origins.iter().find(|origin| origin.field == field).map(|origin| origin.origin);
    assert_eq!(origin(Field::EmployeeNumber), Some(ValueOrigin::KleerInternalId));
    assert_eq!(origin(Field::EmploymentType), Some(ValueOrigin::SalaryKind));
    assert!(fixture.sandbox.writes().is_empty(), "making a plan writes nothing");
}

#[tokio::test]
async fn user_without_agreement_is_not_imported() {
    let fixture = fixture(SourceOfTruth::Kleer).await;
    let plan = fixture.export.plan_import().await;
    let alone = plan.changes.iter().filter(|change| change.findings.iter().any(|finding| finding.code == FindingCode::NoAgreement));
    let names: Vec<&str> = alone.map(|change| change.name.as_str()).collect();
    assert_eq!(names.len(), 1, "the integration's own user: {names:?}");
    assert_eq!(change_of(&plan, "Ulla Gren").kind, ChangeKind::InStep);
}

#[tokio::test]
async fn kleer_as_source_of_truth_confirms_every_row() {
    let fixture = fixture(SourceOfTruth::Kleer).await;
    bertil_by_the_hour(&fixture);
    let plan = fixture.export.plan_import().await;
    assert!(sendable(&plan).len() > 5, "{:?}", sendable(&plan));
    assert_eq!(fixture.export.send_import("import", &plan, |_| true).await, RunState::Done);
    for row in fixture.export.rows("import") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?} {:?}", row.change.name, row.result, row.change.fields);
    }
    let next_plan = fixture.export.plan_import().await;
    assert_eq!(sendable(&next_plan), Vec::<&str>::new());
    let bertil = change_of(&next_plan, "Bertil Ask");
    assert!(bertil.target_id.is_some() && bertil.kind == ChangeKind::InStep);
}

#[tokio::test]
async fn hourly_pay_stays_hourly() {
    let fixture = fixture(SourceOfTruth::Kleer).await;
    bertil_by_the_hour(&fixture);
    let plan = fixture.export.plan_import().await;
    let bertil = change_of(&plan, "Bertil Ask");
    assert_eq!(text(bertil, Field::HourlySalary), Some(Value::Money(Money::kronor("158.5".parse().unwrap()))));
    assert_eq!(text(bertil, Field::EmploymentType), Some(Value::Text("Hourly".into())));
    fixture.export.send_import("import", &plan, |change| change.name == "Bertil Ask").await;
    let pay = fixture.effects().into_iter().find(|effect| effect.starts_with("POST /v1/compensation")).expect("a salary");
    assert!(
        pay.contains(r#""payoutPeriod":"HOURLY""#) && pay.contains(r#""payoutFrequency":"MONTH""#) && pay.contains(r#""amount":158.5"#),
        "{pay}"
    );
    // The export reads the same type of pay.
    let export = fixture.export.plan().await;
    assert_eq!(change_of(&export, "Bertil Ask").fields, []);
}

#[rstest]
#[case(SourceOfTruth::Alexis)]
#[case(SourceOfTruth::Kleer)]
#[case(SourceOfTruth::ByField { kleer: [Field::Name, Field::ClearingNumber, Field::TaxTable].into() })]
#[tokio::test]
async fn export_and_import_do_not_undo_each_other(#[case] lead: SourceOfTruth) {
    let fixture = fixture(lead.clone()).await;
    let export = fixture.export.plan().await;
    fixture.export.send("export", &export, |_| true).await;
    let import = fixture.export.plan_import().await;
    if !sendable(&import).is_empty() {
        fixture.export.send_import("import", &import, |_| true).await;
        for row in fixture.export.rows("import") {
            assert_eq!(row.result.outcome, Outcome::Confirmed, "{lead:?} {}: {:?} {:?}", row.change.name, row.result, row.change.fields);
        }
    }
    assert_eq!(sendable(&fixture.export.plan().await), Vec::<&str>::new(), "{lead:?}: the export has nothing left");
    assert_eq!(sendable(&fixture.export.plan_import().await), Vec::<&str>::new(), "{lead:?}: the import has nothing left");
}

#[tokio::test]
async fn alexis_as_source_of_truth_is_not_overwritten() {
    let fixture = fixture(SourceOfTruth::Alexis).await;
    let plan = fixture.export.plan_import().await;
    assert_eq!(change_of(&plan, "Bertil Ask").kind, ChangeKind::Create);
    for change in plan.changes.iter().filter(|change| change.kind == ChangeKind::Update) {
        assert!(assertions::all(change.fields.iter(), |field| field.old.is_none()), "{}: {:?}", change.name, change.fields);
    }
    let leo = plan.changes.iter().find(|change| change.name == "Leo Berg").expect("Leo, as Kleer calls him");
    assert!(assertions::all(leo.kept.iter(), |kept| kept.why == UntouchedWhy::TargetLeads) && !leo.kept.is_empty(), "{leo:?}");
}

#[tokio::test]
async fn field_changed_on_both_sides_waits_for_the_owner() {
    let fixture = fixture(SourceOfTruth::Alexis).await;
    let plan = fixture.export.plan().await;
    fixture.export.send("first", &plan, |_| true).await;
    assert_eq!(change_of(&fixture.export.plan().await, "Freja Lund").kind, ChangeKind::InStep);
    fixture.sandbox.edit(|state| {
        state.kleer.company_mut().expect("a company").payroll_user_mut(523).expect("Freja").tax_table = 35;
    });
    assert_eq!(change_of(&fixture.export.plan().await, "Freja Lund").kind, ChangeKind::Update, "only one side changed: who leads is right");
    fixture.sandbox.edit(|state| {
        let freja = state.alexis.employee_mut("65a000000000000000000023").expect("Freja");
        freja.insert("tax".to_owned(), serde_json::json!({"table": 36, "column": 1}));
    });
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    assert_eq!(freja.kind, ChangeKind::Conflict, "{freja:?}");
    assert!(!freja.is_sendable() && freja.fields.is_empty());
}

/// After every failed write no employee exists twice, and confirmed rows are true.
#[rstest]
#[tokio::test]
async fn failed_write_is_settled_by_reading(
    #[values(0, 1, 2, 3, 4, 5)] at: usize,
    #[values(
        FaultKind::Drop { after_effect: true },
        FaultKind::Drop { after_effect: false },
        FaultKind::status(500).after_effect(),
        FaultKind::status(503),
        FaultKind::status(403)
    )]
    kind: FaultKind,
) {
    let fixture = fixture(SourceOfTruth::Kleer).await;
    bertil_by_the_hour(&fixture);
    let (method, path) = WRITES[at];
    let plan = fixture.export.plan_import().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, kind.clone()).method(method).path(path).times(1));
    fixture.export.send_import("faulty", &plan, |_| true).await;
    fixture.sandbox.clear_faults();
    let now = fixture.export.plan_import().await;
    for row in fixture.export.rows("faulty").into_iter().filter(|row| row.result.outcome == Outcome::Confirmed) {
        let change = now.changes.iter().find(|change| change.key == row.change.key).expect("the row");
        assert!(!change.is_sendable(), "{method} {path} {kind:?}: {} was called confirmed and differs: {:?}", change.name, change.fields);
    }
    if fixture.export.rows("faulty").iter().any(|row| !row.result.outcome.is_settled()) {
        let quiet = tokio_util::sync::CancellationToken::new();
        fixture.export.pass_waiting_time();
        fixture.export.execute_import("faulty", exports::runner::Mode::ReconcileOnly, &exports::runner::Silent, quiet).await;
    }
    let next = fixture.export.plan_import().await;
    if !sendable(&next).is_empty() {
        fixture.export.send_import("next", &next, |_| true).await;
        for row in fixture.export.rows("next") {
            assert_eq!(row.result.outcome, Outcome::Confirmed, "{method} {path} {kind:?}: {}: {:?}", row.change.name, row.result);
        }
    }
    let bertils = fixture.employees_named("Bertil", "Ask");
    assert_eq!(bertils.len(), 1, "{method} {path} {kind:?}");
    for resource in ["compensation", "employment"] {
        assert_eq!(fixture.records_of(resource, &bertils[0]), 1, "{method} {path} {kind:?}: {resource}");
    }
}

#[tokio::test]
async fn read_only_token_is_named() {
    let switches = Switches::default();
    let fixture = Fixture::with(switches, led_by(SourceOfTruth::Kleer)).await;
    fixture.sandbox.set_switches(|switches| switches.alexis.token = sandbox::AlexisToken::ReadOnly);
    let plan = fixture.export.plan_import().await;
    fixture.export.send_import("import", &plan, |change| change.name == "Bertil Ask").await;
    let bertil = fixture.export.row("import", "Bertil Ask");
    assert_eq!((bertil.result.outcome, bertil.result.reason), (Outcome::Failed, Some(Reason::Refused)));
}
