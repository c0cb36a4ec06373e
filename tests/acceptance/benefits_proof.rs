//! The proof fails on a figure: where Personio keeps another amount than was sent, it says so to the cent, and by how much.

use std::collections::BTreeMap;

use domain::finding::FindingCode;
use domain::money::Currency;
use domain::plan::{BenefitState, ChangeKind};
use domain::proof::{ProofFigures, ProofMark, ProofPerson, ShownBy, prove};
use domain::run::{Outcome, Reason, RunState};
use exports::runner::{Mode, Silent};
use rstest::rstest;
use rust_decimal::Decimal;
use sandbox::{PersonioKeptValue, PersonioPostAnswer, Switches};
use store::ended_rows;
use tests::benefit_fixture::{december, november, ticked};
use tests::fixture::{Choice, Fixture};
use tokio_util::sync::CancellationToken;

async fn fixture(kept_value: PersonioKeptValue, post_answer: PersonioPostAnswer) -> Fixture {
    let mut switches = Switches::default();
    (switches.personio.kept_value, switches.personio.post_answer) = (kept_value, post_answer);
    Fixture::with(switches, Choice::default()).await
}

fn proof(fixture: &Fixture, run_id: &str) -> ProofFigures {
    let store = &fixture.export.store;
    let plan = store.plan(&store.run(run_id).unwrap().plan_id).unwrap().plan;
    let ended = ended_rows(&fixture.export.rows(run_id), store.ledger(run_id).unwrap());
    prove(&plan.changes, plan.benefits.unwrap().month, &Currency::EUR, &ended)
}

async fn sent(fixture: &Fixture) -> ProofFigures {
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, ticked).await;
    proof(fixture, "run")
}

fn people(proof: &ProofFigures) -> Vec<&ProofPerson> {
    proof.benefits.iter().flat_map(|benefit| &benefit.people).collect()
}

/// Sent and read back, in cents.
fn figures(proof: &ProofFigures) -> [Decimal; 2] {
    [&proof.total.sent, &proof.total.read_back].map(|money| money.amount * Decimal::ONE_HUNDRED)
}

#[rstest]
#[case::cents_are_dropped(PersonioKeptValue::Whole, 9_900, 99)]
#[case::doubled(PersonioKeptValue::Doubled, 19_998, 9_999)]
#[case::kept_twice(PersonioKeptValue::Twice, 19_998, 9_999)]
#[case::in_another_currency(PersonioKeptValue::OtherCurrency, 0, 9_999)]
#[tokio::test]
async fn another_amount_fails_the_proof_by_the_difference(
    #[case] kept_value: PersonioKeptValue,
    #[case] read_back: i64,
    #[case] differs: i64,
    #[values(PersonioPostAnswer::Whole, PersonioPostAnswer::TypeOnly)] post_answer: PersonioPostAnswer,
) {
    let fixture = fixture(kept_value, post_answer).await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(9_999));
    let proof = sent(&fixture).await;
    assert_eq!(figures(&proof), [9_999, read_back].map(Decimal::from), "{proof:#?}");
    assert_eq!((proof.differs.amount, proof.total.mark), (Decimal::new(differs, 2), ProofMark::NotProven));
    assert!(!proof.total.holds);
    let rows = fixture.export.rows("run");
    assert_eq!((rows.len(), rows[0].verdict.outcome, rows[0].verdict.reason), (1, Outcome::Failed, Some(Reason::NotAsSent)));
    let [person] = people(&proof)[..] else { panic!("one person: {proof:#?}") };
    assert!(!person.line.holds && !person.differing.is_empty());
    // What is told is what Personio holds, record by record.
    let held: BTreeMap<String, String> =
        fixture.paid().into_iter().map(|pay| (pay.id, format!("{} {}", pay.value.normalize(), pay.currency))).collect();
    let told: BTreeMap<String, String> = person.differing.iter().map(|shown| (shown.record.clone(), shown.amount.to_string())).collect();
    assert_eq!(told, held);
}

#[rstest]
#[tokio::test]
async fn what_arrived_is_proven_from_what_was_read(
    #[values(PersonioPostAnswer::Whole, PersonioPostAnswer::Ids, PersonioPostAnswer::TypeOnly)] post_answer: PersonioPostAnswer,
) {
    let fixture = fixture(PersonioKeptValue::AsPosted, post_answer).await;
    fixture.export.take_sample_list();
    let proof = sent(&fixture).await;
    let held: Decimal = fixture.paid().iter().map(|pay| pay.value).sum();
    assert!(held > Decimal::ZERO);
    assert_eq!((proof.total.sent.amount, proof.total.read_back.amount), (held, held));
    assert_eq!(proof.differs.amount, Decimal::ZERO);
    let of_the_run: Vec<_> = people(&proof).into_iter().filter(|person| person.outcome.is_some()).collect();
    assert!(assertions::all(of_the_run, |person| person.line.holds && person.shown_by == Some(ShownBy::ThisRun)));
    // The ledger keeps the record, its amount and its first day, as Personio has them.
    let store = &fixture.export.store;
    let kept = store.ledger("run").unwrap().into_iter().flat_map(|write| write.read_back);
    let mut kept: Vec<_> = kept.map(|shown| (shown.record, shown.amount.amount, shown.effective_from.unwrap())).collect();
    let mut there: Vec<_> = fixture.paid().into_iter().map(|pay| (pay.id, pay.value.normalize(), pay.effective_from)).collect();
    kept.sort();
    there.sort();
    assert_eq!(kept, there);
}

/// A type that was chosen for one way of paying and is of another by now: before the review, and between review and sending.
#[rstest]
#[case::paid_again_and_again("RECURRING", "recurring")]
#[case::a_salary("FIXED_SALARY", "FIXED_SALARY")]
#[case::a_word_that_is_new("ADDITIONAL_PAY", "ADDITIONAL_PAY")]
#[tokio::test]
async fn type_of_another_category_is_not_written_to(#[case] category: &str, #[case] word: &str) {
    let fixture = fixture(PersonioKeptValue::AsPosted, PersonioPostAnswer::Whole).await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(9_999));
    let reviewed = fixture.export.plan_pay(november()).await;
    fixture.sandbox.edit(|state| assert!(state.personio.recategorise_type(&tests::benefit_fixture::type_id(4), category)));
    fixture.export.send_pay("late", &reviewed, ticked).await;
    let row = &fixture.export.rows("late")[0].verdict;
    assert_eq!((row.outcome, row.reason), (Outcome::Skipped, Some(Reason::ChangedSinceReview)));
    assert!(fixture.posted().is_empty(), "what was to be paid once could be paid again and again");
    let plan = fixture.export.plan_pay(november()).await;
    let [row] = &plan.changes[..] else { panic!("{plan:#?}") };
    let told: Vec<_> =
        row.findings.iter().map(|finding| (finding.code, finding.params["was"].as_str(), finding.params["now"].as_str())).collect();
    assert_eq!((row.kind, told), (ChangeKind::Blocked, vec![(FindingCode::BenefitTypeChanged, "one_time", word)]));
}

/// Two benefits of one type are one record: the difference stands at one of them, and neither is called proven.
#[tokio::test]
async fn parts_of_one_record_fail_together() {
    let fixture = fixture(PersonioKeptValue::Whole, PersonioPostAnswer::Whole).await;
    let mut fixture = fixture;
    let essen = fixture.export.benefits.rules["Essenszuschuss"].clone();
    fixture.export.benefits.rules.insert("Zulage".to_owned(), essen);
    fixture.export.give(2, "Essenszuschuss", november(), Some(5_000));
    fixture.export.give(2, "Zulage", november(), Some(1_250));
    let proof = sent(&fixture).await;
    assert_eq!((figures(&proof), proof.differs.amount), ([6_250, 6_200].map(Decimal::from), Decimal::new(50, 2)));
    let lines: Vec<_> = people(&proof).into_iter().map(|person| (person.line.read_back.amount.to_string(), person.line.mark)).collect();
    assert_eq!(lines, [("50".to_owned(), ProofMark::NotProven), ("12".to_owned(), ProofMark::NotProven)]);
}

/// Both were there when the plan was made: one from an earlier run, one by a hand.
#[tokio::test]
async fn what_was_there_is_named_by_the_read_that_showed_it() {
    let fixture = fixture(PersonioKeptValue::AsPosted, PersonioPostAnswer::TypeOnly).await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(9_999));
    sent(&fixture).await;
    // Somebody entered this one in Personio before.
    fixture.export.give(5, "Internetpauschale", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("next", &plan, ticked).await, RunState::Done);
    let proof = proof(&fixture, "next");
    let shown: Vec<_> =
        people(&proof).into_iter().map(|person| (person.state, person.shown_by, person.line.there.amount.to_string())).collect();
    assert_eq!(
        shown,
        [
            (BenefitState::ThereEqual, Some(ShownBy::EarlierRun), "99.99".to_owned()),
            (BenefitState::ThereEqual, Some(ShownBy::Planning), "50".to_owned())
        ]
    );
    assert_eq!((proof.total.mark, proof.total.holds), (ProofMark::WasThere, true));
}

/// Somebody entered in Personio by hand what an earlier run had sent: the next run pays nothing, and its proof does not hold.
#[rstest]
#[tokio::test]
async fn amount_entered_again_by_hand_fails_the_proof_of_the_next_run(
    #[values(PersonioPostAnswer::Whole, PersonioPostAnswer::TypeOnly)] post_answer: PersonioPostAnswer,
) {
    let fixture = fixture(PersonioKeptValue::AsPosted, post_answer).await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(9_999));
    sent(&fixture).await;
    fixture.by_hand(2, &tests::benefit_fixture::type_id(4), 9_999);
    fixture.export.give(12, "Internetpauschale", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    let beside = plan.changes.iter().find(|row| row.kind == ChangeKind::InStep).unwrap();
    let codes: Vec<_> = beside.findings.iter().map(|finding| finding.code).collect();
    assert_eq!((plan.notices().len(), codes), (1, vec![FindingCode::BenefitOthersBeside]));
    assert_eq!(fixture.export.send_pay("next", &plan, ticked).await, RunState::Done);
    let proof = proof(&fixture, "next");
    assert_eq!((proof.total.holds, proof.total.mark), (false, ProofMark::NotProven));
    assert_eq!([&proof.total.there, &proof.differs].map(|money| money.amount), [Decimal::new(19_998, 2), Decimal::new(9_999, 2)]);
    let twice: Vec<_> = people(&proof).into_iter().filter(|person| person.state == BenefitState::ThereEqual).collect();
    assert_eq!(twice.iter().map(|person| (person.line.holds, person.differing.len())).collect::<Vec<_>>(), [(false, 2)]);
}

/// Killed after the answer: the run that goes on reads what is there, and proves it.
#[tokio::test]
async fn a_run_that_goes_on_proves_what_it_finds() {
    let fixture = fixture(PersonioKeptValue::AsPosted, PersonioPostAnswer::TypeOnly).await;
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("run", &plan, ticked);
    let cancel = CancellationToken::new();
    let die_after = fixture.export.carry_on_pay("run", Mode::Send, &Silent, cancel);
    // Broken off in the middle of its requests.
    drop(tokio::time::timeout(std::time::Duration::from_millis(120), die_after).await);
    fixture.export.carry_on_pay("run", Mode::Send, &Silent, CancellationToken::new()).await;
    let proof = proof(&fixture, "run");
    let held: Decimal = fixture.paid().iter().map(|pay| pay.value).sum();
    assert_eq!((proof.total.sent.amount, proof.total.read_back.amount), (held, held), "{proof:#?}");
    assert!(held > Decimal::ZERO);
}

/// What comes back to another file by a back-up is what was read, and it proves there as here.
#[tokio::test]
async fn a_proof_survives_back_up_and_merge_and_names_nobody_after_erasure() {
    let fixture = fixture(PersonioKeptValue::Whole, PersonioPostAnswer::Whole).await;
    fixture.export.give(2, "Essenszuschuss", november(), Some(9_999));
    let before = sent(&fixture).await;
    fixture.export.give(2, "Essenszuschuss", december(), Some(9_999));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("back-up.db");
    fixture.export.store.back_up(&file).unwrap();
    let (other, _) = store::Store::open(&folder.path().join("other"), tests::fixture::midnight()).unwrap();
    other.restore(&other.inspect_back_up(&file).unwrap(), tests::fixture::midnight()).unwrap();
    assert_eq!(other.ledger("run").unwrap()[0].read_back, fixture.export.store.ledger("run").unwrap()[0].read_back);
    assert_eq!(other.clear_runs(tests::fixture::midnight() + chrono::TimeDelta::days(400), tests::fixture::midnight()).unwrap(), 1);
    let plan = other.plan(&other.run("run").unwrap().plan_id).unwrap().plan;
    let after =
        prove(&plan.changes, november(), &Currency::EUR, &ended_rows(&other.run_rows("run").unwrap(), other.ledger("run").unwrap()));
    assert_eq!((after.total, after.differs), (before.total, before.differs));
    let text = format!("{:?}", other.ledger("run").unwrap()) + &format!("{:?}", after.benefits);
    let name = &fixture.export.rows("run")[0].change.name;
    assert!(!name.is_empty() && !text.contains(name.as_str()), "{text}");
}
