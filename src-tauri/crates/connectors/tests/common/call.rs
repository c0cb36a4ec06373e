//! Every call of the crate as one value.

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
    KleerUser,
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
    PersonioToken,
    PersonioPersons,
    PersonioEmployments,
    PersonioTypes,
    PersonioCompensations,
    PersonioCreateType,
    PersonioCreateCompensation,
}

impl Call {
    pub const ALL: [Self; 42] = [
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
        Self::KleerUser,
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
        Self::PersonioToken,
        Self::PersonioPersons,
        Self::PersonioEmployments,
        Self::PersonioTypes,
        Self::PersonioCompensations,
        Self::PersonioCreateType,
        Self::PersonioCreateCompensation,
    ];

    /// The call's name in its service's table.
    pub fn name(self) -> &'static str {
        use connectors::{alexis::calls as alexis, kleer::calls as kleer, personio::calls as personio};
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
            Self::KleerUser => kleer::USER.name,
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
            Self::PersonioToken => personio::TOKEN.name,
            Self::PersonioPersons => personio::PERSONS.name,
            Self::PersonioEmployments => personio::EMPLOYMENTS.name,
            Self::PersonioTypes => personio::TYPES.name,
            Self::PersonioCompensations => personio::COMPENSATIONS.name,
            Self::PersonioCreateType => personio::CREATE_TYPE.name,
            Self::PersonioCreateCompensation => personio::CREATE_COMPENSATION.name,
        }
    }

    pub fn is_alexis(self) -> bool {
        self.name().starts_with("alexis.")
    }

    pub fn is_kleer(self) -> bool {
        self.name().starts_with("kleer.")
    }

    pub fn is_personio(self) -> bool {
        self.name().starts_with("personio.")
    }

    /// Whether the call is sent as a write although it changes nothing.
    pub fn is_login(self) -> bool {
        matches!(self, Self::KleerCompanies | Self::PersonioToken)
    }

    /// Whether the call returns `Written`.
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
                    | Self::PersonioCreateCompensation
            )
    }

    /// Whether the answer must contain the id of a new record.
    pub fn is_creation(self) -> bool {
        matches!(
            self,
            Self::KleerCreateUser
                | Self::KleerCreateEvent
                | Self::AlexisCreateEmployee
                | Self::AlexisCreateEmployment
                | Self::AlexisCreateCompensation
                | Self::PersonioCreateType
        )
    }

    /// The calls that must succeed before this one is made.
    pub fn prerequisites(self) -> &'static [Self] {
        static LEAVE: [Call; 5] =
            [Call::AlexisLeaveTransactions, Call::AlexisLeaves, Call::AlexisLeaveTypes, Call::AlexisWorkWeeks, Call::AlexisChildren];
        if self == Self::AlexisCompensations {
            return &[Self::AlexisEmployees];
        }
        if self.is_personio() && self != Self::PersonioToken {
            return &[Self::PersonioToken];
        }
        match LEAVE.iter().position(|call| *call == self) {
            Some(index) => &LEAVE[..index],
            None => &[],
        }
    }

    /// Whether a connection failure affects the call's first request, or the login before it.
    pub fn fails_on_first_request(self) -> bool {
        self.prerequisites().iter().all(|call| call.is_login())
    }

    /// The number of requests when the call is refused with `status`.
    pub fn requests_when_refused(self, status: u16) -> usize {
        // A month that is too heavy is read again in smaller pages.
        if self == Self::PersonioCompensations && status == 422 { 2 } else { 1 }
    }

    /// Whether an account may lack the list.
    pub fn is_optional(self) -> bool {
        matches!(self, Self::AlexisCompensations | Self::AlexisWorkWeeks | Self::AlexisChildren)
    }

    /// The body of a successful answer to a write or a login.
    pub fn success_body(self) -> &'static str {
        match self {
            Self::KleerDeleteEvent => "<deleted><id>501</id></deleted>",
            Self::PersonioToken => r#"{"access_token": "tok-Zq7-geheim", "expires_in": 86400}"#,
            _ if self.is_personio() => r#"{"id": "x1"}"#,
            _ if self.is_alexis() => r#"{"status": "ok", "data": {"id": "x1", "userId": "u1"}}"#,
            _ => "<saved><id>501</id></saved>",
        }
    }

    /// Whether the call is repeated after it may have arrived.
    pub fn is_repeatable(self) -> bool {
        !self.is_write() && !self.is_login()
    }

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
            Self::KleerUser | Self::KleerUpdateUser => "/v1/company/4242/user/501",
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
            Self::PersonioToken => "/v2/auth/token",
            Self::PersonioPersons => "/v2/persons",
            Self::PersonioEmployments => "/v2/persons/3003/employments",
            Self::PersonioTypes | Self::PersonioCreateType => "/v2/compensations/types",
            Self::PersonioCompensations | Self::PersonioCreateCompensation => "/v2/compensations",
        }
    }
}
