//! Kinds of leave, guessed from kinds, codes and names. The guess is used for proposals and marks, never for sending.

use super::absence::LeaveType;
use super::activity::Activity;

/// The kind of a leave in a Swedish payroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// Words in names of each kind, in Swedish, English and German. The first match counts, so specific kinds come first.
const KEYWORDS: [(LeaveKind, &[&str]); 9] = [
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
    /// Kleer's type of payroll event.
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

    /// The kind that a name contains a keyword of.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        KEYWORDS.iter().find(|(_, words)| words.iter().any(|word| name.contains(word))).map(|(kind, _)| *kind)
    }

    /// The kind of a leave type, by its name if possible, because companies put many types under few kinds of Alexis HR.
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
    /// Whether pay is deducted. A wrong guess would cost a person their wage.
    fn deducts_pay(self) -> bool {
        matches!(self, Self::LeaveOfAbsence)
    }
}

/// The activities to propose for a leave type. The first of these rules that finds one name decides: the same name, the type's code as
/// the name, a common beginning, the same kind. Several activities of that name are all proposed, in the order of their ids, because only
/// the owner can distinguish them. Nothing is proposed when several names fit equally. A kind that deducts pay is proposed only by the name
/// of the leave and never by Alexis HR's kind, because companies put their own types there.
pub fn suggest<'a>(leave_type: &LeaveType, activities: &'a [Activity]) -> Vec<&'a Activity> {
    let with_name = |name: &str| -> Vec<&'a Activity> {
        let mut named: Vec<&Activity> = activities.iter().filter(|activity| is_same_name(&activity.name, name)).collect();
        named.sort_by_key(|activity| activity.id);
        named
    };
    let kind = LeaveKind::of_type(leave_type);
    let by_beginning = || only_name(activities.iter().filter(|activity| has_common_beginning(&activity.name, &leave_type.name)));
    let by_kind = || {
        let kind = kind.filter(|kind| !kind.deducts_pay() || LeaveKind::of_name(&leave_type.name) == Some(*kind))?;
        simplest_name(activities.iter().filter(|activity| LeaveKind::of_name(&activity.name) == Some(kind)))
    };
    let exists = |name: &&str| activities.iter().any(|activity| is_same_name(&activity.name, name));
    let by_name = Some(leave_type.name.as_str()).filter(exists).or_else(|| leave_type.code.as_deref().filter(exists));
    by_name.or_else(by_beginning).or_else(by_kind).map(with_name).unwrap_or_default()
}

/// The name of the activities, if all have the same.
fn only_name<'a>(mut all: impl Iterator<Item = &'a Activity>) -> Option<&'a str> {
    let first = all.next()?.name.as_str();
    all.all(|other| is_same_name(&other.name, first)).then_some(first)
}

/// The name of the activities, if all have the same. Otherwise the name that the next longer one extends: "Tjänstledig" before
/// "Tjänstledig (Semestergrundande)". The owner has to choose a special activity.
fn simplest_name<'a>(all: impl Iterator<Item = &'a Activity>) -> Option<&'a str> {
    let mut names: Vec<&str> = all.map(|activity| activity.name.trim()).collect();
    names.sort_by_cached_key(|name| (name.chars().count(), name.to_lowercase()));
    names.dedup_by(|next, shortest| is_same_name(next, shortest));
    match names.as_slice() {
        [one] => Some(one),
        [shortest, next, ..] if next.to_lowercase().starts_with(&shortest.to_lowercase()) => Some(shortest),
        _ => None,
    }
}

/// Characters that two names must share at the beginning to count as forms of one word ("Flexledig", "Flexledighet").
const STEM: usize = 6;

fn has_common_beginning(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim().to_lowercase(), other.trim().to_lowercase());
    let shorter = one.chars().count().min(other.chars().count());
    shorter >= STEM && (one.starts_with(&other) || other.starts_with(&one)) && LeaveKind::of_name(&one) == LeaveKind::of_name(&other)
}

fn is_same_name(left: &str, right: &str) -> bool {
    left.trim().to_lowercase() == right.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn kind(name: &str, kind: Option<&str>, code: Option<&str>) -> LeaveType {
        LeaveType { id: "t".into(), name: name.into(), kind: kind.map(Into::into), code: code.map(Into::into), archived: false }
    }

    fn activities(names: &[&str]) -> Vec<Activity> {
        names.iter().zip(1..).map(|(name, id)| Activity { id, name: (*name).into(), description: None, needs_child: false }).collect()
    }

    fn suggested(leave_type: &LeaveType, names: &[&str]) -> Vec<String> {
        suggest(leave_type, &activities(names)).into_iter().map(|activity| activity.name.clone()).collect()
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
    fn suggest_finds_the_most_likely_activity(#[case] leave_type: LeaveType, #[case] expected: Option<&str>) {
        assert_eq!(suggested(&leave_type, &NAMES), expected.into_iter().collect::<Vec<_>>());
    }

    #[rstest]
    #[case(kind("Flexledig", Some("OFF_DUTY"), None), &["Tjänstledig", "Flexledighet"], Some("Flexledighet"))]
    #[case(kind("Flexledig", Some("OFF_DUTY"), None), &["Tjänstledig", "Semester"], None)]
    #[case(kind("Kompledig", Some("OFF_DUTY"), None), &["Tjänstledig"], None)]
    #[case(kind("Tjänstledig utan lön", Some("OFF_DUTY"), None), &["Tjänstledig"], Some("Tjänstledig"))]
    #[case(kind("Flexledig", Some("OFF_DUTY"), None), &["Flexledighet dag", "Flexledighet timme"], None)]
    fn suggest_never_deducts_pay_by_kind_alone(#[case] leave_type: LeaveType, #[case] names: &[&str], #[case] expected: Option<&str>) {
        assert_eq!(suggested(&leave_type, names), expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn suggest_skips_names_that_fit_equally() {
        assert!(suggested(&kind("Sick leave", Some("SICK_LEAVE"), None), &["Sjukfrånvaro", "Sjuklön"]).is_empty());
    }

    #[rstest]
    #[case::of_one_kind(kind("Sick leave", Some("SICK_LEAVE"), None), &["Sjuk", "Semester", "sjuk "])]
    #[case::beside_a_special_one(kind("Sick leave", Some("SICK_LEAVE"), None), &["Sjuk", "Sjukfrånvaro", "Sjuk"])]
    #[case::of_the_leaves_own_name(kind("Sjuk", Some("SICK_LEAVE"), None), &["Sjuk", "Sjuk"])]
    #[case::of_the_code(kind("Self certified", None, Some("Sjuk")), &["Sjuk", "Semester", "Sjuk"])]
    #[case::beginning_alike(kind("Sjukfrånvaro dag", None, None), &["Sjukfrånvaro", "Semester", "Sjukfrånvaro"])]
    fn suggest_returns_all_activities_of_one_name(#[case] leave_type: LeaveType, #[case] names: &[&str]) {
        let all = activities(names);
        let ids: Vec<i64> = suggest(&leave_type, &all).iter().map(|activity| activity.id).collect();
        let expected = all.iter().filter(|activity| is_same_name(&activity.name, names[0])).map(|activity| activity.id).collect::<Vec<_>>();
        assert_eq!((ids.len(), ids), (2, expected));
    }
}
