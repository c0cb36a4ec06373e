//! Kinds of leave, guessed from kinds, codes and names: for proposals and marks, never for sending.

use super::absence::LeaveType;
use super::activity::Activity;

/// What a leave is, by its meaning in a Swedish payroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the field's own names")]
pub enum LeaveKind {
    Sick,
    Vacation,
    LeaveOfAbsence,
    ParentalLeave,
    Childcare,
    CloseRelativeCare,
    PaternityLeave,
    Furlough,
    OtherLeave,
}

/// Words that a name of this kind holds, in Swedish, English and German; the telling ones first.
const WORDS: [(LeaveKind, &[&str]); 9] = [
    (LeaveKind::PaternityLeave, &["10 dagar", "tio dagar", "barns födelse", "10 days", "paternity", "vaterschaft"]),
    (LeaveKind::CloseRelativeCare, &["närstående", "nära anhörig", "close relative", "angehörige"]),
    (LeaveKind::Childcare, &["vab", "vård av barn", "sick child", "childcare", "krankes kind", "kind krank"]),
    (LeaveKind::ParentalLeave, &["föräldraled", "parental", "elternzeit"]),
    (LeaveKind::Furlough, &["permission", "furlough"]),
    (LeaveKind::LeaveOfAbsence, &["tjänstled", "off duty", "leave of absence", "unbezahlt"]),
    (LeaveKind::Sick, &["sjuk", "sick", "krank"]),
    (LeaveKind::Vacation, &["semester", "vacation", "holiday", "urlaub"]),
    (LeaveKind::OtherLeave, &["övrig frånvaro", "other absence"]),
];

impl LeaveKind {
    /// Kleer's name of it as a type of payroll event.
    pub fn payroll_event(self) -> &'static str {
        match self {
            Self::Sick => "Sick",
            Self::Vacation => "Vacation",
            Self::LeaveOfAbsence => "LeaveOfAbsence",
            Self::ParentalLeave => "ParentalLeave",
            Self::Childcare => "Childcare",
            Self::CloseRelativeCare => "CloseRelativeCare",
            Self::PaternityLeave => "PaternityLeave",
            Self::Furlough => "Furlough",
            Self::OtherLeave => "OtherLeave",
        }
    }

    /// The kind that a name tells of.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        WORDS.iter().find(|(_, words)| words.iter().any(|word| name.contains(word))).map(|(kind, _)| *kind)
    }

    /// The kind of a leave type: by its name where that says something, since a company's own types share a few kinds.
    pub fn of_type(leave_type: &LeaveType) -> Option<Self> {
        Self::of_name(&leave_type.name).or_else(|| match leave_type.kind.as_deref()? {
            "SICK_LEAVE" | "SELF_CERTIFIED" => Some(Self::Sick),
            "PARENTAL_LEAVE" => Some(Self::ParentalLeave),
            "VACATION" => Some(Self::Vacation),
            "OFF_DUTY" => Some(Self::LeaveOfAbsence),
            "CHILDCARE" => Some(Self::Childcare),
            "OTHER_ABSENCES" => Some(Self::OtherLeave),
            _ => None,
        })
    }
}

impl LeaveKind {
    /// Whether pay is deducted for it: a wrong guess would cost somebody their wage.
    fn deducts_pay(self) -> bool {
        matches!(self, Self::LeaveOfAbsence)
    }
}

/// The activity that a leave type most likely stands for: of the same name, else with the type's code as its name, else the only one
/// whose name begins alike, else the only one of the same kind. Nothing is proposed when several fit alike; and a kind that deducts
/// pay only where the leave's own name tells it, never on Alexis HR's kind alone: companies put their own types there.
pub fn suggest<'a>(leave_type: &LeaveType, activities: &'a [Activity]) -> Option<&'a Activity> {
    let named = |name: &str| only(activities.iter().filter(|activity| same(&activity.name, name)));
    let kind = LeaveKind::of_type(leave_type);
    let alike = || only(activities.iter().filter(|activity| begins_alike(&activity.name, &leave_type.name)));
    named(&leave_type.name).or_else(|| leave_type.code.as_deref().and_then(named)).or_else(alike).or_else(|| {
        let kind = kind?;
        if kind.deducts_pay() && LeaveKind::of_name(&leave_type.name) != Some(kind) {
            return None;
        }
        let mut fitting: Vec<&Activity> = activities.iter().filter(|activity| LeaveKind::of_name(&activity.name) == Some(kind)).collect();
        // "Tjänstledig" before "Tjänstledig (Semestergrundande)": what is special has to be chosen.
        fitting.sort_by_cached_key(|activity| (activity.name.chars().count(), activity.name.to_lowercase(), activity.id));
        match fitting.as_slice() {
            [one] => Some(*one),
            [plain, next, ..] if next.name.to_lowercase().starts_with(&plain.name.to_lowercase()) && !same(&plain.name, &next.name) => {
                Some(*plain)
            }
            _ => None,
        }
    })
}

/// Letters that two names share at their beginning before one is taken for a form of the other ("Flexledig", "Flexledighet").
const STEM: usize = 6;

fn begins_alike(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim().to_lowercase(), other.trim().to_lowercase());
    let shorter = one.chars().count().min(other.chars().count());
    shorter >= STEM && (one.starts_with(&other) || other.starts_with(&one)) && LeaveKind::of_name(&one) == LeaveKind::of_name(&other)
}

fn same(left: &str, right: &str) -> bool {
    left.trim().to_lowercase() == right.trim().to_lowercase()
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn kind(name: &str, kind: Option<&str>, code: Option<&str>) -> LeaveType {
        LeaveType { id: "t".into(), name: name.into(), kind: kind.map(Into::into), code: code.map(Into::into), archived: false }
    }

    fn activities(names: &[&str]) -> Vec<Activity> {
        names.iter().zip(1..).map(|(name, id)| Activity { id, name: (*name).into(), needs_child: false }).collect()
    }

    const NAMES: [&str; 9] = [
        "Sjuk",
        "Semester",
        "Tjänstledig",
        "Tjänstledig (Semestergrundande)",
        "Föräldraledighet",
        "VAB",
        "10 dagar vid barns födelse",
        "Konsulttimmar",
        "Sj01",
    ];

    #[rstest]
    #[case(kind("Sick leave", Some("SICK_LEAVE"), None), Some("Sjuk"))]
    #[case(kind("Self certified sick leave", Some("SICK_LEAVE"), Some("SJ01")), Some("Sj01"))]
    #[case(kind("Care of a sick child", Some("CHILDCARE"), None), Some("VAB"))]
    #[case(kind("Off duty", Some("OFF_DUTY"), None), Some("Tjänstledig"))]
    #[case(kind("Pappadagar", Some("PARENTAL_LEAVE"), None), Some("Föräldraledighet"))]
    #[case(kind("10 dagar vid barns födelse", Some("PARENTAL_LEAVE"), None), Some("10 dagar vid barns födelse"))]
    #[case(kind("konsulttimmar", None, None), Some("Konsulttimmar"))]
    #[case(kind("Flexledigt", None, None), None)]
    fn the_likeliest_is_proposed(#[case] leave_type: LeaveType, #[case] expected: Option<&str>) {
        let all = activities(&NAMES);
        assert_eq!(suggest(&leave_type, &all).map(|activity| activity.name.as_str()), expected);
    }

    #[rstest]
    #[case(kind("Flexledig", Some("OFF_DUTY"), None), &["Tjänstledig", "Flexledighet"], Some("Flexledighet"))]
    #[case(kind("Flexledig", Some("OFF_DUTY"), None), &["Tjänstledig", "Semester"], None)]
    #[case(kind("Kompledig", Some("OFF_DUTY"), None), &["Tjänstledig"], None)]
    #[case(kind("Tjänstledig utan lön", Some("OFF_DUTY"), None), &["Tjänstledig"], Some("Tjänstledig"))]
    #[case(kind("Flexledig", Some("OFF_DUTY"), None), &["Flexledighet dag", "Flexledighet timme"], None)]
    fn deduction_from_pay_is_never_proposed_on_weak_ground(
        #[case] leave_type: LeaveType,
        #[case] names: &[&str],
        #[case] expected: Option<&str>,
    ) {
        assert_eq!(suggest(&leave_type, &activities(names)).map(|activity| activity.name.as_str()), expected);
    }

    #[test]
    fn nothing_is_proposed_when_several_fit_alike() {
        let all = activities(&["Sjuk", "Sjuk", "Sjukfrånvaro"]);
        assert_eq!(suggest(&kind("Sick leave", Some("SICK_LEAVE"), None), &all), None);
    }
}
