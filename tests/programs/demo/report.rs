//! The report of a run in the terminal.

use serde_json::Value;

/// Prints every person of a run with their sent fields.
pub fn print(run: &Value) {
    println!("\nSent to Kleer, and read back:");
    for row in list(&run["rows"]) {
        println!("\n{:<10} {} ({})", word(&row["outcome"]), word(&row["name"]), kind(&row["kind"]));
        for field in list(&row["fields"]) {
            println!("{:<10} {:<22} {} → {}", "", spoken(&field["field"]), shown(&field["old"]), shown(&field["new"]));
        }
        if let Some(reason) = row["reason"].as_str() {
            println!("{:<10} {reason}", "");
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn kind(value: &Value) -> &'static str {
    match value.as_str() {
        Some("create") => "new",
        _ => "changed",
    }
}

fn spoken(field: &Value) -> String {
    word(field).replace('_', " ")
}

/// A field's value: text, date, number, boolean or money.
fn shown(value: &Value) -> String {
    match &value["value"] {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Object(money) => {
            let part = |name: &str| money.get(name).map(word).unwrap_or_default();
            format!("{} {}", part("amount"), part("currency"))
        }
        other => other.to_string(),
    }
}
