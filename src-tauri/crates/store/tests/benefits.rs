//! The benefit list, its sent amounts, and the mails about its runs.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use chrono::{DateTime, Utc};
use domain::benefits::{Benefit, BenefitKind, Category, Entry, ListPerson, Payout, PayrollMonth};
use domain::field::{Field, Value};
use domain::fingerprint::Fingerprint;
use domain::money::{Currency, Money};
use domain::person::PersonId;
use domain::plan::{BenefitOverview, BenefitRow, BenefitState, Change, ChangeKind, FieldChange, MonthDifference, Plan, RowType};
use domain::run::{ExportKind, RunState, Step, StepState};
use store::{AmountChange, Failure, Intent, MailState, Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun};
use tempfile::TempDir;

fn now() -> DateTime<Utc> {
    "2026-11-21T10:00:00Z".parse().unwrap()
}

fn month(text: &str) -> PayrollMonth {
    text.parse().unwrap()
}

fn euros(text: &str) -> Money {
    Money { amount: text.parse().unwrap(), currency: Currency::EUR }
}

fn open_store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), now()).unwrap();
    for id in ["source", "target"] {
        let text = || id.to_owned();
        let (account_id, salary_unit) = (None, None);
        let row = StoredConnection { id: text(), service: text(), label: text(), address: text(), account_id, salary_unit, sample: false };
        store.add_connection(&row, now()).unwrap();
    }
    let [id, label, settings] = ["i", "Nordlicht", "{}"].map(str::to_owned);
    let (source_id, target_id) = ("source".to_owned(), "target".to_owned());
    store.add_integration(&StoredIntegration { id, label, source_id, target_id, settings, sample: false, removed: false }, now()).unwrap();
    (store, folder)
}

fn anna() -> ListPerson {
    ListPerson { id: "anna".to_owned(), number: Some("0042".to_owned()), email: Some("anna@nordlicht.example".to_owned()), name: None }
}

fn card() -> Benefit {
    Benefit { id: "card".to_owned(), name: "Sachbezug".to_owned(), wage_type: Some("869".to_owned()), kind: Some(BenefitKind::InKind) }
}

fn entry(at: &str, amount: &str) -> Entry {
    Entry { person: "anna".to_owned(), benefit: "card".to_owned(), month: month(at), amount: euros(amount), equal_rows: Vec::new() }
}

fn fill_list(store: &Store) {
    let change = AmountChange {
        benefits: vec![card()],
        people: vec![anna()],
        cleared: Vec::new(),
        entries: vec![entry("2026-10", "49.5"), entry("2026-11", "50")],
    };
    store.change_amounts("i", &change).unwrap();
}

#[test]
fn benefit_list_is_read_as_stored() {
    let (store, _folder) = open_store();
    fill_list(&store);
    assert_eq!(store.benefits("i").unwrap(), [card()]);
    assert_eq!(store.list_people("i").unwrap(), [anna()]);
    assert_eq!(store.benefit_amounts("i").unwrap(), [entry("2026-10", "49.5"), entry("2026-11", "50")]);
    store.set_benefit_amount("i", "anna", "card", month("2026-11"), Some(&euros("12.34"))).unwrap();
    store.set_benefit_amount("i", "anna", "card", month("2026-10"), None).unwrap();
    assert_eq!(store.benefit_amounts("i").unwrap(), [entry("2026-11", "12.34")]);
    assert!(!store.remove_benefit("i", "card").unwrap(), "it has amounts");
    store.remove_list_person("i", "anna").unwrap();
    assert!(store.benefit_amounts("i").unwrap().is_empty() && store.remove_benefit("i", "card").unwrap());
}

#[test]
fn equal_rows_stay_until_another_amount_is_stored() {
    let (store, folder) = open_store();
    fill_list(&store);
    let marked = Entry { equal_rows: vec![vec![3, 7], vec![4, 9]], ..entry("2026-11", "100") };
    let change = AmountChange { entries: vec![marked.clone()], ..AmountChange::default() };
    store.change_amounts("i", &change).unwrap();
    assert_eq!(store.benefit_amounts("i").unwrap(), [entry("2026-10", "49.5"), marked.clone()]);
    let (file, elsewhere) = (folder.path().join("b.db"), tempfile::tempdir().unwrap());
    store.back_up(&file).unwrap();
    let (other, _) = Store::open(elsewhere.path(), now()).unwrap();
    other.restore(&other.inspect_back_up(&file).unwrap(), now()).unwrap();
    assert_eq!(other.benefit_amounts("i").unwrap(), [entry("2026-10", "49.5"), marked]);
    store.set_benefit_amount("i", "anna", "card", month("2026-11"), Some(&euros("100"))).unwrap();
    assert_eq!(store.benefit_amounts("i").unwrap(), [entry("2026-10", "49.5"), entry("2026-11", "100")], "this one was typed");
}

#[test]
fn file_is_imported_completely_or_not_at_all() {
    let (store, _folder) = open_store();
    fill_list(&store);
    let nobody = Entry { person: "nobody".to_owned(), ..entry("2026-11", "1") };
    let change = AmountChange { cleared: vec![month("2026-11")], entries: vec![entry("2026-11", "9"), nobody], ..AmountChange::default() };
    store.change_amounts("i", &change).unwrap_err();
    assert_eq!(store.benefit_amounts("i").unwrap(), [entry("2026-10", "49.5"), entry("2026-11", "50")]);
    let change = AmountChange { cleared: vec![month("2026-11")], entries: vec![entry("2026-12", "9")], ..AmountChange::default() };
    store.change_amounts("i", &change).unwrap();
    assert_eq!(store.benefit_amounts("i").unwrap(), [entry("2026-10", "49.5"), entry("2026-12", "9")]);
}

#[test]
fn number_and_address_are_unique_in_a_list() {
    let (store, _folder) = open_store();
    fill_list(&store);
    let other = |number: Option<&str>, email: Option<&str>| ListPerson {
        id: "bea".to_owned(),
        number: number.map(str::to_owned),
        email: email.map(str::to_owned),
        name: None,
    };
    assert!(!store.put_list_person("i", &other(Some("0042"), None)).unwrap());
    assert!(!store.put_list_person("i", &other(None, Some("anna@nordlicht.example"))).unwrap());
    assert_eq!(store.list_people("i").unwrap().len(), 1);
    assert!(store.put_list_person("i", &other(Some("42"), None)).unwrap(), "leading zeros count");
    assert!(store.put_list_person("i", &anna()).unwrap(), "oneself is nobody else");
}

/// A row that pays Anna fifty euros.
fn pay_row(at: &str, kind: &Category, type_id: Option<&str>) -> Change {
    let texts = |text: &str| text.to_owned();
    Change {
        key: format!("pay {at} 3003"),
        source_id: Some(PersonId(texts("anna"))),
        target_id: Some(PersonId(texts("3003"))),
        name: texts("Anna"),
        kind: ChangeKind::Create,
        fields: vec![FieldChange { field: Field::PayAmount, old: None, new: Some(Value::Money(euros("50"))) }],
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        findings: Vec::new(),
        candidates: Vec::new(),
        day: None,
        open: None,
        benefit: Some(BenefitRow {
            month: month(at),
            state: BenefitState::New,
            pay_type: Some(RowType { id: type_id.map(str::to_owned), name: texts("Sachbezug"), category: kind.clone() }),
            payout: Some(Payout::OneTime),
            email: None,
            number: None,
            parts: Vec::new(),
            wanted: Some(euros("50")),
            held: Vec::new(),
            hold: false,
            sent_before: false,
            unseen: false,
            outside: false,
        }),
    }
}

fn add_run(store: &Store, id: &str, at: &str, change: Change, state: StepState, target_id: Option<&str>) {
    let none = MonthDifference { before: None, total_before: euros("0"), total_now: euros("0"), lines: Vec::new() };
    let overview = BenefitOverview {
        month: month(at),
        months_ago: 0,
        currency: Currency::EUR,
        uses: Vec::new(),
        types: Vec::new(),
        difference: none,
        unseen: 0,
        limit_gaps: Vec::new(),
    };
    let plan = StoredPlan {
        id: format!("plan {id}"),
        integration_id: "i".to_owned(),
        export: ExportKind::Benefits,
        made_at: now(),
        today: "2026-11-21".parse().unwrap(),
        salaries_known: true,
        active: 1,
        out_of_scope: 0,
        settings_fingerprint: String::new(),
        known_writes: store.newest_write().unwrap(),
        plan: Plan { changes: vec![change.clone()], leave: None, benefits: Some(overview) },
    };
    store.add_plan(&plan).unwrap();
    let run = StoredRun {
        id: id.to_owned(),
        plan_id: plan.id.clone(),
        integration_id: "i".to_owned(),
        export: ExportKind::Benefits,
        started_at: now(),
        ended_at: None,
        state: RunState::Done,
        stopped_by: None,
        cleared_at: None,
    };
    assert!(store.begin_run(&run, &[&change]).unwrap());
    let idempotency_key = Fingerprint::of(&[id]);
    let fields = [Field::PayAmount];
    let intent = Intent {
        idempotency_key: &idempotency_key,
        run_id: id,
        row_key: &change.key,
        step: Step::CreatePay,
        fields: &fields,
        amount: None,
    };
    let seq = store.record_intent_unless_written(&intent, i64::MAX, now()).unwrap().unwrap();
    store.set_step(seq, state, target_id, now()).unwrap();
}

#[test]
fn ledger_holds_sent_and_unclear_pay() {
    let (store, _folder) = open_store();
    let once = Category::OneTime;
    add_run(&store, "refused", "2026-11", pay_row("2026-11", &once, Some("t1")), StepState::Failed, None);
    add_run(&store, "happened", "2026-11", pay_row("2026-11", &once, Some("t2")), StepState::Confirmed, Some("c1"));
    add_run(&store, "unclear", "2026-11", pay_row("2026-11", &once, None), StepState::Unknown, None);
    add_run(&store, "october", "2026-10", pay_row("2026-10", &once, Some("t4")), StepState::Sent, None);
    add_run(&store, "recurring", "2026-09", pay_row("2026-09", &Category::Recurring, Some("t5")), StepState::Intended, None);
    let known: Vec<(Option<String>, Option<String>, bool, bool)> = store
        .sent_pay("i", month("2026-11"))
        .unwrap()
        .into_iter()
        .map(|pay| (pay.type_id, pay.record, pay.recurring, pay.happened))
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(known, [(text("t2"), text("c1"), false, true), (None, None, false, false), (text("t5"), None, true, false)]);
}

#[test]
fn exported_months_name_their_latest_run() {
    let (store, _folder) = open_store();
    add_run(&store, "first", "2026-10", pay_row("2026-10", &Category::OneTime, Some("t")), StepState::Confirmed, None);
    add_run(&store, "second", "2026-11", pay_row("2026-11", &Category::OneTime, Some("t")), StepState::Failed, None);
    let exported = store.exported_months("i").unwrap();
    let months: Vec<(String, &str)> = exported.iter().map(|one| (one.month.to_string(), one.run_id.as_str())).collect();
    assert_eq!(months, [("2026-10".to_owned(), "first")], "what was refused did not happen");
    assert_eq!(store.plan_month("plan first").unwrap(), Some(month("2026-10")));
}

#[test]
fn mail_is_claimed_once_and_never_lost() {
    let (store, folder) = open_store();
    add_run(&store, "run", "2026-11", pay_row("2026-11", &Category::OneTime, Some("t")), StepState::Confirmed, None);
    store.put_mail("run", "body", now()).unwrap();
    assert_eq!((store.waiting_mails().unwrap().len(), store.waiting_mails_of("i").unwrap()), (1, 1));
    assert!(store.take_mail("run", now()).unwrap());
    assert!(!store.take_mail("run", now()).unwrap(), "somebody sends it already");
    assert!(store.waiting_mails().unwrap().is_empty());
    drop(store);
    // The process ended while the mail was being sent. It is unclear whether the mail was sent, so the app does not send it again.
    let (store, _) = Store::open(folder.path(), now()).unwrap();
    assert_eq!(store.mark_interrupted_mails().unwrap(), 1);
    assert_eq!(store.mail("run").unwrap().unwrap().state, MailState::Unclear);
    assert!(store.waiting_mails().unwrap().is_empty());
    let failure =
        Failure { code: "timed_out".to_owned(), service: None, message: String::new(), hint: None, service_message: None, trace: None };
    assert!(store.take_mail("run", now()).unwrap(), "the owner wants it sent all the same");
    store.set_mail("run", MailState::Waiting, Some(&failure), now()).unwrap();
    assert_eq!(store.mail("run").unwrap().unwrap().failure, Some(failure));
    store.set_mail("run", MailState::Sent, None, now()).unwrap();
    assert!(!store.take_mail("run", now()).unwrap(), "a mail that went out is not sent again");
}

#[test]
fn column_mapping_is_stored_by_titles() {
    let (store, _folder) = open_store();
    let titles = ["Personalnummer".to_owned(), "Betrag".to_owned()];
    store.remember_mapping(&titles, "one", now()).unwrap();
    store.remember_mapping(&titles, "two", now()).unwrap();
    assert_eq!(store.file_mappings().unwrap(), [(titles.to_vec(), "two".to_owned())]);
}
