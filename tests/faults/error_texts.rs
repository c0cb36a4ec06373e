//! Asserts that an error is understandable: the page has a text and an action for its code in every language, it names its service, and it
//! contains no private data.

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

/// An error's code as the page spells it.
pub fn code_name(error: &AppError) -> String {
    serialized_name(&error.code)
}

fn serialized_name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).expect("a word").as_str().expect("a word").to_owned()
}

/// Asserts that the page explains an error, and that the error contains no private data.
pub fn assert_explained(error: &AppError, service: &str, private_texts: &BTreeSet<String>, label: &str) {
    let code = code_name(error);
    assert_ne!(error.code, ErrorCode::Internal, "{label}: {error:?}");
    assert!(TABLE.contains(&format!("\n  {code}: {{ severity: '")), "{label}: the page has no way on for {code}");
    for texts in ERRORS {
        let text = texts.split(&format!("\n  {code}: {{\n")).nth(1).unwrap_or_else(|| panic!("{label}: no text for {code}"));
        let text = text.split("\n  },").next().unwrap_or_default();
        assert!(["title:", "meaning:", "todo:"].iter().all(|part| text.contains(part)), "{label}: {code} says too little: {text}");
    }
    assert_eq!(error.service.as_deref(), Some(service), "{label}: {error:?}");
    if matches!(error.code, ErrorCode::NotUnderstood | ErrorCode::Incomplete) {
        assert!(error.hint.is_some(), "{label}: where it is not understood: {error:?}");
    }
    assert_no_private_texts(&serde_json::to_string(error).expect("an error as JSON"), private_texts, label);
}

/// Asserts that a reason has a text and a next step in every language.
pub fn assert_reason_explained(reason: Reason, label: &str) {
    let reason = serialized_name(&reason);
    for texts in RECORDS {
        let all = texts.split("export const reasons").nth(1).unwrap_or_default();
        let text = all.split(&format!("\n  {reason}: {{")).nth(1).unwrap_or_else(|| panic!("{label}: no text for {reason}"));
        let text = text.split("\n  }").next().unwrap_or_default();
        assert!(text.contains("text:") && text.contains("todo:"), "{label}: {reason} says too little: {text}");
    }
}

/// Asserts that a text contains no private data.
pub fn assert_no_private_texts(text: &str, private_texts: &BTreeSet<String>, label: &str) {
    for secret in private_texts {
        assert!(!text.contains(secret.as_str()), "{label}: {secret} is in {text}");
    }
}

/// Asserts that a plan without an optional list has the same rows, and a finding for each missing value.
pub fn assert_missing_list_reported(plan: &Plan, clean: &Plan, call: &Call, label: &str) {
    assert_eq!(plan.changes.len(), clean.changes.len(), "{label}");
    for (now, before) in plan.changes.iter().zip(&clean.changes) {
        assert_eq!(now.key, before.key, "{label}");
        let more = now.findings.iter().any(|finding| !before.findings.contains(finding));
        assert!(now.kind == before.kind && now.fields == before.fields || more, "{label}: {now:#?} instead of {before:#?}");
    }
    if call.name == "alexis.compensations" {
        let is_reported = |change: &Change| change.findings.iter().any(|finding| finding.code == FindingCode::SalaryHistoryUnknown);
        assert!(plan.leave.is_some() || plan.changes.iter().any(is_reported), "{label}: nothing says that the list is not there");
    }
}
