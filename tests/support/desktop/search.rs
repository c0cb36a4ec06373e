//! Access to an open window: the messages that it received, and the data of its page.

use serde_json::{Value, json};

use super::{DesktopError, Window};

impl Window {
    /// Records every message from the shell to the page from now on.
    pub fn record(&self) -> Result<(), DesktopError> {
        let answer = self.run_script(include_str!("record.js"))?;
        if answer == json!(true) { Ok(()) } else { Err(DesktopError::new(format!("the page cannot be listened to: {answer}"))) }
    }

    /// The recorded messages.
    pub fn recorded_messages(&self) -> Result<Vec<String>, DesktopError> {
        let messages = self.run_script("arguments[arguments.length - 1](window.__heard)")?;
        Ok(messages.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Every text that the page can reach.
    ///
    /// # Errors
    /// When the walk was incomplete, or when the page stores anything: in a database, a storage or a cookie.
    pub fn heap(&self) -> Result<String, DesktopError> {
        let heap = self.run_script(include_str!("heap.js"))?;
        if heap["whole"] != json!(true) || heap["stored"] != json!(0) {
            return Err(DesktopError::new(format!("whole: {}, stored by the page: {}", heap["whole"], heap["stored"])));
        }
        Ok(heap["text"].as_str().unwrap_or_default().to_owned())
    }
}
