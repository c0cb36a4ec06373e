//! Whom a row is about, and other texts of a row.

use payroll::checks::{email::is_address, text::is_dash};

use crate::{
    currency, limits,
    meaning::{Mapping, Meaning},
    month,
    problem::{ProblemCode, RowProblem},
    table::{Cell, Row},
    text,
};

/// The personnel number, address and name of a row, as far as it tells them.
#[derive(Debug, Default)]
pub struct Who {
    pub number: Option<String>,
    pub email: Option<String>,
    pub name: Option<String>,
}

impl Who {
    /// Reads them; what cannot be read is added to the problems.
    pub fn read(row: &Row, mapping: &Mapping, problems: &mut Vec<RowProblem>) -> Self {
        let mut part = |meaning: Meaning, read: fn(&Cell) -> Result<Option<String>, ProblemCode>| {
            let cell = row.cell(mapping.column(meaning)?);
            read(cell).unwrap_or_else(|code| {
                problems.push(RowProblem::new(row.line, Some(meaning), code, &cell.shown()));
                None
            })
        };
        let number = part(Meaning::PersonnelNumber, number);
        let email = part(Meaning::Email, email);
        let whole = part(Meaning::Name, words);
        let names = [part(Meaning::FirstName, words), part(Meaning::LastName, words)];
        let name = whole.or_else(|| {
            let joined = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
            (!joined.is_empty()).then_some(joined)
        });
        Self { number, email, name }
    }

    /// Whether there is nobody.
    pub fn is_nobody(&self) -> bool {
        self.number.is_none() && self.email.is_none() && self.name.is_none()
    }
}

/// A text on one line, without what cannot be seen. A lone dash is nothing.
pub fn words(cell: &Cell) -> Result<Option<String>, ProblemCode> {
    match cell {
        Cell::Error(_) => return Err(ProblemCode::CellError),
        Cell::Text(text) if text.chars().count() > limits::CELL => return Err(ProblemCode::TooLong),
        _ => {}
    }
    let clean = text::clean(&cell.shown());
    Ok((!clean.chars().all(is_dash)).then_some(clean))
}

/// A personnel number or an id: text, so that leading zeros stay. A spreadsheet's 1234.0 is 1234, its ="0012" is 0012.
pub fn number(cell: &Cell) -> Result<Option<String>, ProblemCode> {
    let Some(text) = words(cell)? else { return Ok(None) };
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let bare = quoted.or_else(|| text.strip_prefix('\'')).unwrap_or(&text).trim();
    let whole = bare.strip_suffix(".0").filter(|whole| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()));
    Ok(Some(whole.unwrap_or(bare).to_owned()).filter(|text| !text.is_empty()))
}

/// An e-mail address in lower case.
pub fn email(cell: &Cell) -> Result<Option<String>, ProblemCode> {
    let Some(text) = words(cell)? else { return Ok(None) };
    let lower = text.to_lowercase();
    let bare = lower.strip_prefix("mailto:").unwrap_or(&lower).trim();
    if is_address(bare) { Ok(Some(bare.to_owned())) } else { Err(ProblemCode::EmailInvalid) }
}

/// Whether a cell says that its row is a sum of the others: it says that, and at most a month, a currency or a count.
pub fn says_total(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "summe",
        "gesamt",
        "gesamtsumme",
        "gesamtbetrag",
        "zwischensumme",
        "endsumme",
        "insgesamt",
        "total",
        "totalt",
        "totals",
        "summa",
        "delsumma",
        "sum",
        "subtotal",
        "totalsumma",
    ];
    let folded = text::folded(text);
    let mut runs = folded.split([' ', ':', '.', ',', '(', ')', '/', '-']).filter(|run| !run.is_empty()).skip_while(|run| *run == "grand");
    let is_beside = |run: &str| run.bytes().all(|byte| byte.is_ascii_digit()) || month::is_name(run) || currency::is_known(run);
    runs.next().is_some_and(|first| WORDS.contains(&first)) && runs.all(is_beside)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("00123", Some("00123"))]
    #[case(" 00123\u{a0}", Some("00123"))]
    #[case("=\"00123\"", Some("00123"))]
    #[case("'00123", Some("00123"))]
    #[case("1234.0", Some("1234"))]
    #[case("A-12.0", Some("A-12.0"))]
    #[case("12.5", Some("12.5"))]
    #[case("=1+1", Some("=1+1"))]
    #[case("\u{202e}42\u{0}", Some("42"))]
    #[case("-", None)]
    #[case("=\"\"", None)]
    fn a_personnel_number_is_a_text(#[case] text: &str, #[case] wanted: Option<&str>) {
        assert_eq!(number(&Cell::text(text)).unwrap().as_deref(), wanted);
    }

    #[test]
    fn a_number_of_a_workbook_is_written_without_decimals() {
        assert_eq!(number(&Cell::Number("1234.0".parse().unwrap())), Ok(Some("1234".to_owned())));
        assert_eq!(number(&Cell::Number("1000".parse().unwrap())), Ok(Some("1000".to_owned())));
        assert_eq!(number(&Cell::Error("#N/A".to_owned())), Err(ProblemCode::CellError));
    }

    #[test]
    fn an_address_is_in_lower_case() {
        assert_eq!(email(&Cell::text(" Anna.Berg@Firma.DE ")), Ok(Some("anna.berg@firma.de".to_owned())));
        assert_eq!(email(&Cell::text("mailto:a@b.se")), Ok(Some("a@b.se".to_owned())));
        assert_eq!(email(&Cell::text("anna at firma")), Err(ProblemCode::EmailInvalid));
        assert_eq!(email(&Cell::text("Anna <a@b.se>")), Err(ProblemCode::EmailInvalid));
    }

    #[test]
    fn a_total_says_so_in_its_first_word() {
        for text in [
            "Summe",
            "SUMME:",
            "Gesamt November",
            "Total",
            "Totalt:",
            "Summa",
            "Grand total",
            "Zwischensumme 2",
            "Total (EUR)",
            "Summe 11/2026",
        ] {
            assert!(says_total(text), "{text}");
        }
        for text in ["Sachbezug", "Gesamtpaket", "Total Rewards", "Summa friskvård", "Gesamt Anna", "Anna Summe", "Grand Hotel", "", "12"]
        {
            assert!(!says_total(text), "{text}");
        }
    }
}
