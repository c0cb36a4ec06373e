//! Joins the pages of a list. The result is complete, or an error.

use std::collections::BTreeSet;

use super::wire::{Page, Relations, Row};

/// More rows than any company has. A longer list counts as endless.
const MAX_ROWS: u64 = 2_000_000;

/// The pages of a list that have been read so far.
pub(crate) struct Pages<T> {
    rows: Vec<T>,
    relations: Vec<Relations>,
    seen: BTreeSet<String>,
    total: Option<u64>,
}

/// The field that shows that a list is inconsistent.
pub(crate) type Gap = &'static str;

impl<T: Row> Pages<T> {
    pub(crate) fn new() -> Self {
        Self { rows: Vec::new(), relations: Vec::new(), seen: BTreeSet::new(), total: None }
    }

    /// The number of rows read so far. It is the offset of the next page.
    pub(crate) fn read(&self) -> u64 {
        u64::try_from(self.rows.len()).unwrap_or(u64::MAX)
    }

    /// The number of rows in the whole list. It is 0 before the first page.
    pub(crate) fn total(&self) -> u64 {
        self.total.unwrap_or_default()
    }

    /// Adds the next page. Returns `true` when the list is complete.
    ///
    /// Fails when the list changed during the read: the total changed, a row came twice, or a page is empty too early. Also
    /// fails when the list is endless.
    pub(crate) fn add(&mut self, page: Page<T>) -> Result<bool, Gap> {
        if page.total > MAX_ROWS || *self.total.get_or_insert(page.total) != page.total {
            return Err("total");
        }
        if u64::try_from(page.data.len()) != Ok(page.count) {
            return Err("count");
        }
        for row in &page.data {
            if !self.seen.insert(row.id().to_owned()) {
                return Err("data[].id");
            }
        }
        let is_empty = page.data.is_empty();
        self.rows.extend(page.data);
        self.relations.extend(page.relations);
        match self.read().cmp(&page.total) {
            std::cmp::Ordering::Equal => Ok(true),
            std::cmp::Ordering::Less if !is_empty => Ok(false),
            _ => Err("total"),
        }
    }

    /// The rows, and the related records of each page.
    pub(crate) fn into_parts(self) -> (Vec<T>, Vec<Relations>) {
        (self.rows, self.relations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alexis::wire::Named;

    fn page(total: u64, ids: &[&str]) -> Page<Named> {
        let data = ids.iter().map(|id| Named { id: (*id).to_owned(), name: Default::default() }).collect();
        Page { total, count: ids.len() as u64, data, relations: None }
    }

    #[test]
    fn pages_of_any_size_are_joined() {
        let mut pages = Pages::new();
        assert_eq!(pages.add(page(3, &["a", "b"])), Ok(false));
        assert_eq!((pages.read(), pages.total()), (2, 3));
        assert_eq!(pages.add(page(3, &["c"])), Ok(true));
        assert_eq!(pages.into_parts().0.len(), 3);
    }

    #[test]
    fn pages_of_an_empty_list_are_complete() {
        assert_eq!(Pages::new().add(page(0, &[])), Ok(true));
    }

    #[test]
    fn pages_that_are_inconsistent_are_refused() {
        let after_two = |next| {
            let mut pages = Pages::new();
            pages.add(page(3, &["a", "b"])).unwrap();
            pages.add(next)
        };
        assert_eq!(after_two(page(4, &["c"])), Err("total"), "the total moved");
        assert_eq!(after_two(page(3, &["b"])), Err("data[].id"), "a row came twice");
        assert_eq!(after_two(page(3, &[])), Err("total"), "nothing where one row is due");
        assert_eq!(after_two(page(3, &["c", "d"])), Err("total"), "more rows than the total");
        assert_eq!(after_two(Page { count: 9, ..page(3, &["c"]) }), Err("count"), "the count is not that of the rows");
        assert_eq!(Pages::new().add(page(MAX_ROWS + 1, &["a"])), Err("total"), "a list without end");
        assert_eq!(Pages::new().add(page(2, &["a", "a"])), Err("data[].id"), "twice on one page");
    }
}
