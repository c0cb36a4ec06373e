//! Sends, corrects and withdraws days, and compares Kleer's data.

use chrono::{DateTime, Utc};
use domain::finding::FindingCode;
use domain::fingerprint::Fingerprint;
use domain::plan::{Change, ChangeKind, Plan};
use domain::run::{Outcome, Reason, RunState, Step};
use exports::runner::{Mode, Point, Progress, Silent, Watch};
use rust_decimal::Decimal;
use sandbox::alexis::{Leave, LeaveStatus};
use sandbox::kleer::EventStatus;
use sandbox::{LeaveType, Switches, employee_id, kleer_user_id};
use store::Intent;
use tests::fixture::{Export, Fixture, FixtureOptions, midnight};
use tests::leave_fixture::{november, on, quarter};
use tokio_util::sync::CancellationToken;

const MIKAEL: usize = 22;

fn all_confirmed(export: &Export, run_id: &str) {
    for row in export.rows(run_id) {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?}", row.change.key, row.result);
    }
}

fn rows_left(plan: &Plan) -> Vec<&Change> {
    plan.changes.iter().filter(|change| change.is_sendable()).collect()
}

/// A fixture with a sent vacation of Mikael from Monday to Wednesday, and the leave's id.
async fn fixture_with_sent_vacation() -> (Fixture, String) {
    let fixture = Fixture::sample().await;
    let id = fixture.put_leave(Leave::days(employee_id(MIKAEL), LeaveType::Vacation, on(11, 9), on(11, 11)));
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("first", &plan, |change| change.name == "Mikael Storm").await;
    all_confirmed(&fixture.export, "first");
    assert_eq!(mikaels_days(&fixture), ["11-09 8", "11-10 8", "11-11 8"]);
    fixture.sandbox.clear_writes();
    (fixture, id)
}

/// Mikael's days in Kleer.
fn mikaels_days(fixture: &Fixture) -> Vec<String> {
    let events = fixture.events().into_iter().filter(|event| event.user == kleer_user_id(MIKAEL));
    events.map(|event| format!("{} {}", event.date.format("%m-%d"), event.hours)).collect()
}

/// Plans and sends Mikael's rows. Returns the methods of the writes.
async fn send_corrections(fixture: &Fixture) -> Vec<String> {
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("second", &plan, |change| change.name == "Mikael Storm").await;
    all_confirmed(&fixture.export, "second");
    let next_plan = fixture.export.plan_leave(november()).await;
    assert!(assertions::all(rows_left(&next_plan).iter(), |change| change.name != "Mikael Storm"), "{next_plan:#?}");
    fixture.sandbox.writes().into_iter().map(|write| write.method).collect()
}

#[tokio::test]
async fn chosen_rows_are_confirmed_and_the_next_plan_is_empty() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan_leave(quarter()).await;
    assert_eq!(fixture.export.send_leave("run", &plan, |_| true).await, RunState::Done);
    all_confirmed(&fixture.export, "run");
    assert_eq!(fixture.effects().len(), rows_left(&plan).len());
    fixture.assert_unique_marks("first run");
    let next_plan = fixture.export.plan_leave(quarter()).await;
    assert!(rows_left(&next_plan).is_empty(), "{:#?}", rows_left(&next_plan));
    assert!(assertions::all(next_plan.changes.iter(), |change| change.kind != ChangeKind::InStep || !change.day.as_ref().unwrap().late));
}

#[tokio::test]
async fn each_day_is_one_complete_request() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("run", &plan, |change| change.name == "Saga Holmqvist").await;
    let mark = |date: &str| {
        let row =
            plan.changes.iter().find(|change| change.name == "Saga Holmqvist" && change.day.as_ref().unwrap().date.to_string() == date);
        row.unwrap().key.clone()
    };
    let body = |date: &str| {
        format!(
            "PUT /v1/company/4242/event <event-writable><foreign-id>{}</foreign-id><user><id>525</id></user>\
             <activity><id>9003</id></activity><child>Alva</child><date>{date}</date><hours>4</hours><comment>feber</comment></event-writable>",
            mark(date)
        )
    };
    assert_eq!(fixture.effects(), [body("2026-11-09"), body("2026-11-10")]);
    assert!(mark("2026-11-09").starts_with("alexis-leave-2026-11-09-"));
}

#[tokio::test]
async fn changed_leave_updates_only_changed_days() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    fixture.change_leave(&id, |leave| *leave = leave.clone().minutes(150).description("flytt & städning"));
    assert_eq!(send_corrections(&fixture).await, ["POST", "POST", "POST"]);
    assert_eq!(mikaels_days(&fixture), ["11-09 2.5", "11-10 2.5", "11-11 2.5"]);
    assert!(assertions::all(fixture.events_on(kleer_user_id(MIKAEL), on(11, 9)).iter(), |event| event.comment == "flytt & städning"));
}

#[tokio::test]
async fn shortened_leave_removes_a_day() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    fixture.change_leave(&id, |leave| leave.to = on(11, 10));
    assert_eq!(send_corrections(&fixture).await, ["DELETE"]);
    assert_eq!(mikaels_days(&fixture), ["11-09 8", "11-10 8"]);
}

#[tokio::test]
async fn moved_leave_is_removed_and_created() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    fixture.change_leave(&id, |leave| (leave.from, leave.to) = (on(11, 11), on(11, 13)));
    assert_eq!(send_corrections(&fixture).await, ["DELETE", "DELETE", "PUT", "PUT"]);
    assert_eq!(mikaels_days(&fixture), ["11-11 8", "11-12 8", "11-13 8"]);
}

#[tokio::test]
async fn leave_of_a_new_kind_is_a_new_record() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    fixture.change_leave(&id, |leave| leave.leave_type = LeaveType::Sick.id());
    assert_eq!(send_corrections(&fixture).await, ["DELETE", "PUT", "DELETE", "PUT", "DELETE", "PUT"]);
    assert!(assertions::all(fixture.events_on(kleer_user_id(MIKAEL), on(11, 10)).iter(), |event| event.activity == 9001));
}

#[tokio::test]
async fn withdrawn_leave_is_removed() {
    for withdrawn in [None, Some(LeaveStatus::Cancelled), Some(LeaveStatus::Denied), Some(LeaveStatus::Pending)] {
        let (fixture, id) = fixture_with_sent_vacation().await;
        match withdrawn {
            None => assert!(fixture.sandbox.edit(|state| state.alexis.remove_leave(&id))),
            Some(status) => fixture.change_leave(&id, |leave| leave.status = status),
        }
        assert_eq!(send_corrections(&fixture).await, ["DELETE", "DELETE", "DELETE"], "{withdrawn:?}");
        assert!(mikaels_days(&fixture).is_empty());
    }
}

#[tokio::test]
async fn confirmed_day_is_no_difference() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    fixture.change_leave(&id, |leave| leave.status = LeaveStatus::Confirmed);
    assert!(send_corrections(&fixture).await.is_empty());
}

#[tokio::test]
async fn record_made_by_hand_is_never_touched() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    let by_hand = fixture.sandbox.edit(|state| {
        let company = state.kleer.company_mut().unwrap();
        company.add_event_by_hand(kleer_user_id(MIKAEL), 9002, on(11, 10), Decimal::from(3), "själv")
    });
    let before = fixture.sandbox.state().kleer.company().unwrap().event(by_hand).cloned();
    fixture.sandbox.edit(|state| state.alexis.remove_leave(&id));
    send_corrections(&fixture).await;
    assert_eq!(fixture.sandbox.state().kleer.company().unwrap().event(by_hand).cloned(), before);
    assert_eq!(mikaels_days(&fixture), ["11-10 3"]);
}

#[tokio::test]
async fn record_made_by_hand_since_the_review_skips_the_row() {
    let fixture = Fixture::sample().await;
    fixture.put_leave(Leave::days(employee_id(MIKAEL), LeaveType::Vacation, on(11, 9), on(11, 10)));
    let plan = fixture.export.plan_leave(november()).await;
    fixture.sandbox.edit(|state| {
        let company = state.kleer.company_mut().unwrap();
        company.add_event_by_hand(kleer_user_id(MIKAEL), 9001, on(11, 9), Decimal::from(8), "")
    });
    fixture.export.send_leave("run", &plan, |change| change.name == "Mikael Storm").await;
    let rows = fixture.export.rows("run");
    let outcomes: Vec<_> = rows.iter().map(|row| (row.result.outcome, row.result.reason)).collect();
    assert_eq!(outcomes, [(Outcome::Skipped, Some(Reason::ChangedSinceReview)), (Outcome::Confirmed, None)]);
    let next_plan = fixture.export.plan_leave(november()).await;
    let row = next_plan.changes.iter().find(|change| change.key == rows[0].change.key).unwrap();
    assert!(row.day.as_ref().unwrap().hold && row.findings.iter().any(|finding| finding.code == FindingCode::LeaveOtherRecord));
}

#[tokio::test]
async fn record_changed_by_hand_waits_for_the_owner() {
    let (fixture, _) = fixture_with_sent_vacation().await;
    let ids: Vec<i32> = fixture.events().iter().filter(|event| event.user == kleer_user_id(MIKAEL)).map(|event| event.id).collect();
    fixture.sandbox.edit(|state| {
        let company = state.kleer.company_mut().unwrap();
        company.remove_event(ids[0]);
        company.event_mut(ids[1]).unwrap().hours = Decimal::from(5);
    });
    let plan = fixture.export.plan_leave(november()).await;
    let rows: Vec<&Change> = rows_left(&plan).into_iter().filter(|change| change.name == "Mikael Storm").collect();
    let codes: Vec<_> = rows.iter().map(|row| (row.kind, row.findings[0].code)).collect();
    assert_eq!(codes, [(ChangeKind::Create, FindingCode::LeaveRemovedInKleer), (ChangeKind::Update, FindingCode::LeaveChangedInKleer)]);
    assert!(assertions::all(rows.iter(), |row| row.day.as_ref().unwrap().hold));
    assert_eq!(send_corrections(&fixture).await, ["PUT", "POST"], "the owner may tick them");
    assert_eq!(mikaels_days(&fixture), ["11-09 8", "11-10 8", "11-11 8"]);
}

#[tokio::test]
async fn record_without_history_is_not_called_changed() {
    let forever: DateTime<Utc> = "2036-01-01T00:00:00Z".parse().unwrap();
    for hand in [false, true] {
        let fixture = Fixture::sample().await;
        let leave = Leave::days(employee_id(MIKAEL), LeaveType::Vacation, on(11, 9), on(11, 10)).description("flytt & städning");
        let id = fixture.put_leave(leave);
        let plan = fixture.export.plan_leave(november()).await;
        fixture.export.send_leave("first", &plan, |change| change.name == "Mikael Storm").await;
        assert_eq!(fixture.export.store.clear_runs(forever, forever).unwrap(), 1);
        let event = fixture.events().iter().find(|event| event.user == kleer_user_id(MIKAEL)).unwrap().id;
        if hand {
            fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().event_mut(event).unwrap().hours = Decimal::from(5));
        }
        // One day is withdrawn, and the other day's comment changes.
        fixture.change_leave(&id, |leave| {
            *leave = Leave { to: on(11, 9), ..leave.clone() }.description("flytt");
        });
        let plan = fixture.export.plan_leave(november()).await;
        let rows: Vec<&Change> = rows_left(&plan).into_iter().filter(|change| change.name == "Mikael Storm").collect();
        let row_states: Vec<_> = rows.iter().map(|row| (row.kind, row.day.as_ref().unwrap().hold)).collect();
        assert_eq!(row_states, [(ChangeKind::Update, hand), (ChangeKind::Remove, false)], "{rows:#?}");
    }
}

/// The app died after it recorded the intent to remove, and a hand changed the record before the run was continued. The record still
/// exists, so it was not removed, and the next plan has a row for it.
#[tokio::test]
async fn removal_of_a_record_changed_by_hand_is_not_confirmed() {
    for tells_marks in [true, false] {
        let mut switches = Switches::default();
        switches.kleer.clear_foreign_id_in_reads = !tells_marks;
        let fixture = Fixture::with(switches, FixtureOptions::default()).await;
        let id = fixture.put_leave(Leave::days(employee_id(MIKAEL), LeaveType::Vacation, on(11, 9), on(11, 9)));
        let of_mikael = |change: &Change| change.name == "Mikael Storm";
        let plan = fixture.export.plan_leave(november()).await;
        fixture.export.send_leave("first", &plan, of_mikael).await;
        fixture.sandbox.edit(|state| state.alexis.remove_leave(&id));
        let plan = fixture.export.plan_leave(november()).await;
        fixture.export.begin_leave("broken off", &plan, of_mikael);
        let key = fixture.export.rows("broken off")[0].change.key.clone();
        let idempotency_key = Fingerprint::of(&["the removal"]);
        let intent = Intent {
            idempotency_key: &idempotency_key,
            run_id: "broken off",
            row_key: &key,
            step: Step::RemoveEvent,
            fields: &[],
            amount: None,
        };
        fixture.export.store.record_intent_unless_written(&intent, i64::MAX, midnight()).unwrap().unwrap();
        fixture.export.store.mark_interrupted_runs().unwrap();
        let event = fixture.events().iter().find(|event| event.user == kleer_user_id(MIKAEL)).unwrap().id;
        fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().event_mut(event).unwrap().hours = Decimal::from(5));
        fixture.export.execute_leave("broken off", Mode::Send, &Silent, CancellationToken::new()).await;
        let result = fixture.export.rows("broken off")[0].result.clone();
        assert_eq!((result.outcome, result.reason), (Outcome::Failed, Some(Reason::ChangedSinceReview)));
        fixture.export.assert_no_open_intent("broken off", "a removal");
        let plan = fixture.export.plan_leave(november()).await;
        let rows: Vec<&Change> = rows_left(&plan).into_iter().filter(|change| of_mikael(change)).collect();
        let row_states: Vec<_> = rows.iter().map(|row| (row.kind, row.day.as_ref().unwrap().hold)).collect();
        assert_eq!(row_states, [(ChangeKind::Remove, true)], "marks: {tells_marks}: {plan:#?}");
        assert_eq!(mikaels_days(&fixture), ["11-09 5"]);
    }
}

#[tokio::test]
async fn locked_day_is_blocked() {
    for status in [EventStatus::Approved, EventStatus::Certified] {
        let (fixture, id) = fixture_with_sent_vacation().await;
        fixture.sandbox.edit(|state| {
            state.kleer.company_mut().unwrap().lock_days(kleer_user_id(MIKAEL), on(11, 10), on(11, 10), status);
        });
        fixture.sandbox.edit(|state| state.alexis.remove_leave(&id));
        let plan = fixture.export.plan_leave(november()).await;
        let blocked: Vec<&Change> =
            plan.changes.iter().filter(|change| change.kind == ChangeKind::Blocked && change.name == "Mikael Storm").collect();
        assert_eq!(blocked.len(), 1);
        assert!(blocked[0].day.as_ref().unwrap().lock.is_some() && !blocked[0].fields.is_empty(), "the guide says what to do");
        send_corrections(&fixture).await;
        assert_eq!(mikaels_days(&fixture), ["11-10 8"]);
    }
}

#[tokio::test]
async fn day_locked_since_the_review_fails_with_its_reason() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    fixture.sandbox.edit(|state| state.alexis.remove_leave(&id));
    let plan = fixture.export.plan_leave(november()).await;
    fixture.sandbox.edit(|state| {
        let days = state.kleer.company_mut().unwrap();
        days.lock_days(kleer_user_id(MIKAEL), on(11, 9), on(11, 11), EventStatus::Approved);
    });
    assert_eq!(fixture.export.send_leave("late", &plan, |change| change.name == "Mikael Storm").await, RunState::Done);
    for row in fixture.export.rows("late") {
        assert_eq!((row.result.outcome, row.result.reason), (Outcome::Failed, Some(Reason::Refused)), "{:?}", row.result);
    }
    assert!(fixture.effects().is_empty());
}

#[tokio::test]
async fn record_changed_since_the_review_is_skipped() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    fixture.change_leave(&id, |leave| *leave = leave.clone().half());
    let plan = fixture.export.plan_leave(november()).await;
    let ids: Vec<i32> = fixture.events().iter().filter(|event| event.user == kleer_user_id(MIKAEL)).map(|event| event.id).collect();
    fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().event_mut(ids[0]).unwrap().hours = Decimal::from(7));
    fixture.export.send_leave("late", &plan, |change| change.name == "Mikael Storm").await;
    let result = &fixture.export.rows("late")[0].result;
    assert_eq!((result.outcome, result.reason), (Outcome::Skipped, Some(Reason::ChangedSinceReview)));
    assert_eq!(mikaels_days(&fixture), ["11-09 7", "11-10 4", "11-11 4"]);
}

/// Changes a record by hand right before its row is sent.
struct HandInBetween<'a>(&'a Fixture, i32);

impl Watch for HandInBetween<'_> {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::Intended {
            self.0.sandbox.edit(|state| state.kleer.company_mut().unwrap().event_mut(self.1).unwrap().hours = Decimal::from(7));
        }
    }
}

#[tokio::test]
async fn record_changed_during_the_run_is_skipped() {
    let (fixture, id) = fixture_with_sent_vacation().await;
    let record = fixture.events_on(kleer_user_id(MIKAEL), on(11, 9))[0].id;
    fixture.change_leave(&id, |leave| *leave = Leave { to: on(11, 9), ..leave.clone() }.half());
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.begin_leave("run", &plan, |change| change.kind == ChangeKind::Update);
    fixture.export.execute_leave("run", Mode::Send, &HandInBetween(&fixture, record), CancellationToken::new()).await;
    assert_eq!(fixture.export.rows("run")[0].result.reason, Some(Reason::ChangedSinceReview));
    assert_eq!(mikaels_days(&fixture)[0], "11-09 7");
}

/// Cancels after the first settled row.
struct CancelAfterOne(CancellationToken);

impl Watch for CancelAfterOne {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::ChangeKept {
            self.0.cancel();
        }
    }
}

#[tokio::test]
async fn cancel_finishes_the_current_row_and_sends_no_other() {
    let fixture = Fixture::sample().await;
    let plan = fixture.export.plan_leave(quarter()).await;
    fixture.export.begin_leave("run", &plan, |_| true);
    let cancel = CancellationToken::new();
    let state = fixture.export.execute_leave("run", Mode::Send, &CancelAfterOne(cancel.clone()), cancel).await;
    assert_eq!(state, RunState::Cancelled);
    let rows = fixture.export.rows("run");
    let confirmed = rows.iter().filter(|row| row.result.outcome == Outcome::Confirmed).count();
    let skipped = rows.iter().filter(|row| row.result.reason == Some(Reason::Cancelled)).count();
    assert_eq!((confirmed, skipped, fixture.effects().len()), (1, rows.len() - 1, 1));
}

fn other_computer(fixture: &Fixture) -> (tempfile::TempDir, Export) {
    let folder = tempfile::tempdir().unwrap();
    let export = Export::open(folder.path(), fixture.sandbox.addresses(), &FixtureOptions::default());
    (folder, export)
}

#[tokio::test]
async fn day_sent_by_another_computer_is_not_sent_again() {
    let fixture = Fixture::sample().await;
    let (_folder, other) = other_computer(&fixture);
    // Both plan, then both send.
    let (mine, theirs) = (fixture.export.plan_leave(quarter()).await, other.plan_leave(quarter()).await);
    fixture.export.send_leave("mine", &mine, |_| true).await;
    let sent = fixture.effects().len();
    other.send_leave("theirs", &theirs, |_| true).await;
    all_confirmed(&other, "theirs");
    assert_eq!(fixture.effects().len(), sent);
    assert!(rows_left(&other.plan_leave(quarter()).await).is_empty());
    // One computer corrects the record of the other.
    let leave = Leave::days(employee_id(MIKAEL), LeaveType::Vacation, on(11, 9), on(11, 10));
    let id = fixture.put_leave(leave);
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("more", &plan, |_| true).await;
    fixture.change_leave(&id, |leave| *leave = Leave { to: on(11, 9), ..leave.clone() }.half());
    let plan = other.plan_leave(november()).await;
    assert_eq!(rows_left(&plan).iter().map(|change| change.kind).collect::<Vec<_>>(), [ChangeKind::Update, ChangeKind::Remove]);
    other.send_leave("correct", &plan, |_| true).await;
    all_confirmed(&other, "correct");
    assert_eq!(mikaels_days(&fixture), ["11-09 4"]);
    assert!(rows_left(&fixture.export.plan_leave(november()).await).is_empty());
    fixture.assert_unique_marks("two computers");
}

#[tokio::test]
async fn two_simultaneous_computers_confirm_no_double() {
    let fixture = Fixture::sample().await;
    let (_folder, other) = other_computer(&fixture);
    let (mine, theirs) = (fixture.export.plan_leave(quarter()).await, other.plan_leave(quarter()).await);
    tokio::join!(fixture.export.send_leave("mine", &mine, |_| true), other.send_leave("theirs", &theirs, |_| true));
    let next_plan = fixture.export.plan_leave(quarter()).await;
    assert!(rows_left(&next_plan).is_empty(), "nothing is sent on top");
    for export in [(&fixture.export, "mine"), (&other, "theirs")] {
        for row in export.0.rows(export.1) {
            let there = fixture.events().iter().filter(|event| event.foreign_id == row.change.key).count();
            let says_so = next_plan.changes.iter().find(|change| change.key == row.change.key).unwrap();
            if there > 1 {
                assert!(says_so.findings.iter().any(|finding| finding.code == FindingCode::LeaveSeveralRecords), "{says_so:#?}");
            }
        }
    }
}
