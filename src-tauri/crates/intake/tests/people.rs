//! Lists of people.

mod common;

use common::text;
use intake::{Meaning, People, ProblemCode, propose, read_people};

fn read_list(list: &str) -> People {
    let table = text(list);
    read_people(&table, &propose(&table, &[]))
}

fn codes(people: &People) -> Vec<(u32, Option<Meaning>, ProblemCode)> {
    people.problems.iter().map(|problem| (problem.line, problem.meaning, problem.code)).collect()
}

#[test]
fn number_email_and_name_are_read() {
    let people = read_list("Anst.nr;Förnamn;Efternamn;E-post\n0017;Ebba;Lind;Ebba.Lind@Firma.SE\n\n18;;Berg;-\n");
    assert_eq!(people.problems, []);
    assert_eq!(people.skipped_empty, 1);
    let rows: Vec<_> = people.rows.iter().map(|row| (row.line, row.number.as_deref(), row.email.as_deref(), row.name.as_deref())).collect();
    assert_eq!(rows, [(2, Some("0017"), Some("ebba.lind@firma.se"), Some("Ebba Lind")), (4, Some("18"), None, Some("Berg"))]);
}

#[test]
fn missing_person_and_invalid_email_are_problems() {
    let people = read_list("Personalnummer;Name;E-Mail\n;Anna Berg;\n2;Ebba;ebba\nSumme;;\n");
    let wanted =
        [(2, None, ProblemCode::NoPerson), (3, Some(Meaning::Email), ProblemCode::EmailInvalid), (4, None, ProblemCode::LooksLikeTotal)];
    assert_eq!(codes(&people), wanted);
    assert_eq!(people.rows, []);
}

#[test]
fn all_rows_with_a_shared_number_or_email_are_problems() {
    let people = read_list("Personalnummer;E-Mail\na1;a@b.de\nA1;c@d.de\n2;x@y.de\n3;X@Y.de\n4;z@z.de\n");
    let number = (Some(Meaning::PersonnelNumber), ProblemCode::NumberTwice);
    let email = (Some(Meaning::Email), ProblemCode::EmailTwice);
    assert_eq!(codes(&people), [(2, number.0, number.1), (3, number.0, number.1), (4, email.0, email.1), (5, email.0, email.1)]);
    assert_eq!(people.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [6]);
}
