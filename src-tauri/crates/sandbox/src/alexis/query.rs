//! The query parameters of a read. Each one is checked.

use url::form_urlencoded;

use super::{
    filters::{Condition, Operator},
    resources::{Relation, Resource},
};
use crate::switches::AlexisSwitches;

#[derive(Debug, Default)]
pub(super) struct Query {
    pub select: Option<Vec<String>>,
    pub relations: Vec<&'static Relation>,
    pub conditions: Vec<Condition>,
    pub sort: Vec<(String, bool)>,
    pub limit: Option<usize>,
    pub offset: usize,
}

/// Reads the parameters, or returns every reason to refuse them.
pub(super) fn read(
    query_string: &str,
    resource: &'static Resource,
    is_list: bool,
    switches: &AlexisSwitches,
) -> Result<Query, Vec<String>> {
    let fields = resource.selectable(switches.newer_schema);
    let mut query = Query::default();
    let mut reasons = Vec::new();
    for (name, value) in form_urlencoded::parse(query_string.as_bytes()) {
        let (head, keys) = split_brackets(&name);
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let read = match (head, keys.as_slice(), is_list) {
            ("select", [], _) => query.select(&value, &fields),
            ("relations", [], _) if !resource.relations.is_empty() => query.add_relations(&value, resource),
            ("limit", [], true) => parse_number(head, &value).map(|limit| query.limit = Some(limit)),
            ("offset", [], true) => parse_number(head, &value).map(|offset| query.offset = offset),
            ("sort", [field], true) => query.sort(field, &value, &fields),
            ("filters", [field, rest @ ..], true) => query.filter(field, rest, &value, &fields),
            _ => Err(format!("property {name} should not exist")),
        };
        reasons.extend(read.err());
    }
    for condition in &query.conditions {
        if condition.operator == Operator::Between && condition.values.len() != 2 {
            reasons.push(format!("filters.{}.$between must contain 2 elements", condition.field));
        }
    }
    if reasons.is_empty() || switches.ignore_unknown { Ok(query) } else { Err(reasons) }
}

impl Query {
    fn select(&mut self, value: &str, fields: &[&str]) -> Result<(), String> {
        let (known, unknown): (Vec<&str>, Vec<&str>) = value.split(',').partition(|name| fields.contains(name));
        self.select = Some(known.into_iter().map(str::to_owned).collect());
        refuse_unknown("select", &unknown, fields)
    }

    fn add_relations(&mut self, value: &str, resource: &'static Resource) -> Result<(), String> {
        let names: Vec<&str> = resource.relations.iter().map(|relation| relation.name).collect();
        let (known, unknown): (Vec<&str>, Vec<&str>) = value.split(',').partition(|name| names.contains(name));
        self.relations = resource.relations.iter().filter(|relation| known.contains(&relation.name)).collect();
        refuse_unknown("relations", &unknown, &names)
    }

    fn sort(&mut self, field: &str, value: &str, fields: &[&str]) -> Result<(), String> {
        refuse_unknown("sort", &[field], fields).or_else(|reason| if fields.contains(&field) { Ok(()) } else { Err(reason) })?;
        match value {
            "asc" => self.sort.push((field.to_owned(), true)),
            "desc" => self.sort.push((field.to_owned(), false)),
            _ => return Err(format!("sort.{field} must be one of asc, desc")),
        }
        Ok(())
    }

    fn filter(&mut self, field: &str, rest: &[&str], value: &str, fields: &[&str]) -> Result<(), String> {
        if !fields.contains(&field) {
            return Err(format!("property filters.{field} should not exist"));
        }
        let (operator, has_index) = match rest {
            [] => (Operator::Eq, false),
            [operator] => (Operator::parse(operator)?, false),
            [operator, index] if index.chars().all(|c| c.is_ascii_digit()) => (Operator::parse(operator)?, true),
            _ => return Err(format!("property filters.{field} is nested too deeply")),
        };
        if has_index != operator.takes_list() {
            let kind = if operator.takes_list() { "an array" } else { "a string" };
            return Err(format!("filters.{field}.{} must be {kind}", operator.name()));
        }
        let same = self.conditions.iter_mut().find(|other| has_index && other.field == field && other.operator == operator);
        match same {
            Some(condition) => condition.values.push(value.to_owned()),
            None => self.conditions.push(Condition { field: field.to_owned(), operator, values: vec![value.to_owned()] }),
        }
        Ok(())
    }
}

fn refuse_unknown(parameter: &str, names: &[&str], known: &[&str]) -> Result<(), String> {
    match names.iter().all(|name| known.contains(name)) {
        true => Ok(()),
        false => Err(format!("each value in {parameter} must be one of {}", known.join(", "))),
    }
}

fn parse_number(name: &str, value: &str) -> Result<usize, String> {
    value.parse().map_err(|_| format!("{name} must be an integer number"))
}

/// Splits `filters[date][$between][]` into `filters` and `date`, `$between`, and an empty key.
fn split_brackets(name: &str) -> (&str, Vec<String>) {
    let Some((head, rest)) = name.split_once('[') else { return (name, Vec::new()) };
    let Some(rest) = rest.strip_suffix(']') else { return (name, Vec::new()) };
    (head, rest.split("][").map(str::to_owned).collect())
}
