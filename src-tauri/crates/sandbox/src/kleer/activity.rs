//! Activities: time and absence are reported on them.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    pub id: i32,
    /// The company's name for it.
    pub name: String,
    #[serde(default)]
    pub description: String,
    /// An event on this activity must name a child.
    pub needs_child: bool,
    /// None when the name decides.
    #[serde(default)]
    pub kind: Option<ActivityKind>,
}

/// The meaning of time to the payroll: the type of a payroll event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivityKind {
    Sick,
    Vacation,
    LeaveOfAbsence,
    LeaveOfAbsenceVacationEarned,
    WorkHour,
    ParentalLeave,
    Childcare,
    CloseRelativeCare,
    PaternityLeave,
    Furlough,
    OtherLeave,
    OtherLeaveVacationNotEarned,
}

/// Kleer's names for its own activities of absence.
const NAMED_ACTIVITIES: [(&str, ActivityKind); 11] = [
    ("Sjuk", ActivityKind::Sick),
    ("Semester", ActivityKind::Vacation),
    ("Tjänstledig", ActivityKind::LeaveOfAbsence),
    ("Tjänstledig (Semestergrundande)", ActivityKind::LeaveOfAbsenceVacationEarned),
    ("Föräldraledighet", ActivityKind::ParentalLeave),
    ("VAB", ActivityKind::Childcare),
    ("Vård av nära anhörig", ActivityKind::CloseRelativeCare),
    ("10 dagar vid barns födelse", ActivityKind::PaternityLeave),
    ("Permission", ActivityKind::Furlough),
    ("Övrig frånvaro", ActivityKind::OtherLeave),
    ("Övrig frånvaro (Semestergrundande)", ActivityKind::OtherLeaveVacationNotEarned),
];

impl Activity {
    /// An activity with an unknown name is work.
    pub fn kind(&self) -> ActivityKind {
        let by_name = || NAMED_ACTIVITIES.iter().find(|(name, _)| *name == self.name).map(|(_, kind)| *kind);
        self.kind.or_else(by_name).unwrap_or(ActivityKind::WorkHour)
    }

    pub fn is_absence(&self) -> bool {
        self.kind() != ActivityKind::WorkHour
    }
}
