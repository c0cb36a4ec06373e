//! Forms of Kleer's agreements and days that differ between companies: the address line of the street, agreements with gaps, comments. With
//! the right setting everything is sent once and read back; with the wrong setting the plan has a finding.

use std::collections::BTreeSet;

use connectors::kleer::{Calls, Gaps, StreetLine};
use domain::field::Field;
use domain::finding::FindingCode;
use domain::plan::{Change, ChangeKind};
use domain::run::{Outcome, Reason};
use sandbox::Switches;
use store::StoredRunRow;
use tests::fixture::{Fixture, FixtureOptions, change_of};
use tests::leave_fixture::november;

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, FixtureOptions::default()).await
}

fn of_code(change: &Change, code: FindingCode) -> Vec<Option<Field>> {
    change.findings.iter().filter(|found| found.code == code).map(|found| found.field).collect()
}

/// Freja moved.
fn move_freja(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        state.alexis.employee_mut("65a000000000000000000023").unwrap()["homeAddress"]["street"] = serde_json::json!("Nygatan 1");
    });
}

#[tokio::test]
async fn street_in_the_other_line_is_reported_not_written_twice() {
    let mut fixture = fixture(|switches| switches.kleer.street_in_address1 = true).await;
    move_freja(&fixture);
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    assert_eq!(of_code(freja, FindingCode::StreetElsewhere), [Some(Field::Street)]);
    assert!(freja.field(Field::Street).is_none(), "{freja:#?}");
    fixture.export.target.form.street = StreetLine::Address1;
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    assert!(of_code(freja, FindingCode::StreetElsewhere).is_empty() && freja.field(Field::Street).is_some(), "{freja:#?}");
    fixture.export.send("run", &plan, |change| change.name == "Freja Lund").await;
    assert_eq!(fixture.export.row("run", "Freja Lund").result.outcome, Outcome::Confirmed);
    let state = fixture.sandbox.state();
    let agreement = state.kleer.company().unwrap().payroll_user(523).unwrap();
    // The street is in this company's address line, and the other line is empty.
    assert_eq!((agreement.address2.as_str(), agreement.address1.as_str()), ("Nygatan 1", ""));
}

#[tokio::test]
async fn agreement_gaps_are_reported_or_left_by_setting() {
    let mut fixture = fixture(|switches| switches.kleer.agreements_with_gaps = true).await;
    let gaps = [Field::Phone, Field::Street, Field::ZipCode, Field::City, Field::Country, Field::EmploymentStart];
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    let fields = of_code(freja, FindingCode::AgreementGap);
    assert!(assertions::all(gaps.iter(), |field| fields.contains(&Some(*field))), "{fields:?}");
    assert!(freja.field(Field::Phone).is_some(), "what is not there is taken for empty");
    fixture.export.target.form.gaps = Gaps::NotTold;
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    let fields = of_code(freja, FindingCode::AgreementNotTold);
    assert!(assertions::all(gaps.iter(), |field| fields.contains(&Some(*field)) && freja.field(*field).is_none()), "{freja:#?}");
    // Every row is sent and confirmed, including a new person with fields that cannot be read back.
    fixture.export.send("run", &plan, |_| true).await;
    let rows = fixture.export.rows("run");
    assert!(rows.iter().any(|row| row.change.kind == ChangeKind::Create));
    assert!(assertions::all(rows.iter(), |row| row.result.outcome == Outcome::Confirmed), "{rows:#?}");
    // The review of a new person names the fields that cannot be read back, and the row's result names the same.
    let is_new = |row: &&StoredRunRow| row.change.kind == ChangeKind::Create;
    let hidden = |row: &StoredRunRow| -> BTreeSet<Field> {
        let wanted = row.change.fields.iter().map(|change| change.field);
        wanted.filter(|field| gaps.contains(field)).collect()
    };
    let names_them = |row: &StoredRunRow| {
        let before: BTreeSet<Option<Field>> = of_code(&row.change, FindingCode::NotReadBack).into_iter().collect();
        let fields: BTreeSet<Field> = row.result.fields.iter().copied().collect();
        row.result.reason == Some(Reason::NotReadable)
            && fields.is_superset(&hidden(row))
            && before.is_superset(&fields.iter().copied().map(Some).collect())
    };
    assert!(assertions::all(rows.iter().filter(is_new).filter(|row| !hidden(row).is_empty()), names_them), "{rows:#?}");
    let whole = rows.iter().filter(|row| of_code(&row.change, FindingCode::NotReadBack).is_empty());
    assert!(assertions::all(whole, |row| row.result.reason.is_none()), "what is told is compared");
    let next_plan = fixture.export.plan().await;
    assert!(assertions::all(&next_plan.changes, |change| !change.is_sendable()), "nothing is sent again and again");
}

#[tokio::test]
async fn empty_comment_is_sent_as_dash_by_setting() {
    let mut fixture = fixture(|switches| switches.kleer.refuse_empty_comment = true).await;
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("refused", &plan, |_| true).await;
    let failed = |run: &str| fixture.export.rows(run).iter().filter(|row| row.result.outcome != Outcome::Confirmed).count();
    assert!(failed("refused") > 0, "without the setting they are refused");
    fixture.export.set_call_forms(Calls { no_empty_comment: true, ..Calls::default() });
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("run", &plan, |_| true).await;
    assert!(assertions::all(fixture.export.rows("run").iter(), |row| row.result.outcome == Outcome::Confirmed));
    assert!(fixture.events().iter().any(|event| event.comment == "-"));
    let next_plan = fixture.export.plan_leave(november()).await;
    assert!(assertions::all(&next_plan.changes, |change| !change.is_sendable()), "a dash is no comment that differs");
}
