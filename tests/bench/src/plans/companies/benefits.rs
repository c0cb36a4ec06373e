//! A company with three benefits for everybody, in this month and the month before. A third of this month is already in Personio.

use chrono::NaiveDate;
use domain::benefits::{
    Benefit, BenefitRule, BenefitSettings, Category, Compensation, CompensationType, Entry, LegalLimit, ListPerson, Part, Payout,
    PayrollMonth, Share, TargetPeople, TargetPerson, TypeChoice, comment, legal_limits, mark,
};
use domain::money::{Currency, Money};
use domain::person::PersonId;
use domain::plan::Plan;
use domain::plan::benefits::{BenefitInput, SentPay, plan};
use rust_decimal::Decimal;

const BENEFITS: [&str; 3] = ["meal", "ticket", "internet"];

/// The input of the plan.
pub struct World {
    month: PayrollMonth,
    catalogue: Vec<Benefit>,
    people: Vec<ListPerson>,
    pub entries: Vec<Entry>,
    settings: BenefitSettings,
    limits: Vec<LegalLimit>,
    target: TargetPeople,
    types: Vec<CompensationType>,
    pub compensations: Vec<Compensation>,
    sent: Vec<SentPay>,
}

impl World {
    pub fn of(count: usize) -> Self {
        let month = PayrollMonth::new(2026, 11).expect("a month");
        let email = |number: usize| Some(format!("p{number}@pay.example"));
        let rule = |name: &str| {
            let into = TypeChoice::Existing { id: name.to_owned(), name: name.to_owned() };
            (name.to_owned(), BenefitRule::Send { parts: vec![Part { into, share: Share::Rest, payout: Payout::OneTime }] })
        };
        let kind = |id: &str, category| CompensationType { id: id.to_owned(), name: id.to_owned(), category };
        let salary = Category::Other("FIXED_SALARY".to_owned());
        let mut world = Self {
            month,
            catalogue: BENEFITS.map(|id| Benefit { id: id.to_owned(), name: id.to_owned(), wage_type: None, kind: None }).to_vec(),
            people: (0..count)
                .map(|number| ListPerson { id: format!("p{number}"), number: None, email: email(number), name: None })
                .collect(),
            entries: Vec::new(),
            settings: BenefitSettings { rules: BENEFITS.into_iter().map(rule).collect(), ..BenefitSettings::default() },
            limits: legal_limits(),
            target: TargetPeople { people: (0..count).map(|number| target_person(number, email(number))).collect(), emails_released: true },
            types: BENEFITS.iter().map(|id| kind(id, Category::OneTime)).chain([kind("salary", salary)]).collect(),
            compensations: Vec::new(),
            sent: Vec::new(),
        };
        for number in 0..count {
            world.add_compensation(number, "salary", 400_000, NaiveDate::from_ymd_opt(2020, 1, 1), None);
            for (place, benefit) in BENEFITS.into_iter().enumerate() {
                world.add_entries(number, place, benefit);
            }
        }
        world
    }

    fn add_entries(&mut self, number: usize, place: usize, benefit: &str) {
        let cents = i64::try_from(2_000 + number % 1_000 + place).unwrap_or_default();
        let before = PayrollMonth::new(2026, 10).expect("a month");
        for month in [before, self.month] {
            self.entries.push(Entry {
                person: format!("p{number}"),
                benefit: benefit.to_owned(),
                month,
                amount: euros(cents),
                equal_rows: Vec::new(),
            });
        }
        if place == 0 {
            let person = target_person(number, None).id;
            let own = mark(&person, benefit, self.month, Payout::OneTime);
            self.add_compensation(number, benefit, cents, Some(self.month.first()), Some(comment(&[benefit], self.month, &own)));
            self.sent.push(SentPay {
                person,
                type_id: Some(benefit.to_owned()),
                type_name: benefit.to_owned(),
                recurring: false,
                month: self.month,
                amount: euros(cents),
                record: None,
                happened: true,
            });
        }
    }

    fn add_compensation(&mut self, number: usize, kind: &str, cents: i64, from: Option<NaiveDate>, comment: Option<String>) {
        self.compensations.push(Compensation {
            id: format!("c{}", self.compensations.len()),
            person: target_person(number, None).id,
            type_id: kind.to_owned(),
            type_name: Some(kind.to_owned()),
            category: None,
            amount: euros(cents),
            interval: None,
            effective_from: from,
            comment,
            legal_entity: None,
        });
    }

    pub fn plan(&self) -> Plan {
        plan(&BenefitInput {
            month: self.month,
            today: tests::fixture::day(),
            catalogue: &self.catalogue,
            people: &self.people,
            entries: &self.entries,
            settings: &self.settings,
            limits: &self.limits,
            target: &self.target,
            types: &self.types,
            held: &self.compensations,
            sent: &self.sent,
            open: &[],
            sent_by_others: &[],
            outside: &std::collections::BTreeSet::new(),
        })
        .plan
    }
}

fn target_person(number: usize, email: Option<String>) -> TargetPerson {
    TargetPerson { id: PersonId(format!("k{number}")), name: format!("Person {number}"), email, active: Some(true), attributes: Vec::new() }
}

fn euros(cents: i64) -> Money {
    Money::new(Decimal::new(cents, 2), Currency::EUR)
}
