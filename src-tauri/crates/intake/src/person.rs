//! Reading of the person of a row, and of its texts and identifiers.

use domain::{checks::email::is_address, text::is_dash};
use rust_decimal::Decimal;

use crate::{
    column_kind::{Mapping, Meaning},
    currency, limits, month,
    problem::{ProblemCode, RowProblem},
    table::{Cell, Row},
    text,
};

/// The person of a row.
#[derive(Debug, Default)]
pub struct PersonCells {
    pub number: Option<String>,
    pub email: Option<String>,
    pub name: Option<String>,
}

impl PersonCells {
    /// Reads the person. Unreadable cells are added to the problems.
    pub fn read(row: &Row, mapping: &Mapping, problems: &mut Vec<RowProblem>) -> Self {
        let mut read_cell = |meaning: Meaning, read: fn(&Cell) -> Result<Option<String>, ProblemCode>| {
            let cell = row.cell(mapping.column(meaning)?);
            read(cell).unwrap_or_else(|code| {
                problems.push(RowProblem::new(row.line, Some(meaning), code, &cell.display_text()));
                None
            })
        };
        let number = read_cell(Meaning::PersonnelNumber, read_identifier);
        let email = read_cell(Meaning::Email, read_email);
        let whole = read_cell(Meaning::Name, read_text);
        let names = [read_cell(Meaning::FirstName, read_text), read_cell(Meaning::LastName, read_text)];
        let name = whole.or_else(|| {
            let joined = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
            (!joined.is_empty()).then_some(joined)
        });
        Self { number, email, name }
    }

    pub fn is_empty(&self) -> bool {
        self.number.is_none() && self.email.is_none() && self.name.is_none()
    }
}

/// A text on one line, without invisible characters. `None`: the cell is empty or a dash.
pub fn read_text(cell: &Cell) -> Result<Option<String>, ProblemCode> {
    match cell {
        Cell::Error(_) => return Err(ProblemCode::CellError),
        Cell::NeverCalculated => return Err(ProblemCode::NeverCalculated),
        Cell::Text(text) if text.chars().count() > limits::CELL => return Err(ProblemCode::TooLong),
        Cell::Text(text) if text.contains(char::REPLACEMENT_CHARACTER) => return Err(ProblemCode::LettersLost),
        _ => {}
    }
    let text = text::sanitize(&cell.display_text());
    Ok((!text.chars().all(is_dash)).then_some(text))
}

/// A personnel number or another identifier, as text that keeps leading zeros. A spreadsheet's 1234.0 becomes 1234, and ="0012"
/// becomes 0012. An identifier that a spreadsheet changed is an error: "1,98E+11", a date, or a number with more digits than a
/// spreadsheet keeps.
pub fn read_identifier(cell: &Cell) -> Result<Option<String>, ProblemCode> {
    match cell {
        Cell::Date(_) | Cell::Moment(_) => return Err(ProblemCode::NumberIsDate),
        Cell::Number(number) | Cell::Formatted(number, _) if number.abs() >= Decimal::from(PRECISION_LIMIT) => {
            return Err(ProblemCode::NumberShortened);
        }
        _ => {}
    }
    let Some(text) = read_text(cell)? else { return Ok(None) };
    if is_shortened(&text) {
        return Err(ProblemCode::NumberShortened);
    }
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let identifier = quoted.or_else(|| text.strip_prefix('\'')).unwrap_or(&text).trim();
    let whole = identifier.strip_suffix(".0").filter(|whole| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()));
    Ok(Some(whole.unwrap_or(identifier).to_owned()).filter(|text| !text.is_empty()))
}

/// A spreadsheet keeps fifteen digits. The last digits of a number from here on may be wrong.
const PRECISION_LIMIT: i64 = 1_000_000_000_000_000;

/// Whether a text is scientific notation, as in "1,98E+11", "1.98e11" and "2E+05". "12E4" may be an identifier.
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

/// The e-mail address of a cell, in lower case.
pub fn read_email(cell: &Cell) -> Result<Option<String>, ProblemCode> {
    let Some(text) = read_text(cell)? else { return Ok(None) };
    let lower = text.to_lowercase();
    let address = lower.strip_prefix("mailto:").unwrap_or(&lower).trim();
    if is_address(address) { Ok(Some(address.to_owned())) } else { Err(ProblemCode::EmailInvalid) }
}

/// Whether a cell labels its row as a total: a word for it, with nothing beside it but a month, a currency or a number.
pub fn is_total_label(text: &str) -> bool {
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
    let folded = text::casefold(text);
    let mut runs = folded.split([' ', ':', '.', ',', '(', ')', '/', '-']).filter(|run| !run.is_empty()).skip_while(|run| *run == "grand");
    let is_allowed_beside =
        |run: &str| run.bytes().all(|byte| byte.is_ascii_digit()) || month::is_month_name(run) || currency::is_currency(run);
    runs.next().is_some_and(|first| WORDS.contains(&first)) && runs.all(is_allowed_beside)
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
    fn identifier_keeps_leading_zeros(#[case] text: &str, #[case] wanted: Option<&str>) {
        assert_eq!(read_identifier(&Cell::from_text(text)).unwrap().as_deref(), wanted);
    }

    #[test]
    fn identifier_of_a_number_cell_has_no_decimals() {
        assert_eq!(read_identifier(&Cell::Number("1234.0".parse().unwrap())), Ok(Some("1234".to_owned())));
        assert_eq!(read_identifier(&Cell::Number("1000".parse().unwrap())), Ok(Some("1000".to_owned())));
        assert_eq!(read_identifier(&Cell::Error("#N/A".to_owned())), Err(ProblemCode::CellError));
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
    fn shortened_number_text_is_a_problem(#[case] text: &str, #[case] is: bool) {
        let wanted = if is { Err(ProblemCode::NumberShortened) } else { Ok(Some(text.to_owned())) };
        assert_eq!(read_identifier(&Cell::from_text(text)), wanted);
    }

    #[test]
    fn number_or_date_that_lost_digits_is_a_problem() {
        let of = |text: &str| read_identifier(&Cell::Number(text.parse().unwrap()));
        assert_eq!(of("198000000000"), Ok(Some("198000000000".to_owned())));
        assert_eq!(of("999999999999999"), Ok(Some("999999999999999".to_owned())));
        assert_eq!(of("1234567890123450"), Err(ProblemCode::NumberShortened));
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        assert_eq!(read_identifier(&Cell::Date(date)), Err(ProblemCode::NumberIsDate));
        assert_eq!(read_identifier(&Cell::Formatted(17.into(), "00017".to_owned())), Ok(Some("00017".to_owned())));
        assert_eq!(read_identifier(&Cell::NeverCalculated), Err(ProblemCode::NeverCalculated));
    }

    #[test]
    fn text_with_replacement_characters_is_a_problem() {
        assert_eq!(read_text(&Cell::from_text("Friskv\u{fffd}rd")), Err(ProblemCode::LettersLost));
    }

    #[test]
    fn email_is_read_in_lower_case() {
        assert_eq!(read_email(&Cell::from_text(" Anna.Berg@Firma.DE ")), Ok(Some("anna.berg@firma.de".to_owned())));
        assert_eq!(read_email(&Cell::from_text("mailto:a@b.se")), Ok(Some("a@b.se".to_owned())));
        assert_eq!(read_email(&Cell::from_text("anna at firma")), Err(ProblemCode::EmailInvalid));
        assert_eq!(read_email(&Cell::from_text("Anna <a@b.se>")), Err(ProblemCode::EmailInvalid));
    }

    #[test]
    fn total_label_is_recognized_by_its_first_word() {
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
            assert!(is_total_label(text), "{text}");
        }
        for text in ["Sachbezug", "Gesamtpaket", "Total Rewards", "Summa friskvård", "Gesamt Anna", "Anna Summe", "Grand Hotel", "", "12"]
        {
            assert!(!is_total_label(text), "{text}");
        }
    }
}
