//! Companies in which an export has a change for everybody.

use std::time::Duration;

use connectors::http::HttpOptions;
use domain::benefits::{Benefit, Entry, ListPerson, Payout};
use domain::plan::employees::{EmployeeSettings, NumberPlace, SourceOfTruth};
use domain::plan::{Change, Plan};
use domain::run::{Outcome, RunState};
use sandbox::{Company, Options};
use serde_json::json;
use store::AmountChange;
use tests::benefit_fixture::{cents, is_ticked, new_type, november as pay_month, whole};
use tests::fixture::{Fixture, FixtureOptions, INTEGRATION, day};
use tests::leave_fixture::november;

/// Days of leave per person.
pub const DAYS: usize = 3;
/// Benefits per person. Two need new compensation types, and the type of one exists.
pub const BENEFITS: [&str; 3] = ["Sachbezug", "Essenszuschuss", "Gutschein"];

/// An export and its situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Employees,
    Import,
    Leave,
    Benefits,
    /// Nobody's other payments are visible, so every write is read back at once.
    BenefitsUnseen,
}

impl Kind {
    pub const ALL: [Self; 5] = [Self::Employees, Self::Import, Self::Leave, Self::Benefits, Self::BenefitsUnseen];

    pub fn name(self) -> &'static str {
        match self {
            Self::Employees => "employees",
            Self::Import => "import",
            Self::Leave => "leave",
            Self::Benefits => "benefits",
            Self::BenefitsUnseen => "benefits, no other pay",
        }
    }

    /// A company with a change for everybody. `is_waiting` enables latency and rate limits.
    pub async fn fixture(self, people: usize, is_waiting: bool) -> Fixture {
        let settings = match self {
            Self::Import => EmployeeSettings {
                lead: SourceOfTruth::Kleer,
                employee_number: Some(NumberPlace::InternalId),
                ..EmployeeSettings::default()
            },
            _ => EmployeeSettings::default(),
        };
        let latency = if is_waiting { super::LATENCY } else { Duration::ZERO };
        let http = HttpOptions { keep_rate_limit: is_waiting, ..HttpOptions::default() };
        let options = Options { today: day(), company: Company::People(people), latency, traffic_dir: None, ..Options::default() };
        let mut fixture = Fixture::of(options, FixtureOptions { settings, http, ..FixtureOptions::default() }).await;
        fixture.export.paced = is_waiting;
        match self {
            Self::Employees => change_alexis(&fixture),
            Self::Import => change_kleer(&fixture),
            Self::Leave => drop(fixture.sandbox.edit(|state| state.give_everybody_leave(DAYS))),
            Self::Benefits | Self::BenefitsUnseen => {
                if self == Self::BenefitsUnseen {
                    fixture.sandbox.edit(|state| state.personio.compensations.clear());
                }
                fixture.export.benefits.rules.insert("Gutschein".to_owned(), whole(new_type("Gutschein"), Payout::OneTime));
                add_benefits(&fixture, people);
            }
        }
        fixture
    }

    /// Plans and sends everything. Returns the number of changes.
    pub async fn run(self, fixture: &Fixture, people: usize) -> usize {
        let export = &fixture.export;
        let (plan, state) = match self {
            Self::Employees => {
                let plan = export.plan().await;
                let state = export.send("run", &plan, |_| true).await;
                (plan, state)
            }
            Self::Import => {
                let plan = export.plan_import().await;
                let state = export.send_import("run", &plan, |_| true).await;
                (plan, state)
            }
            Self::Leave => {
                let plan = export.plan_leave(november()).await;
                let state = export.send_leave("run", &plan, |_| true).await;
                (plan, state)
            }
            Self::Benefits | Self::BenefitsUnseen => {
                let plan = export.plan_pay(pay_month()).await;
                let state = export.send_pay("run", &plan, is_ticked).await;
                (plan, state)
            }
        };
        assert_eq!(state, RunState::Done);
        let rows = export.rows("run");
        let unconfirmed: Vec<_> = rows.iter().filter(|row| row.result.outcome != Outcome::Confirmed).take(3).collect();
        assert!(unconfirmed.is_empty(), "{unconfirmed:#?}");
        assert_eq!(rows.len(), self.expected(people), "{:?}", first_rows(&plan));
        rows.len()
    }

    fn expected(self, people: usize) -> usize {
        match self {
            Self::Employees | Self::Import => people,
            Self::Leave => people * DAYS,
            Self::Benefits | Self::BenefitsUnseen => people * BENEFITS.len() + 2,
        }
    }
}

fn first_rows(plan: &Plan) -> Vec<&Change> {
    plan.changes.iter().take(2).collect()
}

/// Changes everybody's address and tax table, which are two records at Kleer.
fn change_alexis(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        let text = |row: &sandbox::alexis::Row| row.get("id").and_then(|id| id.as_str()).map(str::to_owned);
        let ids: Vec<String> = state.alexis.all("employee").iter().filter_map(text).collect();
        for (number, id) in ids.iter().enumerate() {
            let Some(row) = state.alexis.employee_mut(id) else { continue };
            row.insert("tax".to_owned(), json!({"table": 35, "column": 1}));
            row.insert("privateEmail".to_owned(), json!(format!("moved{number}@post.example")));
        }
    });
}

/// Changes everybody's address and salary, which are two records in Alexis HR.
fn change_kleer(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        let Some(company) = state.kleer.company_mut() else { return };
        let ids: Vec<i32> = company.payroll_users.iter().map(|user| user.user.id).collect();
        for id in ids {
            if let Some(user) = company.user_mut(id) {
                user.email = format!("moved{id}@post.example");
            }
            for salary in company.payroll_user_mut(id).into_iter().flat_map(|user| user.monthly_salaries.last_mut()) {
                salary.start = day();
                salary.ore += 100_000;
            }
        }
    });
}

/// Adds every benefit for everybody, in one change of the list.
fn add_benefits(fixture: &Fixture, people: usize) {
    let id = |number: usize| (1000 + number).to_string();
    let benefits = BENEFITS.map(|name| Benefit { id: name.to_owned(), name: name.to_owned(), wage_type: None, kind: None });
    let person = |number| ListPerson { id: id(number), number: Some(id(number)), email: None, name: None };
    let entry = |number: usize, place: usize, benefit: &str| Entry {
        person: id(number),
        benefit: benefit.to_owned(),
        month: pay_month(),
        amount: cents(i64::try_from(1_000 + number * 3 + place).unwrap_or_default()),
        equal_rows: Vec::new(),
    };
    let entries = (1..=people).flat_map(|number| BENEFITS.iter().enumerate().map(move |(place, benefit)| entry(number, place, benefit)));
    let change = AmountChange {
        benefits: benefits.to_vec(),
        people: (1..=people).map(person).collect(),
        cleared: Vec::new(),
        entries: entries.collect(),
    };
    fixture.export.store.change_amounts(INTEGRATION, &change).expect("the list is kept");
}
