//! Query parameters, pages and cursors. A cursor is opaque, and holds the whole query that it continues.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use url::form_urlencoded::{Serializer, byte_serialize, parse};

use super::refusals::Refusal;
use crate::{
    exchange::{Call, Reply},
    switches::PersonioNextLink,
};

/// The parameters and limits of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListSpec {
    /// The parameters besides `limit` and `cursor`.
    pub parameters: &'static [&'static str],
    /// The rows of a page when the request has no limit.
    pub default_limit: usize,
    /// The largest page.
    pub max_limit: usize,
    /// The error message for a wrong limit.
    pub limit_error: &'static str,
}

/// The query of a list, after its cursor was decoded.
#[derive(Debug, Clone)]
pub(super) struct ListQuery {
    values: BTreeMap<String, String>,
    pub limit: usize,
    offset: usize,
}

/// A parameter of the query, or of the query in its cursor.
pub(super) fn parameter(call: &Call, name: &str) -> Option<String> {
    let find = |text: &str, name: &str| parse(text.as_bytes()).find(|(given, _)| given == name).map(|(_, value)| value.into_owned());
    find(&call.query, name).or_else(|| find(&decode_cursor(&find(&call.query, "cursor")?)?, name))
}

impl ListQuery {
    pub fn read(call: &Call, list: ListSpec) -> Result<ListQuery, Refusal> {
        let mut values = BTreeMap::new();
        for (name, value) in parse(call.query.as_bytes()) {
            if !list.parameters.contains(&&*name) && !["limit", "cursor"].contains(&&*name) {
                let known_name = name.split_once('.').is_some_and(|(stem, _)| list.parameters.contains(&stem));
                return Err(if known_name { Refusal::bad_request("Provided filter encoding is invalid.") } else { Refusal::parameters() });
            }
            if values.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Refusal::parameters());
            }
        }
        let limit = read_limit(&values, list)?;
        let Some(cursor) = values.remove("cursor") else {
            return Ok(ListQuery { limit: limit.unwrap_or(list.default_limit), offset: 0, values });
        };
        // Parameters next to a cursor are checked, but only their limit counts: the cursor holds the others.
        let invalid_cursor = || Refusal::bad_request("Provided cursor is invalid.");
        let cursor_query = decode_cursor(&cursor).ok_or_else(invalid_cursor)?;
        let mut values: BTreeMap<String, String> = parse(cursor_query.as_bytes()).into_owned().collect();
        if values.remove("path").as_ref() != Some(&call.path) {
            return Err(invalid_cursor());
        }
        let offset = values.remove("offset").and_then(|offset| offset.parse().ok()).ok_or_else(invalid_cursor)?;
        let cursor_limit = read_limit(&values, list)?;
        Ok(ListQuery { limit: limit.or(cursor_limit).unwrap_or(list.default_limit), offset, values })
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The comma-separated values of a parameter.
    pub fn any_of(&self, name: &str) -> Option<Vec<&str>> {
        self.get(name).map(|list| list.split(',').map(str::trim).collect())
    }

    /// The page of these rows, with its links.
    pub fn page<R>(&self, call: &Call, next: PersonioNextLink, rows: &[R], to_json: impl Fn(&R) -> Value) -> Reply {
        let end = rows.len().min(self.offset.saturating_add(self.limit));
        let page: Vec<Value> = rows.get(self.offset..end).unwrap_or_default().iter().map(to_json).collect();
        let own_path = if call.query.is_empty() { call.path.clone() } else { format!("{}?{}", call.path, call.query) };
        let mut links = json!({ "self": { "href": absolute(call, &own_path) } });
        if end < rows.len() {
            let offset = if next == PersonioNextLink::Loops { self.offset } else { end };
            let cursor: String = byte_serialize(self.cursor(&call.path, offset).as_bytes()).collect();
            let path = format!("{}?cursor={cursor}", call.path);
            let href = if next == PersonioNextLink::Relative { path } else { absolute(call, &path) };
            links["next"] = json!({ "href": href });
        }
        Reply::json(200, &json!({ "_data": page, "_meta": { "links": links } }))
    }

    /// The cursor has a slash, a plus and an equals sign, to expose a client that does not escape them.
    fn cursor(&self, path: &str, offset: usize) -> String {
        let mut cursor_query = Serializer::new(String::new());
        cursor_query.append_pair("path", path).append_pair("offset", &offset.to_string());
        for (name, value) in self.values.iter().filter(|(name, _)| *name != "limit") {
            cursor_query.append_pair(name, value);
        }
        cursor_query.append_pair("limit", &self.limit.to_string());
        let hex: String = cursor_query.finish().bytes().map(|byte| format!("{byte:02x}")).collect();
        format!("cur/{hex}+=")
    }
}

fn read_limit(values: &BTreeMap<String, String>, list: ListSpec) -> Result<Option<usize>, Refusal> {
    let Some(text) = values.get("limit") else { return Ok(None) };
    let limit = text.parse().ok().filter(|limit| (1..=list.max_limit).contains(limit));
    limit.map(Some).ok_or_else(|| Refusal::bad_request(list.limit_error))
}

/// The query in a cursor; none when the cursor is malformed.
fn decode_cursor(cursor: &str) -> Option<String> {
    let hex = cursor.strip_prefix("cur/")?.strip_suffix("+=")?;
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(byte).collect();
    String::from_utf8(bytes?).ok()
}

/// An absolute link to a path of this service.
pub(super) fn absolute(call: &Call, path: &str) -> String {
    format!("http://{}{path}", call.host.as_deref().unwrap_or("127.0.0.1"))
}
