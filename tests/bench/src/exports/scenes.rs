//! The exports with something to do for everybody.

use std::time::Duration;

use connectors::http::HttpOptions;
use domain::benefits::{Benefit, Entry, ListPerson, Payout};
use domain::plan::employees::{EmployeeSettings, NumberPlace, SourceOfTruth};
use domain::plan::{Change, Plan};
use domain::run::{Outcome, RunState};
use sandbox::{Company, Options};
use serde_json::json;
use store::AmountChange;
use tests::benefit_fixture::{cents, new_type, november as pay_month, ticked, whole};
use tests::fixture::{Choice, Fixture, INTEGRATION, day};
use tests::leave_fixture::november;

/// Days of leave a person.
pub const DAYS: usize = 3;
/// Benefits a person: two of new types, one of a type that is there.
pub const BENEFITS: [&str; 3] = ["Sachbezug", "Essenszuschuss", "Gutschein"];

/// An export, with what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Employees,
    Import,
    Leave,
    Benefits,
    /// Nobody's other pay is shown, so every write is held against a read at once.
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

    /// A company in which everybody has something to be sent.
    pub async fn fixture(self, people: usize, waited: bool) -> Fixture {
        let settings = match self {
            Self::Import => EmployeeSettings {
                lead: SourceOfTruth::Kleer,
                employee_number: Some(NumberPlace::InternalId),
                ..EmployeeSettings::default()
            },
            _ => EmployeeSettings::default(),
        };
        let latency = if waited { super::LATENCY } else { Duration::ZERO };
        let http = HttpOptions { keep_rate_limit: waited, ..HttpOptions::default() };
        let options = Options { today: day(), company: Company::People(people), latency, traffic_dir: None, ..Options::default() };
        let mut fixture = Fixture::of(options, Choice { settings, http, ..Choice::default() }).await;
        fixture.export.paced = waited;
        match self {
            Self::Employees => moved_in_alexis(&fixture),
            Self::Import => moved_in_kleer(&fixture),
            Self::Leave => drop(fixture.sandbox.edit(|state| state.give_everybody_leave(DAYS))),
            Self::Benefits | Self::BenefitsUnseen => {
                if self == Self::BenefitsUnseen {
                    fixture.sandbox.edit(|state| state.personio.compensations.clear());
                }
                fixture.export.benefits.rules.insert("Gutschein".to_owned(), whole(new_type("Gutschein"), Payout::OneTime));
                give_everybody(&fixture, people);
            }
        }
        fixture
    }

    /// Plans and sends everything. Says how many changes that were.
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
                let state = export.send_pay("run", &plan, ticked).await;
                (plan, state)
            }
        };
        assert_eq!(state, RunState::Done);
        let rows = export.rows("run");
        let wrong: Vec<_> = rows.iter().filter(|row| row.verdict.outcome != Outcome::Confirmed).take(3).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(rows.len(), self.expected(people), "{:?}", kinds(&plan));
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

fn kinds(plan: &Plan) -> Vec<&Change> {
    plan.changes.iter().take(2).collect()
}

/// Everybody has another address and another tax table: two records at Kleer.
fn moved_in_alexis(fixture: &Fixture) {
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

/// Everybody has another address and another salary: two records in Alexis HR.
fn moved_in_kleer(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        let Some(company) = state.kleer.company_mut() else { return };
        let paid: Vec<i32> = company.payroll_users.iter().map(|user| user.user.id).collect();
        for id in paid {
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

/// Everybody gets every benefit, in one change of the list.
fn give_everybody(fixture: &Fixture, people: usize) {
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
