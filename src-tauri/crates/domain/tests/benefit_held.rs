//! Compares listed amounts with the target's pay and the ledger: equal, different, unlisted and unknown amounts.
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

fn correction(world: &World) -> (Option<Value>, Option<Value>) {
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
fn equal_pay_in_the_target_is_not_sent() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 5_000);
    assert_eq!(world.summary(), equal(&[Code::BenefitSameByHand]));
    world.add_sent("anna", "a", 5_000, None);
    assert_eq!(world.summary(), equal(&[]), "the ledger knows that it arrived");
    world.sent[0].record = Some("p1".to_owned());
    assert_eq!(world.summary(), equal(&[]), "and as what");
    assert!(benefit_row(&world.row()).held[0].ours);
    world.sent.clear();
    marked(&mut world, "a", Payout::OneTime);
    assert_eq!(world.summary(), equal(&[]), "the mark tells");
    assert!(world.row().fields.is_empty());
}

#[test]
fn entries_that_add_up_equal_the_amount() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 2_000);
    world.add_pay("p2", "anna", "a", 3_000);
    assert_eq!(world.summary(), equal(&[Code::BenefitSameByHand]));
}

#[test]
fn own_amount_entered_twice_differs() {
    let mut world = listed_fifty();
    for id in ["p1", "p2"] {
        world.add_pay(id, "anna", "a", 5_000);
        marked(&mut world, "a", Payout::OneTime);
    }
    assert_eq!(world.summary(), differs(Code::BenefitDiffers));
    assert_eq!(correction(&world), (money(10_000), money(5_000)));
    // A page that is returned twice is one entry.
    world.pay.last_mut().unwrap().id = "p1".to_owned();
    assert_eq!(world.summary(), equal(&[]));
}

#[test]
fn manual_amount_entered_twice_has_a_warning() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 5_000);
    world.add_pay("p2", "anna", "a", 5_000);
    assert_eq!(world.summary(), equal(&[Code::BenefitOthersBeside]));
    let params = world.row().findings[0].params.clone();
    assert_eq!((&params["held"], &params["wanted"]), (&euros(10_000).to_string(), &euros(5_000).to_string()));
}

#[test]
fn own_amount_beside_manual_entry_is_equal_with_a_warning() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 5_000);
    marked(&mut world, "a", Payout::OneTime);
    world.add_pay("p2", "anna", "a", 3_000);
    assert_eq!(world.summary(), equal(&[Code::BenefitOthersBeside]));
    assert_eq!(world.row().findings[0].params["held"], euros(8_000).to_string());
    // Another currency is not added up.
    world.pay.last_mut().unwrap().amount = Money::new(Decimal::from(50), Currency::SEK);
    assert_eq!(world.summary(), equal(&[Code::BenefitOthersBeside]));
    assert_eq!(world.row().findings[0].params["held"], "50 EUR, 50 SEK");
}

#[test]
fn entries_beside_a_listed_amount_come_first_as_notices() {
    let mut world = listed_fifty().list("bert", "x", 5_000);
    for (id, person) in [("p1", "anna"), ("p2", "bert"), ("p3", "bert")] {
        world.add_pay(id, person, "a", 5_000);
    }
    let plan = world.plan();
    assert_eq!(plan.changes.iter().map(codes).collect::<Vec<_>>(), [[Code::BenefitOthersBeside], [Code::BenefitSameByHand]]);
    assert_eq!(plan.notices().into_iter().collect::<Vec<_>>(), [plan.changes[0].key.as_str()]);
}

/// A whole month was entered a second time by hand. The finding stays at each row even if everybody has it.
#[test]
fn entries_beside_every_amount_are_notices() {
    let mut world = World::new();
    let (list, there) = (world.people[0].clone(), world.target.people[0].clone());
    for number in 0..12 {
        let name = format!("carl{number}");
        let email = Some(format!("{name}@pay.example"));
        world.people.push(domain::benefits::ListPerson { id: name.clone(), email: email.clone(), ..list.clone() });
        world.target.people.push(domain::benefits::TargetPerson { id: PersonId(format!("k-{name}")), email, ..there.clone() });
        world = world.list(&name, "x", 5_000);
        for twice in ["", " again"] {
            world.add_pay(&format!("{name}{twice}"), &name, "a", 5_000);
        }
    }
    assert_eq!(world.plan().notices().len(), 12);
}

#[test]
fn entries_beside_a_sum_of_zero_have_a_warning() {
    let mut world = listed_fifty().rule("y", whole(existing("a"), Payout::OneTime)).list("anna", "y", -5_000);
    world.settings.send_negative = true;
    assert_eq!(world.summary(), (ChangeKind::InStep, BenefitState::NotSent, false, false, vec![Code::BenefitZero]));
    world.add_pay("p1", "anna", "a", 3_000);
    assert_eq!(world.summary(), (ChangeKind::InStep, BenefitState::NotSent, false, false, vec![Code::BenefitOthersBeside]));
}

#[test]
fn duplicate_type_has_a_warning() {
    let mut world = listed_fifty();
    let twin = CompensationType { id: "a twin".to_owned(), ..world.types.iter().find(|one| one.id == "a").unwrap().clone() };
    world.types.push(twin);
    assert_eq!(world.summary().4, [Code::BenefitTypeTwice]);
}

#[rstest]
#[case(true, None)]
#[case(false, Some(Some("p1")))]
#[case(false, Some(None))]
// The answer had an id that no read shows.
#[case(false, Some(Some("elsewhere")))]
fn own_different_amount_is_corrected_by_hand(#[case] mark: bool, #[case] ledger: Option<Option<&str>>) {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 3_000);
    if mark {
        marked(&mut world, "a", Payout::OneTime);
    }
    if let Some(record) = ledger {
        world.add_sent("anna", "a", 3_000, record);
    }
    assert_eq!(world.summary(), differs(Code::BenefitDiffers));
    assert_eq!(correction(&world), (money(3_000), money(5_000)));
}

#[test]
fn extra_entry_instead_of_correction_shows_the_sum() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 3_000);
    marked(&mut world, "a", Payout::OneTime);
    world.add_pay("p2", "anna", "a", 5_000);
    assert_eq!(world.summary(), differs(Code::BenefitDiffers));
    assert_eq!(correction(&world), (money(8_000), money(5_000)));
}

#[test]
fn manual_entry_waits_for_the_owner() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 3_000);
    assert_eq!(world.summary(), waits(false, &[Code::BenefitOthersThere]));
    // A mark of another person or type is not the app's.
    world.pay.last_mut().unwrap().comment = Some("x 2026-11 [PB-0123456789abcdef]".to_owned());
    assert_eq!(world.summary(), waits(false, &[Code::BenefitOthersThere]));
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 0).amount = Money::new(Decimal::from(50), Currency::SEK);
    assert!(world.summary().2, "fifty of another currency are not fifty");
}

#[test]
fn removed_or_unknown_write_waits_for_the_owner() {
    let mut world = listed_fifty();
    world.add_sent("anna", "a", 5_000, Some("p1"));
    assert_eq!(world.summary(), waits(true, &[Code::BenefitRemovedInTarget]));
    world.add_pay("p1", "anna", "a", 0);
    assert_eq!(world.summary(), waits(true, &[Code::BenefitRemovedInTarget]), "zero is as good as removed");
    world.sent[0].happened = false;
    assert_eq!(world.summary(), waits(true, &[Code::BenefitUnclearBefore]));
    world.add_pay("p2", "anna", "a", 3_000);
    assert_eq!(world.summary(), waits(true, &[Code::BenefitOthersThere, Code::BenefitUnclearBefore]));
    world.pay.last_mut().unwrap().amount = euros(5_000);
    assert_eq!(world.summary(), equal(&[Code::BenefitSameByHand]));
}

#[test]
fn type_without_known_id_is_matched_by_name() {
    let mut world = listed_fifty().rule("x", whole(new_type("Neu"), Payout::OneTime));
    world.types.push(CompensationType { id: "n".to_owned(), name: "neu".to_owned(), category: Category::OneTime });
    world.add_sent("anna", "n", 5_000, None).type_id = None;
    assert_eq!(world.summary(), waits(true, &[Code::BenefitRemovedInTarget]));
    world.types.pop();
    let plan = world.plan();
    let pay = plan.changes.iter().find(|row| benefit_row(row).state == BenefitState::New).unwrap();
    assert!(!is_ticked(pay), "{pay:#?}");
}

#[test]
fn other_people_months_and_types_are_ignored() {
    let mut world = listed_fifty();
    world.add_pay("p1", "bert", "a", 5_000);
    world.add_pay("p2", "anna", "b", 5_000);
    world.add_pay("p3", "anna", "a", 5_000).effective_from = Some(month("2026-10").last());
    world.add_pay("p4", "anna", "a", 5_000).effective_from = Some(month("2026-12").first());
    world.add_pay("p5", "anna", "a", 0);
    world.add_sent("bert", "a", 5_000, None).record = Some("p1".to_owned());
    world.add_sent("anna", "a", 5_000, None).month = month("2026-10");
    let plan = world.plan();
    assert!(is_ticked(of_type(&plan, "anna", "a")), "{plan:#?}");
}

#[test]
fn missing_day_counts_as_the_month() {
    let mut world = listed_fifty();
    let pay = world.add_pay("p1", "anna", "a", 5_000);
    (pay.effective_from, pay.category, pay.type_name) = (None, None, None);
    assert_eq!(world.summary(), equal(&[Code::BenefitSameByHand]));
}

#[test]
fn unlisted_amount_is_shown_with_the_pay_in_the_target() {
    let mut world = World::new();
    world.add_pay("p1", "anna", "a", 5_000);
    assert!(world.plan().changes.is_empty(), "what others entered is theirs");
    marked(&mut world, "a", Payout::OneTime);
    assert_eq!(world.summary(), differs(Code::BenefitNoLongerListed));
    assert_eq!(correction(&world), (money(5_000), None));
    world.pay.last_mut().unwrap().comment = None;
    world.add_sent("anna", "a", 5_000, None);
    assert_eq!(world.summary(), differs(Code::BenefitNoLongerListed), "no id and no mark: by the amount");
    let world = world.list("anna", "x", 0);
    assert!(world.plan().changes.iter().any(|row| codes(row) == [Code::BenefitNoLongerListed]), "zero is nothing");
}

#[test]
fn unlisted_recurring_amount_is_shown_every_month() {
    let mut world = World::new();
    world.add_pay("p1", "anna", "r", 5_000).effective_from = Some(month("2026-06").first());
    world.add_sent("anna", "r", 5_000, Some("p1")).month = month("2026-06");
    assert_eq!(world.summary(), (ChangeKind::Blocked, BenefitState::GoesOn, false, false, vec![Code::BenefitGoesOn]));
}

#[test]
fn recurring_amount_is_sent_in_one_month_only() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.add_pay("p1", "anna", "r", 5_000).effective_from = Some(month("2026-06").first());
    world.add_sent("anna", "r", 5_000, Some("p1")).month = month("2026-06");
    assert_eq!(world.summary(), equal(&[]));
    world.entries[0].amount = euros(6_000);
    assert_eq!(world.summary(), differs(Code::BenefitDiffers));
    assert_eq!(correction(&world), (money(5_000), money(6_000)));
    world.pay.retain(|pay| pay.id != "p1");
    assert_eq!(world.summary(), waits(true, &[Code::BenefitRemovedInTarget, Code::BenefitRecurs]), "ended by hand");
}

#[test]
fn recurring_amount_of_a_later_month_holds_an_earlier_one() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.add_sent("anna", "r", 5_000, Some("p1")).month = month("2026-12");
    let (kind, state, hold, sent_before, _) = world.summary();
    assert_eq!((kind, state, hold, sent_before), (ChangeKind::Create, BenefitState::New, true, true));
}

#[test]
fn equal_amount_with_another_interval_differs() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.add_pay("p1", "anna", "r", 5_000).interval = Some(Interval::Yearly);
    assert_eq!(world.summary(), waits(false, &[Code::BenefitOthersThere, Code::BenefitRecurs]));
    marked(&mut world, "r", MONTHLY);
    assert_eq!(world.summary(), differs(Code::BenefitDiffers));
    let row = world.row();
    let interval = row.field(Field::PayInterval).unwrap();
    assert_eq!((&interval.old, &interval.new), (&Some(Value::Text("yearly".to_owned())), &Some(Value::Text("monthly".to_owned()))));
    world.pay.last_mut().unwrap().interval = None;
    assert_eq!(world.summary(), equal(&[]), "what is not told does not differ");
}

/// A benefit that moved to another type after it was sent would be paid by both types.
#[test]
fn moved_benefit_waits_until_the_first_pay_is_removed() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 5_000);
    world.add_sent("anna", "a", 5_000, Some("p1"));
    let mut world = world.rule("x", whole(existing("b"), Payout::OneTime));
    let plan = world.plan();
    assert_eq!(summary(of_type(&plan, "anna", "b")), waits(false, &[Code::BenefitNoLongerListed]));
    assert_eq!(summary(of_type(&plan, "anna", "a")), differs(Code::BenefitNoLongerListed));
    // Also while another row of the person is blocked.
    let plan = world.clone().list("anna", "z", 100).plan();
    assert!(!is_ticked(of_type(&plan, "anna", "b")), "{plan:#?}");
    // After the first pay is removed by hand, the new row is ticked.
    world.pay.pop();
    assert!(is_ticked(&world.row()), "{:#?}", world.row());
    // If the target shows no pay of the person, the app cannot know that it was removed.
    world.pay.retain(|pay| pay.person.as_str() != "k-anna");
    assert!(!is_ticked(&world.row()), "{:#?}", world.row());
}

#[test]
fn moved_benefit_waits_after_an_unknown_write() {
    let mut world = listed_fifty();
    world.add_sent("anna", "a", 5_000, None).happened = false;
    let world = world.rule("x", whole(existing("b"), Payout::OneTime));
    assert_eq!(world.summary(), waits(true, &[Code::BenefitUnclearBefore]));
}

#[test]
fn recurring_pay_of_another_type_holds_the_new_row() {
    let mut world = World::new().list("anna", "j", 5_000);
    world.add_pay("p1", "anna", "r", 5_000).effective_from = Some(month("2026-06").first());
    world.add_sent("anna", "r", 5_000, Some("p1")).month = month("2026-06");
    let plan = world.rule("j", whole(existing("b"), Payout::OneTime)).plan();
    assert_eq!(summary(of_type(&plan, "anna", "b")), waits(false, &[Code::BenefitGoesOn]));
}

#[test]
fn later_split_waits_until_the_first_part_is_corrected() {
    let mut world = listed_fifty();
    world.add_pay("p1", "anna", "a", 5_000);
    world.add_sent("anna", "a", 5_000, Some("p1"));
    let part = |kind: &str, share| Part { into: existing(kind), share, payout: Payout::OneTime };
    let parts = vec![part("a", Share::Amount(Decimal::from(30))), part("b", Share::Rest)];
    let mut world = world.rule("x", BenefitRule::Send { parts });
    let plan = world.plan();
    assert_eq!(summary(of_type(&plan, "anna", "a")), differs(Code::BenefitDiffers));
    assert_eq!(summary(of_type(&plan, "anna", "b")), waits(false, &[Code::BenefitDiffers]));
    world.pay.last_mut().unwrap().amount = euros(3_000);
    assert!(is_ticked(of_type(&world.plan(), "anna", "b")), "corrected by hand");
}

#[test]
fn too_little_pay_of_one_type_holds_nothing_else() {
    let mut world = listed_fifty().list("anna", "y", 700);
    world.add_pay("p1", "anna", "a", 3_000);
    marked(&mut world, "a", Payout::OneTime);
    assert!(is_ticked(of_type(&world.plan(), "anna", "b")));
}

#[test]
fn older_type_of_the_same_name_is_no_other_payment() {
    let mut world = listed_fifty().rule("x", whole(new_type("Type A"), Payout::OneTime));
    world.add_pay("p1", "anna", "a", 5_000);
    world.add_sent("anna", "a", 5_000, Some("p1"));
    world.types.insert(0, CompensationType { id: "0".to_owned(), name: "type a".to_owned(), category: Category::OneTime });
    let plan = world.plan();
    assert!(!plan.changes.iter().any(is_ticked), "{plan:#?}");
}
