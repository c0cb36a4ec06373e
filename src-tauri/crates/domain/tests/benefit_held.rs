//! What the target holds, what the ledger knows, and what may be sent all the same.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitRule, Category, CompensationType, Interval, Part, Payout, Share, comment, mark};
use domain::field::{Field, Value};
use domain::finding::FindingCode as Code;
use domain::money::{Currency, Money};
use domain::person::PersonId;
use domain::plan::{BenefitState, ChangeKind};
use rstest::rstest;
use rust_decimal::Decimal;

type Says = (ChangeKind, BenefitState, bool, bool, Vec<Code>);

fn equal(codes: &[Code]) -> Says {
    (ChangeKind::InStep, BenefitState::ThereEqual, false, false, codes.to_vec())
}

fn differs(code: Code) -> Says {
    (ChangeKind::Blocked, BenefitState::ThereDifferent, false, false, vec![code])
}

fn waits(sent_before: bool, codes: &[Code]) -> Says {
    (ChangeKind::Create, BenefitState::New, true, sent_before, codes.to_vec())
}

fn listed_fifty() -> World {
    World::new().list("anna", "x", 5_000)
}

fn guide(world: &World) -> (Option<Value>, Option<Value>) {
    let row = world.row();
    let field = row.field(Field::PayAmount).unwrap();
    (field.old.clone(), field.new.clone())
}

fn money(cents: i64) -> Option<Value> {
    Some(Value::Money(euros(cents)))
}

fn marked(world: &mut World, kind: &str, payout: Payout) {
    let own = mark(&PersonId("k-anna".to_owned()), kind, world.month, payout);
    world.pay.last_mut().unwrap().comment = Some(comment(&["benefit x"], world.month, &own));
}

#[test]
fn what_is_there_is_not_sent_again() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 5_000);
    assert_eq!(world.says(), equal(&[Code::BenefitSameByHand]));
    world.ledger("anna", "a", 5_000, None);
    assert_eq!(world.says(), equal(&[]), "the ledger knows that it arrived");
    world.sent[0].record = Some("p1".to_owned());
    assert_eq!(world.says(), equal(&[]), "and as what");
    assert!(told(&world.row()).held[0].ours);
    world.sent.clear();
    marked(&mut world, "a", Payout::OneTime);
    assert_eq!(world.says(), equal(&[]), "the mark tells");
    assert!(world.row().fields.is_empty());
}

#[test]
fn several_entries_that_add_up_are_the_amount() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 2_000);
    world.hold("p2", "anna", "a", 3_000);
    assert_eq!(world.says(), equal(&[Code::BenefitSameByHand]));
}

#[test]
fn twice_ours_is_not_equal() {
    let mut world = listed_fifty();
    for id in ["p1", "p2"] {
        world.hold(id, "anna", "a", 5_000);
        marked(&mut world, "a", Payout::OneTime);
    }
    assert_eq!(world.says(), differs(Code::BenefitDiffers));
    assert_eq!(guide(&world), (money(10_000), money(5_000)));
    // The same page told twice is one entry.
    world.pay.last_mut().unwrap().id = "p1".to_owned();
    assert_eq!(world.says(), equal(&[]));
}

#[test]
fn twice_by_hand_is_told() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 5_000);
    world.hold("p2", "anna", "a", 5_000);
    assert_eq!(world.says(), equal(&[Code::BenefitOthersBeside]));
    let params = world.row().findings[0].params.clone();
    assert_eq!((&params["held"], &params["wanted"]), (&euros(10_000).to_string(), &euros(5_000).to_string()));
}

#[test]
fn ours_beside_what_others_entered_is_equal_and_the_rest_is_told() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 5_000);
    marked(&mut world, "a", Payout::OneTime);
    world.hold("p2", "anna", "a", 3_000);
    assert_eq!(world.says(), equal(&[Code::BenefitOthersBeside]));
    assert_eq!(world.row().findings[0].params["held"], euros(8_000).to_string());
    // Another currency is not added up.
    world.pay.last_mut().unwrap().amount = Money::new(Decimal::from(50), Currency::SEK);
    assert_eq!(world.says(), equal(&[Code::BenefitOthersBeside]));
    assert_eq!(world.row().findings[0].params["held"], "50 EUR, 50 SEK");
}

#[test]
fn entries_beside_a_listed_amount_stand_first_and_are_notices() {
    let mut world = listed_fifty().list("bert", "x", 5_000);
    for (id, person) in [("p1", "anna"), ("p2", "bert"), ("p3", "bert")] {
        world.hold(id, person, "a", 5_000);
    }
    let plan = world.plan();
    assert_eq!(plan.changes.iter().map(codes).collect::<Vec<_>>(), [[Code::BenefitOthersBeside], [Code::BenefitSameByHand]]);
    assert_eq!(plan.notices().into_iter().collect::<Vec<_>>(), [plan.changes[0].key.as_str()]);
}

/// A whole month that somebody entered a second time by hand: what everybody has is told at each row.
#[test]
fn entries_beside_every_amount_are_notices_all_the_same() {
    let mut world = World::new();
    let (list, there) = (world.people[0].clone(), world.target.people[0].clone());
    for number in 0..12 {
        let name = format!("carl{number}");
        let email = Some(format!("{name}@pay.example"));
        world.people.push(domain::benefits::ListPerson { id: name.clone(), email: email.clone(), ..list.clone() });
        world.target.people.push(domain::benefits::TargetPerson { id: PersonId(format!("k-{name}")), email, ..there.clone() });
        world = world.list(&name, "x", 5_000);
        for twice in ["", " again"] {
            world.hold(&format!("{name}{twice}"), &name, "a", 5_000);
        }
    }
    assert_eq!(world.plan().notices().len(), 12);
}

#[test]
fn entries_beside_a_sum_of_zero_are_told() {
    let mut world = listed_fifty().rule("y", whole(existing("a"), Payout::OneTime)).list("anna", "y", -5_000);
    world.settings.send_negative = true;
    assert_eq!(world.says(), (ChangeKind::InStep, BenefitState::NotSent, false, false, vec![Code::BenefitZero]));
    world.hold("p1", "anna", "a", 3_000);
    assert_eq!(world.says(), (ChangeKind::InStep, BenefitState::NotSent, false, false, vec![Code::BenefitOthersBeside]));
}

#[test]
fn a_type_that_is_there_twice_is_told() {
    let mut world = listed_fifty();
    let twin = CompensationType { id: "a twin".to_owned(), ..world.types.iter().find(|one| one.id == "a").unwrap().clone() };
    world.types.push(twin);
    assert_eq!(world.says().4, [Code::BenefitTypeTwice]);
}

#[rstest]
#[case(true, None)]
#[case(false, Some(Some("p1")))]
#[case(false, Some(None))]
// The answer told an id that no read shows.
#[case(false, Some(Some("elsewhere")))]
fn ours_and_different_takes_a_hand(#[case] mark: bool, #[case] ledger: Option<Option<&str>>) {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 3_000);
    if mark {
        marked(&mut world, "a", Payout::OneTime);
    }
    if let Some(record) = ledger {
        world.ledger("anna", "a", 3_000, record);
    }
    assert_eq!(world.says(), differs(Code::BenefitDiffers));
    assert_eq!(guide(&world), (money(3_000), money(5_000)));
}

#[test]
fn a_new_entry_in_place_of_a_correction_is_told_as_the_sum() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 3_000);
    marked(&mut world, "a", Payout::OneTime);
    world.hold("p2", "anna", "a", 5_000);
    assert_eq!(world.says(), differs(Code::BenefitDiffers));
    assert_eq!(guide(&world), (money(8_000), money(5_000)));
}

#[test]
fn what_others_entered_waits_for_the_owner() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 3_000);
    assert_eq!(world.says(), waits(false, &[Code::BenefitOthersThere]));
    // A mark of somebody else, or of another type, is none of ours.
    world.pay.last_mut().unwrap().comment = Some("x 2026-11 [PB-0123456789abcdef]".to_owned());
    assert_eq!(world.says(), waits(false, &[Code::BenefitOthersThere]));
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 0).amount = Money::new(Decimal::from(50), Currency::SEK);
    assert!(world.says().2, "fifty of another currency are not fifty");
}

#[test]
fn what_was_removed_or_never_became_clear_waits() {
    let mut world = listed_fifty();
    world.ledger("anna", "a", 5_000, Some("p1"));
    assert_eq!(world.says(), waits(true, &[Code::BenefitRemovedInTarget]));
    world.hold("p1", "anna", "a", 0);
    assert_eq!(world.says(), waits(true, &[Code::BenefitRemovedInTarget]), "zero is as good as removed");
    world.sent[0].happened = false;
    assert_eq!(world.says(), waits(true, &[Code::BenefitUnclearBefore]));
    world.hold("p2", "anna", "a", 3_000);
    assert_eq!(world.says(), waits(true, &[Code::BenefitOthersThere, Code::BenefitUnclearBefore]));
    world.pay.last_mut().unwrap().amount = euros(5_000);
    assert_eq!(world.says(), equal(&[Code::BenefitSameByHand]));
}

#[test]
fn a_type_whose_id_was_never_learnt_goes_by_its_name() {
    let mut world = listed_fifty().rule("x", whole(new_type("Neu"), Payout::OneTime));
    world.types.push(CompensationType { id: "n".to_owned(), name: "neu".to_owned(), category: Category::OneTime });
    world.ledger("anna", "n", 5_000, None).type_id = None;
    assert_eq!(world.says(), waits(true, &[Code::BenefitRemovedInTarget]));
    world.types.pop();
    let plan = world.plan();
    let pay = plan.changes.iter().find(|row| told(row).state == BenefitState::New).unwrap();
    assert!(!ticked(pay), "{pay:#?}");
}

#[test]
fn others_and_other_months_and_types_count_for_nothing() {
    let mut world = listed_fifty();
    world.hold("p1", "bert", "a", 5_000);
    world.hold("p2", "anna", "b", 5_000);
    world.hold("p3", "anna", "a", 5_000).effective_from = Some(month("2026-10").last());
    world.hold("p4", "anna", "a", 5_000).effective_from = Some(month("2026-12").first());
    world.hold("p5", "anna", "a", 0);
    world.ledger("bert", "a", 5_000, None).record = Some("p1".to_owned());
    world.ledger("anna", "a", 5_000, None).month = month("2026-10");
    let plan = world.plan();
    assert!(ticked(of_type(&plan, "anna", "a")), "{plan:#?}");
}

#[test]
fn no_day_told_is_the_month() {
    let mut world = listed_fifty();
    let pay = world.hold("p1", "anna", "a", 5_000);
    (pay.effective_from, pay.category, pay.type_name) = (None, None, None);
    assert_eq!(world.says(), equal(&[Code::BenefitSameByHand]));
}

#[test]
fn what_is_no_longer_listed_is_told_with_what_is_there() {
    let mut world = World::new();
    world.hold("p1", "anna", "a", 5_000);
    assert!(world.plan().changes.is_empty(), "what others entered is theirs");
    marked(&mut world, "a", Payout::OneTime);
    assert_eq!(world.says(), differs(Code::BenefitNoLongerListed));
    assert_eq!(guide(&world), (money(5_000), None));
    world.pay.last_mut().unwrap().comment = None;
    world.ledger("anna", "a", 5_000, None);
    assert_eq!(world.says(), differs(Code::BenefitNoLongerListed), "no id and no mark: by the amount");
    let world = world.list("anna", "x", 0);
    assert!(world.plan().changes.iter().any(|row| codes(row) == [Code::BenefitNoLongerListed]), "zero is nothing");
}

#[test]
fn what_goes_on_is_told_in_every_month() {
    let mut world = World::new();
    world.hold("p1", "anna", "r", 5_000).effective_from = Some(month("2026-06").first());
    world.ledger("anna", "r", 5_000, Some("p1")).month = month("2026-06");
    assert_eq!(world.says(), (ChangeKind::Blocked, BenefitState::GoesOn, false, false, vec![Code::BenefitGoesOn]));
}

#[test]
fn a_recurring_amount_is_sent_in_one_month_only() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.hold("p1", "anna", "r", 5_000).effective_from = Some(month("2026-06").first());
    world.ledger("anna", "r", 5_000, Some("p1")).month = month("2026-06");
    assert_eq!(world.says(), equal(&[]));
    world.entries[0].amount = euros(6_000);
    assert_eq!(world.says(), differs(Code::BenefitDiffers));
    assert_eq!(guide(&world), (money(5_000), money(6_000)));
    world.pay.retain(|pay| pay.id != "p1");
    assert_eq!(world.says(), waits(true, &[Code::BenefitRemovedInTarget, Code::BenefitRecurs]), "ended by hand");
}

#[test]
fn what_goes_on_from_a_later_month_is_not_begun_before() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.ledger("anna", "r", 5_000, Some("p1")).month = month("2026-12");
    let (kind, state, hold, sent_before, _) = world.says();
    assert_eq!((kind, state, hold, sent_before), (ChangeKind::Create, BenefitState::New, true, true));
}

#[test]
fn the_same_amount_less_often_is_not_the_same() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.hold("p1", "anna", "r", 5_000).interval = Some(Interval::Yearly);
    assert_eq!(world.says(), waits(false, &[Code::BenefitOthersThere, Code::BenefitRecurs]));
    marked(&mut world, "r", MONTHLY);
    assert_eq!(world.says(), differs(Code::BenefitDiffers));
    let row = world.row();
    let interval = row.field(Field::PayInterval).unwrap();
    assert_eq!((&interval.old, &interval.new), (&Some(Value::Text("yearly".to_owned())), &Some(Value::Text("monthly".to_owned()))));
    world.pay.last_mut().unwrap().interval = None;
    assert_eq!(world.says(), equal(&[]), "what is not told does not differ");
}

/// A benefit that moved to another type after it was sent would be paid under both.
#[test]
fn a_benefit_that_moved_waits_until_the_first_is_taken_back() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 5_000);
    world.ledger("anna", "a", 5_000, Some("p1"));
    let mut world = world.rule("x", whole(existing("b"), Payout::OneTime));
    let plan = world.plan();
    assert_eq!(says(of_type(&plan, "anna", "b")), waits(false, &[Code::BenefitNoLongerListed]));
    assert_eq!(says(of_type(&plan, "anna", "a")), differs(Code::BenefitNoLongerListed));
    // Also while something else of the person is not settled.
    let plan = world.clone().list("anna", "z", 100).plan();
    assert!(!ticked(of_type(&plan, "anna", "b")), "{plan:#?}");
    // Taken back by hand, it goes out.
    world.pay.pop();
    assert!(ticked(&world.row()), "{:#?}", world.row());
    // Where nothing of the person is shown, nobody can say that it was.
    world.pay.retain(|pay| pay.person.as_str() != "k-anna");
    assert!(!ticked(&world.row()), "{:#?}", world.row());
}

#[test]
fn a_benefit_that_moved_while_nothing_was_clear_waits() {
    let mut world = listed_fifty();
    world.ledger("anna", "a", 5_000, None).happened = false;
    let world = world.rule("x", whole(existing("b"), Payout::OneTime));
    assert_eq!(world.says(), waits(true, &[Code::BenefitUnclearBefore]));
}

#[test]
fn what_goes_on_under_another_type_holds_the_new_one() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.hold("p1", "anna", "r", 5_000).effective_from = Some(month("2026-06").first());
    world.ledger("anna", "r", 5_000, Some("p1")).month = month("2026-06");
    let plan = world.rule("j", whole(existing("b"), Payout::OneTime)).plan();
    assert_eq!(says(of_type(&plan, "anna", "b")), waits(false, &[Code::BenefitGoesOn]));
}

#[test]
fn a_split_made_later_waits_until_the_first_part_is_corrected() {
    let mut world = listed_fifty();
    world.hold("p1", "anna", "a", 5_000);
    world.ledger("anna", "a", 5_000, Some("p1"));
    let part = |kind: &str, share| Part { into: existing(kind), share, payout: Payout::OneTime };
    let parts = vec![part("a", Share::Amount(Decimal::from(30))), part("b", Share::Rest)];
    let mut world = world.rule("x", BenefitRule::Send { parts });
    let plan = world.plan();
    assert_eq!(says(of_type(&plan, "anna", "a")), differs(Code::BenefitDiffers));
    assert_eq!(says(of_type(&plan, "anna", "b")), waits(false, &[Code::BenefitDiffers]));
    world.pay.last_mut().unwrap().amount = euros(3_000);
    assert!(ticked(of_type(&world.plan(), "anna", "b")), "corrected by hand");
}

#[test]
fn too_little_of_one_type_holds_nothing_else() {
    let mut world = listed_fifty().list("anna", "y", 700);
    world.hold("p1", "anna", "a", 3_000);
    marked(&mut world, "a", Payout::OneTime);
    assert!(ticked(of_type(&world.plan(), "anna", "b")));
}

#[test]
fn an_older_type_of_the_same_name_is_no_other_payment() {
    let mut world = listed_fifty().rule("x", whole(new_type("Type A"), Payout::OneTime));
    world.hold("p1", "anna", "a", 5_000);
    world.ledger("anna", "a", 5_000, Some("p1"));
    world.types.insert(0, CompensationType { id: "0".to_owned(), name: "type a".to_owned(), category: Category::OneTime });
    let plan = world.plan();
    assert!(!plan.changes.iter().any(ticked), "{plan:#?}");
}
