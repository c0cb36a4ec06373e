//! The requests of the Kleer client for users and agreements, and the decoding of their answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use chrono::NaiveDate;
use common::{Call, EMAIL, PASSWORD, TOKEN, base, kleer, kleer_with, new_user, options, service, user};
use connectors::kleer::wire::{Agreement, EndDate};
use connectors::kleer::{Calls, CreateAgreement, IdOnCreate, companies, unproven};
use connectors::{ErrorCode, Written};
use rstest::rstest;
use secrecy::{ExposeSecret, SecretString};
use wiremock::{MockServer, Request, ResponseTemplate};

const SAVED: &str = "<saved><id>501</id></saved>";

async fn server_with(call: Call, body: &str) -> MockServer {
    service(call, ResponseTemplate::new(200).set_body_raw(body, "application/xml")).await
}

/// The only received request, as "METHOD body".
async fn received_request(server: &MockServer) -> String {
    let requests = server.received_requests().await.unwrap();
    let [request]: [Request; 1] = requests.try_into().expect("one request");
    assert_eq!(
        (&request.headers["accept"], &request.headers["content-type"]),
        (&"application/xml".parse().unwrap(), &"application/xml".parse().unwrap())
    );
    assert_eq!(
        request.headers.get("x-token").map(|token| token.to_str().unwrap()),
        (request.url.path() != "/v1/access/authenticate").then_some(TOKEN)
    );
    format!("{} {}", request.method, String::from_utf8(request.body).unwrap())
}

fn some_day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

#[tokio::test]
async fn user_update_sends_every_element_that_was_read() {
    let server = server_with(
        Call::KleerUsers,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<users>\n\
         <user><id>501</id><foreign-id>alx-7</foreign-id><internal-id>12</internal-id><name>Ebba &amp; Co</name><email>ebba@example.test</email>\
         <active>true</active><dimension-entry><id>9</id></dimension-entry><dimensions><dimension-entry><id>3</id><percentage>0.5</percentage>\
         </dimension-entry></dimensions><dimension-user-percentage>1</dimension-user-percentage><invented-later a=\"1\"><x>y</x></invented-later></user>\n\
         <user><id>502</id><name> Nils </name><email/><active>0</active></user></users>",
    )
    .await;
    let users = kleer(&base(&server), options()).users().await.unwrap();
    assert_eq!(received_request(&server).await, "GET ");
    assert_eq!((users[1].name.as_str(), users[1].email.as_str(), users[1].active, &users[1].foreign_id), ("Nils", "", false, &None));

    let server = server_with(Call::KleerUpdateUser, SAVED).await;
    assert_eq!(kleer(&base(&server), options()).update_user(&users[0]).await, Written::Done(()));
    assert_eq!(
        received_request(&server).await,
        "POST <user><id>501</id><foreign-id>alx-7</foreign-id><internal-id>12</internal-id><name>Ebba &amp; Co</name>\
         <email>ebba@example.test</email><active>true</active><dimensions><dimension-entry><id>3</id><percentage>0.5</percentage>\
         </dimension-entry></dimensions><dimension-user-percentage>1</dimension-user-percentage><invented-later><x>y</x></invented-later></user>"
    );
}

#[tokio::test]
async fn agreement_is_read() {
    let server = server_with(
        Call::KleerPayrollUsers,
        "<payroll-user-readables><payroll-user-readable><user><id>501</id></user><ssn>19900101-0017</ssn><address1/><address2>Exempelgatan 4</address2>\
         <zip-code>11122</zip-code><state>Stockholm</state><country-code>SE</country-code><phone></phone><tax-table>32</tax-table>\
         <tax-table-column>1</tax-table-column><clearing-nr>6000</clearing-nr><account-nr>123456789</account-nr>\
         <employment-start-date>2024-12-01+01:00</employment-start-date><employment-end-date>2027-05-31</employment-end-date>\
         <monthly-salary>3500000</monthly-salary><monthly-salary-start-date>2025-01-01</monthly-salary-start-date><hourly-salary>0</hourly-salary>\
         <children><child><name>Alva</name><birth-date>2021-05-04</birth-date></child><child><name> Lo </name></child><child/></children>\
         <full-history-monthly-salaries><full-history-monthly-salary><monthly-salary>3300000</monthly-salary>\
         <monthly-salary-start-date>2024-12-01</monthly-salary-start-date></full-history-monthly-salary></full-history-monthly-salaries>\
         </payroll-user-readable></payroll-user-readables>",
    )
    .await;
    let agreement = kleer(&base(&server), options()).payroll_users().await.unwrap().remove(0);
    assert_eq!(
        (agreement.user_id, agreement.ssn.as_deref(), agreement.phone, agreement.address1),
        (501, Some("19900101-0017"), None, None)
    );
    assert_eq!((agreement.employment_start_date, agreement.employment_end_date), (some_day("2024-12-01"), some_day("2027-05-31")));
    assert_eq!((agreement.monthly_salary, agreement.hourly_salary), (Some(3_500_000), Some(0)));
    assert_eq!(agreement.monthly_history, [(3_300_000, some_day("2024-12-01"))]);
    assert_eq!(agreement.children, ["Alva", "Lo"]);
}

#[tokio::test]
async fn empty_company_has_no_users_or_agreements() {
    let server = server_with(Call::KleerUsers, "<users/>").await;
    assert!(kleer(&base(&server), options()).users().await.unwrap().is_empty());
    let server = server_with(Call::KleerPayrollUsers, "<payroll-user-readables></payroll-user-readables>").await;
    assert!(kleer(&base(&server), options()).payroll_users().await.unwrap().is_empty());
}

#[rstest]
#[case("<users><user><id>1</id><active>true</active></user><user><id>2</id><active>maybe</active></user></users>", "users/user[1]/active")]
#[case("<users><user><active>true</active></user></users>", "users/user[0]/id")]
#[case("<users><user><id>99999999999999999999</id><active>true</active></user></users>", "users/user[0]/id")]
#[case("<error><message>nej</message></error>", "error")]
#[case("<html/>", "html")]
#[tokio::test]
async fn bad_user_value_is_named_by_its_path(#[case] body: &str, #[case] field: &str) {
    let server = server_with(Call::KleerUsers, body).await;
    let error = kleer(&base(&server), options()).users().await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some(field)));
}

#[rstest]
#[case("<tax-table>x</tax-table>", "tax-table")]
#[case("<employment-start-date>1 May</employment-start-date>", "employment-start-date")]
#[case("<employment-start-date>2024-02-30</employment-start-date>", "employment-start-date")]
#[case("<monthly-salary>35000.50</monthly-salary>", "monthly-salary")]
#[tokio::test]
async fn bad_agreement_value_is_named_by_its_path(#[case] element: &str, #[case] name: &str) {
    let body = format!(
        "<payroll-user-readables><payroll-user-readable><user><id>1</id></user>{element}</payroll-user-readable></payroll-user-readables>"
    );
    let server = server_with(Call::KleerPayrollUsers, &body).await;
    let error = kleer(&base(&server), options()).payroll_users().await.unwrap_err();
    assert_eq!(error.field.unwrap(), format!("payroll-user-readables/payroll-user-readable[0]/{name}"));
}

#[tokio::test]
async fn user_list_with_a_repeated_id_is_incomplete() {
    let user = "<user><id>1</id><active>true</active></user>";
    let server = server_with(Call::KleerUsers, &format!("<users>{user}{user}</users>")).await;
    assert_eq!(kleer(&base(&server), options()).users().await.unwrap_err().code, ErrorCode::Incomplete);
}

#[tokio::test]
async fn create_user_sends_zero_or_no_id() {
    let rest = "<foreign-id>alx-7</foreign-id><name>Ebba Lindqvist</name><email>ebba@example.test</email><active>true</active></user>";
    for (id, element) in [(IdOnCreate::Zero, "<id>0</id>"), (IdOnCreate::Omit, "")] {
        let server = server_with(Call::KleerCreateUser, "<created><id>777</id></created>").await;
        let client = kleer_with(&base(&server), Calls { create_user_id: id, ..Calls::default() }, options());
        assert_eq!(client.create_user(&new_user()).await, Written::Done(777));
        assert_eq!(received_request(&server).await, format!("PUT <user>{element}{rest}"));
    }
    assert_eq!(Calls::default().create_user_id, IdOnCreate::Zero);
}

#[rstest]
#[case("<created><id><id>777</id></id></created>", Some(777))]
#[case("<saved><id>777</id></saved>", Some(777))]
#[case("<created><id>0</id></created>", None)]
#[case("<created/>", None)]
#[tokio::test]
async fn created_user_id_is_read_or_unclear(#[case] body: &str, #[case] id: Option<i64>) {
    let server = server_with(Call::KleerCreateUser, body).await;
    match (kleer(&base(&server), options()).create_user(&new_user()).await, id) {
        (Written::Done(found), Some(id)) => assert_eq!(found, id),
        (Written::Unclear(error), None) => assert_eq!(error.code, ErrorCode::NotUnderstood),
        other => panic!("{other:?}"),
    }
}

fn full_agreement() -> Agreement {
    let text = |text: &str| Some(text.to_owned());
    Agreement {
        ssn: text("19900101-0017"),
        address1: None,
        address2: text("Exempelgatan 4 <B>"),
        zip_code: text("11122"),
        state: text("Stockholm"),
        country_code: text("SE"),
        phone: text("+46700000000"),
        tax_table: Some(32),
        tax_table_column: Some(1),
        clearing_nr: text("6000"),
        account_nr: text("123456789"),
        employment_start_date: some_day("2026-12-01"),
        employment_end: Some(EndDate::Set(some_day("2027-05-31").unwrap())),
        monthly_salary: Some(3_500_000),
        monthly_salary_start_date: some_day("2026-12-01"),
        hourly_salary: Some(18_050),
        hourly_salary_start_date: some_day("2026-12-02"),
    }
}

#[tokio::test]
async fn agreement_is_written_in_schema_order() {
    for (create_agreement, call, method) in
        [(CreateAgreement::Put, Call::KleerCreateAgreementPut, "PUT"), (CreateAgreement::Post, Call::KleerCreateAgreementPost, "POST")]
    {
        let server = server_with(call, SAVED).await;
        let client = kleer_with(&base(&server), Calls { create_agreement, ..Calls::default() }, options());
        assert_eq!(client.create_agreement(501, &full_agreement()).await, Written::Done(()));
        assert_eq!(
            received_request(&server).await,
            format!(
                "{method} <payroll-user-writable><ssn>19900101-0017</ssn><address2>Exempelgatan 4 &lt;B&gt;</address2><zip-code>11122</zip-code>\
                 <state>Stockholm</state><country-code>SE</country-code><phone>+46700000000</phone><tax-table>32</tax-table>\
                 <tax-table-column>1</tax-table-column><clearing-nr>6000</clearing-nr><account-nr>123456789</account-nr>\
                 <employment-start-date>2026-12-01</employment-start-date>\
                 <employment-end-date><employment-end-date>2027-05-31</employment-end-date></employment-end-date>\
                 <monthly-salary>3500000</monthly-salary><monthly-salary-start-date>2026-12-01</monthly-salary-start-date>\
                 <hourly-salary>18050</hourly-salary><hourly-salary-start-date>2026-12-02</hourly-salary-start-date></payroll-user-writable>"
            )
        );
    }
    assert_eq!(Calls::default().create_agreement, CreateAgreement::Put);
}

#[tokio::test]
async fn agreement_update_can_remove_the_end() {
    let server = server_with(Call::KleerUpdateAgreement, SAVED).await;
    let removal = Agreement { employment_end: Some(EndDate::Remove), ..Agreement::default() };
    assert_eq!(kleer(&base(&server), options()).update_agreement(501, &removal).await, Written::Done(()));
    assert_eq!(received_request(&server).await, "POST <payroll-user-writable><employment-end-date/></payroll-user-writable>");
    assert!(!removal.is_empty());
    assert!(Agreement::default().is_empty());
}

#[tokio::test]
async fn login_returns_companies_with_tokens() {
    let server = server_with(
        Call::KleerCompanies,
        "<accessible-companies><accessible-company><id>4242</id><name>Nordlicht AB</name><active>true</active><main>true</main>\
         <token>AbC123</token><accesses><type>Payroll</type><type>InventedLater</type></accesses></accessible-company></accessible-companies>",
    )
    .await;
    let found = companies(&base(&server), EMAIL, SecretString::from(PASSWORD), options()).await.unwrap();
    let request = received_request(&server).await;
    assert_eq!(
        request,
        "POST <user-authentication><email>lon@example.test</email><password>lösen &amp; &lt;ord&gt;</password></user-authentication>"
    );
    assert_eq!(
        (found[0].id, found[0].name.as_str(), found[0].active, found[0].token.expose_secret()),
        (4242, "Nordlicht AB", true, "AbC123")
    );
    assert_eq!(found[0].accesses, ["Payroll", "InventedLater"]);
    assert!(!format!("{found:?}").contains("AbC123"));
}

#[tokio::test]
async fn own_user_is_read() {
    let server = server_with(Call::KleerMe, "<user><id>501</id><foreign-id>alx-7</foreign-id><internal-id>12</internal-id><name>Ebba Lindqvist</name><email>ebba@example.test</email><active>1</active></user>").await;
    assert_eq!(kleer(&base(&server), options()).me().await.unwrap(), user());
}

#[tokio::test]
async fn single_user_must_have_the_requested_id() {
    let record = |id: i64| {
        format!(
            "<user><id>{id}</id><foreign-id>alx-7</foreign-id><internal-id>12</internal-id><name>Ebba Lindqvist</name><email>ebba@example.test</email><active>1</active></user>"
        )
    };
    let server = server_with(Call::KleerUser, &record(501)).await;
    assert_eq!(kleer(&base(&server), options()).user(501).await.unwrap(), user());
    let server = server_with(Call::KleerUser, &record(502)).await;
    let error = kleer(&base(&server), options()).user(501).await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some("id")));
}

#[rstest]
#[case("")]
#[case("12a")]
#[case("../7")]
#[case("-1")]
#[case("99999999999999999999")]
fn company_id_must_be_a_number(#[case] id: &str) {
    let client = connectors::kleer::Client::new("https://api.example.test", id, SecretString::from(TOKEN), Calls::default(), options());
    assert_eq!(client.unwrap_err().code, ErrorCode::AddressInvalid);
}

#[test]
fn unproven_calls_are_listed() {
    assert_eq!(
        unproven().map(|call| call.name).collect::<Vec<_>>(),
        ["kleer.companies", "kleer.create_user", "kleer.create_agreement", "kleer.create_payroll_event"]
    );
}
