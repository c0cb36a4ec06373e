//! Making the plan: both sides read whole, then compared.

use chrono::NaiveDate;
use connectors::alexis::wire::People;
use connectors::{Error, ErrorCode, alexis};
use payroll::matching::Links;
use payroll::person::PersonId;
use payroll::plan::Plan;
use payroll::plan::employees::{EmployeeInput, plan};
use thiserror::Error as ThisError;

use super::held::Held;
use super::target::{KleerPeople, MARK};
use crate::runner::{Progress, Stage, Target, Watch};

/// Why no plan could be made. Nothing was written anywhere.
#[derive(Debug, ThisError)]
pub enum PrepareError {
    /// One of the two could not be read whole.
    #[error(transparent)]
    Service(#[from] Error),
}

/// A plan, with what it rests on.
#[derive(Debug)]
pub struct Prepared {
    /// The plan.
    pub plan: Plan,
    /// Whether salaries were compared.
    pub salaries_known: bool,
}

/// Reads both sides and compares them. Writes nothing.
///
/// # Errors
/// When one side cannot be read whole: a partial read never becomes a smaller company.
pub async fn prepare(
    source: &alexis::Client,
    target: &KleerPeople,
    links: &Links,
    today: NaiveDate,
    watch: &dyn Watch,
) -> Result<Prepared, PrepareError> {
    let read = match read_source(source, watch).await {
        // Somebody was added or removed between two pages. Once is chance; twice is a reason to stop.
        Err(error) if error.code == ErrorCode::Incomplete => read_source(source, watch).await?,
        other => other?,
    };
    let people = alexis::map::people(&read);
    watch.progress(Progress::stage(Stage::ReadingTarget));
    let held = target.read().await?;
    watch.progress(Progress::stage(Stage::Comparing));
    let salaries_known = target.unit.is_some();
    let links = with_marks(links, &held);
    let input = EmployeeInput { source: &people, target: &held.people, links: &links, settings: &target.settings, salaries_known, today };
    let plan = plan(&input);
    watch.progress(Progress::stage(Stage::Ended));
    Ok(Prepared { plan, salaries_known })
}

async fn read_source(source: &alexis::Client, watch: &dyn Watch) -> Result<People, Error> {
    watch.progress(Progress::stage(Stage::ReadingSource));
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    source
        .people(&|done, total| {
            watch.progress(Progress { done: count(done), total: Some(count(total)), ..Progress::stage(Stage::ReadingSource) });
        })
        .await
}

/// The links, and what the app's own mark says of people it created, on this computer or another one.
fn with_marks(links: &Links, held: &Held) -> Links {
    let mut all = links.clone();
    for user in &held.users {
        let Some(source) = user.foreign_id.as_deref().and_then(|mark| mark.strip_prefix(MARK)) else { continue };
        let target = PersonId(user.id.to_string());
        if !all.values().any(|linked| *linked == target) {
            all.entry(PersonId(source.to_owned())).or_insert(target);
        }
    }
    all
}
