//! The switches of Kleer, on and off.

use reqwest::Method;
use rstest::rstest;
use sandbox::{KleerMoney, KleerNewUserId, KleerNoRight, KleerPayrollCreate, KleerRights, KleerSalaryRead, KleerSameEmail};

use crate::common::{XML, read, recorded, unrecorded};

const NEW: &str =
    "<payroll-user-writable><ssn>19920615-9973</ssn><employment-start-date>2026-11-01</employment-start-date></payroll-user-writable>";

fn user(id: &str) -> String {
    format!("<user>{id}<name>Nils</name><email>ebba.lindqvist@post.example</email><active>true</active></user>")
}

#[tokio::test]
async fn money_can_be_kronor() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.kleer.money = KleerMoney::Kronor);
    let before = fixture.kleer_json("payroll/user/501").await.json();
    assert_eq!(before["monthly-salary"], 34_000);
    assert_eq!(before["full-history-monthly-salaries"]["full-history-monthly-salaries"][0]["monthly-salary"], 34_000);
    let raise = "<payroll-user-writable><monthly-salary>35500</monthly-salary></payroll-user-writable>";
    assert_eq!(fixture.post("payroll/user/501", raise).await.status, 200);
    fixture.switch(|switches| switches.kleer.money = KleerMoney::Ore);
    assert_eq!(fixture.kleer_json("payroll/user/501").await.json()["monthly-salary"], 3_550_000);
}

#[tokio::test]
async fn missing_right_is_refused() {
    let fixture = recorded().await;
    let denied = async |path: &str| fixture.kleer(path).await.body.contains("SingleAccessDeniedException: Otillåten access");
    fixture.switch(|switches| {
        switches.kleer.rights = KleerRights { payroll: false, users: false, finance_manager: false, ..KleerRights::default() }
    });
    assert!(!denied("user/me").await, "oneself can always be read");
    for path in ["user", "user/501", "payroll/user", "payroll/user/501", "payroll/user/501/schedule/2026-11-20/to/2026-11-20"] {
        assert!(denied(path).await, "{path}");
    }
    fixture.switch(|switches| switches.kleer.rights = KleerRights { finance_manager: false, ..KleerRights::default() });
    assert!(!denied("payroll/user").await);
    let answer = fixture.post("payroll/user/501", "<payroll-user-writable><phone>1</phone></payroll-user-writable>").await;
    assert_eq!((answer.status, answer.body.contains("SingleAccessDeniedException")), (500, true));
    fixture.switch(|switches| switches.kleer.rights = KleerRights { users: false, ..KleerRights::default() });
    assert!(fixture.put("user", &user("<id>0</id>")).await.body.contains("SingleAccessDeniedException"));
}

#[rstest]
#[case::reading_users("read_users", [false, true, true, true])]
#[case::reading_payroll_users("read_payroll_users", [true, false, true, true])]
#[case::writing_users("write_users", [true, true, false, true])]
#[case::writing_payroll_users("write_payroll_users", [true, true, true, false])]
#[tokio::test]
async fn each_right_is_refused_by_itself(#[case] missing: &str, #[case] allowed: [bool; 4]) {
    let fixture = unrecorded().await;
    let phone = "<payroll-user-writable><phone>1</phone></payroll-user-writable>";
    let statuses = async || {
        let (users, payroll) = (fixture.kleer("user").await, fixture.kleer("payroll/user").await);
        let (user, agreement) = (fixture.put("user", &user("")).await, fixture.post("payroll/user/501", phone).await);
        for assert_refused in [&users, &payroll, &user, &agreement].into_iter().filter(|answer| answer.status != 200) {
            assert!(assert_refused.body.contains("SingleAccessDeniedException: Otillåten access"), "{}", assert_refused.body);
        }
        [users.status, payroll.status, user.status, agreement.status]
    };
    assert_eq!(statuses().await, [200; 4]);
    let rights: KleerRights = serde_json::from_value(serde_json::json!({ missing: false })).unwrap();
    for (no_right, status) in [(KleerNoRight::ServerError, 500), (KleerNoRight::Forbidden, 403)] {
        fixture.switch(|switches| (switches.kleer.rights, switches.kleer.no_right) = (rights, no_right));
        assert_eq!(statuses().await, allowed.map(|allowed| if allowed { 200 } else { status }));
    }
    assert_eq!(fixture.kleer("user/me").await.status, 200, "oneself can always be read");
    assert_eq!(fixture.kleer("user/501").await.status == 200, allowed[0]);
    assert_eq!(fixture.kleer("payroll/user/501").await.status == 200, allowed[1]);
}

#[tokio::test]
async fn user_foreign_id_is_hidden_when_switched() {
    let fixture = recorded().await;
    let body =
        "<user><id>501</id><foreign-id>alexis-1</foreign-id><name>Ebba</name><email>e@post.example</email><active>true</active></user>";
    assert_eq!(fixture.post("user/501", body).await.status, 200);
    let shown = async || fixture.kleer("user").await.body.contains("alexis-1") || fixture.kleer("user/501").await.body.contains("alexis-1");
    assert!(shown().await);
    fixture.switch(|switches| switches.kleer.clear_foreign_id_in_reads = true);
    assert!(!shown().await);
    assert_eq!(fixture.kleer("user/foreign-id/alexis-1").await.status, 500);
    fixture.switch(|switches| switches.kleer.clear_foreign_id_in_reads = false);
    assert_eq!(fixture.kleer_json("user/foreign-id/alexis-1").await.json()["id"], 501, "it was kept");
}

#[tokio::test]
async fn same_email_is_refused_when_switched() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.kleer.same_email = KleerSameEmail::Refuse);
    let answer = fixture.put("user", &user("<id>0</id>")).await;
    assert_eq!((answer.status, answer.body.contains("redan")), (500, true));
    assert!(!fixture.only_write().effect);
}

#[tokio::test]
async fn new_user_id_follows_the_switch() {
    let fixture = unrecorded().await;
    let statuses = async |which: KleerNewUserId| {
        fixture.switch(|switches| switches.kleer.new_user_id = which);
        let zero = fixture.put("user", &user("<id>0</id>")).await.status;
        let omitted = fixture.put("user", &user("")).await.status;
        let other = fixture.put("user", &user("<id>501</id>")).await.status;
        (zero, omitted, other)
    };
    assert_eq!(statuses(KleerNewUserId::Either).await, (200, 200, 500));
    assert_eq!(statuses(KleerNewUserId::Zero).await, (200, 500, 500));
    assert_eq!(statuses(KleerNewUserId::Omitted).await, (500, 200, 500));
}

#[tokio::test]
async fn post_can_create_the_agreement() {
    let fixture = unrecorded().await;
    fixture.switch(|switches| switches.kleer.payroll_user_create = KleerPayrollCreate::Post);
    assert_eq!(fixture.put("payroll/user/520", NEW).await.status, 405);
    let answer = fixture.post("payroll/user/520", NEW).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<saved><id>520</id></saved>"));
    assert_eq!(fixture.post("payroll/user/520", NEW).await.body, "<saved><id>520</id></saved>");
}

#[tokio::test]
async fn user_update_keeps_fields_when_switched() {
    let fixture = recorded().await;
    fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().user_mut(501).unwrap().foreign_id = Some("alexis-1".into()));
    fixture.switch(|switches| switches.kleer.user_update_clears = false);
    assert_eq!(fixture.post("user/501", &user("<id>501</id>")).await.status, 200);
    let after = fixture.kleer_json("user/501").await.json();
    assert_eq!((after["foreign-id"].as_str(), after["name"].as_str()), (Some("alexis-1"), Some("Nils")));
}

#[tokio::test]
async fn read_can_give_the_latest_salary() {
    let fixture = recorded().await;
    let later = "<payroll-user-writable><hourly-salary>18000</hourly-salary>\
                 <hourly-salary-start-date>2027-01-01</hourly-salary-start-date></payroll-user-writable>";
    fixture.post("payroll/user/506", later).await;
    assert_eq!(fixture.kleer_json("payroll/user/506").await.json()["hourly-salary"], 16_500);
    fixture.switch(|switches| switches.kleer.salary_read = KleerSalaryRead::Latest);
    assert_eq!(fixture.kleer_json("payroll/user/506").await.json()["hourly-salary"], 18_000);
}

#[tokio::test]
async fn ssn_and_clearing_checks_follow_the_switches() {
    let fixture = recorded().await;
    let status = async |field: &str, value: &str| {
        let body = format!("<payroll-user-writable><{field}>{value}</{field}></payroll-user-writable>");
        fixture.post("payroll/user/501", &body).await.status
    };
    assert_eq!(status("ssn", "198804129800").await, 200);
    assert_eq!(status("clearing-nr", "83274").await, 200);
    fixture.switch(|switches| {
        switches.kleer.one_ssn_spelling = true;
        switches.kleer.check_clearing = true;
    });
    assert_eq!(status("ssn", "198804129800").await, 500);
    assert_eq!(status("clearing-nr", "83274").await, 500);
    assert_eq!(status("clearing-nr", "8327-9").await, 200);
    fixture.switch(|switches| (switches.kleer.check_ssn, switches.kleer.one_ssn_spelling) = (false, false));
    assert_eq!(status("ssn", "nobody").await, 200);
}

#[tokio::test]
async fn empty_json_lists_can_be_shown() {
    let fixture = recorded().await;
    let path = "payroll/user/501/event/from/2026-11-01/to/2026-11-02";
    assert_eq!(fixture.kleer_json(path).await.body, "{}");
    fixture.switch(|switches| switches.kleer.omit_empty_lists = false);
    assert_eq!(fixture.kleer_json(path).await.body, r#"{"payroll-events":[]}"#);
}

#[tokio::test]
async fn password_login_can_be_off() {
    let fixture = unrecorded().await;
    fixture.switch(|switches| switches.kleer.password_login = false);
    let url = format!("{}/access/authenticate", fixture.sandbox.addresses().kleer.base_url);
    assert_eq!(read(fixture.client.request(Method::POST, url).header("content-type", XML)).await.status, 404);
}
