//! JSON messages: no root name, lists under plural names, enums in upper snake case.

use serde_json::{Map, Value, json};

use super::{
    schema::{Element, Kind, Occurrence, upper_snake},
    values,
};

pub(super) fn write(elements: &[Element], value: &Value, omit_empty_lists: bool) -> Value {
    let mut out = Map::new();
    for element in elements {
        let field = value.get(element.name).unwrap_or(&Value::Null);
        if element.occurrence == Occurrence::Repeated {
            let items = field.as_array().map(Vec::as_slice).unwrap_or_default();
            if !items.is_empty() || !omit_empty_lists {
                let items = items.iter().map(|item| write_value(element.kind, item, omit_empty_lists)).collect();
                out.insert(element.json_name().into_owned(), items);
            }
        } else if !field.is_null() {
            out.insert(element.json_name().into_owned(), write_value(element.kind, field, omit_empty_lists));
        }
    }
    Value::Object(out)
}

fn write_value(kind: Kind, value: &Value, omit_empty_lists: bool) -> Value {
    match kind {
        Kind::Group(inner) => write(inner, value, omit_empty_lists),
        _ => values::to_json(kind, value),
    }
}

/// The message's fields under their XML names, or the reason to refuse it.
pub(super) fn read(text: &str, elements: &[Element]) -> Result<Map<String, Value>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    read_group(&value, elements)
}

fn read_group(value: &Value, elements: &[Element]) -> Result<Map<String, Value>, String> {
    let Value::Object(fields) = value else { return Err("an object is expected".into()) };
    let is_known = |name: &String| elements.iter().any(|element| element.json_name() == *name);
    if let Some(unknown) = fields.keys().find(|name| !is_known(name)) {
        return Err(format!("unknown field {unknown}"));
    }
    let mut parsed = Map::new();
    for element in elements {
        let field = fields.get(&*element.json_name()).filter(|field| !field.is_null());
        match (field, element.occurrence) {
            (None, Occurrence::Required) => return Err(format!("{} is missing", element.name)),
            (None, _) => {}
            (Some(Value::Array(items)), Occurrence::Repeated) => {
                let items = items.iter().map(|item| read_value(item, element)).collect::<Result<Vec<_>, _>>()?;
                parsed.insert(element.name.to_owned(), Value::Array(items));
            }
            (Some(_), Occurrence::Repeated) => return Err(format!("{} must be a list", element.json_name())),
            (Some(field), _) => drop(parsed.insert(element.name.to_owned(), read_value(field, element)?)),
        }
    }
    Ok(parsed)
}

fn read_value(value: &Value, element: &Element) -> Result<Value, String> {
    if let (Some(wrapped), Value::Array(_)) = (element.wrapped(), value) {
        // A list without its wrapper element is accepted too.
        return read_group(&json!({ wrapped.json_name(): value }), std::slice::from_ref(wrapped)).map(Value::Object);
    }
    if let Kind::Group(inner) = element.kind {
        return read_group(value, inner).map(Value::Object);
    }
    let parsed = values::from_json(element.kind, value);
    parsed.ok_or_else(|| format!("{} must be {}{}", element.name, values::expected(element.kind), choice_list(element.kind)))
}

fn choice_list(kind: Kind) -> String {
    match kind {
        Kind::Choice(names) => format!(": {}", names.iter().map(|name| upper_snake(name)).collect::<Vec<_>>().join(", ")),
        _ => String::new(),
    }
}
