//! What nobody knows about leave, both ways: whichever it is, Kleer holds the same days at the end.

use connectors::ErrorCode;
use domain::leave::GradedHours;
use domain::plan::ChangeKind;
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::alexis::{Leave, WorkWeekOwner};
use sandbox::{
    AlexisFreeDayHours, AlexisGradedHours, AlexisWorkWeekUnit, Fault, FaultKind, KleerEventsWithoutUser, KleerHoursBeyondSchedule,
    KleerNoRight, KleerPostEvent, LeaveType, Service, Switches, employee_id, kleer_user_id,
};
use tests::fixture::{Choice, Fixture};
use tests::leave_fixture::{CORRECTED, corrected, days, november, on, quarter};
use tokio_util::sync::CancellationToken;

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, Choice::default()).await
}

/// What Kleer holds by the app: whose, day, activity, hours, child and comment.
fn held(fixture: &Fixture) -> Vec<String> {
    let events = fixture.events().into_iter().filter(|event| !event.foreign_id.is_empty());
    let line = |event: sandbox::kleer::Event| {
        format!("{} {} {} {} {:?} {}", event.user, event.date, event.activity, event.hours, event.child, event.comment)
    };
    events.map(line).collect()
}

/// Sends everything and finds nothing left.
async fn all_sent(fixture: &Fixture) -> Vec<String> {
    let plan = fixture.export.plan_leave(quarter()).await;
    fixture.export.send_leave("run", &plan, |_| true).await;
    for row in fixture.export.rows("run") {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{}: {:?}", row.change.key, row.verdict);
    }
    let again = fixture.export.plan_leave(quarter()).await;
    let left: Vec<_> = again.changes.iter().filter(|change| change.is_sendable()).collect();
    assert!(left.is_empty(), "{left:#?}");
    held(fixture)
}

#[rstest]
#[case::lower_case(|s: &mut Switches| s.alexis.lower_case_enums = true)]
#[case::local_midnight(|s: &mut Switches| s.alexis.local_midnight = true)]
#[case::small_pages(|s: &mut Switches| s.alexis.max_limit = Some(7))]
#[case::nulls(|s: &mut Switches| s.alexis.nulls = true)]
#[case::no_rows_on_free_days(|s: &mut Switches| s.alexis.transactions_on_free_days = false)]
#[case::free_days_without_hours(|s: &mut Switches| s.alexis.free_day_hours = AlexisFreeDayHours::Zero)]
#[case::extent_as_fraction(|s: &mut Switches| s.alexis.extent_as_fraction = true)]
#[case::leave_ends_the_day_after(|s: &mut Switches| s.alexis.leave_end_exclusive = true)]
#[case::weeks_in_minutes(|s: &mut Switches| s.alexis.work_week_unit = AlexisWorkWeekUnit::Minutes)]
#[case::marks_do_not_come_back(|s: &mut Switches| s.kleer.clear_foreign_id_in_reads = true)]
#[case::marks_are_unique(|s: &mut Switches| s.kleer.unique_event_foreign_id = true)]
#[case::children_are_not_checked(|s: &mut Switches| s.kleer.check_child_name = false)]
#[case::empty_lists(|s: &mut Switches| s.kleer.omit_empty_lists = false)]
#[tokio::test]
async fn whichever_it_is_kleer_holds_the_same(#[case] turn: fn(&mut Switches)) {
    let likely = all_sent(&fixture(|_| ()).await).await;
    let fixture = fixture(turn).await;
    let mut held = all_sent(&fixture).await;
    let christmas = |line: &String| line.contains("2026-12-25");
    // A holiday has no row in Alexis HR then, or none with hours.
    let without = !held.iter().any(christmas);
    let free = &fixture.sandbox.switches().alexis;
    assert_eq!(without, !free.transactions_on_free_days || free.free_day_hours == AlexisFreeDayHours::Zero);
    held.retain(|line| !christmas(line));
    assert_eq!(held, likely.into_iter().filter(|line| !christmas(line)).collect::<Vec<_>>());
}

#[tokio::test]
async fn without_schedules_in_kleer_the_working_weeks_count() {
    let fixture = fixture(|switches| switches.kleer.no_schedule = true).await;
    let held = all_sent(&fixture).await;
    assert_eq!(held.len(), all_sent(&self::fixture(|_| ()).await).await.len());
}

#[rstest]
#[case::told_lowered(AlexisGradedHours::Lowered, GradedHours::AsTold)]
#[case::told_whole(AlexisGradedHours::Whole, GradedHours::ShareOfDay)]
#[tokio::test]
async fn graded_hours_both_ways(#[case] told: AlexisGradedHours, #[case] meant: GradedHours) {
    let mut fixture = fixture(|switches| switches.alexis.graded_hours = told).await;
    fixture.export.leave.graded = Some(meant);
    let held = all_sent(&fixture).await;
    let linnea: Vec<&String> = held.iter().filter(|line| line.starts_with("513 ")).collect();
    assert_eq!(linnea.len(), 3);
    assert!(assertions::all(linnea.iter(), |line| line.contains(" 9001 4 ")), "{linnea:?}");
}

#[rstest]
#[tokio::test]
async fn everybodys_days_in_one_read(
    #[values(KleerEventsWithoutUser::Everybody, KleerEventsWithoutUser::Own)] whose: KleerEventsWithoutUser,
) {
    let mut fixture = fixture(|switches| switches.kleer.events_without_user = whose).await;
    fixture.export.leave.read_everybody = true;
    let plan = fixture.export.plan_leave(quarter()).await;
    fixture.export.send_leave("run", &plan, |_| true).await;
    let confirmed = |outcome| (outcome == Outcome::Confirmed) == (whose == KleerEventsWithoutUser::Everybody);
    assert!(
        assertions::all(fixture.export.rows("run").iter(), |row| confirmed(row.verdict.outcome)),
        "only what is read back is confirmed"
    );
    // With the right setting again, nothing is there twice.
    fixture.export.leave.read_everybody = false;
    let again = fixture.export.plan_leave(quarter()).await;
    fixture.export.send_leave("again", &again, |_| true).await;
    fixture.no_mark_twice("everybody");
    assert!(assertions::all(fixture.export.plan_leave(quarter()).await.changes.iter(), |change| !change.is_sendable()));
}

#[tokio::test]
async fn a_correction_finds_its_record_where_marks_do_not_come_back() {
    let fixture = fixture(|switches| switches.kleer.clear_foreign_id_in_reads = true).await;
    corrected(&fixture).await;
    let plan = fixture.export.plan_leave(days()).await;
    let kinds: Vec<_> = plan.changes.iter().filter(|change| change.is_sendable()).map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Update, ChangeKind::Remove, ChangeKind::Create, ChangeKind::Create]);
    fixture.export.send_leave("run", &plan, |_| true).await;
    assert_eq!(fixture.export.outcomes("run"), [Outcome::Confirmed]);
}

#[rstest]
#[tokio::test]
async fn an_unclear_creation_whose_mark_does_not_come_back_is_found_by_what_was_there_before(#[values(false, true)] after_effect: bool) {
    let fixture = fixture(|switches| switches.kleer.clear_foreign_id_in_reads = true).await;
    let plan = fixture.export.plan_leave(days()).await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::Drop { after_effect }).method("PUT").path("/company/*/event").times(1));
    fixture.export.send_leave("run", &plan, |_| true).await;
    let made = |rest| if after_effect { vec![Outcome::Confirmed] } else { vec![rest, Outcome::Confirmed] };
    assert_eq!(fixture.export.outcomes("run"), made(Outcome::Unknown));
    fixture.export.let_records_appear();
    fixture.export.carry_on_leave("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    assert_eq!(fixture.export.outcomes("run"), made(Outcome::Failed));
    let again = fixture.export.plan_leave(days()).await;
    assert_eq!(again.changes.iter().filter(|change| change.is_sendable()).count(), usize::from(!after_effect));
    fixture.export.send_leave("again", &again, |_| true).await;
    assert_eq!(fixture.events().iter().filter(|event| event.activity == 9003).count(), 2);
}

#[tokio::test]
async fn more_absence_than_the_day_has_is_refused_and_nobody_else_is_held_up() {
    let fixture = fixture(|switches| switches.kleer.hours_beyond_schedule = KleerHoursBeyondSchedule::Refuse).await;
    let plan = fixture.export.plan_leave(november()).await;
    assert_eq!(fixture.export.send_leave("run", &plan, |_| true).await, RunState::Done);
    for row in fixture.export.rows("run") {
        let refused = (row.verdict.outcome, row.verdict.reason) == (Outcome::Failed, Some(Reason::Refused));
        assert_eq!(refused, row.change.name == "Karin Wallin", "{}: {:?}", row.change.key, row.verdict);
    }
}

#[tokio::test]
async fn where_records_cannot_be_changed_the_row_fails_and_the_rest_goes_on() {
    let fixture = fixture(|switches| switches.kleer.post_event = KleerPostEvent::MethodNotAllowed).await;
    corrected(&fixture).await;
    let plan = fixture.export.plan_leave(days()).await;
    assert_eq!(fixture.export.send_leave("run", &plan, |_| true).await, RunState::Done);
    for row in fixture.export.rows("run") {
        let expected = if row.change.kind == ChangeKind::Update { Outcome::Failed } else { Outcome::Confirmed };
        assert_eq!(row.verdict.outcome, expected, "{:?}", row.verdict);
    }
}

#[rstest]
#[tokio::test]
async fn without_the_right_to_the_time_of_others_there_is_no_plan(
    #[values(KleerNoRight::ServerError, KleerNoRight::Forbidden)] form: KleerNoRight,
) {
    let fixture = fixture(|switches| {
        switches.kleer.no_right = form;
        switches.kleer.rights.report_time = false;
    })
    .await;
    let error = fixture.export.try_plan_leave(november()).await.expect_err("no plan");
    assert_eq!(error.code, ErrorCode::MissingRight, "{error:?}");
}

#[tokio::test]
async fn a_right_that_is_lost_after_the_review_stops_nothing_from_being_told_truly() {
    let fixture = fixture(|_| ()).await;
    corrected(&fixture).await;
    let plan = fixture.export.plan_leave(days()).await;
    fixture.sandbox.set_switches(|switches| switches.kleer.rights.report_time = false);
    assert_eq!(fixture.export.send_leave("run", &plan, |change| CORRECTED.contains(&change.name.as_str())).await, RunState::Stopped);
    assert!(fixture.effects().is_empty());
    assert_eq!(fixture.export.outcomes("run"), [Outcome::Skipped]);
}

#[tokio::test]
async fn a_working_week_that_changes_changes_the_days() {
    let fixture = fixture(|_| ()).await;
    let friday = on(11, 13);
    fixture.put_leave(Leave::days(employee_id(22), LeaveType::Vacation, on(11, 12), friday));
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("first", &plan, |change| change.name == "Mikael Storm").await;
    // Fridays are free from now on, Thursdays short.
    fixture.sandbox.edit(|state| {
        let hours = [8, 8, 8, 5, 0, 0, 0].map(rust_decimal::Decimal::from);
        state.alexis.put_work_week(WorkWeekOwner::Employee(employee_id(22)), on(11, 1), hours);
        state.alexis.recount_leaves();
    });
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("second", &plan, |change| change.name == "Mikael Storm").await;
    assert_eq!(fixture.export.outcomes("second"), [Outcome::Confirmed]);
    assert!(fixture.events_on(kleer_user_id(22), friday).is_empty());
    assert_eq!(fixture.events_on(kleer_user_id(22), on(11, 12))[0].hours, rust_decimal::Decimal::from(5));
}

#[rstest]
#[case::taken(true, Outcome::Confirmed)]
#[case::refused(false, Outcome::Waiting)]
#[tokio::test]
async fn payroll_events_in_place_of_events(#[case] taken: bool, #[case] outcome: Outcome) {
    let mut fixture = fixture(|switches| switches.kleer.payroll_events_can_be_written = taken).await;
    fixture.export.leave.payroll_events = true;
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("run", &plan, |change| change.day.as_ref().is_some_and(|day| !day.hold)).await;
    let rows = fixture.export.rows("run");
    assert!(rows.len() > 3);
    for row in &rows {
        assert_eq!(row.verdict.outcome, outcome, "{}: {:?}", row.change.key, row.verdict);
    }
    let effects = fixture.effects();
    let stopped = fixture.export.store.run("run").unwrap().stopped_by.map(|failure| failure.code);
    assert_eq!(stopped.as_deref(), (!taken).then_some("switch_payroll_events"), "one refusal is enough, and names the switch");
    assert_eq!(effects.len(), if taken { rows.len() } else { 0 }, "each day once, or not at all");
    let are_in_place = !taken || assertions::all(&effects, |effect| effect.contains("/payroll/user/"));
    assert!(are_in_place, "{effects:?}");

    // Such a record has no mark: the ledger knows it.
    let again = fixture.export.plan_leave(november()).await;
    let left = again.changes.iter().filter(|change| change.is_sendable() && rows.iter().any(|row| row.change.key == change.key));
    assert_eq!(left.count(), if taken { 0 } else { rows.len() });
}
