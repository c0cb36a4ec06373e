//! Converts changes to requests for Alexis HR: bodies, defaults of new records, and fields that cannot be written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use connectors::alexis::map::{
    EmployeeIds, Pay, Record, current_employment, defaults, employee_ids, employee_patch, employment_patch, new_employee, new_employment,
    pay, people, record_of,
};
use connectors::alexis::wire::{Compensation, Employee, Employment, People};
use connectors::alexis::{Defaults, MapError, WriteCalls};
use domain::field::{Field, Value};
use domain::money::Money;
use domain::person::EmailChoice;
use domain::plan::FieldChange;
use domain::plan::employees::EmploymentKind;
use rstest::rstest;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

const IDS: EmployeeIds<'static> = EmployeeIds { employee_id: "e1", user_id: "u1" };
const WHOLE: WriteCalls = WriteCalls { whole_objects: true };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn change(field: Field, new: impl Into<Option<Value>>) -> FieldChange {
    FieldChange { field, old: None, new: new.into() }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn date(text: &str) -> Value {
    Value::Date(day(text))
}

fn kronor(amount: &str) -> Value {
    Value::Money(Money::kronor(amount.parse().unwrap()))
}

/// A record decoded from JSON.
fn read<T: DeserializeOwned>(json: &Json) -> T {
    serde_json::from_str(&json.to_string()).unwrap()
}

fn sent(body: &impl Serialize) -> Json {
    serde_json::from_str(&serde_json::to_string(body).unwrap()).unwrap()
}

fn everything() -> Vec<FieldChange> {
    vec![
        change(Field::Active, Value::Flag(true)),
        change(Field::EmployeeNumber, text("1042")),
        change(Field::FirstName, text("Ebba")),
        change(Field::LastName, text("Lindqvist")),
        change(Field::Email, text("ebba@example.test")),
        change(Field::Phone, text("+46700000000")),
        change(Field::Ssn, text("19900101-0017")),
        change(Field::Street, text("Exempelgatan 4")),
        change(Field::ZipCode, text("11122")),
        change(Field::City, text("Stockholm")),
        change(Field::Country, text("SE")),
        change(Field::TaxTable, Value::Number(32)),
        change(Field::TaxColumn, Value::Number(1)),
        change(Field::ClearingNumber, text("6000")),
        change(Field::AccountNumber, text("123456789")),
        change(Field::EmploymentType, text("Permanent")),
        change(Field::EmploymentStart, date("2026-12-01")),
        change(Field::EmploymentEnd, date("2027-05-31")),
        change(Field::MonthlySalary, kronor("35500.50")),
        change(Field::MonthlySalaryStart, date("2026-12-01")),
    ]
}

fn record_json() -> Json {
    json!({"employeeNumber": "1042", "firstName": "Ebba", "lastName": "Lindqvist", "privateEmail": "ebba@example.test",
        "privatePhone": "+46700000000", "ssn": "19900101-0017",
        "homeAddress": {"street": "Exempelgatan 4", "postalCode": "11122", "city": "Stockholm", "country": "SE"},
        "tax": {"table": 32, "column": 1}, "bankAccount": {"clearing": "6000", "number": "123456789"}})
}

fn kinds() -> Vec<EmploymentKind> {
    let kind = |id: &str, name: &str| EmploymentKind { id: id.to_owned(), name: name.to_owned() };
    vec![kind("t1", "Permanent"), kind("t2", "Hourly")]
}

fn usual_defaults() -> Defaults {
    defaults(&People::default())
}

fn existing_employee() -> Employee {
    read(&json!({"id": "e1", "active": true, "userId": "u1", "compensationId": "c2", "employmentId": "m1",
        "homeAddress": {"street": "Provgatan 1", "postalCode": 22222, "city": "Lund", "country": "SE", "location": {"type": "Point"}},
        "tax": {"table": 30, "column": "2"},
        "bankAccount": {"bank": "Provbanken", "clearing": "83279", "number": "1", "iban": "SE1", "bic": "PROV", "country": "SE"}}))
}

fn company(employments: &[Json], pay: &[Json]) -> People {
    let employments = employments.iter().map(read::<Employment>).map(|row| (row.id.clone(), row));
    let compensations = pay.iter().map(read::<Compensation>).map(|row| (row.id.clone(), row));
    People {
        employees: vec![existing_employee()],
        employments: employments.collect(),
        compensations: compensations.collect(),
        ..People::default()
    }
}

#[test]
fn new_employee_has_every_field() {
    assert_eq!(sent(&new_employee(&everything(), EmailChoice::Private).unwrap()), record_json());
    let work = sent(&new_employee(&everything(), EmailChoice::Work).unwrap());
    assert_eq!((&work["workEmail"], &work["privateEmail"]), (&json!("ebba@example.test"), &Json::Null));
}

#[test]
fn created_person_is_read_back_unchanged() {
    let mut created = sent(&new_employee(&everything(), EmailChoice::Private).unwrap());
    created["id"] = json!("e9");
    created["active"] = json!(true);
    let employment =
        new_employment(&everything(), EmployeeIds { employee_id: "e9", user_id: "u9" }, &kinds(), &usual_defaults(), day("2026-11-22"));
    let mut employment = sent(&employment.unwrap());
    employment["id"] = json!("m9");
    let mut wire = company(&[employment], &[]);
    let [Pay::Create(salary)] =
        &pay(&everything(), EmployeeIds { employee_id: "e9", user_id: "u9" }, &wire, &usual_defaults()).unwrap()[..]
    else {
        panic!()
    };
    let mut salary = sent(salary);
    salary["id"] = json!("c9");
    wire.compensations.insert("c9".to_owned(), read(&salary));
    wire.employees = vec![read(&created)];
    let person = people(&wire).remove(0);
    assert_eq!(person.findings, []);
    assert_eq!((person.first_name.as_deref(), person.employee_number.as_deref()), (Some("Ebba"), Some("1042")));
    assert_eq!((person.tax_table, person.address.zip_code.as_deref()), (Some(32), Some("11122")));
    let employment = person.employment.unwrap();
    assert_eq!((employment.start, employment.end), (Some(day("2026-12-01")), Some(day("2027-05-31"))));
    assert_eq!((person.salaries[0].money.to_string().as_str(), person.salaries[0].from), ("35500.5 SEK", Some(day("2026-12-01"))));
}

#[test]
fn employee_patch_sends_changed_objects_whole() {
    let fields = [change(Field::City, text("Malmö")), change(Field::TaxTable, Value::Number(32)), change(Field::AccountNumber, text("2"))];
    let whole = employee_patch(&fields, &existing_employee(), EmailChoice::Private, WHOLE).unwrap();
    assert_eq!(
        sent(&whole),
        json!({"homeAddress": {"street": "Provgatan 1", "postalCode": "22222", "city": "Malmö", "country": "SE"},
            "tax": {"table": 32, "column": 2},
            "bankAccount": {"clearing": "83279", "number": "2", "country": "SE"}})
    );
    let changed = employee_patch(&fields, &existing_employee(), EmailChoice::Private, WriteCalls { whole_objects: false }).unwrap();
    assert_eq!(sent(&changed), json!({"homeAddress": {"city": "Malmö"}, "tax": {"table": 32}, "bankAccount": {"number": "2"}}));
}

#[test]
fn employee_patch_has_only_the_changed_fields() {
    let fields = [change(Field::Active, Value::Flag(false)), change(Field::Phone, text(" 070 ")), change(Field::EmploymentEnd, None)];
    let patch = employee_patch(&fields, &existing_employee(), EmailChoice::Private, WHOLE).unwrap();
    assert_eq!(sent(&patch), json!({"active": false, "privatePhone": "070"}));
    assert!(employee_patch(&fields[2..], &existing_employee(), EmailChoice::Private, WHOLE).unwrap().is_empty());
}

#[test]
fn employee_patch_refuses_unreadable_existing_values() {
    let mut existing = existing_employee();
    existing.tax = Some(read(&json!({"table": "thirty", "column": 1})));
    let patch = |field| employee_patch(&[change(field, Value::Number(2))], &existing, EmailChoice::Private, WHOLE);
    assert_eq!(patch(Field::TaxColumn), Err(MapError::ExistingNotUnderstood(Field::TaxTable)));
    assert_eq!(sent(&patch(Field::TaxTable).unwrap()), json!({"tax": {"table": 2, "column": 1}}));
}

#[rstest]
#[case(&[change(Field::Phone, text("070"))], MapError::Needed(Field::FirstName))]
#[case(&[change(Field::FirstName, text("Ebba")), change(Field::Active, Value::Flag(false))], MapError::NoPlace(Field::Active))]
#[case(&[change(Field::FirstName, text("Ebba")), change(Field::Name, text("Ebba"))], MapError::NoPlace(Field::Name))]
#[case(&[change(Field::FirstName, text(" "))], MapError::CannotEmpty(Field::FirstName))]
#[case(&[change(Field::Ssn, None)], MapError::CannotEmpty(Field::Ssn))]
#[case(&[change(Field::Ssn, Value::Number(1))], MapError::WrongKind(Field::Ssn))]
#[case(&[change(Field::TaxTable, text("32"))], MapError::WrongKind(Field::TaxTable))]
#[case(&[change(Field::Active, text("yes"))], MapError::WrongKind(Field::Active))]
fn new_employee_names_the_unwritable_field(#[case] fields: &[FieldChange], #[case] error: MapError) {
    assert_eq!(new_employee(fields, EmailChoice::Private), Err(error));
    assert_eq!(
        Some(error.field()),
        fields.iter().map(|change| change.field).chain([Field::FirstName]).find(|field| *field == error.field())
    );
}

#[rstest]
#[case("2026-11-21", true)]
#[case("2026-11-22", false)]
#[case("2027-05-31", false)]
fn new_employment_with_past_end_is_terminated(#[case] end: &str, #[case] terminated: bool) {
    let mut fields = everything();
    fields.retain(|change| change.field != Field::EmploymentEnd);
    let open = sent(&new_employment(&fields, IDS, &kinds(), &usual_defaults(), day("2026-11-22")).unwrap());
    let expected = json!({"employeeId": "e1", "userId": "u1", "typeId": "t1", "startDate": "2026-12-01T00:00:00.000Z", "terminated": false,
        "rate": 100, "country": "SE"});
    assert_eq!(open, expected);
    fields.push(change(Field::EmploymentEnd, date(end)));
    let ended = sent(&new_employment(&fields, IDS, &kinds(), &usual_defaults(), day("2026-11-22")).unwrap());
    assert_eq!((&ended["endDate"], &ended["terminated"]), (&json!(format!("{end}T00:00:00.000Z")), &json!(terminated)));
}

#[test]
fn new_employment_needs_a_type_and_a_start() {
    let create = |missing: Field, kinds: &[EmploymentKind]| {
        let fields: Vec<_> = everything().into_iter().filter(|change| change.field != missing).collect();
        new_employment(&fields, IDS, kinds, &usual_defaults(), day("2026-11-22")).unwrap_err()
    };
    assert_eq!(create(Field::EmploymentType, &kinds()), MapError::Needed(Field::EmploymentType));
    assert_eq!(create(Field::EmploymentStart, &kinds()), MapError::Needed(Field::EmploymentStart));
    assert_eq!(create(Field::Phone, &kinds()[1..]), MapError::UnknownKind(Field::EmploymentType));
    let twin = EmploymentKind { id: "t3".to_owned(), ..kinds().remove(0) };
    assert_eq!(create(Field::Phone, &[kinds(), vec![twin]].concat()), MapError::UnknownKind(Field::EmploymentType));
    let same = [kinds(), kinds()].concat();
    assert!(new_employment(&everything(), IDS, &same, &usual_defaults(), day("2026-11-22")).is_ok(), "one kind for both is one kind");
}

#[test]
fn employment_patch_sets_and_removes_the_end() {
    let employment = |json: Json| read::<Employment>(&json);
    let open_ended = employment(json!({"id": "m1", "terminated": true}));
    let patch = employment_patch(&everything(), &open_ended, &kinds()).unwrap();
    let expected = json!({"typeId": "t1", "startDate": "2026-12-01T00:00:00.000Z", "endDate": "2027-05-31T00:00:00.000Z"});
    assert_eq!(sent(&patch), expected);
    let remove = [change(Field::EmploymentEnd, None)];
    assert_eq!(sent(&employment_patch(&remove, &open_ended, &kinds()).unwrap()), json!({"endDate": null}));
    let ended = employment(json!({"id": "m1", "endDate": "2026-12-31", "effectiveEndDate": "2027-01-31"}));
    assert_eq!(sent(&employment_patch(&remove, &ended, &kinds()).unwrap()), json!({"endDate": null, "effectiveEndDate": null}));
    let set = [change(Field::EmploymentEnd, date("2027-05-31"))];
    let both = json!({"endDate": "2027-05-31T00:00:00.000Z", "effectiveEndDate": "2027-05-31T00:00:00.000Z"});
    assert_eq!(sent(&employment_patch(&set, &ended, &kinds()).unwrap()), both, "an earlier effective end does not go on holding");
    assert!(employment_patch(&[change(Field::Phone, text("070"))], &open_ended, &[]).unwrap().is_empty());
}

fn monthly(amount: &str, from: &str) -> [FieldChange; 2] {
    [change(Field::MonthlySalary, kronor(amount)), change(Field::MonthlySalaryStart, date(from))]
}

fn hourly(amount: &str, from: &str) -> [FieldChange; 2] {
    [change(Field::HourlySalary, kronor(amount)), change(Field::HourlySalaryStart, date(from))]
}

fn paid(id: &str, from: &str, period: &str) -> Json {
    json!({"id": id, "employeeId": "e1", "amount": 1, "currency": "SEK", "effectiveDate": from, "payoutPeriod": period})
}

#[test]
fn hourly_pay_is_sent_as_hourly() {
    let [Pay::Create(new)] = &pay(&hourly("180.5", "2026-12-01"), IDS, &People::default(), &usual_defaults()).unwrap()[..] else {
        panic!()
    };
    assert_eq!(
        sent(new),
        json!({"employeeId": "e1", "userId": "u1", "amount": 180.5, "effectiveDate": "2026-12-01T00:00:00.000Z", "currency": "SEK",
            "payoutDay": 25, "payoutPeriod": "HOURLY", "payoutFrequency": "MONTH", "paidOvertime": false})
    );
}

#[rstest]
#[case::no_salary_yet(&[], None)]
#[case::another_day(&[paid("c1", "2025-01-01", "MONTHLY")], None)]
#[case::of_another_person(&[json!({"id": "c1", "employeeId": "e2", "effectiveDate": "2026-12-01", "payoutPeriod": "MONTHLY"})], None)]
#[case::the_same_day(&[paid("c1", "2026-12-01", "MONTHLY")], Some(("c1", json!({"amount": 36000, "currency": "SEK"}))))]
#[case::of_another_day_at_noon(&[paid("c1", "2026-11-30T11:00:00.000Z", "monthly")], None)]
#[case::at_local_midnight(&[paid("c1", "2026-11-30T23:00:00.000Z", "monthly")], Some(("c1", json!({"amount": 36000, "currency": "SEK"}))))]
#[case::from_hour_to_month(&[paid("c1", "2026-12-01", "HOURLY")], Some(("c1", json!({"amount": 36000, "currency": "SEK", "payoutPeriod": "MONTHLY"}))))]
#[case::the_present_one_of_a_day(&[paid("c1", "2026-12-01", "MONTHLY"), paid("c2", "2026-12-01", "MONTHLY")], Some(("c2", json!({"amount": 36000, "currency": "SEK"}))))]
#[case::that_only_the_person_refers_to(&[json!({"id": "c2", "effectiveDate": "2026-12-01", "payoutPeriod": "MONTHLY"})], Some(("c2", json!({"amount": 36000, "currency": "SEK"}))))]
fn pay_on_an_existing_first_day_updates_the_amount(#[case] existing: &[Json], #[case] update: Option<(&str, Json)>) {
    let pays = pay(&monthly("36000", "2026-12-01"), IDS, &company(&[], existing), &usual_defaults()).unwrap();
    match (&pays[..], update) {
        ([Pay::Create(new)], None) => assert_eq!(new.effective_date, day("2026-12-01")),
        ([Pay::Update { id, patch }], Some((expected_id, body))) => assert_eq!((id.as_str(), sent(patch)), (expected_id, body)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn pay_beside_an_unclear_first_day_is_ambiguous() {
    let existing = company(&[], &[paid("c1", "2026-11-30T23:30:00.000Z", "MONTHLY")]);
    let on = |from: &str| pay(&monthly("36000", from), IDS, &existing, &usual_defaults());
    for from in ["2026-11-30", "2026-12-01"] {
        assert_eq!(on(from), Err(MapError::SalaryAmbiguous(Field::MonthlySalary)), "{from}");
    }
    assert!(matches!(&on("2026-12-02").unwrap()[..], [Pay::Create(_)]));
}

#[test]
fn raise_keeps_the_payout_settings() {
    let mut present = paid("c2", "2025-01-01", "MONTHLY");
    for (name, value) in [("payoutDay", json!(27)), ("payoutFrequency", json!("bi_weekly"))] {
        present[name] = value;
    }
    present["paidOvertime"] = json!(true);
    present["salarySchedule"] = json!("DELAYED");
    let mut later = paid("c9", "2026-01-01", "MONTHLY");
    later["payoutDay"] = json!(1);
    let raise = |existing: &[Json]| match pay(&monthly("36000", "2026-12-01"), IDS, &company(&[], existing), &usual_defaults())
        .unwrap()
        .remove(0)
    {
        Pay::Create(new) => sent(&new),
        Pay::Update { .. } => panic!("a new first day"),
    };
    let new = raise(&[present, later.clone()]);
    assert_eq!((&new["payoutDay"], &new["payoutFrequency"]), (&json!(27), &json!("BI_WEEKLY")));
    assert_eq!((&new["paidOvertime"], &new["salarySchedule"]), (&json!(true), &json!("DELAYED")));
    assert_eq!(raise(&[paid("c1", "2024-01-01", "MONTHLY"), later])["payoutDay"], json!(1), "the last one, when none is the present one");
}

#[test]
fn hourly_and_monthly_pay_are_two_salaries() {
    let both = |from: &str| pay(&[hourly("180", "2026-12-01"), monthly("1", from)].concat(), IDS, &company(&[], &[]), &usual_defaults());
    assert_eq!(both("2027-01-01").unwrap().len(), 2);
    assert_eq!(both("2026-12-01"), Err(MapError::SalaryAmbiguous(Field::MonthlySalary)));
}

#[rstest]
#[case(&monthly("1", "2026-12-01")[..1], MapError::HalfSalary(Field::MonthlySalary))]
#[case(&hourly("1", "2026-12-01")[1..], MapError::HalfSalary(Field::HourlySalary))]
#[case(&monthly("-1", "2026-12-01"), MapError::Negative(Field::MonthlySalary))]
#[case(&[change(Field::MonthlySalary, None), change(Field::MonthlySalaryStart, date("2026-12-01"))], MapError::CannotEmpty(Field::MonthlySalary))]
#[case(&[change(Field::HourlySalary, Value::Number(1)), change(Field::HourlySalaryStart, date("2026-12-01"))], MapError::WrongKind(Field::HourlySalary))]
#[case(&monthly("1", "2025-01-01"), MapError::OtherPeriod(Field::MonthlySalary))]
#[case(&monthly("1", "2024-01-01"), MapError::SalaryAmbiguous(Field::MonthlySalary))]
fn pay_names_the_unwritable_field(#[case] fields: &[FieldChange], #[case] error: MapError) {
    let existing = [paid("c5", "2025-01-01", "ANNUAL"), paid("c6", "2024-01-01", "MONTHLY"), paid("c7", "2024-01-01", "MONTHLY")];
    assert_eq!(pay(fields, IDS, &company(&[], &existing), &usual_defaults()), Err(error));
}

#[test]
fn defaults_without_records_are_the_usual_ones() {
    let usual = Defaults { rate: Decimal::ONE_HUNDRED, payout_day: 25, paid_overtime: false, country: "SE".to_owned() };
    assert_eq!(usual_defaults(), usual);
    let nonsense =
        company(&[json!({"id": "m1", "rate": "full", "country": "Sweden"})], &[json!({"id": "c1", "payoutDay": 99, "paidOvertime": "?"})]);
    assert_eq!(defaults(&nonsense), usual);
}

#[test]
fn defaults_are_the_most_frequent_values() {
    let employment = |id: &str, country: &str| json!({"id": id, "rate": 1, "country": country});
    let salary = |id: &str, day: i64, overtime: Json| json!({"id": id, "payoutDay": day, "paidOvertime": overtime});
    let wire = company(
        &[employment("m1", "NO"), employment("m2", "no"), employment("m3", "SE")],
        &[salary("c1", 27, json!(true)), salary("c2", 27, json!("TRUE")), salary("c3", 25, json!(false))],
    );
    assert_eq!(defaults(&wire), Defaults { rate: Decimal::ONE, payout_day: 27, paid_overtime: true, country: "NO".to_owned() });
}

#[rstest]
#[case::per_cent(&["100", "100", "50"], "100")]
#[case::a_share(&["1", "1.0", "0.5"], "1")]
#[case::most_work_part_time(&["80", "80", "100"], "100")]
#[case::all_work_part_time_per_cent(&["80", "50"], "100")]
#[case::all_work_part_time_a_share(&["0.8", "0.5"], "1")]
#[case::one_typing_mistake(&["100", "100", "1"], "100")]
#[case::both_scales_equally_often(&["100", "1"], "100")]
#[case::zero_is_ignored(&["0"], "100")]
fn default_rate_is_full_time_on_the_companys_scale(#[case] rates: &[&str], #[case] full: &str) {
    let employments: Vec<Json> = rates
        .iter()
        .enumerate()
        .map(|(at, rate)| json!({"id": format!("m{at}"), "rate": serde_json::from_str::<Json>(rate).unwrap()}))
        .collect();
    assert_eq!(defaults(&company(&employments, &[])).rate.to_string(), full);
}

#[test]
fn employee_ids_and_current_employment_are_found() {
    let mut wire = company(
        &[
            json!({"id": "m1", "employeeId": "e1", "startDate": "2020-01-01"}),
            json!({"id": "m2", "employeeId": "e1", "startDate": "2024-01-01"}),
        ],
        &[],
    );
    assert_eq!(employee_ids(&wire, "e1"), Some(IDS));
    assert_eq!(employee_ids(&wire, "e2"), None);
    assert_eq!(current_employment(&wire, "e1").unwrap().id, "m1", "the one that the person refers to");
    wire.employees[0].employment_id = Default::default();
    wire.employees[0].user_id = Default::default();
    assert_eq!(current_employment(&wire, "e1").unwrap().id, "m2", "the one that starts last");
    assert_eq!((employee_ids(&wire, "e1"), current_employment(&wire, "e2")), (None, None));
}

#[test]
fn every_field_has_one_record() {
    let fields_of = |record: Record| Field::ALL.into_iter().filter(|field| record_of(*field) == record).collect::<Vec<_>>();
    assert_eq!(fields_of(Record::Employment), [Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd]);
    assert_eq!(
        fields_of(Record::Compensation),
        [Field::HourlySalary, Field::HourlySalaryStart, Field::MonthlySalary, Field::MonthlySalaryStart]
    );
    assert_eq!(fields_of(Record::Employee).len(), Field::ALL.len() - 7);
}
