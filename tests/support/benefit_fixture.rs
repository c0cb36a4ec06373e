//! The benefit export of a fixture: list, plan, run.

use std::collections::{BTreeMap, BTreeSet};

use connectors::http::HttpOptions;
use connectors::personio::Client;
use domain::benefits::{
    Benefit, BenefitRule, BenefitSettings, Entry, Interval, ListPerson, Part, Payout, PayrollMonth, Share, TypeChoice, mark_in,
};
use domain::money::{Currency, Money};
use domain::person::PersonId;
use domain::plan::benefits::{BenefitInput, plan};
use domain::plan::{Change, Plan};
use domain::run::{ExportKind, RunState};
use exports::benefits::{PersonioPay, PersonioRead, people_outside, read};
use exports::runner::{Mode, Silent, Watch};
use rust_decimal::Decimal;
use sandbox::personio::Compensation;
use sandbox::{benefit_list, personio_person_id};
use store::AmountChange;
use tokio_util::sync::CancellationToken;

use crate::fixture::{Export, Fixture, INTEGRATION, day};

pub fn november() -> PayrollMonth {
    PayrollMonth::new(2026, 11).expect("a month")
}

pub fn december() -> PayrollMonth {
    PayrollMonth::new(2026, 12).expect("a month")
}

pub fn cents(count: i64) -> Money {
    Money::new(Decimal::new(count, 2), Currency::EUR)
}

/// The id of the sample company's compensation type with this number.
pub fn type_id(number: usize) -> String {
    format!("01930000-0000-7000-8000-{number:012}")
}

pub fn existing(number: usize, name: &str) -> TypeChoice {
    TypeChoice::Existing { id: type_id(number), name: name.to_owned() }
}

/// A type that the run creates when Personio has none of this name.
pub fn new_type(name: &str) -> TypeChoice {
    TypeChoice::New { name: name.to_owned() }
}

/// Sends the whole amount of a benefit to one type.
pub fn whole(into: TypeChoice, payout: Payout) -> BenefitRule {
    BenefitRule::Send { parts: vec![Part { into, share: Share::Rest, payout }] }
}

/// The rules of the sample company: existing and new types, one-time and recurring payouts, one benefit in two parts, one benefit that is
/// not sent.
pub fn sample_rules() -> BenefitSettings {
    let part = |name: &str, share| Part { into: new_type(name), share, payout: Payout::OneTime };
    let again = |interval| Payout::Recurring { interval };
    let rules = [
        ("Sachbezug", whole(new_type("Sachbezug"), Payout::OneTime)),
        ("Essenszuschuss", whole(existing(4, "Essenszuschuss"), Payout::OneTime)),
        ("Deutschlandticket", whole(existing(5, "Jobticket"), again(Interval::Monthly))),
        ("Internetpauschale", whole(existing(6, "Internetpauschale"), Payout::OneTime)),
        (
            "Fahrtkostenzuschuss",
            BenefitRule::Send { parts: vec![part("Fahrtkosten frei", Share::Amount(Decimal::from(50))), part("Fahrtkosten", Share::Rest)] },
        ),
        ("Erholungsbeihilfe", whole(existing(3, "Bonus"), Payout::OneTime)),
        ("Gesundheitsförderung", BenefitRule::DoNotSend),
        ("Jobrad", whole(new_type("Jobrad"), again(Interval::HalfYearly))),
    ];
    let rules = rules.into_iter().map(|(benefit, rule)| (benefit.to_owned(), rule)).collect();
    BenefitSettings { rules, ..BenefitSettings::default() }
}

/// Whether the window selects the row by default.
pub fn is_ticked(change: &Change) -> bool {
    change.is_sendable() && change.benefit.as_ref().is_some_and(|benefit| !benefit.hold)
}

/// The rows that the window selects by default.
pub fn rows_left(plan: &Plan) -> Vec<&Change> {
    plan.changes.iter().filter(|change| is_ticked(change)).collect()
}

impl Export {
    pub fn personio(&self) -> Client {
        let (addresses, choice) = &self.address_and_options;
        let (at, http) = (&addresses.personio, HttpOptions { keep_rate_limit: self.paced, ..choice.personio_http() });
        Client::new(&at.base_url, &at.client_id, at.client_secret.clone().into(), http).expect("an address")
    }

    /// Stores the sample company's list in the data file.
    pub fn take_sample_list(&self) {
        for line in benefit_list(day()) {
            let amount = line.amount.parse().expect("an amount");
            let entry = Entry {
                person: line.personnel_number.clone(),
                benefit: line.benefit.clone(),
                month: line.month.parse().expect("a month"),
                amount: Money::new(amount, Currency::EUR),
                equal_rows: Vec::new(),
            };
            let person = ListPerson { id: line.personnel_number.clone(), number: Some(line.personnel_number), email: None, name: None };
            self.put_entry(person, entry);
        }
    }

    fn put_entry(&self, person: ListPerson, entry: Entry) {
        let name = entry.benefit.clone();
        let benefit = Benefit { id: name.clone(), name, wage_type: None, kind: None };
        let change = AmountChange { benefits: vec![benefit], people: vec![person], cleared: Vec::new(), entries: vec![entry] };
        self.store.change_amounts(INTEGRATION, &change).expect("the list is kept");
    }

    /// Sets the amount in cents of a person of the sample company, or removes it.
    pub fn set_amount(&self, number: usize, benefit: &str, month: PayrollMonth, amount: Option<i64>) {
        let id = (1000 + number).to_string();
        let Some(amount) = amount else {
            self.store.set_benefit_amount(INTEGRATION, &id, benefit, month, None).expect("the list is kept");
            return;
        };
        let person = ListPerson { id: id.clone(), number: Some(id.clone()), email: None, name: None };
        self.put_entry(person, Entry { person: id, benefit: benefit.to_owned(), month, amount: cents(amount), equal_rows: Vec::new() });
    }

    /// Plans a month of the list.
    pub async fn try_plan_pay(&self, month: PayrollMonth) -> Result<Plan, connectors::Error> {
        let client = self.personio();
        let read_result = read(&client, month, &Silent).await?;
        let first = self.compare_pay(month, &read_result, &BTreeSet::new());
        let outside = people_outside(&client, &read_result, &first).await?;
        Ok(self.compare_pay(month, &read_result, &outside))
    }

    fn compare_pay(&self, month: PayrollMonth, read_result: &PersonioRead, outside: &BTreeSet<PersonId>) -> Plan {
        let store = &self.store;
        let (catalogue, people) = (store.benefits(INTEGRATION).expect("benefits"), store.list_people(INTEGRATION).expect("people"));
        let entries = store.benefit_amounts(INTEGRATION).expect("amounts");
        let sent = store.sent_pay(INTEGRATION, month).expect("the ledger");
        let input = BenefitInput {
            month,
            today: self.target.today,
            catalogue: &catalogue,
            people: &people,
            entries: &entries,
            settings: &self.benefits,
            limits: &[],
            target: &read_result.people,
            types: &read_result.snapshot.types,
            held: &read_result.snapshot.pay,
            sent: &sent,
            open: &store.open_writes(INTEGRATION, ExportKind::Benefits).expect("the ledger"),
            sent_by_others: &[],
            outside,
        };
        plan(&input).plan
    }

    pub async fn plan_pay(&self, month: PayrollMonth) -> Plan {
        self.try_plan_pay(month).await.expect("a plan")
    }

    /// Creates a run of benefits and sends nothing.
    pub fn begin_pay(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) {
        self.begin_as(ExportKind::Benefits, run_id, plan, choose);
    }

    /// Executes a run of benefits to its end.
    pub async fn execute_pay(&self, run_id: &str, mode: Mode, watch: &dyn Watch, cancel: CancellationToken) -> RunState {
        let plan = self.store.plan(&self.store.run(run_id).expect("the run").plan_id).expect("the plan");
        let month = plan.plan.benefits.expect("a plan of benefits").month;
        self.execute_against(run_id, &PersonioPay::new(self.personio(), month), mode, watch, cancel).await
    }

    pub async fn send_pay(&self, run_id: &str, plan: &Plan, choose: impl Fn(&Change) -> bool) -> RunState {
        self.begin_pay(run_id, plan, choose);
        self.execute_pay(run_id, Mode::Send, &Silent, CancellationToken::new()).await
    }
}

/// Personio must get one compensation for each of these at most: person, type, first day.
pub type PaymentKey = (String, String, String);

impl Fixture {
    /// The app's compensations at Personio in the order of their creation, also those that no read shows.
    pub fn compensations(&self) -> Vec<Compensation> {
        let is_ours = |pay: &Compensation| pay.comment.as_deref().and_then(mark_in).is_some();
        self.sandbox.state().personio.compensations.into_iter().filter(is_ours).collect()
    }

    /// [`Self::compensations`] as lines: person, type, amount, first day, interval.
    pub fn compensation_lines(&self) -> Vec<String> {
        let personio = self.sandbox.state().personio;
        let name = |id: &str| personio.type_of(id).map_or_else(|| id.to_owned(), |kind| kind.name.clone());
        let line = |pay: &Compensation| {
            let interval = pay.interval.map_or_else(|| "once".to_owned(), |interval| format!("{interval:?}"));
            format!("{} {} {} {} {interval}", pay.person, name(&pay.type_id), pay.value.normalize(), pay.effective_from)
        };
        self.compensations().iter().map(line).collect()
    }

    /// How often each compensation was posted with effect, by the log of writes.
    pub fn posted(&self) -> BTreeMap<PaymentKey, usize> {
        let mut posted: BTreeMap<PaymentKey, usize> = BTreeMap::new();
        for write in self.sandbox.writes().iter().filter(|write| write.effect && write.path == "/v2/compensations") {
            let body: serde_json::Value = serde_json::from_str(&write.body).expect("a body");
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let key = (text(&body["person"]["id"]), text(&body["type"]["id"]), text(&body["effective_from"]));
            let count = posted.entry(key).or_default();
            *count = count.saturating_add(1);
        }
        posted
    }

    /// How often a row was posted with effect. If its type exists twice, the posts to both count.
    pub fn posted_for(&self, change: &Change) -> usize {
        let personio = self.sandbox.state().personio;
        let benefit = change.benefit.as_ref().expect("a row of pay");
        let kind = benefit.pay_type.as_ref().expect("a type");
        let is_type =
            |id: &str| kind.id.as_deref().map_or_else(|| personio.type_of(id).is_some_and(|it| it.name == kind.name), |own| own == id);
        let person = change.target_id.as_ref().expect("a person").as_str();
        let fits = |(payee, of_type, from): &PaymentKey| payee == person && is_type(of_type) && *from == benefit.month.first().to_string();
        self.posted().iter().filter(|(key, _)| fits(key)).map(|(_, count)| count).sum()
    }

    /// Asserts that no compensation was posted twice and that type names are unique.
    pub fn assert_no_duplicates(&self, label: &str) {
        for (key, count) in self.posted() {
            assert_eq!(count, 1, "{label}: {key:?} was posted {count} times");
        }
        let mut names: Vec<String> = self.sandbox.state().personio.types.into_iter().map(|kind| kind.name).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all, "{label}: a type is there twice: {names:?}");
    }

    /// Enters a one-time compensation of this month by hand, and returns its id.
    pub fn enter_by_hand(&self, number: usize, of_type: &str, amount: i64) -> String {
        let pay = Compensation::once(&personio_person_id(number), of_type, Decimal::new(amount, 2), november().first());
        self.sandbox.edit(|state| state.personio.put_compensation(pay))
    }
}
