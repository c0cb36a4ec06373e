//! What Kleer holds. Money is always in öre here, whatever the unit on the wire.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Activity, Event, LockedDay, WorkingHours};

/// All of Kleer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Kleer {
    /// The companies.
    pub companies: Vec<Company>,
    /// The tokens. The first one is the sandbox' own address.
    pub tokens: Vec<Token>,
    /// The integration user's e-mail and password; it has all the tokens.
    pub login: Login,
}

/// A token: one user in one company.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// What is sent.
    pub token: String,
    /// The company's id.
    pub company: i32,
    /// The user's id.
    pub user: i32,
}

/// The integration user's way in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    /// The e-mail.
    pub email: String,
    /// The password.
    pub password: String,
}

/// A company.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Company {
    /// Its number in the address.
    pub id: i32,
    /// Its name.
    pub name: String,
    /// Active and inactive users.
    pub users: Vec<User>,
    /// The employment agreements. Not every user has one.
    pub payroll_users: Vec<PayrollUser>,
    /// What time and absence are reported on.
    pub activities: Vec<Activity>,
    /// The time and absence that were reported, in the order they were made.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Days that are approved or certified, whether there are events on them or not.
    #[serde(default)]
    pub locked_days: Vec<LockedDay>,
    /// The highest id that an event ever had. No id is given twice, also when its event is gone.
    #[serde(default)]
    pub last_event_id: i32,
}

impl Kleer {
    /// The company that the sandbox' own address leads to.
    pub fn company_mut(&mut self) -> Option<&mut Company> {
        let main = self.tokens.first()?.company;
        self.companies.iter_mut().find(|company| company.id == main)
    }

    /// The company that the sandbox' own address leads to.
    pub fn company(&self) -> Option<&Company> {
        let main = self.tokens.first()?.company;
        self.companies.iter().find(|company| company.id == main)
    }
}

impl Company {
    /// A user.
    pub fn user(&self, id: i32) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// A user, to be changed.
    pub fn user_mut(&mut self, id: i32) -> Option<&mut User> {
        self.users.iter_mut().find(|user| user.id == id)
    }

    /// An employment agreement.
    pub fn payroll_user(&self, id: i32) -> Option<&PayrollUser> {
        self.payroll_users.iter().find(|payroll| payroll.user.id == id)
    }

    /// An employment agreement, to be changed.
    pub fn payroll_user_mut(&mut self, id: i32) -> Option<&mut PayrollUser> {
        self.payroll_users.iter_mut().find(|payroll| payroll.user.id == id)
    }

    /// Removes a user, its agreement and its events.
    pub fn remove_user(&mut self, id: i32) {
        self.users.retain(|user| user.id != id);
        self.payroll_users.retain(|payroll| payroll.user.id != id);
        self.events.retain(|event| event.user != id);
        self.locked_days.retain(|day| day.user != id);
    }
}

/// A pointer to something by its id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The id.
    pub id: i32,
}

/// A user.
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

/// How a user's cost is spread, as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Dimension {
    /// The entries.
    pub dimension_entry: Vec<serde_json::Value>,
}

/// A salary and the day it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salary {
    /// Its first day.
    pub start: NaiveDate,
    /// Öre.
    pub ore: i64,
}

/// An employment agreement.
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
    /// Every monthly salary there was and will be.
    pub monthly_salaries: Vec<Salary>,
    pub monthly_salary_yearly_pension: i64,
    /// Every hourly salary there was and will be.
    pub hourly_salaries: Vec<Salary>,
    pub provision: bool,
    pub month_report_strategy: String,
    pub manager_user: Reference,
    pub schedules: Vec<Schedule>,
    pub dimension_entries: Vec<Reference>,
    pub vacation_entitlements: Vec<Entitlement>,
    pub children: Vec<Child>,
    /// The hours of each day. No message has them: they show in the schedule.
    #[serde(default)]
    pub working_hours: WorkingHours,
}

impl PayrollUser {
    /// A new agreement: what is given, and Kleer's defaults for the rest.
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

/// A working schedule of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Schedule {
    pub schedule: Reference,
    pub start_date: Option<NaiveDate>,
    pub end_date: Option<NaiveDate>,
    pub comment: String,
}

/// Vacation days from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entitlement {
    pub start_date: NaiveDate,
    pub entitlement: i64,
}

/// A person's child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Child {
    pub name: String,
    pub birth_date: NaiveDate,
}
