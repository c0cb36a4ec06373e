//! Putting the pages of a list together: whole, or not at all.

use std::collections::BTreeSet;

use super::wire::{Page, Relations, Row};

/// More rows than any company has: a list without end.
const MOST: u64 = 2_000_000;

/// A list under way.
pub(crate) struct Pages<T> {
    rows: Vec<T>,
    relations: Vec<Relations>,
    seen: BTreeSet<String>,
    total: Option<u64>,
}

/// Why a list does not add up: the field that shows it.
pub(crate) type Gap = &'static str;

impl<T: Row> Pages<T> {
    /// A list of which nothing is read yet.
    pub(crate) fn new() -> Self {
        Self { rows: Vec::new(), relations: Vec::new(), seen: BTreeSet::new(), total: None }
    }

    /// Rows read so far, which is the offset of the next page.
    pub(crate) fn read(&self) -> u64 {
        u64::try_from(self.rows.len()).unwrap_or(u64::MAX)
    }

    /// Rows in all, once the first page is in.
    pub(crate) fn total(&self) -> u64 {
        self.total.unwrap_or_default()
    }

    /// Takes the next page in. `true`: the list is whole.
    ///
    /// Fails when somebody changed the list meanwhile: the total moved, a row came twice, a page is empty too early.
    /// And when the list would have no end.
    pub(crate) fn add(&mut self, page: Page<T>) -> Result<bool, Gap> {
        if page.total > MOST || *self.total.get_or_insert(page.total) != page.total {
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
        let empty = page.data.is_empty();
        self.rows.extend(page.data);
        self.relations.extend(page.relations);
        match self.read().cmp(&page.total) {
            std::cmp::Ordering::Equal => Ok(true),
            std::cmp::Ordering::Less if !empty => Ok(false),
            _ => Err("total"),
        }
    }

    /// The rows, and what they refer to page by page.
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
    fn pages_of_any_size_add_up() {
        let mut pages = Pages::new();
        assert_eq!(pages.add(page(3, &["a", "b"])), Ok(false));
        assert_eq!((pages.read(), pages.total()), (2, 3));
        assert_eq!(pages.add(page(3, &["c"])), Ok(true));
        assert_eq!(pages.into_parts().0.len(), 3);
    }

    #[test]
    fn an_empty_list_is_whole() {
        assert_eq!(Pages::new().add(page(0, &[])), Ok(true));
    }

    #[test]
    fn what_does_not_add_up_is_refused() {
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
        assert_eq!(Pages::new().add(page(MOST + 1, &["a"])), Err("total"), "a list without end");
        assert_eq!(Pages::new().add(page(2, &["a", "a"])), Err("data[].id"), "twice on one page");
    }
}
