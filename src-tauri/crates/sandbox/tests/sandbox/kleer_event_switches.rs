//! The switches for Kleer's events, on and off.

use sandbox::{KleerEventsWithoutUser, KleerHoursBeyondSchedule, KleerPostEvent};

use crate::{
    common::{recorded, unrecorded},
    kleer_events::{SICK, edit_company, without_events},
};

#[tokio::test]
async fn unique_foreign_id_refuses_a_second_event() {
    let fixture = without_events(recorded().await).await;
    fixture.put("event", SICK).await;
    fixture.switch(|switches| switches.kleer.unique_event_foreign_id = true);
    let answer = fixture.put("event", SICK).await;
    assert_eq!((answer.status, answer.body.contains("samma externa id")), (500, true));
    assert_eq!(fixture.post("event/7001", SICK).await.status, 200, "its own");
    fixture.put("event", &SICK.replace("ours-1", "ours-2")).await;
    assert_eq!(fixture.post("event/7002", SICK).await.status, 500);
}

#[tokio::test]
async fn child_name_is_unchecked_when_switched() {
    let fixture = without_events(recorded().await).await;
    fixture.switch(|switches| switches.kleer.check_child_name = false);
    let body = SICK.replace("9001</id></activity>", "9003</id></activity><child>Tuva</child>");
    assert_eq!(fixture.put("event", &body).await.status, 200);
    assert_eq!(fixture.kleer_json("event/7001").await.json()["child"], "Tuva");
}

#[tokio::test]
async fn hours_beyond_schedule_are_refused_when_switched() {
    let fixture = without_events(recorded().await).await;
    let hours = |hours: &str| SICK.replace("<hours>8<", &format!("<hours>{hours}<"));
    assert_eq!(fixture.put("event", &hours("9")).await.status, 200);
    fixture.switch(|switches| switches.kleer.hours_beyond_schedule = KleerHoursBeyondSchedule::Refuse);
    assert_eq!(fixture.put("event", &hours("1")).await.status, 500, "the day is more than full");
    assert_eq!(fixture.post("event/7001", &hours("5")).await.status, 200, "it takes its own place");
    assert_eq!(fixture.put("event", &hours("3")).await.status, 200);
    assert_eq!(fixture.put("event", &hours("0.25")).await.status, 500);
    assert_eq!(fixture.put("event", &hours("2").replace("9001", "9011")).await.status, 200, "work may be more");
    assert_eq!(fixture.put("event", &SICK.replace("11-23", "11-22")).await.status, 500, "a Sunday");
    fixture.switch(|switches| switches.kleer.no_schedule = true);
    assert_eq!(fixture.put("event", &hours("0.25")).await.status, 200);
}

#[tokio::test]
async fn event_list_without_user_is_everybody_or_own() {
    let fixture = without_events(recorded().await).await;
    fixture.put("event", SICK).await;
    let count = async || fixture.kleer("event?startDate=2026-11-23&endDate=2026-11-23").await.body.matches("<event-readable>").count();
    assert_eq!(count().await, 1);
    fixture.switch(|switches| switches.kleer.events_without_user = KleerEventsWithoutUser::Own);
    assert_eq!(count().await, 0);
    edit_company(&fixture, |company| company.add_event_by_hand(12, 9011, "2026-11-23".parse().unwrap(), 8, ""));
    assert_eq!(count().await, 1);
}

#[tokio::test]
async fn event_foreign_id_is_hidden_when_switched() {
    let fixture = without_events(recorded().await).await;
    fixture.put("event", SICK).await;
    fixture.switch(|switches| switches.kleer.clear_foreign_id_in_reads = true);
    assert!(fixture.kleer("event/7001").await.body.contains("<foreign-id></foreign-id>"));
    fixture.switch(|switches| switches.kleer.clear_foreign_id_in_reads = false);
    assert!(fixture.kleer("event/7001").await.body.contains("<foreign-id>ours-1</foreign-id>"), "it was kept");
}

#[tokio::test]
async fn event_post_can_be_not_allowed() {
    let fixture = without_events(unrecorded().await).await;
    fixture.put("event", SICK).await;
    fixture.switch(|switches| switches.kleer.post_event = KleerPostEvent::MethodNotAllowed);
    assert_eq!(fixture.post("event/7001", SICK).await.status, 405);
    assert_eq!(fixture.delete("event/7001").await.status, 200);
}

#[tokio::test]
async fn payroll_event_write_creates_an_event() {
    let fixture = without_events(recorded().await).await;
    let event = "<payroll-event><date>2026-11-24</date><hours>4.5</hours><type>Childcare</type>\
                 <child>Alva</child><comment></comment></payroll-event>";
    fixture.switch(|switches| switches.kleer.payroll_events_can_be_written = true);
    assert_eq!(fixture.put("payroll/user/525/event", event).await.body, "<created><id>7001</id></created>");
    let same = fixture.kleer_json("event/7001").await.json();
    assert_eq!((&same["activity"]["id"], &same["child"], &same["hours"]), (&9003.into(), &"Alva".into(), &4.5.into()));
    assert_eq!(fixture.put("payroll/user/501/event", event).await.status, 500, "no child of hers");
    fixture.switch(|switches| switches.kleer.rights.report_time = false);
    assert!(fixture.put("payroll/user/525/event", event).await.body.contains("SingleAccessDeniedException"));
}

#[tokio::test]
async fn payroll_event_write_is_not_found_by_default() {
    let fixture = unrecorded().await;
    assert_eq!(fixture.put("payroll/user/525/event", "<payroll-event></payroll-event>").await.status, 404);
    fixture.switch(|switches| switches.kleer.payroll_events_can_be_written = true);
    let bare = "<payroll-event><date>2026-11-24</date><hours>4.5</hours><type>CHILDCARE</type><comment></comment></payroll-event>";
    assert_eq!(fixture.put("payroll/user/525/event", bare).await.status, 400, "as JSON spells it");
}
