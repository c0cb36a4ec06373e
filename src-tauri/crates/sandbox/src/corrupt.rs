//! Turning a right answer into a wrong one.

use serde_json::{Value, json};

use crate::exchange::Reply;

/// Puts a value of the wrong type into each field of this name.
pub(crate) fn wrong_type(reply: &mut Reply, field: &str, value: Option<&Value>) {
    if let Ok(mut body) = serde_json::from_str::<Value>(&reply.body) {
        replace(&mut body, field, value.unwrap_or(&json!({ "unexpected": true })));
        reply.body = body.to_string();
    } else {
        let text = match value {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => "unexpected".to_owned(),
        };
        reply.body = replace_text(&reply.body, field, &text);
    }
}

fn replace(value: &mut Value, field: &str, wrong: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                if name == field {
                    *inner = wrong.clone();
                } else {
                    replace(inner, field, wrong);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, field, wrong)),
        _ => {}
    }
}

/// The text between a start and an end tag of this name, wherever they occur.
fn replace_text(xml: &str, field: &str, text: &str) -> String {
    let (open, close) = (format!("<{field}>"), format!("</{field}>"));
    let mut spoiled = String::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once(&open) {
        let Some((_, tail)) = after.split_once(&close) else { break };
        spoiled.push_str(before);
        spoiled.push_str(&format!("{open}{text}{close}"));
        rest = tail;
    }
    spoiled + rest
}

/// How many bytes of the body arrive.
pub(crate) fn cut_at(reply: &Reply, bytes: Option<usize>) -> usize {
    let whole = reply.body.len();
    let mut at = bytes.unwrap_or(whole / 2).min(whole.saturating_sub(1));
    while at > 0 && !reply.body.is_char_boundary(at) {
        at -= 1;
    }
    at
}
