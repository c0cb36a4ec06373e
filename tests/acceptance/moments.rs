//! Alexis HR returns a timestamp that could mean two days: the field or the leave day waits, and its finding names the timestamp, in both
//! directions.

use domain::field::Field;
use domain::finding::FindingCode;
use domain::plan::employees::{EmployeeSettings, SourceOfTruth};
use domain::plan::{Change, ChangeKind, Plan};
use sandbox::{AlexisOddMoment, LeaveType, Switches, employee_id};
use serde_json::json;
use tests::fixture::{Fixture, FixtureOptions, change_of};
use tests::leave_fixture::november;

const FREJA: usize = 23;
/// Between midnight in Sweden and midnight in UTC.
const NIGHT: &str = "2026-11-04T23:30:00.000Z";

fn odd_moment(record: &str, field: &str) -> AlexisOddMoment {
    AlexisOddMoment { record: record.to_owned(), field: field.to_owned(), value: NIGHT.to_owned() }
}

/// The id of Freja's record of a resource.
fn freja_record_id(fixture: &Fixture, resource: &str) -> String {
    let state = fixture.sandbox.state();
    let row = state.alexis.all(resource).iter().find(|row| row["employeeId"] == json!(employee_id(FREJA))).unwrap();
    row["id"].as_str().unwrap().to_owned()
}

fn add_odd_moment(fixture: &Fixture, odd: AlexisOddMoment) {
    fixture.sandbox.set_switches(|switches| switches.alexis.odd_moments.push(odd));
}

/// The fields of the findings that name the timestamp.
fn fields_naming_timestamp(change: &Change) -> Vec<Option<Field>> {
    let found = change.findings.iter().filter(|found| found.code == FindingCode::MomentUnclear && found.params["value"] == NIGHT);
    found.map(|found| found.field).collect()
}

const FIELDS: [(&str, &str, Field, Field); 3] = [
    ("employment", "startDate", Field::EmploymentStart, Field::EmploymentStart),
    ("employment", "endDate", Field::EmploymentEnd, Field::EmploymentEnd),
    ("compensation", "effectiveDate", Field::MonthlySalaryStart, Field::MonthlySalary),
];

/// Makes both sides differ in every date.
fn make_dates_differ(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        for employment in state.alexis.employments_mut(&employee_id(FREJA)) {
            employment.insert("endDate".to_owned(), json!("2027-01-31T00:00:00.000Z"));
        }
        let freja = state.kleer.company_mut().unwrap().payroll_user_mut(523).unwrap();
        freja.employment_end_date = "2026-12-31".parse().ok();
        freja.monthly_salaries[0].ore += 100_000;
        freja.zip_code = "11111".into();
    });
}

#[tokio::test]
async fn export_leaves_ambiguous_dates_and_sends_the_rest() {
    for (resource, name, field, kept_back) in FIELDS {
        let fixture = Fixture::sample().await;
        make_dates_differ(&fixture);
        add_odd_moment(&fixture, odd_moment(&freja_record_id(&fixture, resource), name));
        let plan = fixture.export.plan().await;
        let freja = change_of(&plan, "Freja Lund");
        assert_eq!((freja.kind, fields_naming_timestamp(freja)), (ChangeKind::Update, vec![Some(field)]), "{freja:#?}");
        assert!(freja.field(kept_back).is_none() && freja.field(Field::ZipCode).is_some(), "{freja:#?}");
    }
}

#[tokio::test]
async fn import_does_not_overwrite_ambiguous_dates() {
    for (resource, name, field, kept_back) in FIELDS {
        let settings = EmployeeSettings { lead: SourceOfTruth::Kleer, ..EmployeeSettings::default() };
        let fixture = Fixture::with(Switches::default(), FixtureOptions { settings, ..FixtureOptions::default() }).await;
        make_dates_differ(&fixture);
        add_odd_moment(&fixture, odd_moment(&freja_record_id(&fixture, resource), name));
        let plan = fixture.export.plan_import().await;
        let freja = change_of(&plan, "Freja Lund");
        assert_eq!((freja.kind, fields_naming_timestamp(freja)), (ChangeKind::Update, vec![Some(field)]), "{freja:#?}");
        assert!(freja.field(kept_back).is_none() && freja.field(Field::ZipCode).is_some(), "{freja:#?}");
        fixture.export.send_import("run", &plan, |change| change.name == "Freja Lund").await;
        let wrote = |path: &str| fixture.sandbox.writes().iter().any(|write| write.path.contains(path));
        assert!(wrote("/employee/") && !wrote(&format!("/{resource}")), "{:?}", fixture.sandbox.writes());
    }
}

/// The rows of a person's days.
fn rows<'a>(plan: &'a Plan, name: &str) -> Vec<&'a Change> {
    plan.changes.iter().filter(|change| change.name == name).collect()
}

#[tokio::test]
async fn ambiguous_leave_day_is_neither_sent_nor_removed() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("run", &plan, |_| true).await;
    let before = fixture.events();
    let ebba = employee_id(1);
    let of_ebba = |row: &&sandbox::alexis::Row| row["employeeId"] == json!(ebba) && row["leaveTypeId"] == json!(LeaveType::Vacation.id());
    let state = fixture.sandbox.state();
    let day = state.alexis.all("leave-transaction").iter().filter(of_ebba).find(|row| row["date"] == json!("2026-11-04T00:00:00.000Z"));
    add_odd_moment(&fixture, odd_moment(day.expect("a day of hers")["id"].as_str().unwrap(), "date"));
    let plan = fixture.export.plan_leave(november()).await;
    let named: Vec<&Change> = rows(&plan, "Ebba Lindqvist").into_iter().filter(|row| !fields_naming_timestamp(row).is_empty()).collect();
    let dates: Vec<String> = named.iter().map(|row| row.day.as_ref().unwrap().date.to_string()).collect();
    assert_eq!(dates, ["2026-11-04", "2026-11-05"]);
    assert!(assertions::all(named.iter(), |row| row.kind == ChangeKind::Blocked), "{named:#?}");
    assert!(assertions::all(plan.changes.iter(), |row| row.kind != ChangeKind::Remove), "nothing is gone");
    fixture.export.send_leave("again", &plan, |_| true).await;
    assert_eq!(fixture.events(), before, "what Kleer holds stays");
}
