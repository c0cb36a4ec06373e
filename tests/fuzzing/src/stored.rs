//! Reads the app's stored JSON, which can be damaged or edited.

use app::dto::{IntegrationSettings, LegalLimit, MailServer, Preferences};
use domain::plan::Plan;
use intake::Mapping;
use serde::{Serialize, de::DeserializeOwned};

/// Reads every kind of stored JSON. Writing and reading it again must not change it.
pub fn stored(bytes: &[u8]) -> Vec<&'static str> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let kinds = [
        round_trip::<Plan>(text, "plan"),
        round_trip::<IntegrationSettings>(text, "settings"),
        round_trip::<Mapping>(text, "mapping"),
        round_trip::<Vec<LegalLimit>>(text, "limits"),
        round_trip::<MailServer>(text, "mail server"),
        round_trip::<Preferences>(text, "preferences"),
    ];
    kinds.into_iter().flatten().collect()
}

fn round_trip<T: Serialize + DeserializeOwned>(text: &str, kind: &'static str) -> Option<&'static str> {
    let read: T = serde_json::from_str(text).ok()?;
    let written = serde_json::to_string(&read).expect("what was read can be written");
    let again: T = serde_json::from_str(&written).expect("what was written can be read");
    assert_eq!(serde_json::to_string(&again).unwrap(), written, "it changes by being read");
    Some(kind)
}
