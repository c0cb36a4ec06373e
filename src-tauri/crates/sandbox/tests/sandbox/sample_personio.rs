//! The sample company in Personio, and its benefit list.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rstest::rstest;
use rust_decimal::Decimal;
use sandbox::{Company, Options, SampleBenefit, Sandbox, benefit_list, personio::Personio};

use crate::{
    common::{start_sandbox, today},
    personio_common::NOVEMBER,
};

async fn sample(today: NaiveDate, company: Company) -> Personio {
    Sandbox::start(Options { today, company, traffic_dir: None, ..Options::default() }).await.unwrap().state().personio
}

/// The value of the only compensation of a person and type in a month; none without one.
fn stored_value(personio: &Personio, number: &str, name: &str, first: NaiveDate, last: NaiveDate) -> Option<Decimal> {
    let id = format!("3{}", &number[1..]);
    let kind = &personio.type_named(name).unwrap().id;
    let shown = personio.compensations_in(first, last);
    let mut fitting = shown.iter().filter(|compensation| compensation.person == id && compensation.type_id == *kind);
    let value = fitting.next().map(|compensation| compensation.value);
    assert!(fitting.next().is_none(), "{number} {name}");
    value
}

fn lines<'a>(list: &'a [SampleBenefit], benefit: &'a str, month: &'a str) -> impl Iterator<Item = &'a SampleBenefit> {
    list.iter().filter(move |line| line.benefit == benefit && line.month == month)
}

#[tokio::test]
async fn sample_persons_have_their_cases() {
    let personio = sample(today(), Company::Sample).await;
    let person = |number: usize| personio.person(&sandbox::personio_person_id(number)).unwrap();
    assert_eq!(personio.persons.len(), 31);
    assert!(assertions::all(personio.persons.iter(), |person| person.custom.contains_key("personnel_number")));
    assert_eq!((person(1).custom["personnel_number"].as_str(), person(45).custom["personnel_number"].as_str()), ("1001", "1045"));
    assert!(!person(14).is_active() && person(15).is_active());
    assert_eq!(person(16).employments[0].status, "ONBOARDING");
    assert_eq!(person(18).email, None);
    assert_eq!(person(41).email, person(42).email);
    assert_eq!(person(22).email.as_deref(), Some("Mikael.Storm@Nordlicht.Example"));
    assert_eq!((person(43).legal_entity(), person(45).legal_entity(), person(44).legal_entity()), (Some("171"), Some("170"), None));
    let emails: BTreeSet<&str> = personio.persons.iter().filter_map(|person| person.email.as_deref()).collect();
    assert_eq!(emails.len(), 29, "one has none, two share one");
}

#[rstest]
#[case("2026-11-21")]
#[case("2027-01-01")]
#[case("2028-02-29")]
#[tokio::test]
async fn benefit_list_has_equal_different_and_new_lines(#[case] day: NaiveDate) {
    let personio = sample(day, Company::Sample).await;
    let list = benefit_list(day);
    let this = format!("{}", day.format("%Y-%m"));
    let first = format!("{this}-01").parse::<NaiveDate>().unwrap();
    let last = first.checked_add_months(chrono::Months::new(1)).unwrap().pred_opt().unwrap();
    let mut found = BTreeMap::from([("equal", 0), ("different", 0), ("new", 0)]);
    for (benefit, name) in
        [("Essenszuschuss", "Essenszuschuss"), ("Internetpauschale", "Internetpauschale"), ("Deutschlandticket", "Jobticket")]
    {
        for line in lines(&list, benefit, &this) {
            let state = match stored_value(&personio, &line.personnel_number, name, first, last) {
                None => "new",
                Some(value) if value == line.amount.parse().unwrap() => "equal",
                Some(_) => "different",
            };
            *found.get_mut(state).unwrap() += 1;
        }
    }
    assert_eq!(found, BTreeMap::from([("different", 3), ("equal", 4), ("new", 10)]));
    let before = first.pred_opt().unwrap();
    let month = format!("{}", before.format("%Y-%m"));
    for line in assertions::some(lines(&list, "Essenszuschuss", &month)) {
        let first = format!("{month}-01").parse().unwrap();
        assert_eq!(stored_value(&personio, &line.personnel_number, "Essenszuschuss", first, before), line.amount.parse().ok(), "{line:?}");
    }
}

#[test]
fn benefit_list_has_eight_benefits_and_two_months() {
    let list = benefit_list(today());
    let benefits: BTreeSet<&str> = list.iter().map(|line| line.benefit.as_str()).collect();
    #[rustfmt::skip]
    let expected = [
        "Deutschlandticket", "Erholungsbeihilfe", "Essenszuschuss", "Fahrtkostenzuschuss", "Gesundheitsförderung", "Internetpauschale",
        "Jobrad", "Sachbezug",
    ];
    assert_eq!(benefits.into_iter().collect::<Vec<_>>(), expected);
    let months: BTreeSet<&str> = list.iter().map(|line| line.month.as_str()).collect();
    assert_eq!(months.into_iter().collect::<Vec<_>>(), ["2026-10", "2026-11"]);
    let keys: BTreeSet<_> = list.iter().map(|line| (&line.personnel_number, &line.benefit, &line.month)).collect();
    assert_eq!(keys.len(), list.len(), "one line a person, benefit and month");
    let people: BTreeSet<&str> = list.iter().map(|line| line.personnel_number.as_str()).collect();
    assert!((20..=25).contains(&people.len()), "{people:?}");
    let sachbezug: Vec<_> =
        lines(&list, "Sachbezug", "2026-11").map(|line| (line.personnel_number.as_str(), line.amount.as_str())).collect();
    assert!(sachbezug.contains(&("1003", "50.01")) && sachbezug.contains(&("1011", "0.00")) && sachbezug.contains(&("1099", "50.00")));
}

#[tokio::test]
async fn benefit_list_has_one_unknown_person() {
    let personio = sample(today(), Company::Sample).await;
    let mut unknown = BTreeSet::new();
    for line in benefit_list(today()) {
        let person = personio.persons.iter().find(|person| person.custom["personnel_number"] == line.personnel_number);
        match person {
            None => drop(unknown.insert((line.personnel_number, line.email))),
            Some(person) => {
                let email = person.email.as_deref().unwrap_or(&line.email);
                assert!(email.eq_ignore_ascii_case(&line.email), "{line:?}");
            }
        }
    }
    assert_eq!(unknown.into_iter().collect::<Vec<_>>(), [("1099".to_owned(), "unbekannt@nordlicht.example".to_owned())]);
}

#[tokio::test]
async fn personio_can_be_empty_or_large() {
    let empty = sample(today(), Company::Empty).await;
    assert!(empty.persons.is_empty() && empty.compensations.is_empty() && !empty.types.is_empty());
    let fixture = start_sandbox(Options { today: today(), company: Company::People(2000), traffic_dir: None, ..Options::default() }).await;
    let pages = fixture.personio_pages(&format!("{NOVEMBER}&limit=100&legal_entity.id=170")).await;
    assert_eq!((pages.len(), pages.concat().len()), (20, 2000));
    let persons = fixture.personio_pages("persons?limit=50").await;
    let emails: BTreeSet<String> = persons.concat().iter().map(|person| person["email"].to_string()).collect();
    assert_eq!((persons.len(), emails.len()), (40, 2000));
}
