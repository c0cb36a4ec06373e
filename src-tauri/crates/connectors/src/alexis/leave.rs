//! Reading leave: the days of absence, and what is needed to understand them.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::de::DeserializeOwned;

use super::calls::{self, Call};
use super::client::{Client, Progress};
use super::day::{earliest, latest};
use super::wire::{Child, Leave, LeaveRead, LeaveTransaction, LeaveType, LenientString, Relations, Row, WorkWeek};
use crate::error::{Error, ErrorCode};

impl Client {
    /// Everything about leave from a day to another, both included. Whole, or an error. `progress` counts the days of
    /// absence.
    ///
    /// A day whose date cannot be read is kept: nobody can tell that it lies outside.
    pub async fn leave(&self, from: NaiveDate, to: NaiveDate, progress: Progress<'_>) -> Result<LeaveRead, Error> {
        // A day is written as an instant, which in UTC can be the day before; the calendar has the last word below.
        let (first, last) = (before(from).to_string(), after(to).to_string());
        let days = [
            ("filters[date][$between][]", first.clone()),
            ("filters[date][$between][]", last.clone()),
            ("relations", "leaveType,child".to_owned()),
        ];
        let (mut transactions, beside) = self.list::<LeaveTransaction>(&calls::LEAVE_TRANSACTIONS, &days, progress).await?;
        transactions.retain(|row| overlaps(&row.date, &row.date, from, to));

        let overlap = [("filters[endDate][$gte]", first), ("filters[startDate][$lte]", last)];
        let (mut leaves, _) = self.list::<Leave>(&calls::LEAVES, &overlap, &|_, _| ()).await?;
        leaves.retain(|row| overlaps(&row.start_date, &row.end_date, from, to));

        let codes = [("relations", "leaveTypeCode".to_owned())];
        let (types, coded) = self.list::<LeaveType>(&calls::LEAVE_TYPES, &codes, &|_, _| ()).await?;
        let work_weeks = self.list_if_any::<WorkWeek>(&calls::WORK_WEEKS).await?;
        let children = self.list_if_any::<Child>(&calls::CHILDREN).await?;

        let codes = coded.into_iter().filter_map(|page| page.leave_type_code).flatten().collect();
        let mut read = LeaveRead { transactions, leaves, types, codes, work_weeks, children };
        for page in beside {
            read.take_in(page);
        }
        Ok(read)
    }

    /// A list that not every account has.
    async fn list_if_any<T: DeserializeOwned + Row>(&self, call: &Call) -> Result<Vec<T>, Error> {
        match self.list(call, &[], &|_, _| ()).await {
            Ok((rows, _)) => Ok(rows),
            Err(error) if error.code == ErrorCode::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}

impl LeaveRead {
    /// Takes in what stands beside the days and in no list of its own.
    fn take_in(&mut self, page: Relations) {
        add_missing(&mut self.types, page.leave_type.into_iter().flatten());
        add_missing(&mut self.children, page.child.into_iter().flatten());
    }
}

fn add_missing<T: Row>(rows: &mut Vec<T>, more: impl Iterator<Item = T>) {
    let mut known: BTreeSet<String> = rows.iter().map(|row| row.id().to_owned()).collect();
    rows.extend(more.filter(|row| known.insert(row.id().to_owned())));
}

/// Whether days from `start` to `end` can lie in the range. Of what is missing, cannot be read or could mean a day in it nobody can
/// tell that it does not.
fn overlaps(start: &LenientString, end: &LenientString, from: NaiveDate, to: NaiveDate) -> bool {
    start.get().and_then(earliest).is_none_or(|start| start <= to) && end.get().and_then(latest).is_none_or(|end| end >= from)
}

fn before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

fn after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
