//! Whether the words of an error are good: a code that the page has a text and a way on for in every language, the service that
//! it concerns, and nothing that is private.

use std::collections::BTreeSet;

use app::{AppError, ErrorCode};
use domain::finding::FindingCode;
use domain::plan::{Change, Plan};
use domain::run::Reason;

use crate::table::Call;

const TABLE: &str = include_str!("../../ui/src/lib/errors.ts");
const ERRORS: [&str; 3] = [
    include_str!("../../ui/src/i18n/en/errors.ts"),
    include_str!("../../ui/src/i18n/sv/errors.ts"),
    include_str!("../../ui/src/i18n/de/errors.ts"),
];
const RECORDS: [&str; 3] = [
    include_str!("../../ui/src/i18n/en/records.ts"),
    include_str!("../../ui/src/i18n/sv/records.ts"),
    include_str!("../../ui/src/i18n/de/records.ts"),
];

/// The code of an error as the page spells it.
pub fn code(error: &AppError) -> String {
    word(&error.code)
}

fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).expect("a word").as_str().expect("a word").to_owned()
}

/// The owner can understand an error, and it tells nothing that is private.
pub fn are_good(error: &AppError, service: &str, private: &BTreeSet<String>, label: &str) {
    let code = code(error);
    assert_ne!(error.code, ErrorCode::Internal, "{label}: {error:?}");
    assert!(TABLE.contains(&format!("\n  {code}: {{ gravity: '")), "{label}: the page has no way on for {code}");
    for texts in ERRORS {
        let text = texts.split(&format!("\n  {code}: {{\n")).nth(1).unwrap_or_else(|| panic!("{label}: no text for {code}"));
        let text = text.split("\n  },").next().unwrap_or_default();
        assert!(["title:", "meaning:", "todo:"].iter().all(|part| text.contains(part)), "{label}: {code} says too little: {text}");
    }
    assert_eq!(error.service.as_deref(), Some(service), "{label}: {error:?}");
    if matches!(error.code, ErrorCode::NotUnderstood | ErrorCode::Incomplete) {
        assert!(error.hint.is_some(), "{label}: where it is not understood: {error:?}");
    }
    are_private(&serde_json::to_string(error).expect("an error as JSON"), private, label);
}

/// A reason has a text and says what to do, in every language.
pub fn reason(reason: Reason, label: &str) {
    let reason = word(&reason);
    for texts in RECORDS {
        let all = texts.split("export const reasons").nth(1).unwrap_or_default();
        let text = all.split(&format!("\n  {reason}: {{")).nth(1).unwrap_or_else(|| panic!("{label}: no text for {reason}"));
        let text = text.split("\n  }").next().unwrap_or_default();
        assert!(text.contains("text:") && text.contains("todo:"), "{label}: {reason} says too little: {text}");
    }
}

/// A text holds nothing that is private.
pub fn are_private(text: &str, private: &BTreeSet<String>, label: &str) {
    for secret in private {
        assert!(!text.contains(secret.as_str()), "{label}: {secret} is in {text}");
    }
}

/// A list that the account does not tell is missed aloud: no row is less, and what cannot be known now is a finding.
pub fn says_what_is_missing(plan: &Plan, clean: &Plan, call: &Call, label: &str) {
    assert_eq!(plan.changes.len(), clean.changes.len(), "{label}");
    for (now, before) in plan.changes.iter().zip(&clean.changes) {
        assert_eq!(now.key, before.key, "{label}");
        let more = now.findings.iter().any(|finding| !before.findings.contains(finding));
        assert!(now.kind == before.kind && now.fields == before.fields || more, "{label}: {now:#?} instead of {before:#?}");
    }
    if call.name == "alexis.compensations" {
        let is_said = |change: &Change| change.findings.iter().any(|finding| finding.code == FindingCode::SalaryHistoryUnknown);
        assert!(plan.leave.is_some() || plan.changes.iter().any(is_said), "{label}: nothing says that the list is not there");
    }
}
