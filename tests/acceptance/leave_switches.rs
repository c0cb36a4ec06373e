//! Unknown behaviour of the services for leave, in every variant: Kleer has the same days at the end.

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
use tests::fixture::{Fixture, FixtureOptions};
use tests::leave_fixture::{CORRECTED, corrected, days, november, on, quarter};
use tokio_util::sync::CancellationToken;

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, FixtureOptions::default()).await
}

/// The app's events in Kleer: user, day, activity, hours, child, comment.
fn event_lines(fixture: &Fixture) -> Vec<String> {
    let events = fixture.events().into_iter().filter(|event| !event.foreign_id.is_empty());
    let line = |event: sandbox::kleer::Event| {
        format!("{} {} {} {} {:?} {}", event.user, event.date, event.activity, event.hours, event.child, event.comment)
    };
    events.map(line).collect()
}

/// Sends everything, and asserts that the next plan is empty.
async fn send_all(fixture: &Fixture) -> Vec<String> {
    let plan = fixture.export.plan_leave(quarter()).await;
    fixture.export.send_leave("run", &plan, |_| true).await;
    for row in fixture.export.rows("run") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?}", row.change.key, row.result);
    }
    let next_plan = fixture.export.plan_leave(quarter()).await;
    let left: Vec<_> = next_plan.changes.iter().filter(|change| change.is_sendable()).collect();
    assert!(left.is_empty(), "{left:#?}");
    event_lines(fixture)
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
async fn each_switch_gives_the_same_days_at_kleer(#[case] turn: fn(&mut Switches)) {
    let likely = send_all(&fixture(|_| ()).await).await;
    let fixture = fixture(turn).await;
    let mut event_lines = send_all(&fixture).await;
    let christmas = |line: &String| line.contains("2026-12-25");
    // A holiday then has no row in Alexis HR, or a row without hours.
    let no_christmas = !event_lines.iter().any(christmas);
    let free = &fixture.sandbox.switches().alexis;
    assert_eq!(no_christmas, !free.transactions_on_free_days || free.free_day_hours == AlexisFreeDayHours::Zero);
    event_lines.retain(|line| !christmas(line));
    assert_eq!(event_lines, likely.into_iter().filter(|line| !christmas(line)).collect::<Vec<_>>());
}

#[tokio::test]
async fn missing_kleer_schedules_leave_the_work_weeks() {
    let fixture = fixture(|switches| switches.kleer.no_schedule = true).await;
    let event_lines = send_all(&fixture).await;
    assert_eq!(event_lines.len(), send_all(&self::fixture(|_| ()).await).await.len());
}

#[rstest]
#[case::lowered_hours(AlexisGradedHours::Lowered, GradedHours::AsTold)]
#[case::whole_hours(AlexisGradedHours::Whole, GradedHours::ShareOfDay)]
#[tokio::test]
async fn graded_hours_work_lowered_and_whole(#[case] answer: AlexisGradedHours, #[case] setting: GradedHours) {
    let mut fixture = fixture(|switches| switches.alexis.graded_hours = answer).await;
    fixture.export.leave.graded = Some(setting);
    let event_lines = send_all(&fixture).await;
    let linnea: Vec<&String> = event_lines.iter().filter(|line| line.starts_with("513 ")).collect();
    assert_eq!(linnea.len(), 3);
    assert!(assertions::all(linnea.iter(), |line| line.contains(" 9001 4 ")), "{linnea:?}");
}

#[rstest]
#[tokio::test]
async fn one_read_for_everybody_finds_all_days(
    #[values(KleerEventsWithoutUser::Everybody, KleerEventsWithoutUser::Own)] answered_events: KleerEventsWithoutUser,
) {
    let mut fixture = fixture(|switches| switches.kleer.events_without_user = answered_events).await;
    fixture.export.leave.read_everybody = true;
    let plan = fixture.export.plan_leave(quarter()).await;
    fixture.export.send_leave("run", &plan, |_| true).await;
    let confirmed = |outcome| (outcome == Outcome::Confirmed) == (answered_events == KleerEventsWithoutUser::Everybody);
    assert!(assertions::all(fixture.export.rows("run").iter(), |row| confirmed(row.result.outcome)), "only what is read back is confirmed");
    // With the right setting again, nothing exists twice.
    fixture.export.leave.read_everybody = false;
    let next_plan = fixture.export.plan_leave(quarter()).await;
    fixture.export.send_leave("again", &next_plan, |_| true).await;
    fixture.assert_unique_marks("everybody");
    assert!(assertions::all(fixture.export.plan_leave(quarter()).await.changes.iter(), |change| !change.is_sendable()));
}

#[tokio::test]
async fn changed_day_without_returned_mark_finds_its_record() {
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
async fn unclear_creation_without_mark_is_found_by_baseline(#[values(false, true)] after_effect: bool) {
    let fixture = fixture(|switches| switches.kleer.clear_foreign_id_in_reads = true).await;
    let plan = fixture.export.plan_leave(days()).await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::Drop { after_effect }).method("PUT").path("/company/*/event").times(1));
    fixture.export.send_leave("run", &plan, |_| true).await;
    let made = |rest| if after_effect { vec![Outcome::Confirmed] } else { vec![rest, Outcome::Confirmed] };
    assert_eq!(fixture.export.outcomes("run"), made(Outcome::Unknown));
    fixture.export.pass_waiting_time();
    fixture.export.execute_leave("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    assert_eq!(fixture.export.outcomes("run"), made(Outcome::Failed));
    let next_plan = fixture.export.plan_leave(days()).await;
    assert_eq!(next_plan.changes.iter().filter(|change| change.is_sendable()).count(), usize::from(!after_effect));
    fixture.export.send_leave("again", &next_plan, |_| true).await;
    assert_eq!(fixture.events().iter().filter(|event| event.activity == 9003).count(), 2);
}

#[tokio::test]
async fn refused_hours_fail_one_row_only() {
    let fixture = fixture(|switches| switches.kleer.hours_beyond_schedule = KleerHoursBeyondSchedule::Refuse).await;
    let plan = fixture.export.plan_leave(november()).await;
    assert_eq!(fixture.export.send_leave("run", &plan, |_| true).await, RunState::Done);
    for row in fixture.export.rows("run") {
        let refused = (row.result.outcome, row.result.reason) == (Outcome::Failed, Some(Reason::Refused));
        assert_eq!(refused, row.change.name == "Karin Wallin", "{}: {:?}", row.change.key, row.result);
    }
}

#[tokio::test]
async fn unchangeable_record_fails_one_row_only() {
    let fixture = fixture(|switches| switches.kleer.post_event = KleerPostEvent::MethodNotAllowed).await;
    corrected(&fixture).await;
    let plan = fixture.export.plan_leave(days()).await;
    assert_eq!(fixture.export.send_leave("run", &plan, |_| true).await, RunState::Done);
    for row in fixture.export.rows("run") {
        let expected = if row.change.kind == ChangeKind::Update { Outcome::Failed } else { Outcome::Confirmed };
        assert_eq!(row.result.outcome, expected, "{:?}", row.result);
    }
}

#[rstest]
#[tokio::test]
async fn missing_right_to_report_time_gives_no_plan(#[values(KleerNoRight::ServerError, KleerNoRight::Forbidden)] form: KleerNoRight) {
    let fixture = fixture(|switches| {
        switches.kleer.no_right = form;
        switches.kleer.rights.report_time = false;
    })
    .await;
    let error = fixture.export.try_plan_leave(november()).await.expect_err("no plan");
    assert_eq!(error.code, ErrorCode::MissingRight, "{error:?}");
}

#[tokio::test]
async fn right_lost_after_the_review_gives_truthful_rows() {
    let fixture = fixture(|_| ()).await;
    corrected(&fixture).await;
    let plan = fixture.export.plan_leave(days()).await;
    fixture.sandbox.set_switches(|switches| switches.kleer.rights.report_time = false);
    assert_eq!(fixture.export.send_leave("run", &plan, |change| CORRECTED.contains(&change.name.as_str())).await, RunState::Stopped);
    assert!(fixture.effects().is_empty());
    assert_eq!(fixture.export.outcomes("run"), [Outcome::Skipped]);
}

#[tokio::test]
async fn changed_work_week_changes_the_days() {
    let fixture = fixture(|_| ()).await;
    let friday = on(11, 13);
    fixture.put_leave(Leave::days(employee_id(22), LeaveType::Vacation, on(11, 12), friday));
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("first", &plan, |change| change.name == "Mikael Storm").await;
    // Fridays become free, and Thursdays short.
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
async fn payroll_events_replace_events_by_setting(#[case] taken: bool, #[case] outcome: Outcome) {
    let mut fixture = fixture(|switches| switches.kleer.payroll_events_can_be_written = taken).await;
    fixture.export.leave.payroll_events = true;
    let plan = fixture.export.plan_leave(november()).await;
    fixture.export.send_leave("run", &plan, |change| change.day.as_ref().is_some_and(|day| !day.hold)).await;
    let rows = fixture.export.rows("run");
    assert!(rows.len() > 3);
    for row in &rows {
        assert_eq!(row.result.outcome, outcome, "{}: {:?}", row.change.key, row.result);
    }
    let effects = fixture.effects();
    let stopped = fixture.export.store.run("run").unwrap().stopped_by.map(|failure| failure.code);
    assert_eq!(stopped.as_deref(), (!taken).then_some("switch_payroll_events"), "one refusal is enough, and names the switch");
    assert_eq!(effects.len(), if taken { rows.len() } else { 0 }, "each day once, or not at all");
    let are_in_place = !taken || assertions::all(&effects, |effect| effect.contains("/payroll/user/"));
    assert!(are_in_place, "{effects:?}");

    // Such a record has no mark: the ledger knows its id.
    let next_plan = fixture.export.plan_leave(november()).await;
    let left = next_plan.changes.iter().filter(|change| change.is_sendable() && rows.iter().any(|row| row.change.key == change.key));
    assert_eq!(left.count(), if taken { 0 } else { rows.len() });
}
