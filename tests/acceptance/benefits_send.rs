//! Sends benefits and compares Personio's data: each payment once, to the cent, and only the selected rows.

use domain::finding::FindingCode;
use domain::plan::{BenefitState, Change, ChangeKind, Plan};
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Point, Progress, Watch};
use rust_decimal::Decimal;
use sandbox::personio_person_id;
use tests::benefit_fixture::{december, is_ticked, new_type, november, rows_left, type_id, whole};
use tests::fixture::{Export, Fixture, FixtureOptions, INTEGRATION};
use tokio_util::sync::CancellationToken;

fn all_confirmed(export: &Export, run_id: &str) {
    let rows = export.rows(run_id);
    assert!(!rows.is_empty(), "nothing was chosen");
    for row in rows {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?}", row.change.key, row.result);
    }
}

/// The sample company's list.
async fn fixture_with_sample_list() -> Fixture {
    let fixture = Fixture::sample().await;
    fixture.export.take_sample_list();
    fixture
}

/// The sample list at a Personio that returns neither the ids of new records nor comments.
async fn without_ids() -> Fixture {
    let mut switches = sandbox::Switches::default();
    switches.personio.post_answer = sandbox::PersonioPostAnswer::TypeOnly;
    Fixture::with(switches, FixtureOptions::default()).await
}

/// One benefit for one person: Nils (2) gets fifty euros in kind.
async fn fixture_with_one_benefit() -> Fixture {
    let fixture = Fixture::sample().await;
    fixture.export.set_amount(2, "Sachbezug", november(), Some(5_000));
    fixture
}

/// The row of a person and a type.
fn row<'a>(plan: &'a Plan, number: usize, kind: &str) -> &'a Change {
    let person = personio_person_id(number);
    let fits = |change: &&Change| {
        change.target_id.as_ref().is_some_and(|id| id.as_str() == person)
            && change.benefit.as_ref().and_then(|benefit| benefit.pay_type.as_ref()).is_some_and(|of| of.name == kind)
    };
    plan.changes.iter().find(fits).expect("a row")
}

fn codes(change: &Change) -> Vec<FindingCode> {
    change.findings.iter().map(|finding| finding.code).collect()
}

#[tokio::test]
async fn chosen_rows_are_confirmed_and_the_next_plan_is_empty() {
    let fixture = fixture_with_sample_list().await;
    let plan = fixture.export.plan_pay(november()).await;
    let count_before = fixture.sandbox.state().personio.compensations.len();
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Done);
    all_confirmed(&fixture.export, "run");
    let pay = rows_left(&plan).iter().filter(|change| change.benefit.as_ref().unwrap().state == BenefitState::New).count();
    let types = rows_left(&plan).len() - pay;
    assert_eq!((types, fixture.posted().len()), (4, pay), "Sachbezug, both of Fahrtkosten, Jobrad");
    fixture.assert_no_duplicates("first run");
    assert_eq!(fixture.sandbox.state().personio.compensations.len(), count_before + pay, "nothing else was touched");
    let again = fixture.export.plan_pay(november()).await;
    assert!(rows_left(&again).is_empty(), "{:#?}", rows_left(&again));
}

#[tokio::test]
async fn types_are_created_first_and_amounts_are_exact() {
    let fixture = Fixture::sample().await;
    let set_cents = |number, benefit, cents| fixture.export.set_amount(number, benefit, november(), Some(cents));
    set_cents(15, "Fahrtkostenzuschuss", 11_969);
    set_cents(5, "Fahrtkostenzuschuss", 4_999);
    set_cents(12, "Jobrad", 8_950);
    set_cents(2, "Sachbezug", 5_001);
    set_cents(2, "Essenszuschuss", 10_005);
    set_cents(26, "Deutschlandticket", 6_300);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, is_ticked).await;
    all_confirmed(&fixture.export, "run");
    let mut lines = fixture.compensation_lines();
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
async fn compensation_body_has_all_fields_and_the_mark() {
    let fixture = fixture_with_one_benefit().await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    fixture.export.set_amount(2, "Jobrad", november(), Some(8_950));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, is_ticked).await;
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
    let mut comments: Vec<String> = fixture.compensations().into_iter().filter_map(|pay| pay.comment).collect();
    comments.dedup();
    assert_eq!(comments.len(), 3, "each has its own mark");
}

#[tokio::test]
async fn benefits_of_one_type_are_one_compensation() {
    let mut fixture = fixture_with_one_benefit().await;
    fixture.export.benefits.rules.insert("Gutschein".to_owned(), whole(new_type(" Sachbezug "), domain::benefits::Payout::OneTime));
    fixture.export.set_amount(2, "Gutschein", november(), Some(1_234));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, is_ticked).await;
    assert_eq!(fixture.compensation_lines(), ["3002 Sachbezug 62.34 2026-11-01 once"]);
    assert!(fixture.compensations()[0].comment.as_deref().unwrap().starts_with("Gutschein, Sachbezug 2026-11 [PB-"));
}

#[tokio::test]
async fn late_addition_to_the_list_is_sent_alone() {
    let fixture = fixture_with_sample_list().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, is_ticked).await;
    fixture.sandbox.clear_writes();
    fixture.export.set_amount(17, "Sachbezug", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("second", &plan, is_ticked).await, RunState::Done);
    all_confirmed(&fixture.export, "second");
    assert_eq!(fixture.posted().into_keys().map(|(person, ..)| person).collect::<Vec<_>>(), ["3017"]);
    assert_eq!(fixture.sandbox.writes().len(), 1, "and no type again");
}

#[tokio::test]
async fn changed_amount_after_payment_needs_a_correction() {
    let fixture = fixture_with_one_benefit().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, is_ticked).await;
    fixture.export.set_amount(2, "Sachbezug", november(), Some(4_000));
    let plan = fixture.export.plan_pay(november()).await;
    let changed = row(&plan, 2, "Sachbezug");
    assert_eq!((changed.kind, changed.benefit.as_ref().unwrap().state), (ChangeKind::Blocked, BenefitState::ThereDifferent));
    // After a correction by hand, the next plan marks it as done.
    let id = fixture.compensations()[0].id.clone();
    fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = Decimal::from(40)));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(row(&plan, 2, "Sachbezug").benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
    assert!(rows_left(&plan).is_empty());
}

#[tokio::test]
async fn unlisted_payment_needs_a_correction() {
    let fixture = fixture_with_one_benefit().await;
    fixture.export.set_amount(9, "Jobrad", november(), Some(8_950));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, is_ticked).await;
    fixture.export.set_amount(2, "Sachbezug", november(), None);
    fixture.export.set_amount(9, "Jobrad", november(), None);
    fixture.export.set_amount(10, "Sachbezug", november(), Some(1));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(codes(row(&plan, 2, "Sachbezug")), [FindingCode::BenefitNoLongerListed]);
    assert_eq!(codes(row(&plan, 9, "Jobrad")), [FindingCode::BenefitGoesOn]);
    let plan = fixture.export.plan_pay(december()).await;
    assert_eq!(codes(row(&plan, 9, "Jobrad")), [FindingCode::BenefitGoesOn], "and in the months after");
}

#[tokio::test]
async fn only_one_time_benefits_are_sent_again_next_month() {
    let fixture = fixture_with_one_benefit().await;
    fixture.export.set_amount(2, "Jobrad", november(), Some(8_950));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("november", &plan, is_ticked).await;
    fixture.export.set_amount(2, "Sachbezug", december(), Some(5_000));
    fixture.export.set_amount(2, "Jobrad", december(), Some(8_950));
    let plan = fixture.export.plan_pay(december()).await;
    fixture.export.send_pay("december", &plan, is_ticked).await;
    all_confirmed(&fixture.export, "december");
    let mut lines = fixture.compensation_lines();
    lines.sort();
    assert_eq!(lines, ["3002 Jobrad 89.5 2026-11-01 HalfYearly", "3002 Sachbezug 50 2026-11-01 once", "3002 Sachbezug 50 2026-12-01 once"]);
    for month in [november(), december()] {
        assert!(rows_left(&fixture.export.plan_pay(month).await).is_empty());
    }
}

#[tokio::test]
async fn payment_without_its_type_is_not_sent() {
    let fixture = fixture_with_one_benefit().await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    let plan = fixture.export.plan_pay(november()).await;
    let no_type = |change: &Change| is_ticked(change) && change.benefit.as_ref().unwrap().state != BenefitState::TypeToMake;
    assert_eq!(fixture.export.send_pay("run", &plan, no_type).await, RunState::Done);
    let outcomes: Vec<_> = fixture.export.rows("run").into_iter().map(|row| (row.result.outcome, row.result.reason)).collect();
    assert_eq!(outcomes, [(Outcome::Confirmed, None), (Outcome::Skipped, Some(Reason::TypeMissing))]);
    assert_eq!(fixture.compensation_lines(), ["3002 Essenszuschuss 100.05 2026-11-01 once"]);
}

#[tokio::test]
async fn type_created_since_the_review_is_used() {
    let fixture = fixture_with_one_benefit().await;
    let plan = fixture.export.plan_pay(november()).await;
    let made = fixture.sandbox.edit(|state| state.personio.add_type("SACHBEZUG", "ONE_TIME"));
    fixture.export.send_pay("run", &plan, is_ticked).await;
    all_confirmed(&fixture.export, "run");
    assert_eq!(fixture.compensations().into_iter().map(|pay| pay.type_id).collect::<Vec<_>>(), [made]);
    assert_eq!(fixture.sandbox.writes().len(), 1);
}

#[tokio::test]
async fn type_of_same_name_and_other_category_is_not_used() {
    let fixture = fixture_with_one_benefit().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.edit(|state| state.personio.add_type("Sachbezug", "RECURRING"));
    fixture.export.send_pay("run", &plan, is_ticked).await;
    let reasons: Vec<_> = fixture.export.rows("run").into_iter().map(|row| row.result.reason).collect();
    assert_eq!(reasons, [Some(Reason::ChangedSinceReview), Some(Reason::TypeMissing)]);
    assert!(fixture.sandbox.writes().is_empty());
    assert!(rows_left(&fixture.export.plan_pay(november()).await).is_empty(), "the next plan says that the name is taken");
}

#[tokio::test]
async fn payment_changed_since_the_review_is_skipped() {
    let fixture = Fixture::sample().await;
    for number in [2, 12] {
        fixture.export.set_amount(number, "Essenszuschuss", november(), Some(10_005));
    }
    let plan = fixture.export.plan_pay(november()).await;
    fixture.enter_by_hand(2, &type_id(4), 3_000);
    fixture.export.send_pay("run", &plan, is_ticked).await;
    let outcome_of = |number: usize| {
        let rows = fixture.export.rows("run");
        let row = rows.iter().find(|row| row.change.key == row_key_of(&plan, number)).unwrap();
        (row.result.outcome, row.result.reason)
    };
    assert_eq!(outcome_of(2), (Outcome::Skipped, Some(Reason::ChangedSinceReview)));
    assert_eq!(outcome_of(12), (Outcome::Confirmed, None));
    // The next plan shows both, and waits for the owner's selection.
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
async fn equal_entry_by_hand_counts_as_paid() {
    let fixture = Fixture::sample().await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    fixture.enter_by_hand(2, &type_id(4), 10_005);
    let plan = fixture.export.plan_pay(november()).await;
    let there = row(&plan, 2, "Essenszuschuss");
    assert_eq!(there.benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
    assert_eq!(codes(there), [FindingCode::BenefitSameByHand]);
    assert!(rows_left(&plan).is_empty());
}

#[tokio::test]
async fn payment_removed_by_hand_is_repeated_only_on_purpose() {
    let fixture = fixture_with_one_benefit().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, is_ticked).await;
    let id = fixture.compensations()[0].id.clone();
    assert!(fixture.sandbox.edit(|state| state.personio.delete_compensation(&id)));
    let plan = fixture.export.plan_pay(november()).await;
    let removed = row(&plan, 2, "Sachbezug").clone();
    let benefit = removed.benefit.as_ref().unwrap();
    assert!(removed.is_sendable() && benefit.hold && benefit.sent_before, "{removed:#?}");
    assert_eq!(codes(&removed)[0], FindingCode::BenefitRemovedInTarget);
    assert!(rows_left(&plan).is_empty());
    fixture.export.send_pay("on purpose", &plan, |change| change.key == removed.key).await;
    all_confirmed(&fixture.export, "on purpose");
    assert_eq!(fixture.compensation_lines(), ["3002 Sachbezug 50 2026-11-01 once"]);
    assert_eq!(fixture.posted_for(&removed), 2);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(row(&plan, 2, "Sachbezug").benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
}

#[tokio::test]
async fn sent_payments_are_known_after_restore_from_back_up() {
    let fixture = fixture_with_one_benefit().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, is_ticked).await;
    let store = &fixture.export.store;
    let file = fixture.folder.path().join("mine.db");
    store.back_up(&file).unwrap();
    store.forget_memory(INTEGRATION).unwrap();
    store.remove_integration(INTEGRATION, "2026-11-21T12:00:00Z".parse().unwrap()).unwrap();
    let restoring = store.inspect_back_up(&file).unwrap();
    store.restore(&restoring, "2026-11-21T13:00:00Z".parse().unwrap()).unwrap();
    // Personio no longer shows it: only the ledger records the payment.
    let id = fixture.compensations()[0].id.clone();
    assert!(fixture.sandbox.edit(|state| state.personio.delete_compensation(&id)));
    let plan = fixture.export.plan_pay(november()).await;
    let removed = row(&plan, 2, "Sachbezug");
    let benefit = removed.benefit.as_ref().unwrap();
    assert!(benefit.hold && benefit.sent_before, "{removed:#?}");
    assert!(rows_left(&plan).is_empty());
}

#[tokio::test]
async fn zero_value_by_hand_counts_as_removed() {
    let fixture = fixture_with_one_benefit().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("first", &plan, is_ticked).await;
    let id = fixture.compensations()[0].id.clone();
    fixture.sandbox.edit(|state| state.personio.change_compensation(&id, |pay| pay.value = Decimal::ZERO));
    let plan = fixture.export.plan_pay(november()).await;
    assert!(rows_left(&plan).is_empty());
    assert_eq!(codes(row(&plan, 2, "Sachbezug"))[0], FindingCode::BenefitRemovedInTarget);
}

/// Enters the same payment by hand right before the row is sent.
struct HandInBetween<'a>(&'a Fixture);

impl Watch for HandInBetween<'_> {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, point: Point) {
        if point == Point::BaselineKept {
            self.0.enter_by_hand(2, &type_id(4), 10_005);
        }
    }
}

#[tokio::test]
async fn entry_by_hand_during_the_run_is_no_proof() {
    let fixture = without_ids().await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("run", &plan, is_ticked);
    fixture.export.execute_pay("run", Mode::Send, &HandInBetween(&fixture), CancellationToken::new()).await;
    let rows = fixture.export.rows("run");
    assert_ne!(rows[0].result.outcome, Outcome::Confirmed, "two are there: {:?}", rows[0].result);
    assert!(rows_left(&fixture.export.plan_pay(november()).await).is_empty());
}

#[tokio::test]
async fn record_without_id_in_answer_is_found_by_read_back() {
    let fixture = without_ids().await;
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, is_ticked).await;
    let mut lines: Vec<String> =
        fixture.export.store.sent_pay(INTEGRATION, november()).unwrap().into_iter().filter_map(|sent| sent.record).collect();
    let mut paid: Vec<String> = fixture.compensations().into_iter().map(|pay| pay.id).collect();
    lines.sort();
    paid.sort();
    assert_eq!(lines, paid);
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
    let fixture = fixture_with_sample_list().await;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("run", &plan, is_ticked);
    let cancel = CancellationToken::new();
    let state = fixture.export.execute_pay("run", Mode::Send, &CancelAfterOne(cancel.clone()), cancel).await;
    assert_eq!(state, RunState::Cancelled);
    let rows = fixture.export.rows("run");
    let confirmed = rows.iter().filter(|row| row.result.outcome == Outcome::Confirmed).count();
    let skipped = rows.iter().filter(|row| row.result.reason == Some(Reason::Cancelled)).count();
    assert_eq!((confirmed, skipped, fixture.effects().len()), (1, rows.len() - 1, 1));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &plan, is_ticked).await;
    all_confirmed(&fixture.export, "next");
    fixture.assert_no_duplicates("after a cancel");
}

fn other_computer(fixture: &Fixture) -> (tempfile::TempDir, Export) {
    let folder = tempfile::tempdir().unwrap();
    let export = Export::open(folder.path(), fixture.sandbox.addresses(), &FixtureOptions::default());
    export.take_sample_list();
    (folder, export)
}

#[tokio::test]
async fn payment_of_another_computer_is_not_sent_again() {
    let fixture = fixture_with_sample_list().await;
    let (_folder, other) = other_computer(&fixture);
    // Both plan, then both send.
    let (mine, theirs) = (fixture.export.plan_pay(november()).await, other.plan_pay(november()).await);
    fixture.export.send_pay("mine", &mine, is_ticked).await;
    other.send_pay("theirs", &theirs, is_ticked).await;
    fixture.assert_no_duplicates("two computers");
    for row in other.rows("theirs") {
        let is_type = row.change.benefit.as_ref().unwrap().state == BenefitState::TypeToMake;
        let expected = if is_type { (Outcome::Confirmed, None) } else { (Outcome::Skipped, Some(Reason::ChangedSinceReview)) };
        assert_eq!((row.result.outcome, row.result.reason), expected, "{}", row.change.key);
    }
    assert!(rows_left(&other.plan_pay(november()).await).is_empty());
}

#[tokio::test]
async fn two_simultaneous_computers_pay_once() {
    let fixture = fixture_with_sample_list().await;
    let (_folder, other) = other_computer(&fixture);
    let (mine, theirs) = (fixture.export.plan_pay(november()).await, other.plan_pay(november()).await);
    tokio::join!(fixture.export.send_pay("mine", &mine, is_ticked), other.send_pay("theirs", &theirs, is_ticked));
    // A computer stopped when it saw the other one's amount beside its own first one. The next run sends the rest.
    let rest = fixture.export.plan_pay(november()).await;
    if !rows_left(&rest).is_empty() {
        assert_eq!(fixture.export.send_pay("rest", &rest, is_ticked).await, RunState::Done);
    }
    let sent = fixture.sandbox.writes().len();
    for export in [&fixture.export, &other] {
        let plan = export.plan_pay(november()).await;
        assert!(rows_left(&plan).is_empty(), "{:#?}", rows_left(&plan));
    }
    assert_eq!(fixture.sandbox.writes().len(), sent);
    for (key, count) in fixture.posted() {
        assert!(count <= 2, "{key:?} is there {count} times");
    }
}
