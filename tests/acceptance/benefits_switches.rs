//! Unknown behaviour of Personio, in every variant: no payment is sent twice, and no outcome is false.

use connectors::ErrorCode;
use domain::benefits::Payout;
use domain::finding::FindingCode;
use domain::plan::{BenefitState, Change, OpenKnown, OpenRow, OpenWrite, Plan};
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use sandbox::personio::WRITE_COMPENSATIONS;
use sandbox::{
    Fault, FaultKind, PersonioNextLink, PersonioPostAnswer, PersonioRepeated, PersonioTypeNames, Service, Switches, personio_person_id,
};
use tests::benefit_fixture::{december, is_ticked, new_type, november, rows_left, type_id, whole};
use tests::fixture::{Fixture, FixtureOptions};
use tokio_util::sync::CancellationToken;

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, FixtureOptions::default()).await
}

/// Without comments in reads and ids in answers, only the baseline tells new records from old ones.
async fn without_ids() -> Fixture {
    fixture(|switches| switches.personio.post_answer = PersonioPostAnswer::TypeOnly).await
}

/// Pays the sample list, and asserts that the next plan is empty.
async fn pay_all(fixture: &Fixture) -> Vec<String> {
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Done);
    for row in fixture.export.rows("run") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{}: {:?}", row.change.key, row.result);
    }
    fixture.assert_no_duplicates("run");
    let next_plan = fixture.export.plan_pay(november()).await;
    assert!(rows_left(&next_plan).is_empty(), "{:#?}", rows_left(&next_plan));
    fixture.compensation_lines()
}

#[rstest]
#[case::comments(|s: &mut Switches| s.personio.comments_in_reads = true)]
#[case::only_the_types_id(|s: &mut Switches| s.personio.post_answer = PersonioPostAnswer::TypeOnly)]
#[case::ids(|s: &mut Switches| s.personio.post_answer = PersonioPostAnswer::Ids)]
#[case::comments_and_no_ids(|s: &mut Switches| (s.personio.comments_in_reads, s.personio.post_answer) = (true, PersonioPostAnswer::TypeOnly))]
#[case::created(|s: &mut Switches| s.personio.post_is_201 = true)]
#[case::amounts_as_text(|s: &mut Switches| s.personio.amounts_as_text = true)]
#[case::no_interval(|s: &mut Switches| s.personio.omit_null_interval = true)]
#[case::repeated_is_a_conflict(|s: &mut Switches| s.personio.repeated = PersonioRepeated::Conflict)]
#[case::repeated_is_an_update(|s: &mut Switches| s.personio.repeated = PersonioRepeated::Update)]
#[case::names_refused(|s: &mut Switches| s.personio.type_names = PersonioTypeNames::Refuse)]
#[case::names_merged(|s: &mut Switches| s.personio.type_names = PersonioTypeNames::Merge)]
#[case::types_need_no_more(|s: &mut Switches| s.personio.types_need_write = false)]
#[case::relative_links(|s: &mut Switches| s.personio.next_link = PersonioNextLink::Relative)]
#[case::no_entities(|s: &mut Switches| s.personio.no_legal_entities = true)]
#[case::one_read_at_a_time(|s: &mut Switches| s.personio.reads_in_progress = Some(1))]
#[case::heavy_months(|s: &mut Switches| s.personio.heaviest_read = Some(25))]
#[case::too_fast_now_and_then(|s: &mut Switches| s.personio.bare_429_every = Some(3))]
#[case::buckets(|s: &mut Switches| s.personio.bucket_headers = true)]
#[tokio::test]
async fn each_switch_gives_the_same_result_at_personio(#[case] turn: fn(&mut Switches)) {
    let likely = pay_all(&fixture(|_| ()).await).await;
    let fixture = fixture(turn).await;
    let paid = pay_all(&fixture).await;
    assert!(paid.len() > 20);
    assert_eq!(paid, likely);
}

#[tokio::test]
async fn list_with_circular_pages_gives_no_plan() {
    let fixture = fixture(|_| ()).await;
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.set_switches(|switches| switches.personio.next_link = PersonioNextLink::Loops);
    // More than sixty people are two pages of fifty.
    for number in 60..90 {
        let email = format!("p{number}@nordlicht.example");
        let person = sandbox::personio::Person::new(&personio_person_id(number), "P", "N", &email, &(1000 + number).to_string(), "170");
        fixture.sandbox.edit(|state| state.personio.put_person(person));
    }
    assert_eq!(fixture.export.try_plan_pay(november()).await.expect_err("no plan").code, ErrorCode::Incomplete);
    // A month with two pages, which the run reads first and last.
    for number in 2..10 {
        for day in 0..12 {
            let pay = sandbox::personio::Compensation::once(&personio_person_id(number), &type_id(3), 7.into(), november().first());
            fixture
                .sandbox
                .edit(|state| state.personio.put_compensation(sandbox::personio::Compensation { comment: Some(day.to_string()), ..pay }));
        }
    }
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Stopped);
    assert_eq!(fixture.export.outcomes("run"), [Outcome::Skipped]);
    assert!(fixture.sandbox.writes().is_empty());
}

/// Restricts the credentials to these legal entities; none: no restriction.
fn restrict(fixture: &Fixture, to: &[&str]) {
    fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().restrict_to(to));
}

/// Moves a person to a legal entity that the credentials may not read.
fn hide(fixture: &Fixture, number: usize) {
    fixture.sandbox.edit(|state| {
        let person = state.personio.person_mut(&personio_person_id(number)).unwrap();
        for employment in &mut person.employments {
            employment.legal_entity = "171".to_owned();
        }
    });
    restrict(fixture, &["170"]);
}

fn left_open(run: &str, change: &Change, known: OpenKnown) -> OpenWrite {
    OpenRow::of(run.to_owned(), change.key.clone(), known, change.clone()).write
}

fn outcomes(fixture: &Fixture, run: &str) -> Vec<(String, Outcome, Option<Reason>)> {
    let person = |change: &Change| change.target_id.as_ref().map_or_else(|| "type".to_owned(), |id| id.as_str().to_owned());
    fixture.export.rows(run).iter().map(|row| (person(&row.change), row.result.outcome, row.result.reason)).collect()
}

fn of_person(plan: &Plan, number: usize) -> &Change {
    let id = personio_person_id(number);
    plan.changes.iter().find(|change| change.target_id.as_ref().is_some_and(|own| own.as_str() == id)).unwrap()
}

#[rstest]
#[tokio::test]
async fn invisible_write_stops_the_run_and_is_never_repeated(#[values(true, false)] with_ids: bool) {
    let fixture = if with_ids { fixture(|_| ()).await } else { without_ids().await };
    for number in [2, 10, 12, 22] {
        fixture.export.set_amount(number, "Essenszuschuss", november(), Some(10_005));
    }
    let plan = fixture.export.plan_pay(november()).await;
    // The person is hidden after the review.
    hide(&fixture, 22);
    let names: Vec<&str> = rows_left(&plan).iter().map(|change| change.target_id.as_ref().unwrap().as_str()).collect();
    let place = names.iter().position(|id| *id == "3022").unwrap();
    assert!((1..3).contains(&place), "somebody comes before and after: {names:?}");
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Stopped);
    let expected: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(at, id)| {
            let (outcome, reason) = match at.cmp(&place) {
                std::cmp::Ordering::Less => (Outcome::Confirmed, None),
                std::cmp::Ordering::Equal => (Outcome::Unknown, Some(Reason::CannotBeSeen)),
                std::cmp::Ordering::Greater => (Outcome::Skipped, Some(Reason::RunStopped)),
            };
            ((*id).to_owned(), outcome, reason)
        })
        .collect();
    assert_eq!(outcomes(&fixture, "run"), expected);
    assert_eq!(fixture.export.store.run("run").unwrap().stopped_by.unwrap().code, "pay_unseen");

    // Neither a reconciliation nor a continuation nor another plan sends it again.
    for mode in [Mode::ReconcileOnly, Mode::Send] {
        fixture.export.execute_pay("run", mode, &Silent, CancellationToken::new()).await;
        assert_eq!(outcomes(&fixture, "run")[place], expected[place]);
    }
    let next = fixture.export.plan_pay(november()).await;
    assert_eq!(of_person(&next, 22).open, Some(left_open("run", of_person(&plan, 22), OpenKnown::NotShown)));
    assert_eq!(fixture.export.send_pay("next", &next, Change::is_sendable).await, RunState::Done);
    assert_eq!(fixture.posted_for(of_person(&plan, 22)), 1);
    assert_eq!(fixture.posted().len(), 4, "the others are paid by the next run");
    fixture.assert_no_duplicates("hidden");

    // Once it is visible again, it is confirmed.
    restrict(&fixture, &[]);
    fixture.export.execute_pay("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    assert_eq!(outcomes(&fixture, "run")[place], ("3022".to_owned(), Outcome::Confirmed, None));
    let last = fixture.export.plan_pay(november()).await;
    assert!(assertions::all(last.changes.iter(), |change| change.benefit.as_ref().unwrap().state == BenefitState::ThereEqual), "{last:#?}");
}

#[tokio::test]
async fn run_without_visible_records_sends_one_write() {
    let fixture = without_ids().await;
    for number in [2, 9, 12] {
        fixture.export.set_amount(number, "Essenszuschuss", november(), Some(10_005));
    }
    // All employments are in an entity that the credentials do not read.
    restrict(&fixture, &["171"]);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Stopped);
    assert_eq!(fixture.sandbox.writes().len(), 1);
    let next = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &next, is_ticked).await;
    assert_eq!(fixture.sandbox.writes().len(), 2, "one a run, and another person");
    fixture.assert_no_duplicates("nothing shown");
}

#[tokio::test]
async fn person_without_earlier_pay_is_paid_and_confirmed() {
    let fixture = without_ids().await;
    for (number, benefit) in [(45, "Sachbezug"), (45, "Essenszuschuss"), (43, "Essenszuschuss")] {
        fixture.export.set_amount(number, benefit, november(), Some(5_000));
    }
    let plan = fixture.export.plan_pay(november()).await;
    // Katharina is alone in her legal entity, so no pay of that entity is visible. Her row needs the owner's selection.
    assert!(of_person(&plan, 43).benefit.as_ref().unwrap().outside);
    assert_eq!(fixture.export.send_pay("run", &plan, Change::is_sendable).await, RunState::Done);
    assert_eq!(fixture.export.outcomes("run"), [Outcome::Confirmed]);
    assert_eq!(fixture.posted().len(), 3);
}

#[rstest]
#[case::refused_all_the_same(|fixture: &Fixture| fixture.sandbox.set_switches(|switches| switches.personio.refuse_compensation_posts = true))]
#[case::the_right_was_taken_away(|fixture: &Fixture| fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().revoke_scope(WRITE_COMPENSATIONS)))]
#[tokio::test]
async fn refused_writing_ends_the_run_at_once(#[case] refuse: fn(&Fixture)) {
    let fixture = fixture(|_| ()).await;
    for number in [2, 9, 12] {
        fixture.export.set_amount(number, "Essenszuschuss", november(), Some(10_005));
    }
    let plan = fixture.export.plan_pay(november()).await;
    refuse(&fixture);
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Stopped);
    let rows: Vec<_> = outcomes(&fixture, "run").into_iter().map(|(_, outcome, reason)| (outcome, reason)).collect();
    let skipped = (Outcome::Skipped, Some(Reason::RunStopped));
    assert_eq!(rows, [(Outcome::Failed, Some(Reason::Refused)), skipped, skipped]);
    let failure = fixture.export.rows("run")[0].result.failure.clone().unwrap();
    assert_eq!(failure.code, "writing_refused");
    assert!(failure.trace.is_some(), "{failure:?}");
    assert_eq!(fixture.export.store.run("run").unwrap().stopped_by.unwrap().code, "writing_refused");
    assert_eq!(fixture.sandbox.writes().len(), 1, "no other was tried");
    assert!(fixture.compensations().is_empty());
    // With the right, everybody is paid once.
    fixture.sandbox.set_switches(|switches| switches.personio.refuse_compensation_posts = false);
    fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().scopes.insert(WRITE_COMPENSATIONS.to_owned()));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &plan, is_ticked).await;
    assert_eq!(fixture.export.outcomes("next"), [Outcome::Confirmed]);
    assert_eq!(fixture.posted().len(), 3);
    fixture.assert_no_duplicates("refused");
}

#[tokio::test]
async fn refused_repetition_fails_one_row_only() {
    let fixture = fixture(|switches| switches.personio.repeated = PersonioRepeated::Conflict).await;
    for number in [2, 12] {
        fixture.export.set_amount(number, "Essenszuschuss", november(), Some(10_005));
    }
    fixture.enter_by_hand(2, &type_id(4), 3_000);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, Change::is_sendable).await, RunState::Done);
    let mut rows = outcomes(&fixture, "run");
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    let refused = ("3002".to_owned(), Outcome::Failed, Some(Reason::Refused));
    assert_eq!(rows, [refused, ("3012".to_owned(), Outcome::Confirmed, None)]);
}

#[tokio::test]
async fn repetition_that_overwrites_is_not_confirmed() {
    let fixture = fixture(|switches| switches.personio.repeated = PersonioRepeated::Update).await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    fixture.enter_by_hand(2, &type_id(4), 3_000);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, Change::is_sendable).await;
    assert_eq!(outcomes(&fixture, "run"), [("3002".to_owned(), Outcome::Confirmed, None)]);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(of_person(&plan, 2).benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
}

#[rstest]
#[tokio::test]
async fn overwrite_without_id_in_answer_is_not_repeated(#[values(true, false)] comments: bool) {
    let fixture = without_ids().await;
    fixture
        .sandbox
        .set_switches(|switches| (switches.personio.repeated, switches.personio.comments_in_reads) = (PersonioRepeated::Update, comments));
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    fixture.enter_by_hand(2, &type_id(4), 3_000);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, Change::is_sendable).await;
    let (_, outcome, _) = outcomes(&fixture, "run")[0];
    assert!(matches!(outcome, Outcome::Unknown | Outcome::Confirmed), "it is held, and is not called failed: {outcome:?}");
    for name in ["next", "last"] {
        let plan = fixture.export.plan_pay(november()).await;
        fixture.export.send_pay(name, &plan, is_ticked).await;
    }
    assert_eq!(fixture.sandbox.writes().len(), 1);
}

#[rstest]
#[case::allowed(PersonioTypeNames::Allow)]
#[case::refused(PersonioTypeNames::Refuse)]
#[case::merged(PersonioTypeNames::Merge)]
#[tokio::test]
async fn type_created_without_answer_is_found_by_reading(#[case] names: PersonioTypeNames) {
    for after_effect in [true, false] {
        let fixture = without_ids().await;
        fixture.sandbox.set_switches(|switches| switches.personio.type_names = names);
        fixture.export.set_amount(2, "Sachbezug", november(), Some(5_000));
        let plan = fixture.export.plan_pay(november()).await;
        fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::Drop { after_effect }).method("POST").path("/compensations/types"));
        fixture.export.send_pay("run", &plan, is_ticked).await;
        let (_, outcome, _) = outcomes(&fixture, "run")[1];
        assert_eq!(outcome, if after_effect { Outcome::Confirmed } else { Outcome::Skipped });
        fixture.export.pass_waiting_time();
        fixture.export.execute_pay("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
        let plan = fixture.export.plan_pay(november()).await;
        fixture.export.send_pay("next", &plan, is_ticked).await;
        assert_eq!(fixture.compensation_lines(), ["3002 Sachbezug 50 2026-11-01 once"]);
        fixture.assert_no_duplicates("types");
    }
}

#[rstest]
#[case::taken(false, Outcome::Confirmed)]
#[case::refused(true, Outcome::Failed)]
#[tokio::test]
async fn negative_amounts_wait_for_the_setting(#[case] refused: bool, #[case] outcome: Outcome) {
    let mut fixture = fixture(|switches| switches.personio.refuse_negative = refused).await;
    fixture.export.benefits.rules.insert("Umwandlung".to_owned(), whole(new_type("Umwandlung"), Payout::OneTime));
    fixture.export.set_amount(2, "Umwandlung", november(), Some(-2_550));
    let plan = fixture.export.plan_pay(november()).await;
    assert!(assertions::all(plan.changes.iter(), |change| !change.is_sendable()));
    fixture.export.benefits.send_negative = true;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, is_ticked).await;
    assert_eq!(outcomes(&fixture, "run")[1].1, outcome);
    let paid = if refused { Vec::new() } else { vec!["3002 Umwandlung -25.5 2026-11-01 once".to_owned()] };
    assert_eq!(fixture.compensation_lines(), paid);
    assert_eq!(rows_left(&fixture.export.plan_pay(november()).await).len(), usize::from(refused));
}

#[rstest]
#[case::closed_month(|s: &mut Switches| s.personio.first_open_day = Some(december().first()))]
#[case::short_comments(|s: &mut Switches| s.personio.longest_comment = Some(10))]
#[tokio::test]
async fn refused_row_shows_personios_text_and_is_planned_again(#[case] turn: fn(&mut Switches)) {
    let fixture = fixture(turn).await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, is_ticked).await, RunState::Done);
    let row = &fixture.export.rows("run")[0];
    assert_eq!((row.result.outcome, row.result.reason), (Outcome::Failed, Some(Reason::Refused)));
    assert!(row.result.failure.as_ref().unwrap().service_message.is_some(), "{:?}", row.result);
    assert_eq!(rows_left(&fixture.export.plan_pay(november()).await).len(), 1);
    assert!(fixture.compensations().is_empty());
}

#[tokio::test]
async fn inactive_person_and_refused_type_fail_their_rows() {
    let fixture = fixture(|switches| switches.personio.refuse_inactive_persons = true).await;
    fixture.sandbox.edit(|state| {
        let person = state.personio.person_mut("3002").unwrap();
        person.employments[0].status = "INACTIVE".to_owned();
        state.personio.type_named_mut("Internetpauschale").unwrap().refused_by_post = true;
    });
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    fixture.export.set_amount(12, "Internetpauschale", november(), Some(5_000));
    fixture.export.set_amount(13, "Essenszuschuss", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    assert!(of_person(&plan, 2).findings.iter().any(|finding| finding.code == FindingCode::BenefitPersonInactive));
    assert_eq!(fixture.export.send_pay("run", &plan, Change::is_sendable).await, RunState::Done);
    let mut rows = outcomes(&fixture, "run");
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    let outcomes: Vec<Outcome> = rows.into_iter().map(|(_, outcome, _)| outcome).collect();
    assert_eq!(outcomes, [Outcome::Failed, Outcome::Failed, Outcome::Confirmed]);
}

#[tokio::test]
async fn unreleased_addresses_are_reported_and_numbers_match() {
    let fixture = fixture(|_| ()).await;
    fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().hide("email"));
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(10_005));
    let person =
        domain::benefits::ListPerson { id: "x".to_owned(), number: None, email: Some("x@nordlicht.example".to_owned()), name: None };
    fixture.export.store.put_list_person(tests::fixture::INTEGRATION, &person).unwrap();
    let amount = tests::benefit_fixture::cents(500);
    fixture.export.store.set_benefit_amount(tests::fixture::INTEGRATION, "x", "Essenszuschuss", november(), Some(&amount)).unwrap();
    let plan = fixture.export.plan_pay(november()).await;
    assert!(plan.changes.iter().any(|change| change.findings.iter().any(|finding| finding.code == FindingCode::BenefitEmailsHidden)));
    assert_eq!(rows_left(&plan).len(), 1);
}
