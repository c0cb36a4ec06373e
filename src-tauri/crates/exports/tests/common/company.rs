//! A company in Alexis HR and Kleer, built from the services' wire types.

use connectors::alexis::wire::{Compensation, Employee, Employment, Named, People};
use connectors::kleer::wire::{PayrollUser, User};
use connectors::kleer::{Form, SalaryUnit};
use domain::matching::Links;
use domain::plan::Change;
use domain::plan::employees::{Direction, EmployeeSettings, EmploymentKind, Memory, Planned};
use exports::employees::{AlexisSnapshot, BothSides, KleerSnapshot, PlanInput};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub const TODAY: &str = "2026-11-25";

pub fn from_json<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_str(&json.to_string()).unwrap()
}

#[derive(Debug, Clone)]
pub struct Company {
    pub people: People,
    pub users: Vec<User>,
    pub agreements: Vec<PayrollUser>,
    pub settings: EmployeeSettings,
    pub form: Form,
    pub memory: Memory,
}

impl Company {
    /// No people on either side. Kleer's salaries are in kronor.
    pub fn new() -> Self {
        let kind = |id: &str, name: &str| Some(EmploymentKind { id: id.to_owned(), name: name.to_owned() });
        let mut people = People { history_known: true, ..People::default() };
        for (id, name) in [("h", "Hourly"), ("p", "Permanent")] {
            people.employment_types.insert(id.to_owned(), from_json::<Named>(&json!({"id": id, "name": name})));
        }
        Self {
            people,
            users: Vec::new(),
            agreements: Vec::new(),
            settings: EmployeeSettings {
                hourly_type: kind("h", "Hourly"),
                permanent_type: kind("p", "Permanent"),
                ..EmployeeSettings::default()
            },
            form: Some(SalaryUnit::Kronor).into(),
            memory: Memory::default(),
        }
    }

    /// Adds a person with an employment to Alexis HR. `overrides`: fields of the employee to add or replace.
    pub fn employee(&mut self, id: &str, overrides: &Value) {
        let mut employee = json!({
            "id": id, "active": true, "userId": format!("user-{id}"), "firstName": "Ebba", "lastName": "Lindqvist",
            "privateEmail": "ebba@example.test", "ssn": "19900101-0017", "employmentId": format!("e-{id}"),
        });
        employee.as_object_mut().unwrap().extend(overrides.as_object().unwrap().clone());
        self.people.employees.push(from_json::<Employee>(&employee));
        let employment = json!({"id": format!("e-{id}"), "employeeId": id, "typeId": "p", "startDate": "2024-01-01"});
        self.people.employments.insert(format!("e-{id}"), from_json::<Employment>(&employment));
    }

    /// Adds a salary to Alexis HR.
    pub fn pay(&mut self, id: &str, employee: &str, amount: &Value, period: &str, from: &str) {
        let pay = json!({
            "id": id, "employeeId": employee, "amount": amount, "currency": "SEK", "payoutPeriod": period, "effectiveDate": from,
        });
        self.people.compensations.insert(id.to_owned(), from_json::<Compensation>(&pay));
    }

    /// Adds a user with an agreement to Kleer.
    pub fn user(&mut self, id: i64, email: &str, agreement: PayrollUser) {
        self.users.push(User {
            id,
            foreign_id: None,
            internal_id: None,
            name: "Ebba Lindqvist".to_owned(),
            email: email.to_owned(),
            active: true,
            other_elements: Vec::new(),
        });
        self.agreements.push(PayrollUser { user_id: id, ..agreement });
    }

    pub fn both(&self) -> BothSides {
        BothSides {
            alexis: AlexisSnapshot::of(self.people.clone()),
            kleer: KleerSnapshot::of(self.users.clone(), self.agreements.clone(), &self.settings, self.form),
        }
    }

    pub fn planned(&self, direction: Direction) -> Planned {
        let (links, today) = (Links::new(), TODAY.parse().unwrap());
        let input = PlanInput { links: &links, memory: &self.memory, today };
        self.both().plan(&self.settings, self.form, direction, &input)
    }

    pub fn rows(&self, direction: Direction) -> Vec<Change> {
        self.planned(direction).plan.changes
    }
}
