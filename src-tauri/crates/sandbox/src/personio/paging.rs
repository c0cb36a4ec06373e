//! Query parameters, pages and cursors. A cursor is opaque, and carries the query that it continues.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use url::form_urlencoded::{Serializer, byte_serialize, parse};

use super::refusals::Refusal;
use crate::{
    exchange::{Call, Reply},
    switches::PersonioNextLink,
};

/// What a list takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    /// The parameters beside `limit` and `cursor`.
    pub parameters: &'static [&'static str],
    /// The rows in a page when no limit is asked for.
    pub default: usize,
    /// The largest page.
    pub most: usize,
    /// What is said of another limit.
    pub wrong_limit: &'static str,
}

/// What was asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    values: BTreeMap<String, String>,
    pub limit: usize,
    offset: usize,
}

/// A parameter of a query, or of the one that its cursor continues.
pub(super) fn value(call: &Call, name: &str) -> Option<String> {
    let find = |text: &str, name: &str| parse(text.as_bytes()).find(|(given, _)| given == name).map(|(_, value)| value.into_owned());
    find(&call.query, name).or_else(|| find(&opened(&find(&call.query, "cursor")?)?, name))
}

impl Asked {
    pub fn read(call: &Call, list: List) -> Result<Asked, Refusal> {
        let mut values = BTreeMap::new();
        for (name, value) in parse(call.query.as_bytes()) {
            if !list.parameters.contains(&&*name) && !["limit", "cursor"].contains(&&*name) {
                let known = name.split_once('.').is_some_and(|(stem, _)| list.parameters.contains(&stem));
                return Err(if known { Refusal::bad_request("Provided filter encoding is invalid.") } else { Refusal::parameters() });
            }
            if values.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Refusal::parameters());
            }
        }
        let limit = limit_of(&values, list)?;
        let Some(cursor) = values.remove("cursor") else {
            return Ok(Asked { limit: limit.unwrap_or(list.default), offset: 0, values });
        };
        // What is sent beside a cursor must be well formed, but the cursor says it all.
        let wrong = || Refusal::bad_request("Provided cursor is invalid.");
        let continued = opened(&cursor).ok_or_else(wrong)?;
        let mut values: BTreeMap<String, String> = parse(continued.as_bytes()).into_owned().collect();
        if values.remove("path").as_ref() != Some(&call.path) {
            return Err(wrong());
        }
        let offset = values.remove("offset").and_then(|offset| offset.parse().ok()).ok_or_else(wrong)?;
        let kept = limit_of(&values, list)?;
        Ok(Asked { limit: limit.or(kept).unwrap_or(list.default), offset, values })
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The values of a list separated by commas.
    pub fn any_of(&self, name: &str) -> Option<Vec<&str>> {
        self.get(name).map(|list| list.split(',').map(str::trim).collect())
    }

    /// One page of all rows.
    pub fn page<R>(&self, call: &Call, next: PersonioNextLink, rows: &[R], show: impl Fn(&R) -> Value) -> Reply {
        let end = rows.len().min(self.offset.saturating_add(self.limit));
        let shown: Vec<Value> = rows.get(self.offset..end).unwrap_or_default().iter().map(show).collect();
        let own = if call.query.is_empty() { call.path.clone() } else { format!("{}?{}", call.path, call.query) };
        let mut links = json!({ "self": { "href": absolute(call, &own) } });
        if end < rows.len() {
            let offset = if next == PersonioNextLink::Loops { self.offset } else { end };
            let cursor: String = byte_serialize(self.cursor(&call.path, offset).as_bytes()).collect();
            let path = format!("{}?cursor={cursor}", call.path);
            let href = if next == PersonioNextLink::Relative { path } else { absolute(call, &path) };
            links["next"] = json!({ "href": href });
        }
        Reply::json(200, &json!({ "_data": shown, "_meta": { "links": links } }))
    }

    /// Holds a slash, a plus and an equals sign, so that a client which does not keep them intact is found out.
    fn cursor(&self, path: &str, offset: usize) -> String {
        let mut continued = Serializer::new(String::new());
        continued.append_pair("path", path).append_pair("offset", &offset.to_string());
        for (name, value) in self.values.iter().filter(|(name, _)| *name != "limit") {
            continued.append_pair(name, value);
        }
        continued.append_pair("limit", &self.limit.to_string());
        let hex: String = continued.finish().bytes().map(|byte| format!("{byte:02x}")).collect();
        format!("cur/{hex}+=")
    }
}

fn limit_of(values: &BTreeMap<String, String>, list: List) -> Result<Option<usize>, Refusal> {
    let Some(text) = values.get("limit") else { return Ok(None) };
    let limit = text.parse().ok().filter(|limit| (1..=list.most).contains(limit));
    limit.map(Some).ok_or_else(|| Refusal::bad_request(list.wrong_limit))
}

/// The query that a cursor continues.
fn opened(cursor: &str) -> Option<String> {
    let hex = cursor.strip_prefix("cur/")?.strip_suffix("+=")?;
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(byte).collect();
    String::from_utf8(bytes?).ok()
}

/// A link to a path of this service.
pub(super) fn absolute(call: &Call, path: &str) -> String {
    format!("http://{}{path}", call.host.as_deref().unwrap_or("127.0.0.1"))
}
