//! The sample company is as the README's table says.

use chrono::NaiveDate;
use reqwest::Method;
use rstest::rstest;
use sandbox::{Company, Options, Sandbox, State, kleer};
use serde_json::Value;

use crate::common::{recorded, start_sandbox, today};

async fn sample(today: NaiveDate, company: Company) -> State {
    Sandbox::start(Options { today, company, traffic_dir: None, ..Options::default() }).await.unwrap().state()
}

fn text<'a>(row: &'a Value, pointer: &str) -> &'a str {
    row.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {row}"))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The agreement in Kleer with the same last ten digits.
fn agreement<'a>(company: &'a kleer::Company, employee: &Value) -> Option<&'a kleer::PayrollUser> {
    let ssn = digits(text(employee, "/ssn"));
    company.payroll_users.iter().find(|payroll| digits(&payroll.ssn).ends_with(&ssn[ssn.len() - 10..]))
}

#[rstest]
#[case("2026-11-21")]
#[case("2026-12-31")]
#[case("2027-01-01")]
#[case("2028-02-29")]
#[tokio::test]
async fn sample_company_fits_any_day(#[case] day: NaiveDate) {
    let state = sample(day, Company::Sample).await;
    let company = state.kleer.company().unwrap();
    let first = format!("{}-01", day.format("%Y-%m"));
    let employees: Vec<Value> = state.alexis.all("employee").iter().cloned().map(Value::Object).collect();
    assert_eq!(employees.len(), 26);
    let unmatched: Vec<&str> =
        employees.iter().filter(|row| agreement(company, row).is_none()).map(|row| text(row, "/employeeNumber")).collect();
    assert_eq!(unmatched, ["1002", "1016", "1017", "1018", "1020"]);
    let raise = state.alexis.all("compensation").iter().rfind(|row| row["employeeId"] == "65a000000000000000000001").unwrap();
    assert_eq!(raise["effectiveDate"], format!("{first}T00:00:00.000Z"));
    let starts = |id: &str| {
        let row = state.alexis.all("employment").iter().find(|row| row["employeeId"] == id).unwrap();
        row["startDate"].as_str().unwrap()[..10].parse::<NaiveDate>().unwrap()
    };
    assert!(starts("65a000000000000000000016") > day);
    assert!(starts("65a000000000000000000002") <= day);
}

#[tokio::test]
async fn personal_numbers_are_valid_and_invented() {
    let state = sample(today(), Company::Sample).await;
    let company = state.kleer.company().unwrap();
    for payroll in assertions::some(&company.payroll_users) {
        assert_eq!(payroll.ssn.len(), 13, "{}", payroll.ssn);
        assert!(payroll.ssn[9..12].parse::<u32>().unwrap() >= 980, "a serial that no real person has: {}", payroll.ssn);
    }
    let mut numbers: Vec<String> = company.payroll_users.iter().map(|payroll| payroll.ssn.clone()).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), company.payroll_users.len(), "each once");
    assert_eq!(company.payroll_user(505).unwrap().ssn[6..8].parse::<u32>().unwrap(), 65, "a samordningsnummer");
}

#[tokio::test]
async fn people_in_step_differ_in_spelling_only() {
    let state = sample(today(), Company::Sample).await;
    let company = state.kleer.company().unwrap();
    for id in [504, 505, 506, 508, 509, 522, 525, 526] {
        let number = Value::from((id + 500).to_string());
        let row = state.alexis.all("employee").iter().find(|row| row["employeeNumber"] == number).unwrap();
        let row = Value::Object(row.clone());
        let (user, payroll) = (company.user(id).unwrap(), company.payroll_user(id).unwrap());
        assert_eq!(agreement(company, &row).unwrap().user.id, id);
        assert_eq!(user.name, format!("{} {}", text(&row, "/firstName"), text(&row, "/lastName")));
        assert_eq!(user.email, text(&row, "/privateEmail").to_lowercase());
        assert_eq!(payroll.address2, text(&row, "/homeAddress/street"));
        assert_eq!(payroll.zip_code, digits(text(&row, "/homeAddress/postalCode")));
        assert_eq!(payroll.state, text(&row, "/homeAddress/city"));
        assert_eq!(payroll.clearing_nr, text(&row, "/bankAccount/clearing"));
        assert_eq!(payroll.account_nr, text(&row, "/bankAccount/number"));
        assert_eq!(i64::from(payroll.tax_table), row["tax"]["table"].as_i64().unwrap());
        let pay = state.alexis.all("compensation").iter().find(|pay| pay["employeeId"] == row["id"]).unwrap();
        let salaries = if pay["payoutPeriod"] == "HOURLY" { &payroll.hourly_salaries } else { &payroll.monthly_salaries };
        assert_eq!((salaries.len(), salaries[0].ore), (1, pay["amount"].as_i64().unwrap() * 100));
        assert!(pay["effectiveDate"].as_str().unwrap().starts_with(&salaries[0].start.to_string()));
    }
}

#[tokio::test]
async fn sample_people_have_their_cases() {
    let fixture = recorded().await;
    let people = fixture.alexis_rows("employee?relations=compensation&limit=100").await;
    let by = |number: usize| &people[number - 1];
    assert_eq!(text(by(3), "/bankAccount/clearing"), "83274");
    assert_eq!(text(by(4), "/bankAccount/clearing").len(), 5);
    assert_eq!((text(by(9), "/firstName"), text(by(9), "/lastName")), (text(by(10), "/firstName"), text(by(10), "/lastName")));
    assert_eq!(by(11)["tax"]["column"], 7);
    assert_eq!(text(by(12), "/homeAddress/country"), "DK");
    assert_eq!((&by(14)["active"], text(by(14), "/endDate")), (&Value::Bool(false), "2026-10-31T00:00:00.000Z"));
    assert_eq!(text(by(15), "/endDate"), "2026-12-31T00:00:00.000Z");
    assert_eq!(by(18).get("privateEmail"), None);
    let weekly = fixture.alexis_rows("compensation?filters[payoutPeriod][$eq]=WEEKLY").await;
    assert_eq!(weekly[0]["employeeId"], by(19)["id"]);
}

#[tokio::test]
async fn kleer_users_have_the_employee_number() {
    let state = sample(today(), Company::Sample).await;
    let numbers: Vec<(i32, Option<i32>)> =
        state.kleer.company().unwrap().users.iter().map(|user| (user.id, user.internal_id)).filter(|(id, _)| *id != 12).collect();
    assert_eq!(numbers.len(), 24);
    for (id, number) in assertions::some(numbers) {
        let expected = if id > 600 { id + 460 } else { id + 500 };
        assert_eq!(number, Some(expected), "{id}");
    }
    let known: Vec<&str> = state.alexis.all("employee").iter().map(|row| row["employeeNumber"].as_str().unwrap()).collect();
    assert!(known.contains(&"1001") && !known.contains(&"1061"));
}

#[tokio::test]
async fn sample_people_have_departments_and_offices() {
    let fixture = recorded().await;
    let people = fixture.alexis_rows("employee?limit=100").await;
    for (field, several) in [("departmentId", 3), ("officeId", 2), ("effectiveCostCenterId", 3)] {
        let places: std::collections::BTreeSet<&str> = people.iter().map(|row| row[field].as_str().unwrap()).collect();
        assert_eq!(places.len(), several, "{field}");
    }
    let types = fixture.alexis_rows("employment-type").await;
    let names: Vec<&str> = types.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Permanent", "Hourly", "Fixed term", "Probation"]);
}

#[tokio::test]
async fn company_can_be_empty_or_large() {
    let empty = start_sandbox(Options { today: today(), company: Company::Empty, ..Options::default() }).await;
    assert!(empty.alexis_rows("employee").await.is_empty());
    assert_eq!(empty.kleer_json("user").await.json()["users"].as_array().unwrap().len(), 1);
    assert!(crate::common::read(empty.kleer_request(Method::GET, "payroll/user", "application/json", "")).await.body == "{}");
    let many = sample(today(), Company::People(5000)).await;
    let company = many.kleer.company().unwrap();
    assert_eq!((many.alexis.all("employee").len(), company.payroll_users.len()), (5000, 5000));
    let mut numbers: Vec<&str> = company.payroll_users.iter().map(|payroll| payroll.ssn.as_str()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 5000);
}
