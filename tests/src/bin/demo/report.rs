//! What was sent, for the terminal and as files.

use std::{fmt::Write as _, fs, path::Path};

use serde_json::Value;
use tests::desktop::Trouble;

/// Prints every person of a run with what was sent.
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

/// Stores it: whole as JSON, and one line a field as CSV.
pub fn store(run: &Value, folder: &Path) -> Result<(), Trouble> {
    let mut lines = String::from("person,change,outcome,field,old,new\n");
    for row in list(&run["rows"]) {
        for field in list(&row["fields"]) {
            let columns = [word(&row["name"]).to_owned(), kind(&row["kind"]).to_owned(), word(&row["outcome"]).to_owned()];
            let values = [spoken(&field["field"]), shown(&field["old"]), shown(&field["new"])];
            let line = columns.iter().chain(&values).map(|text| quoted(text)).collect::<Vec<_>>().join(",");
            let _ = writeln!(lines, "{line}");
        }
    }
    write(&folder.join("report.csv"), &lines)?;
    let whole = serde_json::to_string_pretty(run).map_err(Trouble::during("the report"))?;
    write(&folder.join("report.json"), &whole)
}

fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    fs::write(path, text).map_err(Trouble::during(path.display()))
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

/// A field's value: text, a date, a number, yes or no, or money.
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

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
