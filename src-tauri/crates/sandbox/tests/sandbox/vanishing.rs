//! Nobody listens any more: as a cable that is pulled out, at a moment that a test chooses.

use reqwest::Method;
use rstest::rstest;
use sandbox::{Fault, FaultKind, Moment, Service};

use crate::common::{XML, client, recorded};

const PHONE: &str = "<payroll-user-writable><phone>+46700000000</phone></payroll-user-writable>";

#[tokio::test]
async fn every_service_refuses_until_they_come_back() {
    let start = recorded().await;
    let addresses = start.sandbox.addresses();
    let personio = format!("{}/v2/persons", addresses.personio.base_url);
    for _ in 0..3 {
        start.sandbox.refuse_connections().await;
        for url in [&addresses.alexis.base_url, &addresses.kleer.base_url, &personio] {
            let error = client().get(url).send().await.unwrap_err();
            assert!(error.is_connect(), "{url}: {error:?}");
        }
        start.sandbox.accept_connections().await;
        assert_eq!(start.alexis("company").await.status, 200);
    }
    assert_eq!(start.sandbox.record().len(), 3, "what is refused reached nobody");
}

#[rstest]
#[case::answered(Moment::Answered, true, true)]
#[case::before_the_effect(Moment::BeforeEffect, false, false)]
#[case::after_the_effect(Moment::AfterEffect, false, true)]
#[tokio::test]
async fn at_a_request_that_a_test_chooses(#[case] moment: Moment, #[case] answered: bool, #[case] effect: bool) {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Kleer, FaultKind::Vanish { moment }).method("POST"));
    // The connection that this leaves would otherwise be used again, and not be refused.
    start.alexis("company").await;
    start.kleer("user").await;
    let sent = start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await;
    assert_eq!(sent.is_ok(), answered, "{sent:?}");
    let write = start.only_write();
    assert_eq!((write.effect, write.status), (effect, answered.then_some(200)));
    for error in [
        start.alexis_request(Method::GET, "company").send().await.unwrap_err(),
        start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await.unwrap_err(),
    ] {
        assert!(error.is_connect(), "{error:?}");
    }
    assert_eq!(start.sandbox.writes().len(), 1, "what is refused is no write");
    start.sandbox.accept_connections().await;
    assert_eq!(start.alexis("company").await.status, 200);
    let faults: Vec<Option<String>> = start.sandbox.record().into_iter().map(|asked| asked.fault).collect();
    assert_eq!(faults, [None, None, Some(FaultKind::Vanish { moment }.name()), None]);
}
