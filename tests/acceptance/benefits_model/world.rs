//! A list and a company at Personio, with random events in both.

use std::collections::BTreeMap;

use domain::benefits::{BenefitRule, Payout, PayrollMonth};
use domain::plan::Change;
use rust_decimal::Decimal;
use sandbox::personio::{Compensation, Person};
use sandbox::{PersonioPostAnswer, Switches, personio_person_id};
use tests::benefit_fixture::{december, existing, new_type, november, type_id, whole};
use tests::fixture::{Fixture, FixtureOptions};

use tests::chance::Chance;

/// The people of the list. The last one is of the other legal entity.
pub const PEOPLE: [usize; 5] = [2, 9, 12, 26, 10];
const BENEFITS: [&str; 5] = ["Sachbezug", "Gutschein", "Essenszuschuss", "Fahrtkostenzuschuss", "Jobrad"];
const AMOUNTS: [i64; 4] = [1_000, 5_000, 5_001, 12_345];

/// The type for "Gutschein", which the owner changes now and then.
const VOUCHERS: [Option<&str>; 3] = [Some("Sachbezug"), Some("Essenszuschuss"), None];

/// Identifies a payment that is sent at most once: person, type, month.
pub type Key = (String, String, PayrollMonth);

pub struct World {
    pub fixture: Fixture,
    pub chance: Chance,
    list: BTreeMap<(PayrollMonth, usize, &'static str), i64>,
    vouchers: Option<&'static str>,
    /// The number of times that the owner selected a row that waits for a selection.
    pub purposely_repeated: BTreeMap<Key, usize>,
    /// Every run with the number of posts of its rows when it began.
    pub runs: Vec<(String, BTreeMap<String, usize>)>,
}

/// The payment of a row; none for a row that creates a type.
pub fn key_of(change: &Change) -> Option<Key> {
    let benefit = change.benefit.as_ref()?;
    Some((change.target_id.as_ref()?.as_str().to_owned(), benefit.pay_type.as_ref()?.name.clone(), benefit.month))
}

impl World {
    pub async fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let mut switches = Switches::default();
        switches.personio.comments_in_reads = chance.per_cent(30);
        switches.personio.post_answer =
            *chance.one(&[PersonioPostAnswer::Whole, PersonioPostAnswer::TypeOnly, PersonioPostAnswer::TypeOnly]);
        let fixture = Fixture::with(switches, FixtureOptions::default()).await;
        fixture.sandbox.edit(|state| {
            let hidden = personio_person_id(10);
            let of =
                |person: &Person| Person { employments: person.employments.iter().cloned().map(elsewhere).collect(), ..person.clone() };
            let person = state.personio.person(&hidden).map(of).unwrap();
            state.personio.put_person(person);
        });
        let mut world =
            Self { fixture, chance, list: BTreeMap::new(), vouchers: VOUCHERS[0], purposely_repeated: BTreeMap::new(), runs: Vec::new() };
        world.map_vouchers(VOUCHERS[0]);
        world
    }

    fn map_vouchers(&mut self, to: Option<&'static str>) {
        self.vouchers = to;
        let rule = match to {
            Some("Sachbezug") => whole(new_type("Sachbezug"), Payout::OneTime),
            Some(name) => whole(existing(4, name), Payout::OneTime),
            None => BenefitRule::DoNotSend,
        };
        self.fixture.export.benefits.rules.insert("Gutschein".to_owned(), rule);
    }

    /// A random event: in the list, in the rules, or by hand in Personio.
    pub fn random_event(&mut self) {
        match self.chance.below(20) {
            0..=11 => self.list_changes(),
            12 => {
                let to = *self.chance.one(&VOUCHERS);
                self.map_vouchers(to);
            }
            13 => self.hand_adds(),
            14 | 15 => self.hand_deletes(),
            16 => self.hand_changes(),
            17 => {
                if self.fixture.sandbox.state().personio.type_named("Sachbezug").is_none() {
                    self.fixture.sandbox.edit(|state| state.personio.add_type("Sachbezug", "ONE_TIME"));
                }
            }
            _ => {
                let to: &[&str] = if self.chance.per_cent(50) { &["170"] } else { &[] };
                self.restrict(to);
            }
        }
    }

    /// Restricts the credentials to these legal entities; none: no restriction.
    pub fn restrict(&self, to: &[&str]) {
        self.fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().restrict_to(to));
    }

    fn list_changes(&mut self) {
        let (month, number) = (*self.chance.one(&[november(), december()]), *self.chance.one(&PEOPLE));
        let benefit = *self.chance.one(&BENEFITS);
        let amount = self.chance.per_cent(80).then(|| *self.chance.one(&AMOUNTS));
        if amount.is_none() && !self.list.contains_key(&(month, number, benefit)) {
            return;
        }
        match amount {
            Some(amount) => self.list.insert((month, number, benefit), amount),
            None => self.list.remove(&(month, number, benefit)),
        };
        self.fixture.export.set_amount(number, benefit, month, amount);
    }

    fn hand_adds(&mut self) {
        let (number, month) = (*self.chance.one(&PEOPLE), *self.chance.one(&[november(), december()]));
        let pay = Compensation::once(&personio_person_id(number), &type_id(4), Decimal::new(*self.chance.one(&AMOUNTS), 2), month.first());
        self.fixture.sandbox.edit(|state| state.personio.put_compensation(pay));
    }

    fn some_paid(&mut self) -> Option<String> {
        let paid = self.fixture.compensations();
        (!paid.is_empty()).then(|| self.chance.one(&paid).id.clone())
    }

    /// A payment that was sent without an answer and removed before a read looks to the app like a payment that was never made, so it is
    /// sent again.
    fn hand_deletes(&mut self) {
        let Some(id) = self.some_paid() else { return };
        let personio = self.fixture.sandbox.state().personio;
        let pay = personio.compensation(&id).unwrap();
        let name = personio.type_of(&pay.type_id).unwrap().name.clone();
        let key = (pay.person.clone(), name, PayrollMonth::of(pay.effective_from).unwrap());
        let rows = self.runs.iter().flat_map(|(run, _)| self.fixture.export.rows(run));
        if rows.into_iter().any(|row| !row.result.outcome.is_settled() && key_of(&row.change).as_ref() == Some(&key)) {
            *self.purposely_repeated.entry(key).or_default() += 1;
        }
        self.fixture.sandbox.edit(|state| state.personio.delete_compensation(&id));
    }

    fn hand_changes(&mut self) {
        let amount = Decimal::new(*self.chance.one(&AMOUNTS), 2);
        if let Some(id) = self.some_paid() {
            self.fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = amount));
        }
    }

    /// The payments of a month, counted from the list without the app.
    pub fn expected(&self, month: PayrollMonth) -> BTreeMap<(String, String), i64> {
        let mut sums: BTreeMap<(String, String), i64> = BTreeMap::new();
        let mut add = |number: usize, kind: &str, amount: i64| {
            if amount > 0 {
                *sums.entry((personio_person_id(number), kind.to_owned())).or_default() += amount;
            }
        };
        for (&(of, number, benefit), &amount) in &self.list {
            match benefit {
                _ if of != month => {}
                "Gutschein" => add(number, self.vouchers.unwrap_or_default(), if self.vouchers.is_some() { amount } else { 0 }),
                "Fahrtkostenzuschuss" => {
                    add(number, "Fahrtkosten frei", amount.min(5_000));
                    add(number, "Fahrtkosten", amount - amount.min(5_000));
                }
                kind => add(number, kind, amount),
            }
        }
        sums
    }

    /// Asserts that no payment was posted more often than the owner meant, and that no type exists twice.
    pub fn assert_invariants(&self, label: &str) {
        let personio = self.fixture.sandbox.state().personio;
        let mut names: Vec<&str> = personio.types.iter().map(|kind| kind.name.as_str()).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{label}: {names:?}");
        for ((person, kind, from), count) in self.fixture.posted() {
            let name = personio.type_of(&kind).unwrap().name.clone();
            let month = PayrollMonth::of(from.parse().unwrap()).unwrap();
            let meant = self.purposely_repeated.get(&(person.clone(), name.clone(), month)).copied().unwrap_or_default();
            let key = (person, name, month);
            assert!(count <= 1 + meant, "{label}: {key:?} was posted {count} times, {meant} on purpose: {:#?}", self.results(&key));
        }
    }

    /// The results of all runs for a payment.
    pub fn results(&self, key: &Key) -> Vec<String> {
        let rows = self.runs.iter().flat_map(|(run, _)| self.fixture.export.rows(run).into_iter().map(move |row| (run, row)));
        let about = rows.filter(|(_, row)| key_of(&row.change).as_ref() == Some(key));
        let ledger = |run: &str, change: &str| self.fixture.export.store.ledger_of(run, change).unwrap();
        about.map(|(run, row)| format!("{run}: {:?}, {:?}", row.result, ledger(run, &row.change.key))).collect()
    }

    /// Asserts that the app's payments of a month equal the list.
    pub fn assert_as_expected(&self, month: PayrollMonth, label: &str) {
        let personio = self.fixture.sandbox.state().personio;
        let expected = self.expected(month);
        let records = personio.compensations_in(month.first(), month.last());
        for ((person, kind), amount) in &expected {
            let amount = Decimal::new(*amount, 2);
            let there = records
                .iter()
                .any(|pay| pay.person == *person && personio.type_of(&pay.type_id).unwrap().name == *kind && pay.value == amount);
            assert!(there, "{label}: {person} lacks {amount} of {kind} in {month}: {records:#?}");
        }
        for pay in records.iter().filter(|pay| pay.comment.as_deref().is_some_and(|text| text.contains("[PB-"))) {
            let kind = personio.type_of(&pay.type_id).unwrap().name.clone();
            let wanted = expected.get(&(pay.person.clone(), kind.clone())).map(|amount| Decimal::new(*amount, 2));
            assert_eq!(Some(pay.value), wanted, "{label}: {} {kind} in {month}", pay.person);
        }
    }
}

fn elsewhere(employment: sandbox::personio::Employment) -> sandbox::personio::Employment {
    sandbox::personio::Employment { legal_entity: "171".to_owned(), ..employment }
}
