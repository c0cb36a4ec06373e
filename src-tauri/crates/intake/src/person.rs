//! Whom a row is about, and other texts of a row.

use domain::checks::{email::is_address, text::is_dash};
use rust_decimal::Decimal;

use crate::{
    column_kind::{Mapping, Meaning},
    currency, limits, month,
    problem::{ProblemCode, RowProblem},
    table::{Cell, Row},
    text,
};

/// The personnel number, address and name of a row, as far as it tells them.
#[derive(Debug, Default)]
pub struct PersonCells {
    pub number: Option<String>,
    pub email: Option<String>,
    pub name: Option<String>,
}

impl PersonCells {
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
        Cell::NeverCalculated => return Err(ProblemCode::NeverCalculated),
        Cell::Text(text) if text.chars().count() > limits::CELL => return Err(ProblemCode::TooLong),
        Cell::Text(text) if text.contains(char::REPLACEMENT_CHARACTER) => return Err(ProblemCode::LettersLost),
        _ => {}
    }
    let clean = text::clean(&cell.shown());
    Ok((!clean.chars().all(is_dash)).then_some(clean))
}

/// A personnel number or an id: text, so that leading zeros stay. A spreadsheet's 1234.0 is 1234, its ="0012" is 0012. What a
/// spreadsheet made of a number is not the number: "1,98E+11", a date, a number of more digits than it keeps.
pub fn number(cell: &Cell) -> Result<Option<String>, ProblemCode> {
    match cell {
        Cell::Date(_) | Cell::Moment(_) => return Err(ProblemCode::NumberIsDate),
        Cell::Number(number) | Cell::Formatted(number, _) if number.abs() >= Decimal::from(KEPT) => {
            return Err(ProblemCode::NumberShortened);
        }
        _ => {}
    }
    let Some(text) = words(cell)? else { return Ok(None) };
    if is_shortened(&text) {
        return Err(ProblemCode::NumberShortened);
    }
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let bare = quoted.or_else(|| text.strip_prefix('\'')).unwrap_or(&text).trim();
    let whole = bare.strip_suffix(".0").filter(|whole| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()));
    Ok(Some(whole.unwrap_or(bare).to_owned()).filter(|text| !text.is_empty()))
}

/// A spreadsheet keeps fifteen digits of a number: of one from here on, the last ones may be gone.
const KEPT: i64 = 1_000_000_000_000_000;

/// "1,98E+11", "1.98e11" and "2E+05": digits, and how many places follow. "12E4" may be a number as it is.
fn is_shortened(text: &str) -> bool {
    let Some((digits, places)) = text.split_once(['E', 'e']) else { return false };
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = digits.split_once([',', '.']).map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let signed = places.strip_prefix(['+', '-', '\u{2212}']);
    is_whole(whole.trim_start_matches('-'))
        && rest.is_none_or(is_whole)
        && is_whole(signed.unwrap_or(places))
        && (signed.is_some() || rest.is_some())
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

    #[rstest]
    #[case("1,98E+11", true)]
    #[case("1.98E+11", true)]
    #[case("1.98e11", true)]
    #[case("2E+05", true)]
    #[case("12E4", false)]
    #[case("E+11", false)]
    #[case("1,9xE+11", false)]
    #[case("A1,98E+11", false)]
    fn a_number_that_a_spreadsheet_shortened_is_a_problem(#[case] text: &str, #[case] is: bool) {
        let wanted = if is { Err(ProblemCode::NumberShortened) } else { Ok(Some(text.to_owned())) };
        assert_eq!(number(&Cell::text(text)), wanted);
    }

    #[test]
    fn what_a_spreadsheet_made_of_a_number_is_a_problem() {
        let of = |text: &str| number(&Cell::Number(text.parse().unwrap()));
        assert_eq!(of("198000000000"), Ok(Some("198000000000".to_owned())));
        assert_eq!(of("999999999999999"), Ok(Some("999999999999999".to_owned())));
        assert_eq!(of("1234567890123450"), Err(ProblemCode::NumberShortened));
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        assert_eq!(number(&Cell::Date(date)), Err(ProblemCode::NumberIsDate));
        assert_eq!(number(&Cell::Formatted(17.into(), "00017".to_owned())), Ok(Some("00017".to_owned())));
        assert_eq!(number(&Cell::NeverCalculated), Err(ProblemCode::NeverCalculated));
    }

    #[test]
    fn a_text_without_some_of_its_letters_is_a_problem() {
        assert_eq!(words(&Cell::text("Friskv\u{fffd}rd")), Err(ProblemCode::LettersLost));
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
