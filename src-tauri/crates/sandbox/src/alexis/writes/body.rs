//! Reading a body: what is wrong with it, all at once.

use serde_json::{Map, Value};

use super::{
    moments,
    properties::{Kind, Property},
};
use crate::{
    alexis::{Alexis, Row},
    exchange::Call,
    switches::AlexisSwitches,
};

/// What a body is checked against.
pub(super) struct Against<'a> {
    pub alexis: &'a Alexis,
    pub switches: &'a AlexisSwitches,
    /// The employee whose the row is already.
    pub employee: Option<&'a str>,
}

/// The properties of a body as they are kept, or every reason to refuse it.
pub(super) fn read(call: &Call, properties: &[Property], against: &Against<'_>) -> Result<Row, Vec<String>> {
    let media = call.content_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !media.eq_ignore_ascii_case("application/json") {
        return Err(vec!["the body must be application/json".into()]);
    }
    if !call.query.is_empty() {
        return Err(vec!["a write takes no query".into()]);
    }
    let Ok(Value::Object(sent)) = serde_json::from_str(&call.body) else {
        return Err(vec!["the body must be a JSON object".into()]);
    };
    let mut reasons = Vec::new();
    let read = against.group("", &sent, properties, &mut reasons);
    if reasons.is_empty() { Ok(read) } else { Err(reasons) }
}

impl Against<'_> {
    fn group(&self, path: &str, sent: &Row, properties: &[Property], reasons: &mut Vec<String>) -> Row {
        let mut read = Map::new();
        for (name, value) in sent {
            match properties.iter().find(|property| property.name == name) {
                Some(property) => {
                    let at = format!("{path}{name}");
                    let value = self.value(&at, value, property.kind, sent, reasons);
                    // The user is only held against the employee's: a row does not keep it.
                    if let (Some(value), false) = (value, matches!(property.kind, Kind::User)) {
                        read.insert(name.clone(), value);
                    }
                }
                None if self.switches.ignore_unknown => {}
                None => reasons.push(format!("property {path}{name} should not exist")),
            }
        }
        let missing = properties.iter().filter(|property| property.required && !sent.contains_key(property.name));
        reasons.extend(missing.map(|property| format!("{path}{} should not be empty", property.name)));
        read
    }

    fn value(&self, at: &str, value: &Value, kind: Kind, beside: &Row, reasons: &mut Vec<String>) -> Option<Value> {
        let local = self.switches.local_midnight;
        let fits = |fits: bool| fits.then(|| value.clone());
        let text = value.as_str();
        let (read, expected) = match kind {
            Kind::Text => (fits(value.is_string()), "a string".to_owned()),
            Kind::Number => (fits(value.is_number()), "a number conforming to the specified constraints".into()),
            Kind::Bool => (fits(value.is_boolean()), "a boolean value".into()),
            Kind::Object => (fits(value.is_object()), "an object".into()),
            Kind::Moment => (text.and_then(|text| moments::moment(text, local)).map(Value::from), "a Date instance".into()),
            Kind::Day => (text.and_then(|text| moments::day(text, local)).map(Value::from), "a valid ISO 8601 date string".into()),
            Kind::Code(codes) => {
                let known = text.is_some_and(|text| codes.split(' ').any(|code| code == text));
                (fits(known), format!("one of the following values: {}", codes.replace(' ', ", ")))
            }
            Kind::Id(resource) => {
                let known = text.is_some_and(|id| self.alexis.row(resource, id).is_some());
                (fits(known), format!("an existing {resource} id"))
            }
            Kind::User => (fits(self.is_user(value, beside)), "the userId of the employee".into()),
            Kind::Group(properties) => match value {
                Value::Object(inner) => (Some(Value::Object(self.group(&format!("{at}."), inner, properties, reasons))), String::new()),
                _ => (None, "an object".into()),
            },
        };
        if read.is_none() {
            reasons.push(format!("{at} must be {expected}"));
        }
        read
    }

    /// A row is an employee's and that employee's user's.
    fn is_user(&self, user: &Value, beside: &Row) -> bool {
        let employee = beside.get("employeeId").and_then(Value::as_str).or(self.employee);
        let employee = employee.and_then(|id| self.alexis.row("employee", id));
        user.is_string() && employee.and_then(|row| row.get("userId")) == Some(user)
    }
}
