//! A benefit list, its rules, and the Personio account that it goes to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::benefits::{
    Benefit, BenefitKind, BenefitRule, BenefitSettings, Category, Compensation, CompensationType, Entry, Interval, LegalLimit, ListPerson,
    Part, Payout, PayrollMonth, PersonAttribute, Share, TargetPeople, TargetPerson, TypeChoice, comment, legal_limits, mark,
};
use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::money::{Currency, Money};
use domain::person::PersonId;
use domain::plan::benefits::{BenefitInput, SentPay, plan};
use domain::plan::{BenefitOverview, BenefitRow, BenefitState, Change, ChangeKind, OpenRow, Plan};
use rust_decimal::Decimal;

pub const MONTHLY: Payout = Payout::Recurring { interval: Interval::Monthly };

pub fn month(text: &str) -> PayrollMonth {
    text.parse().unwrap()
}

pub fn november() -> PayrollMonth {
    month("2026-11")
}

pub fn euros(cents: i64) -> Money {
    Money::new(Decimal::new(cents, 2), Currency::EUR)
}

pub fn existing(id: &str) -> TypeChoice {
    TypeChoice::Existing { id: id.to_owned(), name: format!("chosen {id}") }
}

pub fn new_type(name: &str) -> TypeChoice {
    TypeChoice::New { name: name.to_owned() }
}

pub fn part(into: TypeChoice, share: Share, payout: Payout) -> Part {
    Part { into, share, payout }
}

pub fn whole(into: TypeChoice, payout: Payout) -> BenefitRule {
    BenefitRule::Send { parts: vec![part(into, Share::Rest, payout)] }
}

#[derive(Debug, Clone)]
pub struct World {
    pub month: PayrollMonth,
    pub catalogue: Vec<Benefit>,
    pub people: Vec<ListPerson>,
    pub entries: Vec<Entry>,
    pub settings: BenefitSettings,
    pub limits: Vec<LegalLimit>,
    pub target: TargetPeople,
    pub types: Vec<CompensationType>,
    pub pay: Vec<Compensation>,
    pub sent: Vec<SentPay>,
    pub open: Vec<OpenRow>,
    pub sent_by_others: Vec<SentPay>,
    pub outside: BTreeSet<PersonId>,
}

impl World {
    /// Two people with a salary: anna is k-anna, bert is k-bert. Types a and b are one-time, r is recurring, and s is the salary. Benefit x
    /// goes to a, y to b, and j to r every month.
    pub fn new() -> Self {
        let person = |name: &str| ListPerson {
            id: name.to_owned(),
            number: None,
            email: Some(format!("{name}@pay.example")),
            name: Some(name.to_uppercase()),
        };
        let at = |name: &str| TargetPerson {
            id: PersonId(format!("k-{name}")),
            name: format!("{name} there"),
            email: Some(format!("{name}@pay.example")),
            active: Some(true),
            attributes: Vec::new(),
        };
        let kind = |id: &str, name: &str, category| CompensationType { id: id.to_owned(), name: name.to_owned(), category };
        let rules = [
            ("x", whole(existing("a"), Payout::OneTime)),
            ("y", whole(existing("b"), Payout::OneTime)),
            ("j", whole(existing("r"), MONTHLY)),
        ];
        let mut world = Self {
            month: november(),
            catalogue: ["x", "y", "j", "z"].map(benefit).to_vec(),
            people: vec![person("anna"), person("bert")],
            entries: Vec::new(),
            settings: BenefitSettings {
                rules: rules.into_iter().map(|(id, rule)| (id.to_owned(), rule)).collect(),
                ..BenefitSettings::default()
            },
            limits: legal_limits(),
            target: TargetPeople { people: vec![at("anna"), at("bert")], emails_released: true },
            types: vec![
                kind("a", "Type A", Category::OneTime),
                kind("b", "Type B", Category::OneTime),
                kind("r", "Type R", Category::Recurring),
                kind("s", "Gehalt", Category::Other("FIXED_SALARY".to_owned())),
            ],
            pay: Vec::new(),
            sent: Vec::new(),
            open: Vec::new(),
            sent_by_others: Vec::new(),
            outside: BTreeSet::new(),
        };
        for name in ["anna", "bert"] {
            world.add_pay(&format!("salary {name}"), name, "s", 400_000).effective_from = NaiveDate::from_ymd_opt(2020, 1, 1);
        }
        world
    }

    pub fn list(mut self, person: &str, benefit: &str, cents: i64) -> Self {
        self.entry(person, benefit, self.month, euros(cents));
        self
    }

    pub fn entry(&mut self, person: &str, benefit: &str, month: PayrollMonth, amount: Money) {
        self.entries.push(Entry { person: person.to_owned(), benefit: benefit.to_owned(), month, amount, equal_rows: Vec::new() });
    }

    pub fn rule(mut self, benefit: &str, rule: BenefitRule) -> Self {
        self.settings.rules.insert(benefit.to_owned(), rule);
        self
    }

    /// Adds a compensation of the month that was entered by hand.
    pub fn add_pay(&mut self, id: &str, person: &str, kind: &str, cents: i64) -> &mut Compensation {
        let found = self.types.iter().find(|one| one.id == kind);
        self.pay.push(Compensation {
            id: id.to_owned(),
            person: PersonId(format!("k-{person}")),
            type_id: kind.to_owned(),
            type_name: found.map(|found| found.name.clone()),
            category: found.map(|found| found.category.clone()),
            amount: euros(cents),
            interval: found.filter(|found| found.category == Category::Recurring).map(|_| Interval::Monthly),
            effective_from: Some(self.month.first()),
            comment: None,
            legal_entity: None,
        });
        self.pay.last_mut().unwrap()
    }

    /// Adds a write of the month that arrived, by the ledger.
    pub fn add_sent(&mut self, person: &str, kind: &str, cents: i64, record: Option<&str>) -> &mut SentPay {
        let found = self.types.iter().find(|one| one.id == kind).unwrap();
        self.sent.push(SentPay {
            person: PersonId(format!("k-{person}")),
            type_id: Some(kind.to_owned()),
            type_name: found.name.clone(),
            recurring: found.category == Category::Recurring,
            month: self.month,
            amount: euros(cents),
            record: record.map(str::to_owned),
            happened: true,
        });
        self.sent.last_mut().unwrap()
    }

    pub fn plan(&self) -> Plan {
        let basis = BenefitInput {
            month: self.month,
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            catalogue: &self.catalogue,
            people: &self.people,
            entries: &self.entries,
            settings: &self.settings,
            limits: &self.limits,
            target: &self.target,
            types: &self.types,
            held: &self.pay,
            sent: &self.sent,
            open: &self.open,
            sent_by_others: &self.sent_by_others,
            outside: &self.outside,
        };
        plan(&basis).plan
    }

    /// The only row of the plan.
    pub fn row(&self) -> Change {
        let rows = self.plan().changes;
        assert_eq!(rows.len(), 1, "{rows:#?}");
        rows.into_iter().next().unwrap()
    }

    /// Kind, state, hold, sent before, and the findings of the only row.
    pub fn summary(&self) -> (ChangeKind, BenefitState, bool, bool, Vec<FindingCode>) {
        summary(&self.row())
    }

    /// Carries out the rows that are ticked by default. The ledger and the target record the result.
    pub fn send(&mut self, plan: &Plan, returns_comments: bool, returns_ids: bool) {
        let mut created: BTreeMap<String, String> = BTreeMap::new();
        for row in plan.changes.iter().filter(|row| is_ticked(row)) {
            let details = benefit_row(row);
            let kind = details.pay_type.clone().unwrap();
            if details.state == BenefitState::TypeToMake {
                let id = format!("made {}", self.types.len());
                self.types.push(CompensationType { id: id.clone(), name: kind.name.clone(), category: kind.category.clone() });
                created.insert(domain::plan::benefits::type_key(&kind.name, &kind.category), id);
                continue;
            }
            let key = domain::plan::benefits::type_key(&kind.name, &kind.category);
            let type_id = kind.id.clone().unwrap_or_else(|| created.get(&key).expect("types are made first").clone());
            let Some(Value::Money(amount)) = row.field(Field::PayAmount).unwrap().new.clone() else { panic!("no amount: {row:#?}") };
            let (person, payout) = (row.target_id.clone().unwrap(), details.payout.unwrap());
            let own_mark = mark(&person, &type_id, self.month, payout);
            let id = format!("paid {}", self.pay.len());
            self.sent.push(SentPay {
                person: person.clone(),
                type_id: kind.id.clone(),
                type_name: kind.name.clone(),
                recurring: payout != Payout::OneTime,
                month: self.month,
                amount: amount.clone(),
                record: returns_ids.then(|| id.clone()),
                happened: true,
            });
            self.pay.push(Compensation {
                id,
                person,
                type_id,
                type_name: Some(kind.name),
                category: Some(kind.category),
                amount,
                interval: payout.interval(),
                effective_from: Some(self.month.first()),
                comment: returns_comments.then(|| comment(&["x"], self.month, &own_mark)),
                legal_entity: None,
            });
        }
    }
}

pub fn benefit(id: &str) -> Benefit {
    Benefit { id: id.to_owned(), name: format!("benefit {id}"), wage_type: None, kind: None }
}

pub fn in_kind(world: &mut World, id: &str, kind: BenefitKind) {
    world.catalogue.iter_mut().find(|benefit| benefit.id == id).unwrap().kind = Some(kind);
}

pub fn attribute(id: &str, label: &str, value: &str) -> PersonAttribute {
    PersonAttribute { id: id.to_owned(), label: label.to_owned(), value: value.to_owned() }
}

pub fn benefit_row(row: &Change) -> &BenefitRow {
    row.benefit.as_ref().unwrap()
}

pub fn codes(row: &Change) -> Vec<FindingCode> {
    row.findings.iter().map(|finding| finding.code).collect()
}

pub fn summary(row: &Change) -> (ChangeKind, BenefitState, bool, bool, Vec<FindingCode>) {
    (row.kind, benefit_row(row).state, benefit_row(row).hold, benefit_row(row).sent_before, codes(row))
}

/// Whether the window ticks the row by default.
pub fn is_ticked(row: &Change) -> bool {
    row.is_sendable() && !benefit_row(row).hold
}

/// The row of a person and a type.
pub fn of_type<'a>(plan: &'a Plan, person: &str, kind: &str) -> &'a Change {
    let is_wanted = |row: &&Change| {
        row.target_id.as_ref().is_some_and(|id| id.as_str() == format!("k-{person}"))
            && benefit_row(row).pay_type.as_ref().is_some_and(|found| found.id.as_deref() == Some(kind) || found.name == kind)
    };
    let rows: Vec<&Change> = plan.changes.iter().filter(is_wanted).collect();
    assert_eq!(rows.len(), 1, "{plan:#?}");
    rows[0]
}

pub fn overview(plan: &Plan) -> &BenefitOverview {
    plan.benefits.as_ref().unwrap()
}

/// The sums of the month's list by person and benefit.
pub fn listed(world: &World) -> BTreeMap<(String, String), Decimal> {
    let mut sums = BTreeMap::new();
    for entry in world.entries.iter().filter(|entry| entry.month == world.month) {
        *sums.entry((entry.person.clone(), entry.benefit.clone())).or_insert(Decimal::ZERO) += entry.amount.amount;
    }
    sums
}

/// The sums of the parts of all rows by person and benefit.
pub fn in_rows(plan: &Plan) -> BTreeMap<(String, String), Decimal> {
    let mut sums = BTreeMap::new();
    for row in &plan.changes {
        for part in &benefit_row(row).parts {
            let person = row.source_id.as_ref().unwrap().as_str().to_owned();
            *sums.entry((person, part.benefit.clone())).or_insert(Decimal::ZERO) += part.amount.amount;
        }
    }
    sums
}

pub fn is_unique<T: Ord + Clone>(all: &[T]) -> bool {
    all.iter().collect::<BTreeSet<_>>().len() == all.len()
}
