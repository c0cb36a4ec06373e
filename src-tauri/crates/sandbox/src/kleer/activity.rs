//! What time and absence are reported on.

use serde::{Deserialize, Serialize};

/// What time and absence are reported on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// The id.
    pub id: i32,
    /// The name that the company gave it.
    pub name: String,
    /// What the company wrote about it.
    #[serde(default)]
    pub description: String,
    /// A child must be named.
    pub needs_child: bool,
    /// What it is to the payroll, where the name does not say it.
    #[serde(default)]
    pub kind: Option<Kind>,
}

/// What time is to the payroll: the type of a payroll event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
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

/// The names that Kleer gives to its own activities of absence.
const NAMES: [(&str, Kind); 11] = [
    ("Sjuk", Kind::Sick),
    ("Semester", Kind::Vacation),
    ("Tjänstledig", Kind::LeaveOfAbsence),
    ("Tjänstledig (Semestergrundande)", Kind::LeaveOfAbsenceVacationEarned),
    ("Föräldraledighet", Kind::ParentalLeave),
    ("VAB", Kind::Childcare),
    ("Vård av nära anhörig", Kind::CloseRelativeCare),
    ("10 dagar vid barns födelse", Kind::PaternityLeave),
    ("Permission", Kind::Furlough),
    ("Övrig frånvaro", Kind::OtherLeave),
    ("Övrig frånvaro (Semestergrundande)", Kind::OtherLeaveVacationNotEarned),
];

impl Activity {
    /// What it is to the payroll. What has no known name is work.
    pub fn kind(&self) -> Kind {
        let by_name = || NAMES.iter().find(|(name, _)| *name == self.name).map(|(_, kind)| *kind);
        self.kind.or_else(by_name).unwrap_or(Kind::WorkHour)
    }

    /// Whether who reports on it is away.
    pub fn is_absence(&self) -> bool {
        self.kind() != Kind::WorkHour
    }
}
