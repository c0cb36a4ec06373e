//! What Personio holds, as far as the export compares it.

use connectors::Error;
use connectors::personio::Client;
use payroll::benefits::{Compensation, CompensationType, PayrollMonth, TargetPeople};

use crate::runner::{Progress, Stage, Watch};

/// What a plan reads of Personio.
#[derive(Debug, Clone)]
pub struct ReadPersonio {
    /// Everybody.
    pub people: TargetPeople,
    /// The types and the pay of the month.
    pub held: PayHeld,
}

/// The types, and what is paid in a month.
#[derive(Debug, Clone, Default)]
pub struct PayHeld {
    /// Every compensation type.
    pub types: Vec<CompensationType>,
    /// Every compensation of the month that the credentials let the app see.
    pub pay: Vec<Compensation>,
}

/// Reads everything that a plan compares, whole or not at all. The list is the app's own: there is no source to read.
///
/// # Errors
/// When a part of it cannot be read.
pub async fn read(client: &Client, month: PayrollMonth, watch: &dyn Watch) -> Result<ReadPersonio, Error> {
    watch.progress(Progress::stage(Stage::ReadingTarget));
    let people = client.people().await?;
    let types = client.types().await?;
    let pay = client.month(month).await?;
    Ok(ReadPersonio { people, held: PayHeld { types, pay } })
}
