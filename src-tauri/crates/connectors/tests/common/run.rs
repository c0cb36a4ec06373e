//! Makes the calls and classifies their failures.

use connectors::alexis::wire::{CompensationPatch, EmploymentPatch};
use connectors::http::HttpOptions;
use connectors::kleer::wire::Agreement;
use connectors::kleer::{CreateAgreement, IdOnCreate};
use connectors::{Error, ErrorCode, Written, kleer as kleer_service};
use domain::benefits::Category;
use domain::money::Currency;
use rust_decimal::Decimal;
use secrecy::SecretString;

use super::bodies::{
    benefit, employee_patch, event, new_compensation, new_employee, new_employment, new_user, november, payroll_event, person, user,
};
use super::{Call, EMAIL, FIRST, LAST, PASSWORD, alexis, alexis_writer, kleer, kleer_with, personio};

/// The outcome of a failed call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    ReadFailed,
    Refused,
    NotSent,
    Unclear,
}

pub type Failure = (FailureKind, Error);

impl Call {
    pub async fn run(self, base: &str, options: HttpOptions) -> Result<(), Failure> {
        let read = |error: Error| (FailureKind::ReadFailed, error);
        let agreement = Agreement { phone: Some("070".to_owned()), ..Agreement::default() };
        let post = kleer_service::Calls { create_user_id: IdOnCreate::Omit, create_agreement: CreateAgreement::Post, ..Default::default() };
        match self {
            Self::AlexisCompany => alexis(base, options).company().await.map(drop).map_err(read),
            Self::AlexisEmployees | Self::AlexisCompensations => alexis(base, options).people(&|_, _| ()).await.map(drop).map_err(read),
            Self::AlexisEmployee => alexis(base, options).employee("x1").await.map(drop).map_err(read),
            Self::AlexisEmploymentTypes => alexis(base, options).employment_types().await.map(drop).map_err(read),
            Self::AlexisLeaveTransactions | Self::AlexisLeaves | Self::AlexisLeaveTypes | Self::AlexisWorkWeeks | Self::AlexisChildren => {
                alexis(base, options).leave(FIRST, LAST, &|_, _| ()).await.map(drop).map_err(read)
            }
            Self::AlexisCreateEmployee => outcome(alexis_writer(base, options).create_employee(&new_employee()).await),
            Self::AlexisUpdateEmployee => outcome(alexis_writer(base, options).update_employee("x1", &employee_patch()).await),
            Self::AlexisCreateEmployment => outcome(alexis_writer(base, options).create_employment(&new_employment()).await),
            Self::AlexisUpdateEmployment => {
                let patch = EmploymentPatch { start_date: Some("2026-12-01".parse().unwrap()), ..EmploymentPatch::default() };
                outcome(alexis_writer(base, options).update_employment("x1", &patch).await)
            }
            Self::AlexisCreateCompensation => outcome(alexis_writer(base, options).create_compensation(&new_compensation()).await),
            Self::AlexisUpdateCompensation => {
                let patch = CompensationPatch { amount: Decimal::from(36_000), currency: Currency::SEK, payout_period: None };
                outcome(alexis_writer(base, options).update_compensation("x1", &patch).await)
            }
            Self::KleerCompanies => {
                kleer_service::companies(base, EMAIL, SecretString::from(PASSWORD), options).await.map(drop).map_err(read)
            }
            Self::KleerUser => kleer(base, options).user(501).await.map(drop).map_err(read),
            Self::KleerMe => kleer(base, options).me().await.map(drop).map_err(read),
            Self::KleerUsers => kleer(base, options).users().await.map(drop).map_err(read),
            Self::KleerPayrollUsers => kleer(base, options).payroll_users().await.map(drop).map_err(read),
            Self::KleerCreateUser => outcome(kleer(base, options).create_user(&new_user()).await),
            Self::KleerUpdateUser => outcome(kleer(base, options).update_user(&user()).await),
            Self::KleerCreateAgreementPut => outcome(kleer(base, options).create_agreement(501, &agreement).await),
            Self::KleerCreateAgreementPost => outcome(kleer_with(base, post, options).create_agreement(501, &agreement).await),
            Self::KleerUpdateAgreement => outcome(kleer(base, options).update_agreement(501, &agreement).await),
            Self::KleerActivities => kleer(base, options).activities().await.map(drop).map_err(read),
            Self::KleerEvents => kleer(base, options).events(Some(501), FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerDayStatuses => kleer(base, options).day_statuses(501, FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerSchedule => kleer(base, options).schedule(501, FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerCreateEvent => outcome(kleer(base, options).create_event(&event()).await),
            Self::KleerUpdateEvent => outcome(kleer(base, options).update_event(501, &event()).await),
            Self::KleerDeleteEvent => outcome(kleer(base, options).delete_event(501).await),
            Self::KleerPayrollEvents => kleer(base, options).payroll_events(501, FIRST, LAST).await.map(drop).map_err(read),
            Self::KleerCreatePayrollEvent => outcome(kleer(base, options).create_payroll_event(501, &payroll_event()).await),
            Self::PersonioToken => personio(base, options).token_scopes().await.map(drop).map_err(read),
            Self::PersonioPersons => personio(base, options).people().await.map(drop).map_err(read),
            Self::PersonioEmployments => personio(base, options).legal_entity_of(&person()).await.map(drop).map_err(read),
            Self::PersonioTypes => personio(base, options).types().await.map(drop).map_err(read),
            Self::PersonioCompensations => personio(base, options).month(november()).await.map(drop).map_err(read),
            Self::PersonioCreateType => outcome(personio(base, options).create_type("Sachbezug", &Category::OneTime).await),
            Self::PersonioCreateCompensation => outcome(personio(base, options).create(&benefit()).await),
        }
    }
}

fn outcome<T>(written: Written<T>) -> Result<(), Failure> {
    match written {
        Written::Done(_) => Ok(()),
        Written::Refused(error) => Err((FailureKind::Refused, error)),
        Written::NotSent(error) => Err((FailureKind::NotSent, error)),
        Written::Unclear(error) => Err((FailureKind::Unclear, error)),
    }
}

/// Makes a call that must fail.
pub async fn failing(call: Call, base: &str, options: HttpOptions) -> Failure {
    call.run(base, options).await.expect_err("the call must fail")
}

/// The outcome of a call that may have arrived.
pub fn unclear(call: Call) -> FailureKind {
    if call.is_write() { FailureKind::Unclear } else { FailureKind::ReadFailed }
}

/// The outcome of a call that provably did not arrive.
pub fn not_sent(call: Call) -> FailureKind {
    if call.is_write() { FailureKind::NotSent } else { FailureKind::ReadFailed }
}

/// The outcome of a call that was refused.
pub fn refused(call: Call) -> FailureKind {
    if call.is_write() { FailureKind::Refused } else { FailureKind::ReadFailed }
}

pub fn assert_failure((kind, error): &Failure, expected: FailureKind, code: ErrorCode, status: Option<u16>) {
    assert_eq!((*kind, error.code, error.status), (expected, code, status), "{error:?}");
}
