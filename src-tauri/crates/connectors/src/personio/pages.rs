//! Joins the pages of a list. The result is complete, or an error.

use std::collections::BTreeSet;

use url::{Url, form_urlencoded};

use super::wire::{Page, Row};
use crate::error::ErrorCode;

/// More pages than any company has. A longer list counts as endless.
const MAX_PAGES: usize = 2_000;

/// The pages of a list that have been read so far.
pub(super) struct Pages<T> {
    rows: Vec<T>,
    seen: BTreeSet<String>,
    cursors: BTreeSet<String>,
    limit: usize,
}

/// The reason why a list is inconsistent, and the field that shows it.
pub(super) type Gap = (ErrorCode, &'static str);

impl<T: Row> Pages<T> {
    /// `limit` is the number of rows that each page request asks for.
    pub(super) fn new(limit: u32) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Self { rows: Vec::new(), seen: BTreeSet::new(), cursors: BTreeSet::new(), limit }
    }

    /// Adds the next page. Returns the cursor of the page after it, or `None` when the list is complete.
    ///
    /// Fails when a row comes twice, when a cursor comes twice, and when a full page has no links, because more pages could follow.
    pub(super) fn add(&mut self, page: Page<T>) -> Result<Option<String>, Gap> {
        let is_full = page.data.len() >= self.limit;
        for row in page.data {
            if !self.seen.insert(row.id().to_owned()) {
                return Err((ErrorCode::Incomplete, "_data[].id"));
            }
            self.rows.push(row);
        }
        let Some(links) = page.meta.links else {
            return if is_full { Err((ErrorCode::Incomplete, "_meta.links")) } else { Ok(None) };
        };
        let Some(next) = links.next else { return Ok(None) };
        let href = next.href.get().ok_or((ErrorCode::NotUnderstood, "_meta.links.next.href"))?;
        let cursor = cursor(href).ok_or((ErrorCode::NotUnderstood, "_meta.links.next.href"))?;
        if self.cursors.len() >= MAX_PAGES || !self.cursors.insert(cursor.clone()) {
            return Err((ErrorCode::Incomplete, "_meta.links.next.href"));
        }
        Ok(Some(cursor))
    }

    pub(super) fn into_rows(self) -> Vec<T> {
        self.rows
    }
}

/// The cursor in a link. The link may be relative. Only its cursor is used, because the link may lead to another address.
fn cursor(href: &str) -> Option<String> {
    let url = Url::parse("https://link.invalid").ok()?.join(href).ok()?;
    // Here a plus is a plus. A form parser would read it as a blank.
    let query = url.query()?.replace('+', "%2B");
    let cursor = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "cursor").map(|(_, value)| value.into_owned());
    cursor.filter(|cursor| !cursor.is_empty())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::personio::wire::CompensationType;

    fn page(ids: &[&str], meta: &str) -> Page<CompensationType> {
        let rows: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
        serde_json::from_str(&format!(r#"{{"_data":[{}],"_meta":{meta}}}"#, rows.join(","))).unwrap()
    }

    fn next(href: &str) -> String {
        format!(r#"{{"links":{{"self":{{"href":"x"}},"next":{{"href":"{href}"}}}}}}"#)
    }

    #[rstest]
    #[case("https://api.personio.de/v2/persons?cursor=abc", Some("abc"))]
    #[case("https://elsewhere.example/v2/persons?limit=2&cursor=abc&x=1", Some("abc"))]
    #[case("/v2/persons?cursor=a%2Bb%2Fc%3D%3D", Some("a+b/c=="))]
    #[case("?cursor=a+b/c==", Some("a+b/c=="))]
    #[case("persons?cursor=%C3%A4", Some("ä"))]
    #[case("https://api.personio.de/v2/persons", None)]
    #[case("/v2/persons?cursor=", None)]
    #[case("/v2/persons?next_cursor=abc", None)]
    #[case("http://", None)]
    fn cursor_is_read_from_any_link(#[case] href: &str, #[case] expected: Option<&str>) {
        assert_eq!(cursor(href).as_deref(), expected);
    }

    #[test]
    fn pages_are_joined_to_the_last() {
        let mut pages = Pages::new(2);
        assert_eq!(pages.add(page(&["a", "b"], &next("?cursor=1"))), Ok(Some("1".to_owned())));
        assert_eq!(pages.add(page(&[], &next("?cursor=2"))), Ok(Some("2".to_owned())), "a page may be empty");
        assert_eq!(pages.add(page(&["c", "d"], r#"{"links":{"self":{"href":"x"}}}"#)), Ok(None));
        assert_eq!(pages.into_rows().len(), 4);
    }

    #[rstest]
    #[case(r#"{"links":{"next":null}}"#, Ok(None))]
    #[case(r#"{"links":{}}"#, Ok(None))]
    #[case("{}", Err((ErrorCode::Incomplete, "_meta.links")))]
    #[case(r#"{"links":null}"#, Err((ErrorCode::Incomplete, "_meta.links")))]
    #[case(r#"{"links":{"next":{}}}"#, Err((ErrorCode::NotUnderstood, "_meta.links.next.href")))]
    #[case(r#"{"links":{"next":{"href":"/v2/persons"}}}"#, Err((ErrorCode::NotUnderstood, "_meta.links.next.href")))]
    fn full_page_is_the_last_only_with_links(#[case] meta: &str, #[case] expected: Result<Option<String>, Gap>) {
        assert_eq!(Pages::new(1).add(page(&["a"], meta)), expected);
    }

    #[test]
    fn page_that_is_not_full_needs_no_links() {
        assert_eq!(Pages::new(2).add(page(&["a"], "{}")), Ok(None));
    }

    #[test]
    fn pages_that_are_inconsistent_are_refused() {
        let after_one = |next| {
            let mut pages = Pages::new(1);
            pages.add(page(&["a"], &self::next("?cursor=1"))).unwrap();
            pages.add(next)
        };
        assert_eq!(after_one(page(&["b"], &next("?cursor=1"))), Err((ErrorCode::Incomplete, "_meta.links.next.href")), "a circle");
        assert_eq!(after_one(page(&["a"], "{}")), Err((ErrorCode::Incomplete, "_data[].id")), "a row came twice");
        assert_eq!(Pages::new(9).add(page(&["a", "a"], "{}")), Err((ErrorCode::Incomplete, "_data[].id")), "twice on one page");
    }

    #[test]
    fn pages_without_end_are_refused() {
        let mut pages = Pages::new(1);
        for number in 0..MAX_PAGES {
            pages.add(page(&[], &next(&format!("?cursor={number}")))).unwrap();
        }
        assert_eq!(pages.add(page(&[], &next("?cursor=one-more"))), Err((ErrorCode::Incomplete, "_meta.links.next.href")));
    }
}
