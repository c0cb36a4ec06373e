//! Property tests of the benefit plan with random lists, rules, target pay and ledgers: every amount is in the plan once, and nothing is
//! ticked twice.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use assertions::Reached;
use std::collections::BTreeMap;

use common::benefits::*;
use domain::benefits::{BenefitKind, BenefitRule, Interval, Part, Payout, PayrollMonth, Share, TypeChoice, comment, mark};
use domain::money::{Currency, Money};
use domain::person::PersonId;
use domain::plan::benefits::SentPay;
use domain::plan::{BenefitState, ChangeKind};
use proptest::prelude::*;
use rust_decimal::Decimal;

const NAMES: [&str; 4] = ["anna", "bert", "nobody", "carl"];
const BENEFITS: [&str; 5] = ["x", "y", "j", "z", "unlisted"];
const KINDS: [&str; 4] = ["a", "b", "r", "s"];

fn months() -> impl Strategy<Value = PayrollMonth> {
    prop_oneof![6 => Just(november()), 1 => Just(month("2026-10")), 1 => Just(month("2026-12"))]
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![2 => Just(5_000_i64), 1 => Just(0), 1 => Just(-5_000), 1 => Just(2_500), 2 => -9_999..9_999_i64]
}

fn choices() -> impl Strategy<Value = TypeChoice> {
    prop_oneof![
        6 => prop::sample::select(vec!["a", "b", "r"]).prop_map(existing),
        1 => prop::sample::select(vec!["s", "gone"]).prop_map(existing),
        4 => prop::sample::select(vec!["Neu", " neu\u{200f}", "Other", "type a", "Type R", "Gehalt", ""]).prop_map(new_type),
    ]
}

fn payouts() -> impl Strategy<Value = Payout> {
    prop_oneof![4 => Just(Payout::OneTime), 2 => Just(MONTHLY), 1 => Just(Payout::Recurring { interval: Interval::Yearly })]
}

fn rules() -> impl Strategy<Value = BenefitRule> {
    let share = prop_oneof![
        (0_i64..6_000).prop_map(|cents| Share::Amount(Decimal::new(cents, 2))),
        (0_i64..6_000).prop_map(|share| Share::Percent(Decimal::new(share, 2))),
    ];
    let cut = prop::collection::vec((choices(), share, payouts()), 0..3);
    let send = (cut, choices(), payouts(), 0_u8..12).prop_map(|(cut, rest, payout, broken)| {
        let mut parts: Vec<Part> = cut.into_iter().map(|(into, share, payout)| part(into, share, payout)).collect();
        if broken > 0 {
            parts.push(part(rest, Share::Rest, payout));
        }
        BenefitRule::Send { parts }
    });
    // The payout usually fits the type. Otherwise almost nothing would be sent.
    let fitting = prop::sample::select(vec![("a", Payout::OneTime), ("b", Payout::OneTime), ("r", MONTHLY)]);
    let simple = fitting.prop_map(|(kind, payout)| whole(existing(kind), payout));
    prop_oneof![3 => simple, 5 => send, 1 => Just(BenefitRule::DoNotSend)]
}

prop_compose! {
    fn worlds()(
        rules in prop::collection::btree_map(prop::sample::select(BENEFITS.to_vec()), rules(), 2..5),
        entries in prop::collection::btree_map(
            (prop::sample::select(NAMES.to_vec()), prop::sample::select(BENEFITS.to_vec()), months()), (cents(), 0_u8..20), 1..12,
        ),
        held in prop::collection::vec(
            (prop::sample::select(NAMES.to_vec()), prop::sample::select(KINDS.to_vec()), cents(), 0_u8..6, any::<bool>()), 0..5,
        ),
        sent in prop::collection::vec(
            (prop::sample::select(NAMES.to_vec()), prop::sample::select(KINDS.to_vec()), cents(), months(), any::<bool>(), 0_u8..3), 0..5,
        ),
        send_negative in any::<bool>(),
        twin in prop::bool::weighted(0.1),
        inactive in prop::bool::weighted(0.2),
    ) -> World {
        let mut world = World::new();
        world.settings.send_negative = send_negative;
        world.settings.rules = rules.into_iter().map(|(id, rule)| (id.to_owned(), rule)).collect();
        world.catalogue[0].kind = Some(BenefitKind::InKind);
        let (mut carl, mut there) = (world.people[0].clone(), world.target.people[0].clone());
        (carl.id, carl.number, carl.email) = ("carl".to_owned(), Some("7".to_owned()), twin.then(|| "anna@pay.example".to_owned()));
        (there.id, there.email) = (PersonId("k-carl".to_owned()), None);
        there.attributes.push(attribute("n", "Personalnummer", if twin { "8" } else { "7" }));
        world.people.push(carl);
        world.target.people.push(there);
        world.target.people[1].active = Some(!inactive);
        for ((person, benefit, month), (cents, odd)) in entries {
            let amount = match odd {
                0 => Money::new(Decimal::new(cents, 3), Currency::EUR),
                1 => Money::new(Decimal::new(cents, 2), Currency::SEK),
                _ => euros(cents),
            };
            world.entry(person, benefit, month, amount);
        }
        for (place, (person, kind, cents, odd, is_ours)) in held.into_iter().enumerate() {
            let pay = world.add_pay(&format!("held {place}"), person, kind, cents);
            match odd {
                0 => pay.effective_from = None,
                1 => pay.effective_from = Some(month("2026-10").first()),
                2 => (pay.category, pay.type_name, pay.interval) = (None, None, None),
                _ => {}
            }
            let first = pay.effective_from.and_then(PayrollMonth::of).unwrap_or_else(november);
            let own = mark(&pay.person, &pay.type_id, first, if kind == "r" { MONTHLY } else { Payout::OneTime });
            pay.comment = is_ours.then(|| comment(&["x"], first, &own));
        }
        for (person, kind, cents, month, happened, odd) in sent {
            let record = (odd == 0).then_some("held 0");
            let sent = world.add_sent(person, kind, cents, record);
            (sent.month, sent.happened) = (month, happened);
            if odd == 1 {
                sent.type_id = None;
            }
        }
        world
    }
}

fn shuffled<T: Clone>(all: &[T], by: &[prop::sample::Index]) -> Vec<T> {
    let mut all = all.to_vec();
    for (place, index) in by.iter().enumerate().take(all.len()) {
        let other = index.index(all.len());
        all.swap(place, other);
    }
    all
}

// Counts how often the checks below ran, because random cases can miss them.
static SENDABLE: Reached = Reached::new();
static USED: Reached = Reached::new();
static TICKED: Reached = Reached::new();
static FOUND_AGAIN: Reached = Reached::new();
static TICKED_LATER: Reached = Reached::new();
static ABSURD: Reached = Reached::new();

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    fn plan_has_every_amount_exactly_once_each_time(world in worlds()) {
        let plan = world.plan();
        let (listed, rows) = (listed(&world), in_rows(&plan));
        prop_assert_eq!(&listed, &rows, "{:#?}", plan);
        let mut pays: Vec<(&str, String)> = Vec::new();
        for row in &plan.changes {
            let told = benefit_row(row);
            if told.state != BenefitState::TypeToMake && told.wanted.is_some() {
                let sum: Decimal = told.parts.iter().map(|part| part.amount.amount).sum();
                prop_assert_eq!(told.wanted.as_ref().unwrap().amount, sum);
            }
            if let (Some(person), Some(kind)) = (&row.target_id, &told.pay_type) {
                // Names that look the same are one type.
                let kind = kind.id.clone().unwrap_or_else(|| kind.name.trim_matches(['\u{200f}', ' ']).to_lowercase());
                pays.push((person.as_str(), kind));
            }
            if row.is_sendable() {
                SENDABLE.once();
                let kind = told.pay_type.as_ref().unwrap();
                let there = kind.id.as_ref().map(|id| world.types.iter().find(|one| one.id == *id).expect("a type that is there"));
                prop_assert!(kind.category.is_writable() && there.is_none_or(|there| there.category == kind.category));
                prop_assert!(told.state == BenefitState::New || told.state == BenefitState::TypeToMake);
                prop_assert!(row.kind == ChangeKind::Create);
                if told.state == BenefitState::New {
                    prop_assert_eq!(told.payout.unwrap().category(), kind.category.clone());
                }
            } else {
                prop_assert!(!told.hold);
            }
            prop_assert_eq!(told.state == BenefitState::Blocked, row.kind == ChangeKind::Blocked && !told.parts.is_empty()
                && told.state != BenefitState::ThereDifferent && told.state != BenefitState::GoesOn);
        }
        prop_assert!(is_unique(&pays), "one row a person, type and month: {:#?}", pays);
        let keys: Vec<&str> = plan.changes.iter().map(|row| row.key.as_str()).collect();
        prop_assert!(is_unique(&keys));
        for told in &overview(&plan).uses {
            USED.once();
            let sum = told.to_send.amount + told.there.amount + told.left_out.amount;
            prop_assert_eq!(told.listed.amount, sum, "{:?}", told);
            let of: Decimal = world.entries.iter()
                .filter(|entry| entry.month == world.month && entry.benefit == told.benefit.id && entry.amount.currency == Currency::EUR)
                .map(|entry| entry.amount.amount).sum();
            prop_assert_eq!(told.listed.amount, of);
        }
        let difference = &overview(&plan).difference;
        let lines: Decimal = difference.lines.iter().map(|line| line.change.amount).sum();
        prop_assert_eq!(difference.total_now.amount - difference.total_before.amount, lines);
    }

    #[test]
    fn plan_ignores_the_order_of_the_input(world in worlds(), by in prop::collection::vec(any::<prop::sample::Index>(), 12)) {
        let plan = serde_json::to_string(&world.plan()).unwrap();
        let mut other = world.clone();
        other.catalogue = shuffled(&world.catalogue, &by);
        other.people = shuffled(&world.people, &by);
        other.entries = shuffled(&world.entries, &by);
        other.target.people = shuffled(&world.target.people, &by);
        other.types = shuffled(&world.types, &by);
        other.pay = shuffled(&world.pay, &by);
        other.sent = shuffled(&world.sent, &by);
        prop_assert_eq!(plan, serde_json::to_string(&other.plan()).unwrap());
    }

    fn row_with_pay_or_earlier_write_is_not_ticked_each_time(world in worlds()) {
        for row in world.plan().changes.iter().filter(|row| is_ticked(row)) {
            let (Some(person), Some(id)) = (&row.target_id, &benefit_row(row).pay_type.as_ref().unwrap().id) else { continue };
            TICKED.once();
            let recurring = benefit_row(row).payout != Some(Payout::OneTime);
            let there = world.pay.iter().filter(|pay| pay.person == *person && pay.type_id == *id && !pay.amount.amount.is_zero());
            let paid_now = |from| if recurring { from <= world.month.last() } else { world.month.contains(from) };
            prop_assert!(!there.clone().any(|pay| pay.effective_from.is_none_or(paid_now)), "{:#?}", row);
            let known = |sent: &SentPay| sent.person == *person && sent.type_name == benefit_row(row).pay_type.as_ref().unwrap().name;
            prop_assert!(!world.sent.iter().any(|sent| known(sent) && (sent.month == world.month || recurring)), "{:#?}", row);
        }
    }

    /// Also when the target returns no comments and no ids, and when parts of the ledger are lost.
    fn sent_row_is_not_ticked_again_each_time(
        mut world in worlds(),
        comments in any::<bool>(),
        ids in any::<bool>(),
        lost in prop::collection::vec(any::<bool>(), 24),
    ) {
        let first = world.plan();
        world.send(&first, comments, ids);
        let again = world.plan();
        prop_assert!(!again.changes.iter().any(is_ticked), "{:#?}\n{:#?}", first, again);
        for row in first.changes.iter().filter(|row| is_ticked(row) && benefit_row(row).state == BenefitState::New) {
            let kind = benefit_row(row).pay_type.as_ref().unwrap();
            let visible = |name: &str| name.trim_matches(['\u{200f}', ' ']).to_lowercase();
            // A created type has an id now. A type that was not needed still has none.
            let same = |other: &&domain::plan::Change| {
                let is_same_type = |other: &&domain::plan::RowType| match &kind.id {
                    Some(_) => other.id == kind.id,
                    None => other.id.is_some() && visible(&other.name) == visible(&kind.name),
                };
                other.target_id == row.target_id && benefit_row(other).pay_type.as_ref().filter(is_same_type).is_some()
            };
            let now = again.changes.iter().find(same).expect("the row is there still");
            FOUND_AGAIN.once();
            prop_assert_eq!(benefit_row(now).state, BenefitState::ThereEqual);
        }
        // Also when a part of the ledger is lost.
        let mut lost = lost.into_iter().chain(std::iter::repeat(false));
        world.sent.retain(|_| !lost.next().unwrap());
        let ids: BTreeMap<String, bool> = first.changes.iter().map(|row| (row.key.clone(), is_ticked(row))).collect();
        for row in world.plan().changes.iter().filter(|row| is_ticked(row)) {
            TICKED_LATER.once();
            // Rows that waited because of the ledger alone can be sent now. Rows that were sent cannot.
            prop_assert_ne!(ids.get(&row.key), Some(&true), "{:#?}", row);
            let (person, kind) = (row.target_id.as_ref(), benefit_row(row).pay_type.as_ref().unwrap());
            prop_assert!(!world.pay.iter().any(|pay| pay.id.starts_with("paid") && Some(&pay.person) == person && Some(&pay.type_id) == kind.id.as_ref()));
        }
    }

    fn absurd_input_makes_a_plan_each_time(
        mut world in worlds(),
        amounts in prop::collection::vec((any::<i128>(), 0_u32..29), 1..6),
        text in prop::sample::select(vec!["", " ", "\u{200f}\u{202e}", "\u{0}", "İß", "🦀"]),
        share in prop::sample::select(vec![Decimal::MAX, Decimal::MIN, Decimal::new(1, 28), Decimal::ONE_HUNDRED]),
    ) {
        let decimals: Vec<Decimal> = amounts.into_iter()
            .map(|(amount, scale)| Decimal::try_from_i128_with_scale(amount >> 32, scale).unwrap_or(Decimal::MAX))
            .chain([Decimal::MAX, Decimal::MIN, Decimal::new(5_000, 2)]).collect();
        for (entry, amount) in world.entries.iter_mut().zip(decimals.iter().cycle()) {
            entry.amount.amount = *amount;
        }
        for (pay, amount) in world.pay.iter_mut().rev().zip(decimals.iter().rev().cycle()) {
            pay.amount.amount = *amount;
        }
        for (sent, amount) in world.sent.iter_mut().zip(&decimals) {
            sent.amount.amount = *amount;
            sent.type_name = text.to_owned();
        }
        for person in &mut world.people {
            person.name = Some(text.to_owned());
        }
        // One number for all people would block everybody, and nothing would be tested.
        if let Some(person) = world.people.first_mut() {
            person.number = Some(text.to_owned());
        }
        for person in &mut world.target.people {
            person.name = text.to_owned();
            person.attributes.push(attribute(text, text, text));
        }
        for benefit in &mut world.catalogue {
            benefit.name = text.to_owned();
            benefit.kind = Some(BenefitKind::InKind);
        }
        world.types[0].name = text.to_owned();
        let parts = vec![
            part(new_type(text), Share::Percent(share), Payout::OneTime),
            part(existing("a"), Share::Amount(share), Payout::OneTime),
            part(existing("b"), Share::Rest, Payout::OneTime),
        ];
        world.settings.rules.insert("x".to_owned(), BenefitRule::Send { parts });
        let plan = world.plan();
        prop_assert_eq!(serde_json::to_string(&plan).unwrap(), serde_json::to_string(&world.plan()).unwrap());
        for row in plan.changes.iter().filter(|row| is_ticked(row) && benefit_row(row).state == BenefitState::New) {
            ABSURD.once();
            let wanted = benefit_row(row).wanted.as_ref().unwrap().amount;
            prop_assert!(wanted.round_dp(2) == wanted && wanted.abs() <= Decimal::from(10_000_000_000_000_i64));
        }
    }
}

#[test]
fn plan_has_every_amount_exactly_once() {
    plan_has_every_amount_exactly_once_each_time();
    SENDABLE.assert_reached();
    USED.assert_reached();
}

#[test]
fn row_with_pay_or_earlier_write_is_not_ticked() {
    row_with_pay_or_earlier_write_is_not_ticked_each_time();
    TICKED.assert_reached();
}

#[test]
fn sent_row_is_not_ticked_again() {
    sent_row_is_not_ticked_again_each_time();
    FOUND_AGAIN.assert_reached();
    TICKED_LATER.assert_reached();
}

#[test]
fn absurd_input_makes_a_plan() {
    absurd_input_makes_a_plan_each_time();
    ABSURD.assert_reached();
}
