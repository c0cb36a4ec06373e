//! The form of a request and its answer: XML or JSON, by the request's Content-Type, even on a read.

use serde_json::{Map, Value, json};

use super::{json as json_form, schema::Element, tables, xml};
use crate::exchange::{Call, Reply};

/// The form that a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    json: bool,
    omit_empty_lists: bool,
}

impl Form {
    pub fn of(call: &Call, omit_empty_lists: bool) -> Form {
        let named = call.content_type.as_deref().unwrap_or_default();
        let media = named.split(';').next().unwrap_or_default().trim();
        Form { json: media.eq_ignore_ascii_case("application/json"), omit_empty_lists }
    }

    /// An answer of this form.
    pub fn reply(self, status: u16, root: &str, elements: &[Element], value: &Value) -> Reply {
        if self.json {
            return Reply::json(status, &json_form::write(elements, value, self.omit_empty_lists));
        }
        Reply {
            status,
            content_type: "application/xml;charset=UTF-8".into(),
            headers: Vec::new(),
            body: xml::write(root, elements, value),
            effect: false,
        }
    }

    pub fn ok(self, root: &str, elements: &[Element], value: &Value) -> Reply {
        self.reply(200, root, elements, value)
    }

    /// The answer to a write that took effect.
    pub fn done(self, root: &str, id: i32) -> Reply {
        Reply { effect: true, ..self.reply(200, root, tables::ID, &json!({ "id": id })) }
    }

    pub fn refuse(self, status: u16, message: &str) -> Reply {
        self.reply(status, "error", tables::ERROR, &json!({ "message": message }))
    }

    /// The request's body, or the refusal of it.
    pub fn read(self, call: &Call, root: &str, elements: &[Element]) -> Result<Map<String, Value>, Reply> {
        let read = if self.json { json_form::read(&call.body, elements) } else { xml::read(&call.body, root, elements) };
        read.map_err(|reason| self.refuse(400, &format!("Ogiltigt anrop: {reason}")))
    }
}
