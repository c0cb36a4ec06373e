//! Looking into an open window: what it was sent, and what its page holds.

use serde_json::{Value, json};

use super::{DesktopError, Window};

impl Window {
    /// Keeps everything that the shell tells the page from now on.
    ///
    /// # Errors
    /// When the page cannot be listened to.
    pub fn record(&self) -> Result<(), DesktopError> {
        let answer = self.run_script(include_str!("record.js"))?;
        if answer == json!(true) { Ok(()) } else { Err(DesktopError::new(format!("the page cannot be listened to: {answer}"))) }
    }

    /// Everything that was told since.
    ///
    /// # Errors
    /// When the page does not answer.
    pub fn heard(&self) -> Result<Vec<String>, DesktopError> {
        let heard = self.run_script("arguments[arguments.length - 1](window.__heard)")?;
        Ok(heard.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Every text that the page can reach.
    ///
    /// # Errors
    /// When not everything could be walked, or when the page keeps anything for itself: in a database, a storage or a cookie.
    pub fn heap(&self) -> Result<String, DesktopError> {
        let heap = self.run_script(include_str!("heap.js"))?;
        if heap["whole"] != json!(true) || heap["stored"] != json!(0) {
            return Err(DesktopError::new(format!("whole: {}, stored by the page: {}", heap["whole"], heap["stored"])));
        }
        Ok(heap["text"].as_str().unwrap_or_default().to_owned())
    }
}
