//! Two companies in Kleer with one account of Alexis HR: a person in both stays two users.

use domain::plan::ChangeKind;
use domain::run::Outcome;
use tests::fixture::{Export, Fixture, FixtureOptions, change_of};

#[tokio::test]
async fn person_in_two_companies_stays_two_users() {
    let fixture = Fixture::sample().await;
    let mut other = fixture.sandbox.addresses().clone();
    other.kleer.company_id = 4243;
    other.kleer.token = fixture.sandbox.state().kleer.tokens.iter().find(|token| token.company == 4243).unwrap().token.clone();
    let folder = tempfile::tempdir().unwrap();
    let second = Export::open(folder.path(), &other, &FixtureOptions::default());
    for (export, run) in [(&fixture.export, "one"), (&second, "two")] {
        let plan = export.plan().await;
        assert_eq!(change_of(&plan, "Nils Åberg").kind, ChangeKind::Create, "{run}");
        export.send(run, &plan, |change| change.name == "Nils Åberg").await;
        assert_eq!(export.row(run, "Nils Åberg").result.outcome, Outcome::Confirmed, "{run}");
    }
    for export in [&fixture.export, &second] {
        assert_eq!(change_of(&export.plan().await, "Nils Åberg").kind, ChangeKind::InStep);
    }
    let state = fixture.sandbox.state();
    for company in &state.kleer.companies {
        let there = company.users.iter().filter(|user| user.name == "Nils Åberg").count();
        assert_eq!(there, 1, "company {}", company.id);
    }
}
