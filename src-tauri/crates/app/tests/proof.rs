//! The proof depends on the amounts of the ledger, not on row outcomes: one wrong amount fails it, on the page and in the mail.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::sync::Arc;

use app::dto::{Confirmations, HistoryFilter, Need, Progress, ProofBenefit, ReportFormat, Stage};
use app::{App, Clock, Events, Folders};
use chrono::{DateTime, NaiveDate, Utc};
use domain::benefits::ReadBack;
use domain::money::Money;
use domain::run::{Outcome, Step};
use domain::run_mark::RunMark;
use rust_decimal::Decimal;
use store::Store;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

const LIST: &str = "sample-benefits";

struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        "2026-11-21T10:00:00Z".parse().unwrap()
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// Sends the id of every job that ends.
struct EndedJobs(UnboundedSender<String>);

impl Events for EndedJobs {
    fn progress(&self, progress: Progress) {
        if progress.stage == Stage::Ended {
            drop(self.0.send(progress.job));
        }
    }
}

fn needs(app: &App) -> Vec<Need> {
    let cards = app.overview().unwrap().integrations;
    cards.into_iter().find(|card| card.id == LIST).unwrap().needs
}

fn proven(benefits: &[ProofBenefit]) -> Vec<&str> {
    benefits.iter().filter(|benefit| benefit.line.holds).map(|benefit| benefit.name.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn proof_fails_by_one_cent_in_the_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let (sender, mut ended_jobs) = unbounded_channel();
    let folders = Folders { data: folder.path().join("data"), log: folder.path().join("log") };
    let app = Arc::new(App::open(folders, Arc::new(FixedClock), Arc::new(EndedJobs(sender))).unwrap());
    app.sample_open().await.unwrap();
    let month = app.benefit_month(LIST, None).unwrap().proposed;
    let plan = app.plan_benefits(LIST, month).await.unwrap();
    let keys: Vec<String> = plan
        .changes
        .iter()
        .filter(|change| change.is_sendable() && change.benefit.as_ref().is_some_and(|benefit| !benefit.hold))
        .map(|change| change.key.clone())
        .collect();
    let run = app.run_start(&plan.id, &keys, Confirmations { shrunk_source: true, resend: false }).await.unwrap();
    while ended_jobs.recv().await.unwrap() != run {}
    let run_before = app.run(&run).unwrap();
    let (before, mail) = (app.run_proof(&run).unwrap(), app.run_mail(&run).unwrap().body);
    assert_eq!((before.total.sent.clone(), before.differs.amount), (before.total.read_back.clone(), Decimal::ZERO));
    assert!(before.total.sent.amount > Decimal::ZERO);

    // Lower the amount of one confirmed row by a cent.
    let (store, _) = Store::open(&folder.path().join("data"), FixedClock.now()).unwrap();
    let good = proven(&before.benefits);
    let rows = store.run_rows(&run).unwrap();
    let is_good = |key: &str| {
        let row = rows.iter().find(|row| row.change.key == key).unwrap();
        let parts = &row.change.benefit.as_ref().unwrap().parts;
        row.result.outcome == Outcome::Confirmed && parts.iter().all(|part| good.contains(&part.name.as_str()))
    };
    let ledger = store.ledger(&run).unwrap();
    let write = ledger.iter().find(|write| write.step == Step::CreatePay && is_good(&write.row_key)).unwrap();
    let shown = &write.read_back[0];
    let less = Money::new(shown.amount.amount - Decimal::new(1, 2), shown.amount.currency.clone());
    store.set_read_back(write.seq, &[ReadBack { amount: less, ..shown.clone() }], FixedClock.now()).unwrap();

    let after = app.run_proof(&run).unwrap();
    assert_eq!(after.differs.amount, Decimal::new(1, 2));
    assert_eq!(after.total.read_back.amount, before.total.read_back.amount - Decimal::new(1, 2));
    assert_eq!(proven(&after.benefits).len(), good.len() - 1, "its benefit is proven no more");
    assert_ne!(app.run_mail(&run).unwrap().body, mail);
    let run_after = app.run(&run).unwrap();
    assert_eq!(run_after.summary.counts.confirmed as usize, keys.len(), "the outcomes alone would have said nothing");

    // Every place that shows the run says so, and none calls it done.
    assert_eq!((run_before.summary.not_proven, run_before.summary.mark), (0, RunMark::Confirmed));
    assert_eq!((run_after.summary.not_proven, run_after.summary.open, run_after.summary.mark), (1, 1, RunMark::NotProven { count: 1 }));
    let marked: Vec<(&str, bool)> = run_after.rows.iter().filter(|row| row.not_proven).map(|row| (row.key.as_str(), row.open)).collect();
    assert_eq!(marked, [(write.row_key.as_str(), true)]);
    assert!(run_after.rows[0].not_proven, "what needs the owner stands first");
    let filter = HistoryFilter { needs_attention: true, limit: 10, ..HistoryFilter::default() };
    let history = app.history(&filter).unwrap();
    assert_eq!(history.runs.iter().map(|one| (one.id.as_str(), one.mark)).collect::<Vec<_>>(), [(run.as_str(), run_after.summary.mark)]);
    let need = Need::NotProven { run_id: run.clone(), runs: 1, count: 1 };
    assert!(needs(&app).contains(&need), "{:?}", needs(&app));
    assert!(app.run_mail(&run).unwrap().body.contains("Not reconciled: 1."));
    let words = BTreeMap::from([("report.notProven".to_owned(), "Not reconciled".to_owned())]);
    let file = folder.path().join("report.csv");
    app.run_save(&run, ReportFormat::Csv, &words, &file).unwrap();
    assert!(std::fs::read_to_string(&file).unwrap().contains("Not reconciled"));

    // A row that the owner put aside is no longer open; its outcome stays.
    let aside = app.run_put_aside(&run, std::slice::from_ref(&write.row_key), "paid by hand").unwrap();
    assert_eq!((aside.summary.open, aside.summary.mark), (0, RunMark::NotProven { count: 1 }));
    assert!(!needs(&app).contains(&need));

    // With the original amount the row is proven again.
    store.set_read_back(write.seq, &write.read_back, FixedClock.now()).unwrap();
    assert_eq!(app.run(&run).unwrap().summary.mark, RunMark::Confirmed);
}
