//! Kleer's data. Money is always in öre here, whatever the unit in messages.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Activity, Event, LockedDay, WorkingHours};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Kleer {
    pub companies: Vec<Company>,
    /// The first token is the one in the sandbox's addresses.
    pub tokens: Vec<Token>,
    /// The login of the integration user, who has all the tokens.
    pub login: Login,
}

/// A token of one user in one company.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The text that a client sends.
    pub token: String,
    /// The company's id.
    pub company: i32,
    /// The user's id.
    pub user: i32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    pub email: String,
    pub password: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Company {
    /// The number in the URL.
    pub id: i32,
    pub name: String,
    /// Active and inactive users.
    pub users: Vec<User>,
    /// The employment agreements. Some users have none.
    pub payroll_users: Vec<PayrollUser>,
    pub activities: Vec<Activity>,
    /// Reported time and absence, oldest first.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Approved and certified days, with or without events.
    #[serde(default)]
    pub locked_days: Vec<LockedDay>,
    /// The highest id that an event ever had. No id is reused, even when its event is deleted.
    #[serde(default)]
    pub last_event_id: i32,
}

impl Kleer {
    /// The company of the sandbox's addresses.
    pub fn company_mut(&mut self) -> Option<&mut Company> {
        let main = self.tokens.first()?.company;
        self.companies.iter_mut().find(|company| company.id == main)
    }

    /// The company of the sandbox's addresses.
    pub fn company(&self) -> Option<&Company> {
        let main = self.tokens.first()?.company;
        self.companies.iter().find(|company| company.id == main)
    }
}

impl Company {
    pub fn user(&self, id: i32) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    pub fn user_mut(&mut self, id: i32) -> Option<&mut User> {
        self.users.iter_mut().find(|user| user.id == id)
    }

    pub fn payroll_user(&self, id: i32) -> Option<&PayrollUser> {
        self.payroll_users.iter().find(|payroll| payroll.user.id == id)
    }

    pub fn payroll_user_mut(&mut self, id: i32) -> Option<&mut PayrollUser> {
        self.payroll_users.iter_mut().find(|payroll| payroll.user.id == id)
    }

    /// Removes a user with their agreement, events and locked days.
    pub fn remove_user(&mut self, id: i32) {
        self.users.retain(|user| user.id != id);
        self.payroll_users.retain(|payroll| payroll.user.id != id);
        self.events.retain(|event| event.user != id);
        self.locked_days.retain(|day| day.user != id);
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    pub id: i32,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct User {
    pub id: i32,
    pub foreign_id: Option<String>,
    pub internal_id: Option<i32>,
    pub name: String,
    pub email: String,
    pub active: bool,
    pub dimension_entry: Option<Reference>,
    pub dimensions: Option<Dimension>,
    pub dimension_user_percentage: Option<Decimal>,
}

/// The distribution of a user's cost, as sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Dimension {
    pub dimension_entry: Vec<serde_json::Value>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salary {
    pub start: NaiveDate,
    pub ore: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PayrollUser {
    pub user: Reference,
    pub ssn: String,
    pub address1: String,
    pub address2: String,
    pub zip_code: String,
    pub state: String,
    pub country_code: String,
    pub phone: String,
    pub tax_table: i32,
    pub tax_table_column: i32,
    pub tax_percentage: Decimal,
    pub one_time_tax_percentage: Decimal,
    pub clearing_nr: String,
    pub account_nr: String,
    pub employment_start_date: NaiveDate,
    pub employment_end_date: Option<NaiveDate>,
    pub notes: Option<String>,
    pub travel_reimbursement_per_mile: i64,
    pub expense_allowance: bool,
    pub fuel_benefit: bool,
    pub monthly_salary_type: String,
    /// All past, present and future monthly salaries.
    pub monthly_salaries: Vec<Salary>,
    pub monthly_salary_yearly_pension: i64,
    /// All past, present and future hourly salaries.
    pub hourly_salaries: Vec<Salary>,
    pub provision: bool,
    pub month_report_strategy: String,
    pub manager_user: Reference,
    pub schedules: Vec<Schedule>,
    pub dimension_entries: Vec<Reference>,
    pub vacation_entitlements: Vec<Entitlement>,
    pub children: Vec<Child>,
    /// The hours of each day. No message has this field: only the schedule shows it.
    #[serde(default)]
    pub working_hours: WorkingHours,
}

impl PayrollUser {
    /// A new agreement with these values, and Kleer's defaults for the rest.
    pub fn new(user: i32, ssn: String, start: NaiveDate, manager: i32) -> PayrollUser {
        PayrollUser {
            user: Reference { id: user },
            ssn,
            address1: String::new(),
            address2: String::new(),
            zip_code: String::new(),
            state: String::new(),
            country_code: "SE".into(),
            phone: String::new(),
            tax_table: 0,
            tax_table_column: 1,
            tax_percentage: Decimal::ZERO,
            one_time_tax_percentage: Decimal::ZERO,
            clearing_nr: String::new(),
            account_nr: String::new(),
            employment_start_date: start,
            employment_end_date: None,
            notes: None,
            travel_reimbursement_per_mile: 0,
            expense_allowance: false,
            fuel_benefit: false,
            monthly_salary_type: "Current".into(),
            monthly_salaries: Vec::new(),
            monthly_salary_yearly_pension: 0,
            hourly_salaries: Vec::new(),
            provision: false,
            month_report_strategy: "Create".into(),
            manager_user: Reference { id: manager },
            schedules: vec![Schedule { schedule: Reference { id: 1 }, ..Schedule::default() }],
            dimension_entries: Vec::new(),
            vacation_entitlements: Vec::new(),
            children: Vec::new(),
            working_hours: WorkingHours::default(),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Schedule {
    pub schedule: Reference,
    pub start_date: Option<NaiveDate>,
    pub end_date: Option<NaiveDate>,
    pub comment: String,
}

/// The number of vacation days from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entitlement {
    pub start_date: NaiveDate,
    pub entitlement: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Child {
    pub name: String,
    pub birth_date: NaiveDate,
}
