//! Reads and checks a body, and reports all its errors at once.

use serde_json::{Map, Value};

use super::{
    properties::{Kind, Property},
    timestamps,
};
use crate::{
    alexis::{Alexis, Row},
    exchange::Call,
    switches::AlexisSwitches,
};

/// Checks a body against the account and the switches.
pub(super) struct BodyChecker<'a> {
    pub alexis: &'a Alexis,
    pub switches: &'a AlexisSwitches,
    /// The id of the employee to whom an existing row belongs.
    pub employee: Option<&'a str>,
}

/// The properties of a body in stored form, or every reason to refuse the body.
pub(super) fn read(call: &Call, properties: &[Property], checker: &BodyChecker<'_>) -> Result<Row, Vec<String>> {
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
    let read = checker.read_group("", &sent, properties, &mut reasons);
    if reasons.is_empty() { Ok(read) } else { Err(reasons) }
}

impl BodyChecker<'_> {
    fn read_group(&self, path: &str, sent: &Row, properties: &[Property], reasons: &mut Vec<String>) -> Row {
        let mut read = Map::new();
        for (name, value) in sent {
            match properties.iter().find(|property| property.name == name) {
                Some(property) => {
                    let path = format!("{path}{name}");
                    let value = self.read_value(&path, value, property.kind, sent, reasons);
                    // The user is only compared with the employee's user: a row does not store it.
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

    fn read_value(&self, path: &str, value: &Value, kind: Kind, siblings: &Row, reasons: &mut Vec<String>) -> Option<Value> {
        let local = self.switches.local_midnight;
        let keep_if = |is_valid: bool| is_valid.then(|| value.clone());
        let text = value.as_str();
        let (read, expected) = match kind {
            Kind::Text => (keep_if(value.is_string()), "a string".to_owned()),
            Kind::Number => (keep_if(value.is_number()), "a number conforming to the specified constraints".into()),
            Kind::Bool => (keep_if(value.is_boolean()), "a boolean value".into()),
            Kind::Object => (keep_if(value.is_object()), "an object".into()),
            Kind::Timestamp => (text.and_then(|text| timestamps::timestamp(text, local)).map(Value::from), "a Date instance".into()),
            Kind::DayOrTimestamp => {
                (text.and_then(|text| timestamps::day_or_timestamp(text, local)).map(Value::from), "a valid ISO 8601 date string".into())
            }
            Kind::Code(codes) => {
                let is_known = text.is_some_and(|text| codes.split(' ').any(|code| code == text));
                (keep_if(is_known), format!("one of the following values: {}", codes.replace(' ', ", ")))
            }
            Kind::Id(resource) => {
                let is_known = text.is_some_and(|id| self.alexis.row(resource, id).is_some());
                (keep_if(is_known), format!("an existing {resource} id"))
            }
            Kind::User => (keep_if(self.is_user(value, siblings)), "the userId of the employee".into()),
            Kind::Group(properties) => match value {
                Value::Object(inner) => {
                    (Some(Value::Object(self.read_group(&format!("{path}."), inner, properties, reasons))), String::new())
                }
                _ => (None, "an object".into()),
            },
        };
        if read.is_none() {
            reasons.push(format!("{path} must be {expected}"));
        }
        read
    }

    /// Whether the value is the user of the row's employee.
    fn is_user(&self, user: &Value, siblings: &Row) -> bool {
        let employee = siblings.get("employeeId").and_then(Value::as_str).or(self.employee);
        let employee = employee.and_then(|id| self.alexis.row("employee", id));
        user.is_string() && employee.and_then(|row| row.get("userId")) == Some(user)
    }
}
