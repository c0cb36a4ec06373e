//! The plan that the owner reviews.

use domain::field::{Field, Value};
use domain::finding::{Finding, FindingCode, Severity};
use domain::money::Money;
use domain::person::EmailChoice;
use domain::plan::employees::EmployeeSettings;
use domain::plan::{ChangeKind, Plan};
use sandbox::Switches;
use tests::fixture::{Fixture, FixtureOptions, change_of};

fn names(plan: &Plan, kind: ChangeKind) -> Vec<&str> {
    plan.changes.iter().filter(|change| change.kind == kind).map(|change| change.name.as_str()).collect()
}

fn has(findings: &[Finding], severity: Severity, code: FindingCode) -> bool {
    findings.iter().any(|finding| finding.severity == severity && finding.code == code)
}

#[tokio::test]
async fn sample_company_gives_every_kind_of_row() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;

    assert_eq!(names(&plan, ChangeKind::Create), ["Amir Rahimi", "Nils Åberg", "Signe Dahl"]);
    assert_eq!(names(&plan, ChangeKind::Blocked), ["Ida Holm", "Sofia Grahn", "Tove Kling"]);
    assert_eq!(
        names(&plan, ChangeKind::Update),
        [
            "Anna Andersson",
            "Ebba Lindqvist",
            "Elias Noord",
            "Freja Lund",
            "Göran Palm",
            "Henrik Strand",
            "Johanna Eng",
            "Leo Berg Ström",
            "Petra Nyström",
            "Rasmus Falk",
            "Viktor Hallberg",
        ]
    );
    assert!(fixture.sandbox.writes().is_empty(), "making a plan writes nothing");
}

#[tokio::test]
async fn raise_shows_old_and_new_salary_with_its_first_day() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    let ebba = change_of(&plan, "Ebba Lindqvist");
    let fields: Vec<Field> = ebba.fields.iter().map(|field| field.field).collect();
    assert_eq!(fields, [Field::MonthlySalary, Field::MonthlySalaryStart]);
    let salary = ebba.field(Field::MonthlySalary).unwrap();
    assert_eq!(salary.old, Some(Value::Money(Money::kronor(34_000.into()))));
    assert_eq!(salary.new, Some(Value::Money(Money::kronor(35_500.into()))));
}

#[tokio::test]
async fn blocked_rows_have_an_error_finding() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    assert!(has(&change_of(&plan, "Ida Holm").findings, Severity::Error, FindingCode::ClearingCheckDigit));
    assert!(has(&change_of(&plan, "Tove Kling").findings, Severity::Error, FindingCode::EmailChosenMissing));
    assert!(has(&change_of(&plan, "Sofia Grahn").findings, Severity::Error, FindingCode::PayPeriodUnsupported));
}

#[tokio::test]
async fn warnings_do_not_block_rows() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    assert!(has(&change_of(&plan, "Göran Palm").findings, Severity::Warning, FindingCode::TaxColumnRare));
    assert!(has(&change_of(&plan, "Petra Nyström").findings, Severity::Warning, FindingCode::LeaverStillActive));
    assert!(has(&change_of(&plan, "Rasmus Falk").findings, Severity::Warning, FindingCode::AgreementCreated));
    assert!(has(&change_of(&plan, "Bertil Ask").findings, Severity::Warning, FindingCode::OnlyInTarget));
    let linnea = change_of(&plan, "Linnea Borg");
    assert_eq!(linnea.kind, ChangeKind::InStep, "the raise is not due yet");
    assert!(has(&linnea.findings, Severity::Warning, FindingCode::SalaryLater));
}

#[tokio::test]
async fn spelling_difference_is_no_change() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    for name in ["Mikael Storm", "Elin Fors", "Yusuf Demir"] {
        assert_eq!(change_of(&plan, name).kind, ChangeKind::InStep, "{name}");
    }
}

#[tokio::test]
async fn people_of_one_name_stay_two_rows() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    let kinds: Vec<ChangeKind> = plan.changes.iter().filter(|change| change.name == "Anna Andersson").map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Update, ChangeKind::InStep]);
}

#[tokio::test]
async fn same_companies_give_the_same_plan_byte_for_byte() {
    let fixture = Fixture::sample().await;
    let first = serde_json::to_string(&fixture.export.plan().await).unwrap();
    let second = serde_json::to_string(&fixture.export.plan().await).unwrap();
    assert_eq!(first, second);
}

#[tokio::test]
async fn work_addresses_are_sent_by_setting() {
    let settings = EmployeeSettings { email: EmailChoice::Work, ..EmployeeSettings::default() };
    let fixture = Fixture::with(Switches::default(), FixtureOptions { settings, ..FixtureOptions::default() }).await;
    let plan = fixture.export.plan().await;
    assert_ne!(change_of(&plan, "Tove Kling").kind, ChangeKind::Blocked, "she has an address at work");
    assert!(change_of(&plan, "Karin Wallin").field(Field::Email).is_some(), "private → work");
}

#[tokio::test]
async fn leavers_are_made_inactive_only_by_setting() {
    let settings = EmployeeSettings { deactivate_leavers: true, ..EmployeeSettings::default() };
    let fixture = Fixture::with(Switches::default(), FixtureOptions { settings, ..FixtureOptions::default() }).await;
    let plan = fixture.export.plan().await;
    assert_eq!(change_of(&plan, "Petra Nyström").field(Field::Active).unwrap().new, Some(Value::Flag(false)));
}

#[tokio::test]
async fn salary_is_not_compared_before_its_unit_is_confirmed() {
    let fixture = Fixture::with(Switches::default(), FixtureOptions { unit: None, ..FixtureOptions::default() }).await;
    let plan = fixture.export.plan().await;
    assert!(assertions::all(plan.changes.iter(), |change| change.fields.iter().all(|field| !field.field.is_salary())));
    assert!(has(&change_of(&plan, "Ebba Lindqvist").findings, Severity::Warning, FindingCode::SalaryUnitUnconfirmed));
}
