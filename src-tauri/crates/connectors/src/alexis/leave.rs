//! Reads leave: the days of absence, and the lists that explain them.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::de::DeserializeOwned;

use super::calls::{self, Call};
use super::client::{Client, Progress};
use super::day::{earliest, latest};
use super::wire::{Child, Leave, LeaveRead, LeaveTransaction, LeaveType, LenientString, Relations, Row, WorkWeek};
use crate::error::{Error, ErrorCode};

impl Client {
    /// All leave from `from` to `to`, both inclusive. The result is complete, or an error. `progress` counts the days of
    /// absence.
    ///
    /// A row with an unreadable date is kept, because it could lie in the range.
    pub async fn leave(&self, from: NaiveDate, to: NaiveDate, progress: Progress<'_>) -> Result<LeaveRead, Error> {
        // In UTC a day's instant can be on the day before. So one more day is requested at each end, and `overlaps` filters below.
        let (first, last) = (day_before(from).to_string(), day_after(to).to_string());
        let days = [
            ("filters[date][$between][]", first.clone()),
            ("filters[date][$between][]", last.clone()),
            ("relations", "leaveType,child".to_owned()),
        ];
        let (mut transactions, related) = self.list::<LeaveTransaction>(&calls::LEAVE_TRANSACTIONS, &days, progress).await?;
        transactions.retain(|row| overlaps(&row.date, &row.date, from, to));

        let overlap = [("filters[endDate][$gte]", first), ("filters[startDate][$lte]", last)];
        let (mut leaves, _) = self.list::<Leave>(&calls::LEAVES, &overlap, &|_, _| ()).await?;
        leaves.retain(|row| overlaps(&row.start_date, &row.end_date, from, to));

        let codes = [("relations", "leaveTypeCode".to_owned())];
        let (types, with_codes) = self.list::<LeaveType>(&calls::LEAVE_TYPES, &codes, &|_, _| ()).await?;
        let work_weeks = self.list_or_empty::<WorkWeek>(&calls::WORK_WEEKS).await?;
        let children = self.list_or_empty::<Child>(&calls::CHILDREN).await?;

        let codes = with_codes.into_iter().filter_map(|page| page.leave_type_code).flatten().collect();
        let mut read = LeaveRead { transactions, leaves, types, codes, work_weeks, children };
        for page in related {
            read.add_relations(page);
        }
        Ok(read)
    }

    /// Reads a list that not every account has. A missing list is empty.
    async fn list_or_empty<T: DeserializeOwned + Row>(&self, call: &Call) -> Result<Vec<T>, Error> {
        match self.list(call, &[], &|_, _| ()).await {
            Ok((rows, _)) => Ok(rows),
            Err(error) if error.code == ErrorCode::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}

impl LeaveRead {
    /// Adds the leave types and children that stand beside the days and are missing from their own lists.
    fn add_relations(&mut self, page: Relations) {
        add_missing(&mut self.types, page.leave_type.into_iter().flatten());
        add_missing(&mut self.children, page.child.into_iter().flatten());
    }
}

fn add_missing<T: Row>(rows: &mut Vec<T>, more: impl Iterator<Item = T>) {
    let mut known: BTreeSet<String> = rows.iter().map(|row| row.id().to_owned()).collect();
    rows.extend(more.filter(|row| known.insert(row.id().to_owned())));
}

/// Whether the days from `start` to `end` can overlap the range. A missing or unreadable date counts as overlapping, and so does a
/// date that can mean a day in the range.
fn overlaps(start: &LenientString, end: &LenientString, from: NaiveDate, to: NaiveDate) -> bool {
    start.get().and_then(earliest).is_none_or(|start| start <= to) && end.get().and_then(latest).is_none_or(|end| end >= from)
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
