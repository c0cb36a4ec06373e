//! What the target held before a run's first write.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;

/// The ids of the target's records, as stored before the first write. A large company has many. So the text is loaded once per run,
/// and parsed when it is first needed.
#[derive(Debug, Default)]
pub struct Baseline {
    text: String,
    ids: OnceLock<Option<BTreeSet<String>>>,
}

impl Baseline {
    /// `text`: a JSON list of ids, or an object with one such list.
    pub fn from_stored(text: String) -> Self {
        Self { text, ids: OnceLock::new() }
    }

    /// `None`: the text cannot be parsed.
    pub fn ids(&self) -> Option<&BTreeSet<String>> {
        self.ids.get_or_init(|| ids(&serde_json::from_str(&self.text).ok()?)).as_ref()
    }
}

fn ids(stored: &Value) -> Option<BTreeSet<String>> {
    let list = match stored {
        Value::Array(list) => list,
        Value::Object(parts) => parts.values().next()?.as_array()?,
        _ => return None,
    };
    let id = |id: &Value| match id {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    list.iter().map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baseline_reads_every_stored_form() {
        let read = |text: &str| Baseline::from_stored(text.to_owned()).ids().map(|ids| ids.iter().cloned().collect::<Vec<_>>().join(" "));
        assert_eq!(read("[12,7]").as_deref(), Some("12 7"));
        assert_eq!(read(r#"["b","a"]"#).as_deref(), Some("a b"));
        assert_eq!(read(r#"{"pay":["x"]}"#).as_deref(), Some("x"));
        assert_eq!(read("[]").as_deref(), Some(""));
        assert_eq!([read(""), read("3"), read("[null]"), read("{}")], [None, None, None, None]);
    }
}
