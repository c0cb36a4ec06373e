//! Making the calls, and what is known afterwards.

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
use super::{Call, EMAIL, FIRST, LAST, PASSWORD, alexis, kleer, kleer_with, personio, writing};

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
    /// Makes the call.
    pub async fn run(self, base: &str, options: HttpOptions) -> Result<(), Failure> {
        let read = |error: Error| (Fate::ReadFailed, error);
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
            Self::KleerCompanies => {
                kleer_service::companies(base, EMAIL, SecretString::from(PASSWORD), options).await.map(drop).map_err(read)
            }
            Self::KleerUser => kleer(base, options).user(501).await.map(drop).map_err(read),
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
            Self::PersonioToken => personio(base, options).token_scopes().await.map(drop).map_err(read),
            Self::PersonioPersons => personio(base, options).people().await.map(drop).map_err(read),
            Self::PersonioEmployments => personio(base, options).legal_entity_of(&person()).await.map(drop).map_err(read),
            Self::PersonioTypes => personio(base, options).types().await.map(drop).map_err(read),
            Self::PersonioCompensations => personio(base, options).month(november()).await.map(drop).map_err(read),
            Self::PersonioCreateType => fate(personio(base, options).create_type("Sachbezug", &Category::OneTime).await),
            Self::PersonioCreateCompensation => fate(personio(base, options).create(&benefit()).await),
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
