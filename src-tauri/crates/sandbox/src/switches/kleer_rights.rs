//! The rights of the token's user in Kleer.

use serde::{Deserialize, Serialize};

/// The rights of the token's user. A request without its right gets `SingleAccessDeniedException`, by default with 500. Kleer's own
/// names are not known in full. So the first three fields are the boxes that an administrator ticks, and the others are kinds of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KleerRights {
    /// The box for administering the payroll: reading and writing payroll users.
    pub payroll: bool,
    /// The box for administering users: listing and writing them. The token's own user can always be read.
    pub users: bool,
    /// The box for the finance manager: writing payroll users.
    pub finance_manager: bool,
    /// Listing users. The token's own user can always be read.
    pub read_users: bool,
    /// Listing payroll users, with their schedules and events.
    pub read_payroll_users: bool,
    /// Creating and changing users.
    pub write_users: bool,
    /// Creating and changing payroll users.
    pub write_payroll_users: bool,
    /// Seeing and reporting the time of other users. The token's user always sees their own time.
    pub report_time: bool,
}

impl KleerRights {
    pub(crate) fn may_read_users(self) -> bool {
        self.users && self.read_users
    }

    pub(crate) fn may_write_users(self) -> bool {
        self.users && self.write_users
    }

    pub(crate) fn may_read_payroll_users(self) -> bool {
        self.payroll && self.read_payroll_users
    }

    pub(crate) fn may_write_payroll_users(self) -> bool {
        self.payroll && self.finance_manager && self.write_payroll_users
    }
}

impl Default for KleerRights {
    fn default() -> Self {
        KleerRights {
            payroll: true,
            users: true,
            finance_manager: true,
            read_users: true,
            read_payroll_users: true,
            write_users: true,
            write_payroll_users: true,
            report_time: true,
        }
    }
}
