//! Benefits paid, and what Personio holds afterwards: each once, to the cent, and nothing that the owner did not tick.

use domain::finding::FindingCode;
use domain::plan::{BenefitState, Change, ChangeKind, Plan};
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Point, Progress, Watch};
use rust_decimal::Decimal;
use sandbox::personio_person_id;
use tests::benefit_fixture::{december, left, new_type, november, ticked, type_id, whole};
use tests::fixture::{Choice, Export, Fixture, INTEGRATION};
use tokio_util::sync::CancellationToken;

fn all_confirmed(export: &Export, run_id: &str) {
    let rows = export.rows(run_id);
    assert!(!rows.is_empty(), "nothing was chosen");
    for row in rows {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{}: {:?}", row.change.key, row.verdict);
    }
}

/// The sample company's list.
async fn listed() -> Fixture {
    let fixture = Fixture::sample().await;
    fixture.export.take_sample_list();
    fixture
}

/// Where Personio tells neither the ids of what it took nor the comments.
async fn untold() -> Fixture {
    let mut switches = sandbox::Switches::default();
    switches.personio.post_answer = sandbox::PersonioPostAnswer::TypeOnly;
    Fixture::with(switches, Choice::default()).await
}

/// One benefit for one person: Nils (2) gets fifty euros in kind.
async fn one() -> Fixture {
    let fixture = Fixture::sample().await;
    fixture.export.give(2, "Sachbezug", november(), Some(5_000));
    fixture
}

/// The row of a person and a type.
fn row<'a>(plan: &'a Plan, number: usize, kind: &str) -> &'a Change {
    let person = personio_person_id(number);
    let fits = |change: &&Change| {
        change.target_id.as_ref().is_some_and(|id| id.as_str() == person)
            && change.benefit.as_ref().and_then(|told| told.pay_type.as_ref()).is_some_and(|of| of.name == kind)
    };
    plan.changes.iter().find(fits).expect("a row")
}

fn codes(change: &Change) -> Vec<FindingCode> {
    change.findings.iter().map(|finding| finding.code).collect()
}

#[tokio::test]
async fn everything_ticked_is_confirmed_and_a_second_plan_has_nothing_left() {
    let fixture = listed().await;
    let plan = fixture.export.plan_pay(november()).await;
    let held = fixture.sandbox.state().personio.compensations.len();
    assert_eq!(fixture.export.send_pay("run", &plan, ticked).await, RunState::Done);
    all_confirmed(&fixture.export, "run");
    let pay = left(&plan).iter().filter(|change| change.benefit.as_ref().unwrap().state == BenefitState::New).count();
    let types = left(&plan).len() - pay;
    assert_eq!((types, fixture.posted().len()), (4, pay), "Sachbezug, both of Fahrtkosten, Jobrad");
    fixture.nothing_twice("first run");
    assert_eq!(fixture.sandbox.state().personio.compensations.len(), held + pay, "nothing else was touched");
    let again = fixture.export.plan_pay(november()).await;
    assert!(left(&again).is_empty(), "{:#?}", left(&again));
}

#[tokio::test]
async fn the_types_are_made_first_and_the_amounts_arrive_to_the_cent() {
    let fixture = Fixture::sample().await;
    let give = |number, benefit, cents| fixture.export.give(number, benefit, november(), Some(cents));
    give(15, "Fahrtkostenzuschuss", 11_969);
    give(5, "Fahrtkostenzuschuss", 4_999);
    give(12, "Jobrad", 8_950);
    give(2, "Sachbezug", 5_001);
    give(2, "Essenszuschuss", 10_005);
    give(26, "Deutschlandticket", 6_300);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, ticked).await;
    all_confirmed(&fixture.export, "run");
    let mut lines = fixture.paid_lines();
    lines.sort();
    assert_eq!(
        lines,
        [
            "3002 Essenszuschuss 100.05 2026-11-01 once",
            "3002 Sachbezug 50.01 2026-11-01 once",
            "3005 Fahrtkosten frei 49.99 2026-11-01 once",
            "3012 Jobrad 89.5 2026-11-01 HalfYearly",
            "3015 Fahrtkosten 69.69 2026-11-01 once",
            "3015 Fahrtkosten frei 50 2026-11-01 once",
            "3026 Jobticket 63 2026-11-01 Monthly",
        ]
    );
    let paths: Vec<String> = fixture.sandbox.writes().into_iter().map(|write| write.path).collect();
    let first_pay = paths.iter().position(|path| path == "/v2/compensations").unwrap();
    assert_eq!(first_pay, 4, "{paths:?}");
    assert!(assertions::all(paths[first_pay..].iter(), |path| path == "/v2/compensations"), "{paths:?}");
}

#[tokio::test]
async fn a_body_says_whose_what_how_much_since_when_and_bears_the_mark() {
    let fixture = one().await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    fixture.export.give(2, "Jobrad", november(), Some(8_950));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, ticked).await;
    let bodies: Vec<String> =
        fixture.sandbox.writes().into_iter().filter(|write| write.path == "/v2/compensations").map(|write| write.body).collect();
    let has = |parts: &[&str]| bodies.iter().any(|body| parts.iter().all(|part| body.contains(part)));
    assert!(
        has(&["\"id\":\"3002\"", "\"value\":50.00", "\"currency\":\"EUR\"", "\"effective_from\":\"2026-11-01\"", "Sachbezug 2026-11 [PB-"]),
        "{bodies:?}"
    );
    assert!(has(&[&type_id(4), "\"value\":100.05", "Essenszuschuss 2026-11 [PB-"]), "{bodies:?}");
    assert!(has(&["\"interval\":\"HALF-YEARLY\"", "Jobrad 2026-11 [PB-"]), "{bodies:?}");
    assert_eq!(bodies.iter().filter(|body| body.contains("interval")).count(), 1, "only what recurs: {bodies:?}");
    let mut comments: Vec<String> = fixture.paid().into_iter().filter_map(|pay| pay.comment).collect();
    comments.dedup();
    assert_eq!(comments.len(), 3, "each has its own mark");
}

#[tokio::test]
async fn two_benefits_of_one_type_are_one_compensation() {
    let mut fixture = one().await;
    fixture.export.benefits.rules.insert("Gutschein".to_owned(), whole(new_type(" Sachbezug "), domain::benefits::Payout::OneTime));
    fixture.export.give(2, "Gutschein", november(), Some(1_234));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, ticked).await;
    assert_eq!(fixture.paid_lines(), ["3002 Sachbezug 62.34 2026-11-01 once"]);
    assert!(fixture.paid()[0].comment.as_deref().unwrap().starts_with("Gutschein, Sachbezug 2026-11 [PB-"));
}

#[tokio::test]
async fn what_comes_late_to_the_list_is_sent_by_itself() {
    let fixture = listed().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, ticked).await;
    fixture.sandbox.clear_writes();
    fixture.export.give(17, "Sachbezug", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("second", &plan, ticked).await, RunState::Done);
    all_confirmed(&fixture.export, "second");
    assert_eq!(fixture.posted().into_keys().map(|(person, ..)| person).collect::<Vec<_>>(), ["3017"]);
    assert_eq!(fixture.sandbox.writes().len(), 1, "and no type again");
}

#[tokio::test]
async fn an_amount_that_changed_after_it_was_paid_takes_a_hand() {
    let fixture = one().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, ticked).await;
    fixture.export.give(2, "Sachbezug", november(), Some(4_000));
    let plan = fixture.export.plan_pay(november()).await;
    let changed = row(&plan, 2, "Sachbezug");
    assert_eq!((changed.kind, changed.benefit.as_ref().unwrap().state), (ChangeKind::Blocked, BenefitState::ThereDifferent));
    // The hand corrects it, and the next look shows it done.
    let id = fixture.paid()[0].id.clone();
    fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = Decimal::from(40)));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(row(&plan, 2, "Sachbezug").benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
    assert!(left(&plan).is_empty());
}

#[tokio::test]
async fn what_is_no_longer_listed_takes_a_hand() {
    let fixture = one().await;
    fixture.export.give(9, "Jobrad", november(), Some(8_950));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, ticked).await;
    fixture.export.give(2, "Sachbezug", november(), None);
    fixture.export.give(9, "Jobrad", november(), None);
    fixture.export.give(10, "Sachbezug", november(), Some(1));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(codes(row(&plan, 2, "Sachbezug")), [FindingCode::BenefitNoLongerListed]);
    assert_eq!(codes(row(&plan, 9, "Jobrad")), [FindingCode::BenefitGoesOn]);
    let plan = fixture.export.plan_pay(december()).await;
    assert_eq!(codes(row(&plan, 9, "Jobrad")), [FindingCode::BenefitGoesOn], "and in the months after");
}

#[tokio::test]
async fn what_recurs_is_not_sent_again_in_the_months_after_and_what_is_once_is() {
    let fixture = one().await;
    fixture.export.give(2, "Jobrad", november(), Some(8_950));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("november", &plan, ticked).await;
    fixture.export.give(2, "Sachbezug", december(), Some(5_000));
    fixture.export.give(2, "Jobrad", december(), Some(8_950));
    let plan = fixture.export.plan_pay(december()).await;
    fixture.export.send_pay("december", &plan, ticked).await;
    all_confirmed(&fixture.export, "december");
    let mut lines = fixture.paid_lines();
    lines.sort();
    assert_eq!(lines, ["3002 Jobrad 89.5 2026-11-01 HalfYearly", "3002 Sachbezug 50 2026-11-01 once", "3002 Sachbezug 50 2026-12-01 once"]);
    for month in [november(), december()] {
        assert!(left(&fixture.export.plan_pay(month).await).is_empty());
    }
}

#[tokio::test]
async fn without_its_type_nothing_is_paid() {
    let fixture = one().await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    let plan = fixture.export.plan_pay(november()).await;
    let no_type = |change: &Change| ticked(change) && change.benefit.as_ref().unwrap().state != BenefitState::TypeToMake;
    assert_eq!(fixture.export.send_pay("run", &plan, no_type).await, RunState::Done);
    let verdicts: Vec<_> = fixture.export.rows("run").into_iter().map(|row| (row.verdict.outcome, row.verdict.reason)).collect();
    assert_eq!(verdicts, [(Outcome::Confirmed, None), (Outcome::Skipped, Some(Reason::TypeMissing))]);
    assert_eq!(fixture.paid_lines(), ["3002 Essenszuschuss 100.05 2026-11-01 once"]);
}

#[tokio::test]
async fn a_type_that_somebody_made_meanwhile_is_used() {
    let fixture = one().await;
    let plan = fixture.export.plan_pay(november()).await;
    let made = fixture.sandbox.edit(|state| state.personio.add_type("SACHBEZUG", "ONE_TIME"));
    fixture.export.send_pay("run", &plan, ticked).await;
    all_confirmed(&fixture.export, "run");
    assert_eq!(fixture.paid().into_iter().map(|pay| pay.type_id).collect::<Vec<_>>(), [made]);
    assert_eq!(fixture.sandbox.writes().len(), 1);
}

#[tokio::test]
async fn a_type_of_that_name_that_is_paid_in_another_way_is_not_used() {
    let fixture = one().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.edit(|state| state.personio.add_type("Sachbezug", "RECURRING"));
    fixture.export.send_pay("run", &plan, ticked).await;
    let reasons: Vec<_> = fixture.export.rows("run").into_iter().map(|row| row.verdict.reason).collect();
    assert_eq!(reasons, [Some(Reason::ChangedSinceReview), Some(Reason::TypeMissing)]);
    assert!(fixture.sandbox.writes().is_empty());
    assert!(left(&fixture.export.plan_pay(november()).await).is_empty(), "the next plan says that the name is taken");
}

#[tokio::test]
async fn what_changed_since_the_review_is_left_alone() {
    let fixture = Fixture::sample().await;
    for number in [2, 12] {
        fixture.export.give(number, "Essenszuschuss", november(), Some(10_005));
    }
    let plan = fixture.export.plan_pay(november()).await;
    fixture.by_hand(2, &type_id(4), 3_000);
    fixture.export.send_pay("run", &plan, ticked).await;
    let verdict = |number: usize| {
        let rows = fixture.export.rows("run");
        let row = rows.iter().find(|row| row.change.key == row_key_of(&plan, number)).unwrap();
        (row.verdict.outcome, row.verdict.reason)
    };
    assert_eq!(verdict(2), (Outcome::Skipped, Some(Reason::ChangedSinceReview)));
    assert_eq!(verdict(12), (Outcome::Confirmed, None));
    // The next plan shows both and waits for the owner's own tick.
    let plan = fixture.export.plan_pay(november()).await;
    let again = row(&plan, 2, "Essenszuschuss");
    assert!(again.benefit.as_ref().unwrap().hold && codes(again).contains(&FindingCode::BenefitOthersThere), "{again:#?}");
    fixture.export.send_pay("on purpose", &plan, |change| change.key == again.key).await;
    all_confirmed(&fixture.export, "on purpose");
    assert_eq!(fixture.posted_for(again), 1);
}

fn row_key_of(plan: &Plan, number: usize) -> String {
    row(plan, number, "Essenszuschuss").key.clone()
}

#[tokio::test]
async fn an_equal_entry_by_hand_is_as_good() {
    let fixture = Fixture::sample().await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    fixture.by_hand(2, &type_id(4), 10_005);
    let plan = fixture.export.plan_pay(november()).await;
    let there = row(&plan, 2, "Essenszuschuss");
    assert_eq!(there.benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
    assert_eq!(codes(there), [FindingCode::BenefitSameByHand]);
    assert!(left(&plan).is_empty());
}

#[tokio::test]
async fn what_was_removed_by_hand_waits_and_is_paid_again_once_and_on_purpose_only() {
    let fixture = one().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, ticked).await;
    let id = fixture.paid()[0].id.clone();
    assert!(fixture.sandbox.edit(|state| state.personio.delete_compensation(&id)));
    let plan = fixture.export.plan_pay(november()).await;
    let removed = row(&plan, 2, "Sachbezug").clone();
    let told = removed.benefit.as_ref().unwrap();
    assert!(removed.is_sendable() && told.hold && told.sent_before, "{removed:#?}");
    assert_eq!(codes(&removed)[0], FindingCode::BenefitRemovedInTarget);
    assert!(left(&plan).is_empty());
    fixture.export.send_pay("on purpose", &plan, |change| change.key == removed.key).await;
    all_confirmed(&fixture.export, "on purpose");
    assert_eq!(fixture.paid_lines(), ["3002 Sachbezug 50 2026-11-01 once"]);
    assert_eq!(fixture.posted_for(&removed), 2);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(row(&plan, 2, "Sachbezug").benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
}

#[tokio::test]
async fn what_was_sent_is_known_after_the_integration_was_removed_and_came_back_from_a_back_up() {
    let fixture = one().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, ticked).await;
    let store = &fixture.export.store;
    let file = fixture.folder.path().join("mine.db");
    store.back_up(&file).unwrap();
    store.forget_memory(INTEGRATION).unwrap();
    store.remove_integration(INTEGRATION, "2026-11-21T12:00:00Z".parse().unwrap()).unwrap();
    let restoring = store.inspect_back_up(&file).unwrap();
    store.restore(&restoring, "2026-11-21T13:00:00Z".parse().unwrap()).unwrap();
    // Personio does not show it any more: nothing but the ledger says that it was paid.
    let id = fixture.paid()[0].id.clone();
    assert!(fixture.sandbox.edit(|state| state.personio.delete_compensation(&id)));
    let plan = fixture.export.plan_pay(november()).await;
    let removed = row(&plan, 2, "Sachbezug");
    let told = removed.benefit.as_ref().unwrap();
    assert!(told.hold && told.sent_before, "{removed:#?}");
    assert!(left(&plan).is_empty());
}

#[tokio::test]
async fn a_value_of_zero_by_hand_counts_as_removed() {
    let fixture = one().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, ticked).await;
    let id = fixture.paid()[0].id.clone();
    fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = Decimal::ZERO));
    let plan = fixture.export.plan_pay(november()).await;
    assert!(left(&plan).is_empty());
    assert_eq!(codes(row(&plan, 2, "Sachbezug"))[0], FindingCode::BenefitRemovedInTarget);
}

/// Enters the same by hand when the row is about to leave.
struct HandInBetween<'a>(&'a Fixture);

impl Watch for HandInBetween<'_> {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::BaselineKept {
            self.0.by_hand(2, &type_id(4), 10_005);
        }
    }
}

#[tokio::test]
async fn what_is_entered_by_hand_while_the_run_is_under_way_is_no_proof() {
    let fixture = untold().await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("run", &plan, ticked);
    fixture.export.carry_on_pay("run", Mode::Send, &HandInBetween(&fixture), CancellationToken::new()).await;
    let rows = fixture.export.rows("run");
    assert_ne!(rows[0].verdict.outcome, Outcome::Confirmed, "two are there: {:?}", rows[0].verdict);
    assert!(left(&fixture.export.plan_pay(november()).await).is_empty());
}

#[tokio::test]
async fn where_no_answer_tells_the_record_the_read_back_does() {
    let fixture = untold().await;
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, ticked).await;
    let mut told: Vec<String> =
        fixture.export.store.sent_pay(INTEGRATION, november()).unwrap().into_iter().filter_map(|sent| sent.record).collect();
    let mut paid: Vec<String> = fixture.paid().into_iter().map(|pay| pay.id).collect();
    told.sort();
    paid.sort();
    assert_eq!(told, paid);
}

/// Cancels as soon as the first change stands.
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
async fn cancel_finishes_the_row_under_way_and_sends_no_other() {
    let fixture = listed().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("run", &plan, ticked);
    let cancel = CancellationToken::new();
    let state = fixture.export.carry_on_pay("run", Mode::Send, &CancelAfterOne(cancel.clone()), cancel).await;
    assert_eq!(state, RunState::Cancelled);
    let rows = fixture.export.rows("run");
    let confirmed = rows.iter().filter(|row| row.verdict.outcome == Outcome::Confirmed).count();
    let skipped = rows.iter().filter(|row| row.verdict.reason == Some(Reason::Cancelled)).count();
    assert_eq!((confirmed, skipped, fixture.effects().len()), (1, rows.len() - 1, 1));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &plan, ticked).await;
    all_confirmed(&fixture.export, "next");
    fixture.nothing_twice("after a cancel");
}

fn other_computer(fixture: &Fixture) -> (tempfile::TempDir, Export) {
    let folder = tempfile::tempdir().unwrap();
    let export = Export::open(folder.path(), fixture.sandbox.addresses(), &Choice::default());
    export.take_sample_list();
    (folder, export)
}

#[tokio::test]
async fn what_another_computer_sent_is_not_sent_again() {
    let fixture = listed().await;
    let (_folder, other) = other_computer(&fixture);
    // Both plan, then both send.
    let (mine, theirs) = (fixture.export.plan_pay(november()).await, other.plan_pay(november()).await);
    fixture.export.send_pay("mine", &mine, ticked).await;
    other.send_pay("theirs", &theirs, ticked).await;
    fixture.nothing_twice("two computers");
    for row in other.rows("theirs") {
        let is_type = row.change.benefit.as_ref().unwrap().state == BenefitState::TypeToMake;
        let expected = if is_type { (Outcome::Confirmed, None) } else { (Outcome::Skipped, Some(Reason::ChangedSinceReview)) };
        assert_eq!((row.verdict.outcome, row.verdict.reason), expected, "{}", row.change.key);
    }
    assert!(left(&other.plan_pay(november()).await).is_empty());
}

#[tokio::test]
async fn two_computers_at_the_same_moment_and_nothing_goes_on_top() {
    let fixture = listed().await;
    let (_folder, other) = other_computer(&fixture);
    let (mine, theirs) = (fixture.export.plan_pay(november()).await, other.plan_pay(november()).await);
    tokio::join!(fixture.export.send_pay("mine", &mine, ticked), other.send_pay("theirs", &theirs, ticked));
    // Who saw the other's amount beside the first one of their own stopped there: what is left goes with the next run.
    let rest = fixture.export.plan_pay(november()).await;
    if !left(&rest).is_empty() {
        assert_eq!(fixture.export.send_pay("rest", &rest, ticked).await, RunState::Done);
    }
    let sent = fixture.sandbox.writes().len();
    for export in [&fixture.export, &other] {
        let plan = export.plan_pay(november()).await;
        assert!(left(&plan).is_empty(), "{:#?}", left(&plan));
    }
    assert_eq!(fixture.sandbox.writes().len(), sent);
    for (key, count) in fixture.posted() {
        assert!(count <= 2, "{key:?} is there {count} times");
    }
}
