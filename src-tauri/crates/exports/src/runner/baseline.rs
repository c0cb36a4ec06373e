//! What the target held before a run's first write.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;

/// The ids of what the target held, as they were kept before the first write. Of a large company they are many: they are read
/// once a run, and taken apart when somebody asks.
#[derive(Debug, Default)]
pub struct Baseline {
    text: String,
    ids: OnceLock<Option<BTreeSet<String>>>,
}

impl Baseline {
    /// What was kept: a list of ids, or an object with one.
    pub fn kept(text: String) -> Self {
        Self { text, ids: OnceLock::new() }
    }

    /// The ids. `None`: they cannot be read.
    pub fn ids(&self) -> Option<&BTreeSet<String>> {
        self.ids.get_or_init(|| ids(&serde_json::from_str(&self.text).ok()?)).as_ref()
    }
}

fn ids(kept: &Value) -> Option<BTreeSet<String>> {
    let list = match kept {
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
    fn every_form_that_was_ever_kept_is_read() {
        let read = |text: &str| Baseline::kept(text.to_owned()).ids().map(|ids| ids.iter().cloned().collect::<Vec<_>>().join(" "));
        assert_eq!(read("[12,7]").as_deref(), Some("12 7"));
        assert_eq!(read(r#"["b","a"]"#).as_deref(), Some("a b"));
        assert_eq!(read(r#"{"pay":["x"]}"#).as_deref(), Some("x"));
        assert_eq!(read("[]").as_deref(), Some(""));
        assert_eq!([read(""), read("3"), read("[null]"), read("{}")], [None, None, None, None]);
    }
}
