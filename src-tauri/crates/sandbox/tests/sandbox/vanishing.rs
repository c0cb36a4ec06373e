//! Services that refuse every connection, from a moment that a test chooses.

use reqwest::Method;
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service, VanishMoment};

use crate::common::{XML, client, recorded};

const PHONE: &str = "<payroll-user-writable><phone>+46700000000</phone></payroll-user-writable>";

#[tokio::test]
async fn services_refuse_until_they_listen_again() {
    let fixture = recorded().await;
    let addresses = fixture.sandbox.addresses();
    let personio = format!("{}/v2/persons", addresses.personio.base_url);
    for _ in 0..3 {
        fixture.sandbox.refuse_connections().await;
        for url in [&addresses.alexis.base_url, &addresses.kleer.base_url, &personio] {
            let error = client().get(url).send().await.unwrap_err();
            assert!(error.is_connect(), "{url}: {error:?}");
        }
        fixture.sandbox.accept_connections().await;
        assert_eq!(fixture.alexis("company").await.status, 200);
    }
    assert_eq!(fixture.sandbox.request_log().len(), 3, "what is refused reached nobody");
}

#[rstest]
#[case::answered(VanishMoment::Answered, true, true)]
#[case::before_the_effect(VanishMoment::BeforeEffect, false, false)]
#[case::after_the_effect(VanishMoment::AfterEffect, false, true)]
#[tokio::test]
async fn vanish_fault_closes_at_the_chosen_moment(#[case] moment: VanishMoment, #[case] answered: bool, #[case] effect: bool) {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::Vanish { moment }).method("POST"));
    // These requests would leave connections to reuse, which are not refused, if the fault were not pending.
    fixture.alexis("company").await;
    fixture.kleer("user").await;
    let sent = fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await;
    assert_eq!(sent.is_ok(), answered, "{sent:?}");
    let write = fixture.only_write();
    assert_eq!((write.effect, write.status), (effect, answered.then_some(200)));
    for error in [
        fixture.alexis_request(Method::GET, "company").send().await.unwrap_err(),
        fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE).send().await.unwrap_err(),
    ] {
        assert!(error.is_connect(), "{error:?}");
    }
    assert_eq!(fixture.sandbox.writes().len(), 1, "what is refused is no write");
    fixture.sandbox.accept_connections().await;
    assert_eq!(fixture.alexis("company").await.status, 200);
    let faults: Vec<Option<String>> = fixture.sandbox.request_log().into_iter().map(|asked| asked.fault).collect();
    assert_eq!(faults, [None, None, Some(FaultKind::Vanish { moment }.name()), None]);
}
