//! The requests of the Kleer client for time and absence, and the decoding of their answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use chrono::NaiveDate;
use common::{Call, FIRST, LAST, TOKEN, base, event, kleer, options, payroll_event, service};
use connectors::kleer::wire::{EventToWrite, PayrollEventToWrite};
use connectors::kleer::{Calls, DayStatus, Event, PayrollEvent, ScheduleDay};
use connectors::{Error, ErrorCode, Written};
use rstest::rstest;
use rust_decimal::Decimal;
use secrecy::SecretString;
use wiremock::{MockServer, Request, ResponseTemplate};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

async fn server_with(call: Call, body: &str) -> MockServer {
    service(call, ResponseTemplate::new(200).set_body_raw(body, "application/xml")).await
}

/// The only received request, as "METHOD path?query body".
async fn received_request(server: &MockServer) -> String {
    let requests = server.received_requests().await.unwrap();
    let [request]: [Request; 1] = requests.try_into().expect("one request");
    for (name, value) in [("accept", "application/xml"), ("content-type", "application/xml"), ("x-token", TOKEN)] {
        assert_eq!(request.headers[name], value);
    }
    let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = request.url.path().trim_start_matches("/v1/company/4242/");
    format!("{} {path}{query} {}", request.method, String::from_utf8(request.body).unwrap())
}

#[tokio::test]
async fn activities_are_read() {
    let server = server_with(
        Call::KleerActivities,
        "<activity-readables>\n<activity-readable><id><id>9001</id></id><name> Semester </name><description/>\
         <mandatory-child-when-reporting>false</mandatory-child-when-reporting></activity-readable>\
         <activity-readable><id>9002</id><name>VAB</name><description>x</description><price>100</price>\
         <mandatory-child-when-reporting>1</mandatory-child-when-reporting><invoice-product><id>1</id></invoice-product></activity-readable>\
         </activity-readables>",
    )
    .await;
    let activities = kleer(&base(&server), options()).activities().await.unwrap();
    let seen: Vec<_> = activities.iter().map(|activity| (activity.id, activity.name.as_str(), activity.needs_child)).collect();
    assert_eq!(seen, [(9001, "Semester", false), (9002, "VAB", true)]);
    assert_eq!(received_request(&server).await, "GET activity ");
}

#[rstest]
#[case("<activity-readable><name>x</name></activity-readable>", "activity-readable[0]/id")]
#[case("<activity-readable><id><id/></id></activity-readable>", "activity-readable[0]/id/id")]
#[case("<activity-readable><id>1</id></activity-readable>", "activity-readable[0]/mandatory-child-when-reporting")]
#[tokio::test]
async fn bad_activity_is_named_by_its_path(#[case] row: &str, #[case] field: &str) {
    let server = server_with(Call::KleerActivities, &format!("<activity-readables>{row}</activity-readables>")).await;
    let error = kleer(&base(&server), options()).activities().await.unwrap_err();
    assert_eq!((error.code, error.field.unwrap()), (ErrorCode::NotUnderstood, format!("activity-readables/{field}")));
}

const EVENT: &str = "<event-readable><id><id>7001</id></id><foreign-id>alexis-leave-2026-10-06-0123456789abcdef</foreign-id>\
    <user><id>501</id></user><activity><id>9001</id></activity><child> Alva </child><date>2026-10-06</date><hours>4.50</hours>\
    <comment>feber</comment><internal-comment/><invoiceable>false</invoiceable><invoiced-hours>0</invoiced-hours>\
    <invoiced-price>0</invoiced-price><approved>false</approved><status><type>Open</type><registration-user><id>12</id></registration-user>\
    <registration-date>2026-10-07</registration-date></status></event-readable>";

fn event_list(rows: &str) -> String {
    format!("<event-readables>{rows}</event-readables>")
}

async fn events(body: &str) -> Result<Vec<Event>, Error> {
    let server = server_with(Call::KleerEvents, body).await;
    kleer(&base(&server), options()).events(Some(501), FIRST, LAST).await
}

#[tokio::test]
async fn events_are_read() {
    let expected = Event {
        id: 7001,
        foreign_id: Some("alexis-leave-2026-10-06-0123456789abcdef".to_owned()),
        user_id: 501,
        activity_id: 9001,
        client_project: None,
        child: Some("Alva".to_owned()),
        date: day("2026-10-06"),
        hours: number("4.50"),
        comment: Some("feber".to_owned()),
        status: DayStatus::Open,
    };
    assert_eq!(events(&event_list(EVENT)).await.unwrap(), std::slice::from_ref(&expected));
    let sparse = "<event-readable><id>7002</id><foreign-id/><user><id>501</id></user><activity><id>9001</id></activity>\
        <client-project><id>3</id></client-project><child/><date>2026-10-31+01:00</date><hours>8</hours><comment></comment></event-readable>";
    let work = Event {
        id: 7002,
        foreign_id: None,
        client_project: Some(3),
        child: None,
        date: day("2026-10-31"),
        hours: number("8"),
        comment: None,
        status: DayStatus::Unknown(String::new()),
        ..expected
    };
    assert_eq!(events(&event_list(sparse)).await.unwrap(), [work]);
    for empty in ["<event-readables/>", "<event-readables></event-readables>"] {
        assert_eq!(events(empty).await.unwrap(), []);
    }
}

#[tokio::test]
async fn event_query_contains_days_and_user() {
    let server = server_with(Call::KleerEvents, &event_list("")).await;
    kleer(&base(&server), options()).events(Some(501), FIRST, LAST).await.unwrap();
    assert_eq!(received_request(&server).await, "GET event?startDate=2026-10-01&endDate=2026-10-31&userId=501 ");
    let server = server_with(Call::KleerEvents, &event_list(EVENT)).await;
    assert_eq!(kleer(&base(&server), options()).events(None, FIRST, LAST).await.unwrap().len(), 1);
    assert_eq!(received_request(&server).await, "GET event?startDate=2026-10-01&endDate=2026-10-31 ");
}

#[rstest]
#[case("Open", DayStatus::Open)]
#[case("OPEN", DayStatus::Open)]
#[case("Approved", DayStatus::Approved)]
#[case("APPROVED", DayStatus::Approved)]
#[case("Certified", DayStatus::Certified)]
#[case("CERTIFIED", DayStatus::Certified)]
#[case(" InventedLater ", DayStatus::Unknown("InventedLater".to_owned()))]
#[case("", DayStatus::Unknown(String::new()))]
#[tokio::test]
async fn day_status_is_read_in_both_spellings(#[case] text: &str, #[case] status: DayStatus) {
    let body = event_list(&EVENT.replace("<type>Open</type>", &format!("<type>{text}</type>")));
    assert_eq!(events(&body).await.unwrap()[0].status, status);
}

#[rstest]
#[case("<id><id>7001</id></id>", "", "id")]
#[case("<user><id>501</id></user>", "", "user")]
#[case("<user><id>501</id></user>", "<user><id>x</id></user>", "user/id")]
#[case("<activity><id>9001</id></activity>", "<activity/>", "activity")]
#[case("<date>2026-10-06</date>", "", "date")]
#[case("<date>2026-10-06</date>", "<date>6 Oct</date>", "date")]
#[case("<hours>4.50</hours>", "<hours/>", "hours")]
#[case("<hours>4.50</hours>", "<hours>4,5</hours>", "hours")]
#[tokio::test]
async fn bad_event_is_named_by_its_path(#[case] element: &str, #[case] replacement: &str, #[case] field: &str) {
    assert!(EVENT.contains(element));
    let bad = EVENT.replace("7001", "7002").replace(&element.replace("7001", "7002"), replacement);
    let error = events(&event_list(&format!("{EVENT}{bad}"))).await.unwrap_err();
    assert_eq!((error.code, error.field.unwrap()), (ErrorCode::NotUnderstood, format!("event-readables/event-readable[1]/{field}")));
}

#[rstest]
#[case::a_later_day("<date>2026-10-06", "<date>2026-11-01")]
#[case::an_earlier_day("<date>2026-10-06", "<date>2026-09-30")]
#[case::another_user("<user><id>501</id>", "<user><id>502</id>")]
#[tokio::test]
async fn event_that_was_not_requested_is_an_error(#[case] asked: &str, #[case] answered: &str) {
    let error = events(&event_list(&EVENT.replace(asked, answered))).await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some("event-readables/event-readable[0]")));
}

#[tokio::test]
async fn event_list_with_a_repeated_id_is_incomplete() {
    assert_eq!(events(&event_list(&format!("{EVENT}{EVENT}"))).await.unwrap_err().code, ErrorCode::Incomplete);
}

fn restriction(status: &str, date: &str) -> String {
    format!(
        "<event-restriction-readable><status><type>{status}</type><registration-user><id>12</id></registration-user>\
         <event-date>{date}</event-date></status></event-restriction-readable>"
    )
}

fn restrictions(rows: &[String]) -> String {
    format!("<event-restriction-readables>{}</event-restriction-readables>", rows.concat())
}

#[tokio::test]
async fn day_statuses_are_read() {
    let rows = [restriction("Open", "2026-10-01"), restriction("APPROVED", "2026-10-02"), restriction("Certified", "2026-10-02")];
    let server = server_with(Call::KleerDayStatuses, &restrictions(&rows)).await;
    let found = kleer(&base(&server), options()).day_statuses(501, FIRST, LAST).await.unwrap();
    assert_eq!(
        found,
        [(FIRST, DayStatus::Open), (day("2026-10-02"), DayStatus::Approved), (day("2026-10-02"), DayStatus::Certified)],
        "a day can come twice"
    );
    assert_eq!(received_request(&server).await, "GET event/statuses?userId=501&fromDate=2026-10-01&toDate=2026-10-31 ");
    for (rows, field) in [
        (vec![restriction("Open", "2026-11-01")], "event-restriction-readable[0]"),
        (vec![restriction("Open", "")], "event-restriction-readable[0]/status/event-date"),
        (vec!["<event-restriction-readable/>".to_owned()], "event-restriction-readable[0]/status"),
    ] {
        let server = server_with(Call::KleerDayStatuses, &restrictions(&rows)).await;
        let error = kleer(&base(&server), options()).day_statuses(501, FIRST, LAST).await.unwrap_err();
        assert_eq!((error.code, error.field.unwrap()), (ErrorCode::NotUnderstood, format!("event-restriction-readables/{field}")));
    }
}

fn schedule_body(date: &str, actual: &str) -> String {
    format!(
        "<payroll-user-schedule-metadatas><payroll-user-schedule-metadata><date>{date}</date><level-of-employment>0.75</level-of-employment>\
         <gross-hours>8</gross-hours><net-hours>8</net-hours>{actual}</payroll-user-schedule-metadata></payroll-user-schedule-metadatas>"
    )
}

#[tokio::test]
async fn schedule_is_read() {
    let server = server_with(Call::KleerSchedule, &schedule_body("2026-10-05", "<actual-hours>6.0</actual-hours>")).await;
    let schedule = kleer(&base(&server), options()).schedule(501, FIRST, LAST).await.unwrap();
    assert_eq!(schedule, [ScheduleDay { date: day("2026-10-05"), hours: number("6") }]);
    assert_eq!(received_request(&server).await, "GET payroll/user/501/schedule/2026-10-01/to/2026-10-31 ");
    for (body, field) in
        [(schedule_body("2026-10-05", ""), "/actual-hours"), (schedule_body("2026-11-05", "<actual-hours>6</actual-hours>"), "")]
    {
        let server = server_with(Call::KleerSchedule, &body).await;
        let error = kleer(&base(&server), options()).schedule(501, FIRST, LAST).await.unwrap_err();
        let place = "payroll-user-schedule-metadatas/payroll-user-schedule-metadata[0]";
        assert_eq!((error.code, error.field.unwrap()), (ErrorCode::NotUnderstood, format!("{place}{field}")));
    }
}

#[tokio::test]
async fn schedule_without_agreement_is_not_found() {
    let refusal = ResponseTemplate::new(500)
        .set_body_raw("<error><message>PayrollUserDoesNotExistException: 501</message></error>", "application/xml");
    let server = service(Call::KleerSchedule, refusal).await;
    assert_eq!(kleer(&base(&server), options()).schedule(501, FIRST, LAST).await.unwrap_err().code, ErrorCode::NotFound);
}

const EVENT_BODY: &str = "<event-writable><foreign-id>alexis-leave-2026-10-06-0123456789abcdef</foreign-id><user><id>501</id></user>\
    <activity><id>9001</id></activity><child>Alva</child><date>2026-10-06</date><hours>4.5</hours><comment>feber &amp; hosta</comment></event-writable>";

#[tokio::test]
async fn event_is_created() {
    let server = server_with(Call::KleerCreateEvent, "<created><id>7001</id></created>").await;
    assert_eq!(kleer(&base(&server), options()).create_event(&event()).await, Written::Done(7001));
    assert_eq!(received_request(&server).await, format!("PUT event {EVENT_BODY}"));

    let server = server_with(Call::KleerCreateEvent, "<saved><id><id>7002</id></id></saved>").await;
    let vacation = EventToWrite { child: None, hours: number("8"), comment: String::new(), ..event() };
    assert_eq!(kleer(&base(&server), options()).create_event(&vacation).await, Written::Done(7002));
    assert_eq!(
        received_request(&server).await,
        "PUT event <event-writable><foreign-id>alexis-leave-2026-10-06-0123456789abcdef</foreign-id><user><id>501</id></user>\
         <activity><id>9001</id></activity><date>2026-10-06</date><hours>8</hours><comment/></event-writable>",
        "a comment may be empty and must not be missing"
    );
}

#[tokio::test]
async fn empty_comment_is_written_as_a_dash_by_the_switch() {
    let vacation = EventToWrite { child: None, comment: " ".to_owned(), ..event() };
    let calls = Calls { no_empty_comment: true, ..Calls::default() };
    let server = server_with(Call::KleerCreateEvent, "<created><id>7001</id></created>").await;
    let client = connectors::kleer::Client::new(&base(&server), "4242", SecretString::from(TOKEN), calls, options()).unwrap();
    assert_eq!(client.create_event(&vacation).await, Written::Done(7001));
    assert!(received_request(&server).await.ends_with("<comment>-</comment></event-writable>"));
}

#[rstest]
#[case("<created><id>0</id></created>")]
#[case("<created><id>x</id></created>")]
#[case("<created/>")]
#[tokio::test]
async fn created_event_without_id_is_unclear(#[case] body: &str) {
    let server = server_with(Call::KleerCreateEvent, body).await;
    let written = kleer(&base(&server), options()).create_event(&event()).await;
    assert!(matches!(&written, Written::Unclear(error) if error.code == ErrorCode::NotUnderstood), "{written:?}");
}

#[tokio::test]
async fn event_is_updated_and_deleted() {
    let server = server_with(Call::KleerUpdateEvent, "<saved><id>501</id></saved>").await;
    assert_eq!(kleer(&base(&server), options()).update_event(501, &event()).await, Written::Done(()));
    assert_eq!(received_request(&server).await, format!("POST event/501 {EVENT_BODY}"));

    let server = server_with(Call::KleerDeleteEvent, "<deleted><id>501</id></deleted>").await;
    assert_eq!(kleer(&base(&server), options()).delete_event(501).await, Written::Done(()));
    assert_eq!(received_request(&server).await, "DELETE event/501 ", "a removal has no body");
    for body in ["<deleted/>", "<ok><id>501</id></ok>", " "] {
        let server = server_with(Call::KleerDeleteEvent, body).await;
        assert_eq!(kleer(&base(&server), options()).delete_event(501).await, Written::Done(()), "{body}");
    }
}

#[tokio::test]
async fn answer_with_another_event_id_is_unclear() {
    let server = server_with(Call::KleerUpdateEvent, "<saved><id>502</id></saved>").await;
    let updated = kleer(&base(&server), options()).update_event(501, &event()).await;
    let server = server_with(Call::KleerDeleteEvent, "<deleted><id>502</id></deleted>").await;
    let deleted = kleer(&base(&server), options()).delete_event(501).await;
    for written in [updated, deleted] {
        let Written::Unclear(error) = written else { panic!("{written:?}") };
        assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some("id")));
    }
}

#[tokio::test]
async fn locked_day_refusal_keeps_the_services_message() {
    let refusal =
        || ResponseTemplate::new(500).set_body_raw("<error><message>Dagen är låst (attesterad)</message></error>", "application/xml");
    for call in [Call::KleerCreateEvent, Call::KleerUpdateEvent, Call::KleerDeleteEvent, Call::KleerCreatePayrollEvent] {
        let server = service(call, refusal()).await;
        let (_, error) = call.run(&base(&server), options()).await.unwrap_err();
        assert_eq!((error.code, error.service_message.as_deref()), (ErrorCode::Refused, Some("Dagen är låst (attesterad)")), "{call:?}");
    }
}

#[tokio::test]
async fn refusal_does_not_contain_child_and_comment() {
    for call in [Call::KleerCreateEvent, Call::KleerUpdateEvent, Call::KleerCreatePayrollEvent] {
        let body = "<error><message>Okänt barn Alva, feber &amp; hosta</message></error>";
        let server = service(call, ResponseTemplate::new(400).set_body_raw(body, "application/xml")).await;
        let (_, error) = call.run(&base(&server), options()).await.unwrap_err();
        assert_eq!(error.service_message.as_deref(), Some("Okänt barn •••, •••"), "{call:?}");
    }
}

#[tokio::test]
async fn payroll_events_are_read() {
    let row = |kind: &str, rest: &str| {
        format!("<payroll-event>{rest}<date>2026-10-06</date><hours>4.5</hours><type>{kind}</type><comment/></payroll-event>")
    };
    let rows = [row("ParentalLeave", "<id>7001</id>"), row("PARENTAL_LEAVE", "<id>7002</id>"), row("Sick", "")].concat();
    let server = server_with(Call::KleerPayrollEvents, &format!("<payroll-events>{rows}</payroll-events>")).await;
    let found = kleer(&base(&server), options()).payroll_events(501, FIRST, LAST).await.unwrap();
    let expected = |id: Option<i64>, kind: &str| PayrollEvent {
        id,
        date: day("2026-10-06"),
        hours: number("4.5"),
        kind: kind.to_owned(),
        child: None,
        comment: None,
    };
    assert_eq!(found, [expected(Some(7001), "PARENTAL_LEAVE"), expected(Some(7002), "PARENTAL_LEAVE"), expected(None, "SICK")]);
    assert_eq!(received_request(&server).await, "GET payroll/user/501/event/from/2026-10-01/to/2026-10-31 ");
    for (row, field) in [(row("", ""), "/type"), (row("Sick", "").replace("10-06", "09-30"), "")] {
        let server = server_with(Call::KleerPayrollEvents, &format!("<payroll-events>{row}</payroll-events>")).await;
        let error = kleer(&base(&server), options()).payroll_events(501, FIRST, LAST).await.unwrap_err();
        assert_eq!((error.code, error.field.unwrap()), (ErrorCode::NotUnderstood, format!("payroll-events/payroll-event[0]{field}")));
    }
}

#[tokio::test]
async fn payroll_event_is_created() {
    for (body, id) in [("<created><id>7001</id></created>", Some(7001)), ("<saved/>", None), ("", None)] {
        let server = server_with(Call::KleerCreatePayrollEvent, body).await;
        assert_eq!(kleer(&base(&server), options()).create_payroll_event(501, &payroll_event()).await, Written::Done(id), "{body}");
        assert_eq!(
            received_request(&server).await,
            "PUT payroll/user/501/event <payroll-event><date>2026-10-06</date><hours>4.5</hours><type>Childcare</type><child>Alva</child>\
             <comment>feber &amp; hosta</comment></payroll-event>"
        );
    }
    let server = server_with(Call::KleerCreatePayrollEvent, "<created/>").await;
    let vacation = PayrollEventToWrite { kind: "Vacation", child: None, comment: String::new(), ..payroll_event() };
    assert_eq!(kleer(&base(&server), options()).create_payroll_event(501, &vacation).await, Written::Done(None));
    assert_eq!(
        received_request(&server).await,
        "PUT payroll/user/501/event <payroll-event><date>2026-10-06</date><hours>4.5</hours><type>Vacation</type><comment/></payroll-event>"
    );
}
