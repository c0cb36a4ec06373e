//! The plan of the sample company's leave.

use domain::field::{Field, Value};
use domain::finding::FindingCode;
use domain::leave::LeaveRule;
use domain::plan::{Change, ChangeKind, Plan};
use sandbox::LeaveType;
use tests::fixture::Fixture;
use tests::leave_fixture::{november, on, quarter, sample_settings};

fn text(change: &Change, field: Field) -> String {
    match change.field(field).and_then(|change| change.new.clone()) {
        Some(Value::Text(text)) => text,
        Some(Value::Hours(hours)) => hours.to_string(),
        None => String::new(),
        other => panic!("{other:?}"),
    }
}

/// The rows that would be sent: name, day, activity, hours, child, comment.
fn to_send(plan: &Plan) -> Vec<String> {
    let sent = plan.changes.iter().filter(|change| change.is_sendable());
    sent.map(|change| {
        assert_eq!(change.kind, ChangeKind::Create, "{}", change.key);
        let values = [Field::LeaveActivity, Field::LeaveHours, Field::LeaveChild, Field::LeaveComment].map(|field| text(change, field));
        let day = change.day.as_ref().unwrap();
        let hold = if day.hold { "?" } else { "" };
        format!("{} {}{hold} {}", change.name, day.date.format("%m-%d"), values.join(" ")).trim_end().to_owned()
    })
    .collect()
}

/// The rows of a kind: name, day, first finding.
fn first_findings(plan: &Plan, kind: ChangeKind) -> Vec<(String, String, FindingCode)> {
    let rows = plan.changes.iter().filter(|change| change.kind == kind);
    rows.map(|change| {
        let date = change.day.as_ref().unwrap().date;
        (change.name.clone(), date.format("%m-%d").to_string(), change.findings.first().expect("why").code)
    })
    .collect()
}

#[tokio::test]
async fn sample_leave_is_planned_day_by_day() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan_leave(quarter()).await;
    assert_eq!(
        to_send(&plan),
        [
            "Anna Andersson 11-17 Övrig frånvaro 8",
            "Ebba Lindqvist 10-28 Semester 8",
            "Ebba Lindqvist 10-29 Semester 8",
            "Ebba Lindqvist 10-30 Semester 8",
            "Ebba Lindqvist 11-02 Semester 8",
            "Ebba Lindqvist 11-03 Semester 8",
            "Ebba Lindqvist 11-04 Semester 8",
            // Christmas Day: Alexis HR knows only that it is a Friday.
            "Freja Lund 12-25? Tjänstledig 8",
            "Ida Holm 10-21 Sjuk 8",
            "Ida Holm 10-22 Sjuk 8",
            "Karin Wallin 11-19 Semester 8",
            "Leo Berg Ström 11-12 Semester 4",
            "Leo Berg Ström 11-12 Sjuk 4",
            "Linnea Borg 11-11 Sjuk 4",
            "Linnea Borg 11-12 Sjuk 4",
            "Linnea Borg 11-13 Sjuk 4",
            "Oskar Sundin 10-05 Semester 6",
            "Oskar Sundin 10-06 Semester 6",
            "Oskar Sundin 10-07 Semester 6",
            "Oskar Sundin 10-08 Semester 6",
            "Saga Holmqvist 10-23 Föräldraledighet 8 Melker",
            "Saga Holmqvist 10-26 Föräldraledighet 8 Melker",
            "Saga Holmqvist 11-09 VAB 4 Alva feber",
            "Saga Holmqvist 11-10 VAB 4 Alva feber",
            "Sofia Grahn 11-04 Tjänstledig 2.5  tandläkare",
            "Yusuf Demir 12-01 Semester 8",
            "Yusuf Demir 12-02 Semester 8",
        ]
    );
}

#[tokio::test]
async fn rows_not_sent_have_a_finding() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan_leave(quarter()).await;
    let row = |name: &str, day: &str, code| (name.to_owned(), day.to_owned(), code);
    assert_eq!(
        first_findings(&plan, ChangeKind::Blocked),
        [
            row("Johanna Eng", "11-06", FindingCode::LeaveChildNotInKleer),
            row("Nils Åberg", "11-27", FindingCode::LeavePersonNotLinked),
            row("Rasmus Falk", "11-16", FindingCode::LeaveNoAgreement),
            row("Viktor Hallberg", "10-06", FindingCode::LeaveDayLocked),
        ]
    );
    assert_eq!(
        first_findings(&plan, ChangeKind::InStep),
        [
            row("Anna Andersson", "11-18", FindingCode::LeaveSameByHand),
            row("Ebba Lindqvist", "10-31", FindingCode::LeaveNotAWorkingDay),
            row("Ebba Lindqvist", "11-01", FindingCode::LeaveNotAWorkingDay),
            row("Elin Fors", "12-03", FindingCode::LeavePending),
            row("Freja Lund", "11-07", FindingCode::LeaveNotAWorkingDay),
            row("Oskar Sundin", "10-09", FindingCode::LeaveNotAWorkingDay),
            row("Saga Holmqvist", "10-24", FindingCode::LeaveNotAWorkingDay),
            row("Saga Holmqvist", "10-25", FindingCode::LeaveNotAWorkingDay),
        ]
    );
    let karin = plan.changes.iter().find(|change| change.name == "Karin Wallin").unwrap();
    assert_eq!(karin.findings.first().map(|finding| finding.code), Some(FindingCode::LeaveBeyondSchedule));
}

#[tokio::test]
async fn planning_writes_nothing_and_is_repeatable() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan_leave(quarter()).await;
    assert_eq!(fixture.export.plan_leave(quarter()).await, plan);
    assert!(fixture.sandbox.writes().is_empty());
}

#[tokio::test]
async fn proposed_mapping_equals_the_sample_mapping() {
    let mut fixture = Fixture::sample().await;
    fixture.export.leave.rules.clear();
    let plan = fixture.export.plan_leave(quarter()).await;
    assert!(assertions::all(plan.changes.iter(), |change| !change.is_sendable()), "nothing is sent before the owner decided");
    let types = &plan.leave.as_ref().unwrap().types;
    assert_eq!(types.len(), 7);
    for used in types {
        let proposal = used.proposal.as_ref().unwrap_or_else(|| panic!("{} has no proposal", used.name));
        let rule = LeaveRule::Send { activity: proposal.id, name: proposal.name.clone() };
        assert_eq!(sample_settings().rules.get(&used.id), Some(&rule), "{}", used.name);
    }
}

#[tokio::test]
async fn excluded_kind_of_leave_is_left_alone() {
    let mut fixture = Fixture::sample().await;
    fixture.export.leave.rules.insert(LeaveType::Vacation.id(), LeaveRule::DoNotSend);
    let plan = fixture.export.plan_leave(november()).await;
    let ebba: Vec<&Change> = plan.changes.iter().filter(|change| change.name == "Ebba Lindqvist").collect();
    assert!(assertions::all(ebba.iter(), |change| change.kind == ChangeKind::InStep), "{ebba:#?}");
    assert!(plan.changes.iter().any(|change| change.is_sendable() && change.name == "Linnea Borg"));
}

#[tokio::test]
async fn ambiguous_graded_leave_waits_for_the_setting() {
    let mut switches = sandbox::Switches::default();
    switches.alexis.graded_hours = sandbox::AlexisGradedHours::Whole;
    let mut fixture = Fixture::with(switches, tests::fixture::FixtureOptions::default()).await;
    fixture.export.leave.graded = None;
    let plan = fixture.export.plan_leave(november()).await;
    let linnea: Vec<&Change> = plan.changes.iter().filter(|change| change.name == "Linnea Borg").collect();
    assert_eq!(linnea.len(), 3);
    assert!(assertions::all(linnea.iter(), |change| change.findings.iter().any(|finding| finding.code == FindingCode::LeaveGradedUnasked)));
    assert!(plan.leave.unwrap().graded_unasked);
}

#[tokio::test]
async fn late_changes_of_a_closed_period_are_blocked() {
    let fixture = Fixture::sample().await;
    let october = domain::leave::Period { from: on(10, 1), to: on(10, 31) };
    let clock = on(11, 21).and_time(chrono::NaiveTime::MIN).and_utc();
    fixture.export.store.close_period(tests::fixture::INTEGRATION, october, clock).unwrap();
    let closed = fixture.export.plan_leave(october).await;
    assert!(assertions::all(closed.changes.iter(), |change| !change.is_sendable()));
    let later = fixture.export.plan_leave(november()).await;
    let late: Vec<&Change> = later.changes.iter().filter(|change| change.day.as_ref().is_some_and(|day| day.late)).collect();
    assert!(late.iter().filter(|change| change.is_sendable()).count() > 5);
    assert!(assertions::all(late.iter(), |change| change.day.as_ref().unwrap().hold), "a late change is only sent on purpose");
}

#[tokio::test]
async fn leave_of_unlisted_person_is_reported() {
    let fixture = Fixture::sample().await;
    let nobody = "65a099999999999999999999";
    fixture.sandbox.edit(|state| {
        let rows = state.alexis.all_mut("leave-transaction");
        let mut row = rows.first().cloned().expect("a day");
        row.insert("id".to_owned(), "660099999999999999999999".into());
        row.insert("employeeId".to_owned(), nobody.into());
        rows.push(row);
    });
    let plan = fixture.export.plan_leave(quarter()).await;
    let row = plan.changes.iter().find(|change| change.name == nobody).expect("a row of its own");
    assert_eq!(row.kind, ChangeKind::Blocked);
    assert_eq!(row.findings.first().map(|finding| finding.code), Some(FindingCode::LeavePersonNotLinked));
}
