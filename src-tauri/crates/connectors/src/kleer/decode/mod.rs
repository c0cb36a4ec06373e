//! Decodes elements into the types of `wire`. An error is the path of an element, for example "users/user[2]/active".

pub(crate) mod time;

use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use secrecy::SecretString;

use super::wire::{AccessibleCompany, PayrollUser, User};
use super::xml::Element;
use crate::text::non_empty;

/// The path of the element that is missing or cannot be decoded.
pub(crate) type FieldPath = String;

/// An element with its path.
pub(crate) struct Node<'a> {
    element: &'a Element,
    path: String,
}

impl<'a> Node<'a> {
    pub(crate) fn root(element: &'a Element) -> Self {
        Self { element, path: element.name.clone() }
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    fn path_of(&self, name: &str) -> FieldPath {
        format!("{}/{name}", self.path)
    }

    /// The children with the name. Their paths number them from 0.
    pub(crate) fn children(&self, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        let path = self.path.clone();
        let named = self.element.children.iter().filter(move |child| child.name == name);
        named.enumerate().map(move |(number, element)| Node { element, path: format!("{path}/{name}[{number}]") })
    }

    /// The rows of a list. A list that contains something but no row is an error. If it counted as empty, an export would create
    /// everybody again.
    pub(crate) fn rows(&self, name: &'a str) -> Result<impl Iterator<Item = Node<'a>>, FieldPath> {
        let is_row = |child: &Element| child.name == name;
        let element = self.element;
        if element.children.iter().any(is_row) || (element.children.is_empty() && element.text.is_empty()) {
            Ok(self.children(name))
        } else {
            Err(self.path_of(name))
        }
    }

    fn child(&self, name: &str) -> Option<Node<'a>> {
        self.element.child(name).map(|element| Node { element, path: self.path_of(name) })
    }

    fn required_child(&self, name: &str) -> Result<Node<'a>, FieldPath> {
        self.child(name).ok_or_else(|| self.path_of(name))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.element.child(name).and_then(|child| non_empty(&child.text))
    }

    fn number(&self, name: &str) -> Result<Option<i64>, FieldPath> {
        self.text(name).map(|text| i64::from_str(&text).map_err(|_| self.path_of(name))).transpose()
    }

    fn decimal(&self, name: &str) -> Result<Decimal, FieldPath> {
        self.text(name).and_then(|text| Decimal::from_str_exact(&text).ok()).ok_or_else(|| self.path_of(name))
    }

    fn date(&self, name: &str) -> Result<Option<NaiveDate>, FieldPath> {
        self.text(name).map(|text| parse_date(&text).ok_or_else(|| self.path_of(name))).transpose()
    }

    fn flag(&self, name: &str) -> Result<bool, FieldPath> {
        match self.text(name).as_deref() {
            Some("true" | "1") => Ok(true),
            Some("false" | "0") => Ok(false),
            _ => Err(self.path_of(name)),
        }
    }

    /// The number in the element. A reference contains it in an `id` element of its own.
    pub(crate) fn id(&self) -> Result<i64, FieldPath> {
        match self.child("id") {
            Some(inner) => inner.id(),
            None => self.element.text.parse().map_err(|_| self.path.clone()),
        }
    }
}

/// Parses a date and ignores a time or zone after it.
fn parse_date(text: &str) -> Option<NaiveDate> {
    let (date, rest) = text.split_at_checked(10)?;
    let is_known_form = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-']);
    if is_known_form { date.parse().ok() } else { None }
}

pub(crate) fn user(node: &Node<'_>) -> Result<User, FieldPath> {
    const KNOWN: [&str; 6] = ["id", "foreign-id", "internal-id", "name", "email", "active"];
    Ok(User {
        id: node.number("id")?.ok_or_else(|| node.path_of("id"))?,
        foreign_id: node.text("foreign-id"),
        internal_id: node.number("internal-id")?,
        name: node.text("name").unwrap_or_default(),
        email: node.text("email").unwrap_or_default(),
        active: node.flag("active")?,
        other_elements: node.element.children.iter().filter(|child| !KNOWN.contains(&child.name.as_str())).cloned().collect(),
    })
}

/// The elements that the schema requires of every agreement and the app reads. Live agreements without some of them have been seen.
const REQUIRED_BY_SCHEMA: [&str; 12] = [
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

pub(crate) fn payroll_user(node: &Node<'_>) -> Result<PayrollUser, FieldPath> {
    let history = node.child("full-history-monthly-salaries");
    let children = node.child("children");
    let entry = |entry: Node<'_>| {
        let amount = entry.number("monthly-salary")?.ok_or_else(|| entry.path_of("monthly-salary"))?;
        Ok((amount, entry.date("monthly-salary-start-date")?))
    };
    Ok(PayrollUser {
        user_id: node.required_child("user")?.id()?,
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
        monthly_history: history
            .iter()
            .flat_map(|list| list.children("full-history-monthly-salary"))
            .map(entry)
            .collect::<Result<_, FieldPath>>()?,
        children: children.iter().flat_map(|list| list.children("child")).filter_map(|child| child.text("name")).collect(),
        missing_elements: REQUIRED_BY_SCHEMA.into_iter().filter(|name| node.child(name).is_none()).collect(),
    })
}

pub(crate) fn accessible_company(node: &Node<'_>) -> Result<AccessibleCompany, FieldPath> {
    let accesses = node.child("accesses");
    Ok(AccessibleCompany {
        id: node.number("id")?.ok_or_else(|| node.path_of("id"))?,
        name: node.text("name").unwrap_or_default(),
        active: node.flag("active")?,
        token: SecretString::from(node.text("token").ok_or_else(|| node.path_of("token"))?),
        accesses: accesses.iter().flat_map(|list| list.children("type")).filter_map(|kind| non_empty(&kind.element.text)).collect(),
    })
}
