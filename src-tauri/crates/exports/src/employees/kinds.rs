//! Proposes which employment types of Alexis HR stand for pay by the hour and by the month.

use connectors::alexis::wire::People;
use domain::plan::employees::{EmployeeSettings, EmploymentKind};

/// Names of types for people paid by the hour, in lower case, the service's own first.
const HOURLY: [&str; 6] = ["hourly", "timanställd", "timanställning", "timlön", "intermittent", "stundenlohn"];
/// Names of types for people paid by the month, in lower case, the service's own first.
const PERMANENT: [&str; 5] = ["permanent", "tillsvidare", "tillsvidareanställning", "fast anställning", "unbefristet"];

/// The proposed types by their names: for pay by the hour, and by the month.
pub fn propose(people: &People) -> (Option<EmploymentKind>, Option<EmploymentKind>) {
    let named = |names: &[&str]| {
        names.iter().find_map(|wanted| {
            people.employment_types.values().find_map(|kind| {
                let name = kind.name.get()?.trim();
                (name.to_lowercase() == **wanted).then(|| EmploymentKind { id: kind.id.clone(), name: name.to_owned() })
            })
        })
    };
    (named(&HOURLY), named(&PERMANENT))
}

/// The settings, with the proposed types where the owner chose none.
pub(super) fn with_proposed_kinds(settings: &EmployeeSettings, people: &People) -> EmployeeSettings {
    let mut settings = settings.clone();
    let (hourly, permanent) = propose(people);
    settings.hourly_type = settings.hourly_type.or(hourly);
    settings.permanent_type = settings.permanent_type.or(permanent);
    settings
}
