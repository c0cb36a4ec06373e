//! What the token's user may do in Kleer.

use serde::{Deserialize, Serialize};

/// The rights of the token's user. Without one, `SingleAccessDeniedException`, by default with 500. What Kleer calls them is
/// not known in full, so there are the boxes that one ticks, and beside them each kind of call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KleerRights {
    /// Administers the payroll: reading and writing payroll users.
    pub payroll: bool,
    /// Administers users: listing and writing them. Oneself can always be read.
    pub users: bool,
    /// Finance manager: writing payroll users.
    pub finance_manager: bool,
    /// Listing users. Oneself can always be read.
    pub read_users: bool,
    /// Listing payroll users, with their schedules and events.
    pub read_payroll_users: bool,
    /// Creating and changing users.
    pub write_users: bool,
    /// Creating and changing payroll users.
    pub write_payroll_users: bool,
    /// Seeing and reporting the time of others. One's own is always there.
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
