//! The forms of Kleer's agreements and days that companies differ in: the line of the street, agreements with gaps, comments. With the
//! right setting everything is sent once and read back; with the wrong one the plan says so.

use std::collections::BTreeSet;

use connectors::kleer::{Calls, Gaps, StreetLine};
use domain::field::Field;
use domain::finding::FindingCode;
use domain::plan::{Change, ChangeKind};
use domain::run::{Outcome, Reason};
use sandbox::Switches;
use store::StoredRunRow;
use tests::fixture::{Choice, Fixture, change_of};
use tests::leave_fixture::november;

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, Choice::default()).await
}

fn of_code(change: &Change, code: FindingCode) -> Vec<Option<Field>> {
    change.findings.iter().filter(|found| found.code == code).map(|found| found.field).collect()
}

/// Freja moved.
fn moved(fixture: &Fixture) {
    fixture.sandbox.edit(|state| {
        state.alexis.employee_mut("65a000000000000000000023").unwrap()["homeAddress"]["street"] = serde_json::json!("Nygatan 1");
    });
}

#[tokio::test]
async fn a_street_in_the_other_line_is_told_and_never_written_twice() {
    let mut fixture = fixture(|switches| switches.kleer.street_in_address1 = true).await;
    moved(&fixture);
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    assert_eq!(of_code(freja, FindingCode::StreetElsewhere), [Some(Field::Street)]);
    assert!(freja.field(Field::Street).is_none(), "{freja:#?}");
    fixture.export.target.form.street = StreetLine::Address1;
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    assert!(of_code(freja, FindingCode::StreetElsewhere).is_empty() && freja.field(Field::Street).is_some(), "{freja:#?}");
    fixture.export.send("run", &plan, |change| change.name == "Freja Lund").await;
    assert_eq!(fixture.export.row("run", "Freja Lund").verdict.outcome, Outcome::Confirmed);
    let state = fixture.sandbox.state();
    let held = state.kleer.company().unwrap().payroll_user(523).unwrap();
    // The line of the street, as this company keeps it; the other one stays empty.
    assert_eq!((held.address2.as_str(), held.address1.as_str()), ("Nygatan 1", ""));
}

#[tokio::test]
async fn gaps_are_said_and_with_the_setting_left_alone() {
    let mut fixture = fixture(|switches| switches.kleer.agreements_with_gaps = true).await;
    let gaps = [Field::Phone, Field::Street, Field::ZipCode, Field::City, Field::Country, Field::EmploymentStart];
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    let said = of_code(freja, FindingCode::AgreementGap);
    assert!(assertions::all(gaps.iter(), |field| said.contains(&Some(*field))), "{said:?}");
    assert!(freja.field(Field::Phone).is_some(), "what is not there is taken for empty");
    fixture.export.target.form.gaps = Gaps::NotTold;
    let plan = fixture.export.plan().await;
    let freja = change_of(&plan, "Freja Lund");
    let said = of_code(freja, FindingCode::AgreementNotTold);
    assert!(assertions::all(gaps.iter(), |field| said.contains(&Some(*field)) && freja.field(*field).is_none()), "{freja:#?}");
    // Everything that is told is sent and confirmed, somebody new with what cannot be read back among them.
    fixture.export.send("run", &plan, |_| true).await;
    let rows = fixture.export.rows("run");
    assert!(rows.iter().any(|row| row.change.kind == ChangeKind::Create));
    assert!(assertions::all(rows.iter(), |row| row.verdict.outcome == Outcome::Confirmed), "{rows:#?}");
    // The review of somebody new names beforehand what cannot be read back, and the verdict names the same.
    let is_new = |row: &&StoredRunRow| row.change.kind == ChangeKind::Create;
    let hidden = |row: &StoredRunRow| -> BTreeSet<Field> {
        let wanted = row.change.fields.iter().map(|change| change.field);
        wanted.filter(|field| gaps.contains(field)).collect()
    };
    let names_them = |row: &StoredRunRow| {
        let before: BTreeSet<Option<Field>> = of_code(&row.change, FindingCode::NotReadBack).into_iter().collect();
        let fields: BTreeSet<Field> = row.verdict.fields.iter().copied().collect();
        row.verdict.reason == Some(Reason::NotReadable)
            && fields.is_superset(&hidden(row))
            && before.is_superset(&fields.iter().copied().map(Some).collect())
    };
    assert!(assertions::all(rows.iter().filter(is_new).filter(|row| !hidden(row).is_empty()), |row| names_them(row)), "{rows:#?}");
    let whole = rows.iter().filter(|row| of_code(&row.change, FindingCode::NotReadBack).is_empty());
    assert!(assertions::all(whole, |row| row.verdict.reason.is_none()), "what is told is compared");
    let again = fixture.export.plan().await;
    assert!(assertions::all(&again.changes, |change| !change.is_sendable()), "nothing is sent again and again");
}

#[tokio::test]
async fn a_day_without_a_comment_is_sent_with_a_dash_where_it_has_to_be() {
    let mut fixture = fixture(|switches| switches.kleer.refuse_empty_comment = true).await;
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("refused", &plan, |_| true).await;
    let failed = |run: &str| fixture.export.rows(run).iter().filter(|row| row.verdict.outcome != Outcome::Confirmed).count();
    assert!(failed("refused") > 0, "without the setting they are refused");
    fixture.export.turn_switches(Calls { no_empty_comment: true, ..Calls::default() });
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("run", &plan, |_| true).await;
    assert!(assertions::all(fixture.export.rows("run").iter(), |row| row.verdict.outcome == Outcome::Confirmed));
    assert!(fixture.events().iter().any(|event| event.comment == "-"));
    let again = fixture.export.plan_leave(november()).await;
    assert!(assertions::all(&again.changes, |change| !change.is_sendable()), "a dash is no comment that differs");
}
