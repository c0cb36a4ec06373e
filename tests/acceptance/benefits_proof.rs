//! The proof fails when Personio has another amount than was sent, and names the difference to the cent.

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
use tests::benefit_fixture::{december, is_ticked, november};
use tests::fixture::{Fixture, FixtureOptions};
use tokio_util::sync::CancellationToken;

async fn fixture(kept_value: PersonioKeptValue, post_answer: PersonioPostAnswer) -> Fixture {
    let mut switches = Switches::default();
    (switches.personio.kept_value, switches.personio.post_answer) = (kept_value, post_answer);
    Fixture::with(switches, FixtureOptions::default()).await
}

fn proof(fixture: &Fixture, run_id: &str) -> ProofFigures {
    let store = &fixture.export.store;
    let plan = store.plan(&store.run(run_id).unwrap().plan_id).unwrap().plan;
    let ended = ended_rows(&fixture.export.rows(run_id), store.ledger(run_id).unwrap());
    prove(&plan.changes, plan.benefits.unwrap().month, &Currency::EUR, &ended)
}

async fn sent(fixture: &Fixture) -> ProofFigures {
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.send_pay("run", &plan, is_ticked).await;
    proof(fixture, "run")
}

fn people(proof: &ProofFigures) -> Vec<&ProofPerson> {
    proof.benefits.iter().flat_map(|benefit| &benefit.people).collect()
}

/// The sent and the read amount.
fn figures(proof: &ProofFigures) -> [Decimal; 2] {
    [&proof.total.sent, &proof.total.read_back].map(|money| money.amount * Decimal::ONE_HUNDRED)
}

#[rstest]
#[case::cents_are_dropped(PersonioKeptValue::Whole, 9_900, 99)]
#[case::doubled(PersonioKeptValue::Doubled, 19_998, 9_999)]
#[case::kept_twice(PersonioKeptValue::Twice, 19_998, 9_999)]
#[case::in_another_currency(PersonioKeptValue::OtherCurrency, 0, 9_999)]
#[tokio::test]
async fn proof_fails_by_the_difference_of_another_amount(
    #[case] kept_value: PersonioKeptValue,
    #[case] read_back: i64,
    #[case] differs: i64,
    #[values(PersonioPostAnswer::Whole, PersonioPostAnswer::TypeOnly)] post_answer: PersonioPostAnswer,
) {
    let fixture = fixture(kept_value, post_answer).await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(9_999));
    let proof = sent(&fixture).await;
    assert_eq!(figures(&proof), [9_999, read_back].map(Decimal::from), "{proof:#?}");
    assert_eq!((proof.differs.amount, proof.total.mark), (Decimal::new(differs, 2), ProofMark::NotProven));
    assert!(!proof.total.holds);
    let rows = fixture.export.rows("run");
    assert_eq!((rows.len(), rows[0].result.outcome, rows[0].result.reason), (1, Outcome::Failed, Some(Reason::NotAsSent)));
    let [person] = people(&proof)[..] else { panic!("one person: {proof:#?}") };
    assert!(!person.line.holds && !person.differing.is_empty());
    // The proof equals Personio's data, record by record.
    let personio_amounts: BTreeMap<String, String> =
        fixture.compensations().into_iter().map(|pay| (pay.id, format!("{} {}", pay.value.normalize(), pay.currency))).collect();
    let shown: BTreeMap<String, String> = person.differing.iter().map(|shown| (shown.record.clone(), shown.amount.to_string())).collect();
    assert_eq!(shown, personio_amounts);
}

#[rstest]
#[tokio::test]
async fn proof_counts_only_amounts_that_were_read_back(
    #[values(PersonioPostAnswer::Whole, PersonioPostAnswer::Ids, PersonioPostAnswer::TypeOnly)] post_answer: PersonioPostAnswer,
) {
    let fixture = fixture(PersonioKeptValue::AsPosted, post_answer).await;
    fixture.export.take_sample_list();
    let proof = sent(&fixture).await;
    let personio_amounts: Decimal = fixture.compensations().iter().map(|pay| pay.value).sum();
    assert!(personio_amounts > Decimal::ZERO);
    assert_eq!((proof.total.sent.amount, proof.total.read_back.amount), (personio_amounts, personio_amounts));
    assert_eq!(proof.differs.amount, Decimal::ZERO);
    let of_the_run: Vec<_> = people(&proof).into_iter().filter(|person| person.outcome.is_some()).collect();
    assert!(assertions::all(of_the_run, |person| person.line.holds && person.shown_by == Some(ShownBy::ThisRun)));
    // The ledger has the id, the amount and the first day of the record at Personio.
    let store = &fixture.export.store;
    let kept = store.ledger("run").unwrap().into_iter().flat_map(|write| write.read_back);
    let mut kept: Vec<_> = kept.map(|shown| (shown.record, shown.amount.amount, shown.effective_from.unwrap())).collect();
    let mut there: Vec<_> = fixture.compensations().into_iter().map(|pay| (pay.id, pay.value.normalize(), pay.effective_from)).collect();
    kept.sort();
    there.sort();
    assert_eq!(kept, there);
}

/// A type changes its category after it was chosen: before the review, and between review and run.
#[rstest]
#[case::paid_again_and_again("RECURRING", "recurring")]
#[case::a_salary("FIXED_SALARY", "FIXED_SALARY")]
#[case::a_word_that_is_new("ADDITIONAL_PAY", "ADDITIONAL_PAY")]
#[tokio::test]
async fn type_of_another_category_is_not_written_to(#[case] category: &str, #[case] word: &str) {
    let fixture = fixture(PersonioKeptValue::AsPosted, PersonioPostAnswer::Whole).await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(9_999));
    let reviewed = fixture.export.plan_pay(november()).await;
    fixture.sandbox.edit(|state| assert!(state.personio.recategorise_type(&tests::benefit_fixture::type_id(4), category)));
    fixture.export.send_pay("late", &reviewed, is_ticked).await;
    let row = &fixture.export.rows("late")[0].result;
    assert_eq!((row.outcome, row.reason), (Outcome::Skipped, Some(Reason::ChangedSinceReview)));
    assert!(fixture.posted().is_empty(), "what was to be paid once could be paid again and again");
    let plan = fixture.export.plan_pay(november()).await;
    let [row] = &plan.changes[..] else { panic!("{plan:#?}") };
    let findings: Vec<_> =
        row.findings.iter().map(|finding| (finding.code, finding.params["was"].as_str(), finding.params["now"].as_str())).collect();
    assert_eq!((row.kind, findings), (ChangeKind::Blocked, vec![(FindingCode::BenefitTypeChanged, "one_time", word)]));
}

/// Two benefits share one compensation: the difference is shown at one of them, and neither is proven.
#[tokio::test]
async fn proof_fails_for_every_benefit_of_one_record() {
    let fixture = fixture(PersonioKeptValue::Whole, PersonioPostAnswer::Whole).await;
    let mut fixture = fixture;
    let essen = fixture.export.benefits.rules["Essenszuschuss"].clone();
    fixture.export.benefits.rules.insert("Zulage".to_owned(), essen);
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(5_000));
    fixture.export.set_amount(2, "Zulage", november(), Some(1_250));
    let proof = sent(&fixture).await;
    assert_eq!((figures(&proof), proof.differs.amount), ([6_250, 6_200].map(Decimal::from), Decimal::new(50, 2)));
    let lines: Vec<_> = people(&proof).into_iter().map(|person| (person.line.read_back.amount.to_string(), person.line.mark)).collect();
    assert_eq!(lines, [("50".to_owned(), ProofMark::NotProven), ("12".to_owned(), ProofMark::NotProven)]);
}

/// Both payments existed before the plan: one from an earlier run, one entered by hand.
#[tokio::test]
async fn proof_names_the_origin_of_amounts_already_there() {
    let fixture = fixture(PersonioKeptValue::AsPosted, PersonioPostAnswer::TypeOnly).await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(9_999));
    sent(&fixture).await;
    // Entered in Personio by hand.
    fixture.export.set_amount(5, "Internetpauschale", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    assert_eq!(fixture.export.send_pay("next", &plan, is_ticked).await, RunState::Done);
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

/// A hand entered the payment of an earlier run a second time: the next run pays nothing, and its proof fails.
#[rstest]
#[tokio::test]
async fn amount_entered_again_by_hand_fails_the_proof_of_the_next_run(
    #[values(PersonioPostAnswer::Whole, PersonioPostAnswer::TypeOnly)] post_answer: PersonioPostAnswer,
) {
    let fixture = fixture(PersonioKeptValue::AsPosted, post_answer).await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(9_999));
    sent(&fixture).await;
    fixture.enter_by_hand(2, &tests::benefit_fixture::type_id(4), 9_999);
    fixture.export.set_amount(12, "Internetpauschale", november(), Some(5_000));
    let plan = fixture.export.plan_pay(november()).await;
    let beside = plan.changes.iter().find(|row| row.kind == ChangeKind::InStep).unwrap();
    let codes: Vec<_> = beside.findings.iter().map(|finding| finding.code).collect();
    assert_eq!((plan.notices().len(), codes), (1, vec![FindingCode::BenefitOthersBeside]));
    assert_eq!(fixture.export.send_pay("next", &plan, is_ticked).await, RunState::Done);
    let proof = proof(&fixture, "next");
    assert_eq!((proof.total.holds, proof.total.mark), (false, ProofMark::NotProven));
    assert_eq!([&proof.total.there, &proof.differs].map(|money| money.amount), [Decimal::new(19_998, 2), Decimal::new(9_999, 2)]);
    let twice: Vec<_> = people(&proof).into_iter().filter(|person| person.state == BenefitState::ThereEqual).collect();
    assert_eq!(twice.iter().map(|person| (person.line.holds, person.differing.len())).collect::<Vec<_>>(), [(false, 2)]);
}

/// The run dies after the answer. The continued run reads the payment and proves it.
#[tokio::test]
async fn continued_run_proves_the_amounts_it_reads() {
    let fixture = fixture(PersonioKeptValue::AsPosted, PersonioPostAnswer::TypeOnly).await;
    fixture.export.take_sample_list();
    let plan = fixture.export.plan_pay(november()).await;
    fixture.export.begin_pay("run", &plan, is_ticked);
    let cancel = CancellationToken::new();
    let die_after = fixture.export.execute_pay("run", Mode::Send, &Silent, cancel);
    // Dropped in the middle of its requests.
    drop(tokio::time::timeout(std::time::Duration::from_millis(120), die_after).await);
    fixture.export.execute_pay("run", Mode::Send, &Silent, CancellationToken::new()).await;
    let proof = proof(&fixture, "run");
    let personio_amounts: Decimal = fixture.compensations().iter().map(|pay| pay.value).sum();
    assert_eq!((proof.total.sent.amount, proof.total.read_back.amount), (personio_amounts, personio_amounts), "{proof:#?}");
    assert!(personio_amounts > Decimal::ZERO);
}

/// A back-up carries the read amounts to another data file, and they prove the payment there as well.
#[tokio::test]
async fn proof_survives_merge_and_names_nobody_after_erasure() {
    let fixture = fixture(PersonioKeptValue::Whole, PersonioPostAnswer::Whole).await;
    fixture.export.set_amount(2, "Essenszuschuss", november(), Some(9_999));
    let before = sent(&fixture).await;
    fixture.export.set_amount(2, "Essenszuschuss", december(), Some(9_999));
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
