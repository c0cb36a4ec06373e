//! What nobody knows about Personio, both ways: whichever it is, nobody is paid twice and nothing false is called confirmed.

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
use tests::benefit_fixture::{december, left, new_type, november, ticked, type_id, whole};
use tests::fixture::{Choice, Fixture};
use tokio_util::sync::CancellationToken;

async fn fixture(turn: impl FnOnce(&mut Switches)) -> Fixture {
    let mut switches = Switches::default();
    turn(&mut switches);
    Fixture::with(switches, Choice::default()).await
}

/// Comments hidden and ids untold: what is there now, less what was there before, has to say it.
async fn untold() -> Fixture {
    fixture(|switches| switches.personio.post_answer = PersonioPostAnswer::TypeOnly).await
}

/// Pays the sample list, and finds nothing left.
async fn all_paid(fixture: &Fixture) -> Vec<String> {
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, ticked).await, RunState::Done);
    for row in fixture.export.rows("run") {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{}: {:?}", row.change.key, row.verdict);
    }
    fixture.nothing_twice("run");
    let again = fixture.export.plan_pay(november()).await;
    assert!(left(&again).is_empty(), "{:#?}", left(&again));
    fixture.paid_lines()
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
async fn whichever_it_is_personio_holds_the_same(#[case] turn: fn(&mut Switches)) {
    let likely = all_paid(&fixture(|_| ()).await).await;
    let fixture = fixture(turn).await;
    let paid = all_paid(&fixture).await;
    assert!(paid.len() > 20);
    assert_eq!(paid, likely);
}

#[tokio::test]
async fn a_list_whose_pages_turn_in_a_circle_gives_no_plan() {
    let fixture = fixture(|_| ()).await;
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    fixture.sandbox.set_switches(|switches| switches.personio.next_link = PersonioNextLink::Loops);
    // Sixty people and more make two pages of fifty.
    for number in 60..90 {
        let email = format!("p{number}@nordlicht.example");
        let person = sandbox::personio::Person::new(&personio_person_id(number), "P", "N", &email, &(1000 + number).to_string(), "170");
        fixture.sandbox.edit(|state| state.personio.put_person(person));
    }
    assert_eq!(fixture.export.try_plan_pay(november()).await.expect_err("no plan").code, ErrorCode::Incomplete);
    // A month of two pages, which the run reads first and last.
    for number in 2..10 {
        for day in 0..12 {
            let pay = sandbox::personio::Compensation::once(&personio_person_id(number), &type_id(3), 7.into(), november().first());
            fixture
                .sandbox
                .edit(|state| state.personio.put_compensation(sandbox::personio::Compensation { comment: Some(day.to_string()), ..pay }));
        }
    }
    assert_eq!(fixture.export.send_pay("run", &plan, ticked).await, RunState::Stopped);
    assert_eq!(fixture.export.outcomes("run"), [Outcome::Skipped]);
    assert!(fixture.sandbox.writes().is_empty());
}

/// Lets the credentials read these legal entities only; none: all.
fn restrict(fixture: &Fixture, to: &[&str]) {
    fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().restrict_to(to));
}

/// Moves somebody to the legal entity that the credentials may not read.
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

fn verdicts(fixture: &Fixture, run: &str) -> Vec<(String, Outcome, Option<Reason>)> {
    let person = |change: &Change| change.target_id.as_ref().map_or_else(|| "type".to_owned(), |id| id.as_str().to_owned());
    fixture.export.rows(run).iter().map(|row| (person(&row.change), row.verdict.outcome, row.verdict.reason)).collect()
}

fn of_person(plan: &Plan, number: usize) -> &Change {
    let id = personio_person_id(number);
    plan.changes.iter().find(|change| change.target_id.as_ref().is_some_and(|own| own.as_str() == id)).unwrap()
}

#[rstest]
#[tokio::test]
async fn a_write_that_no_read_shows_is_the_last_one_and_is_never_sent_again(#[values(true, false)] told: bool) {
    let fixture = if told { fixture(|_| ()).await } else { untold().await };
    for number in [2, 10, 12, 22] {
        fixture.export.give(number, "Essenszuschuss", november(), Some(10_005));
    }
    let plan = fixture.export.plan_pay(november()).await;
    // Nobody knew before: it is hidden after the owner looked.
    hide(&fixture, 22);
    let names: Vec<&str> = left(&plan).iter().map(|change| change.target_id.as_ref().unwrap().as_str()).collect();
    let place = names.iter().position(|id| *id == "3022").unwrap();
    assert!((1..3).contains(&place), "somebody comes before and after: {names:?}");
    assert_eq!(fixture.export.send_pay("run", &plan, ticked).await, RunState::Stopped);
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
    assert_eq!(verdicts(&fixture, "run"), expected);
    assert_eq!(fixture.export.store.run("run").unwrap().stopped_by.unwrap().code, "pay_unseen");

    // Neither settling nor carrying on nor another plan sends it again.
    for mode in [Mode::ReconcileOnly, Mode::Send] {
        fixture.export.carry_on_pay("run", mode, &Silent, CancellationToken::new()).await;
        assert_eq!(verdicts(&fixture, "run")[place], expected[place]);
    }
    let next = fixture.export.plan_pay(november()).await;
    assert_eq!(of_person(&next, 22).open, Some(left_open("run", of_person(&plan, 22), OpenKnown::NotShown)));
    assert_eq!(fixture.export.send_pay("next", &next, Change::is_sendable).await, RunState::Done);
    assert_eq!(fixture.posted_for(of_person(&plan, 22)), 1);
    assert_eq!(fixture.posted().len(), 4, "the others are paid by the next run");
    fixture.nothing_twice("hidden");

    // Seen again, it is confirmed.
    restrict(&fixture, &[]);
    fixture.export.carry_on_pay("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
    assert_eq!(verdicts(&fixture, "run")[place], ("3022".to_owned(), Outcome::Confirmed, None));
    let last = fixture.export.plan_pay(november()).await;
    assert!(assertions::all(last.changes.iter(), |change| change.benefit.as_ref().unwrap().state == BenefitState::ThereEqual), "{last:#?}");
}

#[tokio::test]
async fn when_nothing_at_all_is_shown_one_write_is_all_there_is() {
    let fixture = untold().await;
    for number in [2, 9, 12] {
        fixture.export.give(number, "Essenszuschuss", november(), Some(10_005));
    }
    // Everybody's employments lie in an entity that the credentials do not read.
    restrict(&fixture, &["171"]);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, ticked).await, RunState::Stopped);
    assert_eq!(fixture.sandbox.writes().len(), 1);
    let next = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &next, ticked).await;
    assert_eq!(fixture.sandbox.writes().len(), 2, "one a run, and another person");
    fixture.nothing_twice("nothing shown");
}

#[tokio::test]
async fn who_never_had_pay_is_paid_and_seen() {
    let fixture = untold().await;
    for (number, benefit) in [(45, "Sachbezug"), (45, "Essenszuschuss"), (43, "Essenszuschuss")] {
        fixture.export.give(number, benefit, november(), Some(5_000));
    }
    let plan = fixture.export.plan_pay(november()).await;
    // Katharina is the only one of her legal entity, so that nobody's pay of it is shown: she takes a tick of her own.
    assert!(of_person(&plan, 43).benefit.as_ref().unwrap().outside);
    assert_eq!(fixture.export.send_pay("run", &plan, Change::is_sendable).await, RunState::Done);
    assert_eq!(fixture.export.outcomes("run"), [Outcome::Confirmed]);
    assert_eq!(fixture.posted().len(), 3);
}

#[rstest]
#[case::refused_all_the_same(|fixture: &Fixture| fixture.sandbox.set_switches(|switches| switches.personio.refuse_compensation_posts = true))]
#[case::the_right_was_taken_away(|fixture: &Fixture| fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().revoke_scope(WRITE_COMPENSATIONS)))]
#[tokio::test]
async fn writing_refused_ends_the_run_at_once(#[case] refuse: fn(&Fixture)) {
    let fixture = fixture(|_| ()).await;
    for number in [2, 9, 12] {
        fixture.export.give(number, "Essenszuschuss", november(), Some(10_005));
    }
    let plan = fixture.export.plan_pay(november()).await;
    refuse(&fixture);
    assert_eq!(fixture.export.send_pay("run", &plan, ticked).await, RunState::Stopped);
    let told: Vec<_> = verdicts(&fixture, "run").into_iter().map(|(_, outcome, reason)| (outcome, reason)).collect();
    let skipped = (Outcome::Skipped, Some(Reason::RunStopped));
    assert_eq!(told, [(Outcome::Failed, Some(Reason::Refused)), skipped, skipped]);
    let failure = fixture.export.rows("run")[0].verdict.failure.clone().unwrap();
    assert_eq!(failure.code, "writing_refused");
    assert!(failure.trace.is_some(), "{failure:?}");
    assert_eq!(fixture.export.store.run("run").unwrap().stopped_by.unwrap().code, "writing_refused");
    assert_eq!(fixture.sandbox.writes().len(), 1, "no other was tried");
    assert!(fixture.paid().is_empty());
    // With the right, everybody is paid once.
    fixture.sandbox.set_switches(|switches| switches.personio.refuse_compensation_posts = false);
    fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().scopes.insert(WRITE_COMPENSATIONS.to_owned()));
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("next", &plan, ticked).await;
    assert_eq!(fixture.export.outcomes("next"), [Outcome::Confirmed]);
    assert_eq!(fixture.posted().len(), 3);
    fixture.nothing_twice("refused");
}

#[tokio::test]
async fn a_repeated_one_is_refused_and_nobody_else_is_held_up() {
    let fixture = fixture(|switches| switches.personio.repeated = PersonioRepeated::Conflict).await;
    for number in [2, 12] {
        fixture.export.give(number, "Essenszuschuss", november(), Some(10_005));
    }
    fixture.by_hand(2, &type_id(4), 3_000);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, Change::is_sendable).await, RunState::Done);
    let mut told = verdicts(&fixture, "run");
    told.sort_by(|one, other| one.0.cmp(&other.0));
    let refused = ("3002".to_owned(), Outcome::Failed, Some(Reason::Refused));
    assert_eq!(told, [refused, ("3012".to_owned(), Outcome::Confirmed, None)]);
}

#[tokio::test]
async fn a_repeated_one_that_updates_is_not_called_what_it_was() {
    let fixture = fixture(|switches| switches.personio.repeated = PersonioRepeated::Update).await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    fixture.by_hand(2, &type_id(4), 3_000);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, Change::is_sendable).await;
    assert_eq!(verdicts(&fixture, "run"), [("3002".to_owned(), Outcome::Confirmed, None)]);
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(of_person(&plan, 2).benefit.as_ref().unwrap().state, BenefitState::ThereEqual);
}

#[rstest]
#[tokio::test]
async fn an_update_without_an_id_in_the_answer_is_not_sent_again(#[values(true, false)] comments: bool) {
    let fixture = untold().await;
    fixture
        .sandbox
        .set_switches(|switches| (switches.personio.repeated, switches.personio.comments_in_reads) = (PersonioRepeated::Update, comments));
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    fixture.by_hand(2, &type_id(4), 3_000);
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, Change::is_sendable).await;
    let (_, outcome, _) = verdicts(&fixture, "run")[0];
    assert!(matches!(outcome, Outcome::Unknown | Outcome::Confirmed), "it is held, and is not called failed: {outcome:?}");
    for name in ["next", "last"] {
        let plan = fixture.export.plan_pay(november()).await;
        fixture.export.send_pay(name, &plan, ticked).await;
    }
    assert_eq!(fixture.sandbox.writes().len(), 1);
}

#[rstest]
#[case::allowed(PersonioTypeNames::Allow)]
#[case::refused(PersonioTypeNames::Refuse)]
#[case::merged(PersonioTypeNames::Merge)]
#[tokio::test]
async fn a_type_whose_making_got_no_answer_is_found_and_not_made_again(#[case] names: PersonioTypeNames) {
    for after_effect in [true, false] {
        let fixture = untold().await;
        fixture.sandbox.set_switches(|switches| switches.personio.type_names = names);
        fixture.export.give(2, "Sachbezug", november(), Some(5_000));
        let plan = fixture.export.plan_pay(november()).await;
        fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::Drop { after_effect }).method("POST").path("/compensations/types"));
        fixture.export.send_pay("run", &plan, ticked).await;
        let (_, outcome, _) = verdicts(&fixture, "run")[1];
        assert_eq!(outcome, if after_effect { Outcome::Confirmed } else { Outcome::Skipped });
        fixture.export.let_records_appear();
        fixture.export.carry_on_pay("run", Mode::ReconcileOnly, &Silent, CancellationToken::new()).await;
        let plan = fixture.export.plan_pay(november()).await;
        fixture.export.send_pay("next", &plan, ticked).await;
        assert_eq!(fixture.paid_lines(), ["3002 Sachbezug 50 2026-11-01 once"]);
        fixture.nothing_twice("types");
    }
}

#[rstest]
#[case::taken(false, Outcome::Confirmed)]
#[case::refused(true, Outcome::Failed)]
#[tokio::test]
async fn negative_amounts_stay_here_until_the_owner_says_so(#[case] refused: bool, #[case] outcome: Outcome) {
    let mut fixture = fixture(|switches| switches.personio.refuse_negative = refused).await;
    fixture.export.benefits.rules.insert("Umwandlung".to_owned(), whole(new_type("Umwandlung"), Payout::OneTime));
    fixture.export.give(2, "Umwandlung", november(), Some(-2_550));
    let plan = fixture.export.plan_pay(november()).await;
    assert!(assertions::all(plan.changes.iter(), |change| !change.is_sendable()));
    fixture.export.benefits.send_negative = true;
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, ticked).await;
    assert_eq!(verdicts(&fixture, "run")[1].1, outcome);
    let paid = if refused { Vec::new() } else { vec!["3002 Umwandlung -25.5 2026-11-01 once".to_owned()] };
    assert_eq!(fixture.paid_lines(), paid);
    assert_eq!(left(&fixture.export.plan_pay(november()).await).len(), usize::from(refused));
}

#[rstest]
#[case::closed_month(|s: &mut Switches| s.personio.first_open_day = Some(december().first()))]
#[case::short_comments(|s: &mut Switches| s.personio.longest_comment = Some(10))]
#[tokio::test]
async fn what_personio_refuses_is_told_in_its_words_and_comes_again(#[case] turn: fn(&mut Switches)) {
    let fixture = fixture(turn).await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("run", &plan, ticked).await, RunState::Done);
    let row = &fixture.export.rows("run")[0];
    assert_eq!((row.verdict.outcome, row.verdict.reason), (Outcome::Failed, Some(Reason::Refused)));
    assert!(row.verdict.failure.as_ref().unwrap().service_message.is_some(), "{:?}", row.verdict);
    assert_eq!(left(&fixture.export.plan_pay(november()).await).len(), 1);
    assert!(fixture.paid().is_empty());
}

#[tokio::test]
async fn somebody_who_left_and_a_type_that_is_refused() {
    let fixture = fixture(|switches| switches.personio.refuse_inactive_persons = true).await;
    fixture.sandbox.edit(|state| {
        let person = state.personio.person_mut("3002").unwrap();
        person.employments[0].status = "INACTIVE".to_owned();
        state.personio.type_named_mut("Internetpauschale").unwrap().refused_by_post = true;
    });
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    fixture.export.give(12, "Internetpauschale", november(), Some(5_000));
    fixture.export.give(13, "Essenszuschuss", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    assert!(of_person(&plan, 2).findings.iter().any(|finding| finding.code == FindingCode::BenefitPersonInactive));
    assert_eq!(fixture.export.send_pay("run", &plan, Change::is_sendable).await, RunState::Done);
    let mut told = verdicts(&fixture, "run");
    told.sort_by(|one, other| one.0.cmp(&other.0));
    let outcomes: Vec<Outcome> = told.into_iter().map(|(_, outcome, _)| outcome).collect();
    assert_eq!(outcomes, [Outcome::Failed, Outcome::Failed, Outcome::Confirmed]);
}

#[tokio::test]
async fn addresses_that_are_not_released_are_told_and_numbers_go_on() {
    let fixture = fixture(|_| ()).await;
    fixture.sandbox.edit(|state| state.personio.credential_mut().unwrap().hide("email"));
    fixture.export.give(2, "Essenszuschuss", november(), Some(10_005));
    let person =
        domain::benefits::ListPerson { id: "x".to_owned(), number: None, email: Some("x@nordlicht.example".to_owned()), name: None };
    fixture.export.store.put_list_person(tests::fixture::INTEGRATION, &person).unwrap();
    let amount = tests::benefit_fixture::cents(500);
    fixture.export.store.set_benefit_amount(tests::fixture::INTEGRATION, "x", "Essenszuschuss", november(), Some(&amount)).unwrap();
    let plan = fixture.export.plan_pay(november()).await;
    assert!(plan.changes.iter().any(|change| change.findings.iter().any(|finding| finding.code == FindingCode::BenefitEmailsHidden)));
    assert_eq!(left(&plan).len(), 1);
}
