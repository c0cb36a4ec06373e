//! Rules of benefits: split amounts, compensation types, and amounts that are not sent.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::benefits::*;
use domain::benefits::{BenefitRule, Category, CompensationType, Interval, Part, Payout, Share, TypeChoice};
use domain::field::{Field, Value};
use domain::finding::FindingCode as Code;
use domain::money::{Currency, Money};
use domain::plan::{BenefitState, Change, ChangeKind};
use rstest::rstest;
use rust_decimal::Decimal;

const NEW: (ChangeKind, BenefitState, bool, bool) = (ChangeKind::Create, BenefitState::New, false, false);

fn amount(row: &Change) -> Option<Value> {
    row.field(Field::PayAmount).and_then(|field| field.new.clone())
}

fn blocked(world: &World, code: Code) {
    assert_eq!(world.summary(), (ChangeKind::Blocked, BenefitState::Blocked, false, false, vec![code]));
    assert!(benefit_row(&world.row()).pay_type.is_none());
    assert_eq!(in_rows(&world.plan()), listed(world));
}

fn not_sent(world: &World, code: Code) {
    assert_eq!(world.summary(), (ChangeKind::InStep, BenefitState::NotSent, false, false, vec![code]));
    assert_eq!(in_rows(&world.plan()), listed(world));
}

fn send(parts: Vec<Part>) -> BenefitRule {
    BenefitRule::Send { parts }
}

fn once(into: TypeChoice, share: Share) -> Part {
    part(into, share, Payout::OneTime)
}

fn named(name: &str, category: Category) -> CompensationType {
    CompensationType { id: format!("id {name}"), name: name.to_owned(), category }
}

#[test]
fn listed_amount_is_sent_unchanged() {
    let world = World::new().list("anna", "x", 5_050);
    let row = world.row();
    assert_eq!(summary(&row), (NEW.0, NEW.1, NEW.2, NEW.3, vec![]));
    assert_eq!(amount(&row), Some(Value::Money(euros(5_050))));
    assert_eq!(row.field(Field::PayFrom).unwrap().new, Some(Value::Date(november().first())));
    assert!(row.field(Field::PayInterval).is_none());
    assert_eq!(benefit_row(&row).pay_type.as_ref().unwrap().id.as_deref(), Some("a"));
}

#[test]
fn recurring_amount_has_a_warning_and_its_interval() {
    let world = World::new().list("anna", "j", 5_000).rule("j", whole(existing("r"), Payout::Recurring { interval: Interval::Yearly }));
    let row = world.row();
    assert_eq!(summary(&row), (NEW.0, NEW.1, NEW.2, NEW.3, vec![Code::BenefitRecurs]));
    assert_eq!(row.field(Field::PayInterval).unwrap().new, Some(Value::Text("yearly".to_owned())));
}

#[test]
fn benefit_without_a_rule_is_blocked() {
    let world = World::new().list("anna", "z", 5_000);
    blocked(&world, Code::BenefitUnmapped);
    assert_eq!(overview(&world.plan()).uses[0].rule, None);
    blocked(&World::new().list("anna", "not in the catalogue", 5_000), Code::BenefitUnmapped);
}

#[test]
fn excluded_benefit_is_not_sent() {
    not_sent(&World::new().list("anna", "x", 5_000).rule("x", BenefitRule::DoNotSend), Code::BenefitNotSent);
    not_sent(&World::new().list("anna", "x", 0), Code::BenefitZero);
    not_sent(&World::new().list("anna", "z", 0), Code::BenefitZero);
}

#[test]
fn negative_amount_needs_the_setting() {
    let mut world = World::new().list("anna", "x", -5_000);
    blocked(&world, Code::BenefitNegative);
    world.settings.send_negative = true;
    assert_eq!(amount(&world.row()), Some(Value::Money(euros(-5_000))));
    let split = send(vec![once(existing("a"), Share::Amount(Decimal::from(20))), once(existing("b"), Share::Rest)]);
    let plan = world.rule("x", split).plan();
    assert_eq!(amount(of_type(&plan, "anna", "a")), Some(Value::Money(euros(-2_000))));
    assert_eq!(amount(of_type(&plan, "anna", "b")), Some(Value::Money(euros(-3_000))));
}

#[test]
fn fractions_of_a_cent_and_other_currencies_are_blocked() {
    let mut world = World::new();
    world.entry("anna", "x", november(), Money::new(Decimal::new(50_005, 3), Currency::EUR));
    blocked(&world, Code::BenefitNotCents);
    world.entries.clear();
    world.entry("anna", "x", november(), Money::new(Decimal::new(500_000, 4), Currency::EUR));
    assert!(is_ticked(&world.row()), "zeros at the end are no parts of a cent");
    world.entries.clear();
    world.entry("anna", "x", november(), Money::new(Decimal::new(50, 0), Currency::SEK));
    blocked(&world, Code::BenefitCurrency);
    world.settings.currency = Currency::SEK;
    assert!(is_ticked(&world.row()));
}

#[test]
fn totals_skip_other_currencies() {
    let mut world = World::new().list("anna", "x", 5_000);
    world.entry("bert", "x", november(), Money::new(Decimal::from(700), Currency::SEK));
    let plan = world.plan();
    let told = &overview(&plan).uses[0];
    assert_eq!((&told.listed, &told.to_send, &told.left_out, told.people), (&euros(5_000), &euros(5_000), &euros(0), 2));
    assert_eq!(overview(&plan).difference.total_now, euros(5_000));
}

#[rstest]
#[case(vec![])]
#[case(vec![once(existing("a"), Share::Amount(Decimal::TEN))])]
#[case(vec![once(existing("a"), Share::Rest), once(existing("b"), Share::Rest)])]
#[case(vec![once(existing("a"), Share::Percent(Decimal::from(101))), once(existing("b"), Share::Rest)])]
#[case(vec![once(existing("a"), Share::Amount(-Decimal::TEN)), once(existing("b"), Share::Rest)])]
fn broken_rule_sends_nothing(#[case] parts: Vec<Part>) {
    blocked(&World::new().list("anna", "x", 5_000).rule("x", send(parts)), Code::BenefitRuleBroken);
}

#[rstest]
// 46.50 tax free, the rest taxed.
#[case(11_505, vec![(Share::Amount(Decimal::new(465, 1)), 4_650), (Share::Rest, 6_855)])]
#[case(3_000, vec![(Share::Amount(Decimal::new(465, 1)), 3_000), (Share::Rest, 0)])]
#[case(1, vec![(Share::Percent(Decimal::from(50)), 1), (Share::Rest, 0)])]
#[case(9_999, vec![(Share::Percent(Decimal::new(3333, 2)), 3_333), (Share::Rest, 6_666)])]
fn split_parts_add_up_to_the_amount(#[case] cents: i64, #[case] shares: Vec<(Share, i64)>) {
    let parts: Vec<Part> = shares.iter().zip(["a", "b"]).map(|((share, _), kind)| once(existing(kind), share.clone())).collect();
    let world = World::new().list("anna", "x", cents).rule("x", send(parts));
    let plan = world.plan();
    assert_eq!(plan.changes.len(), shares.iter().filter(|(_, cents)| *cents != 0).count());
    for ((_, cents), kind) in shares.iter().zip(["a", "b"]).filter(|((_, cents), _)| *cents != 0) {
        assert_eq!(amount(of_type(&plan, "anna", kind)), Some(Value::Money(euros(*cents))));
    }
    assert_eq!(in_rows(&plan), listed(&world));
}

#[test]
fn parts_with_one_type_are_one_payment() {
    let world = World::new().list("anna", "x", 5_000).list("anna", "y", 1_050).rule("y", whole(existing("a"), Payout::OneTime));
    let row = world.row();
    assert_eq!(amount(&row), Some(Value::Money(euros(6_050))));
    assert_eq!(benefit_row(&row).parts.len(), 2);
}

#[test]
fn opposite_signs_add_up_and_zero_is_not_sent() {
    let mut world = World::new().list("anna", "x", 5_000).list("anna", "y", -2_000).rule("y", whole(existing("a"), Payout::OneTime));
    world.settings.send_negative = true;
    assert_eq!(amount(&world.row()), Some(Value::Money(euros(3_000))));
    world.entries[1].amount = euros(-5_000);
    not_sent(&world, Code::BenefitZero);
    // An amount that was sent earlier must be removed by hand.
    world.add_pay("p1", "anna", "a", 5_000);
    world.add_sent("anna", "a", 5_000, Some("p1"));
    let there = (ChangeKind::Blocked, BenefitState::ThereDifferent, false, false, vec![Code::BenefitNoLongerListed]);
    assert_eq!(world.summary(), there);
}

#[test]
fn one_type_with_two_intervals_is_blocked() {
    let quarterly = Payout::Recurring { interval: Interval::Quarterly };
    let world = World::new().list("anna", "j", 5_000).list("anna", "y", 100).rule("y", whole(new_type("Type R "), quarterly));
    let (kind, state, _, _, codes) = world.summary();
    assert_eq!((kind, state, codes), (ChangeKind::Blocked, BenefitState::Blocked, vec![Code::BenefitIntervalsDiffer]));
    let world = World::new()
        .list("anna", "x", 5_000)
        .list("anna", "y", 100)
        .rule("x", whole(new_type("Rad"), MONTHLY))
        .rule("y", whole(new_type("rad"), quarterly));
    let (kind, _, _, _, codes) = world.summary();
    assert_eq!((kind, codes), (ChangeKind::Blocked, vec![Code::BenefitIntervalsDiffer]), "and no type is made for it");
}

#[test]
fn type_is_created_once_and_before_its_payments() {
    let world = World::new()
        .list("anna", "x", 5_000)
        .list("bert", "y", 100)
        .rule("x", whole(new_type(" Sachbezug"), Payout::OneTime))
        .rule("y", whole(new_type("SACHBEZUG\u{200f} "), Payout::OneTime));
    let rows = world.plan().changes;
    let states: Vec<BenefitState> = rows.iter().map(|row| benefit_row(row).state).collect();
    assert_eq!(states, [BenefitState::TypeToMake, BenefitState::New, BenefitState::New], "{rows:#?}");
    assert!(assertions::all(rows.iter(), is_ticked));
    assert_eq!(benefit_row(&rows[0]).pay_type.as_ref().unwrap().name, "Sachbezug");
}

#[rstest]
#[case("sachbezug")]
#[case("  Sachbezug ")]
// Another Unicode composition, followed by a direction mark.
#[case("Sachbezug\u{200f}")]
fn new_type_that_exists_by_now_is_used(#[case] name: &str) {
    let mut world = World::new().list("anna", "x", 5_000).rule("x", whole(new_type("Sachbezug"), Payout::OneTime));
    world.types.push(named(name, Category::OneTime));
    assert_eq!(benefit_row(&world.row()).pay_type.as_ref().unwrap().id, Some(format!("id {name}")));
}

#[test]
fn unicode_compositions_of_a_name_are_one_type() {
    let mut world = World::new().list("anna", "x", 5_000).rule("x", whole(new_type("Pr\u{e4}mie  2026"), Payout::OneTime));
    world.types.push(named("Pra\u{308}mie 2026", Category::OneTime));
    assert_eq!(world.plan().changes.len(), 1);
}

#[rstest]
#[case("Type R")]
#[case("type r ")]
#[case("gehalt")]
#[case("  ")]
#[case("\u{200f}")]
fn taken_type_name_is_refused(#[case] name: &str) {
    blocked(&World::new().list("anna", "x", 5_000).rule("x", whole(new_type(name), Payout::OneTime)), Code::BenefitTypeNameTaken);
}

#[test]
fn new_name_for_both_categories_is_refused() {
    let world = World::new()
        .list("anna", "x", 5_000)
        .list("anna", "y", 100)
        .rule("x", whole(new_type("Rad"), Payout::OneTime))
        .rule("y", whole(new_type("rad"), MONTHLY));
    let rows = world.plan().changes;
    assert_eq!(rows.len(), 2);
    assert!(assertions::all(rows.iter(), |row| codes(row) == [Code::BenefitTypeNameTaken]), "{rows:#?}");
}

#[rstest]
#[case("nowhere", Code::BenefitTypeGone)]
#[case("s", Code::BenefitTypeChanged)]
#[case("r", Code::BenefitTypeChanged)]
fn unwritable_type_is_blocked(#[case] kind: &str, #[case] code: Code) {
    blocked(&World::new().list("anna", "x", 5_000).rule("x", whole(existing(kind), Payout::OneTime)), code);
}

#[test]
fn benefit_with_an_unsendable_part_is_not_sent() {
    let rule = send(vec![once(existing("a"), Share::Amount(Decimal::TEN)), once(existing("s"), Share::Rest)]);
    blocked(&World::new().list("anna", "x", 5_000).rule("x", rule.clone()), Code::BenefitTypeChanged);
    assert!(is_ticked(&World::new().list("anna", "x", 1_000).rule("x", rule).row()), "nothing is left for the other part");
}

/// A mapped type that changed its category: in both directions, to the category of salaries, and to an unknown category.
#[rstest]
#[case::once_to_again(Payout::OneTime, Category::Recurring, "one_time", "recurring")]
#[case::again_to_once(MONTHLY, Category::OneTime, "recurring", "one_time")]
#[case::to_a_salary(Payout::OneTime, Category::Other("FIXED_SALARY".to_owned()), "one_time", "FIXED_SALARY")]
#[case::to_an_unknown_word(MONTHLY, Category::Other("ADDITIONAL_PAY".to_owned()), "recurring", "ADDITIONAL_PAY")]
fn type_of_changed_category_blocks_its_rows(#[case] payout: Payout, #[case] now: Category, #[case] was_word: &str, #[case] now_word: &str) {
    let mut world = World::new().list("anna", "x", 5_000).rule("x", whole(existing("a"), payout));
    let kind = world.types.iter_mut().find(|kind| kind.id == "a").unwrap();
    kind.category = now;
    let name = kind.name.clone();
    let row = world.row();
    assert_eq!((row.kind, codes(&row)), (ChangeKind::Blocked, vec![Code::BenefitTypeChanged]));
    let params = &row.findings[0].params;
    assert_eq!((&params["type"], &*params["was"], &*params["now"]), (&name, was_word, now_word));
}
