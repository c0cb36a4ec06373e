//! What the tests of both services share: every call as one value, and small servers that misbehave.
#![allow(dead_code, reason = "every test binary uses its own part")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chrono::NaiveDate;
use connectors::alexis::wire::{
    CompensationPatch, EmployeePatch, EmployeeRecord, EmploymentPatch, NewCompensation, NewEmployee, NewEmployment, PayoutFrequency,
    PayoutPeriod,
};
use connectors::http::HttpOptions;
use connectors::kleer::wire::{Agreement, EventToWrite, PayrollEventToWrite, User, UserToCreate};
use connectors::kleer::{CreateAgreement, IdOnCreate};
use connectors::{Error, ErrorCode, Written, alexis, kleer};
use payroll::money::Currency;
use rust_decimal::Decimal;
use secrecy::SecretString;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

pub const TOKEN: &str = "tok-Zq7-geheim";
pub const PASSWORD: &str = "lösen & <ord>";
pub const EMAIL: &str = "lon@example.test";

/// The days that are asked for.
pub const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
pub const LAST: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 31).unwrap();

/// No waiting between attempts.
pub fn options() -> HttpOptions {
    HttpOptions { backoff: Duration::ZERO, ..HttpOptions::default() }
}

pub fn alexis(base: &str, options: HttpOptions) -> alexis::Client {
    alexis::Client::new(base, SecretString::from(TOKEN), options).unwrap()
}

pub fn writing(base: &str, options: HttpOptions) -> alexis::Writing {
    alexis::Writing::new(base, SecretString::from(TOKEN), options).unwrap()
}

pub fn kleer(base: &str, options: HttpOptions) -> kleer::Client {
    kleer_with(base, kleer::Calls::default(), options)
}

pub fn kleer_with(base: &str, calls: kleer::Calls, options: HttpOptions) -> kleer::Client {
    kleer::Client::new(base, "4242", SecretString::from(TOKEN), calls, options).unwrap()
}

/// Every call of the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    AlexisCompany,
    AlexisEmployees,
    AlexisEmployee,
    AlexisCompensations,
    AlexisEmploymentTypes,
    AlexisLeaveTransactions,
    AlexisLeaves,
    AlexisLeaveTypes,
    AlexisWorkWeeks,
    AlexisChildren,
    AlexisCreateEmployee,
    AlexisUpdateEmployee,
    AlexisCreateEmployment,
    AlexisUpdateEmployment,
    AlexisCreateCompensation,
    AlexisUpdateCompensation,
    KleerCompanies,
    KleerMe,
    KleerUsers,
    KleerPayrollUsers,
    KleerCreateUser,
    KleerUpdateUser,
    KleerCreateAgreementPut,
    KleerCreateAgreementPost,
    KleerUpdateAgreement,
    KleerActivities,
    KleerEvents,
    KleerDayStatuses,
    KleerSchedule,
    KleerCreateEvent,
    KleerUpdateEvent,
    KleerDeleteEvent,
    KleerPayrollEvents,
    KleerCreatePayrollEvent,
}

/// What is known after a call that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    ReadFailed,
    Refused,
    NotSent,
    Unclear,
}

pub type Failure = (Fate, Error);

impl Call {
    pub const ALL: [Self; 34] = [
        Self::AlexisCompany,
        Self::AlexisEmployees,
        Self::AlexisEmployee,
        Self::AlexisCompensations,
        Self::AlexisEmploymentTypes,
        Self::AlexisLeaveTransactions,
        Self::AlexisLeaves,
        Self::AlexisLeaveTypes,
        Self::AlexisWorkWeeks,
        Self::AlexisChildren,
        Self::AlexisCreateEmployee,
        Self::AlexisUpdateEmployee,
        Self::AlexisCreateEmployment,
        Self::AlexisUpdateEmployment,
        Self::AlexisCreateCompensation,
        Self::AlexisUpdateCompensation,
        Self::KleerCompanies,
        Self::KleerMe,
        Self::KleerUsers,
        Self::KleerPayrollUsers,
        Self::KleerCreateUser,
        Self::KleerUpdateUser,
        Self::KleerCreateAgreementPut,
        Self::KleerCreateAgreementPost,
        Self::KleerUpdateAgreement,
        Self::KleerActivities,
        Self::KleerEvents,
        Self::KleerDayStatuses,
        Self::KleerSchedule,
        Self::KleerCreateEvent,
        Self::KleerUpdateEvent,
        Self::KleerDeleteEvent,
        Self::KleerPayrollEvents,
        Self::KleerCreatePayrollEvent,
    ];

    /// The name that the call has in its service's table.
    pub fn name(self) -> &'static str {
        use connectors::{alexis::calls as alexis, kleer::calls as kleer};
        match self {
            Self::AlexisCompany => alexis::COMPANY.name,
            Self::AlexisEmployees => alexis::EMPLOYEES.name,
            Self::AlexisEmployee => alexis::EMPLOYEE.name,
            Self::AlexisCompensations => alexis::COMPENSATIONS.name,
            Self::AlexisEmploymentTypes => alexis::EMPLOYMENT_TYPES.name,
            Self::AlexisLeaveTransactions => alexis::LEAVE_TRANSACTIONS.name,
            Self::AlexisLeaves => alexis::LEAVES.name,
            Self::AlexisLeaveTypes => alexis::LEAVE_TYPES.name,
            Self::AlexisWorkWeeks => alexis::WORK_WEEKS.name,
            Self::AlexisChildren => alexis::CHILDREN.name,
            Self::AlexisCreateEmployee => alexis::CREATE_EMPLOYEE.name,
            Self::AlexisUpdateEmployee => alexis::UPDATE_EMPLOYEE.name,
            Self::AlexisCreateEmployment => alexis::CREATE_EMPLOYMENT.name,
            Self::AlexisUpdateEmployment => alexis::UPDATE_EMPLOYMENT.name,
            Self::AlexisCreateCompensation => alexis::CREATE_COMPENSATION.name,
            Self::AlexisUpdateCompensation => alexis::UPDATE_COMPENSATION.name,
            Self::KleerCompanies => kleer::COMPANIES.name,
            Self::KleerMe => kleer::ME.name,
            Self::KleerUsers => kleer::USERS.name,
            Self::KleerPayrollUsers => kleer::PAYROLL_USERS.name,
            Self::KleerCreateUser => kleer::CREATE_USER.name,
            Self::KleerUpdateUser => kleer::UPDATE_USER.name,
            Self::KleerCreateAgreementPut | Self::KleerCreateAgreementPost => kleer::CREATE_AGREEMENT.name,
            Self::KleerUpdateAgreement => kleer::UPDATE_AGREEMENT.name,
            Self::KleerActivities => kleer::ACTIVITIES.name,
            Self::KleerEvents => kleer::EVENTS.name,
            Self::KleerDayStatuses => kleer::DAY_STATUSES.name,
            Self::KleerSchedule => kleer::SCHEDULE.name,
            Self::KleerCreateEvent => kleer::CREATE_EVENT.name,
            Self::KleerUpdateEvent => kleer::UPDATE_EVENT.name,
            Self::KleerDeleteEvent => kleer::DELETE_EVENT.name,
            Self::KleerPayrollEvents => kleer::PAYROLL_EVENTS.name,
            Self::KleerCreatePayrollEvent => kleer::CREATE_PAYROLL_EVENT.name,
        }
    }

    pub fn is_alexis(self) -> bool {
        self.name().starts_with("alexis.")
    }

    /// Whether the call answers with [`Written`].
    pub fn is_write(self) -> bool {
        self.is_creation()
            || matches!(
                self,
                Self::AlexisUpdateEmployee
                    | Self::AlexisUpdateEmployment
                    | Self::AlexisUpdateCompensation
                    | Self::KleerUpdateUser
                    | Self::KleerCreateAgreementPut
                    | Self::KleerCreateAgreementPost
                    | Self::KleerUpdateAgreement
                    | Self::KleerUpdateEvent
                    | Self::KleerDeleteEvent
                    | Self::KleerCreatePayrollEvent
            )
    }

    /// Whether the call must be answered with the id of something new.
    pub fn is_creation(self) -> bool {
        matches!(
            self,
            Self::KleerCreateUser
                | Self::KleerCreateEvent
                | Self::AlexisCreateEmployee
                | Self::AlexisCreateEmployment
                | Self::AlexisCreateCompensation
        )
    }

    /// The lists that are read before this one. Without them it is not reached.
    pub fn after(self) -> &'static [Self] {
        static LEAVE: [Call; 5] =
            [Call::AlexisLeaveTransactions, Call::AlexisLeaves, Call::AlexisLeaveTypes, Call::AlexisWorkWeeks, Call::AlexisChildren];
        if self == Self::AlexisCompensations {
            return &[Self::AlexisEmployees];
        }
        match LEAVE.iter().position(|call| *call == self) {
            Some(place) => &LEAVE[..place],
            None => &[],
        }
    }

    /// Whether an account need not have what is asked for.
    pub fn is_optional(self) -> bool {
        matches!(self, Self::AlexisCompensations | Self::AlexisWorkWeeks | Self::AlexisChildren)
    }

    /// An answer to a write that says that it was done.
    pub fn done(self) -> &'static str {
        match self {
            Self::KleerDeleteEvent => "<deleted><id>501</id></deleted>",
            _ if self.is_alexis() => r#"{"status": "ok", "data": {"id": "x1", "userId": "u1"}}"#,
            _ => "<saved><id>501</id></saved>",
        }
    }

    /// Whether the call is sent again after it may have arrived.
    pub fn is_repeatable(self) -> bool {
        !self.is_write() && self != Self::KleerCompanies
    }

    /// The path that the call goes to.
    pub fn path(self) -> &'static str {
        match self {
            Self::AlexisCompany => "/v1/company",
            Self::AlexisEmployees | Self::AlexisCreateEmployee => "/v1/employee",
            Self::AlexisCompensations | Self::AlexisCreateCompensation => "/v1/compensation",
            Self::AlexisEmploymentTypes => "/v1/employment-type",
            Self::AlexisLeaveTransactions => "/v1/leave-transaction",
            Self::AlexisLeaves => "/v1/leave",
            Self::AlexisLeaveTypes => "/v1/leave-type",
            Self::AlexisWorkWeeks => "/v1/work-week",
            Self::AlexisChildren => "/v1/child",
            Self::AlexisEmployee | Self::AlexisUpdateEmployee => "/v1/employee/x1",
            Self::AlexisCreateEmployment => "/v1/employment",
            Self::AlexisUpdateEmployment => "/v1/employment/x1",
            Self::AlexisUpdateCompensation => "/v1/compensation/x1",
            Self::KleerCompanies => "/v1/access/authenticate",
            Self::KleerMe => "/v1/company/4242/user/me",
            Self::KleerUsers | Self::KleerCreateUser => "/v1/company/4242/user",
            Self::KleerUpdateUser => "/v1/company/4242/user/501",
            Self::KleerPayrollUsers => "/v1/company/4242/payroll/user",
            Self::KleerCreateAgreementPut | Self::KleerCreateAgreementPost | Self::KleerUpdateAgreement => {
                "/v1/company/4242/payroll/user/501"
            }
            Self::KleerActivities => "/v1/company/4242/activity",
            Self::KleerEvents | Self::KleerCreateEvent => "/v1/company/4242/event",
            Self::KleerUpdateEvent | Self::KleerDeleteEvent => "/v1/company/4242/event/501",
            Self::KleerDayStatuses => "/v1/company/4242/event/statuses",
            Self::KleerSchedule => "/v1/company/4242/payroll/user/501/schedule/2026-10-01/to/2026-10-31",
            Self::KleerPayrollEvents => "/v1/company/4242/payroll/user/501/event/from/2026-10-01/to/2026-10-31",
            Self::KleerCreatePayrollEvent => "/v1/company/4242/payroll/user/501/event",
        }
    }

    /// Makes the call.
    pub async fn run(self, base: &str, options: HttpOptions) -> Result<(), Failure> {
        let read = |error: Error| (Fate::ReadFailed, error);
        let agreement = Agreement { phone: Some("070".to_owned()), ..Agreement::default() };
        let post = kleer::Calls { create_user_id: IdOnCreate::Omit, create_agreement: CreateAgreement::Post };
        match self {
            Self::AlexisCompany => alexis(base, options).company().await.map(drop).map_err(read),
            Self::AlexisEmployees | Self::AlexisCompensations => alexis(base, options).people(&|_, _| ()).await.map(drop).map_err(read),
            Self::AlexisEmployee => alexis(base, options).employee("x1").await.map(drop).map_err(read),
            Self::AlexisEmploymentTypes => alexis(base, options).employment_types().await.map(drop).map_err(read),
            Self::AlexisLeaveTransactions | Self::AlexisLeaves | Self::AlexisLeaveTypes | Self::AlexisWorkWeeks | Self::AlexisChildren => {
                alexis(base, options).leave(FIRST, LAST, &|_, _| ()).await.map(drop).map_err(read)
            }
            Self::AlexisCreateEmployee => fate(writing(base, options).create_employee(&new_employee()).await),
            Self::AlexisUpdateEmployee => fate(writing(base, options).update_employee("x1", &employee_patch()).await),
            Self::AlexisCreateEmployment => fate(writing(base, options).create_employment(&new_employment()).await),
            Self::AlexisUpdateEmployment => {
                let patch = EmploymentPatch { start_date: Some("2026-12-01".parse().unwrap()), ..EmploymentPatch::default() };
                fate(writing(base, options).update_employment("x1", &patch).await)
            }
            Self::AlexisCreateCompensation => fate(writing(base, options).create_compensation(&new_compensation()).await),
            Self::AlexisUpdateCompensation => {
                let patch = CompensationPatch { amount: Decimal::from(36_000), currency: Currency::SEK, payout_period: None };
                fate(writing(base, options).update_compensation("x1", &patch).await)
            }
            Self::KleerCompanies => kleer::companies(base, EMAIL, SecretString::from(PASSWORD), options).await.map(drop).map_err(read),
            Self::KleerMe => kleer(base, options).me().await.map(drop).map_err(read),
            Self::KleerUsers => kleer(base, options).users().await.map(drop).map_err(read),
            Self::KleerPayrollUsers => kleer(base, options).payroll_users().await.map(drop).map_err(read),
            Self::KleerCreateUser => fate(kleer(base, options).create_user(&new_user()).await),
            Self::KleerUpdateUser => fate(kleer(base, options).update_user(&user()).await),
            Self::KleerCreateAgreementPut => fate(kleer(base, options).create_agreement(501, &agreement).await),
            Self::KleerCreateAgreementPost => fate(kleer_with(base, post, options).create_agreement(501, &agreement).await),
            Self::KleerUpdateAgreement => fate(kleer(base, options).update_agreement(501, &agreement).await),
            Self::KleerActivities => kleer(base, options).activities().await.map(drop).map_err(read),
            Self::KleerEvents => kleer(base, options).events(Some(501), FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerDayStatuses => kleer(base, options).day_statuses(501, FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerSchedule => kleer(base, options).schedule(501, FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerCreateEvent => fate(kleer(base, options).create_event(&event()).await),
            Self::KleerUpdateEvent => fate(kleer(base, options).update_event(501, &event()).await),
            Self::KleerDeleteEvent => fate(kleer(base, options).delete_event(501).await),
            Self::KleerPayrollEvents => kleer(base, options).payroll_events(501, FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerCreatePayrollEvent => fate(kleer(base, options).create_payroll_event(501, &payroll_event()).await),
        }
    }
}

fn fate<T>(written: Written<T>) -> Result<(), Failure> {
    match written {
        Written::Done(_) => Ok(()),
        Written::Refused(error) => Err((Fate::Refused, error)),
        Written::NotSent(error) => Err((Fate::NotSent, error)),
        Written::Unclear(error) => Err((Fate::Unclear, error)),
    }
}

pub fn user() -> User {
    User {
        id: 501,
        foreign_id: Some("alx-7".to_owned()),
        internal_id: Some(12),
        name: "Ebba Lindqvist".to_owned(),
        email: "ebba@example.test".to_owned(),
        active: true,
        others: Vec::new(),
    }
}

pub fn event() -> EventToWrite {
    EventToWrite {
        foreign_id: "alexis-leave-2026-10-06-0123456789abcdef".to_owned(),
        user_id: 501,
        activity_id: 9001,
        child: Some("Alva".to_owned()),
        date: "2026-10-06".parse().unwrap(),
        hours: "4.50".parse().unwrap(),
        comment: "feber & hosta".to_owned(),
    }
}

pub fn payroll_event() -> PayrollEventToWrite {
    let EventToWrite { child, date, hours, comment, .. } = event();
    PayrollEventToWrite { date, hours, kind: "Childcare", child, comment }
}

pub fn new_user() -> UserToCreate {
    UserToCreate { foreign_id: "alx-7".to_owned(), name: "Ebba Lindqvist".to_owned(), email: "ebba@example.test".to_owned(), active: true }
}

pub fn employee_record() -> EmployeeRecord {
    EmployeeRecord {
        first_name: Some("Ebba".to_owned()),
        last_name: Some("Lindqvist".to_owned()),
        private_email: Some("ebba@example.test".to_owned()),
        ssn: Some("19900101-0017".to_owned()),
        ..EmployeeRecord::default()
    }
}

pub fn new_employee() -> NewEmployee {
    NewEmployee { record: employee_record() }
}

pub fn employee_patch() -> EmployeePatch {
    EmployeePatch { active: Some(false), record: employee_record() }
}

pub fn new_employment() -> NewEmployment {
    NewEmployment {
        employee_id: "x1".to_owned(),
        user_id: "u1".to_owned(),
        type_id: "t1".to_owned(),
        start_date: "2026-12-01".parse().unwrap(),
        end_date: None,
        terminated: false,
        rate: Decimal::ONE_HUNDRED,
        country: "SE".to_owned(),
    }
}

pub fn new_compensation() -> NewCompensation {
    NewCompensation {
        employee_id: "x1".to_owned(),
        user_id: "u1".to_owned(),
        amount: "35500.10".parse().unwrap(),
        effective_date: "2026-12-01".parse().unwrap(),
        currency: Currency::SEK,
        payout_day: 25,
        payout_period: PayoutPeriod::Monthly,
        payout_frequency: PayoutFrequency::Month,
        salary_schedule: None,
        paid_overtime: false,
    }
}

/// A service that answers one call as told, and what comes before it properly.
pub async fn service(call: Call, answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    for before in call.after() {
        let none = serde_json::json!({"status": "ok", "total": 0, "count": 0, "data": []});
        Mock::given(path(before.path())).respond_with(ResponseTemplate::new(200).set_body_json(none)).mount(&server).await;
    }
    Mock::given(path(call.path())).respond_with(answer).mount(&server).await;
    server
}

pub fn base(server: &MockServer) -> String {
    format!("{}/v1", server.uri())
}

/// How often the call arrived.
pub async fn arrivals(server: &MockServer, call: Call) -> usize {
    server.received_requests().await.unwrap().iter().filter(|request| request.url.path() == call.path()).count()
}

/// Makes a call that must fail.
pub async fn failing(call: Call, base: &str, options: HttpOptions) -> Failure {
    call.run(base, options).await.expect_err("the call must fail")
}

/// The fate of a call that may have arrived.
pub fn unclear(call: Call) -> Fate {
    if call.is_write() { Fate::Unclear } else { Fate::ReadFailed }
}

/// The fate of a call that provably did not arrive.
pub fn not_sent(call: Call) -> Fate {
    if call.is_write() { Fate::NotSent } else { Fate::ReadFailed }
}

/// The fate of a call that was answered with no.
pub fn refused(call: Call) -> Fate {
    if call.is_write() { Fate::Refused } else { Fate::ReadFailed }
}

pub fn assert_failure((fate, error): &Failure, expected: Fate, code: ErrorCode, status: Option<u16>) {
    assert_eq!((*fate, error.code, error.status), (expected, code, status), "{error:?}");
}

/// A server that reads a request, says `words` and hangs up. Returns its base address and its number of visitors.
pub async fn rude_server(words: &'static [u8]) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/v1", listener.local_addr().unwrap());
    let visitors = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&visitors);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            read_request(&mut stream).await;
            let _gone = stream.write_all(words).await;
        }
    });
    (base, visitors)
}

/// Reads a request with its body.
pub async fn read_request(stream: &mut TcpStream) {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let Ok(read @ 1..) = stream.read(&mut buffer).await else { return };
        seen.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&seen).to_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).and_then(|length| length.parse().ok());
        if body.len() >= length.unwrap_or(0_usize) {
            return;
        }
    }
}

/// A port at which nobody listens.
pub async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}/v1", listener.local_addr().unwrap())
}
