//! What is not known about Kleer, both ways.

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
async fn money_in_kronor() {
    let start = recorded().await;
    start.turn(|switches| switches.kleer.money = KleerMoney::Kronor);
    let before = start.kleer_json("payroll/user/501").await.json();
    assert_eq!(before["monthly-salary"], 34_000);
    assert_eq!(before["full-history-monthly-salaries"]["full-history-monthly-salaries"][0]["monthly-salary"], 34_000);
    let raise = "<payroll-user-writable><monthly-salary>35500</monthly-salary></payroll-user-writable>";
    assert_eq!(start.post("payroll/user/501", raise).await.status, 200);
    start.turn(|switches| switches.kleer.money = KleerMoney::Ore);
    assert_eq!(start.kleer_json("payroll/user/501").await.json()["monthly-salary"], 3_550_000);
}

#[tokio::test]
async fn missing_rights() {
    let start = recorded().await;
    let denied = async |path: &str| start.kleer(path).await.body.contains("SingleAccessDeniedException: Otillåten access");
    start.turn(|switches| {
        switches.kleer.rights = KleerRights { payroll: false, users: false, finance_manager: false, ..KleerRights::default() }
    });
    assert!(!denied("user/me").await, "oneself can always be read");
    for path in ["user", "user/501", "payroll/user", "payroll/user/501", "payroll/user/501/schedule/2026-11-20/to/2026-11-20"] {
        assert!(denied(path).await, "{path}");
    }
    start.turn(|switches| switches.kleer.rights = KleerRights { finance_manager: false, ..KleerRights::default() });
    assert!(!denied("payroll/user").await);
    let answer = start.post("payroll/user/501", "<payroll-user-writable><phone>1</phone></payroll-user-writable>").await;
    assert_eq!((answer.status, answer.body.contains("SingleAccessDeniedException")), (500, true));
    start.turn(|switches| switches.kleer.rights = KleerRights { users: false, ..KleerRights::default() });
    assert!(start.put("user", &user("<id>0</id>")).await.body.contains("SingleAccessDeniedException"));
}

#[rstest]
#[case::reading_users("read_users", [false, true, true, true])]
#[case::reading_payroll_users("read_payroll_users", [true, false, true, true])]
#[case::writing_users("write_users", [true, true, false, true])]
#[case::writing_payroll_users("write_payroll_users", [true, true, true, false])]
#[tokio::test]
async fn each_right_by_itself(#[case] missing: &str, #[case] allowed: [bool; 4]) {
    let start = unrecorded().await;
    let phone = "<payroll-user-writable><phone>1</phone></payroll-user-writable>";
    let statuses = async || {
        let (users, payroll) = (start.kleer("user").await, start.kleer("payroll/user").await);
        let (user, agreement) = (start.put("user", &user("")).await, start.post("payroll/user/501", phone).await);
        for refused in [&users, &payroll, &user, &agreement].into_iter().filter(|answer| answer.status != 200) {
            assert!(refused.body.contains("SingleAccessDeniedException: Otillåten access"), "{}", refused.body);
        }
        [users.status, payroll.status, user.status, agreement.status]
    };
    assert_eq!(statuses().await, [200; 4]);
    let rights: KleerRights = serde_json::from_value(serde_json::json!({ missing: false })).unwrap();
    for (no_right, status) in [(KleerNoRight::ServerError, 500), (KleerNoRight::Forbidden, 403)] {
        start.turn(|switches| (switches.kleer.rights, switches.kleer.no_right) = (rights, no_right));
        assert_eq!(statuses().await, allowed.map(|allowed| if allowed { 200 } else { status }));
    }
    assert_eq!(start.kleer("user/me").await.status, 200, "oneself can always be read");
    assert_eq!(start.kleer("user/501").await.status == 200, allowed[0]);
    assert_eq!(start.kleer("payroll/user/501").await.status == 200, allowed[1]);
}

#[tokio::test]
async fn a_foreign_id_that_no_read_gives() {
    let start = recorded().await;
    let body =
        "<user><id>501</id><foreign-id>alexis-1</foreign-id><name>Ebba</name><email>e@post.example</email><active>true</active></user>";
    assert_eq!(start.post("user/501", body).await.status, 200);
    let shown = async || start.kleer("user").await.body.contains("alexis-1") || start.kleer("user/501").await.body.contains("alexis-1");
    assert!(shown().await);
    start.turn(|switches| switches.kleer.clear_foreign_id_in_reads = true);
    assert!(!shown().await);
    assert_eq!(start.kleer("user/foreign-id/alexis-1").await.status, 500);
    start.turn(|switches| switches.kleer.clear_foreign_id_in_reads = false);
    assert_eq!(start.kleer_json("user/foreign-id/alexis-1").await.json()["id"], 501, "it was kept");
}

#[tokio::test]
async fn an_email_that_exists_is_refused() {
    let start = recorded().await;
    start.turn(|switches| switches.kleer.same_email = KleerSameEmail::Refuse);
    let answer = start.put("user", &user("<id>0</id>")).await;
    assert_eq!((answer.status, answer.body.contains("redan")), (500, true));
    assert!(!start.only_write().effect);
}

#[tokio::test]
async fn the_id_of_a_new_user() {
    let start = unrecorded().await;
    let statuses = async |which: KleerNewUserId| {
        start.turn(|switches| switches.kleer.new_user_id = which);
        let zero = start.put("user", &user("<id>0</id>")).await.status;
        let omitted = start.put("user", &user("")).await.status;
        let other = start.put("user", &user("<id>501</id>")).await.status;
        (zero, omitted, other)
    };
    assert_eq!(statuses(KleerNewUserId::Either).await, (200, 200, 500));
    assert_eq!(statuses(KleerNewUserId::Zero).await, (200, 500, 500));
    assert_eq!(statuses(KleerNewUserId::Omitted).await, (500, 200, 500));
}

#[tokio::test]
async fn post_creates_the_agreement() {
    let start = unrecorded().await;
    start.turn(|switches| switches.kleer.payroll_user_create = KleerPayrollCreate::Post);
    assert_eq!(start.put("payroll/user/520", NEW).await.status, 405);
    let answer = start.post("payroll/user/520", NEW).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "<saved><id>520</id></saved>"));
    assert_eq!(start.post("payroll/user/520", NEW).await.body, "<saved><id>520</id></saved>");
}

#[tokio::test]
async fn an_update_of_a_user_clears_nothing() {
    let start = recorded().await;
    start.sandbox.edit(|state| state.kleer.company_mut().unwrap().user_mut(501).unwrap().foreign_id = Some("alexis-1".into()));
    start.turn(|switches| switches.kleer.user_update_clears = false);
    assert_eq!(start.post("user/501", &user("<id>501</id>")).await.status, 200);
    let after = start.kleer_json("user/501").await.json();
    assert_eq!((after["foreign-id"].as_str(), after["name"].as_str()), (Some("alexis-1"), Some("Nils")));
}

#[tokio::test]
async fn the_latest_salary_is_read() {
    let start = recorded().await;
    let later = "<payroll-user-writable><hourly-salary>18000</hourly-salary>\
                 <hourly-salary-start-date>2027-01-01</hourly-salary-start-date></payroll-user-writable>";
    start.post("payroll/user/506", later).await;
    assert_eq!(start.kleer_json("payroll/user/506").await.json()["hourly-salary"], 16_500);
    start.turn(|switches| switches.kleer.salary_read = KleerSalaryRead::Latest);
    assert_eq!(start.kleer_json("payroll/user/506").await.json()["hourly-salary"], 18_000);
}

#[tokio::test]
async fn the_servers_own_checks() {
    let start = recorded().await;
    let status = async |field: &str, value: &str| {
        let body = format!("<payroll-user-writable><{field}>{value}</{field}></payroll-user-writable>");
        start.post("payroll/user/501", &body).await.status
    };
    assert_eq!(status("ssn", "198804129800").await, 200);
    assert_eq!(status("clearing-nr", "83274").await, 200);
    start.turn(|switches| {
        switches.kleer.one_ssn_spelling = true;
        switches.kleer.check_clearing = true;
    });
    assert_eq!(status("ssn", "198804129800").await, 500);
    assert_eq!(status("clearing-nr", "83274").await, 500);
    assert_eq!(status("clearing-nr", "8327-9").await, 200);
    start.turn(|switches| (switches.kleer.check_ssn, switches.kleer.one_ssn_spelling) = (false, false));
    assert_eq!(status("ssn", "nobody").await, 200);
}

#[tokio::test]
async fn empty_lists_in_json() {
    let start = recorded().await;
    let path = "payroll/user/501/event/from/2026-11-01/to/2026-11-02";
    assert_eq!(start.kleer_json(path).await.body, "{}");
    start.turn(|switches| switches.kleer.omit_empty_lists = false);
    assert_eq!(start.kleer_json(path).await.body, r#"{"payroll-events":[]}"#);
}

#[tokio::test]
async fn no_login_by_password() {
    let start = unrecorded().await;
    start.turn(|switches| switches.kleer.password_login = false);
    let url = format!("{}/access/authenticate", start.sandbox.addresses().kleer.base_url);
    assert_eq!(read(start.client.request(Method::POST, url).header("content-type", XML)).await.status, 404);
}
