//! From elements to what they mean. An error names the element by its path ("users/user[2]/active").

pub(crate) mod time;

use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use secrecy::SecretString;

use super::wire::{AccessibleCompany, PayrollUser, User};
use super::xml::Element;
use crate::text::non_empty;

/// The path of the element that is missing or not understood.
pub(crate) type At = String;

/// An element and the way to it.
pub(crate) struct Node<'a> {
    element: &'a Element,
    path: String,
}

impl<'a> Node<'a> {
    /// The root of a document.
    pub(crate) fn root(element: &'a Element) -> Self {
        Self { element, path: element.name.clone() }
    }

    /// The way to it.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    fn at(&self, name: &str) -> At {
        format!("{}/{name}", self.path)
    }

    /// The children of a name, numbered from 0 in their paths.
    pub(crate) fn all(&self, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        let path = self.path.clone();
        let named = self.element.children.iter().filter(move |child| child.name == name);
        named.enumerate().map(move |(number, element)| Node { element, path: format!("{path}/{name}[{number}]") })
    }

    /// The rows of a list. One that holds something, and no row, is no empty list: whoever took it for one would create
    /// everybody anew.
    pub(crate) fn rows(&self, name: &'a str) -> Result<impl Iterator<Item = Node<'a>>, At> {
        let is_row = |child: &Element| child.name == name;
        let element = self.element;
        if element.children.iter().any(is_row) || (element.children.is_empty() && element.text.is_empty()) {
            Ok(self.all(name))
        } else {
            Err(self.at(name))
        }
    }

    fn child(&self, name: &str) -> Option<Node<'a>> {
        self.element.child(name).map(|element| Node { element, path: self.at(name) })
    }

    fn needed(&self, name: &str) -> Result<Node<'a>, At> {
        self.child(name).ok_or_else(|| self.at(name))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.element.child(name).and_then(|child| non_empty(&child.text))
    }

    fn number(&self, name: &str) -> Result<Option<i64>, At> {
        self.text(name).map(|text| i64::from_str(&text).map_err(|_| self.at(name))).transpose()
    }

    fn decimal(&self, name: &str) -> Result<Decimal, At> {
        self.text(name).and_then(|text| Decimal::from_str_exact(&text).ok()).ok_or_else(|| self.at(name))
    }

    fn date(&self, name: &str) -> Result<Option<NaiveDate>, At> {
        self.text(name).map(|text| day(&text).ok_or_else(|| self.at(name))).transpose()
    }

    fn flag(&self, name: &str) -> Result<bool, At> {
        match self.text(name).as_deref() {
            Some("true" | "1") => Ok(true),
            Some("false" | "0") => Ok(false),
            _ => Err(self.at(name)),
        }
    }

    /// The number of the element itself or, as references have it, of its own `id`.
    pub(crate) fn id(&self) -> Result<i64, At> {
        match self.child("id") {
            Some(inner) => inner.id(),
            None => self.element.text.parse().map_err(|_| self.path.clone()),
        }
    }
}

/// A date; a time or zone after it is passed over.
fn day(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.split_at_checked(10)?;
    let known = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-']);
    if known { day.parse().ok() } else { None }
}

/// A user.
pub(crate) fn user(node: &Node<'_>) -> Result<User, At> {
    const KNOWN: [&str; 6] = ["id", "foreign-id", "internal-id", "name", "email", "active"];
    Ok(User {
        id: node.number("id")?.ok_or_else(|| node.at("id"))?,
        foreign_id: node.text("foreign-id"),
        internal_id: node.number("internal-id")?,
        name: node.text("name").unwrap_or_default(),
        email: node.text("email").unwrap_or_default(),
        active: node.flag("active")?,
        others: node.element.children.iter().filter(|child| !KNOWN.contains(&child.name.as_str())).cloned().collect(),
    })
}

/// What the schema promises of every agreement, and the app reads. Live agreements have been seen without some of it.
const PROMISED: [&str; 12] = [
    "ssn",
    "address1",
    "address2",
    "zip-code",
    "state",
    "country-code",
    "phone",
    "tax-table",
    "tax-table-column",
    "clearing-nr",
    "account-nr",
    "employment-start-date",
];

/// An employment agreement.
pub(crate) fn payroll_user(node: &Node<'_>) -> Result<PayrollUser, At> {
    let history = node.child("full-history-monthly-salaries");
    let children = node.child("children");
    let entry = |entry: Node<'_>| {
        let amount = entry.number("monthly-salary")?.ok_or_else(|| entry.at("monthly-salary"))?;
        Ok((amount, entry.date("monthly-salary-start-date")?))
    };
    Ok(PayrollUser {
        user_id: node.needed("user")?.id()?,
        ssn: node.text("ssn"),
        address1: node.text("address1"),
        address2: node.text("address2"),
        zip_code: node.text("zip-code"),
        state: node.text("state"),
        country_code: node.text("country-code"),
        phone: node.text("phone"),
        tax_table: node.number("tax-table")?,
        tax_table_column: node.number("tax-table-column")?,
        clearing_nr: node.text("clearing-nr"),
        account_nr: node.text("account-nr"),
        employment_start_date: node.date("employment-start-date")?,
        employment_end_date: node.date("employment-end-date")?,
        monthly_salary: node.number("monthly-salary")?,
        monthly_salary_start_date: node.date("monthly-salary-start-date")?,
        hourly_salary: node.number("hourly-salary")?,
        hourly_salary_start_date: node.date("hourly-salary-start-date")?,
        monthly_history: history.iter().flat_map(|list| list.all("full-history-monthly-salary")).map(entry).collect::<Result<_, At>>()?,
        children: children.iter().flat_map(|list| list.all("child")).filter_map(|child| child.text("name")).collect(),
        left_out: PROMISED.into_iter().filter(|name| node.child(name).is_none()).collect(),
    })
}

/// A company that a login gives access to.
pub(crate) fn accessible_company(node: &Node<'_>) -> Result<AccessibleCompany, At> {
    let accesses = node.child("accesses");
    Ok(AccessibleCompany {
        id: node.number("id")?.ok_or_else(|| node.at("id"))?,
        name: node.text("name").unwrap_or_default(),
        active: node.flag("active")?,
        token: SecretString::from(node.text("token").ok_or_else(|| node.at("token"))?),
        accesses: accesses.iter().flat_map(|list| list.all("type")).filter_map(|kind| non_empty(&kind.element.text)).collect(),
    })
}
