//! The leave types of the sample company.

use serde_json::json;

use super::accounts::{COMPANY, id, row};
use crate::alexis::Alexis;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveType {
    SelfCertified,
    Sick,
    Parental,
    /// Care of a sick child.
    Childcare,
    Vacation,
    OffDuty,
    /// Flexledigt: the company's own type, of a kind that the older documents do not have.
    Flex,
    /// Volontärdag: the company's own type, archived.
    Archived,
}

impl LeaveType {
    pub fn id(self) -> String {
        id("6640", self as usize + 1)
    }
}

impl From<LeaveType> for String {
    fn from(leave_type: LeaveType) -> String {
        leave_type.id()
    }
}

/// The six types of every account, two of which share a code, and two of the company's own.
pub(super) fn add(alexis: &mut Alexis) {
    #[rustfmt::skip]
    let types = [
        ("Self certified sick leave", "SICK_LEAVE", "HOUR", false, true, "SJK"),
        ("Sick leave", "SICK_LEAVE", "HOUR", false, true, "SJK"),
        ("Parental leave", "PARENTAL_LEAVE", "HOUR", false, false, "FPE"),
        ("Care of a sick child", "CHILDCARE", "HOUR", false, false, "VAB"),
        ("Vacation", "VACATION", "DAY", true, true, "SEM"),
        ("Off duty", "OFF_DUTY", "HOUR", false, false, ""),
        ("Flexledigt", "OTHER_ABSENCES", "MINUTE", false, true, ""),
        ("Volontärdag", "OFF_DUTY", "DAY", false, true, ""),
    ];
    for (number, (name, kind, minimum, deductible, paid, code)) in types.into_iter().enumerate() {
        let leave_type = id("6640", number + 1);
        let archived = name == "Volontärdag";
        alexis.all_mut("leave-type").push(row(json!({
            "id": leave_type, "name": name, "kind": kind, "minimumDuration": minimum,
            "deductible": deductible, "paid": paid, "disabled": archived, "archived": archived,
        })));
        if !code.is_empty() {
            let code = json!({ "id": id("6650", number + 1), "companyId": COMPANY, "leaveTypeId": leave_type, "code": code });
            alexis.all_mut("leave-type-code").push(row(code));
        }
    }
}
