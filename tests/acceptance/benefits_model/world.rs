//! A list, a company at Personio, and what happens to both.

use std::collections::BTreeMap;

use domain::benefits::{BenefitRule, Payout, PayrollMonth};
use domain::plan::Change;
use rust_decimal::Decimal;
use sandbox::personio::{Compensation, Person};
use sandbox::{PersonioPostAnswer, Switches, personio_person_id};
use tests::benefit_fixture::{december, existing, new_type, november, type_id, whole};
use tests::fixture::{Choice, Fixture};

use tests::chance::Chance;

/// The people of the list. The last one is of the other legal entity.
pub const PEOPLE: [usize; 5] = [2, 9, 12, 26, 10];
const BENEFITS: [&str; 5] = ["Sachbezug", "Gutschein", "Essenszuschuss", "Fahrtkostenzuschuss", "Jobrad"];
const AMOUNTS: [i64; 4] = [1_000, 5_000, 5_001, 12_345];

/// Where the amounts of "Gutschein" go: the owner changes it now and then.
const VOUCHERS: [Option<&str>; 3] = [Some("Sachbezug"), Some("Essenszuschuss"), None];

/// What is paid once at most: whose, of which type, in which month.
pub type Key = (String, String, PayrollMonth);

/// Everything there is.
pub struct World {
    pub fixture: Fixture,
    pub chance: Chance,
    list: BTreeMap<(PayrollMonth, usize, &'static str), i64>,
    vouchers: Option<&'static str>,
    /// How often the owner ticked on purpose what waits for that.
    pub on_purpose: BTreeMap<Key, usize>,
    /// Every run, and how often its rows had been posted when it began.
    pub runs: Vec<(String, BTreeMap<String, usize>)>,
}

/// What a row is about; none of a type to be made.
pub fn key_of(change: &Change) -> Option<Key> {
    let told = change.benefit.as_ref()?;
    Some((change.target_id.as_ref()?.as_str().to_owned(), told.pay_type.as_ref()?.name.clone(), told.month))
}

impl World {
    pub async fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let mut switches = Switches::default();
        switches.personio.comments_in_reads = chance.per_cent(30);
        switches.personio.post_answer =
            *chance.one(&[PersonioPostAnswer::Whole, PersonioPostAnswer::TypeOnly, PersonioPostAnswer::TypeOnly]);
        let fixture = Fixture::with(switches, Choice::default()).await;
        fixture.sandbox.edit(|state| {
            let hidden = personio_person_id(10);
            let of =
                |person: &Person| Person { employments: person.employments.iter().cloned().map(elsewhere).collect(), ..person.clone() };
            let person = state.personio.person(&hidden).map(of).unwrap();
            state.personio.put_person(person);
        });
        let mut world =
            Self { fixture, chance, list: BTreeMap::new(), vouchers: VOUCHERS[0], on_purpose: BTreeMap::new(), runs: Vec::new() };
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

    /// One thing that happens: to the list, to the rules, or by a hand in Personio.
    pub fn happens(&mut self) {
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

    /// Lets the credentials read these legal entities only; none: all.
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
        self.fixture.export.give(number, benefit, month, amount);
    }

    fn hand_adds(&mut self) {
        let (number, month) = (*self.chance.one(&PEOPLE), *self.chance.one(&[november(), december()]));
        let pay = Compensation::once(&personio_person_id(number), &type_id(4), Decimal::new(*self.chance.one(&AMOUNTS), 2), month.first());
        self.fixture.sandbox.edit(|state| state.personio.put_compensation(pay));
    }

    fn some_paid(&mut self) -> Option<String> {
        let paid = self.fixture.paid();
        (!paid.is_empty()).then(|| self.chance.one(&paid).id.clone())
    }

    /// What was sent without an answer and removed before anybody looked never was, as far as the app can see: it is sent again.
    fn hand_deletes(&mut self) {
        let Some(id) = self.some_paid() else { return };
        let personio = self.fixture.sandbox.state().personio;
        let pay = personio.compensation(&id).unwrap();
        let name = personio.type_of(&pay.type_id).unwrap().name.clone();
        let key = (pay.person.clone(), name, PayrollMonth::of(pay.effective_from).unwrap());
        let rows = self.runs.iter().flat_map(|(run, _)| self.fixture.export.rows(run));
        if rows.into_iter().any(|row| !row.verdict.outcome.is_settled() && key_of(&row.change).as_ref() == Some(&key)) {
            *self.on_purpose.entry(key).or_default() += 1;
        }
        self.fixture.sandbox.edit(|state| state.personio.delete_compensation(&id));
    }

    fn hand_changes(&mut self) {
        let amount = Decimal::new(*self.chance.one(&AMOUNTS), 2);
        if let Some(id) = self.some_paid() {
            self.fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = amount));
        }
    }

    /// What a month of the list comes to, counted here and not by the app.
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

    /// Nothing was posted more often than the owner meant, and no type is there twice.
    pub fn is_sound(&self, label: &str) {
        let personio = self.fixture.sandbox.state().personio;
        let mut names: Vec<&str> = personio.types.iter().map(|kind| kind.name.as_str()).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{label}: {names:?}");
        for ((person, kind, from), count) in self.fixture.posted() {
            let name = personio.type_of(&kind).unwrap().name.clone();
            let month = PayrollMonth::of(from.parse().unwrap()).unwrap();
            let meant = self.on_purpose.get(&(person.clone(), name.clone(), month)).copied().unwrap_or_default();
            let key = (person, name, month);
            assert!(count <= 1 + meant, "{label}: {key:?} was posted {count} times, {meant} on purpose: {:#?}", self.told(&key));
        }
    }

    /// What the runs say of it.
    pub fn told(&self, key: &Key) -> Vec<String> {
        let rows = self.runs.iter().flat_map(|(run, _)| self.fixture.export.rows(run).into_iter().map(move |row| (run, row)));
        let about = rows.filter(|(_, row)| key_of(&row.change).as_ref() == Some(key));
        let ledger = |run: &str, change: &str| self.fixture.export.store.ledger_of(run, change).unwrap();
        about.map(|(run, row)| format!("{run}: {:?}, {:?}", row.verdict, ledger(run, &row.change.key))).collect()
    }

    /// A month at Personio is what the list says, as far as the app made it.
    pub fn is_as_expected(&self, month: PayrollMonth, label: &str) {
        let personio = self.fixture.sandbox.state().personio;
        let expected = self.expected(month);
        let held = personio.compensations_in(month.first(), month.last());
        for ((person, kind), amount) in &expected {
            let amount = Decimal::new(*amount, 2);
            let there = held
                .iter()
                .any(|pay| pay.person == *person && personio.type_of(&pay.type_id).unwrap().name == *kind && pay.value == amount);
            assert!(there, "{label}: {person} lacks {amount} of {kind} in {month}: {held:#?}");
        }
        for pay in held.iter().filter(|pay| pay.comment.as_deref().is_some_and(|text| text.contains("[PB-"))) {
            let kind = personio.type_of(&pay.type_id).unwrap().name.clone();
            let wanted = expected.get(&(pay.person.clone(), kind.clone())).map(|amount| Decimal::new(*amount, 2));
            assert_eq!(Some(pay.value), wanted, "{label}: {} {kind} in {month}", pay.person);
        }
    }
}

fn elsewhere(employment: sandbox::personio::Employment) -> sandbox::personio::Employment {
    sandbox::personio::Employment { legal_entity: "171".to_owned(), ..employment }
}
