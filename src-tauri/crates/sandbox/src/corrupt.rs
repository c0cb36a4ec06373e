//! Turns a right answer into a wrong one.

use serde_json::{Value, json};

use crate::exchange::Reply;

/// Puts a value of the wrong type into each field of this name.
pub(crate) fn wrong_type(reply: &mut Reply, field: &str, value: Option<&Value>) {
    if let Ok(mut body) = serde_json::from_str::<Value>(&reply.body) {
        replace_field(&mut body, field, value.unwrap_or(&json!({ "unexpected": true })));
        reply.body = body.to_string();
    } else {
        let text = match value {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => "unexpected".to_owned(),
        };
        reply.body = replace_element_text(&reply.body, field, &text);
    }
}

fn replace_field(value: &mut Value, field: &str, replacement: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                if name == field {
                    *inner = replacement.clone();
                } else {
                    replace_field(inner, field, replacement);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace_field(item, field, replacement)),
        _ => {}
    }
}

/// Replaces the text of every element of this name.
fn replace_element_text(xml: &str, field: &str, text: &str) -> String {
    let (open, close) = (format!("<{field}>"), format!("</{field}>"));
    let mut replaced = String::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once(&open) {
        let Some((_, tail)) = after.split_once(&close) else { break };
        replaced.push_str(before);
        replaced.push_str(&format!("{open}{text}{close}"));
        rest = tail;
    }
    replaced + rest
}

/// The number of bytes of the body that arrive: half of them when `bytes` is none, and never all.
pub(crate) fn cut_position(reply: &Reply, bytes: Option<usize>) -> usize {
    let length = reply.body.len();
    let mut position = bytes.unwrap_or(length / 2).min(length.saturating_sub(1));
    while position > 0 && !reply.body.is_char_boundary(position) {
        position -= 1;
    }
    position
}
