//! The format of a request and its answer, XML or JSON. The request's Content-Type decides, even on a read.

use serde_json::{Map, Value, json};

use super::{json as json_format, schema::Element, tables, xml};
use crate::exchange::{Call, Reply};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Format {
    json: bool,
    omit_empty_lists: bool,
}

impl Format {
    pub fn of(call: &Call, omit_empty_lists: bool) -> Format {
        let content_type = call.content_type.as_deref().unwrap_or_default();
        let media = content_type.split(';').next().unwrap_or_default().trim();
        Format { json: media.eq_ignore_ascii_case("application/json"), omit_empty_lists }
    }

    pub fn reply(self, status: u16, root: &str, elements: &[Element], value: &Value) -> Reply {
        if self.json {
            return Reply::json(status, &json_format::write(elements, value, self.omit_empty_lists));
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
    pub fn write_reply(self, root: &str, id: i32) -> Reply {
        Reply { effect: true, ..self.reply(200, root, tables::ID, &json!({ "id": id })) }
    }

    pub fn refuse(self, status: u16, message: &str) -> Reply {
        self.reply(status, "error", tables::ERROR, &json!({ "message": message }))
    }

    /// The fields of the request's body, or the error answer.
    pub fn read(self, call: &Call, root: &str, elements: &[Element]) -> Result<Map<String, Value>, Reply> {
        let read = if self.json { json_format::read(&call.body, elements) } else { xml::read(&call.body, root, elements) };
        read.map_err(|reason| self.refuse(400, &format!("Ogiltigt anrop: {reason}")))
    }
}
