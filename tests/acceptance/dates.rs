//! Future hires, future and backdated raises, end dates that are set, moved and removed, and rehired people.

use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::plan::{Change, ChangeKind};
use domain::run::Outcome;
use serde_json::json;
use tests::fixture::{Fixture, change_of, day};

const FREJA: &str = "65a000000000000000000023";

fn has(change: &Change, code: FindingCode) -> bool {
    change.findings.iter().any(|finding| finding.code == code)
}

fn new(change: &Change, field: Field) -> Option<&Value> {
    change.field(field).and_then(|change| change.new.as_ref())
}

/// Sends the row of a person, and asserts that it is confirmed and that the next plan has no row for them.
async fn assert_sent_and_in_sync(fixture: &Fixture, run: &str, name: &str) {
    let plan = fixture.export.plan().await;
    fixture.export.send(run, &plan, |change| change.name == name).await;
    let row = fixture.export.row(run, name);
    assert_eq!(row.result.outcome, Outcome::Confirmed, "{name}: {:?}", row.result);
    let again = fixture.export.plan().await;
    assert_eq!(change_of(&again, name).kind, ChangeKind::InStep, "{:?}", change_of(&again, name).fields);
}

fn set_end(fixture: &Fixture, end: Option<&str>) {
    fixture.sandbox.edit(|state| {
        for employment in state.alexis.employments_mut(FREJA) {
            match end {
                Some(end) => employment.insert("endDate".to_owned(), json!(format!("{end}T00:00:00.000Z"))),
                None => employment.remove("endDate"),
            };
        }
    });
}

#[tokio::test]
async fn end_date_is_set_moved_and_removed() {
    let fixture = Fixture::sample().await;
    set_end(&fixture, Some("2027-01-31"));
    assert_sent_and_in_sync(&fixture, "set", "Freja Lund").await;
    set_end(&fixture, Some("2027-02-28"));
    assert_sent_and_in_sync(&fixture, "moved", "Freja Lund").await;
    set_end(&fixture, None);
    let plan = fixture.export.plan().await;
    assert!(has(change_of(&plan, "Freja Lund"), FindingCode::EndDateRemoved));
    assert_sent_and_in_sync(&fixture, "removed", "Freja Lund").await;
    let state = fixture.sandbox.state();
    assert_eq!(state.kleer.company().unwrap().payroll_user(523).unwrap().employment_end_date, None);
}

fn set_salary(fixture: &Fixture, amount: i64, from: &str) {
    fixture.sandbox.edit(|state| {
        for pay in state.alexis.compensations_mut(FREJA) {
            pay.insert("amount".to_owned(), json!(amount));
            pay.insert("effectiveDate".to_owned(), json!(format!("{from}T00:00:00.000Z")));
        }
    });
}

#[tokio::test]
async fn backdated_raise_has_a_warning() {
    let fixture = Fixture::sample().await;
    set_salary(&fixture, 39_900, "2026-09-01");
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    assert!(has(freja, FindingCode::SalaryBackdated), "{:?}", freja.findings);
    assert_eq!(
        new(freja, Field::MonthlySalaryStart),
        Some(&Value::Date("2026-09-01".parse().unwrap())),
        "the day is written, not left to Kleer"
    );
    assert_sent_and_in_sync(&fixture, "run", "Freja Lund").await;
}

#[tokio::test]
async fn raise_before_a_later_salary_is_not_sent() {
    let fixture = Fixture::sample().await;
    set_salary(&fixture, 39_900, "2026-09-01");
    fixture.sandbox.edit(|state| {
        let freja = state.kleer.company_mut().unwrap().payroll_user_mut(523).unwrap();
        let mut later = freja.monthly_salaries[0];
        later.start = "2026-11-01".parse().unwrap();
        later.ore = 4_100_000;
        freja.monthly_salaries.push(later);
    });
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    assert!(freja.kind == ChangeKind::Blocked && has(freja, FindingCode::SalaryBehindTarget), "{:?}", freja.findings);
}

#[tokio::test]
async fn future_hire_is_sent_with_its_first_salary_day() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    let signe = change_of(&plan, "Signe Dahl");
    let Some(Value::Date(start)) = new(signe, Field::EmploymentStart) else { panic!("no start") };
    assert!(*start > day());
    assert_eq!(new(signe, Field::MonthlySalaryStart), Some(&Value::Date(*start)));
    assert_sent_and_in_sync(&fixture, "run", "Signe Dahl").await;
}

#[tokio::test]
async fn rehired_person_keeps_the_kleer_user() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan().await;
    fixture.export.send("first", &plan, |change| change.name == "Freja Lund").await;
    // She left, and is employed again with another record.
    fixture.sandbox.edit(|state| {
        let mut again = state.alexis.row("employee", FREJA).unwrap().clone();
        again.insert("id".to_owned(), json!("65a000000000000000000923"));
        again.insert("employeeNumber".to_owned(), json!("1923"));
        state.alexis.employee_mut(FREJA).unwrap().insert("active".to_owned(), json!(false));
        state.alexis.all_mut("employee").push(again);
        for resource in ["employment", "compensation"] {
            let mut record = state.alexis.all(resource).iter().find(|row| row["employeeId"] == json!(FREJA)).unwrap().clone();
            let id = record["id"].as_str().unwrap().replace("00000023", "00000923");
            record.insert("id".to_owned(), json!(id));
            record.insert("employeeId".to_owned(), json!("65a000000000000000000923"));
            for field in ["startDate", "effectiveDate"] {
                if record.contains_key(field) {
                    record.insert(field.to_owned(), json!("2026-11-01T00:00:00.000Z"));
                }
            }
            state.alexis.all_mut(resource).push(record);
        }
    });
    let plan = fixture.export.plan().await;
    let rows: Vec<&Change> = plan.changes.iter().filter(|change| change.name == "Freja Lund").collect();
    let [newer, earlier] = rows.as_slice() else { panic!("{} rows", rows.len()) };
    assert_eq!(newer.target_id.as_ref().map(|id| id.as_str()), Some("523"), "{newer:?}");
    assert!(has(newer, FindingCode::Rehired) && newer.kind == ChangeKind::Update, "{newer:?}");
    assert!(has(earlier, FindingCode::ReplacedByRehire) && earlier.kind == ChangeKind::InStep, "{earlier:?}");
    fixture.export.send("again", &plan, |change| change.name == "Freja Lund").await;
    assert_eq!(fixture.export.row("again", "Freja Lund").result.outcome, Outcome::Confirmed);
    let links = fixture.export.store.links(tests::fixture::INTEGRATION).unwrap();
    let linked: Vec<&str> = links.iter().filter(|(_, kleer)| kleer.as_str() == "523").map(|(alexis, _)| alexis.as_str()).collect();
    assert_eq!(linked, ["65a000000000000000000923"], "the link moved along");
}
