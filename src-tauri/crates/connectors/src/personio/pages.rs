//! Putting the pages of a list together: whole, or not at all.

use std::collections::BTreeSet;

use url::{Url, form_urlencoded};

use super::wire::{Page, Row};
use crate::error::ErrorCode;

/// More pages than any company has: a list without end.
const MOST: usize = 2_000;

/// A list under way.
pub(super) struct Pages<T> {
    rows: Vec<T>,
    seen: BTreeSet<String>,
    cursors: BTreeSet<String>,
    limit: usize,
}

/// Why a list does not add up, and the field that shows it.
pub(super) type Gap = (ErrorCode, &'static str);

impl<T: Row> Pages<T> {
    /// A list of which nothing is read yet, and of which `limit` rows are asked for at a time.
    pub(super) fn new(limit: u32) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Self { rows: Vec::new(), seen: BTreeSet::new(), cursors: BTreeSet::new(), limit }
    }

    /// Takes the next page in. Returns the cursor of the one after it; `None`: the list is whole.
    ///
    /// Fails when a row comes twice, when the pages turn in a circle, and when nobody can tell whether there are more.
    pub(super) fn add(&mut self, page: Page<T>) -> Result<Option<String>, Gap> {
        let full = page.data.len() >= self.limit;
        for row in page.data {
            if !self.seen.insert(row.id().to_owned()) {
                return Err((ErrorCode::Incomplete, "_data[].id"));
            }
            self.rows.push(row);
        }
        let Some(links) = page.meta.links else {
            return if full { Err((ErrorCode::Incomplete, "_meta.links")) } else { Ok(None) };
        };
        let Some(next) = links.next else { return Ok(None) };
        let href = next.href.get().ok_or((ErrorCode::NotUnderstood, "_meta.links.next.href"))?;
        let cursor = cursor(href).ok_or((ErrorCode::NotUnderstood, "_meta.links.next.href"))?;
        if self.cursors.len() >= MOST || !self.cursors.insert(cursor.clone()) {
            return Err((ErrorCode::Incomplete, "_meta.links.next.href"));
        }
        Ok(Some(cursor))
    }

    /// The rows.
    pub(super) fn into_rows(self) -> Vec<T> {
        self.rows
    }
}

/// The cursor in a link, which may be relative. Nothing else of the link is used: it may lead anywhere.
fn cursor(href: &str) -> Option<String> {
    let url = Url::parse("https://link.invalid").ok()?.join(href).ok()?;
    // A plus stands for itself here, and not for a blank as it would in a form.
    let query = url.query()?.replace('+', "%2B");
    let found = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "cursor").map(|(_, value)| value.into_owned());
    found.filter(|cursor| !cursor.is_empty())
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
    fn a_cursor_is_taken_from_any_link(#[case] href: &str, #[case] expected: Option<&str>) {
        assert_eq!(cursor(href).as_deref(), expected);
    }

    #[test]
    fn pages_add_up_to_the_last() {
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
    fn whether_a_full_page_is_the_last(#[case] meta: &str, #[case] expected: Result<Option<String>, Gap>) {
        assert_eq!(Pages::new(1).add(page(&["a"], meta)), expected);
    }

    #[test]
    fn a_page_with_room_left_needs_no_links() {
        assert_eq!(Pages::new(2).add(page(&["a"], "{}")), Ok(None));
    }

    #[test]
    fn what_does_not_add_up_is_refused() {
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
    fn a_list_has_an_end() {
        let mut pages = Pages::new(1);
        for number in 0..MOST {
            pages.add(page(&[], &next(&format!("?cursor={number}")))).unwrap();
        }
        assert_eq!(pages.add(page(&[], &next("?cursor=one-more"))), Err((ErrorCode::Incomplete, "_meta.links.next.href")));
    }
}
