//! What the app wrote into its own file, and reads back: the file can be damaged or edited.

use app::dto::{IntegrationSettings, LegalLimit, MailServer, Preferences};
use domain::plan::Plan;
use intake::Mapping;
use serde::{Serialize, de::DeserializeOwned};

/// Every kind of stored JSON. What is read is written as something that is read as the same.
pub fn stored(bytes: &[u8]) -> Vec<&'static str> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let kinds = [
        one::<Plan>(text, "plan"),
        one::<IntegrationSettings>(text, "settings"),
        one::<Mapping>(text, "mapping"),
        one::<Vec<LegalLimit>>(text, "limits"),
        one::<MailServer>(text, "mail server"),
        one::<Preferences>(text, "preferences"),
    ];
    kinds.into_iter().flatten().collect()
}

fn one<T: Serialize + DeserializeOwned>(text: &str, kind: &'static str) -> Option<&'static str> {
    let read: T = serde_json::from_str(text).ok()?;
    let written = serde_json::to_string(&read).expect("what was read can be written");
    let again: T = serde_json::from_str(&written).expect("what was written can be read");
    assert_eq!(serde_json::to_string(&again).unwrap(), written, "it changes by being read");
    Some(kind)
}
