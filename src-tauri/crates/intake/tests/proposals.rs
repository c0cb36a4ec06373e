//! Proposals of column meanings.

mod common;

use common::{mapping_summary, text};
use intake::{Mapping, Meaning, RememberedMapping, propose};

#[test]
fn columns_are_proposed_by_their_titles() {
    let table = text("Abteilung;Budgetbetrag;Tatsächlich genutzter Betrag;Betrag;Lohnart;Pers.-Nr.;Währung\nA;100,00;50,00;7,00;B;1;EUR\n");
    assert_eq!(mapping_summary(&propose(&table, &[])), "PersonnelNumber=5 Benefit=4 Amount=2 Currency=6");
}

#[test]
fn first_and_last_name_are_preferred_to_full_name() {
    let table = text("Name;Vorname;Nachname;E-Mail\nAnna Berg;Anna;Berg;a@b.de\n");
    assert_eq!(mapping_summary(&propose(&table, &[])), "Email=3 FirstName=1 LastName=2");
}

#[test]
fn columns_without_known_titles_are_proposed_by_cells() {
    let table = text("Personalnummer;Kontakt;Stand;Betrag\n1;A@b.de;2026-11;50\n2;c@d.se;2026-11;60\n3;-;2026-11;60\n");
    assert_eq!(mapping_summary(&propose(&table, &[])), "PersonnelNumber=0 Amount=3 Month=2");
    let table = text("Personalnummer;Kontakt;Stand;Betrag\n1;A@b.de;2026-11;50\n2;c@d.se;2026-11;60\n");
    assert_eq!(mapping_summary(&propose(&table, &[])), "PersonnelNumber=0 Email=1 Amount=3 Month=2");
}

#[test]
fn email_cells_replace_only_a_name_title() {
    let table = text("Mitarbeiter;Benefit;Betrag\na@b.de;A;50\n");
    assert_eq!(mapping_summary(&propose(&table, &[])), "Email=0 Benefit=1 Amount=2");
    let table = text("Personalnummer;Benefit;Betrag\na@b.de;A;50\n");
    assert_eq!(mapping_summary(&propose(&table, &[])), "PersonnelNumber=0 Benefit=1 Amount=2");
}

#[test]
fn remembered_mapping_of_same_titles_comes_first() {
    let before = text("Wer;Was;Betrag;Betrag\n1;A;1,00;2,00\n");
    let columns = [(Meaning::PersonnelNumber, 0), (Meaning::Benefit, 1), (Meaning::Amount, 3)];
    let remembered = RememberedMapping::of(&before, &Mapping { columns: columns.into_iter().collect() });

    let moved = text("betrag; WAS ;Betrag;Wer\n1,00;A;2,00;1\n");
    assert_eq!(mapping_summary(&propose(&moved, std::slice::from_ref(&remembered))), "PersonnelNumber=3 Benefit=1 Amount=2");

    let first = RememberedMapping { mapping: Mapping { columns: [(Meaning::Benefit, 2)].into_iter().collect() }, ..remembered.clone() };
    assert_eq!(mapping_summary(&propose(&moved, &[first])), "Benefit=0");

    let other = text("Wer;Was;Betrag;Monat\n1;A;1,00;2026-11\n");
    assert_eq!(mapping_summary(&propose(&other, &[remembered])), "Amount=2 Month=3");
}

#[test]
fn mapping_json_has_snake_case_keys() {
    let mapping = Mapping { columns: [(Meaning::PersonnelNumber, 0), (Meaning::Amount, 3)].into_iter().collect() };
    assert_eq!(serde_json::to_string(&mapping).unwrap(), r#"{"columns":{"personnel_number":0,"amount":3}}"#);
}
