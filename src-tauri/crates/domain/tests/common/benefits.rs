//! A benefit list, its rules, and the account that it goes to.

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
    /// Two people (anna is k-anna, bert is k-bert), both with a salary; types a and b paid once, r again and again, and the
    /// salary s. Benefit x goes to a, y to b, j to r every month.
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
            world.hold(&format!("salary {name}"), name, "s", 400_000).effective_from = NaiveDate::from_ymd_opt(2020, 1, 1);
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

    /// The target holds something of the month, entered by hand as far as it tells.
    pub fn hold(&mut self, id: &str, person: &str, kind: &str, cents: i64) -> &mut Compensation {
        let told = self.types.iter().find(|one| one.id == kind);
        self.pay.push(Compensation {
            id: id.to_owned(),
            person: PersonId(format!("k-{person}")),
            type_id: kind.to_owned(),
            type_name: told.map(|told| told.name.clone()),
            category: told.map(|told| told.category.clone()),
            amount: euros(cents),
            interval: told.filter(|told| told.category == Category::Recurring).map(|_| Interval::Monthly),
            effective_from: Some(self.month.first()),
            comment: None,
            legal_entity: None,
        });
        self.pay.last_mut().unwrap()
    }

    /// The ledger knows of something that arrived in the month.
    pub fn ledger(&mut self, person: &str, kind: &str, cents: i64, record: Option<&str>) -> &mut SentPay {
        let told = self.types.iter().find(|one| one.id == kind).unwrap();
        self.sent.push(SentPay {
            person: PersonId(format!("k-{person}")),
            type_id: Some(kind.to_owned()),
            type_name: told.name.clone(),
            recurring: told.category == Category::Recurring,
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
    pub fn says(&self) -> (ChangeKind, BenefitState, bool, bool, Vec<FindingCode>) {
        says(&self.row())
    }

    /// Carries out what is ticked at first, and what the ledger and the target know of it then.
    pub fn send(&mut self, plan: &Plan, tells_comments: bool, tells_ids: bool) {
        let mut made: BTreeMap<String, String> = BTreeMap::new();
        for row in plan.changes.iter().filter(|row| ticked(row)) {
            let told = told(row);
            let kind = told.pay_type.clone().unwrap();
            if told.state == BenefitState::TypeToMake {
                let id = format!("made {}", self.types.len());
                self.types.push(CompensationType { id: id.clone(), name: kind.name.clone(), category: kind.category.clone() });
                made.insert(domain::plan::benefits::type_key(&kind.name, &kind.category), id);
                continue;
            }
            let key = domain::plan::benefits::type_key(&kind.name, &kind.category);
            let type_id = kind.id.clone().unwrap_or_else(|| made.get(&key).expect("types are made first").clone());
            let Some(Value::Money(amount)) = row.field(Field::PayAmount).unwrap().new.clone() else { panic!("no amount: {row:#?}") };
            let (person, payout) = (row.target_id.clone().unwrap(), told.payout.unwrap());
            let own = mark(&person, &type_id, self.month, payout);
            let id = format!("paid {}", self.pay.len());
            self.sent.push(SentPay {
                person: person.clone(),
                type_id: kind.id.clone(),
                type_name: kind.name.clone(),
                recurring: payout != Payout::OneTime,
                month: self.month,
                amount: amount.clone(),
                record: tells_ids.then(|| id.clone()),
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
                comment: tells_comments.then(|| comment(&["x"], self.month, &own)),
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

pub fn told(row: &Change) -> &BenefitRow {
    row.benefit.as_ref().unwrap()
}

pub fn codes(row: &Change) -> Vec<FindingCode> {
    row.findings.iter().map(|finding| finding.code).collect()
}

pub fn says(row: &Change) -> (ChangeKind, BenefitState, bool, bool, Vec<FindingCode>) {
    (row.kind, told(row).state, told(row).hold, told(row).sent_before, codes(row))
}

/// What the window ticks by itself.
pub fn ticked(row: &Change) -> bool {
    row.is_sendable() && !told(row).hold
}

/// The row of a person and a type.
pub fn of_type<'a>(plan: &'a Plan, person: &str, kind: &str) -> &'a Change {
    let is = |row: &&Change| {
        row.target_id.as_ref().is_some_and(|id| id.as_str() == format!("k-{person}"))
            && told(row).pay_type.as_ref().is_some_and(|told| told.id.as_deref() == Some(kind) || told.name == kind)
    };
    let rows: Vec<&Change> = plan.changes.iter().filter(is).collect();
    assert_eq!(rows.len(), 1, "{plan:#?}");
    rows[0]
}

pub fn overview(plan: &Plan) -> &BenefitOverview {
    plan.benefits.as_ref().unwrap()
}

/// Each amount of the month's list, added up by person and benefit.
pub fn listed(world: &World) -> BTreeMap<(String, String), Decimal> {
    let mut sums = BTreeMap::new();
    for entry in world.entries.iter().filter(|entry| entry.month == world.month) {
        *sums.entry((entry.person.clone(), entry.benefit.clone())).or_insert(Decimal::ZERO) += entry.amount.amount;
    }
    sums
}

/// The parts of all rows, added up by person and benefit.
pub fn in_rows(plan: &Plan) -> BTreeMap<(String, String), Decimal> {
    let mut sums = BTreeMap::new();
    for row in &plan.changes {
        for part in &told(row).parts {
            let person = row.source_id.as_ref().unwrap().as_str().to_owned();
            *sums.entry((person, part.benefit.clone())).or_insert(Decimal::ZERO) += part.amount.amount;
        }
    }
    sums
}

pub fn unique<T: Ord + Clone>(all: &[T]) -> bool {
    all.iter().collect::<BTreeSet<_>>().len() == all.len()
}
