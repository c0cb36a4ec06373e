//! The plan of benefits from the simulator's answers.

use std::collections::BTreeMap;

use domain::finding::FindingCode;
use domain::plan::{BenefitState, Change, Plan};
use sandbox::personio_person_id;
use tests::benefit_fixture::{cents, november, rows_left};
use tests::fixture::Fixture;

async fn planned() -> (Fixture, Plan) {
    let fixture = Fixture::sample().await;
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    (fixture, plan)
}

fn rows_of(plan: &Plan, number: usize) -> Vec<&Change> {
    let id = (1000 + number).to_string();
    plan.changes.iter().filter(|change| change.source_id.as_ref().is_some_and(|source| source.as_str() == id)).collect()
}

#[tokio::test]
async fn sample_list_gives_every_kind_of_row() {
    let (fixture, plan) = planned().await;
    let mut states: BTreeMap<BenefitState, usize> = BTreeMap::new();
    for change in &plan.changes {
        *states.entry(change.benefit.as_ref().unwrap().state).or_default() += 1;
    }
    let count = |state| states.get(&state).copied().unwrap_or_default();
    assert_eq!(count(BenefitState::TypeToMake), 4, "{states:?}");
    assert_eq!(count(BenefitState::NotSent), 4, "one of zero, three that are not sent: {states:?}");
    assert!(count(BenefitState::New) > 20 && count(BenefitState::ThereEqual) == 4, "{states:?}");
    assert!(fixture.sandbox.writes().is_empty(), "making a plan writes nothing");
}

#[tokio::test]
async fn same_input_gives_the_same_plan_byte_for_byte() {
    let (fixture, plan) = planned().await;
    let next_plan = fixture.export.plan_pay(november()).await;
    assert_eq!(serde_json::to_string(&plan).unwrap(), serde_json::to_string(&next_plan).unwrap());
}

#[tokio::test]
async fn unknown_and_unpaid_people_have_a_finding() {
    let (_scene, plan) = planned().await;
    let codes = |number| -> Vec<FindingCode> { rows_of(&plan, number).iter().flat_map(|row| &row.findings).map(|one| one.code).collect() };
    assert_eq!(codes(99), [FindingCode::BenefitNumberUnknown]);
    assert_eq!(codes(43), [FindingCode::BenefitOutside, FindingCode::BenefitOutside], "nobody's pay of her legal entity is shown");
    assert!(codes(41).contains(&FindingCode::BenefitUnseen), "{:?}", codes(41));
    assert!(!rows_of(&plan, 2).is_empty() && codes(2).iter().all(|code| *code != FindingCode::BenefitUnseen), "{:?}", codes(2));
    assert_eq!(plan.benefits.as_ref().unwrap().unseen, 3, "Katharina and both of the name Jonas");
}

#[tokio::test]
async fn other_amount_entered_by_others_waits_for_a_tick() {
    let (_scene, plan) = planned().await;
    let meals = rows_of(&plan, 4).into_iter().find(|row| row.benefit.as_ref().unwrap().held.len() == 1).unwrap();
    let benefit = meals.benefit.as_ref().unwrap();
    assert_eq!((benefit.held[0].amount.clone(), benefit.wanted.clone(), benefit.hold), (cents(9_380), Some(cents(10_005)), true));
    assert!(!rows_left(&plan).iter().any(|change| change.key == meals.key));
}

#[tokio::test]
async fn plan_lists_every_amount_of_the_month() {
    let (_scene, plan) = planned().await;
    for line in sandbox::benefit_list(tests::fixture::day()).iter().filter(|line| line.month == "2026-11") {
        let amount: rust_decimal::Decimal = line.amount.parse().unwrap();
        let parts = plan.changes.iter().filter(|change| change.source_id.as_ref().is_some_and(|id| id.as_str() == line.personnel_number));
        let parts = parts.flat_map(|change| &change.benefit.as_ref().unwrap().parts).filter(|part| part.benefit == line.benefit);
        assert_eq!(parts.map(|part| part.amount.amount).sum::<rust_decimal::Decimal>(), amount, "{line:?}");
    }
}

#[tokio::test]
async fn people_with_one_address_are_matched_by_number() {
    let (_scene, plan) = planned().await;
    for number in [41, 42] {
        let found = rows_of(&plan, number);
        assert!(
            assertions::all(found.iter(), |row| row.target_id.as_ref().is_some_and(|id| id.as_str() == personio_person_id(number))),
            "{found:#?}"
        );
    }
}
