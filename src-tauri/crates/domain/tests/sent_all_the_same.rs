//! Real values that strict validators refuse. They block nobody.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use domain::field::{Field, Value};
use domain::finding::{FindingCode, Severity};
use domain::plan::ChangeKind;

/// Some people have a date of birth that is not fully known: month 00, or day 60. Their number is valid.
#[test]
fn coordination_number_without_month_or_day_is_valid() {
    for (told, held) in [("900072-9807", "19900072-9807"), ("19900860-9803", "900860-9803")] {
        let mut company = common::Company::new(vec![common::ebba_in_alexis("a")], vec![common::ebba("1")]);
        company.alexis[0].ssn = Some(told.to_owned());
        company.kleer[0].ssn = Some(held.to_owned());
        let row = company.export();
        assert!(row.field(Field::Ssn).is_none() && row.kind != ChangeKind::Blocked, "one number in two spellings: {row:#?}");
        company.kleer[0].ssn = None;
        let sent = company.export().field(Field::Ssn).and_then(|change| change.new.clone());
        assert_eq!(sent, Some(Value::Text(if told.contains("0072") { "19900072-9807" } else { "19900860-9803" }.to_owned())));
    }
}

#[test]
fn unknown_country_blocks_nobody() {
    let mut company = common::Company::new(vec![common::ebba_in_alexis("a")], vec![common::ebba("1")]);
    company.alexis[0].address.country = Some("Wakanda".to_owned());
    company.alexis[0].address.city = Some("Lund".to_owned());
    let row = company.export();
    assert_eq!(row.kind, ChangeKind::Update, "{row:#?}");
    assert!(row.field(Field::Country).is_none() && row.field(Field::City).is_some());
    let said: Vec<_> = row.findings.iter().map(|finding| (finding.severity, finding.code, finding.field)).collect();
    assert_eq!(said, [(Severity::Warning, FindingCode::CountryUnknown, Some(Field::Country))]);
    company.alexis[0].address.country = Some("XK".to_owned());
    assert_eq!(company.export().field(Field::Country).and_then(|change| change.new.clone()), Some(Value::Text("XK".to_owned())));
}
